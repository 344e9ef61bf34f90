import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettingsFile, writeSettingsFile, type SettingsFile } from '../src/settings-file.ts';
import { scanErrorOf } from './support/scan-error.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'keyscan-settings-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function file(name: string, content?: string | Uint8Array): SettingsFile {
  const path = join(directory, name);
  if (content !== undefined) writeFileSync(path, content);
  return { path, name };
}

describe('readSettingsFile', () => {
  it('gives the text, without a byte order mark', () => {
    expect(readSettingsFile(file('a', 'grüße\r\n'))).toBe('grüße\r\n');
    expect(readSettingsFile(file('b', '\ufeffx'))).toBe('x');
    expect(readSettingsFile(file('c', ''))).toBe('');
  });

  it('gives undefined where there is no file, unless it was named', async () => {
    expect(readSettingsFile(file('none'))).toBeUndefined();
    expect(
      readSettingsFile({ ...file('x', 'y'), path: join(directory, 'x/none') }),
    ).toBeUndefined();
    const error = await scanErrorOf(() => readSettingsFile({ ...file('none'), required: true }));
    expect(error.message).toBe('none does not exist');
    expect(error.status).toBe(2);
  });

  it.each<[string, () => SettingsFile, string]>([
    ['a folder', () => (mkdirSync(join(directory, 'd')), file('d')), 'd is not a regular file'],
    ['UTF-16', () => file('u', Buffer.from('\ufeffa = 1', 'utf16le')), 'u is not UTF-8 text'],
    ['too long', () => file('l', Buffer.alloc(1024 * 1024 + 1, 'a')), 'l is larger than 1024 KiB'],
    [
      'an odd name',
      () => ({ path: directory, name: 'a\u001b[1m' }),
      '"a\\u001b[1m" is not a regular file',
    ],
  ])('refuses %s', async (_, make, message) => {
    const error = await scanErrorOf(() => readSettingsFile(make()));
    expect(error.message).toBe(message);
    expect(error.hint).toBeDefined();
  });

  it('reads up to the limit', () => {
    expect(readSettingsFile(file('l', Buffer.alloc(1024 * 1024, 'a')))).toHaveLength(1024 * 1024);
    expect(readSettingsFile(file('m', Buffer.alloc(2048, 'a')), 2048)).toHaveLength(2048);
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', async () => {
    const pipe = file('pipe');
    expect(spawnSync('mkfifo', [pipe.path]).status).toBe(0);
    symlinkSync(pipe.path, join(directory, 'link'));
    for (const name of ['pipe', 'link']) {
      expect((await scanErrorOf(() => readSettingsFile(file(name)))).message).toContain('regular');
    }
    const device = { path: '/dev/zero', name: 'zero' };
    expect((await scanErrorOf(() => readSettingsFile(device))).message).toContain('regular');
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says when a file cannot be read',
    async () => {
      const locked = file('locked', 'x');
      chmodSync(locked.path, 0);
      expect((await scanErrorOf(() => readSettingsFile(locked))).message).toBe(
        'locked cannot be read (EACCES)',
      );
    },
  );

  it.skipIf(process.platform === 'win32')('says when links go round', async () => {
    symlinkSync('loop', join(directory, 'loop'));
    expect((await scanErrorOf(() => readSettingsFile(file('loop')))).message).toBe(
      'loop cannot be read (ELOOP)',
    );
  });
});

describe('writeSettingsFile', () => {
  it('makes and replaces a file, and leaves nothing beside it', () => {
    const target = file('a');
    writeSettingsFile(target, 'one');
    writeSettingsFile(target, 'two ü');
    expect(readFileSync(target.path, 'utf8')).toBe('two ü');
    expect(readdirSync(directory)).toEqual(['a']);
  });

  it.skipIf(process.platform === 'win32')('follows a link', () => {
    const real = file('real', 'old');
    symlinkSync('real', join(directory, 'link'));
    writeSettingsFile(file('link'), 'new');
    expect(readFileSync(real.path, 'utf8')).toBe('new');
    expect(readdirSync(directory)).toEqual(['link', 'real']);
  });

  it('says when it cannot', async () => {
    const error = await scanErrorOf(() => {
      writeSettingsFile({ path: join(directory, 'none/a'), name: 'none/a' }, 'x');
    });
    expect(error.message).toBe('none/a cannot be written (ENOENT)');
  });
});
