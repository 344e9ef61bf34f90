/** Sweeps loose objects: those that were written since the last time git packed them. */

import type { Oid } from '../content.ts';
import { EntryType } from '../pack/entries.ts';
import { readLoose } from '../pack/loose-object.ts';
import { looseObjects, type LooseTree, type ObjectStore } from '../pack/store.ts';
import type { PackFindings } from './pack-sweep.ts';
import type { Sweeper } from './sweeper.ts';

export interface LooseFindings extends Pick<PackFindings, 'sawName' | 'absent' | 'counts'> {
  /** All loose objects, in hex. */
  readonly found: ReadonlySet<string>;
  readonly suspects: readonly Oid[];
  readonly unread: readonly Oid[];
  readonly trees: readonly LooseTree[];
}

/** @param isPacked whether an object is in a pack, too, where it has been looked at */
export function sweepLoose(
  store: ObjectStore,
  sweeper: Sweeper,
  oidBytes: number,
  isPacked: (oid: Buffer) => boolean,
): LooseFindings {
  const found = new Set<string>();
  const suspects: Oid[] = [];
  const unread: Oid[] = [];
  const trees: LooseTree[] = [];
  for (const directory of store.directories) {
    for (const [oid, path] of looseObjects(directory, 2 * oidBytes)) {
      if (found.has(oid)) continue;
      found.add(oid);
      if (isPacked(Buffer.from(oid, 'hex'))) continue;
      const object = readLoose(path);
      if (object?.type === EntryType.Tree) trees.push({ oid, path });
      const outcome = object === undefined ? 'unread' : sweeper.look(object.type, object.body);
      if (outcome === 'suspect') suspects.push(oid as Oid);
      if (outcome === 'unread') unread.push(oid as Oid);
    }
  }
  return { found, suspects, unread, trees, ...sweeper.takeLooked() };
}
