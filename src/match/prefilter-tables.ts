/**
 * What the prefilter works with, all in typed arrays: built from literals, or read from the file
 * that the build leaves beside the program, because building takes longer than a clean commit may.
 *
 * An **entry** is what begins a literal: its first eight bytes, or all of it if it is shorter.
 * Literals that begin alike share one. The scan finds entries (entry-scan.ts, and the kernel); whole
 * literals are compared only behind them (prefilter.ts).
 */

import { MIN_KEYWORD_LENGTH, type Literal } from './literals.ts';

export interface PrefilterTables {
  /** For each `gramIndex` of four bytes, how entries have them: see `addGrams`. */
  readonly grams: Uint8Array;
  /**
   * Range of entries for each `bucketIndex` of their first four bytes: one element more than there
   * are buckets.
   */
  readonly buckets: Uint16Array;
  /**
   * An entry's bytes as two little-endian words: those of a text, after `or` with `folds`, have to
   * be equal to it. Bytes behind the end of a short entry are 0xff in both.
   */
  readonly values: Int32Array;
  /** 0x20 for letters in any case, 0xff behind the end, else 0. */
  readonly folds: Int32Array;
  /** How many bytes each entry has, 4–8. */
  readonly lengths: Uint8Array;
  /** Range in `literals` for each entry: one element more than there are entries. */
  readonly literalOffsets: Uint16Array;
  readonly literals: Uint16Array;
  /** The bytes of all literals; lower case where any case matches. */
  readonly codes: Uint8Array;
  /** Where each literal begins in `codes`; one element more than there are literals. */
  readonly offsets: Uint32Array;
  /** For each literal, 1 if its letters match in any case. */
  readonly anyCase: Uint8Array;
}

/** Length of an entry, in bytes, unless its literal is shorter. */
export const MAX_ENTRY_LENGTH = 8;

/** All entries are at least this long, in bytes, and are hashed by so many. */
export const MIN_ENTRY_LENGTH: number = MIN_KEYWORD_LENGTH;

/** Literals and entries have numbers of 16 bits. */
const MAX_LITERALS = 0xffff;

/** Enough that few of 20,000 collide, and few enough to stay in a processor's nearer caches. */
const GRAM_BITS = 17;

/** Few buckets hold entries of different beginnings if there are so many. */
const MIN_BUCKETS = 0x100;
const MAX_BUCKETS = 0x10000;
const BUCKETS_PER_ENTRY = 2;

/** 2^32 divided by the golden ratio, which spreads neighbouring numbers (Knuth, TAOCP 3, §6.4). */
const MULTIPLIER = 0x9e3779b1;

/** The same, shifted so that a word's uppermost six bits have no part in the product's 32 bits. */
const MULTIPLIER_OF_26_BITS: number = MULTIPLIER << 6;

/**
 * Makes letters of both cases equal in a word of four bytes, and some other bytes, which the
 * comparison tells apart.
 */
export function foldWord(word: number): number {
  return word & 0xdfdfdfdf;
}

/**
 * Index in `grams` for a folded little-endian word of four bytes, of which the fourth has only its
 * lowest two bits in it.
 */
export function gramIndex(folded: number): number {
  return Math.imul(folded, MULTIPLIER_OF_26_BITS) >>> (32 - GRAM_BITS);
}

/** Index in `buckets` for a folded word. The number of buckets is a power of two. */
export function bucketIndex(folded: number, buckets: number): number {
  return (Math.imul(folded, MULTIPLIER) >>> 16) & (buckets - 1);
}

/** Throws `RangeError` for literals that are too many (over 65,535) or too short. */
export function buildTables(literals: readonly Literal[]): PrefilterTables {
  if (literals.length > MAX_LITERALS) throw new RangeError('too many literals for one prefilter');
  const entries = entriesOf(literals);
  const buckets = powerOfTwo(BUCKETS_PER_ENTRY * entries.size, MIN_BUCKETS, MAX_BUCKETS);
  const list = [...entries.values()]
    .map((entry) => ({
      ...entry,
      bucket: bucketIndex(foldWord(entry.bytes.readInt32LE(0)), buckets),
    }))
    .toSorted((a, b) => a.bucket - b.bucket);
  const grams = new Uint8Array(1 << GRAM_BITS);
  for (const entry of list) addGrams(grams, entry);
  const sizes = Array.from({ length: buckets }, () => 0);
  for (const { bucket } of list) sizes[bucket] = (sizes[bucket] ?? 0) + 1;
  return {
    grams,
    buckets: Uint16Array.from(runningSums(sizes)),
    values: Int32Array.from(list.flatMap(({ bytes }) => wordsOf(bytes))),
    folds: Int32Array.from(list.flatMap(({ folds }) => wordsOf(folds))),
    lengths: Uint8Array.from(list, ({ length }) => length),
    literalOffsets: Uint16Array.from(runningSums(list.map((entry) => entry.literals.length))),
    literals: Uint16Array.from(list.flatMap((entry) => entry.literals)),
    codes: Uint8Array.from(Buffer.from(literals.map(({ text }) => text).join(''), 'latin1')),
    offsets: Uint32Array.from(runningSums(literals.map(({ text }) => text.length))),
    anyCase: Uint8Array.from(literals, ({ ignoreCase }) => (ignoreCase ? 1 : 0)),
  };
}

