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
 *     even start  | A K | I A | Q . |        AK → bit 0         IA → bit 0
 *     odd start   | . A | K I | A Q |        KI → bit 1         A? → bit 1
 *
 * One table look-up a unit and one `and` with the look-up of the unit before leave about three
 * places a kilobyte of source code, and only these are compared with whole literals.
 */

import { MIN_KEYWORD_LENGTH, type Literal } from './literals.ts';

export interface Prefilter {
  /**
   * Calls `hit` for every literal that begins in `bytes` at an offset from `start` up to `end`
   * (exclusive) and lies within `bytes`, in order of offset; several literals at one offset all
   * count.
   */
  scan(bytes: Uint8Array, start: number, end: number, hit: Hit): void;
}

export type Hit = (literal: number, at: number) => void;

const UNITS = 0x10000;
const EVEN = 1;
const ODD = 2;

/** Built with every start of the program, so it does its filling with native calls where it can. */
export function createPrefilter(literals: readonly Literal[]): Prefilter {
  if (literals.length === 0) return { scan: () => {} };
  const first = new Uint8Array(UNITS);
  const second = openUnits(literals);
  const evenStarts = new Map<number, number[]>();
  const oddStarts = new Map<number, number[]>();
  for (let index = 0; index < literals.length; index++) {
    const literal = literals[index] as Literal;
    mark(first, EVEN, literal, 0, evenStarts, index);
    mark(first, ODD, literal, 1, oddStarts, index);
    mark(second, EVEN, literal, 2);
    mark(second, ODD, literal, 3);
  }

  const compare = (
    candidates: readonly number[] | undefined,
    bytes: Uint8Array,
    at: number,
    hit: Hit,
  ): void => {
    for (const index of candidates ?? []) {
      const literal = literals[index];
      if (literal !== undefined && standsAt(literal, bytes, at)) hit(index, at);
    }
  };
  const everyLiteral = literals.map((_, index) => index);

  return {
    scan(bytes, start, end, hit) {
      const stop = Math.min(end, bytes.length);
      // 16-bit units begin at even addresses of the underlying memory.
      const grid = start + ((bytes.byteOffset + start) & 1);
      // Two units hold a literal's beginning; behind the last pair the literals are compared as is.
      const count = Math.max(0, (Math.min(bytes.length, stop + 4) - grid) >> 1);
      if (count < 2) {
        for (let at = start; at < stop; at++) compare(everyLiteral, bytes, at, hit);
        return;
      }
      const units = new Uint16Array(bytes.buffer, bytes.byteOffset + grid, count);
      let before = units[0] ?? 0;
      for (let i = 1; i < count; i++) {
        const unit = units[i] as number;
        const ways = (first[before] as number) & (second[unit] as number);
        if (ways !== 0) {
          const at = grid + 2 * i - 2;
          if ((ways & ODD) !== 0 && at > start && at - 1 < stop) {
            compare(oddStarts.get(before), bytes, at - 1, hit);
          }
          if ((ways & EVEN) !== 0 && at < stop) compare(evenStarts.get(before), bytes, at, hit);
        }
        before = unit;
      }
      for (let at = Math.max(start, grid + 2 * count - 3); at < stop; at++) {
        compare(everyLiteral, bytes, at, hit);
      }
    },
  };
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function unitOf(low: number, high: number): number {
  return LITTLE_ENDIAN ? low | (high << 8) : (low << 8) | high;
}

/** The second table as far as literals of four bytes fill half a unit: any byte may follow. */
function openUnits(literals: readonly Literal[]): Uint8Array {
  const table = new Uint8Array(UNITS);
  for (const literal of literals) {
    if (literal.text.length > MIN_KEYWORD_LENGTH) continue;
    for (const low of codesAt(literal, MIN_KEYWORD_LENGTH - 1)) {
      for (let high = 0; high < 256; high++) {
        const unit = unitOf(low, high);
        table[unit] = (table[unit] as number) | ODD;
      }
    }
  }
  return table;
}

/** Sets `bit` for the units that the literal's characters `i` and `i + 1` fill. */
function mark(
  table: Uint8Array,
  bit: number,
  literal: Literal,
  i: number,
  starts?: Map<number, number[]>,
  index = 0,
): void {
  if (i + 1 >= literal.text.length) return;
  for (const low of codesAt(literal, i)) {
    for (const high of codesAt(literal, i + 1)) {
      const unit = unitOf(low, high);
      table[unit] = (table[unit] as number) | bit;
      if (starts === undefined) continue;
      const list = starts.get(unit);
      if (list === undefined) starts.set(unit, [index]);
      else list.push(index);
    }
  }
}

function codesAt(literal: Literal, i: number): readonly number[] {
  const code = literal.text.charCodeAt(i);
  return literal.ignoreCase && isLowerCase(code) ? [code, code - 0x20] : [code];
}

function standsAt({ text, ignoreCase }: Literal, bytes: Uint8Array, at: number): boolean {
  if (at + text.length > bytes.length) return false;
  for (let i = 0; i < text.length; i++) {
    const want = text.charCodeAt(i);
    const have = bytes[at + i] as number;
    if (have === want) continue;
    if (!ignoreCase || !isLowerCase(want) || (have | 0x20) !== want) return false;
  }
  return true;
}

function isLowerCase(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}
