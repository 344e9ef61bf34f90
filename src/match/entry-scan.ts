/**
 * Finds entries (prefilter-tables.ts) in one pass over the bytes, in plain TypeScript; the kernel
 * has the same with vectors (src/kernel/README.md explains it by an example).
 *
 * The bytes are read as a row of 16-bit units, which halves the reads. At each unit the gram of this
 * and the next one is looked up. An entry may begin at a unit, or one byte before it, if its first
 * gram is there and its second one at the next unit; or if the gram of a short entry is there. Few
 * places of a text get so far, and there the buckets are searched.
 */

import {
  bucketIndex,
  gramIndex,
  MIN_ENTRY_LENGTH,
  type PrefilterTables,
} from './prefilter-tables.ts';

export type EntryHit = (entry: number, at: number) => void;

/** A unit's first gram and its gram as a short entry, after a shift by the class of its last byte. */
const FIRST = 0x01;
const SHORT = 0x10;
/** By this shift the second gram comes to where the first one is. */
const SECOND_SHIFT = 8;

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
  const stop = Math.min(end, bytes.length - MIN_ENTRY_LENGTH + 1);
  if (tables.lengths.length === 0) return;
  // 16-bit units begin at even addresses of the underlying memory.
  const grid = start + ((bytes.byteOffset + start) & 1);
  // Up to the unit at `stop`, before which the last entry may begin, and what its two grams fill.
  const wanted = ((stop - grid + 1) >> 1) + 3;
  const count = LITTLE_ENDIAN ? Math.min((bytes.length - grid) >> 1, wanted) : 0;
  let next = start;
  if (count > 2) {
    const units = new Uint16Array(bytes.buffer, bytes.byteOffset + grid, count);
    const { grams } = tables;
    for (let i = nextPlace(grams, units, 0); i < count - 2; i = nextPlace(grams, units, i + 1)) {
      const at = grid + 2 * i;
      if (at > start && at - 1 < stop) entriesAt(tables, bytes, at - 1, hit);
      if (at < stop) entriesAt(tables, bytes, at, hit);
    }
    next = grid + 2 * (count - 3) + 1;
  }
  // What begins here does not have all its units, or could not be read in units.
  for (let at = Math.max(start, next); at < stop; at++) entriesAt(tables, bytes, at, hit);
}

/**
 * Index from `from` of the next unit where an entry may begin, or one byte before it; the row's
 * length less two or more if there is none among units with two more behind them. The hot loop.
 */
function nextPlace(grams: Uint16Array, units: Uint16Array, from: number): number {
  const mask = grams.length - 1;
  const last = units.length - 1;
  let before = 0;
  let unit = units[from] as number;
  for (let i = from; i < last; i++) {
    const behind = units[i + 1] as number;
    const bits = (grams[gramIndex(unit | (behind << 16), mask)] as number) >>> ((behind >>> 8) & 3);
    if ((before & ((bits >>> SECOND_SHIFT) | SHORT)) !== 0) return i - 1;
    before = bits & (FIRST | SHORT);
    unit = behind;
  }
  return last;
}

/** Reports the entries that begin at `at`, where four bytes have to be. */
function entriesAt(tables: PrefilterTables, bytes: Uint8Array, at: number, hit: EntryHit): void {
  const { buckets, values, folds, lengths } = tables;
  const low = wordAt(bytes, at);
  const bucket = bucketIndex(low, buckets.length - 2);
  const stop = buckets[bucket + 1] as number;
  for (let entry = buckets[bucket] as number; entry < stop; entry++) {
    if ((low | (folds[2 * entry] as number)) !== values[2 * entry]) continue;
    const high = wordAt(bytes, at + 4) | (folds[2 * entry + 1] as number);
    if (high === values[2 * entry + 1] && at + (lengths[entry] as number) <= bytes.length) {
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
