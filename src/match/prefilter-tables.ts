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
  /** And for the one behind that; groups of short literals are open there. */
  readonly third: Uint16Array;
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
  const third = new Uint16Array(UNITS).fill(openBits(literals));
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
    if (isShort(literal)) return;
    for (const unit of unitsAt(literal, 4)) third[unit] = (third[unit] ?? 0) | even;
    for (const unit of unitsAt(literal, 5)) third[unit] = (third[unit] ?? 0) | odd;
  });
  return {
    first,
    second,
    third,
    even: toStarts(evenStarts),
    odd: toStarts(oddStarts),
    codes,
    folds,
    offsets,
  };
}

/** Too short to fill a third unit in both ways of lying on the row. */
function isShort({ text }: Literal): boolean {
  return text.length < 7;
}

/** The group's bit for even starts. Short literals have groups of their own, the shortest one. */
function evenBitOf(literal: Literal): number {
  const { text } = literal;
  const beginning = text.charCodeAt(0) * 31 + text.charCodeAt(1);
  let group = 2 + ((Math.imul(beginning, 0x9e3779b1) >>> 8) % (GROUPS - 2));
  if (isShort(literal)) group = text.length === MIN_KEYWORD_LENGTH ? 0 : 1;
  return 1 << (2 * group);
}

/** The bits of groups whose literals need not fill a third unit. */
function openBits(literals: readonly Literal[]): number {
  return literals.filter(isShort).reduce((bits, literal) => bits | (evenBitOf(literal) * 3), 0);
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
