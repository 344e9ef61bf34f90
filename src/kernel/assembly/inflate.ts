/**
 * Expands one zlib stream (RFC 1950, 1951) whose expanded size is known.
 *
 * One loop does all of it, without a careful twin for the ends of input and output: the caller
 * leaves slack behind both (see codes.ts), one turn stays within it wherever it begins, and each
 * turn checks where it ended. What a turn read or wrote beyond an end makes the stream an error.
 */

import {
  BAD_BLOCK_TYPE,
  BAD_CHECKSUM,
  BAD_DISTANCE,
  BAD_HEADER,
  BAD_STORED_LENGTH,
  BAD_SYMBOL,
  TOO_LONG,
  TOO_SHORT,
  TRUNCATED,
} from '../codes';
import { adler32 } from './adler';
import * as huffman from './huffman';
import { DISTANCE, LITLEN } from './huffman';
import * as reader from './reader';
import { filledBits, filledCount, filledNext, JUNK } from './reader';
import { END, INVALID, LITERAL, POINTER, SPECIAL } from './table';

/** How far filling the bit buffer may run ahead of the last byte. */
const AHEAD = 8;

/** For each distance below 16: which of the 16 bytes from there repeat it, and how many fit. */
const REPEAT: usize = memory.data(16 * 16, 16);
const STRIDE: usize = memory.data(16, 16);

for (let distance: usize = 1; distance < 16; distance++) {
  for (let i: usize = 0; i < 16; i++) store<u8>(REPEAT + distance * 16 + i, i % distance);
  store<u8>(STRIDE + distance, 16 - (16 % distance));
}

/** Copies a match; up to 31 bytes more are overwritten than it is long. */
function copyMatch(out: usize, distance: usize, length: usize): void {
  let from = out - distance;
  const end = out + length;
  if (distance >= 16) {
    v128.store(out, v128.load(from));
    v128.store(out, v128.load(from, 16), 16);
    if (length > 32) {
      do {
        out += 32;
        from += 32;
        v128.store(out, v128.load(from));
        v128.store(out, v128.load(from, 16), 16);
      } while (out + 32 < end);
    }
    return;
  }
  const pattern = i8x16.swizzle(v128.load(from), v128.load(REPEAT + (distance << 4)));
  const stride = <usize>load<u8>(STRIDE + distance);
  do {
    v128.store(out, pattern);
    out += stride;
  } while (out < end);
}

/** How far the target is written. */
let reached: usize = 0;

/** Expands the reader's block by the current tables. 0, or an error. */
function expand(target: usize, targetEnd: usize, limit: usize): i32 {
  let out = reached;
  const litlenMask = huffman.litlenMask;
  const distanceMask = huffman.distanceMask;
  let bits = reader.bits;
  let count = reader.count;
  let next = reader.next;

  bits = filledBits(bits, count, next);
  next = filledNext(count, next);
  count = filledCount(count);
  let entry = load<u32>(<usize>((<u32>bits) & litlenMask), LITLEN);
  for (;;) {
    // Bits: 54 now, at most 11 for each of three literals, 20 for a length; then more are needed.
    if (entry & LITERAL) {
      store<u8>(out, entry >> 16);
      out++;
      bits >>= entry;
      count -= entry;
      entry = load<u32>(<usize>((<u32>bits) & litlenMask), LITLEN);
      if (entry & LITERAL) {
        store<u8>(out, entry >> 16);
        out++;
        bits >>= entry;
        count -= entry;
        entry = load<u32>(<usize>((<u32>bits) & litlenMask), LITLEN);
        if (entry & LITERAL) {
          store<u8>(out, entry >> 16);
          out++;
          bits >>= entry;
          count -= entry;
          entry = load<u32>(<usize>((<u32>bits) & litlenMask), LITLEN);
          bits = filledBits(bits, count, next);
          next = filledNext(count, next);
          count = filledCount(count);
          if (out > targetEnd) return TOO_LONG;
          if (next > limit) return TRUNCATED;
          continue;
        }
      }
    }
    if (entry & SPECIAL) {
      if (entry & POINTER) {
        const at = (<u32>(bits >> huffman.litlenBits)) & huffman.litlenSubMask;
        entry = load<u32>(LITLEN + <usize>(((entry >> 14) & 0xfffc) + at));
        if (entry & LITERAL) {
          store<u8>(out, entry >> 16);
          out++;
          bits >>= entry;
          count -= entry;
          entry = load<u32>(<usize>((<u32>bits) & litlenMask), LITLEN);
          bits = filledBits(bits, count, next);
          next = filledNext(count, next);
          count = filledCount(count);
          if (out > targetEnd) return TOO_LONG;
          if (next > limit) return TRUNCATED;
          continue;
        }
      }
      if (entry & INVALID) return BAD_SYMBOL;
      if (entry & END) {
        bits >>= entry;
        count -= entry;
        break;
      }
    }
    const length = ((entry >> 16) & 0x1ff) + ((<u32>(bits >> (entry >> 8))) & (entry >> 25));
    bits >>= entry;
    count -= entry;
    // A distance takes at most 28 bits; most of the time they are there.
    if (((<u32>count) & 63) < 28 + JUNK) {
      bits = filledBits(bits, count, next);
      next = filledNext(count, next);
      count = filledCount(count);
    }

    let far = load<u32>(<usize>((<u32>bits) & distanceMask), DISTANCE);
    if (far & (POINTER | INVALID)) {
      if (far & POINTER) {
        const at = (<u32>(bits >> huffman.distanceBits)) & huffman.distanceSubMask;
        far = load<u32>(DISTANCE + <usize>(((far >> 14) & 0xfffc) + at));
      }
      if (far & INVALID) return BAD_SYMBOL;
    }
    const known = bits & ~(((<u64>-1) << JUNK) << far);
    const distance = (far >> 16) + <u32>(known >> (far >> 8)) + 1;
    bits >>= far;
    count -= far;
    // In this order: there may be no bit left.
    bits = filledBits(bits, count, next);
    next = filledNext(count, next);
    count = filledCount(count);
    entry = load<u32>(<usize>((<u32>bits) & litlenMask), LITLEN);

    if (<usize>distance > out - target) return BAD_DISTANCE;
    copyMatch(out, distance, length);
    out += length;
    if (out > targetEnd) return TOO_LONG;
    if (next > limit) return TRUNCATED;
  }
  // Not left to the next block: the slack is for one turn, and blocks may be many.
  if (out > targetEnd) return TOO_LONG;
  reader.save(bits, count, next);
  reached = out;
  return 0;
}

