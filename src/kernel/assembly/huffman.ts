/**
 * Code tables: from the code lengths a dynamic block begins with (RFC 1951 §3.2.7) to tables that
 * answer "which symbol do the next bits begin with, and how long is its code" by one load.
 *
 * Most objects of a repository are small, so making the tables costs as much as using them. Three
 * things keep it cheap: code lengths go straight into a list of symbols for each length, which is
 * the order canonical codes are given out in; a run of equal lengths is one vector store; and a
 * table grows by doubling, where all shorter codes are repeated by a plain copy.
 *
 * An entry is 32 bits; `total` comes first, so that the entry itself serves as a shift count:
 *
 *   0–5    total: bits of the code and its extra bits, together
 *   8–13   where the extra bits begin: bits of the code + JUNK
 *   16–    a literal's byte; the symbol's least distance − 1 (15 bits); its least length (9 bits),
 *          and above it a mask for its extra bits (5); the entry a sub-table begins at (14)
 *   14, 15 special entries: a pointer to a sub-table, bits that are no symbol
 *   30, 31 of literals and lengths: the end of the block, a literal
 */

import { BAD_CODE, TRUNCATED } from '../codes';
import * as reader from './reader';
import { filledBits, filledCount, filledNext, JUNK } from './reader';

export const POINTER: u32 = 1 << 14;
export const INVALID: u32 = 1 << 15;
export const END: u32 = 1 << 30;
export const LITERAL: u32 = 1 << 31;
/** An entry with none of these set stands for a length or a distance. */
export const SPECIAL: u32 = POINTER | INVALID | END;

const MAX_BITS = 15;
const PRECODE_BITS = 7;
const LITLEN_SYMBOLS = 288;
const DISTANCE_SYMBOLS = 32;

/** The widest primary tables. Narrower ones are filled faster, which gains nothing measurable. */
const LITLEN_BITS = 11;
const DISTANCE_BITS = 8;

// A complete code has two codes or more below each pointer, so at most half as many sub-tables as
// symbols; and each spans what the longest code has beyond the primary bits.
const LITLEN_ENTRIES = (1 << LITLEN_BITS) + (286 / 2) * (1 << (MAX_BITS - LITLEN_BITS));
const DISTANCE_ENTRIES = (1 << DISTANCE_BITS) + (30 / 2) * (1 << (MAX_BITS - DISTANCE_BITS));

/** The tables of the current block. Their width varies: see `litlenMask`. */
export const LITLEN: usize = memory.data(LITLEN_ENTRIES * 4, 16);
export const DISTANCE: usize = memory.data(DISTANCE_ENTRIES * 4, 16);
const PRECODE: usize = memory.data(4 << PRECODE_BITS, 16);

/** An entry of each symbol, but for the length of its code. */
const LITLEN_ENTRY: usize = memory.data(LITLEN_SYMBOLS * 4, 16);
const DISTANCE_ENTRY: usize = memory.data(DISTANCE_SYMBOLS * 4, 16);
/**
 * The same for the code of code lengths: 16–19 the length or, 20, the length before; 21–24 how many
 * symbols have it at least; 25–31 a mask for the extra bits, which say how many more.
 */
const PRECODE_ENTRY: usize = memory.data(19 * 4, 16);
const AS_BEFORE: u32 = 1 << 20;
/** The lengths of the code of code lengths, by symbol. */
const GIVEN: usize = memory.data(32, 16);

/** The symbols of each code length, 16 bits each; lengths and distances one after the other. */
const LISTS: usize = memory.data(17 << 10, 16);
const LIST_SHIFT = 10;
/** A length that cannot be: what a repetition repeats if nothing precedes it. */
const NOTHING = 16;

/** How many symbols have each code length, 16 bits each; [NOTHING] too. */
const COUNTS: usize = memory.data(48, 16);
const LITLEN_COUNTS: usize = memory.data(32, 16);
const DISTANCE_COUNTS: usize = memory.data(32, 16);
const NO_COUNTS: usize = memory.data(32, 16);

/** For each number of LITLEN_BITS bits the one with its bits reversed, times 4. */
const REVERSED: usize = memory.data(2 << LITLEN_BITS, 16);

/** The fixed code's tables (§3.2.6). */
const FIXED_LITLEN_BITS = 9;
const FIXED_DISTANCE_BITS = 5;
const FIXED_LITLEN: usize = memory.data(4 << FIXED_LITLEN_BITS, 16);
const FIXED_DISTANCE: usize = memory.data(4 << FIXED_DISTANCE_BITS, 16);

