import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { quote, quoteOdd } from '../../src/text/quote.ts';

describe('quote', () => {
  it.each([
    ['plain', '"plain"'],
    ['a"b\\', String.raw`"a\"b\\"`],
    ['\u001b[31m\n', String.raw`"\u001b[31m\n"`],
    ['\u202eevil\u2028', String.raw`"\u{202e}evil\u{2028}"`],
    ['x'.repeat(81), `"${'x'.repeat(80)}…"`],
  ])('%j', (text, expected) => {
    expect(quote(text)).toBe(expected);
  });

  it.prop([fc.string({ unit: 'binary' })])('is one line without control characters', (text) => {
    expect(quote(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });
});

describe('quoteOdd', () => {
  it('leaves plain names alone', () => {
    expect(quoteOdd('.keyscan-allow.toml')).toBe('.keyscan-allow.toml');
    expect(quoteOdd('../ci/a b')).toBe('"../ci/a b"');
    expect(quoteOdd('')).toBe('""');
  });
});
