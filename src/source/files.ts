/**
 * Files and folders as they are on disk, and standard input; git plays no part.
 *
 * Small files are read synchronously, one after the other. A thread-pool round trip for each of
 * open, stat, read and close costs several times what the calls themselves cost, also when the
 * files are not in the page cache, so reading ahead would be slower and need more memory.
 */

import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { isAbsolute, relative, resolve, sep, toNamespacedPath } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { WHOLE_CONTENT_LIMIT, type Content } from '../content.ts';
import { problem, ScanError, type Problem } from '../error.ts';
import type { SkipReason } from '../finding.ts';
import type { Source } from './source.ts';

export interface FilesOptions {
  /** Absolute; arguments and reported paths are relative to it. */
  readonly cwd: string;
  /** What the argument `-` reads. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /**
   * Whether to leave out a folder met below an argument. Its path is relative to that argument, so
   * that `files node_modules` scans what `files .` leaves out. `.git` is left out without asking.
   */
  skipDirectory(path: string): boolean;
}

/** A file or folder to scan. Its path is kept as bytes because names need not be UTF-8. */
interface Entry {
  readonly type: 'file' | 'directory';
  readonly path: Buffer;
  /** As reported: `/`-separated, relative to the current directory if below it; may be empty. */
  readonly name: string;
  /** Relative to the argument it was found below; empty for the argument itself. */
  readonly below: string;
}

const STREAM_CHUNK_BYTES = 1024 * 1024;
const LONGEST_TURN_MS = 100;

// Opening without O_NONBLOCK waits for a writer if a FIFO takes the place of the file meanwhile.
// Windows has neither flag.
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const OPEN_FLAGS_BELOW = OPEN_FLAGS | (constants.O_NOFOLLOW ?? 0);

/**
 * The source for `keyscan files`. Arguments are always scanned; below them, symbolic links are not
 * followed, and FIFOs, sockets and devices are passed over, as they hold no content. Each file
 * comes once, whatever the arguments repeat. A content's body is to be read before the next
 * content is asked for: what goes wrong while a large file streams is reported then.
 *
 * `contents()` throws `ScanError` before it reads anything if an argument does not exist.
 */
