import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shannonEntropy } from '../../src/text/entropy.ts';

describe('Shannon entropy', () => {
  it.each([
    ['', 0],
    ['aaaa', 0],
    ['ab', 1],
    ['aabb', 1],
    ['abcd', 2],
    ['0123456789abcdef', 4],
    ['aab', Math.log2(3) - 2 / 3],
  ])('of %j is %d bits a character', (text, bits) => {
    expect(shannonEntropy(text)).toBeCloseTo(bits, 12);
  });

  it('does not depend on the order, and has log2(n) as its ceiling', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), (text) => {
        const entropy = shannonEntropy(text);
        expect(entropy).toBeLessThanOrEqual(Math.log2(text.length) + 1e-9);
        expect(entropy).toBeGreaterThanOrEqual(0);
        expect(shannonEntropy(text.split('').toReversed().join(''))).toBeCloseTo(entropy, 9);
      }),
    );
  });
});
