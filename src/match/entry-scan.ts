/**
 * Finds entries (prefilter-tables.ts) in one pass over the bytes, in plain TypeScript; the kernel
 * has the same with vectors (src/kernel/README.md explains it by an example).
 *
 * At every second byte, a **lane**, the gram of four bytes is looked up. An entry may begin at a
 * lane or one byte before it, if its first gram is there and its second one at the next lane, or if
 * the only gram of a short entry is there. Few places of a text get so far, and there the buckets
 * are searched. The bytes are read as words, and each has two lanes.
 */

import {
  bucketIndex,
  FIRST_GRAM,
  foldWord,
  gramIndex,
  MIN_ENTRY_LENGTH,
  ONLY_GRAM,
  SECOND_GRAM,
  type PrefilterTables,
} from './prefilter-tables.ts';

export type EntryHit = (entry: number, at: number) => void;

/** By this shift the bit of a second gram comes to where that of a first one is. */
const SECOND_TO_FIRST: number = Math.log2(SECOND_GRAM / FIRST_GRAM);

/** Bits of entries that begin at the lane, and of those that begin one byte before it. */
const AT_LANE: number = FIRST_GRAM | ONLY_GRAM;
const BEFORE_LANE: number = AT_LANE << 1;
const ONLY_GRAMS: number = ONLY_GRAM | (ONLY_GRAM << 1);

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * Calls `hit` for every entry that begins in `bytes` at an offset from `start` up to `end`
 * (exclusive) and lies within `bytes`, in order of offset; several entries at one offset all count.
 */
export function scanEntries(
  tables: PrefilterTables,
  bytes: Uint8Array,
  start: number,
  end: number,
  hit: EntryHit,
): void {
  if (tables.lengths.length === 0) return;
  const stop = Math.min(end, bytes.length - MIN_ENTRY_LENGTH + 1);
  const next = LITTLE_ENDIAN ? scanWords(tables, bytes, start, stop, hit) : start;
  for (let at = next; at < stop; at++) {
    entriesAt(tables, wordAt(bytes, at), wordAt(bytes, at + 4), at, bytes.length, hit);
  }
}

/**
 * Does so as far as there are whole words, and returns the offset from which it did not. Bytes in
 * front of `start` are read, up to three of them even outside of `bytes`, but have no effect.
 */
function scanWords(
  tables: PrefilterTables,
  bytes: Uint8Array,
  start: number,
  stop: number,
  hit: EntryHit,
): number {
  // Words begin at addresses of the underlying memory that are multiples of four.
  const grid = start - ((bytes.byteOffset + start) & 3);
  // Up to the word at or behind `stop`, and one more for its grams.
  const count = Math.min((bytes.length - grid) >> 2, ((stop - grid + 3) >> 2) + 2);
  if (count < 2) return start;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + grid, count);
  const { grams } = tables;
  const report = (low: number, high: number, at: number): void => {
    if (at >= start && at < stop) entriesAt(tables, low, high, at, bytes.length, hit);
  };
  let last = 0;
  let word = words[0] as number;
  let folded = foldWord(word);
  let before = 0;
  for (let i = 1; i < count; i++) {
    const next = words[i] as number;
    const foldedNext = foldWord(next);
    const lane = grams[gramIndex(folded)] as number;
    const middle = grams[gramIndex((folded >>> 16) | (foldedNext << 16))] as number;
    const ofMiddle = before & ((lane >>> SECOND_TO_FIRST) | ONLY_GRAMS);
    const ofLane = lane & ((middle >>> SECOND_TO_FIRST) | ONLY_GRAMS);
    if ((ofMiddle | ofLane) !== 0) {
      const at = grid + 4 * (i - 1);
      if ((ofMiddle & BEFORE_LANE) !== 0) {
        report((last >>> 8) | (word << 24), (word >>> 8) | (next << 24), at - 3);
      }
      if ((ofMiddle & AT_LANE) !== 0) {
        report((last >>> 16) | (word << 16), (word >>> 16) | (next << 16), at - 2);
      }
      if ((ofLane & BEFORE_LANE) !== 0) {
        report((last >>> 24) | (word << 8), (word >>> 24) | (next << 8), at - 1);
      }
      if ((ofLane & AT_LANE) !== 0) report(word, next, at);
    }
    before = middle;
    last = word;
    word = next;
    folded = foldedNext;
  }
  return Math.max(start, grid + 4 * (count - 2) + 1);
}

/**
 * Reports the entries that begin at `at`, where there are the bytes of the words `low` and `high`,
 * and end at `limit` or before.
 */
function entriesAt(
  tables: PrefilterTables,
  low: number,
  high: number,
  at: number,
  limit: number,
  hit: EntryHit,
): void {
  const { buckets, values, folds, lengths } = tables;
  const bucket = bucketIndex(foldWord(low), buckets.length - 1);
  const stop = buckets[bucket + 1] as number;
  for (let entry = buckets[bucket] as number; entry < stop; entry++) {
    if (
      (low | (folds[2 * entry] as number)) === values[2 * entry] &&
      (high | (folds[2 * entry + 1] as number)) === values[2 * entry + 1] &&
      at + (lengths[entry] as number) <= limit
    ) {
      hit(entry, at);
    }
  }
}

/** Little-endian; bytes behind the end are 0. */
function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}