export function filesSource(
  paths: readonly string[],
  options: FilesOptions,
): Source<Content | Problem> {
  const skipped: Partial<Record<SkipReason, number>> = {};
  const pending: Problem[] = [];

  function skip(reason: SkipReason): void {
    skipped[reason] = (skipped[reason] ?? 0) + 1;
  }

  async function* contents(): AsyncGenerator<Content | Problem> {
    const { streams, entries } = findArguments();
    yield* streams;
    let turnStart = performance.now();
    for (const entry of walk(entries)) {
      const content = contentOf(entry);
      if (content !== undefined) yield content;
      yield* pending.splice(0);
      if (performance.now() - turnStart > LONGEST_TURN_MS) {
        await nextTurn();
        turnStart = performance.now();
      }
    }
    yield* pending.splice(0);
  }

  /** Looks at every argument first, so that a misspelt one stops the run before it starts. */
  function findArguments(): { streams: Iterable<Content>; entries: Entry[] } {
    if (paths.length === 0) throw new ScanError('no file or folder given');
    const streams = new Map<string, Content>();
    const entries = new Map<string, Entry>();
    for (const argument of new Set(paths)) {
      const fd = descriptorOf(argument);
      if (fd === 0) {
        streams.set('-', { kind: 'stdin', body: guarded(options.stdin, 'standard input') });
        continue;
      }
      const found = find(argument);
      if (found === undefined) continue;
      const { absolute, stats } = found;
      const name = reportedName(options.cwd, argument, absolute);
      if (stats.isFile() || stats.isDirectory()) {
        const type = stats.isFile() ? 'file' : 'directory';
        const path = Buffer.from(toNamespacedPath(absolute));
        entries.set(path.toString('latin1'), { type, path, name, below: '' });
      } else if (fd === undefined) pending.push(neitherFileNorFolder(name));
      else
        streams.set(name, { kind: 'file', path: name, body: guarded(readFrom(fd, false), name) });
    }
    return {
      streams: streams.values(),
      entries: [...entries.values()].toSorted((a, b) => Buffer.compare(a.path, b.path)),
    };
  }

  /** Undefined, and counted or reported, if the argument is there but leads nowhere. */
  function find(argument: string): { absolute: string; stats: Stats } | undefined {
    if (argument === '') throw new ScanError('no such file or folder: ""');
    try {
      const absolute = absolutePath(options.cwd, argument);
      const stats = statSync(absolute, { throwIfNoEntry: false });
      if (stats !== undefined) return { absolute, stats };
      // A link to nothing, which git may well store, holds nothing to read.
      if (lstatSync(absolute).isSymbolicLink()) skip('symlink');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') {
        throw new ScanError(`no such file or folder: ${argument}`, { cause: error });
      }
      pending.push(unreadable(reportedName(options.cwd, argument), error));
    }
    return undefined;
  }

  /**
   * All files at and below the arguments, in byte order of their paths. A walk passes over what is
   * an argument itself, so that no file comes twice.
   */
  function* walk(args: readonly Entry[]): Generator<Entry> {
    const explicit = new Set(args.map((entry) => entry.path.toString('latin1')));
    for (const argument of args) {
      const stack = [argument];
      for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
        if (entry.type !== 'directory') yield entry;
        else for (const found of entriesIn(entry, explicit).toReversed()) stack.push(found);
      }
    }
  }

  function entriesIn(directory: Entry, explicit: ReadonlySet<string>): Entry[] {
    const entries: Entry[] = [];
    for (const dirent of readDirectory(directory)) {
      const path = Buffer.concat([directory.path, SEPARATOR, dirent.name]);
      if (explicit.size > 1 && explicit.has(path.toString('latin1'))) continue;
      const text = dirent.name.toString('utf8');
      const name = joined(directory.name, text);
      const below = joined(directory.below, text);
      if (dirent.isFile()) entries.push({ type: 'file', path, name, below });
      else if (dirent.isSymbolicLink()) skip('symlink');
      else if (dirent.isDirectory()) {
        if (text === '.git' || options.skipDirectory(below)) skip('ignored-directory');
        else entries.push({ type: 'directory', path, name, below });
      }
    }
    return entries;
  }

  function readDirectory(directory: Entry): Dirent<Buffer>[] {
    try {
      const dirents = readdirSync(directory.path, { withFileTypes: true, encoding: 'buffer' });
      return dirents
        .map((dirent) => ({ dirent, key: sortKey(dirent) }))
        .toSorted((a, b) => Buffer.compare(a.key, b.key))
        .map(({ dirent }) => dirent);
    } catch (error) {
      pending.push(unreadable(directory.name === '' ? '.' : directory.name, error));
      return [];
    }
  }

  function contentOf(entry: Entry): Content | undefined {
    const { name } = entry;
    try {
      const { size, bytes } = readWhole(entry);
      if (bytes === undefined) {
        // Files in /proc say 0 and hold more.
        const known = size === 0 ? {} : { size };
        return { kind: 'file', path: name, ...known, body: guarded(chunks(entry, size), name) };
      }
      if (bytes.length !== size) pending.push(changed(name));
      const body = bytes.subarray(0, size);
      return { kind: 'file', path: name, size: body.length, body };
    } catch (error) {
      pending.push(unreadable(name, error));
      return undefined;
    }
  }

  async function* chunks(entry: Entry, size: number): AsyncGenerator<Uint8Array> {
    const { fd } = openFile(entry);
    let total = 0;
    for await (const chunk of readFrom(fd, true)) {
      total += chunk.length;
      yield chunk;
    }
    if (size > 0 && total !== size) pending.push(changed(entry.name));
  }

  /** A body that ends where reading fails, and leaves the problem to `contents`. */
  async function* guarded(
    body: AsyncIterable<Uint8Array>,
    name: string,
  ): AsyncGenerator<Uint8Array> {
    try {
      yield* body;
    } catch (error) {
      pending.push(unreadable(name, error));
    }
  }

  return {
    mode: 'files',
    contents,
    facts: () => ({
      scope:
        paths.length > 3
          ? `${paths.length} files and folders`
          : paths.map((path) => (path === '-' ? 'standard input' : path)).join(', '),
      skipped,
    }),
  };
}

