/**
 * Applies a delta of a pack (git's Documentation/gitformat-pack, "Deltified representation"): two
 * sizes, then instructions that copy a range of the base or insert bytes that follow.
 *
 * A copy's first byte tells which of seven bytes follow: the 4 of an offset and the 3 of a size. A
 * byte shuffle puts them in place, with zeros for those left out, whatever the combination is.
 */

import {
  NO_ROOM,
  OUTSIDE_BASE,
  RESERVED,
  TOO_LONG,
  TOO_SHORT,
  TRUNCATED,
  WRONG_BASE,
  WRONG_TARGET,
} from '../codes';

/** The size that is meant if none of its bytes are given. */
const DEFAULT_SIZE: usize = 0x10000;

/** For each combination of bytes given: how to shuffle them, and how many there are. */
const PLACES: usize = memory.data(128 * 8, 16);
const GIVEN: usize = memory.data(128, 16);

for (let combination: usize = 0; combination < 128; combination++) {
  let given: u8 = 0;
  for (let place: usize = 0; place < 8; place++) {
    const present = ((combination >> place) & 1) != 0;
    store<u8>(PLACES + combination * 8 + place, present ? given : 0xff);
    if (present) given++;
  }
  store<u8>(GIVEN + combination, given);
}

/** Longer ranges are left to the engine, whose call costs more than its copying of short ones. */
const LONG: usize = 256;

/** Copies whole vectors: up to 31 bytes more than `length` are read and overwritten. */
function copyWide(to: usize, from: usize, length: usize): void {
  if (length > LONG) {
    memory.copy(to, from, length);
    return;
  }
  const end = to + length;
  do {
    v128.store(to, v128.load(from));
    v128.store(to, v128.load(from, 16), 16);
    to += 32;
    from += 32;
  } while (to < end);
}

let at: usize = 0;

/** The size at `at`, lowest 7 bits first; saturated, or -1 if the delta ends in it. */
function readSize(end: usize): i64 {
  let size: u64 = 0;
  for (let shift: u64 = 0; at < end; shift += 7) {
    const byte = <u64>load<u8>(at++);
    if (shift < 35) size |= (byte & 127) << shift;
    else if (byte & 127) size |= 1 << 62;
    if (byte < 128) return size;
  }
  return -1;
}

/**
 * Writes to `target` what `delta` makes of `base`, and to `copies` the ranges it copies: triples of
 * 32 bits, start in the target, start in the base, length. They ascend in the target; neighbours
 * that continue each other in target and base are one. What lies between was inserted.
 *
 * The number of triples, or an error code; then what the areas hold means nothing.
 * SOURCE_SLACK bytes must lie behind base and delta, TARGET_SLACK behind the target, none behind
 * the copies. The target must not overlap the others.
 */
export function applyDelta(
  base: usize,
  baseLength: i32,
  delta: usize,
  deltaLength: i32,
  target: usize,
  targetLength: i32,
  copies: usize,
  copyCapacity: i32,
): i32 {
  const end = delta + deltaLength;
  const targetEnd = target + targetLength;
  at = delta;
  const baseSize = readSize(end);
  if (baseSize < 0) return TRUNCATED;
  if (baseSize != baseLength) return WRONG_BASE;
  const targetSize = readSize(end);
  if (targetSize < 0) return TRUNCATED;
  if (targetSize != targetLength) return WRONG_TARGET;

  let instruction = at;
  let out = target;
  let triple = copies;
  const full = copies + <usize>copyCapacity * 12;
  // Where the last copy ended: a copy that begins there on both sides prolongs it.
  let outOfLast: usize = 0;
  let baseOfLast: usize = 0;
  while (instruction < end) {
    const code = <usize>load<u8>(instruction++);
    if (code & 128) {
      const combination = code & 127;
      const fields = i8x16.swizzle(
        v128.load(instruction),
        v128.load64_zero(PLACES + (combination << 3)),
      );
      instruction += load<u8>(GIVEN + combination);
      if (instruction > end) return TRUNCATED;
      const offset = <usize>i32x4.extract_lane(fields, 0);
      const given = <usize>(i32x4.extract_lane(fields, 1) & 0xffffff);
      const size = given == 0 ? DEFAULT_SIZE : given;
      if (<u64>offset + size > <u64>baseLength) return OUTSIDE_BASE;
      if (size > targetEnd - out) return TOO_LONG;
      if (out == outOfLast && offset == baseOfLast) {
        store<u32>(triple - 4, <u32>(load<u32>(triple - 4) + size));
      } else {
        if (triple == full) return NO_ROOM;
        store<u32>(triple, <u32>(out - target));
        store<u32>(triple, <u32>offset, 4);
        store<u32>(triple, <u32>size, 8);
        triple += 12;
      }
      copyWide(out, base + offset, size);
      out += size;
      outOfLast = out;
      baseOfLast = offset + size;
    } else {
      if (code == 0) return RESERVED;
      if (code > end - instruction) return TRUNCATED;
      if (code > targetEnd - out) return TOO_LONG;
      copyWide(out, instruction, code);
      out += code;
      instruction += code;
    }
  }
  if (out < targetEnd) return TOO_SHORT;
  return <i32>((triple - copies) / 12);
}
