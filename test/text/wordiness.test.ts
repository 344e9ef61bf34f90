import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  GREATEST_BITS,
  LEAST_BITS,
  LEVELS,
  readTable,
  SYMBOLS,
  symbolsOf,
  writeTable,
} from '../../src/text/ngrams/symbols.ts';
import { TABLE } from '../../src/text/ngrams/table.ts';
import { looksRandom, wordiness } from '../../src/text/wordiness.ts';
import { createCredentials } from '../support/credentials.ts';

const SOURCES = join(import.meta.dirname, '../../src');
const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();

/** Distinct names, words and paths of `length` characters or a few more in this project's sources. */
function namesOf(length: number): string[] {
  const names = new Set<string>();
  for (const entry of readdirSync(SOURCES, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === 'table.ts' || entry.name === 'module.ts') continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'latin1');
    for (const [name] of text.matchAll(/[A-Za-z][\w./-]{7,40}/g)) {
      if (name.length >= length && name.length < length + 6) names.add(name);
    }
  }
  return [...names];
}

describe('the model', () => {
  it('has a chance for every three symbols, and they add up', () => {
    const bits = readTable(TABLE);
    expect(bits.length).toBe(SYMBOLS ** 3);
    // "th" is followed by something; eight levels are coarse.
    const [t, h] = symbolsOf('th').slice(1) as [number, number];
    const row = bits.subarray((t * SYMBOLS + h) * SYMBOLS, (t * SYMBOLS + h + 1) * SYMBOLS);
    const sum = row.reduce((total, value) => total + 2 ** value, 0);
    expect(sum).toBeGreaterThan(0.7);
    expect(sum).toBeLessThan(1.5);
  });

  it('is written so that it can be read', () => {
    const levels = Uint8Array.from({ length: LEVELS * LEVELS }, (_, i) => (i * 5) % LEVELS);
    const step = (GREATEST_BITS - LEAST_BITS) / (LEVELS - 1);
    const bits = [...readTable(writeTable(levels))];
    expect(bits.map((value) => Math.round((value - LEAST_BITS) / step))).toEqual([...levels]);
  });

  it('reads names as their words', () => {
    expect(symbolsOf('maxItems')).toEqual(symbolsOf('max_items'));
    expect(symbolsOf('')).toEqual([0]);
    expect(symbolsOf('--')).toEqual([0]);
  });
});

describe('what looks random', () => {
  const made = createCredentials('wordiness');
  it.each([
    ['hexadecimal', `${DIGITS}abcdef`, 32],
    ['lower case with digits', LOWER + DIGITS, 16],
    ['lower case with digits', LOWER + DIGITS, 32],
    ['lower case', LOWER, 16],
    ['mixed case with digits', LOWER + UPPER + DIGITS, 16],
    ['mixed case with digits', LOWER + UPPER + DIGITS, 20],
    ['base64', `${LOWER}${UPPER}${DIGITS}+/`, 40],
    ['base64url', `${LOWER}${UPPER}${DIGITS}-_`, 43],
  ])('is %s (%s), %i characters, in 97 of 100 cases', (_, alphabet, length) => {
    const count = 1000;
    let kept = 0;
    for (let i = 0; i < count; i++) kept += Number(looksRandom(made.chars(length, alphabet)));
    expect(kept / count).toBeGreaterThan(0.97);
  });

  it.each([10, 16, 24])('is hardly a name of %i characters in this project', (length) => {
    const names = namesOf(length);
    expect(names.length).toBeGreaterThan(50);
    const random = names.filter((name) => looksRandom(name));
    expect(random.length / names.length, random.join(' ')).toBeLessThan(0.02);
  });

  it('is not words in any spelling', () => {
    for (const words of ['currentPassword', 'my-super-secret-key', 'CONNECTION_TIMEOUT_MS']) {
      expect(wordiness(words)).toBeGreaterThan(0.3);
    }
  });
});
