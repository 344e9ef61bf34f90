/**
 * Brings the compressed data of entries into the workspace. Families often lie together in a pack,
 * so it reads ahead; how far depends on how much of what was read ahead has been of use.
 */

import type { PackFile } from './pack-file.ts';
import { MAX_ENTRY_BYTES, type Workspace } from './workspace.ts';

const LEAST_AHEAD = 1024;
const MOST_AHEAD: number = 256 * 1024;

export class EntryReader {
  readonly #pack: PackFile;
  readonly #workspace: Workspace;
  /** What of the pack lies in the workspace. */
  #start = 0;
  #end = 0;
  #ahead = LEAST_AHEAD;
  /** Bytes of it that were asked for. */
  #used = 0;

  constructor(pack: PackFile, workspace: Workspace) {
    this.#pack = pack;
    this.#workspace = workspace;
  }

  /**
   * The address of `length` bytes of the pack from `offset` on, until the next call; −1 if they are
   * too many or not there.
   */
  read(offset: number, length: number): number {
    if (length > MAX_ENTRY_BYTES) return -1;
    const { source, bytes } = this.#workspace;
    if (offset < this.#start || offset + length > this.#end) {
      const isUseful = 2 * this.#used >= this.#end - this.#start;
      this.#ahead = isUseful
        ? Math.min(MOST_AHEAD, 2 * this.#ahead)
        : Math.max(LEAST_AHEAD, this.#ahead / 2);
      const wanted = Math.max(length, this.#ahead);
      this.#start = offset;
      this.#end = offset + this.#pack.read(bytes, source, wanted, offset);
      this.#used = 0;
      if (offset + length > this.#end) return -1;
    }
    this.#used += length;
    return source + offset - this.#start;
  }
}
