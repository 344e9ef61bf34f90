import { randomBytes } from 'node:crypto';
import { test as fuzz, fc } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { looksTyped } from '../../src/text/typed.ts';

describe('looksTyped', () => {
  test.each([
    ['letters and digits by turns', '1a2b3c4d5e6f7a8b9c0d'],
    ['by turns in groups', '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'],
    ['in pieces', 'abc123def456ghi789'],
    ['two pieces', 'ABC12345'],
    ['with a slip', 'a123b45c6d78e9f012a34cd5e6a7890b12c3d45e6f78a1b234c56d7e890a1234'],
    ['bytes that count up', '000102030405060708090a0b0c0d0e0f'],
    ['bytes that count down', '0f0e0d0c0b0a09080706050403020100'],
    ['digits twice each', '00112233445566778899aabbccddeeff'],
    ['a piece again and again', 'q7Rzq7Rzq7Rzq7Rzq7R'],
    ['a long piece twice', 'k4Tq9wZbk4Tq9wZb'],
    ['words of hexadecimal digits', 'cafebabedeadbeefbeefcafecafebabe'],
  ])('%s', (_, value) => {
    expect(looksTyped(value)).toBe(true);
  });

  test.each([
    ['too short', 'abc123'],
    ['letters alone', 'abcdefghij'],
    ['a UUID', '4f9c1b7e-02da-48c3-a15b-0d94e7a2c311'],
    ['a repeat that is broken', 'q7Rzq7Rzq8Rzq7Rzq7R'],
    ['bytes that jump once', '000102030405060708090a0b0c0d0e55'],
    ['a word that people choose', 'Sommer2024'],
  ])('not %s', (_, value) => {
    expect(looksTyped(value)).toBe(false);
  });

  fuzz.prop([fc.integer({ min: 4, max: 32 })])('no random value', (length) => {
    const bytes = randomBytes(length + 4);
    expect(looksTyped(bytes.toString('hex'))).toBe(false);
    expect(looksTyped(bytes.toString('base64url'))).toBe(false);
  });
});
