/**
 * Areas in a kernel's memory with guards around them: bytes nobody may change. What is between an
 * area's end and its guard is the slack the kernel may touch, filled with noise before each use.
 */

import { createKernel, type Kernel } from '../../src/kernel/kernel.ts';
import type { Random } from './random.ts';

const GUARD = 64;

interface Area {
  readonly address: number;
  /** The area without its slack. */
  bytes(): Buffer;
}

export interface Arena {
  readonly kernel: Kernel;
  /** Forgets all areas. */
  clear(): void;
  /** An area of `length` bytes, `alignment` bytes beyond a multiple of 16. */
  area(length: number, slack: number, alignment: number): Area;
  /** The same for bytes, none of which, nor of the slack, may change. */
  readOnly(bytes: Uint8Array, slack: number, alignment: number): Area;
  /** The same, where the slack ends with the memory: reading on is a trap. Only for the last area. */
  atTheEnd(bytes: Uint8Array, slack: number): Area;
  /** Throws if a byte was changed that must not. */
  check(): void;
}

export function createArena(random: Random): Arena {
  const kernel = createKernel();
  const guards: { at: number; length: number; copy: Buffer }[] = [];
  let free = kernel.heapBase;

  function memory(): Buffer {
    return Buffer.from(kernel.memory.buffer);
  }

  function guard(at: number, length: number): void {
    guards.push({ at, length, copy: Buffer.from(memory().subarray(at, at + length)) });
  }

  function allot(length: number, slack: number, alignment: number): number {
    const address = Math.ceil((free + GUARD) / 16) * 16 + alignment;
    const end = address + length + slack + GUARD;
    kernel.reserve(end);
    random.fill(memory().subarray(free, address));
    random.fill(memory().subarray(address + length, end));
    guard(free, address - free);
    guard(end - GUARD, GUARD);
    free = end;
    return address;
  }

  return {
    kernel,
    clear() {
      guards.length = 0;
      free = kernel.heapBase;
    },
    area(length, slack, alignment) {
      const address = allot(length, slack, alignment);
      return { address, bytes: () => memory().subarray(address, address + length) };
    },
    readOnly(bytes, slack, alignment) {
      const address = allot(bytes.length, slack, alignment);
      memory().set(bytes, address);
      guard(address, bytes.length + slack);
      return { address, bytes: () => memory().subarray(address, address + bytes.length) };
    },
    atTheEnd(bytes, slack) {
      kernel.reserve(free + GUARD + bytes.length + slack);
      const address = kernel.memory.buffer.byteLength - slack - bytes.length;
      random.fill(memory().subarray(address + bytes.length));
      memory().set(bytes, address);
      guard(address, bytes.length + slack);
      return { address, bytes: () => memory().subarray(address, address + bytes.length) };
    },
    check() {
      for (const { at, length, copy } of guards) {
        if (!copy.equals(memory().subarray(at, at + length))) {
          throw new Error(`bytes at ${at} were changed, outside of every area`);
        }
      }
    },
  };
}
