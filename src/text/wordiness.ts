/**
 * Tells text that somebody wrote (words, names, paths) from text drawn at random, by the sequences
 * of three letters in it. At a limit that keeps 98 % of random texts, one identifier in 1,000 passes
 * for a random text of 16 characters of mixed case (Shannon entropy: 400 in 1,000), and one in 80
 * for one of 8 characters (entropy: nearly all).
 */

import { BOUNDARY, DIGIT, readTable, SYMBOLS, symbolsOf } from './ngrams/symbols.ts';
import { TABLE } from './ngrams/table.ts';

/** How often a random text has a boundary, by which only words are told apart. */
const RANDOM_BOUNDARY = 0.18;

let table: Float32Array | undefined;

/**
 * Mean log-likelihood ratio, in bits a symbol, of `text` as words against `text` drawn evenly from
 * its own alphabet (hexadecimal, lower case, mixed case, with or without digits): above 0 for
 * words, below −1 for most random texts. The shorter the text, the less it says.
 */
export function wordiness(text: string): number {
  table ??= readTable(TABLE);
  const symbols = symbolsOf(text);
  const { letter, digit } = evenChances(text);
  let sum = 0;
  let before = BOUNDARY;
  let last = BOUNDARY;
  for (let i = 1; i < symbols.length; i++) {
    const symbol = symbols[i] ?? BOUNDARY;
    const bits = table[(before * SYMBOLS + last) * SYMBOLS + symbol] ?? 0;
    const even = symbol === BOUNDARY ? RANDOM_BOUNDARY : symbol === DIGIT ? digit : letter;
    sum += bits - Math.log2(even);
    before = last;
    last = symbol;
  }
  return symbols.length === 1 ? 0 : sum / (symbols.length - 1);
}

/** Chances of one letter, in either case, and of any digit in random text of the same alphabet. */
function evenChances(text: string): { letter: number; digit: number } {
  if (/^(?:[0-9a-f-]+|[0-9A-F-]+)$/.test(text)) return { letter: 1 / 16, digit: 10 / 16 };
  const cases = Number(/[a-z]/.test(text)) + Number(/[A-Z]/.test(text));
  const hasDigits = /[0-9]/.test(text) || text.length < 16;
  const size = 26 * cases + (hasDigits ? 10 : 0);
  return { letter: Math.max(1, cases) / Math.max(size, 26), digit: 10 / Math.max(size, 10) };
}

/**
 * Whether `text` looks drawn at random, whatever its alphabet; keeps about 98 % of random texts of
 * 10 characters or more, and of identifiers and words fewer than one in 100.
 */
export function looksRandom(text: string): boolean {
  const digits = text.startsWith('0x') ? text.slice(2) : text;
  if (isDrawnHex(digits)) return true;
  return digits.length > 0 && wordiness(digits) < limitFor(digits.length);
}

/** Digits in their order: a filler. */
const COUNTED = /01234|12345|23456|34567|45678|56789|98765|abcdef|fedcba/i;

/** 16 bytes or more in hexadecimal. The model knows no numbers: one in a hundred has too many digits. */
function isDrawnHex(text: string): boolean {
  if (!/^(?:[0-9a-f]{32,}|[0-9A-F]{32,})$/.test(text) || COUNTED.test(text)) return false;
  const digits = text.replace(/[a-fA-F]/g, '').length;
  return digits >= 6 && text.length - digits >= 4 && new Set(text).size >= 9;
}

/** The mean spreads less in longer texts. */
function limitFor(length: number): number {
  if (length < 10) return -0.5;
  return length < 20 ? -0.6 : -0.7;
}
