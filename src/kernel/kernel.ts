/**
 * The kernel: what must be fast, compiled to WebAssembly with SIMD (see README.md). A thin typed
 * wrapper; the twins in portable/ do the same work without it.
 */

import {
  BAD_BLOCK_TYPE,
  BAD_CHECKSUM,
  BAD_CODE,
  BAD_DISTANCE,
  BAD_HEADER,
  BAD_STORED_LENGTH,
  BAD_SYMBOL,
  NO_ROOM,
  OUTSIDE_BASE,
  RESERVED,
  TOO_LONG,
  TOO_SHORT,
  TRUNCATED,
  WRONG_BASE,
  WRONG_TARGET,
} from './codes.ts';
import { KERNEL_BASE64 } from './module.ts';

export { SOURCE_SLACK, TARGET_SLACK } from './codes.ts';

/** What the module exports, as far as callers see it. Addresses and lengths are in bytes. */
interface Functions {
  /**
   * Expands the zlib stream at `source` to `target`, which it must fill exactly. The number of
   * source bytes it takes, or an error code; then the target's content means nothing.
   * SOURCE_SLACK and TARGET_SLACK bytes must lie behind the areas.
   */
  readonly inflate: (
    source: number,
    sourceLength: number,
    target: number,
    targetLength: number,
  ) => number;
  /**
   * Writes to `target` what a pack's delta makes of `base`, and to `copies` the ranges copied:
   * triples of 32 bits, start in the target, start in the base, length. They ascend in the target,
   * and those that continue each other are one; `copies` is divisible by 4. The number of triples,
   * or an error code, NO_ROOM if there are more than `copyCapacity`; then the areas' content means
   * nothing. SOURCE_SLACK bytes must lie behind base and delta, TARGET_SLACK behind the target,
   * which must overlap nothing else.
   */
  readonly applyDelta: (
    base: number,
    baseLength: number,
    delta: number,
    deltaLength: number,
    target: number,
    targetLength: number,
    copies: number,
    copyCapacity: number,
  ) => number;
  /**
   * Finds all entries of a prefilter that begin at an offset in [from, to) of the text and lie below
   * `end`; `tables` is the address of an image (tables-image.ts). Writes a pair of 32-bit words
   * (offset, entry) for each to `hits`, ascending, and returns their number n; or −1 − n if there
   * are more than `capacity`. SOURCE_SLACK bytes must lie behind the text.
   */
  readonly scanEntries: (
    tables: number,
    text: number,
    from: number,
    to: number,
    end: number,
    hits: number,
    capacity: number,
  ) => number;
  /** The same for `rangeCount` pairs (from, to) at `ranges`, which ascend and do not overlap. */
  readonly scanEntriesRanges: (
    tables: number,
    text: number,
    end: number,
    ranges: number,
    rangeCount: number,
    hits: number,
    capacity: number,
  ) => number;
}

export interface Kernel extends Functions {
  /** Its own memory, shared with no other kernel. */
  readonly memory: WebAssembly.Memory;
  /** The first address free for the caller; those below are the kernel's. */
  readonly heapBase: number;
  /**
   * All memory, at least `bytes` of it. Views got before may be detached. Throws a `RangeError` if
   * the system has not that much, or `bytes` exceeds 2 GiB.
   */
  reserve(bytes: number): Uint8Array;
}

/** Bytes of a vector. */
const ALIGNMENT = 16;

/** The first address from `address` on at which an area of the kernel's memory may begin. */
export function align(address: number): number {
  return Math.ceil(address / ALIGNMENT) * ALIGNMENT;
}

const PAGE = 65_536;
/** Lengths and results are signed; an address is never above them. */
const LARGEST = 2 ** 31;

function decode(): Buffer<ArrayBuffer> {
  return Buffer.from(KERNEL_BASE64, 'base64');
}

/** Whether this engine runs the kernel: it needs WebAssembly, and that SIMD. */
export function supportsKernel(): boolean {
  return typeof WebAssembly !== 'undefined' && WebAssembly.validate(decode());
}

/** A kernel with a memory of its own. Throws where `supportsKernel` is false. */
export function createKernel(): Kernel {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(decode()), {});
  const { memory, heapBase, ...functions } = instance.exports as unknown as Functions & {
    memory: WebAssembly.Memory;
    heapBase: { readonly value: number };
  };
  return {
    memory,
    heapBase: heapBase.value,
    ...functions,
    reserve(bytes) {
      if (bytes > LARGEST) throw new RangeError(`${bytes} bytes of memory are too many`);
      const missing = bytes - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      return new Uint8Array(memory.buffer);
    },
  };
}

const MESSAGES: ReadonlyMap<number, string> = new Map([
  [TRUNCATED, 'ends too early'],
  [BAD_HEADER, 'is no zlib stream'],
  [BAD_BLOCK_TYPE, 'has a block of unknown type'],
  [BAD_STORED_LENGTH, 'has a stored block of contradictory length'],
  [BAD_CODE, 'has an impossible Huffman code'],
  [BAD_SYMBOL, 'has an invalid symbol'],
  [BAD_DISTANCE, 'refers to bytes before its beginning'],
  [TOO_LONG, 'expands to more than announced'],
  [TOO_SHORT, 'expands to less than announced'],
  [BAD_CHECKSUM, 'has a wrong checksum'],
  [WRONG_BASE, 'was made for a base of another size'],
  [WRONG_TARGET, 'makes a content of another size'],
  [RESERVED, 'has an unknown instruction'],
  [OUTSIDE_BASE, 'copies from outside its base'],
  [NO_ROOM, 'has more instructions than there is room for'],
]);

/** An error code in words, to follow the name of what was read: `object 1234… ends too early`. */
export function explain(code: number): string {
  return MESSAGES.get(code) ?? `is broken (${code})`;
}
