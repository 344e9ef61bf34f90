/** The kernel's `applyDelta` in plain TypeScript: the reference, and where SIMD is missing. */

import {
  NO_ROOM,
  OUTSIDE_BASE,
  RESERVED,
  TOO_LONG,
  TOO_SHORT,
  TRUNCATED,
  WRONG_BASE,
  WRONG_TARGET,
} from '../codes.ts';

/** The size that is meant if a copy gives none. */
const DEFAULT_SIZE = 0x10000;

/** A size of the delta's head, lowest 7 bits first, and where it ends; or undefined. */
function readSize(delta: Uint8Array, at: number): { size: number; end: number } | undefined {
  let size = 0;
  for (let weight = 1; at < delta.length; weight *= 128) {
    const byte = delta[at++] as number;
    // A weight may grow to infinity, and nothing times that is not a number.
    if ((byte & 127) !== 0) size += (byte & 127) * weight;
    if (byte < 128) return { size, end: at };
  }
  return undefined;
}

/** Appends to a list of copies, or prolongs its last one. How many there are then, or NO_ROOM. */
function record(copies: Uint32Array, count: number, copy: readonly number[]): number {
  const [to, from, size] = copy as [number, number, number];
  const last = (count - 1) * 3;
  if (count > 0) {
    const length = copies[last + 2] as number;
    if (
      (copies[last] as number) + length === to &&
      (copies[last + 1] as number) + length === from
    ) {
      copies[last + 2] = length + size;
      return count;
    }
  }
  if ((count + 1) * 3 > copies.length) return NO_ROOM;
  copies.set([to, from, size], count * 3);
  return count + 1;
}

/**
 * Writes to `target` what a pack's delta makes of `base`, and to `copies` the ranges copied, as
 * triples: start in the target, start in the base, length. They ascend in the target; those that
 * continue each other are one. The number of triples, or an error code; then what the areas hold
 * means nothing.
 */
export function applyDelta(
  base: Uint8Array,
  delta: Uint8Array,
  target: Uint8Array,
  copies: Uint32Array,
): number {
  const baseSize = readSize(delta, 0);
  if (baseSize === undefined) return TRUNCATED;
  if (baseSize.size !== base.length) return WRONG_BASE;
  const targetSize = readSize(delta, baseSize.end);
  if (targetSize === undefined) return TRUNCATED;
  if (targetSize.size !== target.length) return WRONG_TARGET;

  let at = targetSize.end;
  let out = 0;
  let count = 0;
  while (at < delta.length) {
    const code = delta[at++] as number;
    if (code === 0) return RESERVED;
    if (code < 128) {
      if (at + code > delta.length) return TRUNCATED;
      if (out + code > target.length) return TOO_LONG;
      target.set(delta.subarray(at, at + code), out);
      at += code;
      out += code;
      continue;
    }
    // Bits 0–3 announce the bytes of the offset, bits 4–6 those of the size, lowest first.
    const fields = [0, 0];
    for (let place = 0; place < 7; place++) {
      if ((code & (1 << place)) === 0) continue;
      if (at === delta.length) return TRUNCATED;
      const byte = delta[at++] as number;
      if (place < 4) fields[0] = (fields[0] as number) + byte * 256 ** place;
      else fields[1] = (fields[1] as number) + byte * 256 ** (place - 4);
    }
    const [offset, given] = fields as [number, number];
    const size = given === 0 ? DEFAULT_SIZE : given;
    if (offset + size > base.length) return OUTSIDE_BASE;
    if (out + size > target.length) return TOO_LONG;
    count = record(copies, count, [out, offset, size]);
    if (count < 0) return count;
    target.set(base.subarray(offset, offset + size), out);
    out += size;
  }
  return out < target.length ? TOO_SHORT : count;
}
