import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase32 } from '../../src/text/base32.ts';

/** Bits in groups of five: written out from the definition, not from the decoder. */
function encode(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups
    .map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(group.padEnd(5, '0'), 2)])
    .join('');
}

describe('base32', () => {
  it.each([
    ['', ''],
    ['MY======', 'f'],
    ['MZXQ====', 'fo'],
    ['MZXW6===', 'foo'],
    ['MZXW6YQ=', 'foob'],
    ['MZXW6YTB', 'fooba'],
    ['MZXW6YTBOI======', 'foobar'],
  ])('decodes the test vector %j of RFC 4648', (text, expected) => {
    expect(Buffer.from(decodeBase32(text) ?? []).toString()).toBe(expected);
  });

  it('decodes what was encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(decodeBase32(encode(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['mzxw6', 'MZXW1', 'MZ XW', 'MZ-XW'])('refuses %j', (text) => {
    expect(decodeBase32(text)).toBeUndefined();
  });
});