/** (Entries − 1) · 4 of the primary tables. */
export let litlenMask: u32 = 0;
export let distanceMask: u32 = 0;
/** Primary bits, and (entries − 1) · 4 of each sub-table. */
export let litlenBits: u32 = 0;
export let litlenSubMask: u32 = 0;
export let distanceBits: u32 = 0;
export let distanceSubMask: u32 = 0;

// What `build` answers besides the table.
let builtBits: u32 = 0;
let builtSubMask: u32 = 0;

/** The order in which the lengths of the code of code lengths are given (§3.2.7). */
const PRECODE_ORDER: usize = memory.data<u8>([
  16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
]);

/** 2 ^ (15 − length): the share of all codes that one of this length takes; 0 has none. */
function fullness(counts: usize): i32 {
  const low = i32x4.dot_i16x8_s(
    v128.load(counts),
    i16x8(0, 1 << 14, 1 << 13, 1 << 12, 1 << 11, 1 << 10, 1 << 9, 1 << 8),
  );
  const high = i32x4.dot_i16x8_s(v128.load(counts, 16), i16x8(128, 64, 32, 16, 8, 4, 2, 1));
  const sum = i32x4.add(low, high);
  return (
    i32x4.extract_lane(sum, 0) +
    i32x4.extract_lane(sum, 1) +
    i32x4.extract_lane(sum, 2) +
    i32x4.extract_lane(sum, 3)
  );
}

/** Repeats the first `bytes` of a table behind themselves. */
function double(table: usize, bytes: usize): void {
  const end = table + bytes;
  if (bytes < 16) {
    for (let at = table; at < end; at += 4) store<u32>(at + bytes, load<u32>(at));
    return;
  }
  for (let at = table; at < end; at += 16) v128.store(at + bytes, v128.load(at));
}

/**
 * Makes a table of the symbols in `LISTS`, leaving out the first `skip[length]` of each list.
 * False if the lengths make no code: too many codes, or too few. Too few is allowed where zlib
 * allows it: no code at all, or a single one of 1 bit.
 */
function build(table: usize, entries: usize, counts: usize, skip: usize, widest: u32): bool {
  const full = fullness(counts);
  const single = full == 1 << 14 && load<u16>(counts + 2) == 1;
  if (full != 1 << 15) {
    if (full != 0 && !single) return false;
    store<u32>(table, INVALID);
    store<u32>(table + 4, INVALID);
  }

  let longest: u32 = MAX_BITS;
  while (longest > 1 && load<u16>(counts + longest * 2) == 0) longest--;
  const bits = min(longest, widest);

  let code: u32 = 0;
  let length: u32 = 1;
  let filled: usize = 0;
  for (; length <= bits; length++) {
    code <<= 1;
    if (filled != 0) {
      double(table, filled);
      filled <<= 1;
    }
    const count = <u32>load<u16>(counts + length * 2);
    if (count == 0) continue;
    filled = (<usize>4) << length;
    let symbol =
      LISTS + ((<usize>length) << LIST_SHIFT) + ((<usize>load<u16>(skip + length * 2)) << 1);
    const end = symbol + (count << 1);
    const align = LITLEN_BITS + 1 - length;
    for (; symbol < end; symbol += 2) {
      const entry = load<u32>(entries + ((<usize>load<u16>(symbol)) << 2)) + length * 0x101;
      store<u32>(table + <usize>load<u16>(REVERSED + ((<usize>code) << align)), entry);
      code++;
    }
  }
  builtBits = bits;
  builtSubMask = 0;
  if (longest > bits) buildSubTables(table, entries, counts, skip, bits, longest, code);
  return true;
}

/** Codes longer than the primary table is wide. All sub-tables are as wide as the longest needs. */
function buildSubTables(
  table: usize,
  entries: usize,
  counts: usize,
  skip: usize,
  bits: u32,
  longest: u32,
  firstCode: u32,
): void {
  const width = longest - bits;
  let code = firstCode;
  let prefix: u32 = -1;
  let next: u32 = 1 << bits;
  let subTable: usize = 0;
  for (let length = bits + 1; length <= longest; length++) {
    code <<= 1;
    const count = <u32>load<u16>(counts + length * 2);
    let symbol =
      LISTS + ((<usize>length) << LIST_SHIFT) + ((<usize>load<u16>(skip + length * 2)) << 1);
    const end = symbol + (count << 1);
    const beyond = length - bits;
    for (; symbol < end; symbol += 2) {
      if (code >> beyond != prefix) {
        prefix = code >> beyond;
        const slot = <usize>load<u16>(REVERSED + (prefix << (LITLEN_BITS + 1 - bits)));
        store<u32>(table + slot, POINTER | (next << 16));
        subTable = table + ((<usize>next) << 2);
        next += 1 << width;
      }
      const entry = load<u32>(entries + ((<usize>load<u16>(symbol)) << 2)) + length * 0x101;
      const rest = code & ((1 << beyond) - 1);
      const step = (<usize>4) << beyond;
      const stop = (<usize>4) << width;
      let at = <usize>load<u16>(REVERSED + (rest << (LITLEN_BITS + 1 - beyond)));
      for (; at < stop; at += step) store<u32>(subTable + at, entry);
      code++;
    }
  }
  builtSubMask = ((1 << width) - 1) << 2;
}

