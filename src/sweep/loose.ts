/** Sweeps loose objects: those that were written since the last time git packed them. */

import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Oid } from '../content.ts';
import { EntryType } from '../pack/entries.ts';
import { looseObjects, type ObjectStore } from '../pack/store.ts';
import { MAX_OBJECT_BYTES } from '../pack/workspace.ts';
import type { PackFindings } from './pack-sweep.ts';
import type { Sweeper } from './sweeper.ts';

export interface LooseFindings extends Pick<PackFindings, 'sawName' | 'absent' | 'counts'> {
  /** All loose objects, in hex. */
  readonly found: ReadonlySet<string>;
  readonly suspects: readonly Oid[];
  readonly unread: readonly Oid[];
}

const TYPES: ReadonlyMap<string, EntryType> = new Map([
  ['blob', EntryType.Blob],
  ['tree', EntryType.Tree],
  ['commit', EntryType.Commit],
  ['tag', EntryType.Tag],
]);

/** `<type> <size>` and a NUL. */
const LONGEST_HEADER = 32;

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
  for (const directory of store.directories) {
    for (const [oid, path] of looseObjects(directory, 2 * oidBytes)) {
      if (found.has(oid)) continue;
      found.add(oid);
      if (isPacked(Buffer.from(oid, 'hex'))) continue;
      const object = readLoose(path);
      const outcome = object === undefined ? 'unread' : sweeper.look(object.type, object.body);
      if (outcome === 'suspect') suspects.push(oid as Oid);
      if (outcome === 'unread') unread.push(oid as Oid);
    }
  }
  return { found, suspects, unread, ...sweeper.takeLooked() };
}

/** Undefined for what is damaged, too large, or of no known type. */
function readLoose(path: string): { type: EntryType; body: Uint8Array } | undefined {
  let bytes: Buffer;
  try {
    const maxOutputLength = MAX_OBJECT_BYTES + LONGEST_HEADER;
    bytes = inflateSync(readFileSync(path), { maxOutputLength });
  } catch {
    return undefined;
  }
  const end = bytes.indexOf(0);
  if (end < 0 || end > LONGEST_HEADER) return undefined;
  const [name = '', size = ''] = bytes.toString('latin1', 0, end).split(' ');
  const type = TYPES.get(name);
  const body = bytes.subarray(end + 1);
  if (type === undefined || size !== String(body.length)) return undefined;
  return { type, body };
}
