import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { parseConfig, type Config } from '../../src/config.ts';
import { makeRule } from '../../src/custom/rule.ts';
import { reveal } from '../../src/finding.ts';
import { createDetector } from '../../src/match/detector.ts';
import { rulesInMemory } from '../../src/match/prepare-rules.ts';
import { RE2 } from '../../src/pattern/notation.ts';
import type { Rule } from '../../src/rule.ts';
import { matchesSomewhere, references, texts } from '../pattern/reference.ts';
import { createCredentials } from '../support/credentials.ts';
import { scanErrorOf } from '../support/scan-error.ts';
import { ID } from '../match/rules-for-tests.ts';

const BUILT_IN = ['aws-access-key-id', 'aws-account-id', 'test-id'];
const made = createCredentials('custom');
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const TOKEN = made.chars(32, LOWER);

async function read(text: string): Promise<Config> {
  return await parseConfig(text, BUILT_IN);
}

/** What the rules of a configuration find in a text, one line each. */
async function found(config: string, text: string, path?: string): Promise<string[]> {
  const { custom } = await read(config);
  return search(custom?.rules.map((each) => each.rule) ?? [], text, path);
}

function search(rules: readonly Rule[], text: string, path?: string): string[] {
  const detector = createDetector({ rules: rulesInMemory(rules), now: 0 });
  return detector
    .detect(Buffer.from(text), path)
    .flatMap(({ parts }) => parts.map(({ ruleId, secret }) => `${ruleId} ${reveal(secret)}`));
}

function rule(...lines: readonly string[]): string {
  return ['[[rules]]', 'id = "acme"', ...lines].join('\n');
}

