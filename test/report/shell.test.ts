import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathspec, shellQuote } from '../../src/report/shell.ts';

describe('shellQuote', () => {
  test.each([
    ['src/a-b_c.ts', 'src/a-b_c.ts'],
    ['my file.ts', '"my file.ts"'],
    ['a[id]/b.ts', '"a[id]/b.ts"'],
    ["it's", `"it's"`],
    ['a$b', "'a$b'"],
    [`a"b'c`, `'a"b'\\''c'`],
    ['-n', '"-n"'],
    ['', '""'],
    ['a\nb', String.raw`$'a\x0ab'`],
    ['a\u202eb', String.raw`$'a\u202eb'`],
  ])('%j', (text, expected) => {
    expect(shellQuote(text)).toBe(expected);
  });

  test.skipIf(process.platform === 'win32')('a shell gets back exactly the text', () => {
    const unit = fc.constantFrom(
      ...Array.from('aZ0 ./-=:~*?[]{}()<>|&;#!$`"\'\\%@'),
      '\n',
      '\t',
      '\u001b',
      'é',
      '漢',
      '\u202e',
    );
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit, maxLength: 12 }), { minLength: 1, maxLength: 20 }),
        (texts) => {
          const script = texts.map((text) => `printf '%s\\0' ${shellQuote(text)}`).join('\n');
          const env = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' };
          const output = execFileSync('bash', ['-c', script], {
            encoding: 'utf8',
            env,
            // On a socket bash takes itself for a remote shell and reads the user's .bashrc.
            stdio: ['ignore', 'pipe', 'inherit'],
          });
          expect(output.split('\0').slice(0, -1)).toEqual(texts);
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('pathspec says what the display form cannot with a wildcard', () => {
  expect(pathspec('src/a.ts')).toBe('src/a.ts');
  expect(pathspec(':odd')).toBe('":(literal):odd"');
  expect(pathspec('-odd')).toBe('":(literal)-odd"');
  expect(pathspec('caf\ufffd\ufffd[1].ts')).toBe(String.raw`':(glob)caf*\[1].ts'`);
  expect(pathspec('keys/********.txt')).toBe('":(glob)keys/*.txt"');
});
