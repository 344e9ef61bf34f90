/**
 * The prefilter finds, in one pass over the bytes, every place where one of many literals stands.
 * It may be told to report more than there is, never less: all later stages only look where it
 * points. This file has the interface and the plain TypeScript implementation.
 *
 * The bytes are read as a row of 16-bit units, which halves the reads. A literal lies on that row
 * in one of two ways, with its first byte at the beginning of a unit or in the middle of one; in
 * both, two neighbouring units are filled by its first bytes:
 *
 *     unit        |  0  |  1  |  2  |        first table        second table
 *     even start  | A K | I A | Q . |        AK → even          IA → even
 *     odd start   | . A | K I | A Q |        KI → odd           A? → odd
 *
 * One table look-up a unit and one `and` with the look-up of the unit before leave a few places a
 * kilobyte of source code, and only these are compared with whole literals. The literals are spread
 * over eight groups with a pair of bits each, so that the beginning of one does not go with the
 * middle of another; those of four bytes, whose last half unit is open, are a group of their own.
 */

import { MIN_KEYWORD_LENGTH } from './literals.ts';
import { EVEN_BITS, ODD_BITS, type PrefilterTables, type Starts } from './prefilter-tables.ts';

export interface Prefilter {
  /**
   * Calls `hit` for every literal that begins in `bytes` at an offset from `start` up to `end`
   * (exclusive) and lies within `bytes`, in order of offset; several literals at one offset all
   * count.
   */
  scan(bytes: Uint8Array, start: number, end: number, hit: Hit): void;
}

export type Hit = (literal: number, at: number) => void;

export function createPrefilter(tables: PrefilterTables): Prefilter {
  const { first, second, even, odd } = tables;
  const all = Uint16Array.from({ length: tables.offsets.length - 1 }, (_, index) => index);
  const short = all.filter((index) => lengthOf(tables, index) <= MIN_KEYWORD_LENGTH + 1);
  if (all.length === 0) return { scan: () => {} };

  return {
    scan(bytes, start, end, hit) {
      const stop = Math.min(end, bytes.length);
      // 16-bit units begin at even addresses of the underlying memory.
      const grid = start + ((bytes.byteOffset + start) & 1);
      // The units of a literal that begins before `stop` end five bytes further at the most.
      const count = Math.max(0, (Math.min(bytes.length, stop + 5) - grid) >> 1);
      if (count < 2) {
        for (let at = start; at < stop; at++) compare(tables, all, 0, all.length, bytes, at, hit);
        return;
      }
      const units = new Uint16Array(bytes.buffer, bytes.byteOffset + grid, count);
      for (let i = nextPair(first, second, units, 1); i < count;) {
        const before = units[i - 1] as number;
        const ways = (first[before] as number) & (second[units[i] as number] as number);
        const at = grid + 2 * i - 2;
        if ((ways & ODD_BITS) !== 0 && at > start && at - 1 < stop) {
          compareStarts(tables, odd, before, bytes, at - 1, hit);
        }
        if ((ways & EVEN_BITS) !== 0 && at < stop) {
          compareStarts(tables, even, before, bytes, at, hit);
        }
        i = nextPair(first, second, units, i + 1);
      }
      // Up to here each literal had its two units, but for short ones at the end of the bytes.
      for (let at = Math.max(start, grid + 2 * count - MIN_KEYWORD_LENGTH); at < stop; at++) {
        const needed = (at - grid) % 2 === 0 ? 4 : 5;
        if (at + needed > grid + 2 * count) {
          compare(tables, short, 0, short.length, bytes, at, hit);
        }
      }
    },
  };
}

/** Index from `from` of the next unit that goes with the one before it; the hot loop. */
function nextPair(
  first: Uint16Array,
  second: Uint16Array,
  units: Uint16Array,
  from: number,
): number {
  let before = first[units[from - 1] as number] as number;
  for (let i = from; i < units.length; i++) {
    const unit = units[i] as number;
    if ((before & (second[unit] as number)) !== 0) return i;
    before = first[unit] as number;
  }
  return units.length;
}

function compareStarts(
  tables: PrefilterTables,
  starts: Starts,
  unit: number,
  bytes: Uint8Array,
  at: number,
  hit: Hit,
): void {
  const { units, offsets, literals } = starts;
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle] as number) < unit) low = middle + 1;
    else high = middle;
  }
  if (units[low] !== unit) return;
  compare(tables, literals, offsets[low] as number, offsets[low + 1] as number, bytes, at, hit);
}

/** Reports those of `literals` from `from` up to `to` that stand at `at`. */
function compare(
  tables: PrefilterTables,
  literals: Uint16Array,
  from: number,
  to: number,
  bytes: Uint8Array,
  at: number,
  hit: Hit,
): void {
  const { codes, folds, offsets } = tables;
  for (let k = from; k < to; k++) {
    const literal = literals[k] as number;
    const start = offsets[literal] as number;
    const end = offsets[literal + 1] as number;
    if (at + end - start > bytes.length) continue;
    // From the end, since the beginning is known to fit.
    let i = end - 1;
    while (
      i >= start &&
      ((bytes[at + i - start] as number) | (folds[i] as number)) === (codes[i] as number)
    ) {
      i--;
    }
    if (i < start) hit(literal, at);
  }
}

function lengthOf({ offsets }: PrefilterTables, literal: number): number {
  return (offsets[literal + 1] ?? 0) - (offsets[literal] ?? 0);
}
