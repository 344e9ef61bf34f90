import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readDetectSecrets } from '../../src/import/detect-secrets.ts';
import { readGitSecrets } from '../../src/import/git-secrets.ts';
import { readGitleaksIgnore } from '../../src/import/gitleaks-ignore.ts';
import { findingsAt } from '../../src/import/places.ts';
import { ImportReport } from '../../src/import/report.ts';
import { addToConfig, type Additions } from '../../src/import/write-config.ts';
import { parseConfig } from '../../src/config.ts';
import { Secret, type Finding } from '../../src/finding.ts';
import { scanErrorOf } from '../support/scan-error.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

describe('.gitleaksignore', () => {
  it('is read with comments, Windows paths and colons in names', () => {
    const report = new ImportReport();
    const text = `# all\r\n${COMMIT}:src/a.ts:rule:7\n./b c.txt:rule:1 # why\nx\\y:rule:2\na:b:rule:3\n\n`;
    expect(readGitleaksIgnore(text, report)).toMatchObject([
      { commit: COMMIT, path: 'src/a.ts', line: 7 },
      { path: 'b c.txt', line: 1 },
      { path: 'x/y', line: 2 },
      { path: 'a:b', line: 3 },
    ]);
    expect(report.refused).toEqual([]);
  });

  it('names lines that are something else', () => {
    const report = new ImportReport();
    expect(readGitleaksIgnore('a:rule:1\nwhat\n', report)).toHaveLength(1);
    expect(report.refused.map(({ name }) => name)).toEqual(['line 2']);
  });
});

const entry = (more: object): object => ({
  type: 'Secret Keyword',
  line_number: 3,
  hashed_secret: 'ab',
  ...more,
});

const filter = (kind: string, pattern: unknown): object => ({
  path: `detect_secrets.filters.regex.should_exclude_${kind}`,
  pattern,
});

describe('a baseline of detect-secrets', () => {
  it('has what is harmless, what is accepted and what is real', () => {
    const report = new ImportReport();
    const results = {
      'a.py': [entry({ is_secret: false }), entry({}), entry({ is_secret: true })],
    };
    const { harmless, accepted } = readDetectSecrets(JSON.stringify({ results }), 'x', report);
    const decision = { path: 'a.py', line: 3, sha1: 'ab' };
    expect(harmless).toMatchObject([decision]);
    expect(accepted).toMatchObject([decision]);
    expect(report.refused.map(({ name }) => name)).toEqual(['a.py:3 "Secret Keyword"']);
  });

  it('has patterns of what is left out', () => {
    const report = new ImportReport();
    const filters_used = [
      filter('file', ['^a', '(']),
      filter('line', 'b'),
      filter('secret', ['c']),
      { path: 'detect_secrets.filters.heuristic.is_sequential_string' },
      { path: 'detect_secrets.filters.wordlist.should_exclude_secret', file_name: 'words' },
    ];
    const { config } = readDetectSecrets(
      JSON.stringify({ results: {}, filters_used }),
      'x',
      report,
    );
    expect(config.allow.map(({ pattern }) => pattern)).toEqual([
      { pathRegexes: ['^a'] },
      { lineRegexes: ['b'] },
      { regexes: ['c'] },
    ]);
    expect(report.refused).toHaveLength(2);
  });

  it.each(['', '[]', '{}', '{"results":{"a":3}}', 'null', '"x"'])('is not %j', async (text) => {
    const error = await scanErrorOf(() => readDetectSecrets(text, 'my.json', new ImportReport()));
    expect(error.message).toContain('my.json is no baseline');
  });
});

const read = (
  patterns: string[],
  allowed: string[] = [],
  providers: string[] = [],
): { result: Additions; report: ImportReport } => {
  const report = new ImportReport();
  return { result: readGitSecrets({ patterns, allowed, providers }, report), report };
};

