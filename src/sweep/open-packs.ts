/** Opens the packs of a store: their indexes, and the tables that threads share. */

import { readEntries } from '../pack/entries.ts';
import { findFamilies } from '../pack/families.ts';
import { PackError, readPackIndex } from '../pack/index-file.ts';
import type { OidList } from '../pack/oid-list.ts';
import { PackFile } from '../pack/pack-file.ts';
import type { ObjectStore } from '../pack/store.ts';
import type { PackTables } from './pack-sweep.ts';

/** Undefined if there is a pack that this reader does not understand, or cannot read. */
export function openPacks(store: ObjectStore, oidBytes: number): PackTables[] | undefined {
  const packs: PackTables[] = [];
  try {
    for (const path of store.packs) packs.push(openPack(path, oidBytes, packs));
  } catch (error) {
    const isUnreadable = error instanceof PackError || isOfSystem(error);
    if (isUnreadable) return undefined;
    throw error;
  }
  return packs;
}

/** Whether the error is one of the system. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'errno' in error;
}

function openPack(path: string, oidBytes: number, before: readonly PackTables[]): PackTables {
  const index = readPackIndex(`${path}.idx`, oidBytes);
  const file = new PackFile(`${path}.pack`, index.oids.count, oidBytes);
  try {
    const entries = readEntries(file, index);
    const families = findFamilies(entries);
    const repeated =
      before.length === 0 ? undefined : findRepeated(index.oids, entries.positions, before);
    return { path, oids: index.oids, entries, families, repeated };
  } finally {
    file.close();
  }
}

function findRepeated(
  oids: OidList,
  positions: Uint32Array,
  before: readonly PackTables[],
): Uint8Array {
  const repeated = new Uint8Array(new SharedArrayBuffer(oids.count));
  for (let entry = 0; entry < oids.count; entry++) {
    const at = (positions[entry] ?? 0) * oids.oidBytes;
    if (isPacked(before, oids.bytes, at)) repeated[entry] = 1;
  }
  return repeated;
}

/** Whether any of the packs has the object whose id, in binary, begins at `at`. */
export function isPacked(packs: readonly PackTables[], bytes: Uint8Array, at: number): boolean {
  return packs.some(({ oids }) => oids.find(bytes, at) >= 0);
}
