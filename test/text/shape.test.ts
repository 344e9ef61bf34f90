import { describe, expect, it } from 'vitest';
import {
  classChanges,
  countClasses,
  hasThreeClasses,
  isHex,
  looksRandom40,
} from '../../src/text/shape.ts';
import { createCredentials } from '../support/credentials.ts';

describe('the shape of a text', () => {
  it('is hexadecimal in one case only', () => {
    expect(isHex('00ff')).toBe(true);
    expect(isHex('00FF')).toBe(true);
    expect(isHex('00fF')).toBe(false);
    expect(isHex('00fg')).toBe(false);
    expect(isHex('')).toBe(false);
  });

  it('counts classes and the changes between them', () => {
    expect(countClasses('abc')).toBe(1);
    expect(countClasses('aB3-')).toBe(4);
    expect(hasThreeClasses('aB3')).toBe(true);
    expect(hasThreeClasses('ab3')).toBe(false);
    expect(classChanges('')).toBe(0);
    expect(classChanges('aaBB33--')).toBe(3);
    expect(classChanges('aBaB')).toBe(3);
  });

  it('keeps nearly all random secrets and none of what only looks like one', () => {
    const made = createCredentials('shape');
    const count = 5000;
    let kept = 0;
    for (let i = 0; i < count; i++) if (looksRandom40(made.secretAccessKey())) kept++;
    expect(kept / count).toBeGreaterThan(0.99);
    for (let i = 0; i < 1000; i++)
      expect(looksRandom40(made.chars(40, '0123456789abcdef'))).toBe(false);
    expect(looksRandom40('AmazonDynamoDBFullAccesswithDataPipeline')).toBe(false);
    expect(looksRandom40('assets/images/products/2024/photo0012345')).toBe(false);
    expect(looksRandom40('com/amazonaws/auth/AWSCredentialsProvid1')).toBe(false);
  });
});
