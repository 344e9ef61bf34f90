import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { compileGlobs, globProblem, wholeFolders } from '../../src/filter/globs.ts';
import { scanErrorOf } from '../support/scan-error.ts';

/** Whether a glob of literals, `*`, `?` and `**` matches, by trying everything. */
function naiveMatch(glob: readonly string[], path: readonly string[]): boolean {
  const [head, ...rest] = glob;
  if (head === undefined) return path.length === 0;
  if (head === '**') {
    return path.some((_, index) => naiveMatch(rest, path.slice(index))) || naiveMatch(rest, []);
  }
  const [first, ...others] = path;
  return first !== undefined && matchesName(head, first) && naiveMatch(rest, others);
}

function matchesName(glob: string, name: string): boolean {
  if (glob === '') return name === '';
  if (glob.startsWith('*')) {
    const tails = Array.from({ length: name.length + 1 }, (_, index) => name.slice(index));
    return tails.some((tail) => matchesName(glob.slice(1), tail));
  }
  if (name === '' || (glob[0] !== '?' && glob[0] !== name[0])) return false;
  return matchesName(glob.slice(1), name.slice(1));
}

const name = fc.string({
  unit: fc.constantFrom('a', 'b', '.', '\n', 'é'),
  minLength: 1,
  maxLength: 4,
});
const path = fc.array(name, { minLength: 1, maxLength: 5 }).filter((parts) => !hasDots(parts));
const nameGlob = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', '*', '?'),
  minLength: 1,
  maxLength: 4,
});
const glob = fc
  .array(fc.oneof(nameGlob, name, fc.constant('**')), { minLength: 1, maxLength: 5 })
  .filter(
    (parts) => !hasDots(parts) && parts.every((part) => part === '**' || !part.includes('**')),
  );

function hasDots(parts: readonly string[]): boolean {
  return parts.some((part) => part === '.' || part === '..');
}

describe('compileGlobs', () => {
  it.prop([glob, path], { numRuns: 3000 })('agrees with a naive matcher', (parts, names) => {
    const text = parts.join('/');
    expect(globProblem(text)).toBeUndefined();
    // Whether a/** covers a file named a is no question that anybody asks.
    if (parts.at(-1) === '**' && naiveMatch(parts.slice(0, -1), names)) return;
    const expected = naiveMatch(parts, names);
    expect(compileGlobs([text])(names.join('/'))).toBe(expected ? text : undefined);
  });

  it.each([
    ['docs/**', 'docs/a/b.md', true],
    ['docs/**', 'docs/.hidden/x', true],
    ['docs/**', 'Docs/a', false],
    ['docs/**', 'old/docs/a', false],
    ['**/docs/**', 'old/docs/a', true],
    ['*.md', 'README.md', true],
    ['*.md', 'docs/README.md', false],
    ['**/*.{md,txt}', 'a/b.txt', true],
    ['a+b', 'a+b', true],
    ['{a,aa}+b', 'a+b', true],
    ['{a,aa}+b', 'aab', false],
    ['"a"', '"a"', true],
    ['[!a]b', 'cb', true],
    ['[!a]b', '!b', true],
    ['[!a]b', 'ab', false],
    [String.raw`app/\(group\)/**`, 'app/(group)/page.tsx', true],
    [String.raw`a\*b`, 'a*b', true],
    [String.raw`a\*b`, 'axb', false],
    ['docs/**', 'docs/a\nb/c', true],
    ['$x^', '$x^', true],
    ['-rf', '-rf', true],
  ])('%j and the path %j: %s', (pattern, file, expected) => {
    expect(globProblem(pattern)).toBeUndefined();
    expect(compileGlobs([pattern])(file) === pattern).toBe(expected);
  });

  it('names the first glob that matches', () => {
    expect(compileGlobs(['x', 'a/**', '**'])('a/b')).toBe('a/**');
    expect(compileGlobs([])('a/b')).toBeUndefined();
  });

  it('gives up on a glob that would run for hours, and says which', async () => {
    const match = compileGlobs(['*a*a*a*a*a*a*a*a*b']);
    expect(match('aab')).toBeUndefined();
    const start = performance.now();
    const error = await scanErrorOf(() => match('a'.repeat(400)));
    expect(performance.now() - start).toBeLessThan(30_000);
    expect(error.message).toBe('the path pattern "*a*a*a*a*a*a*a*a*b" takes too long to match');
  });

  it('gives up on nested choices that would run for hours', async () => {
    const pattern = `${'{a,aa,aaa}'.repeat(40)}b`;
    expect(globProblem(pattern)).toBeUndefined();
    const match = compileGlobs([pattern]);
    expect((await scanErrorOf(() => match('a'.repeat(90)))).message).toContain('too long');
  });

  it('keeps matching long paths under the time limit', () => {
    const match = compileGlobs(['**/test/**/*.snap*/**/x']);
    const long = `${'folder/'.repeat(200)}test/one.snapshot/x`;
    for (let run = 0; run < 200; run++) expect(match(long)).toBeDefined();
  });
});

describe('globProblem', () => {
  it.each([
    ['', 'is empty'],
    ['/etc/**', 'is no path from the root of the repository'],
    ['./docs', 'is no path from the root of the repository'],
    ['docs/../x', 'is no path from the root of the repository'],
    ['..', 'is no path from the root of the repository'],
    ['~/x', 'is no path from the root of the repository'],
    [String.raw`C:\code\**`, 'is no path from the root of the repository'],
    ['docs/', 'ends with /'],
    ['docs//x', 'has two / in a row'],
    ['!src/**', 'begins with !'],
    ['@(a|b)', 'has a parenthesis or |'],
    ['a|b', 'has a parenthesis or |'],
    ['a{1..30}', 'has a range {a..b}'],
    ['docs\\', 'ends with a backslash'],
    ['a[b', 'has a wrong bracket or brace'],
    ['a{b', 'has a wrong bracket or brace'],
    ['[z-a]', 'has a wrong bracket or brace'],
  ])('%# %s', (pattern, problem) => {
    expect(globProblem(pattern)?.problem).toBe(problem);
    expect(globProblem(pattern)?.advice).toMatch(/^[A-Z].*\.$/);
  });

  it('a very long one', () => {
    expect(globProblem('a'.repeat(2000))?.problem).toBe('is longer than 1024 characters');
  });

  it.prop([fc.string({ unit: 'binary' })])('never throws, and what passes compiles', (pattern) => {
    if (globProblem(pattern) === undefined) {
      expect(() => compileGlobs([pattern])('some/path')).not.toThrow();
    }
  });
});

describe('wholeFolders', () => {
  it('keeps the globs that cover all of a folder', () => {
    expect(wholeFolders(['docs/**', '**', 'docs/*', 'docs', '**/x/**'])).toEqual([
      'docs/**',
      '**',
      '**/x/**',
    ]);
  });

  it.prop([glob, path, path], { numRuns: 2000 })(
    'a match of the folder is a match of all in it',
    (parts, folder, inner) => {
      const folders = wholeFolders([parts.join('/')]);
      const match = compileGlobs(folders);
      if (match(folder.join('/')) === undefined) return;
      expect(match([...folder, ...inner].join('/'))).toBeDefined();
    },
  );
});
