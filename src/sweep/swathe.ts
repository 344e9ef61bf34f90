/** What a sweep has found out about one pack, or about all loose objects. */

import type { Keywords, Oid } from '../content.ts';
import { EntryType } from '../pack/entries.ts';
import { NONE } from '../pack/families.ts';
import type { PackTables } from '../pack/tables.ts';
import { addCounts, noCounts, type Counts } from './counts.ts';
import type { PackFindings } from './pack-sweep.ts';
import type { Task } from './task.ts';

export interface Suspect {
  readonly oid: Oid;
  /** Where to look in it; undefined if it is to be scanned as if nothing were known of it. */
  readonly keywords?: Keywords | undefined;
  /** Set if it could not be read here, and so was not counted. */
  readonly unread?: true;
}

export interface Swathe {
  /** Objects that must be looked at: those worth it, and those that could not be read here. */
  readonly suspects: readonly Suspect[];
  /** How many of them could not be read here. */
  readonly unread: number;
  /** Whether files may be at paths that some rule is about. */
  readonly sawName: boolean;
  /** Objects that others name, and the store did not have. */
  readonly absent: readonly Oid[];
  readonly counts: Counts;
}

/** Of nothing. */
export function noSwathe(): Swathe {
  return { suspects: [], unread: 0, sawName: false, absent: [], counts: noCounts() };
}

/** Adds up what the tasks of one pack have come to. */
export class PackSwathe {
  readonly #tables: PackTables;
  readonly #suspects = new Map<Oid, Suspect>();
  readonly #absent = new Set<Oid>();
  #unread = 0;
  #sawName = false;
  #counts: Counts = noCounts();

  constructor(tables: PackTables) {
    this.#tables = tables;
    this.#addUnknown();
  }

  add({ suspects, unread, sawName, absent, counts }: PackFindings): void {
    for (const { position, keywords } of suspects) this.#suspect(position, { keywords });
    for (const position of unread) this.#addUnread(position);
    for (const oid of absent) this.#absent.add(oid as Oid);
    this.#sawName ||= sawName;
    this.#counts = addCounts(this.#counts, counts);
  }

  /** A task that nobody has answered for: nothing of it has been read. */
  giveUp({ from, to }: Task): void {
    const { families, entries } = this.#tables;
    const waiting = Array.from(families.roots.subarray(from, to));
    for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
      if (entries.types[entry] === EntryType.Tree) this.#sawName = true;
      this.#addUnread(entries.positions[entry] ?? 0);
      let child = families.firstChildren[entry] ?? NONE;
      for (; child !== NONE; child = families.nextSiblings[child] ?? NONE) waiting.push(child);
    }
  }

  sum(): Swathe {
    return {
      suspects: [...this.#suspects.values()],
      unread: this.#unread,
      sawName: this.#sawName,
      absent: [...this.#absent],
      counts: this.#counts,
    };
  }

  /** Entries whose base is nowhere: they could be trees as well. */
  #addUnknown(): void {
    const { types, positions } = this.#tables.entries;
    for (let entry = types.indexOf(EntryType.Unknown); entry >= 0;) {
      this.#addUnread(positions[entry] ?? 0);
      this.#sawName = true;
      entry = types.indexOf(EntryType.Unknown, entry + 1);
    }
  }

  #addUnread(position: number): void {
    this.#suspect(position, { unread: true });
    this.#unread++;
  }

  #suspect(position: number, facts: Omit<Suspect, 'oid'>): void {
    const oid = this.#tables.oids.at(position) as Oid;
    this.#suspects.set(oid, { oid, ...facts });
  }
}
