/**
 * Sweeps trees for names that a rule about paths asks for. Most repositories have none of them, and
 * then nobody needs to know at which paths its files are.
 */

import type { Expanded } from '../pack/walk.ts';
import type { Workspace } from '../pack/workspace.ts';
import { rangesToSearch, type Reaches } from './hits.ts';
import type { Search } from './search.ts';

export class NameSweep {
  /** Whether a name was seen, or a tree could not be read: then paths have to be looked at. */
  isSettled = false;
  readonly #workspace: Workspace;
  readonly #search: Search;
  readonly #reaches: Reaches;

  constructor(workspace: Workspace, search: Search, reaches: Reaches) {
    this.#workspace = workspace;
    this.#search = search;
    this.#reaches = reaches;
  }

  /** What a tree has from its base was looked at there. */
  look({ address, length, copies, baseLength }: Expanded): void {
    if (this.isSettled) return;
    const search = this.#search;
    const list = {
      count: copies,
      triples: this.#workspace.triples,
      baseLength,
      targetLength: length,
    };
    const found =
      copies < 0
        ? search.all(address, length)
        : search.some(address, length, rangesToSearch(list, this.#reaches, search.ranges));
    if (found !== 0) this.isSettled = true;
  }

  settle(): void {
    this.isSettled = true;
  }
}
