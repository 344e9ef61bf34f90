/** The notation of rules: JavaScript in which every repeat has an end. */

import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { CharSet } from '../../src/pattern/char-set.ts';
import { inAnyCase } from '../../src/pattern/fold.ts';
import { maxReach } from '../../src/pattern/measure.ts';
import { JAVASCRIPT, RULE } from '../../src/pattern/notation.ts';
import { parseTree, PatternError } from '../../src/pattern/parse.ts';
import { printNode } from '../../src/pattern/print.ts';
import type { Node } from '../../src/pattern/syntax.ts';

function tree(source: string): Node {
  return parseTree(source, RULE).root;
}

/** For comparing trees, whatever their sets have worked out before. */
function written(node: Node): string {
  return JSON.stringify(node, (_, value: unknown) =>
    value instanceof CharSet ? value.source : value,
  );
}

function expectFolded(source: string): void {
  const flagged = parseTree(`(?i)${source}`, { ...RULE, perl: true }).root;
  expect(written(tree(inAnyCase(source))), source).toBe(written(flagged));
}

/** Patterns and their pieces, put together at random. */
const patterns = fc
  .array(
    fc.tuple(
      fc.constantFrom('a', 'B', '[a-c]', String.raw`\d`, '(?:ab|c)', '(?:a|bcd)', '.', '(?=b)'),
      fc.constantFrom('', '?', '{2}', '{0,3}', '{1,2}?'),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((terms) => terms.map((term) => term.join('')).join(''));

describe('the reach of a match', () => {
  it.each([
    ['abc', 3],
    ['a|bcd', 3],
    ['a{2,5}', 5],
    ['(?:ab){3}c?', 7],
    [String.raw`[^\]a-z]{4}\d`, 5],
    ['(?<name>x{0,2})(?=yy)', 4],
    [String.raw`(?<![A-Z])a\b$`, 2],
    [String.raw`\x41\u0042\.`, 3],
  ])('of /%s/ is %d characters at most', (source, length) => {
    expect(maxReach(tree(source))).toBe(length);
  });

  it.prop([patterns, fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', 'B', '1') })])(
    'is never less than what a pattern matches',
    (source, text) => {
      for (const match of text.matchAll(new RegExp(source, 'g'))) {
        expect(match[0].length).toBeLessThanOrEqual(maxReach(tree(source)));
      }
    },
  );
});

describe('what is refused', () => {
  it.each([
    ['a*', 'a repeat without an end'],
    ['a+', 'a repeat without an end'],
    ['a{2,}', 'a repeat without an end'],
    ['a{2,5}*', 'a repeat'],
    [String.raw`(a)\1`, 'backreference'],
    [String.raw`\k<n>`, String.raw`escape \k`],
    [String.raw`\p{L}`, String.raw`escape \p`],
    [String.raw`\A`, String.raw`escape \A`],
    [String.raw`[\a]`, String.raw`escape \a`],
    [String.raw`\x{41}`, String.raw`escape \x`],
    [String.raw`\012`, String.raw`escape \0`],
    ['(?i:a)', "group '(?i'"],
    ['(?P<n>a)', "group '(?P'"],
    ['[a', "'['"],
    ['(a', "'('"],
    ['a)', "')'"],
    ['a{,5}', "'{' without a backslash"],
    ['a}', "'}' without a backslash"],
    ['a]', "']' without a backslash"],
  ])('/%s/', (source, reason) => {
    expect(() => tree(source)).toThrow(PatternError);
    expect(() => tree(source)).toThrow(reason);
  });

  it('but a repeat without an end is JavaScript', () => {
    expect(parseTree('a*b+?', JAVASCRIPT).root).toEqual(parseTree('a*b+?').root);
  });
});

it.prop([
  fc.constantFrom(
    String.raw`\<`,
    String.raw`\-`,
    String.raw`[\d\-.\]]`,
    String.raw`[^\]\\]`,
    String.raw`\0`,
    String.raw`\v`,
    String.raw`\u0042`,
    '\u0141',
    '[\u0100-\u0200a]',
    '\n',
    'é',
  ),
  fc.integer({ min: 0, max: 255 }),
])('reads single characters as JavaScript does', (source, code) => {
  const char = String.fromCharCode(code);
  expect(new RegExp(`^(?:${printNode(tree(source))})$`).test(char)).toBe(
    new RegExp(`^(?:${source})$`).test(char),
  );
});

describe('a pattern in any case', () => {
  it('is what the parser makes of the flag i, for all that built-in rules fold', () => {
    const sources = RULES.flatMap(({ forms }) =>
      forms.flatMap(({ name, before, after, ignoreCase }) =>
        [name, before, after].flatMap((pattern) =>
          pattern !== undefined && (ignoreCase === true || pattern.flags.includes('i'))
            ? pattern.source
            : [],
        ),
      ),
    );
    expect(sources.length).toBeGreaterThan(1000);
    for (const source of new Set(sources)) expectFolded(source);
  });

  it.prop([patterns])('is so for others', (source) => {
    expectFolded(source);
  });

  it.each([
    String.raw`Secret_[a-f]{2}[^X-Z]\w(?:Key|ID)`,
    '(?<name>[A-Fx])',
    String.raw`\x0a[\x0a-\u000dq]\[[\]a]`,
    String.raw`\Wd\dD[\w-]`,
  ])('is so for /%s/', (source) => {
    expectFolded(source);
  });
});
