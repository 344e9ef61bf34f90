/** Adds up what the sweep of each task has come to. */

import type { Oid } from '../content.ts';
import { EntryType } from '../pack/entries.ts';
import { NONE } from '../pack/families.ts';
import { addCounts, noCounts, type Counts } from './counts.ts';
import type { LooseFindings } from './loose.ts';
import type { LooseTree } from '../pack/store.ts';
import type { PackFindings } from './pack-sweep.ts';
import type { PackTables } from '../pack/tables.ts';
import type { Task } from './task.ts';

/** What a sweep has come to. */
export interface Swept {
  /** Objects that must be looked at: those worth it, and those that could not be read here. */
  readonly suspects: ReadonlySet<Oid>;
  /** How many of them could not be read here. */
  readonly unread: number;
  /** Whether files may be at paths that some rule is about. */
  readonly sawName: boolean;
  /** Objects that others name and the store does not have; reachable or not. */
  readonly absent: ReadonlySet<Oid>;
  readonly counts: Counts;
  /** What the store has. */
  readonly packs: readonly PackTables[];
  readonly loose: readonly string[];
  readonly looseTrees: readonly LooseTree[];
}

export class Findings {
  readonly #packs: readonly PackTables[];
  readonly #suspects = new Set<Oid>();
  readonly #absent = new Set<Oid>();
  #unread = 0;
  #sawName = false;
  #counts: Counts = noCounts();
  #loose: readonly string[] = [];
  #looseTrees: readonly LooseTree[] = [];

  constructor(packs: readonly PackTables[]) {
    this.#packs = packs;
    for (const pack of packs) this.#addUnknown(pack);
  }

  /** What a task has come to. */
  add({ pack }: Task, { suspects, unread, sawName, absent, counts }: PackFindings): void {
    const opened = this.#packAt(pack);
    for (const position of suspects) this.#suspects.add(opened.oids.at(position) as Oid);
    for (const position of unread) this.#addUnread(opened, position);
    for (const oid of absent) this.#absent.add(oid as Oid);
    this.#sawName ||= sawName;
    this.#counts = addCounts(this.#counts, counts);
  }

  addLoose({ found, suspects, unread, trees, sawName, absent, counts }: LooseFindings): void {
    this.#loose = [...found];
    this.#looseTrees = trees;
    for (const oid of absent) this.#absent.add(oid as Oid);
    for (const oid of found) this.#absent.delete(oid as Oid);
    for (const oid of suspects) this.#suspects.add(oid);
    for (const oid of unread) {
      this.#suspects.add(oid);
      this.#unread++;
    }
    this.#sawName ||= sawName;
    this.#counts = addCounts(this.#counts, counts);
  }

  /** A task that nobody has answered for: nothing of it has been read. */
  giveUp({ pack, from, to }: Task): void {
    const opened = this.#packAt(pack);
    const { families, entries } = opened;
    const waiting = Array.from(families.roots.subarray(from, to));
    for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
      if (entries.types[entry] === EntryType.Tree) this.#sawName = true;
      else this.#addUnread(opened, entries.positions[entry] ?? 0);
      let child = families.firstChildren[entry] ?? NONE;
      for (; child !== NONE; child = families.nextSiblings[child] ?? NONE) waiting.push(child);
    }
  }

  /** @param known an object that git knows without having it */
  sum(known: Oid): Swept {
    this.#absent.delete(known);
    return {
      suspects: this.#suspects,
      unread: this.#unread,
      sawName: this.#sawName,
      absent: this.#absent,
      counts: this.#counts,
      packs: this.#packs,
      loose: this.#loose,
      looseTrees: this.#looseTrees,
    };
  }

  #packAt(pack: number): PackTables {
    const opened = this.#packs[pack];
    if (opened === undefined) throw new RangeError('no such pack');
    return opened;
  }

  /** Entries whose base is nowhere: they could be trees as well. */
  #addUnknown(pack: PackTables): void {
    const { types, positions } = pack.entries;
    for (let entry = types.indexOf(EntryType.Unknown); entry >= 0;) {
      this.#addUnread(pack, positions[entry] ?? 0);
      this.#sawName = true;
      entry = types.indexOf(EntryType.Unknown, entry + 1);
    }
  }

  #addUnread(pack: PackTables, position: number): void {
    this.#suspects.add(pack.oids.at(position) as Oid);
    this.#unread++;
  }
}
