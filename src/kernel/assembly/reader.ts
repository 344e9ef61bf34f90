/**
 * The bit buffer between the parts of a stream. The loops work on copies in local variables, which
 * the engine keeps in registers, and hand them over here.
 *
 * The next bit of the stream is bit `JUNK` of `bits`; what lies below are bits that are used up.
 * Tables of 4-byte entries are so indexed by a mask alone, without a shift.
 */

export const JUNK: u32 = 2;

/** The stream's next bits, lowest first. Bits from `count` up may be set; then they are right. */
export let bits: u64 = 0;
/** How many of them are known, junk included: the low 6 bits of it. Those above mean nothing. */
export let count: u64 = 0;
/** Where the bits that are not known yet come from. */
export let next: usize = 0;

export function save(newBits: u64, newCount: u64, newNext: usize): void {
  bits = newBits;
  count = newCount;
  next = newNext;
}

/** Begins at a whole byte. */
export function start(at: usize): void {
  bits = 0;
  count = JUNK;
  next = at;
}

/** The address of the first byte of which no bit is used. */
export function position(): usize {
  return next - <usize>(((count & 63) - JUNK) >> 3);
}

// Filling up: all bytes that fit are taken at once. Some bits of the first byte that does not fit
// get in as well and come again with the next filling, which ORs the same bits to them. Then at
// least FILLED bits follow the junk.

export const FILLED: u32 = 56 - JUNK;

export function filledBits(bits: u64, count: u64, next: usize): u64 {
  return bits | (load<u64>(next) << count);
}

export function filledNext(count: u64, next: usize): usize {
  return next + ((((<u32>count) ^ 63) >> 3) & 7);
}

export function filledCount(count: u64): u64 {
  return count | 56;
}