interface Entry {
  /** Eight, as are its folds. */
  readonly bytes: Buffer;
  readonly folds: Buffer;
  readonly length: number;
  /** The literals that begin with it. */
  readonly literals: number[];
}

/** All distinct beginnings, by what tells them apart. */
function entriesOf(literals: readonly Literal[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  literals.forEach(({ text, ignoreCase }, index) => {
    if (text.length < MIN_ENTRY_LENGTH) throw new RangeError(`literal '${text}' is too short`);
    const beginning = text.slice(0, MAX_ENTRY_LENGTH);
    const folding = ignoreCase && /[a-z]/.test(beginning);
    const key = `${folding} ${beginning}`;
    const known = entries.get(key);
    if (known === undefined) entries.set(key, toEntry(beginning, folding, index));
    else known.literals.push(index);
  });
  return entries;
}

function toEntry(beginning: string, folding: boolean, literal: number): Entry {
  const { length } = beginning;
  const bytes = Buffer.alloc(MAX_ENTRY_LENGTH, 0xff);
  const folds = Buffer.alloc(MAX_ENTRY_LENGTH, 0xff);
  bytes.write(beginning, 'latin1');
  for (let i = 0; i < length; i++) folds[i] = folding && isLowerCase(bytes[i] ?? 0) ? 0x20 : 0;
  return { bytes, folds, length, literals: [literal] };
}

function isLowerCase(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/**
 * Bits of a gram, for entries met at their first byte; those met at their second byte have the next
 * higher ones. It is the only gram of an entry too short for two, or its first or second gram.
 */
export const ONLY_GRAM = 0x01;
export const FIRST_GRAM = 0x10;
/** Two bits above the first, so that a shift brings them together. */
export const SECOND_GRAM = 0x40;

/**
 * The scan looks at every second byte of a text, so an entry is met at its first byte or at its
 * second, with two grams in a row if it is long enough:
 *
 *     A K I A Q Y L P         met at A             met at K
 *     └──┬──┘                 first gram
 *       └──┬──┘                                    first gram
 *         └──┬──┘             second gram
 *           └──┬──┘                                second gram
 *
 * Of a gram that reaches over the entry's end three bytes are known, and it is added with all
 * classes of the fourth.
 */
function addGrams(grams: Uint8Array, { bytes, length }: Entry): void {
  for (const start of [0, 1]) {
    if (start + 5 > length) addGram(grams, bytes, start, length, ONLY_GRAM << start);
    else {
      addGram(grams, bytes, start, length, FIRST_GRAM << start);
      addGram(grams, bytes, start + 2, length, SECOND_GRAM << start);
    }
  }
}

function addGram(
  grams: Uint8Array,
  bytes: Buffer,
  start: number,
  length: number,
  bit: number,
): void {
  const known = foldWord(bytes.readUIntLE(start, 3));
  const fourth = start + 3;
  for (let byte = 0; byte < 4; byte++) {
    if (fourth < length && ((bytes[fourth] ?? 0) & 3) !== byte) continue;
    const index = gramIndex(known | (byte << 24));
    grams[index] = (grams[index] ?? 0) | bit;
  }
}

/** The least power of two that is not below `wanted`, within the bounds. */
function powerOfTwo(wanted: number, least: number, most: number): number {
  let size = least;
  while (size < wanted && size < most) size *= 2;
  return size;
}

/** Where things of these lengths begin when they stand in a row, and where the last one ends. */
function runningSums(lengths: readonly number[]): number[] {
  let sum = 0;
  return [0, ...lengths.map((length) => (sum += length))];
}

function wordsOf(bytes: Buffer): [number, number] {
  return [bytes.readInt32LE(0), bytes.readInt32LE(4)];
}
