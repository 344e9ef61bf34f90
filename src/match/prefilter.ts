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
 * kilobyte of source code; a third table for the unit behind leaves fewer, and only these are
 * compared with whole literals. The literals are spread
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
  const { first, second, third, even, odd } = tables;
  const all = Uint16Array.from({ length: tables.offsets.length - 1 }, (_, index) => index);
  const short = all.filter((index) => lengthOf(tables, index) <= MIN_KEYWORD_LENGTH + 1);
  if (all.length === 0) return { scan: () => {} };
  const evenPlaces = placesOf(even);
  const oddPlaces = placesOf(odd);

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
      for (let i = nextPair(tables, units, 1); i < count;) {
        const before = units[i - 1] as number;
        const ways =
          (first[before] as number) &
          (second[units[i] as number] as number) &
          (i + 1 < count ? (third[units[i + 1] as number] as number) : 0xffff);
        const at = grid + 2 * i - 2;
        if ((ways & ODD_BITS) !== 0 && at > start && at - 1 < stop) {
          const place = oddPlaces[before] as number;
          const { offsets, literals } = odd;
          compare(
            tables,
            literals,
            offsets[place - 1] ?? 0,
            offsets[place] ?? 0,
            bytes,
            at - 1,
            hit,
          );
        }
        if ((ways & EVEN_BITS) !== 0 && at < stop) {
          const place = evenPlaces[before] as number;
          const { offsets, literals } = even;
          compare(tables, literals, offsets[place - 1] ?? 0, offsets[place] ?? 0, bytes, at, hit);
        }
        i = nextPair(tables, units, i + 1);
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
  { first, second, third }: PrefilterTables,
  units: Uint16Array,
  from: number,
): number {
  const last = units.length - 1;
  let before = first[units[from - 1] as number] as number;
  for (let i = from; i < units.length; i++) {
    const unit = units[i] as number;
    const ways = before & (second[unit] as number);
    if (ways !== 0 && (i === last || (ways & (third[units[i + 1] as number] as number)) !== 0)) {
      return i;
    }
    before = first[unit] as number;
  }
  return units.length;
}

/** For each unit, one more than its place in `starts.units`; 0 if no literal begins with it. */
function placesOf({ units }: Starts): Uint16Array {
  const places = new Uint16Array(0x10000);
  for (let place = 0; place < units.length; place++) places[units[place] as number] = place + 1;
  return places;
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
