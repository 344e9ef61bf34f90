/** Sweeps the families of one pack. */

import type { Keywords } from '../content.ts';
import { EntryType } from '../pack/entries.ts';
import { PackFile } from '../pack/pack-file.ts';
import type { PackTables } from '../pack/tables.ts';
import { FamilyWalk, type Expanded, type Visitor } from '../pack/walk.ts';
import type { Workspace } from '../pack/workspace.ts';
import type { Counts } from './counts.ts';
import type { ObjectSweep, Outcome } from './object-sweep.ts';

export interface PackSuspect {
  /** In the pack's index. */
  readonly position: number;
  /** Where to look in it, if that is known. */
  readonly keywords: Keywords | undefined;
}

/** What the sweep of some families has come to. */
export interface PackFindings {
  /** Objects that must be looked at again. */
  readonly suspects: readonly PackSuspect[];
  /** Positions in the pack's index of objects that could not be read here. */
  readonly unread: readonly number[];
  /** A name was seen in a tree that a rule about paths asks for, or a tree could not be read. */
  readonly sawName: boolean;
  /** Ids, in hex, of objects that are named by others and are in no pack. */
  readonly absent: ReadonlySet<string>;
  readonly counts: Counts;
}

export class PackSweep implements Visitor {
  readonly #tables: PackTables;
  readonly #objects: ObjectSweep;
  readonly #file: PackFile;
  readonly #walk: FamilyWalk;
  #suspects: PackSuspect[] = [];
  #unread: number[] = [];

  /** Throws if the pack cannot be opened any more. */
  constructor(tables: PackTables, workspace: Workspace, objects: ObjectSweep) {
    this.#tables = tables;
    this.#objects = objects;
    const { path, oids, entries, families } = tables;
    this.#file = new PackFile(`${path}.pack`, entries.count, oids.oidBytes);
    this.#walk = new FamilyWalk(this.#file, entries, families, workspace, this);
  }

  /** Sweeps the families of roots `from` to `to` (exclusive). */
  sweep(from: number, to: number): PackFindings {
    const { families } = this.#tables;
    for (let index = from; index < to; index++) {
      this.#walk.walk(families.roots[index] ?? 0);
    }
    return this.#take();
  }

  close(): void {
    this.#file.close();
  }

  visit(object: Expanded): void {
    const isRepeated = (this.#tables.repeated?.[object.entry] ?? 0) !== 0;
    this.#note(object.entry, this.#objects.look(object, isRepeated));
  }

  leave(entry: number): void {
    const type = (this.#tables.entries.types[entry] ?? EntryType.Unknown) as EntryType;
    this.#note(entry, this.#objects.miss(type));
  }

  #note(entry: number, outcome: Outcome): void {
    if (outcome === 'done') return;
    const position = this.#tables.entries.positions[entry] ?? 0;
    if (outcome === 'unread') this.#unread.push(position);
    else this.#suspects.push({ position, keywords: this.#objects.keywords });
  }

  #take(): PackFindings {
    const counts = this.#objects.takeCounts();
    counts.bytesInflated = this.#walk.bytesInflated;
    counts.bytesExpanded = this.#walk.bytesExpanded;
    this.#walk.bytesInflated = 0;
    this.#walk.bytesExpanded = 0;
    const findings = {
      suspects: this.#suspects,
      unread: this.#unread,
      sawName: this.#objects.sawName,
      absent: this.#objects.takeAbsent(),
      counts,
    };
    this.#suspects = [];
    this.#unread = [];
    return findings;
  }
}
