/** Walks the trees of a store, and only them. */

import { createKernel } from '../kernel/kernel.ts';
import { EntryType } from '../pack/entries.ts';
import { NONE } from '../pack/families.ts';
import { readLoose } from '../pack/loose-object.ts';
import { PackFile } from '../pack/pack-file.ts';
import { TreeReader, type VisitEntry } from '../pack/tree-reader.ts';
import { FamilyWalk, type Expanded } from '../pack/walk.ts';
import { Workspace } from '../pack/workspace.ts';
import type { PackTables } from '../pack/tables.ts';
import type { ObjectNumbers } from './numbers.ts';

/** A tree could not be read here: then git has to say where objects are. */
export class UnreadableTree extends Error {}

export class TreeWalk {
  readonly workspace: Workspace = new Workspace(createKernel(), 0);
  readonly #packs: readonly PackTables[];
  readonly #loose: readonly (readonly [oid: string, path: string])[];
  readonly #numbers: ObjectNumbers;
  readonly #reader: TreeReader;

  /** @param loose ids, in hex, and paths of loose objects */
  constructor(
    packs: readonly PackTables[],
    loose: readonly (readonly [oid: string, path: string])[],
    numbers: ObjectNumbers,
    oidBytes: number,
  ) {
    this.#packs = packs;
    this.#loose = loose;
    this.#numbers = numbers;
    this.#reader = new TreeReader(this.workspace, oidBytes);
  }

  /** Visits those entries of each tree that are not in its delta base. */
  newEntries(visit: (tree: number, mode: number, oid: number) => void): void {
    this.#walk(
      () => true,
      (tree, object) => {
        const isSound = this.#reader.readNew(object, (mode, oid) => {
          visit(tree, mode, oid);
        });
        if (!isSound) throw new UnreadableTree();
      },
    );
  }

  /** Visits all entries of the trees that are wanted. */
  allEntries(isWanted: (tree: number) => boolean, visit: (tree: number) => VisitEntry): void {
    this.#walk(isWanted, (tree, object) => {
      if (isWanted(tree)) this.#reader.readAll(object, visit(tree));
    });
  }

  /** @param isWanted families without such a tree are left out */
  #walk(isWanted: (tree: number) => boolean, look: (tree: number, object: Expanded) => void): void {
    this.#packs.forEach((tables, pack) => {
      const file = new PackFile(`${tables.path}.pack`, tables.entries.count, tables.oids.oidBytes);
      const { positions, types } = tables.entries;
      const numberOf = (entry: number): number =>
        this.#numbers.ofPacked(pack, positions[entry] ?? 0);
      const walk = new FamilyWalk(file, tables.entries, tables.families, this.workspace, {
        visit: (object) => {
          look(numberOf(object.entry), object);
        },
        leave: () => {
          throw new UnreadableTree();
        },
      });
      try {
        for (const root of tables.families.roots) {
          if (types[root] !== EntryType.Tree) continue;
          if (hasMember(tables, root, (entry) => isWanted(numberOf(entry)))) walk.walk(root);
        }
      } finally {
        file.close();
      }
    });
    for (const [oid, path] of this.#loose) {
      const number = this.#numbers.findHex(oid);
      const object = isWanted(number) ? this.#load(path) : undefined;
      if (object?.type === EntryType.Tree) look(number, object);
    }
  }

  #load(path: string): Expanded {
    const object = readLoose(path);
    if (object === undefined) throw new UnreadableTree();
    const { bytes, stack } = this.workspace;
    bytes.set(object.body, stack);
    const place = { address: stack, length: object.body.length };
    return { ...place, entry: NONE, type: object.type, copies: NONE, baseLength: 0, level: 0 };
  }
}

function hasMember(
  { families }: PackTables,
  root: number,
  isWanted: (entry: number) => boolean,
): boolean {
  const waiting = [root];
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    if (isWanted(entry)) return true;
    let child = families.firstChildren[entry] ?? NONE;
    for (; child !== NONE; child = families.nextSiblings[child] ?? NONE) waiting.push(child);
  }
  return false;
}