describe('rules of people’s own', () => {
  it('have all members that rules have', async () => {
    const text = rule(
      'title = "ACME token"',
      'description = "Opens everything."',
      'severity = "critical"',
      'confidence = "medium"',
      "regex = 'acme_([a-z0-9]{32})'",
      'advice = ["Call Ana."]',
      'references = ["https://example.com"]',
      "path = '[.]env$'",
      'matches = ["a"]',
      'rejects = ["b"]',
    );
    const [only] = (await read(text)).custom?.rules ?? [];
    expect(only?.remarks).toEqual([]);
    expect(only?.rule).toMatchObject({
      id: 'acme',
      title: 'ACME token',
      description: 'Opens everything.',
      severity: 'critical',
      confidence: 'medium',
      advice: { leaked: ['Call Ana.'] },
      references: ['https://example.com'],
      paths: /[.]env$/,
      matches: ['a'],
      rejects: ['b'],
    });
    expect(only?.rule.forms).toMatchObject([{ keywords: ['acme_'] }]);
  });

  it.each<[string, string, string]>([
    ['the first group', "regex = 'acme_([a-z0-9]{32})'", `acme_${TOKEN}`],
    ['the group named secret', "regex = '(acme)_(?P<secret>[a-z0-9]{32})'", `acme_${TOKEN}`],
    ['a group by number', "regex = '(acme)_([a-z0-9]{32})'\nsecret-group = 2", `acme_${TOKEN}`],
    [
      'a group by name',
      'regex = \'(acme)_(?P<x>[a-z0-9]{32})\'\nsecret-group = "x"',
      `acme_${TOKEN}`,
    ],
    [
      'what is given to a name',
      "name = 'acme_key'\nsecret = '[a-z0-9]{32}'",
      `"acme_key": "${TOKEN}"`,
    ],
    [
      'what stands between',
      "before = 'acme='\nsecret = '[a-z0-9]+'\nafter = ';'",
      `acme=${TOKEN};`,
    ],
    ['any case', "regex = '(?i)ACME_([A-Z0-9]{32})'", `aCmE_${TOKEN}`],
    ['in any branch', "regex = 'acme_([a-z0-9]{32})|emca_([a-z0-9]{32})'", `emca_${TOKEN}`],
    ['an open end', "regex = 'acme_([a-z0-9]{8,})'", `acme_${TOKEN}`],
    ['the line', "regex = '(?m)^acme=(\\w+)$'", `x\nacme=${TOKEN}\ny`],
  ])('find %s', async (_, lines, text) => {
    expect(await found(rule(lines), `${text}\n`)).toEqual([`acme ${TOKEN}`]);
    expect(await found(rule(lines), text.replaceAll(/acme|emca/gi, 'other'))).toEqual([]);
  });

  it('find a match without a group as a whole', async () => {
    expect(await found(rule("regex = 'acme_[a-z0-9]{32}'"), `(acme_${TOKEN})`)).toEqual([
      `acme acme_${TOKEN}`,
    ]);
  });

  it('find what is encoded, as built-in ones do', async () => {
    const text = Buffer.from(`key: acme_${TOKEN}\n`).toString('base64');
    expect(await found(rule("regex = 'acme_([a-z0-9]{32})'"), text)).toEqual([`acme ${TOKEN}`]);
  });

  it('have an end to each repeat, and say so', async () => {
    const config = await read(rule("regex = 'acme.*=([a-z]+)'"));
    const [only] = config.custom?.rules ?? [];
    expect(only?.remarks).toHaveLength(2);
    const rules = [only?.rule].filter((one) => one !== undefined);
    const long = made.chars(1200, 'abcdefgh');
    expect(search(rules, `acme${' '.repeat(250)}=${long}`)).toEqual([
      `acme ${long.slice(0, 1000)}`,
    ]);
    expect(search(rules, `acme${' '.repeat(251)}=${long}`)).toEqual([]);
  });

  it('leave out what has too little entropy', async () => {
    const config = rule("regex = 'acme_([a-z0-9]+)'", 'entropy = 3');
    expect(await found(config, `acme_${'ab'.repeat(16)}`)).toEqual([]);
    // Eight characters as often as each other have exactly 3 bits each.
    expect(await found(config, `acme_${'abcdefgh'.repeat(4)}`)).toEqual([]);
    expect(await found(config, `acme_${'abcdefghi'.repeat(4)}`)).toHaveLength(1);
  });

  it('look at their paths only', async () => {
    const config = rule("regex = 'acme_([a-z0-9]+)'", "path = '(^|/)[.]env$'");
    expect(await found(config, `acme_${TOKEN}`, 'a/.env')).toHaveLength(1);
    expect(await found(config, `acme_${TOKEN}`, 'a/.env.txt')).toEqual([]);
  });

  it('can be switched off', async () => {
    expect(await found(rule("regex = 'acme_(x+)'", 'enabled = false'), 'acme_xxx')).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['values', `values = ["${TOKEN}"]`, [TOKEN]],
    ['stop words', 'stop-words = ["SAMPLE"]', [`sample${TOKEN}`]],
    ['regexes', "regexes = ['^test']", [`test${TOKEN}`]],
    ['regexes over the match', "match-regexes = ['acme_t']", [`t${TOKEN}`]],
    ['regexes over the line', "line-regexes = ['^# ']", [`test ${TOKEN}`]],
  ])('allow %s', async (_, line, allowed) => {
    const config = rule("regex = 'acme_([a-z0-9]+)'", '[[rules.allow]]', line);
    for (const value of allowed) {
      const text = line.startsWith('line') ? `x\n# acme_${TOKEN}\n` : `x\nacme_${value}\n`;
      expect(await found(config, text)).toEqual([]);
    }
    expect(await found(config, `# x\nacme_z${TOKEN.slice(1)}\n# y`)).toHaveLength(1);
  });

  it('look at paths in any script', async () => {
    const config = rule("regex = 'acme_([a-z0-9]+)'", "path = '^ключé?/'");
    expect(await found(config, `acme_${TOKEN}`, 'ключé/a.js')).toHaveLength(1);
    expect(await found(config, `acme_${TOKEN}`, 'ключ/a.js')).toHaveLength(1);
    expect(await found(config, `acme_${TOKEN}`, 'é/a.js')).toEqual([]);
  });

  it('allow by path, and by all conditions at once', async () => {
    const text = `acme_test${TOKEN}`;
    const either = rule(
      "regex = 'acme_([a-z0-9]+)'",
      '[[rules.allow]]',
      "path-regexes = ['^docs/']",
      "regexes = ['^test']",
    );
    const both = `${either}\nall = true`;
    expect(await found(either, text, 'src/a')).toEqual([]);
    expect(await found(either, `acme_${TOKEN}`, 'docs/a')).toEqual([]);
    expect(await found(both, text, 'src/a')).toHaveLength(1);
    expect(await found(both, text, 'docs/a')).toEqual([]);
  });

  it('allow everywhere, or in the rules that are named', async () => {
    const two = `${rule("regex = 'acme_([a-z0-9]+)'")}\n[[rules]]\nid = "other"\nregex = 'other_([a-z0-9]+)'\n`;
    const text = `acme_${TOKEN} other_${TOKEN}`;
    expect(await found(`${two}[[allow]]\nvalues = ["${TOKEN}"]`, text)).toEqual([]);
    expect(await found(`${two}[[allow]]\nrules = ["other"]\nvalues = ["${TOKEN}"]`, text)).toEqual([
      `acme ${TOKEN}`,
    ]);
  });

  it.prop([references, texts], { numRuns: 1000 })('find what RE2 finds', (pattern, text) => {
    let custom;
    try {
      custom = makeRule(
        { id: 'x', regex: `wxyz(?:${pattern.source})`, allow: [], matches: [], rejects: [] },
        RE2,
      );
    } catch (error) {
      // Whether too many ways lead through it is another question.
      expect(String(error)).toMatch(
        /very long to match|can be empty|inside a repeat|more than 32|bytes/,
      );
      return;
    }
    // Without groups the whole match is the secret, so that it is never empty.
    fc.pre(!pattern.source.replaceAll('(?', '').includes('('));
    const whole = `wxyz${text}`;
    const expected = matchesSomewhere(
      {
        source: '',
        ends: (all, at, flags) =>
          all.startsWith('wxyz', at) ? pattern.ends(all, at + 4, flags) : new Set(),
      },
      whole,
    );
    expect(search([custom.rule], whole).length > 0).toBe(expected);
  });
});

