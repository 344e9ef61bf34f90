import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '../../src/text/base64.ts';

describe('base64', () => {
  it('decodes both alphabets, with and without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const expected = Buffer.from(bytes).toString('latin1');
        const standard = Buffer.from(bytes).toString('base64');
        const urlSafe = Buffer.from(bytes).toString('base64url');
        for (const text of [standard, urlSafe, standard.replace(/=+$/, '')]) {
          expect(decodeBase64(text)).toBe(expected);
        }
      }),
    );
  });

  it.each([
    ['both alphabets', 'ab+_cdef'],
    ['an impossible length', 'abcde'],
    ['wrong padding', 'abcd='],
    ['padding inside', 'ab==abcd'],
    ['a blank', 'ab cdefg'],
    ['another character', 'abcd.efg'],
  ])('refuses %s', (_, text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});
