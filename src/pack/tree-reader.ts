/**
 * Reads trees: a row of entries `<mode> <name>`, a NUL, and the id in binary. Of a tree that is a delta
 * only those entries are visited that are not in its base.
 *
 * Format: https://git-scm.com/docs/git-mktree and `git cat-file tree`.
 */

import { firstFrom } from '../ascending.ts';
import type { Expanded } from './walk.ts';
import type { Workspace } from './workspace.ts';

/** Entries of submodules have this mode, and name commits of another repository. */
const SUBMODULE: Buffer = Buffer.from('160000 ');

/** Whether the entry whose mode begins at `at` is a submodule. */
export function isSubmodule(bytes: Uint8Array, at: number): boolean {
  return SUBMODULE.every((byte, i) => bytes[at + i] === byte);
}

/** An entry: addresses of its mode and of its id. A NUL stands before the id. */
export type VisitEntry = (mode: number, oid: number) => void;

const NUL = 0;

/** Where the entries of a tree begin. */
interface Starts {
  count: number;
  offsets: Uint32Array;
}

export class TreeReader {
  readonly #workspace: Workspace;
  readonly #oidBytes: number;
  /** Of the tree last seen at each level. */
  readonly #levels: Starts[] = [];

  constructor(workspace: Workspace, oidBytes: number) {
    this.#workspace = workspace;
    this.#oidBytes = oidBytes;
  }

  /**
   * Visits what is new in a tree; its base must have been read last at the level below. False if it
   * says that it is a tree and is none: git does not get past it.
   */
  readNew({ address, length, copies, baseLength, level }: Expanded, visit: VisitEntry): boolean {
    const starts = (this.#levels[level] ??= { count: 0, offsets: new Uint32Array(64) });
    starts.count = 0;
    const reading = { address, length, starts, visit, isSound: true };
    const base = copies < 0 ? undefined : this.#levels[level - 1];
    const at = base === undefined ? 0 : this.#inherit(reading, base, copies, baseLength);
    this.#readUpTo(reading, at, length);
    return reading.isSound;
  }

  /** Visits all entries of a tree. False if it is none. */
  readAll({ address, length }: Expanded, visit: VisitEntry): boolean {
    const reading = { address, length, starts: undefined, visit, isSound: true };
    this.#readUpTo(reading, 0, length);
    return reading.isSound;
  }

  /** Reads what is new and steps over what is not. Returns where the last copy leaves off. */
  #inherit(reading: Reading, base: Starts, copies: number, baseLength: number): number {
    const { triples } = this.#workspace;
    let at = 0;
    for (let copy = 0; copy < 3 * copies; copy += 3) {
      const start = triples[copy] ?? 0;
      const from = triples[copy + 1] ?? 0;
      const end = from + (triples[copy + 2] ?? 0);
      const shift = start - from;
      let next = firstFrom(base.offsets, base.count, Math.max(from, at - shift));
      // An entry of the base stands here, too, if reading leads to its beginning; and then so do
      // all that follow it in the copy.
      while (next < base.count && endOf(base, next, baseLength) <= end) {
        const place = (base.offsets[next] ?? 0) + shift;
        at = this.#readUpTo(reading, at, place);
        if (at === place) {
          for (; next < base.count && endOf(base, next, baseLength) <= end; next++) {
            push(reading.starts, (base.offsets[next] ?? 0) + shift);
            at = endOf(base, next, baseLength) + shift;
          }
          break;
        }
        next = firstFrom(base.offsets, base.count, at - shift);
      }
    }
    return at;
  }

  /** Reads entries that begin before `stop`. Returns where the next one begins. */
  #readUpTo(reading: Reading, from: number, stop: number): number {
    const { address, length, starts, visit } = reading;
    const { bytes } = this.#workspace;
    let at = from;
    while (at < stop) {
      const nameEnd = bytes.indexOf(NUL, address + at) - address;
      const end = nameEnd + 1 + this.#oidBytes;
      if (nameEnd < at || end > length) {
        reading.isSound = false;
        return length;
      }
      push(starts, at);
      visit(address + at, address + nameEnd + 1);
      at = end;
    }
    return at;
  }
}

interface Reading {
  readonly address: number;
  readonly length: number;
  readonly starts: Starts | undefined;
  readonly visit: VisitEntry;
  /** Whether all that was read were entries. */
  isSound: boolean;
}

function push(starts: Starts | undefined, offset: number): void {
  if (starts === undefined) return;
  if (starts.count === starts.offsets.length) {
    const larger = new Uint32Array(2 * starts.count);
    larger.set(starts.offsets);
    starts.offsets = larger;
  }
  starts.offsets[starts.count++] = offset;
}

function endOf({ offsets, count }: Starts, entry: number, length: number): number {
  return entry + 1 < count ? (offsets[entry + 1] ?? 0) : length;
}