describe('settings of built-in rules', () => {
  it('stand in blocks too', async () => {
    const { rules } = await read(
      '[[rules]]\nid = "aws-account-id"\nenabled = true\nseverity = "low"\n',
    );
    expect(rules).toEqual(new Map([['aws-account-id', { enabled: true, severity: 'low' }]]));
  });

  it('switch off by id and by the beginning of ids', async () => {
    const off = async (list: string): Promise<string[]> => [
      ...(await read(`disable = ${list}`)).rules.keys(),
    ];
    expect(await off('["test-id"]')).toEqual(['test-id']);
    expect(await off('["aws-*"]')).toEqual(['aws-access-key-id', 'aws-account-id']);
    expect(await off('["*"]')).toEqual(BUILT_IN);
    const { rules } = await read('disable = ["aws-*"]\n[rules.aws-account-id]\nenabled = true');
    expect(rules.get('aws-account-id')).toEqual({ enabled: true });
  });

  it.each([
    ['[[allow]]\nvalues = ["VALUE"]', 1],
    ['[[allow]]\nrules = ["test-id"]\nvalues = ["VALUE"]', 1],
    ['[[allow]]\nrules = ["aws-account-id"]\nvalues = ["VALUE"]', 2],
    ['[[rules]]\nid = "test-id"\n[[rules.allow]]\nvalues = ["VALUE"]', 1],
    ['[[rules]]\nid = "aws-account-id"\n[[rules.allow]]\nvalues = ["VALUE"]', 2],
  ])('allow values in them: %j', async (text, count) => {
    const [first, second] = [made.chars(16, 'ABCDEFGH'), made.chars(16, 'ABCDEFGH')];
    const { custom } = await read(text.replace('VALUE', `TKIA${first}`));
    const rules = custom?.adjust([ID]) ?? [];
    expect(search(rules, `TKIA${first} TKIA${second}`)).toHaveLength(count);
  });

  it('leave examples alone that are made when they are asked for', async () => {
    const { custom } = await read('[[allow]]\nvalues = ["x"]');
    const lazy = Object.defineProperty({ ...ID }, 'matches', {
      get: () => {
        throw new Error('asked for');
      },
      enumerable: true,
    });
    expect(() => custom?.adjust([lazy])).not.toThrow();
  });
});

