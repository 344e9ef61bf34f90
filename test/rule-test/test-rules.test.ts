import { describe, expect, it } from 'vitest';
import { rulesInMemory } from '../../src/match/prepare-rules.ts';
import type { Form, Rule } from '../../src/rule.ts';
import { shapeOf } from '../../src/rule-test/shape.ts';
import { testRules, type RuleTest } from '../../src/rule-test/test-rules.ts';
import { ID } from '../match/rules-for-tests.ts';

const GOOD: Rule = {
  ...ID,
  id: 'test-good',
  forms: [{ keywords: ['acme_'], secret: /acme_[a-z]{8}/, notBeside: /[a-z]/ }],
  matches: ['x = «acme_abcd·efgh»', { text: 'acme_abcdefgh', path: 'a.txt' }],
  rejects: ['acme_abc', 'acme_abcdefghi'],
};

function resultOf(change: Partial<Rule>): RuleTest | undefined {
  const rule = { ...GOOD, ...change };
  return [...testRules(rulesInMemory([rule]), [rule])][0];
}

function failuresOf(change: Partial<Rule>): readonly string[] {
  return resultOf(change)?.failures ?? ['not tested'];
}

describe('a test of a rule', () => {
  it('passes where the rule does what it says', () => {
    expect([...testRules(rulesInMemory([GOOD]), [GOOD])]).toEqual([
      { id: 'test-good', examples: 4, failures: [], notes: [] },
    ]);
  });

  it.each<[string, Partial<Rule>, string[]]>([
    [
      'an example that is not found',
      { matches: ['acme_'] },
      ['example 1 of matches is not found as marked'],
    ],
    [
      'a mark at another place',
      { matches: ['«x = acme_abcdefgh»'] },
      ['example 1 of matches is not found as marked'],
    ],
    [
      'a counter-example that is found',
      { rejects: ['-', 'acme_«abc»defgh'] },
      ['example 2 of rejects is found'],
    ],
    [
      'a pattern that runs away',
      { matches: [], forms: [{ keywords: ['acme'], secret: /acme(?:[a-z]{1,20}){1,20}!/ }] },
      ['a text of 8 KiB takes longer than 1 s to search'],
    ],
  ])('shows %s', (_, change, failures) => {
    expect(failuresOf(change)).toEqual(failures);
  });

  const HIDDEN = 'a match that holds no keyword is left out';
  it.each<[string, Form[], string[]]>([
    ['are in no match', [{ keywords: ['emca'], secret: /acme_[a-z]{8}/ }], [HIDDEN]],
    ['have another case', [{ keywords: ['ACME'], secret: /acme_[a-z]{8}/ }], [HIDDEN]],
    [
      'are looked for in any case',
      [{ keywords: ['ACME'], anyCaseKeywords: true, secret: /acme_[a-z]{8}/ }],
      [],
    ],
    [
      'are in most matches',
      [{ keywords: ['acme_'], secret: /(?:acm|[a-z]{3})e_[a-z]{8}/ }],
      [HIDDEN],
    ],
    [
      'are in all matches that were tried',
      [{ keywords: ['acme'], secret: /(?:acme|(?<=zzzzzzzz)[a-z]{4})_[a-z]{8}/ }],
      ['it is not proved that every match holds a keyword'],
    ],
    [
      'are in no match of one form',
      [...GOOD.forms, { keywords: ['emca'], secret: /[a-z]{8}/ }],
      [`form 2: ${HIDDEN}`],
    ],
  ])('says where keywords %s', (_, forms, notes) => {
    expect(resultOf({ forms, matches: [], rejects: [] })).toMatchObject({ failures: [], notes });
  });

  it('tries examples without a path on rules that are bound to paths', () => {
    expect(failuresOf({ paths: /\.env$/, matches: ['acme_abcdefgh'] })).toEqual([]);
    expect(
      failuresOf({ paths: /\.env$/, matches: [{ text: 'acme_abcdefgh', path: 'x' }] }),
    ).toHaveLength(1);
  });

  it('counts a match under the id that its path gives it', () => {
    const other = {
      ...GOOD,
      id: 'test-root',
      forms: [],
      matches: [{ text: '«acme_abcdefgh»', path: 'root' }],
      rejects: [],
    };
    const renamed: Rule = { ...GOOD, inPath: { path: /^root$/, as: 'test-root' } };
    const source = rulesInMemory([renamed, other]);
    expect([...testRules(source, [other])][0]?.failures).toEqual([]);
  });
});

describe('the shape of a secret', () => {
  it('is an example without its letters and digits', () => {
    expect(shapeOf({ ...GOOD, matches: ['key = "«acme_Ab0·-x»"'] })).toBe('key = "acme_Xx0-x"');
  });

  it('is made up where there is no example', () => {
    expect(shapeOf({ ...GOOD, matches: [] })).toBe('acme_xxxxxxxx');
  });

  it('is short', () => {
    const text = `«${'a'.repeat(500)}»\n${'b\n'.repeat(20)}`;
    const lines = shapeOf({ ...GOOD, matches: [text] })?.split('\n') ?? [];
    expect(lines).toHaveLength(4);
    expect(lines[0]).toHaveLength(76);
  });
});
