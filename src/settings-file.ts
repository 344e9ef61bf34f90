/**
 * Reading and writing keyscan's own files in a repository. They come from repositories nobody
 * vouches for, so what is read is bounded, and a pipe or a device in their place is refused, not
 * waited for.
 */

import { isUtf8 } from 'node:buffer';
import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

import { ScanError } from './error.ts';
import { quoteOdd } from './text/quote.ts';

/** Where a file is, and how messages call it. */
export interface SettingsFile {
  readonly path: string;
  /** As the user knows it: relative to the repository, or as typed. */
  readonly name: string;
  /** Named on the command line, so that it has to be there. */
  readonly required?: boolean;
}

/** Largest file of settings or decisions that people write by hand, in bytes. */
const MAX_SETTINGS_SIZE = 1024 * 1024;

/**
 * The text of a file without its byte order mark; undefined where there is none and none is
 * required. Throws `ScanError` if it cannot be read, is no regular file, larger than `limit` bytes
 * or not UTF-8.
 */
export function readSettingsFile(
  file: SettingsFile,
  limit: number = MAX_SETTINGS_SIZE,
): string | undefined {
  let bytes: Buffer;
  try {
    const facts = statSync(file.path);
    if (!facts.isFile()) {
      throw new ScanError(`${quoteOdd(file.name)} is not a regular file`, {
        hint: 'Put a regular file in its place, or remove it.',
      });
    }
    if (facts.size > limit) throw tooLarge(file, limit);
    bytes = readFileSync(file.path);
  } catch (error) {
    if (error instanceof ScanError) throw error;
    const code = codeOf(error);
    const absent = code === 'ENOENT' || code === 'ENOTDIR';
    if (absent && file.required !== true) return undefined;
    throw new ScanError(
      absent
        ? `${quoteOdd(file.name)} does not exist`
        : `${quoteOdd(file.name)} cannot be read (${code})`,
      {
        hint: absent
          ? 'Check the name on the command line.'
          : 'Make the file readable, or remove it.',
        cause: error,
      },
    );
  }
  if (bytes.length > limit) throw tooLarge(file, limit);
  if (!isUtf8(bytes)) {
    throw new ScanError(`${quoteOdd(file.name)} is not UTF-8 text`, {
      hint: 'Save the file with the encoding UTF-8.',
    });
  }
  const text = bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

/**
 * Writes `text` so that readers see the old file or the new one and never half of it. A symbolic
 * link is followed. Throws `ScanError` if the file cannot be written.
 */
export function writeSettingsFile(file: SettingsFile, text: string): void {
  let temporary: string | undefined;
  try {
    const path = statSync(file.path, { throwIfNoEntry: false })
      ? realpathSync(file.path)
      : file.path;
    temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    const code = codeOf(error);
    if (temporary !== undefined && code !== 'EEXIST') rmSync(temporary, { force: true });
    throw new ScanError(`${quoteOdd(file.name)} cannot be written (${code})`, {
      hint: 'Make the folder writable, or name another file.',
      cause: error,
    });
  }
}

function tooLarge(file: SettingsFile, limit: number): ScanError {
  return new ScanError(`${quoteOdd(file.name)} is larger than ${Math.floor(limit / 1024)} KiB`, {
    hint: 'keyscan reads no file of that size for its settings: check that it is the right one.',
  });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
