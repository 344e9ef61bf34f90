/**
 * Sweeps trees, commits and tags for objects that they name and the store does not have.
 *
 * Format of headers: `git cat-file commit`; lines `<name> <value>` before an empty one.
 */

import { EntryType } from '../pack/entries.ts';
import { isSubmodule, TreeReader } from '../pack/tree-reader.ts';
import type { Expanded } from '../pack/walk.ts';
import type { Workspace } from '../pack/workspace.ts';

/** Whether the store has the object whose id, in binary, begins at `at`. */
export type Presence = (bytes: Uint8Array, at: number) => boolean;

const NEWLINE = 0x0a;

export class TreeSweep {
  /** Ids, in hex, that are named and absent. */
  readonly absent: Set<string> = new Set<string>();
  readonly #bytes: Buffer;
  readonly #trees: TreeReader;
  readonly #oidBytes: number;
  readonly #has: Presence;
  /** The id that a header names, in binary. */
  readonly #oid: Buffer;
  readonly #visit: (mode: number, oid: number) => void;

  constructor(workspace: Workspace, oidBytes: number, has: Presence) {
    this.#bytes = workspace.bytes;
    this.#trees = new TreeReader(workspace, oidBytes);
    this.#oidBytes = oidBytes;
    this.#has = has;
    this.#oid = Buffer.alloc(oidBytes);
    this.#visit = (mode, oid) => {
      if (!isSubmodule(this.#bytes, mode)) this.#check(this.#bytes, oid);
    };
  }

  /** False if it says that it is a tree and is none: git does not get past it. */
  look(object: Expanded): boolean {
    if (object.type === EntryType.Tree) return this.#trees.readNew(object, this.#visit);
    if (object.type !== EntryType.Blob) this.#lookAtHeaders(object);
    return true;
  }

  /** The lines `tree`, `parent` and `object`, which come first. */
  #lookAtHeaders({ address, length }: Expanded): void {
    const stop = address + length;
    for (let at = address; at < stop;) {
      const end = this.#bytes.indexOf(NEWLINE, at);
      if (end < 0 || end > stop) return;
      const digits = end - 2 * this.#oidBytes;
      const name = this.#bytes.toString('latin1', at, Math.max(at, digits));
      if (name !== 'tree ' && name !== 'parent ' && name !== 'object ') return;
      this.#oid.write(this.#bytes.toString('latin1', digits, end), 'hex');
      this.#check(this.#oid, 0);
      at = end + 1;
    }
  }

  #check(bytes: Uint8Array, at: number): void {
    if (this.#has(bytes, at)) return;
    this.absent.add(Buffer.from(bytes.subarray(at, at + this.#oidBytes)).toString('hex'));
  }
}
