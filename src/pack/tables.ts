/** Opens the packs of a store: their indexes, and the tables that threads share. */

import { readEntries, type Entries } from './entries.ts';
import { findFamilies, type Families } from './families.ts';
import { PackError, readPackIndex } from './index-file.ts';
import type { OidList } from './oid-list.ts';
import { PackFile } from './pack-file.ts';
import type { ObjectStore } from './store.ts';

/** A pack with its tables, which all threads share. */
export interface PackTables {
  /** Without the ending `.pack`. */
  readonly path: string;
  readonly oids: OidList;
  readonly entries: Entries;
  readonly families: Families;
  /** Not 0 for entries that another pack has, too, and that are counted there. */
  readonly repeated: Uint8Array | undefined;
  /** The pack's checksum as hex. */
  readonly checksum: string;
}

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
    return {
      path,
      oids: index.oids,
      entries,
      families,
      repeated,
      checksum: index.packChecksum,
    };
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
