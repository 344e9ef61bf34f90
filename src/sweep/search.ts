/** Searches objects in the workspace for places where a keyword may begin. */

import type { Kernel } from '../kernel/kernel.ts';
import { tablesImage } from '../kernel/tables-image.ts';
import type { PrefilterTables } from '../match/prefilter-tables.ts';
import { MAX_COPIES, type Workspace } from '../pack/workspace.ts';

/** Places that may be found in one object; one with more is not for this way of scanning. */
const MAX_FOUND: number = 1024 * 1024;
const PAIR = 8;

/** Tables of a search, as the kernel reads them. */
export class SearchTables {
  readonly image: Uint8Array;

  constructor(tables: PrefilterTables) {
    this.image = tablesImage(tables);
  }

  /** How much memory of the workspace a search with these tables needs. In bytes. */
  get room(): number {
    return this.image.length + 2 * PAIR + PAIR * MAX_FOUND + PAIR * (MAX_COPIES + 1);
  }
}

export class Search {
  /** Pairs of place and entry, ascending. */
  readonly found: Uint32Array;
  /** Pairs of first place and end, to be filled before `some`. */
  readonly ranges: Uint32Array;
  readonly #kernel: Kernel;
  readonly #tables: number;
  readonly #found: number;
  readonly #ranges: number;

  /** @param at address of as much memory as the tables ask for, divisible by 16 */
  constructor({ kernel, bytes }: Workspace, { image }: SearchTables, at: number) {
    this.#kernel = kernel;
    this.#tables = at;
    bytes.set(image, at);
    this.#found = Math.ceil((at + image.length) / PAIR) * PAIR;
    this.#ranges = this.#found + PAIR * MAX_FOUND;
    const { buffer } = kernel.memory;
    this.found = new Uint32Array(buffer, this.#found, 2 * MAX_FOUND);
    this.ranges = new Uint32Array(buffer, this.#ranges, 2 * (MAX_COPIES + 1));
  }

  /** Searches a whole object. Returns how many pairs it found; negative if there are too many. */
  all(address: number, length: number): number {
    const { scanEntries } = this.#kernel;
    return scanEntries(this.#tables, address, 0, length, length, this.#found, MAX_FOUND);
  }

  /** Searches the first `count` ranges of an object, with the same result. */
  some(address: number, length: number, count: number): number {
    const { scanEntriesRanges } = this.#kernel;
    const [tables, ranges, found] = [this.#tables, this.#ranges, this.#found];
    return scanEntriesRanges(tables, address, length, ranges, count, found, MAX_FOUND);
  }
}