/** Copies the reader's stored block. 0, or an error. */
function copyStored(sourceEnd: usize, targetEnd: usize): i32 {
  const head = reader.position();
  if (head + 4 > sourceEnd) return TRUNCATED;
  const length = <usize>load<u16>(head);
  if ((length ^ (<usize>load<u16>(head, 2))) != 0xffff) return BAD_STORED_LENGTH;
  if (length > sourceEnd - head - 4) return TRUNCATED;
  if (length > targetEnd - reached) return TOO_LONG;
  memory.copy(reached, head + 4, length);
  reached += length;
  reader.start(head + 4 + length);
  return 0;
}

/**
 * Expands the zlib stream at `source` to `target`, where it must fill exactly `targetLength` bytes.
 * The number of source bytes it takes, its checksum included, or an error code; then what the
 * target holds means nothing. SOURCE_SLACK and TARGET_SLACK bytes must lie behind the areas.
 */
export function inflate(source: usize, sourceLength: i32, target: usize, targetLength: i32): i32 {
  const sourceEnd = source + sourceLength;
  const targetEnd = target + targetLength;
  const limit = sourceEnd + AHEAD;
  if (sourceLength < 2) return TRUNCATED;
  const head = load<u8>(source);
  const flags = load<u8>(source, 1);
  // Method 8, a window of at most 32 KiB, divisible by 31, no dictionary (RFC 1950 §2.2).
  if ((head & 15) != 8 || head >> 4 > 7 || flags & 32) return BAD_HEADER;
  if ((((<u32>head) << 8) | flags) % 31 != 0) return BAD_HEADER;

  reached = target;
  reader.start(source + 2);
  let last = false;
  while (!last) {
    if (reader.next > limit) return TRUNCATED;
    const bits = filledBits(reader.bits, reader.count, reader.next);
    const next = filledNext(reader.count, reader.next);
    const count = filledCount(reader.count);
    last = (((<u32>bits) >> JUNK) & 1) != 0;
    const type = ((<u32>bits) >> (JUNK + 1)) & 3;
    reader.save(bits >> 3, count - 3, next);
    let error: i32;
    if (type == 2) {
      error = huffman.readCode(limit);
      if (error == 0) error = expand(target, targetEnd, limit);
    } else if (type == 1) {
      huffman.useFixedCode();
      error = expand(target, targetEnd, limit);
    } else {
      error = type == 0 ? copyStored(sourceEnd, targetEnd) : BAD_BLOCK_TYPE;
    }
    if (error != 0) return error;
  }

  const trailer = reader.position();
  if (trailer + 4 > sourceEnd) return TRUNCATED;
  if (reached < targetEnd) return TOO_SHORT;
  if (bswap<u32>(load<u32>(trailer)) != adler32(target, targetLength)) return BAD_CHECKSUM;
  return <i32>(trailer + 4 - source);
}
