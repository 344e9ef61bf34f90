/**
 * Sweeps trees, commits and tags for objects that they name and the store does not have. Of a tree
 * that is a delta only the entries are looked at that are not in its base.
 *
 * Formats: https://git-scm.com/docs/git-mktree and `git cat-file commit`; a tree is a row of entries
 * `<mode> <name>`, a NUL, and the id in binary.
 */

import { EntryType } from '../pack/entries.ts';
import type { Expanded } from '../pack/walk.ts';
import type { Workspace } from '../pack/workspace.ts';
import type { Copies } from './hits.ts';

/** Whether the store has the object whose id, in binary, begins at `at`. */
export type Presence = (bytes: Uint8Array, at: number) => boolean;

const NUL = 0;
const NEWLINE = 0x0a;
/** Entries of submodules have mode 160000, and name commits of another repository. */
const SUBMODULE: Buffer = Buffer.from('16');

/** Where the entries of a tree begin. */
interface Starts {
  count: number;
  offsets: Uint32Array;
}

export class TreeSweep {
  /** Ids, in hex, that are named and absent. */
  readonly absent: Set<string> = new Set<string>();
  readonly #bytes: Buffer;
  readonly #triples: Uint32Array;
  readonly #oidBytes: number;
  readonly #has: Presence;
  /** Of the tree last seen at each level. */
  readonly #levels: Starts[] = [];
  /** The commit or tag whose headers are read, in binary. */
  readonly #oid: Buffer;

  constructor(workspace: Workspace, triples: Uint32Array, oidBytes: number, has: Presence) {
    this.#bytes = workspace.bytes;
    this.#triples = triples;
    this.#oidBytes = oidBytes;
    this.#has = has;
    this.#oid = Buffer.alloc(oidBytes);
  }

  look(object: Expanded): void {
    if (object.type === EntryType.Tree) this.#lookAtTree(object);
    else if (object.type !== EntryType.Blob) this.#lookAtHeaders(object);
  }

  #lookAtTree({ address, length, copies, baseLength, level }: Expanded): void {
    const starts = (this.#levels[level] ??= { count: 0, offsets: new Uint32Array(64) });
    starts.count = 0;
    const base = copies < 0 ? undefined : this.#levels[level - 1];
    let at = 0;
    if (base !== undefined) {
      const list = { count: copies, triples: this.#triples, baseLength, targetLength: length };
      at = this.#inherit(address, starts, base, list);
    }
    this.#readUpTo(address, at, length, length, starts);
  }

  /** Reads what is new and steps over what is not. Returns where the last copy leaves off. */
  #inherit(address: number, starts: Starts, base: Starts, copies: Copies): number {
    const { triples, baseLength, targetLength } = copies;
    let at = 0;
    for (let copy = 0; copy < 3 * copies.count; copy += 3) {
      const start = triples[copy] ?? 0;
      const from = triples[copy + 1] ?? 0;
      const end = from + (triples[copy + 2] ?? 0);
      const shift = start - from;
      let next = firstFrom(base, Math.max(from, at - shift));
      // An entry of the base stands here, too, if reading leads to its beginning; and then so do
      // all that follow it in the copy.
      while (next < base.count) {
        const place = (base.offsets[next] ?? 0) + shift;
        if (endOf(base, next, baseLength) > end) break;
        at = this.#readUpTo(address, at, place, targetLength, starts);
        if (at === place) {
          for (; next < base.count && endOf(base, next, baseLength) <= end; next++) {
            push(starts, (base.offsets[next] ?? 0) + shift);
            at = endOf(base, next, baseLength) + shift;
          }
          break;
        }
        next = firstFrom(base, at - shift);
      }
    }
    return at;
  }

  /** Reads entries that begin before `stop`. Returns where the next one begins. */
  #readUpTo(address: number, from: number, stop: number, length: number, starts: Starts): number {
    let at = from;
    while (at < stop) {
      const nameEnd = this.#bytes.indexOf(NUL, address + at) - address;
      const end = nameEnd + 1 + this.#oidBytes;
      // No tree of git's: what is in it is not reachable by git either.
      if (nameEnd < at || end > length) return length;
      push(starts, at);
      const isSubmodule = this.#startsWith(address + at, SUBMODULE);
      if (!isSubmodule) this.#check(this.#bytes, address + nameEnd + 1);
      at = end;
    }
    return at;
  }

  #startsWith(at: number, prefix: Buffer): boolean {
    return prefix.every((byte, i) => this.#bytes[at + i] === byte);
  }

  /** The lines `tree`, `parent` and `object` in front of the message. */
  #lookAtHeaders({ address, length }: Expanded): void {
    let at = address;
    const stop = address + length;
    while (at < stop && this.#bytes[at] !== NEWLINE) {
      const end = this.#bytes.indexOf(NEWLINE, at);
      if (end < 0 || end > stop) return;
      const line = this.#bytes.toString('latin1', at, end);
      const [, oid] = /^(?:tree|parent|object) ([0-9a-f]+)$/.exec(line) ?? [];
      // They come first, and all others behind them.
      if (oid === undefined) return;
      this.#oid.write(oid, 'hex');
      this.#check(this.#oid, 0);
      at = end + 1;
    }
  }

  #check(bytes: Uint8Array, at: number): void {
    if (this.#has(bytes, at)) return;
    this.absent.add(Buffer.from(bytes.subarray(at, at + this.#oidBytes)).toString('hex'));
  }
}

function push(starts: Starts, offset: number): void {
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

/** The first entry at `offset` or behind it. */
function firstFrom({ offsets, count }: Starts, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
