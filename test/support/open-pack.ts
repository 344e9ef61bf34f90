/** Opens packs for tests, down to the entries and families that a sweep works with. */

import { writeFileSync } from 'node:fs';
import { readEntries, type Entries } from '../../src/pack/entries.ts';
import { findFamilies, type Families } from '../../src/pack/families.ts';
import { readPackIndex, type PackIndex } from '../../src/pack/index-file.ts';
import { PackFile } from '../../src/pack/pack-file.ts';
import { FamilyWalk, type Expanded } from '../../src/pack/walk.ts';
import type { Workspace } from '../../src/pack/workspace.ts';

export interface OpenPack {
  readonly file: PackFile;
  readonly index: PackIndex;
  readonly entries: Entries;
  readonly families: Families;
  /** The id of an entry, in hex. */
  readonly oid: (entry: number) => string;
  /** The entry with this id; −1 if there is none. */
  readonly entry: (oid: string) => number;
  readonly close: () => void;
}

/** @param path without ending */
export function openPack(path: string, oidBytes = 20): OpenPack {
  const index = readPackIndex(`${path}.idx`, oidBytes);
  const file = new PackFile(`${path}.pack`, index.oids.count, oidBytes);
  try {
    const entries = readEntries(file, index);
    const oid = (entry: number): string => index.oids.at(entries.positions[entry] ?? 0);
    const byOid = new Map(Array.from(entries.positions, (_, entry) => [oid(entry), entry]));
    return {
      file,
      index,
      entries,
      families: findFamilies(entries),
      oid,
      entry: (name) => byOid.get(name) ?? -1,
      close: () => file.close(),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

export function writePack(path: string, { pack, index }: { pack: Buffer; index: Buffer }): void {
  writeFileSync(`${path}.pack`, pack);
  writeFileSync(`${path}.idx`, index);
}

export interface Walked {
  /** What each object expanded to, by id. */
  readonly bodies: ReadonlyMap<string, Buffer>;
  /** The level each was at. */
  readonly levels: ReadonlyMap<string, number>;
  /** Ids of entries that could not be expanded; one that was left twice is there twice. */
  readonly left: readonly string[];
}

/**
 * Walks all families and keeps everything. Each copy that is said to come out of the base is
 * compared with the base.
 */
export function walkAll(pack: OpenPack, workspace: Workspace): Walked {
  const bodies = new Map<string, Buffer>();
  const levels = new Map<string, number>();
  const left: string[] = [];
  const last: Buffer[] = [];
  const walk = new FamilyWalk(pack.file, pack.entries, pack.families, workspace, {
    visit(object) {
      const { entry, address, length, level } = object;
      const body = Buffer.from(workspace.bytes.subarray(address, address + length));
      if (bodies.has(pack.oid(entry))) throw new Error('an object was shown twice');
      bodies.set(pack.oid(entry), body);
      levels.set(pack.oid(entry), level);
      checkCopies(object, body, last[level - 1], workspace);
      last[level] = body;
    },
    leave: (entry) => left.push(pack.oid(entry)),
  });
  for (const root of pack.families.roots) walk.walk(root);
  return { bodies, levels, left };
}

function checkCopies(
  { copies, baseLength, level }: Expanded,
  body: Buffer,
  base: Buffer | undefined,
  workspace: Workspace,
): void {
  if (copies < 0) {
    if (level !== 0 || baseLength !== 0) throw new Error('a whole object has a base');
    return;
  }
  if (base?.length !== baseLength) throw new Error('the level below is not the base');
  const triples = new Uint32Array(workspace.bytes.buffer, workspace.copies, 3 * copies);
  let end = 0;
  for (let i = 0; i < triples.length; i += 3) {
    const [start = 0, from = 0, length = 0] = triples.subarray(i, i + 3);
    const copied = base.subarray(from, from + length);
    if (start < end || length === 0 || !copied.equals(body.subarray(start, start + length))) {
      throw new Error('a copy is not what the base has');
    }
    end = start + length;
  }
}
