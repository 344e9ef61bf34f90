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
  /**
   * Which grams of four bytes belong to entries, by `gramIndex` of the first three and the class of
   * the fourth; the bits are explained at `addGrams`. Its length is a power of two.
   */
  readonly grams: Uint16Array;
  /**
   * Range of entries for each `bucketIndex` of their first four bytes: one element more than there
   * are buckets, whose number is a power of two.
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

/** Enough grams that few of them collide, in a table that stays in the processor's nearest caches. */
const MIN_GRAMS = 0x2000;
const MAX_GRAMS = 0x10000;
const GRAMS_PER_ENTRY = 16;

/** Few buckets hold entries of different beginnings if there are so many. */
const MIN_BUCKETS = 0x100;
const MAX_BUCKETS = 0x10000;
const BUCKETS_PER_ENTRY = 2;

/** 2^32 divided by the golden ratio, which spreads neighbouring numbers (Knuth, TAOCP 3, §6.4). */
const MULTIPLIER = 0x9e3779b1;

/** Makes letters of both cases equal (and some other bytes, which the comparison tells apart). */
const FOLD_THREE = 0x00dfdfdf;
const FOLD_FOUR = 0xdfdfdfdf;

/** Index in `grams`, whose length is `mask + 1`, for a little-endian word of four bytes. */
export function gramIndex(word: number, mask: number): number {
  return (Math.imul(word & FOLD_THREE, MULTIPLIER) >>> 16) & mask;
}

/** Index in `buckets`, whose length is `mask + 2`, for a little-endian word of four bytes. */
export function bucketIndex(word: number, mask: number): number {
  return (Math.imul(word & FOLD_FOUR, MULTIPLIER) >>> 16) & mask;
}

/** Throws `RangeError` for literals that are too many (over 65,535) or too short. */
export function buildTables(literals: readonly Literal[]): PrefilterTables {
  if (literals.length > MAX_LITERALS) throw new RangeError('too many literals for one prefilter');
  const entries = entriesOf(literals);
  const buckets = new Uint16Array(
    1 + powerOfTwo(BUCKETS_PER_ENTRY * entries.size, MIN_BUCKETS, MAX_BUCKETS),
  );
  const list = byBucket([...entries.values()], buckets);
  const grams = new Uint16Array(powerOfTwo(GRAMS_PER_ENTRY * list.length, MIN_GRAMS, MAX_GRAMS));
  for (const entry of list) addGrams(grams, entry);
  const offsets = new Uint32Array(runningSums(literals.map(({ text }) => text.length)));
  return {
    grams,
    buckets,
    values: Int32Array.from(list.flatMap(({ value }) => wordsOf(value))),
    folds: Int32Array.from(list.flatMap(({ fold }) => wordsOf(fold))),
    lengths: Uint8Array.from(list, ({ length }) => length),
    literalOffsets: Uint16Array.from(runningSums(list.map((entry) => entry.literals.length))),
    literals: Uint16Array.from(list.flatMap((entry) => entry.literals)),
    codes: Uint8Array.from(Buffer.from(literals.map(({ text }) => text).join(''), 'latin1')),
    offsets,
    anyCase: Uint8Array.from(literals, ({ ignoreCase }) => (ignoreCase ? 1 : 0)),
  };
}

interface Entry {
  /** Eight bytes each. */
  readonly value: Buffer;
  readonly fold: Buffer;
  readonly length: number;
  /** The literals that begin with it. */
  readonly literals: number[];
}

/** All distinct beginnings. */
function entriesOf(literals: readonly Literal[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  literals.forEach(({ text, ignoreCase }, index) => {
    if (text.length < MIN_ENTRY_LENGTH) throw new RangeError(`literal '${text}' is too short`);
    const length = Math.min(text.length, MAX_ENTRY_LENGTH);
    const value = Buffer.alloc(MAX_ENTRY_LENGTH, 0xff);
    value.write(text.slice(0, length), 'latin1');
    const fold = value.map((code, i) => (i >= length ? 0xff : foldOf(code, ignoreCase)));
    const key = `${length} ${value.toString('latin1')}${fold.toString()}`;
    const known = entries.get(key);
    if (known === undefined) {
      entries.set(key, { value, fold: Buffer.from(fold), length, literals: [index] });
    } else known.literals.push(index);
  });
  return entries;
}

function foldOf(code: number, ignoreCase: boolean): number {
  return ignoreCase && code >= 0x61 && code <= 0x7a ? 0x20 : 0;
}

/** Sorts entries by bucket and sets the buckets' ranges. */
function byBucket(entries: readonly Entry[], buckets: Uint16Array): Entry[] {
  const mask = buckets.length - 2;
  const lists: Entry[][] = Array.from({ length: mask + 1 }, () => []);
  for (const entry of entries) lists[bucketIndex(entry.value.readInt32LE(0), mask)]?.push(entry);
  buckets.set(runningSums(lists.map(({ length }) => length)));
  return lists.flat();
}

/**
 * The scan looks at every second byte of a text, so an entry is met at its first or its second byte,
 * with two grams in a row if it is long enough:
 *
 *     A K I A Q Y L P         met at A             met at K
 *     └──┬──┘                 first gram           –
 *       └──┬──┘               –                    first gram
 *         └──┬──┘             second gram          –
 *           └──┬──┘           –                    second gram
 *
 * A gram's first three bytes give the element, and the fourth the bits in it, so that a gram of
 * which only three bytes are known is one element too. In each four bits, one stands for a class of
 * fourth bytes:
 *
 *     0–3    first gram, by the byte's lowest two bits
 *     4–7    gram of an entry too short for a second one, likewise
 *     8–11   second gram, likewise
 *     12–13  the gram of bits 4–7 once more, by the byte's third bit
 */
function addGrams(grams: Uint16Array, { value, length }: Entry): void {
  const mask = grams.length - 1;
  const add = (at: number, bits: (code: number | undefined) => number): void => {
    const index = gramIndex(value.readUIntLE(at, 3), mask);
    const known = at + 3 < length ? value[at + 3] : undefined;
    grams[index] = (grams[index] ?? 0) | bits(known);
  };
  for (const start of [0, 1]) {
    if (start + 5 <= length) {
      add(start, (code) => lowClass(code));
      add(start + 2, (code) => lowClass(code) << 8);
    } else {
      add(start, (code) => (lowClass(code) << 4) | (highClass(code) << 12));
    }
  }
}

/** All classes, if the byte is not known. */
function lowClass(code: number | undefined): number {
  return code === undefined ? 15 : 1 << (code & 3);
}

function highClass(code: number | undefined): number {
  return code === undefined ? 3 : 1 << ((code >> 2) & 1);
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
