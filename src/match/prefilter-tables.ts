/**
 * What the prefilter works with, all in typed arrays: built from literals, or read from the file
 * that the build leaves beside the program, because building takes longer than a clean commit may.
 */

import { MIN_KEYWORD_LENGTH, type Literal } from './literals.ts';

/** Where literals begin, by their first whole unit; a sorted list with ranges. */
export interface Starts {
  /** Ascending. */
  readonly units: Uint16Array;
  /** Range in `literals` for each unit: one entry more than `units`. */
  readonly offsets: Uint16Array;
  readonly literals: Uint16Array;
}

export interface PrefilterTables {
  /** For each unit, the groups in which it can be a literal's first whole unit. */
  readonly first: Uint16Array;
  /** The same for the unit behind it. */
  readonly second: Uint16Array;
  readonly even: Starts;
  readonly odd: Starts;
  /** The bytes of all literals; lower case where any case matches. */
  readonly codes: Uint8Array;
  /** What folds a byte's case before it is compared: 0x20 for letters in any case, else 0. */
  readonly folds: Uint8Array;
  /** Where each literal begins in `codes`; one entry more than there are literals. */
  readonly offsets: Uint16Array;
}

const UNITS = 0x10000;

/** A group of literals has one bit for even starts and the next higher one for odd starts. */
const GROUPS = 8;
export const EVEN_BITS = 0x5555;
export const ODD_BITS = 0xaaaa;

/** Throws `RangeError` for more literals than 16-bit numbers can name. */
export function buildTables(literals: readonly Literal[]): PrefilterTables {
  const length = literals.reduce((sum, { text }) => sum + text.length, 0);
  if (length >= UNITS) throw new RangeError('too many literals for one prefilter');
  const codes = new Uint8Array(length);
  const folds = new Uint8Array(length);
  const offsets = new Uint16Array(literals.length + 1);
  const first = new Uint16Array(UNITS);
  const second = new Uint16Array(UNITS);
  const evenStarts = new Map<number, number[]>();
  const oddStarts = new Map<number, number[]>();
  let offset = 0;
  literals.forEach((literal, index) => {
    for (let i = 0; i < literal.text.length; i++) {
      const code = literal.text.charCodeAt(i);
      codes[offset + i] = code;
      if (literal.ignoreCase && isLowerCase(code)) folds[offset + i] = 0x20;
    }
    offset += literal.text.length;
    offsets[index + 1] = offset;
    const even = evenBitOf(literal);
    const odd = even << 1;
    for (const unit of unitsAt(literal, 0)) {
      first[unit] = (first[unit] ?? 0) | even;
      listAt(evenStarts, unit).push(index);
    }
    for (const unit of unitsAt(literal, 1)) {
      first[unit] = (first[unit] ?? 0) | odd;
      listAt(oddStarts, unit).push(index);
    }
    for (const unit of unitsAt(literal, 2)) second[unit] = (second[unit] ?? 0) | even;
    for (const unit of unitsAt(literal, 3)) second[unit] = (second[unit] ?? 0) | odd;
  });
  return {
    first,
    second,
    even: toStarts(evenStarts),
    odd: toStarts(oddStarts),
    codes,
    folds,
    offsets,
  };
}

/** The group's bit for even starts. */
function evenBitOf({ text }: Literal): number {
  const beginning = text.charCodeAt(0) * 31 + text.charCodeAt(1);
  const group =
    text.length === MIN_KEYWORD_LENGTH
      ? 0
      : 1 + ((Math.imul(beginning, 0x9e3779b1) >>> 8) % (GROUPS - 1));
  return 1 << (2 * group);
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** All values that the unit with the literal's characters `i` and `i + 1` can have in memory. */
function* unitsAt(literal: Literal, i: number): Generator<number> {
  for (const low of codesAt(literal, i)) {
    for (const high of codesAt(literal, i + 1)) {
      yield LITTLE_ENDIAN ? low | (high << 8) : (low << 8) | high;
    }
  }
}

const ANY_BYTE: readonly number[] = Array.from({ length: 256 }, (_, byte) => byte);

function codesAt({ text, ignoreCase }: Literal, i: number): readonly number[] {
  if (i >= text.length) return ANY_BYTE;
  const code = text.charCodeAt(i);
  return ignoreCase && isLowerCase(code) ? [code, code - 0x20] : [code];
}

function listAt(lists: Map<number, number[]>, unit: number): number[] {
  const known = lists.get(unit);
  if (known !== undefined) return known;
  const list: number[] = [];
  lists.set(unit, list);
  return list;
}

function toStarts(lists: ReadonlyMap<number, readonly number[]>): Starts {
  const sorted = [...lists].toSorted(([a], [b]) => a - b);
  const offsets = [0];
  for (const [, literals] of sorted) offsets.push((offsets.at(-1) ?? 0) + literals.length);
  return {
    units: Uint16Array.from(sorted, ([unit]) => unit),
    offsets: Uint16Array.from(offsets),
    literals: Uint16Array.from(sorted.flatMap(([, literals]) => literals)),
  };
}

function isLowerCase(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** Of the tables, in the order in which they are stored. */
function arraysOf(tables: PrefilterTables): (Uint8Array | Uint16Array)[] {
  const { first, second, even, odd, codes, folds, offsets } = tables;
  const starts = [even, odd].flatMap(({ units, offsets: ranges, literals }) => [
    units,
    ranges,
    literals,
  ]);
  return [first, second, ...starts, offsets, codes, folds];
}

/** Length of the header: the length of each array in elements, as 32-bit numbers. */
const ARRAYS = 11;

/** The tables as bytes, in this machine's byte order, which `readTables` checks. */
export function writeTables(tables: PrefilterTables): Uint8Array {
  const arrays = arraysOf(tables);
  const header = Uint32Array.from([BYTE_ORDER, ...arrays.map((array) => array.length)]);
  return Buffer.concat(
    [header, ...arrays].map((array) =>
      Buffer.from(array.buffer, array.byteOffset, array.byteLength),
    ),
  );
}

const BYTE_ORDER = 0x6b657973;

/** The tables in `bytes`, without copying; undefined if they are not what this program wrote. */
export function readTables(bytes: Uint8Array): PrefilterTables | undefined {
  const memory = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  if (memory.length < 4 * (ARRAYS + 1)) return undefined;
  const header = new Uint32Array(memory.buffer, memory.byteOffset, ARRAYS + 1);
  if (header[0] !== BYTE_ORDER) return undefined;
  let at = memory.byteOffset + header.byteLength;
  const wide = (index: number): Uint16Array => {
    const array = new Uint16Array(memory.buffer, at, header[index + 1]);
    at += array.byteLength;
    return array;
  };
  const narrow = (index: number): Uint8Array => {
    const array = new Uint8Array(memory.buffer, at, header[index + 1]);
    at += array.byteLength;
    return array;
  };
  const expected = header
    .subarray(1)
    .reduce((sum, length, index) => sum + length * (index < ARRAYS - 2 ? 2 : 1), header.byteLength);
  if (expected !== memory.length) return undefined;
  return {
    first: wide(0),
    second: wide(1),
    even: { units: wide(2), offsets: wide(3), literals: wide(4) },
    odd: { units: wide(5), offsets: wide(6), literals: wide(7) },
    offsets: wide(8),
    codes: narrow(9),
    folds: narrow(10),
  };
}
