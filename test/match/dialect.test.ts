import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DialectError, parsePattern } from '../../src/match/dialect.ts';

describe('the pattern dialect', () => {
  it.each([
    ['abc', 3],
    ['a|bcd', 3],
    ['a{2,5}', 5],
    ['(?:ab){3}c?', 7],
    ['[^\\]a-z]{4}\\d', 5],
    ['(?<name>x{0,2})(?=yy)', 4],
    ['(?<![A-Z])a\\b$', 2],
    ['\\x41\\u0042\\.', 3],
  ])('measures /%s/ as %d characters at most', (source, length) => {
    expect(parsePattern(source).maxLength).toBe(length);
  });

  it.each([
    'a*',
    'a+',
    'a{2,}',
    '(a)\\1',
    '[a',
    '(a',
    'a)',
    'a{2,5}*',
    '\\p{L}',
    '(?i:a)',
    '\\k<n>',
  ])('refuses /%s/', (source) => {
    expect(() => parsePattern(source)).toThrow(DialectError);
  });

  it('is never wrong about the length of what a pattern matches', () => {
    const atom = fc.constantFrom('a', '[a-c]', '\\d', '(?:ab|c)', '(?:a|bcd)', '.');
    const repeat = fc.constantFrom('', '?', '{2}', '{0,3}', '{1,2}?');
    const pattern = fc
      .array(fc.tuple(atom, repeat), { minLength: 1, maxLength: 6 })
      .map((terms) => terms.map((term) => term.join('')).join(''));
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '1') }),
        (source, text) => {
          const { maxLength } = parsePattern(source);
          for (const match of text.matchAll(new RegExp(source, 'g'))) {
            expect(match[0].length).toBeLessThanOrEqual(maxLength);
          }
        },
      ),
    );
  });

  it('folds case as the flag i does', () => {
    const source = 'Secret_[a-f]{2}[^X-Z]\\w(?:Key|ID)';
    const folded = new RegExp(`^(?:${parsePattern(source).anyCase})$`);
    const flagged = new RegExp(`^(?:${source})$`, 'i');
    const piece = fc.constantFrom(
      'secret_',
      'SECRET_',
      'SecReT_',
      'ab',
      'AF',
      'x',
      'Q',
      '_',
      'key',
      'ID',
      'Id',
      '1',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        expect(folded.test(pieces.join(''))).toBe(flagged.test(pieces.join('')));
      }),
    );
    expect(folded.test('sEcReT_Af1QkEy')).toBe(true);
  });
});