/** The tables of the fixed code, which are made once. */
export function useFixedCode(): void {
  for (let at: usize = 0; at < 4 << FIXED_LITLEN_BITS; at += 16) {
    v128.store(LITLEN + at, v128.load(FIXED_LITLEN + at));
  }
  for (let at: usize = 0; at < 4 << FIXED_DISTANCE_BITS; at += 16) {
    v128.store(DISTANCE + at, v128.load(FIXED_DISTANCE + at));
  }
  litlenBits = FIXED_LITLEN_BITS;
  litlenMask = ((1 << FIXED_LITLEN_BITS) - 1) << 2;
  distanceBits = FIXED_DISTANCE_BITS;
  distanceMask = ((1 << FIXED_DISTANCE_BITS) - 1) << 2;
}

/** Appends the symbols from `first` to their list: `run` of them, of which 8 are written. */
function append(length: usize, first: i32, run: i32): void {
  const at = COUNTS + (length << 1);
  const count = <i32>load<u16>(at);
  const symbols = i16x8.add(i16x8.splat(<i16>first), i16x8(0, 1, 2, 3, 4, 5, 6, 7));
  v128.store(LISTS + (length << LIST_SHIFT) + ((<usize>count) << 1), symbols);
  store<u16>(at, count + run);
}

function clearCounts(): void {
  v128.store(COUNTS, i32x4.splat(0));
  v128.store(COUNTS, i32x4.splat(0), 16);
  v128.store(COUNTS, i32x4.splat(0), 32);
}

/**
 * Reads the code lengths at the reader and makes the tables of the block. `next` must not pass
 * `limit` but for the slack. 0, or an error.
 */
export function readCode(limit: usize): i32 {
  let bits = reader.bits;
  let count = reader.count;
  let next = reader.next;

  bits = filledBits(bits, count, next);
  next = filledNext(count, next);
  count = filledCount(count);
  const head = (<u32>bits) >> JUNK;
  const litlens = 257 + (head & 31);
  const distances = 1 + ((head >> 5) & 31);
  const lengths = 4 + ((head >> 10) & 15);
  if (litlens > 286 || distances > 30) return BAD_CODE;
  bits >>= 14;
  count -= 14;

  v128.store(GIVEN, i32x4.splat(0));
  v128.store(GIVEN, i32x4.splat(0), 16);
  for (let i: u32 = 0; i < <u32>lengths; i++) {
    bits = filledBits(bits, count, next);
    next = filledNext(count, next);
    count = filledCount(count);
    store<u8>(GIVEN + <usize>load<u8>(PRECODE_ORDER + i), ((<u32>bits) >> JUNK) & 7);
    bits >>= 3;
    count -= 3;
  }
  clearCounts();
  for (let i = 0; i < 19; i++) append(<usize>load<u8>(GIVEN + i), i, 1);
  if (fullness(COUNTS) != 1 << MAX_BITS) return BAD_CODE;
  build(PRECODE, PRECODE_ENTRY, COUNTS, NO_COUNTS, PRECODE_BITS);
  const mask = ((1 << builtBits) - 1) << JUNK;

  clearCounts();
  let symbol = 0;
  let length: usize = NOTHING;
  let split = <i32>litlens;
  const end = <i32>(litlens + distances);
  for (;;) {
    while (symbol < split) {
      bits = filledBits(bits, count, next);
      next = filledNext(count, next);
      count = filledCount(count);
      const entry = load<u32>(PRECODE + <usize>((<u32>bits) & mask));
      const run = ((entry >> 21) & 15) + ((<u32>(bits >> (entry >> 8))) & (entry >> 25));
      length = entry & AS_BEFORE ? length : (entry >> 16) & 15;
      append(length, symbol, run);
      symbol += run;
      bits >>= entry;
      count -= entry;
      if (next > limit) return TRUNCATED;
    }
    if (split == end) break;
    // A run may cross from the lengths' code to the distances'.
    v128.store(LITLEN_COUNTS, v128.load(COUNTS));
    v128.store(LITLEN_COUNTS, v128.load(COUNTS, 16), 16);
    const own = LITLEN_COUNTS + ((length & 15) << 1);
    store<u16>(own, <i32>load<u16>(own) - (symbol - split));
    split = end;
  }
  if (symbol != end || load<u16>(COUNTS + NOTHING * 2) != 0) return BAD_CODE;
  v128.store(DISTANCE_COUNTS, i16x8.sub(v128.load(COUNTS), v128.load(LITLEN_COUNTS)));
  v128.store(DISTANCE_COUNTS, i16x8.sub(v128.load(COUNTS, 16), v128.load(LITLEN_COUNTS, 16)), 16);
  reader.save(bits, count, next);

  if (!build(LITLEN, LITLEN_ENTRY, LITLEN_COUNTS, NO_COUNTS, LITLEN_BITS)) return BAD_CODE;
  litlenBits = builtBits;
  litlenMask = ((1 << builtBits) - 1) << 2;
  litlenSubMask = builtSubMask;
  const entries = DISTANCE_ENTRY - ((<usize>litlens) << 2);
  if (!build(DISTANCE, entries, DISTANCE_COUNTS, LITLEN_COUNTS, DISTANCE_BITS)) return BAD_CODE;
  distanceBits = builtBits;
  distanceMask = ((1 << builtBits) - 1) << 2;
  distanceSubMask = builtSubMask;
  return 0;
}