const SEPARATOR = Buffer.from(sep);

/** Folders sort as if their names ended in `/`: whole paths then come in byte order. */
function sortKey(dirent: Dirent<Buffer>): Buffer {
  return dirent.isDirectory() ? Buffer.concat([dirent.name, Buffer.from('/')]) : dirent.name;
}

function openFile(entry: Entry): { fd: number; stats: Stats } {
  const fd = openSync(entry.path, entry.below === '' ? OPEN_FLAGS : OPEN_FLAGS_BELOW);
  const stats = fstatSync(fd);
  if (stats.isFile()) return { fd, stats };
  closeSync(fd);
  throw new Error('it is no longer a file');
}

/**
 * Reads a file of up to `WHOLE_CONTENT_LIMIT` bytes. `bytes` is undefined for a larger file and for
 * one that claims to be empty and is not; it is shorter or longer than `size` (by one byte) if the
 * file changed meanwhile.
 */
function readWhole(entry: Entry): { size: number; bytes?: Buffer } {
  const { fd, stats } = openFile(entry);
  const { size } = stats;
  try {
    if (size > WHOLE_CONTENT_LIMIT) return { size };
    const bytes = Buffer.allocUnsafe(size + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read) {
      read = readSync(fd, bytes, length, bytes.length - length, null);
    }
    return size === 0 && length > 0 ? { size } : { size, bytes: bytes.subarray(0, length) };
  } finally {
    closeSync(fd);
  }
}

function absolutePath(cwd: string, argument: string): string {
  // What `link/..` is depends on where the link leads, which only the system looks at.
  const joinedPath = isAbsolute(argument) ? argument : `${cwd}${sep}${argument}`;
  return joinedPath.includes('/..') ? realpathSync.native(joinedPath) : resolve(cwd, argument);
}

function reportedName(cwd: string, argument: string, absolute = resolve(cwd, argument)): string {
  const path = relative(cwd, absolute);
  const isOutside = isAbsolute(path) || path === '..' || path.startsWith(`..${sep}`);
  const name = isOutside && isAbsolute(argument) ? absolute : path;
  return sep === '/' ? name : name.replaceAll(sep, '/');
}

function joined(directory: string, name: string): string {
  return directory === '' || directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}

/** The open descriptor of this process that a path stands for, as the shell's `<(command)` does. */
function descriptorOf(argument: string): number | undefined {
  if (argument === '-' || argument === '/dev/stdin') return 0;
  const fd = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(argument)?.[1];
  return fd === undefined ? undefined : Number(fd);
}

async function* readFrom(fd: number, autoClose: boolean): AsyncGenerator<Uint8Array> {
  const stream = createReadStream('', { fd, autoClose, highWaterMark: STREAM_CHUNK_BYTES });
  for await (const chunk of stream) yield chunk as Buffer;
}

/** Opening a named FIFO may wait for ever, and a device may never end. */
function neitherFileNorFolder(name: string): Problem {
  return problem('unreadable-file', `${name} is neither a file nor a folder: it was not scanned`, {
    hint: 'To scan what it gives, pipe it into: keyscan files -',
    path: name,
  });
}

function changed(name: string): Problem {
  return problem('unreadable-file', `${name} changed while it was read`, {
    hint: 'Scan it again when nothing writes to it.',
    path: name,
  });
}

function unreadable(name: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  // Node's messages read "EACCES: permission denied, open '/…'".
  const reason = /^E[A-Z0-9]+: (.*?)(?:,|$)/.exec(message)?.[1] ?? message;
  return problem('unreadable-file', `cannot read ${name}: ${reason}`, { path: name });
}
