/** Opens packs: their indexes, and the tables that threads share. */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readEntries, type Entries } from './entries.ts';
import { findFamilies, type Families } from './families.ts';
import { PackError, readPackIndex, type PackIndex } from './index-file.ts';
import type { OidList } from './oid-list.ts';
import { PackFile } from './pack-file.ts';

/** A pack with its tables, which all threads share. */
export interface PackTables {
  /** Without the ending `.pack`. */
  readonly path: string;
  readonly oids: OidList;
  readonly entries: Entries;
  readonly families: Families;
  /** Not 0 for entries that another pack has, too, and that are counted there. */
  readonly repeated: Uint8Array | undefined;
}

/** An index and where its pack is. */
export interface IndexedPack {
  /** Without the endings. */
  readonly path: string;
  readonly index: PackIndex;
}

/** Throws `PackError`, or the system's error, if the index is not one that this reader understands. */
export function openIndex(path: string, oidBytes: number): IndexedPack {
  return { path, index: readPackIndex(`${path}.idx`, oidBytes) };
}

/**
 * Throws the same if the pack is not one.
 * @param elsewhere packs in which objects of this one are counted, if they are there, too
 */
export function openTables(
  { path, index }: IndexedPack,
  elsewhere: readonly IndexedPack[],
): PackTables {
  const { oids } = index;
  const file = new PackFile(`${path}.pack`, oids.count, oids.oidBytes);
  try {
    const entries = readEntries(file, index);
    const families = findFamilies(entries);
    const others = elsewhere.map((pack) => pack.index.oids);
    const repeated =
      others.length === 0 ? undefined : findRepeated(oids, entries.positions, others);
    return { path, oids, entries, families, repeated };
  } finally {
    file.close();
  }
}

function findRepeated(
  oids: OidList,
  positions: Uint32Array,
  others: readonly OidList[],
): Uint8Array {
  const repeated = new Uint8Array(new SharedArrayBuffer(oids.count));
  for (let entry = 0; entry < oids.count; entry++) {
    const at = (positions[entry] ?? 0) * oids.oidBytes;
    if (isListed(others, oids.bytes, at)) repeated[entry] = 1;
  }
  return repeated;
}

/** Whether an error is about a pack or the system, and not about this program. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof PackError || (error instanceof Error && 'errno' in error);
}

/** Whether any of the lists has the id, in binary, that begins at `at`. */
export function isListed(lists: readonly OidList[], bytes: Uint8Array, at: number): boolean {
  return lists.some((oids) => oids.find(bytes, at) >= 0);
}

/** What tells a pack from others without reading it: its checksum, as hex, and its size in bytes. */
export function packKey(path: string, oidBytes: number): string {
  const file = openSync(`${path}.pack`, 'r');
  try {
    const { size } = fstatSync(file);
    const checksum = Buffer.alloc(oidBytes);
    readSync(file, checksum, 0, oidBytes, Math.max(0, size - oidBytes));
    return `${checksum.toString('hex')} ${size}`;
  } finally {
    closeSync(file);
  }
}
