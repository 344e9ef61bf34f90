import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { compileRules } from '../../src/match/compile.ts';
import { beginsWithKeyword, nearOf } from '../../src/match/head.ts';
import { RULES } from '../../rules/index.ts';
import { RULE } from '../../src/pattern/notation.ts';
import { parseTree } from '../../src/pattern/parse.ts';
import { sampleOf, seededRandom } from '../../src/pattern/sample.ts';
import type { Node } from '../../src/pattern/syntax.ts';

function treeOf(source: string): Node {
  return parseTree(source, RULE).root;
}

describe('a pattern', () => {
  it.each([
    ['key-[0-9a-f]{32}', ['key-'], true],
    ['(?<![a-z])key-[0-9a-f]{32}', ['key-'], true],
    ['(?:sk|rk)_live_[a-z]{24}', ['sk_live_', 'rk_live_'], true],
    ['(?:sk|rk)_live_[a-z]{24}', ['sk_live_'], false],
    ['(?:sk_)?live_[a-z]{24}', ['live_'], false],
    ['(?:sk_)?live_[a-z]{24}', ['sk_l', 'live_'], true],
    ['[ab]{2}cd', ['aacd', 'abcd', 'bacd', 'bbcd'], true],
    ['[ab]{2}cd', ['aacd', 'abcd', 'bacd'], false],
    ['[a-z]{4}key-', ['key-'], false],
    ['key', ['key-'], false],
    ['[kK][eE][yY]-', ['key-'], false],
  ])('%s with the keywords %j begins with one: %s', (source, keywords, expected) => {
    expect(beginsWithKeyword(treeOf(source), keywords, false)).toBe(expected);
  });

  it('in any case begins with a keyword in any case', () => {
    expect(beginsWithKeyword(treeOf('[kK][eE][yY]-[0-9]{8}'), ['key-'], true)).toBe(true);
    expect(beginsWithKeyword(treeOf('[kK][eE][zZ]-[0-9]{8}'), ['key-'], true)).toBe(false);
  });
});

/** What stands for the first characters of a text in the ways of writing that are read. */
const WRITINGS: readonly ((token: string, at: number) => string)[] = [
  (token) => token,
  (token, at) => `${token.slice(0, at)}\\u00${hex(token, at)}${token.slice(at + 1)}`,
  (token, at) => `${token.slice(0, at)}%${hex(token, at)}${token.slice(at + 1)}`,
  (token, at) => `${token.slice(0, at)}&#x${hex(token, at)};${token.slice(at + 1)}`,
  (token, at) => `${token.slice(0, at)}" +\n    "${token.slice(at)}`,
  (token, at) => `${token.slice(0, at)}'\n '${token.slice(at)}`,
];

function hex(text: string, at: number): string {
  return text.charCodeAt(at).toString(16).padStart(2, '0');
}

describe('what has to stand at a keyword', () => {
  const forms = compileRules(RULES).forms.filter(
    ({ form, atKeyword }) => atKeyword && form.atKeyword === undefined && form.near === undefined,
  );

  it('is known of many forms', () => {
    expect(forms.length).toBeGreaterThan(50);
  });

  it.prop([fc.nat(), fc.nat(), fc.constantFrom(...WRITINGS)], { numRuns: 2000 })(
    'stands there in whatever writing a match is found',
    (seed, place, write) => {
      const compiled = forms[seed % forms.length];
      if (compiled?.near === undefined) return;
      const { secret, before, after, keywords = [] } = compiled.form;
      const source = [before, secret, after].map((part) => `(?:${part?.source ?? ''})`).join('');
      const root = treeOf(source);
      const token = sampleOf(root, { random: seededRandom(seed) });
      const keyword = keywords.find((word) => token.toLowerCase().startsWith(word.toLowerCase()));
      expect(keyword).toBeDefined();
      // The keyword itself is plain, or it would not have been found.
      const at = (keyword?.length ?? 0) + (place % Math.max(1, token.length - 1));
      if (at >= token.length) return;
      const text = `x = "${write(token, at)}";\n`;
      compiled.near.lastIndex = 'x = "'.length;
      expect([text, compiled.near.test(text)]).toEqual([text, true]);
    },
  );

  it('does not stand there where the text is something else', () => {
    const near = nearOf(treeOf('(?:EAAB)[A-Za-z0-9]{80,800}'));
    expect(near?.test('EAAB,EAAC,EAAD;'.repeat(20))).toBe(false);
    expect(near?.test(`EAAB${'x1'.repeat(40)}`)).toBe(true);
    expect(near?.test(`EAAB${'x1'.repeat(20)}`)).toBe(false);
  });

  it('is not known where anything may stand', () => {
    expect(nearOf(treeOf(String.raw`key=[^\n]{8,40}`))).toBeUndefined();
  });
});
