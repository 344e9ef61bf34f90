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
  type PrefilterTables,
} from './prefilter-tables.ts';

export type EntryHit = (entry: number, at: number) => void;

/** By this shift the bit of a second gram comes to where that of a first one is. */
const SECOND_TO_FIRST = 2;

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
  const last = count - 1;
  for (let i = nextPlace(grams, words, 0); i < last; i = nextPlace(grams, words, i + 1)) {
    const at = grid + 4 * i;
    const before = i === 0 ? 0 : (words[i - 1] as number);
    const word = words[i] as number;
    const behind = words[i + 1] as number;
    const lane = grams[gramIndex(foldWord(word))] as number;
    const ofMiddle = middleGram(grams, before, word) & asFirst(lane);
    const ofLane = lane & asFirst(middleGram(grams, word, behind));
    if ((ofMiddle & BEFORE_LANE) !== 0 && at - 3 >= start && at - 3 < stop) {
      const low = (before >>> 8) | (word << 24);
      entriesAt(tables, low, (word >>> 8) | (behind << 24), at - 3, bytes.length, hit);
    }
    if ((ofMiddle & AT_LANE) !== 0 && at - 2 >= start && at - 2 < stop) {
      const low = (before >>> 16) | (word << 16);
      entriesAt(tables, low, (word >>> 16) | (behind << 16), at - 2, bytes.length, hit);
    }
    if ((ofLane & BEFORE_LANE) !== 0 && at - 1 >= start && at - 1 < stop) {
      const low = (before >>> 24) | (word << 8);
      entriesAt(tables, low, (word >>> 24) | (behind << 8), at - 1, bytes.length, hit);
    }
    if ((ofLane & AT_LANE) !== 0 && at >= start && at < stop) {
      entriesAt(tables, word, behind, at, bytes.length, hit);
    }
  }
  return Math.max(start, grid + 4 * (last - 1) + 1);
}

/**
 * Index from `from` of the next word at which an entry may begin, or up to three bytes before it;
 * that of the last word, which is not looked at, if there is none. The hot loop: it calls nothing.
 */
function nextPlace(grams: Uint8Array, words: Int32Array, from: number): number {
  const last = words.length - 1;
  let folded = foldWord(words[from] as number);
  let before = from === 0 ? 0 : middleGram(grams, words[from - 1] as number, folded);
  for (let i = from; i < last; i++) {
    const behind = foldWord(words[i + 1] as number);
    const lane = grams[gramIndex(folded)] as number;
    const middle = grams[gramIndex((folded >>> 16) | (behind << 16))] as number;
    if (((before & asFirst(lane)) | (lane & asFirst(middle))) !== 0) return i;
    before = middle;
    folded = behind;
  }
  return last;
}

/** The gram that begins in the middle of a word. */
function middleGram(grams: Uint8Array, word: number, behind: number): number {
  return grams[gramIndex(foldWord((word >>> 16) | (behind << 16)))] as number;
}

/** Which bits of the gram before are confirmed by this one. */
function asFirst(gram: number): number {
  return (gram >>> SECOND_TO_FIRST) | ONLY_GRAMS;
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
