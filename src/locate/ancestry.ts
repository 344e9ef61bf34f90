/**
 * Which trees may hold wanted objects, at any depth. What each tree has that its delta base has not
 * is known; what it has from the base may have been taken out of it. So the answer can name too many
 * trees, never too few.
 */

import { EntryType } from '../pack/entries.ts';
import { NONE } from '../pack/families.ts';
import type { PackTables } from '../pack/tables.ts';
import type { ObjectNumbers } from './numbers.ts';

/** Pairs of the numbers of a tree and of what it names. */
export class Edges {
  #pairs: Int32Array = new Int32Array(4096);
  length = 0;

  add(tree: number, named: number): void {
    if (this.length === this.#pairs.length) {
      const larger = new Int32Array(2 * this.#pairs.length);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[this.length] = tree;
    this.#pairs[this.length + 1] = named;
    this.length += 2;
  }

  /** The numbers of all pairs, one after the other. */
  get pairs(): Int32Array {
    return this.#pairs.subarray(0, this.length);
  }
}

/**
 * Marks, by number, the wanted objects and the trees that may lead to them.
 * @param edges what each tree names that is new in it
 */
export function markAncestors(
  wanted: Iterable<number>,
  edges: Edges,
  packs: readonly PackTables[],
  numbers: ObjectNumbers,
): Uint8Array {
  const marks = new Uint8Array(numbers.count);
  for (const number of wanted) marks[number] = 1;
  const heirs = new Heirs(packs, numbers);
  const { pairs } = edges;
  // Each round goes up at least one step; trees are nested a few dozen deep at most.
  for (let isDone = false; !isDone;) {
    isDone = true;
    for (let at = 0; at < pairs.length; at += 2) {
      const tree = pairs[at] ?? 0;
      if (marks[tree] !== 0 || marks[pairs[at + 1] ?? 0] === 0) continue;
      isDone = false;
      heirs.mark(tree, marks);
    }
  }
  return marks;
}

/** Finds what is made from a tree by deltas. */
class Heirs {
  readonly #packs: readonly PackTables[];
  readonly #numbers: ObjectNumbers;
  /** For each number, the entries that it has in packs: pack and entry in turn. */
  readonly #places = new Map<number, number[]>();

  constructor(packs: readonly PackTables[], numbers: ObjectNumbers) {
    this.#packs = packs;
    this.#numbers = numbers;
    packs.forEach(({ entries, families }, pack) => {
      for (let entry = 0; entry < entries.count; entry++) {
        if (entries.types[entry] !== EntryType.Tree) continue;
        if ((families.firstChildren[entry] ?? NONE) === NONE) continue;
        const number = numbers.ofPacked(pack, entries.positions[entry] ?? 0);
        const known = this.#places.get(number);
        if (known === undefined) this.#places.set(number, [pack, entry]);
        else known.push(pack, entry);
      }
    });
  }

  mark(tree: number, marks: Uint8Array): void {
    marks[tree] = 1;
    const waiting = [tree];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const places = this.#places.get(next) ?? [];
      for (let at = 0; at < places.length; at += 2) {
        const pack = places[at] ?? 0;
        for (const child of this.#childrenOf(pack, places[at + 1] ?? 0)) {
          if (marks[child] !== 0) continue;
          marks[child] = 1;
          waiting.push(child);
        }
      }
    }
  }

  *#childrenOf(pack: number, entry: number): Generator<number> {
    const tables = this.#packs[pack];
    if (tables === undefined) return;
    const { families, entries } = tables;
    let child = families.firstChildren[entry] ?? NONE;
    for (; child !== NONE; child = families.nextSiblings[child] ?? NONE) {
      yield this.#numbers.ofPacked(pack, entries.positions[child] ?? 0);
    }
  }
}