describe('settings of git-secrets', () => {
  it('become rules for whole words, and lines that are allowed', () => {
    const { result, report } = read(['wonka[[:digit:]]{10}'], ['wonka0']);
    const regex = new RegExp(result.rules[0]?.regex?.replace('?P<', '?<') ?? '');
    expect(regex.exec('x wonka0123456789;')?.groups?.['secret']).toBe('wonka0123456789');
    expect(regex.test('xwonka0123456789')).toBe(false);
    expect(regex.test('wonka01234567890')).toBe(false);
    expect(result.allow.map(({ pattern }) => pattern)).toEqual([{ lineRegexes: ['wonka0'] }]);
    expect(report.refused).toEqual([]);
  });

  it('are left out where built-in rules know better', () => {
    const { result, report } = read(
      ['(A3T[A-Z0-9]|AKIA)[A-Z0-9]{16}'],
      [['AKIAIOSFODNN7', 'EXAMPLE'].join('')],
    );
    expect([...result.rules, ...result.allow, ...report.refused]).toEqual([]);
    expect(report.remarks).toEqual([expect.stringContaining('--register-aws')]);
  });

  it('are never quoted, and a text that must not get out is no rule', () => {
    const text = ['very', 'private', 'words'].join('-');
    const { result, report } = read(
      [text, text.replaceAll('-', String.raw`\-`)],
      [],
      [`echo ${text}`],
    );
    expect(result.rules).toEqual([]);
    expect(report.refused.map(({ name }) => name)).toEqual([
      'pattern 1',
      'pattern 2',
      'provider 1',
    ]);
    expect(report.text).not.toContain('private');
  });

  it('are refused by name where they cannot be read', () => {
    const { report } = read([String.raw`wonka\d+`, 'wonka(', '[a-z]{20}'], ['(']);
    expect(report.refused.map(({ name }) => name)).toEqual([
      'pattern 1',
      'pattern 2',
      'pattern 3',
      'allowed pattern 1',
    ]);
  });
});

describe('findings at imported places', () => {
  const secret = ['some', 'value'].join(' ');
  const finding = {
    parts: [{ secret: new Secret(secret) }],
    location: {
      path: 'a.txt',
      commit: { oid: COMMIT },
      start: { line: 5, column: 1 },
      end: { line: 6, column: 1 },
    },
    otherLocations: [{ path: 'b.txt', start: { line: 9, column: 1 }, end: { line: 9, column: 4 } }],
  } as unknown as Finding;
  const sha1 = createHash('sha1').update(secret).digest('hex');

  it.each([
    [{ path: 'a.txt', line: 5 }, 1],
    [{ path: 'a.txt', line: 4 }, 1],
    [{ path: 'a.txt', line: 7 }, 1],
    [{ path: 'a.txt', line: 3 }, 0],
    [{ path: 'a.txt', line: 8 }, 0],
    [{ path: 'b.txt', line: 9 }, 1],
    [{ path: 'b.txt', line: 9, commit: COMMIT }, 0],
    [{ path: 'a.txt', line: 5, commit: COMMIT.slice(0, 8) }, 1],
    [{ path: 'a.txt', line: 5, commit: 'ffff' }, 0],
    [{ commit: COMMIT }, 1],
    [{ path: 'c.txt', line: 1, sha1 }, 1],
    [{ path: 'c.txt', line: 1, sha1: 'ab' }, 0],
    [{ path: 'a.txt', line: 5, sha1: 'ab' }, 1],
    [{}, 0],
  ])('%j: %i', (decision, count) => {
    expect(findingsAt([finding], { name: 'x', ...decision })).toHaveLength(count);
  });
});

describe('a configuration that is added to', () => {
  const additions: Additions = {
    rules: [
      {
        id: 'acme',
        title: 'It’s "ACME"',
        regex: String.raw`acme\.'([a-z]{3})'''"`,
        secretGroup: 1,
        entropy: 2.5,
        keywords: ['acme.'],
        allow: [{ regexes: [String.raw`^\d'`], all: true }, { values: ['a\nb', 'c'] }],
        matches: [],
        rejects: [],
      },
    ],
    allow: [{ pattern: { rules: ['acme'], stopWords: ['x'] }, reason: 'a "reason"' }],
    disable: ['test-id'],
  };

  it.each([
    undefined,
    '',
    '# mine\nfail-on = "low"\n',
    '[aws]\naccounts = ["012345678901"]',
    '# a\r\nfail-on = "low"\r\n',
  ])('after %j means what was meant', async (before) => {
    const { text } = addToConfig(before, additions, 'x');
    const config = await parseConfig(text, ['test-id', 'b']);
    expect(config.rules.get('test-id')).toEqual({ enabled: false });
    const [only] = config.custom?.rules ?? [];
    expect(only?.rule).toMatchObject({ id: 'acme', title: 'It’s "ACME"' });
    expect(only?.rule.forms[0]?.secret.source).toBe('[a-z]{3}');
    if (before !== undefined) expect(text).toContain(before.trim());
    if (before?.includes('\r') === true) expect(text).not.toMatch(/[^\r]\n/);
  });

  it('is the same when it is added to again', () => {
    const { text } = addToConfig('# mine\n', additions, 'x');
    const again = addToConfig(text, additions, 'x');
    expect(again).toEqual({ text, known: ['acme'] });
  });

  it.each([
    ['[rules.test-id]\nenabled = true\n', 'no place for [[rules]]'],
    ['disable = ["b"]\n', 'cannot be added to this list'],
    ['x = = 1', 'x:1'],
  ])('is refused after %j', async (before, message) => {
    const error = await scanErrorOf(() => addToConfig(before, additions, 'x'));
    expect(error.message).toContain(message);
  });
});