/** Fills what never changes: runs once, when the module is instantiated. */
function prepare(): void {
  for (let i = 0; i < 1 << LITLEN_BITS; i++) {
    let reversed = 0;
    for (let bit = 0; bit < LITLEN_BITS; bit++) {
      reversed |= ((i >> bit) & 1) << (LITLEN_BITS - 1 - bit);
    }
    store<u16>(REVERSED + ((<usize>i) << 1), reversed << 2);
  }

  const none = JUNK << 8;
  for (let i: u32 = 0; i < 256; i++)
    store<u32>(LITLEN_ENTRY + (i << 2), LITERAL | (i << 16) | none);
  store<u32>(LITLEN_ENTRY + (256 << 2), END | none);
  let base: u32 = 3;
  for (let i: u32 = 257; i < 285; i++) {
    const extra = i < 265 ? 0 : (i - 261) >> 2;
    const mask = (1 << extra) - 1;
    store<u32>(LITLEN_ENTRY + (i << 2), (mask << 25) | (base << 16) | none | extra);
    base += 1 << extra;
  }
  store<u32>(LITLEN_ENTRY + (285 << 2), (258 << 16) | none);
  store<u32>(LITLEN_ENTRY + (286 << 2), INVALID);
  store<u32>(LITLEN_ENTRY + (287 << 2), INVALID);

  base = 0;
  for (let i: u32 = 0; i < 30; i++) {
    const extra = i < 4 ? 0 : (i - 2) >> 1;
    store<u32>(DISTANCE_ENTRY + (i << 2), (base << 16) | none | extra);
    base += 1 << extra;
  }
  store<u32>(DISTANCE_ENTRY + (30 << 2), INVALID);
  store<u32>(DISTANCE_ENTRY + (31 << 2), INVALID);

  for (let i: u32 = 0; i < 16; i++)
    store<u32>(PRECODE_ENTRY + (i << 2), (1 << 21) | (i << 16) | none);
  store<u32>(PRECODE_ENTRY + (16 << 2), (3 << 25) | (3 << 21) | AS_BEFORE | none | 2);
  store<u32>(PRECODE_ENTRY + (17 << 2), (7 << 25) | (3 << 21) | none | 3);
  store<u32>(PRECODE_ENTRY + (18 << 2), (127 << 25) | (11 << 21) | none | 7);

  clearCounts();
  for (let i = 0; i < LITLEN_SYMBOLS; i++) {
    append(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8, i, 1);
  }
  build(FIXED_LITLEN, LITLEN_ENTRY, COUNTS, NO_COUNTS, FIXED_LITLEN_BITS);
  clearCounts();
  for (let i = 0; i < DISTANCE_SYMBOLS; i++) append(FIXED_DISTANCE_BITS, i, 1);
  build(FIXED_DISTANCE, DISTANCE_ENTRY, COUNTS, NO_COUNTS, FIXED_DISTANCE_BITS);
}

prepare();