describe('what is wrong', () => {
  it.each<[string, number, string, string]>([
    ['[[rules]]\ntitle = "x"', 1, 'the rule has no id', 'acme-token'],
    ['[[rules]]\nid = "a b"', 2, '"a b" is no id', 'letters and digits'],
    ['[[rules]]\nid = "zzz"', 2, 'no rule "zzz"', "regex = '…'"],
    ['[[rules]]\nid = "test-ids"', 2, 'no rule "test-ids"', 'Did you mean test-id?'],
    ['[[rules]]\nid = "test-id"\nregex = \'acme_x\'', 2, 'is a built-in rule', 'another id'],
    ['[[rules]]\nid = "test-id"\nentropy = 3', 3, 'entropy cannot be changed', 'regex'],
    [
      `${rule("regex = 'acme_x'")}\n${rule("regex = 'acme_y'")}`,
      5,
      'two rules have the id',
      'Rename',
    ],
    [rule("regex = 'acme('"), 3, "'(' without a partner", 'RE2'],
    [rule("regex = '(a)cme_\\1'"), 3, 'the backreference \\1', ''],
    [rule("regex = '[a-f0-9]{32}'"), 3, 'no text of 4 characters', 'fixed part'],
    [rule("regex = 'acme_x'", 'keywords = ["wxyz"]'), 4, 'need not hold any', 'Leave keywords out'],
    [rule("regex = 'acme_x'", 'keywords = ["ac"]'), 4, 'the keyword "ac" has less', ''],
    [rule("regex = 'acme_(?:a+)+x'"), 3, 'very long to match', 'smaller end'],
    [rule("regex = 'acme_(?:[a-z]{200}){100}'"), 3, '20005 bytes, more than', '{20,200}'],
    [rule("regex = 'acme_(x)'", 'secret-group = 2'), 4, 'no group 2', ''],
    [rule("regex = 'acme_x'", "secret = 'x'"), 4, 'regex is the whole pattern', '(?<secret>…)'],
    [rule("name = 'acme'"), 1, 'acme has no secret', 'secret = "…"'],
    [rule("name = 'acme'", "before = 'acme'", "secret = 'x'"), 4, 'either name or before', ''],
    [rule("regex = 'acme_x'", 'entropy = 9'), 4, 'from 0 to 8', ''],
    [rule("regex = 'acme_x'", 'severity = "hihg"'), 4, 'is no severity', 'Did you mean high?'],
    [rule("regex = 'acme_x'", 'confidence = "sure"'), 4, 'is no confidence', 'high, medium, low'],
    [rule("regex = 'acme_x'", 'reqex = "x"'), 4, 'unknown key "reqex"', 'Did you mean regex?'],
    [rule("regex = 'acme_x'", "path = '*.env'"), 4, 'nothing to repeat', ''],
    [
      rule("regex = 'acme_x'", '[[rules.allow]]', 'reason = "x"'),
      4,
      'does not say what it allows',
      '',
    ],
    [
      rule("regex = 'acme_x'", '[rules.allow]', 'values = ["x"]'),
      4,
      'has to be a list of tables',
      '[[rules.allow]]',
    ],
    ["[[allow]]\nregexes = ['(']", 1, "'(' without a partner", 'RE2'],
    [
      '[[allow]]\nrules = ["tset-id"]\nvalues = [\'x\']',
      2,
      'no rule "tset-id"',
      'Did you mean test-id?',
    ],
    ['disable = ["aws"]', 1, 'there is no rule "aws"', 'aws-*'],
    ['disable = ["aw-*"]', 1, 'there is no rule "aw-*"', ''],
    ['allow = 1', 1, 'has to be a list of tables', '[[allow]]'],
  ])('%j', async (text, line, message, hint) => {
    const error = await scanErrorOf(() => read(text));
    expect(error.message).toContain(`.keyscan.toml:${line}: `);
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
  });
});
