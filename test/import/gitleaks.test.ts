import { describe, expect, it } from 'vitest';
import { readGitleaks, type GitleaksImport } from '../../src/import/gitleaks.ts';
import { ImportReport } from '../../src/import/report.ts';
import { scanErrorOf } from '../support/scan-error.ts';

const BUILT_IN = new Set(['aws-account-id', 'taken']);

function read(text: string): { result: GitleaksImport; report: ImportReport } {
  const report = new ImportReport();
  return { result: readGitleaks(text, '.gitleaks.toml', BUILT_IN, report), report };
}

function rule(...lines: readonly string[]): string {
  return ['[[rules]]', 'id = "acme-key"', ...lines].join('\n');
}

const REGEX = "regex = '''acme_([a-z0-9]{20})'''";

const limits = (keywords: string): string[] =>
  read(rule(REGEX, `keywords = ${keywords}`)).report.remarks.filter((text) =>
    text.includes('looked only'),
  );

describe('rules', () => {
  it('keep their pattern, group, entropy and path', () => {
    const { result, report } = read(
      rule(
        'description = "ACME key. Opens all."',
        REGEX,
        'secretGroup = 1',
        'entropy = 3.5',
        "path = '''[.]env$'''",
        'keywords = ["acme_"]',
      ),
    );
    expect(result.rules).toEqual([
      {
        id: 'acme-key',
        title: 'ACME key',
        regex: 'acme_([a-z0-9]{20})',
        secretGroup: 1,
        entropy: 3.5,
        path: '[.]env$',
        allow: [],
        matches: [],
        rejects: [],
      },
    ]);
    expect(report.refused).toEqual([]);
    expect(report.done).toEqual(['rule acme-key']);
  });

  it('get another id where there is one like it', () => {
    const text = ['taken', 'Acme Key', 'acme_key']
      .map((id) => `[[rules]]\nid = "${id}"\n${REGEX}`)
      .join('\n');
    const { result, report } = read(text);
    expect(result.rules.map(({ id }) => id)).toEqual([
      'gitleaks-taken',
      'acme-key',
      'gitleaks-acme-key',
    ]);
    expect(report.remarks.filter((remark) => remark.includes('has become'))).toHaveLength(3);
  });

  it('say where keywords have limited them more than the pattern does', () => {
    expect(limits('["ACME"]')).toEqual([]);
    expect(limits('["wonka"]')).toHaveLength(1);
    expect(limits('[]')).toEqual([]);
  });

  it.each([
    [['regex = "[0-9a-f]{32}"'], 'acme-key', 'no text of 4 characters'],
    [['path = "x"'], 'acme-key', 'names of files'],
    [['description = "x"'], 'acme-key', 'changes a rule of gitleaks'],
    [[REGEX, 'required = [{ id = "x" }]'], 'acme-key', 'matches of other rules'],
    [[REGEX, 'verify = true'], 'verify of acme-key', 'nothing like it'],
    [["regex = '''(?=x)acme_'''"], 'acme-key', "look-around '(?=…)'"],
    [["regex = '''acme_(?:x+)+y'''"], 'acme-key', 'very long'],
    [[REGEX, 'secretGroup = 3'], 'acme-key', 'no group 3'],
  ])('%j are refused by name', (lines, name, reason) => {
    const { report } = read(rule(...lines));
    expect(report.refused).toEqual([{ name, reason: expect.stringContaining(reason) as string }]);
  });

  it('one that is refused does not keep another from being taken over', () => {
    const { result } = read(`[[rules]]\nid = "bad"\nregex = "x"\n${rule(REGEX)}`);
    expect(result.rules.map(({ id }) => id)).toEqual(['acme-key']);
  });
});

