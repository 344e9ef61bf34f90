/**
 * Reads stretches of a pack file. Each read goes straight to where the bytes are needed, at any
 * offset below 2^53, so that a pack of any size takes no memory of its own.
 */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { PackError } from './index-file.ts';

const SIGNATURE = 'PACK';
const HEADER = 12;
/** Versions 2 and 3 differ in nothing (gitformat-pack). */
const VERSIONS: readonly number[] = [2, 3];

export class PackFile {
  /** Where the objects end and the checksum begins. In bytes. */
  readonly end: number;
  readonly #file: number;

  /**
   * Throws `PackError` if the file does not begin as a pack does or has another number of objects.
   * @param count the number of objects that its index has
   */
  constructor(path: string, count: number, oidBytes: number) {
    this.#file = openSync(path, 'r');
    try {
      this.end = fstatSync(this.#file).size - oidBytes;
      const header = Buffer.alloc(HEADER);
      const length = this.read(header, 0, HEADER, 0);
      if (length < HEADER || header.toString('latin1', 0, 4) !== SIGNATURE) {
        throw new PackError('the file is not a pack');
      }
      if (this.end < HEADER) throw new PackError('the pack is cut short');
      if (!VERSIONS.includes(header.readUInt32BE(4))) {
        throw new PackError('the pack has an unknown version');
      }
      if (header.readUInt32BE(8) !== count) {
        throw new PackError('the pack and its index differ in the number of objects');
      }
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Reads up to `length` bytes at `position`; returns how many there were. */
  read(target: Uint8Array, at: number, length: number, position: number): number {
    let filled = 0;
    while (filled < length) {
      const count = readSync(this.#file, target, at + filled, length - filled, position + filled);
      if (count === 0) break;
      filled += count;
    }
    return filled;
  }

  close(): void {
    closeSync(this.#file);
  }
}
