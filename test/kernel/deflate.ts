/**
 * Writes deflate blocks by hand (RFC 1951): streams that no compressor makes, valid or not.
 */

import type { Random } from './random.ts';

export interface BitWriter {
  /** The lowest `count` bits of a value, lowest first. */
  bits(value: number, count: number): void;
  /** A Huffman code, highest bit first (§3.1.1). */
  code(value: number, count: number): void;
  /** Fills up to a whole byte. */
  align(): void;
  finish(): Buffer;
}

export function createBitWriter(): BitWriter {
  const bytes: number[] = [];
  let used = 0;
  function bit(value: number): void {
    if (used % 8 === 0) bytes.push(0);
    bytes[bytes.length - 1] = (bytes.at(-1) as number) | ((value & 1) << (used % 8));
    used++;
  }
  return {
    bits(value, count) {
      for (let i = 0; i < count; i++) bit(value >> i);
    },
    code(value, count) {
      for (let i = count - 1; i >= 0; i--) bit(value >> i);
    },
    align() {
      used = bytes.length * 8;
    },
    finish: () => Buffer.from(bytes),
  };
}

/** RFC 1950 §8, as it is written there. */
export function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return b * 65_536 + a;
}

/** A zlib stream of raw deflate data that expands to `content`. */
export function wrap(raw: Uint8Array, content: Uint8Array): Buffer {
  const trailer = Buffer.alloc(4);
  trailer.writeUInt32BE(adler32(content));
  return Buffer.concat([Buffer.from([0x78, 0x9c]), raw, trailer]);
}

/** Canonical codes for code lengths (§3.2.2). */
export function codesOf(lengths: readonly number[]): number[] {
  const codes: number[] = [];
  let code = 0;
  for (let length = 1; length < 16; length++) {
    code <<= 1;
    lengths.forEach((one, symbol) => {
      if (one === length) codes[symbol] = code++;
    });
  }
  return codes;
}

/** The lengths of a random complete code of `count` symbols out of `size`, at most `deepest`. */
export function randomLengths(
  random: Random,
  { count, size, deepest }: { count: number; size: number; deepest: number },
): number[] {
  const leaves = [0];
  // Splitting the newest leaf more often than others makes codes of very unequal lengths.
  const skew = random.below(3);
  while (leaves.length < count) {
    const at = random.below(3) < skew ? leaves.length - 1 : random.below(leaves.length);
    const depth = leaves[at] as number;
    if (depth === deepest) {
      if (leaves.every((leaf) => leaf === deepest)) break;
      leaves.push(...leaves.splice(0, 1));
      continue;
    }
    leaves.splice(at, 1);
    leaves.push(depth + 1, depth + 1);
  }
  const lengths = Array.from({ length: size }, () => 0);
  const free = lengths.map((_, symbol) => symbol);
  for (const leaf of leaves) {
    lengths[free.splice(random.below(free.length), 1)[0] as number] = Math.max(1, leaf);
  }
  return lengths;
}

/** The order in which the lengths of the code of code lengths are written (§3.2.7). */
export const PRECODE_ORDER: readonly number[] = [
  16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
];

/** Writes the head of a dynamic block, with or without runs (symbols 16–18). */
export function writeCode(
  writer: BitWriter,
  random: Random,
  litlens: readonly number[],
  distances: readonly number[],
): void {
  const all = [...litlens, ...distances];
  const steps: { symbol: number; extra: number; bits: number }[] = [];
  for (let at = 0; at < all.length;) {
    const length = all[at] as number;
    let run = 1;
    while (at + run < all.length && all[at + run] === length) run++;
    if (length === 0 && run >= 11 && random.below(4) > 0) {
      run = Math.min(run, 138);
      steps.push({ symbol: 18, extra: run - 11, bits: 7 });
    } else if (length === 0 && run >= 3 && random.below(4) > 0) {
      run = Math.min(run, 10);
      steps.push({ symbol: 17, extra: run - 3, bits: 3 });
    } else if (at > 0 && all[at - 1] === length && run >= 3 && random.below(4) > 0) {
      run = Math.min(run, 6);
      steps.push({ symbol: 16, extra: run - 3, bits: 2 });
    } else {
      run = 1;
      steps.push({ symbol: length, extra: 0, bits: 0 });
    }
    at += run;
  }
  const lengths = randomLengths(random, { count: 19, size: 19, deepest: 7 });
  const codes = codesOf(lengths);
  writer.bits(litlens.length - 257, 5);
  writer.bits(distances.length - 1, 5);
  writer.bits(15, 4);
  for (const symbol of PRECODE_ORDER) writer.bits(lengths[symbol] as number, 3);
  for (const { symbol, extra, bits } of steps) {
    writer.code(codes[symbol] as number, lengths[symbol] as number);
    writer.bits(extra, bits);
  }
}