describe('allow-lists', () => {
  it.each([
    ['regexes = ["^x"]', { regexes: ['^x'] }],
    ['regexTarget = "match"\nregexes = ["^x"]', { matchRegexes: ['^x'] }],
    ['regexTarget = "line"\nregexes = ["^x"]', { lineRegexes: ['^x'] }],
    ['paths = ["^docs/"]', { pathRegexes: ['^docs/'] }],
    ['stopwords = ["x"]', { stopWords: ['x'] }],
    [
      'condition = "AND"\npaths = ["a"]\nregexes = ["b"]',
      { pathRegexes: ['a'], regexes: ['b'], all: true },
    ],
    ['condition = "OR"\npaths = ["a"]\nregexes = ["b"]', { pathRegexes: ['a'], regexes: ['b'] }],
    ['paths = ["a", "("]', { pathRegexes: ['a'] }],
  ])('%j', (text, pattern) => {
    const own = read(`${rule(REGEX)}\n[[rules.allowlists]]\n${text}`);
    expect(own.result.rules[0]?.allow).toEqual([pattern]);
    const old = read(`${rule(REGEX)}\n[rules.allowlist]\n${text}`);
    expect(old.result.rules[0]?.allow).toEqual([pattern]);
    const all = read(`[[allowlists]]\ndescription = "why"\n${text}`);
    expect(all.result.allow).toEqual([{ pattern, reason: 'why' }]);
    const top = read(`[allowlist]\n${text}`);
    expect(top.result.allow.map((allow) => allow.pattern)).toEqual([pattern]);
    expect(all.report.refused).toHaveLength(text.includes('(') ? 1 : 0);
  });

  it('for some rules name them as they are called here', () => {
    const { result, report } = read(
      `[[rules]]\nid = "taken"\n${REGEX}\n[[allowlists]]\ntargetRules = ["taken", "aws-account-id", "gone"]\nstopwords = ["x"]`,
    );
    expect(result.allow[0]?.pattern.rules).toEqual(['gitleaks-taken', 'aws-account-id']);
    expect(report.refused.map(({ name }) => name)).toEqual(['gone in allowlist 1']);
  });

  it('never allow more for want of a condition', () => {
    const { result, report } = read(
      '[[allowlists]]\ncondition = "AND"\npaths = ["("]\nregexes = ["b"]',
    );
    expect(result.allow).toEqual([]);
    expect(report.refused).toHaveLength(1);
    const only = read('[[allowlists]]\ntargetRules = ["gone"]\nregexes = ["b"]');
    expect(only.result.allow).toEqual([]);
  });

  it('with commits are for the history', () => {
    const { result, report } = read('[allowlist]\ncommits = ["abc1234"]');
    expect(result.commits).toEqual(['abc1234']);
    expect(report.refused).toEqual([]);
    const own = read(`${rule(REGEX)}\n[[rules.allowlists]]\ncommits = ["abc1234"]`);
    expect(own.result.commits).toEqual([]);
    expect(own.report.refused.map(({ name }) => name)).toEqual([
      'commits of allowlist 1 of acme-key',
    ]);
  });

  it.each([
    ['regexTarget = "file"\nregexes = ["x"]', 'regexTarget file is not known'],
    ['verified = true\nstopwords = ["x"]', 'nothing like it'],
  ])('%j is refused', (text, reason) => {
    expect(read(`[[allowlists]]\n${text}`).report.refused[0]?.reason).toContain(reason);
  });
});

describe('what it extends', () => {
  it('switches off the rules that are known', () => {
    const { result, report } = read(
      '[extend]\nuseDefault = true\ndisabledRules = ["aws-account-id", "x"]',
    );
    expect(result.disable).toEqual(['aws-account-id']);
    expect(report.refused.map(({ name }) => name)).toEqual(['disabled rule x']);
    expect(report.remarks).toEqual([]);
  });

  it('says that built-in rules stay on where gitleaks’ own were not used', () => {
    expect(read('').report.remarks).toEqual([expect.stringContaining('disable = ["*"]')]);
  });

  it('names what it cannot follow', () => {
    const { report } = read('[extend]\npath = "base.toml"\nurl = "https://example.com"\nzzz = 1');
    expect(report.refused.map(({ name }) => name).toSorted()).toEqual([
      'extend.path base.toml',
      'extend.url',
      'extend.zzz',
    ]);
  });
});

it('what is no TOML, or has a wrong type, is an error with its line', async () => {
  expect((await scanErrorOf(() => read('x ='))).message).toContain('.gitleaks.toml:1');
  expect((await scanErrorOf(() => read(rule('regex = 3')))).message).toContain(
    '.gitleaks.toml:3: regex',
  );
});
