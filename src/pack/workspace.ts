/**
 * The kernel's memory, laid out for walking a pack: room for one compressed entry, one delta and its
 * list of copies, and the stack of expanded objects. What does not fit is not for this reader.
 */

import { align, SOURCE_SLACK, TARGET_SLACK, type Kernel } from '../kernel/kernel.ts';

const MB: number = 1024 * 1024;

/** Largest entry, compressed or as a delta. In bytes. */
export const MAX_ENTRY_BYTES: number = 16 * MB;

/** Largest object that is expanded here. In bytes. */
export const MAX_OBJECT_BYTES: number = 32 * MB;

/** Room for the objects that are kept at one time. In bytes. */
const STACK_BYTES: number = 128 * MB;

/** Copies that a delta may list. */
export const MAX_COPIES: number = MB;
const COPY_BYTES = 12;

export class Workspace {
  readonly kernel: Kernel;
  /** All of the memory. Never replaced: the memory does not grow any more. */
  readonly bytes: Buffer;
  readonly source: number;
  readonly delta: number;
  /** Triples of 32-bit words: start in the target, start in the base, length. */
  readonly copies: number;
  /** The same as numbers, of the delta last applied. */
  readonly triples: Uint32Array;
  readonly stack: number;
  readonly stackEnd: number;
  /** First address behind, for the user's own data. */
  readonly own: number;

  /** @param ownBytes how much memory the user needs for data of its own */
  constructor(kernel: Kernel, ownBytes: number) {
    this.kernel = kernel;
    let at = kernel.heapBase;
    const take = (length: number): number => {
      const start = align(at);
      at = start + length;
      return start;
    };
    this.own = take(ownBytes);
    this.source = take(MAX_ENTRY_BYTES + SOURCE_SLACK);
    this.delta = take(MAX_ENTRY_BYTES + TARGET_SLACK);
    this.copies = take(COPY_BYTES * MAX_COPIES);
    this.stack = take(STACK_BYTES);
    this.stackEnd = at;
    // Pages of memory that nothing is written to take no room.
    kernel.reserve(at);
    this.bytes = Buffer.from(kernel.memory.buffer);
    this.triples = new Uint32Array(kernel.memory.buffer, this.copies, 3 * MAX_COPIES);
  }
}
