/**
 * The codes of a block (RFC 1951 §3.2.5–3.2.7): what their symbols mean, the tables of the fixed
 * code, and reading a dynamic block's code lengths.
 */

import { BAD_CODE, TRUNCATED } from '../codes';
import * as reader from './reader';
import { filledBits, filledCount, filledNext, JUNK } from './reader';
import {
  append,
  build,
  builtBits,
  builtSubMask,
  clearCounts,
  COUNTS,
  END,
  fullness,
  INVALID,
  LITERAL,
  MAX_BITS,
  NO_COUNTS,
  NOTHING,
  WIDEST,
} from './table';

const PRECODE_BITS = 7;
const LITLEN_SYMBOLS = 288;
const DISTANCE_SYMBOLS = 32;

const LITLEN_BITS = WIDEST;
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

/** How many symbols of either code have each length. */
const LITLEN_COUNTS: usize = memory.data(32, 16);
const DISTANCE_COUNTS: usize = memory.data(32, 16);

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

/** The order in which the lengths of the code of code lengths are given (§3.2.7). */
const PRECODE_ORDER: usize = memory.data<u8>([
  16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
]);

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
