/** Packs: those that git makes, and those made by hand to say what git never would. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import type { TestRepository } from './repository.ts';

export interface StoredObject {
  readonly type: string;
  readonly body: Buffer;
}

/** All objects of the store by id, exactly as git reads them. */
export function objectsOf(repo: TestRepository): Map<string, StoredObject> {
  const args = ['cat-file', '--batch-all-objects', '--unordered', '--batch', '--buffer'];
  const bytes = Buffer.from(repo.gitBytes(args));
  const objects = new Map<string, StoredObject>();
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf('\n', at);
    const [oid = '', type = '', size = ''] = bytes.toString('latin1', at, end).split(' ');
    if (type === 'missing') throw new Error(`git cannot read ${oid}`);
    const bodyEnd = end + 1 + Number(size);
    objects.set(oid, { type, body: bytes.subarray(end + 1, bodyEnd) });
    at = bodyEnd + 1;
  }
  return objects;
}

export function objectDirectory(repo: TestRepository): string {
  return join(repo.dir, repo.git('rev-parse', '--git-common-dir'), 'objects');
}

/** Paths of a repository's packs, without their endings, sorted. */
export function packsOf(repo: TestRepository): string[] {
  const directory = join(objectDirectory(repo), 'pack');
  return readdirSync(directory)
    .filter((name) => name.endsWith('.pack'))
    .map((name) => join(directory, name.slice(0, -'.pack'.length)))
    .toSorted();
}

/** The only pack of a repository. */
export function packOf(repo: TestRepository): string {
  const [path, ...more] = packsOf(repo);
  if (path === undefined || more.length > 0) throw new Error('not one pack');
  return path;
}

const TYPES = { commit: 1, tree: 2, blob: 3, tag: 4, ofs: 6, ref: 7 } as const;

export interface HandmadeEntry {
  /** Its id, in hex; need not be that of its content. */
  readonly oid: string;
  /** The name of a type, or the number in the header. */
  readonly type: keyof typeof TYPES | number;
  /** What is compressed: a content, or a delta. */
  readonly body?: Uint8Array;
  /** Bytes to stand behind the header instead of the compressed body. */
  readonly raw?: Uint8Array;
  /** The size that the header says, if not that of the body. */
  readonly size?: number | bigint;
  /** How far before an `ofs` delta its base begins; default: the entry before it. */
  readonly distance?: number;
  /** The id of a `ref` delta's base. */
  readonly base?: string;
  /** Where the index says it begins, if not where it does. */
  readonly offset?: number;
}

/** A pack of these entries in this order, and its index. Checksums are zero. */
export function makePack(
  entries: readonly HandmadeEntry[],
  oidBytes = 20,
): { pack: Buffer; index: Buffer } {
  const header = Buffer.alloc(12);
  header.write('PACK');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(entries.length, 8);
  const parts: Uint8Array[] = [header];
  const placed: { oid: string; offset: number }[] = [];
  let offset = header.length;
  let last = offset;
  for (const entry of entries) {
    const bytes = encodeEntry(entry, offset - last);
    placed.push({ oid: entry.oid, offset: entry.offset ?? offset });
    parts.push(bytes);
    last = offset;
    offset += bytes.length;
  }
  parts.push(Buffer.alloc(oidBytes));
  return { pack: Buffer.concat(parts), index: makeIndex(placed, oidBytes) };
}

function encodeEntry(entry: HandmadeEntry, toLast: number): Buffer {
  const { type, body = Buffer.alloc(0), raw, size = body.length, distance = toLast, base } = entry;
  const number = typeof type === 'number' ? type : TYPES[type];
  const head = entryHeader(number, BigInt(size));
  if (number === TYPES.ofs) head.push(...offsetBytes(distance));
  if (number === TYPES.ref) head.push(...Buffer.from(base ?? '', 'hex'));
  return Buffer.concat([Buffer.from(head), raw ?? deflateSync(body)]);
}

function entryHeader(type: number, size: bigint): number[] {
  const bytes = [(type << 4) | Number(size & 15n)];
  for (let rest = size >> 4n; rest > 0n; rest >>= 7n) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
    bytes.push(Number(rest & 127n));
  }
  return bytes;
}

/** The varint of gitformat-pack's "offset encoding": each further byte adds one. */
function offsetBytes(distance: number): number[] {
  const bytes = [distance % 128];
  for (let rest = Math.floor(distance / 128); rest > 0; rest = Math.floor(rest / 128)) {
    rest--;
    bytes.unshift((rest % 128) | 0x80);
  }
  return bytes;
}

/** An index of version 2. Its checksums are zero. */
export function makeIndex(
  objects: readonly { readonly oid: string; readonly offset: number }[],
  oidBytes: number,
): Buffer {
  const sorted = objects.toSorted((a, b) => (a.oid < b.oid ? -1 : 1));
  const fanout = Array.from(
    { length: 256 },
    (_, byte) => sorted.filter(({ oid }) => Number.parseInt(oid.slice(0, 2), 16) <= byte).length,
  );
  return Buffer.concat([
    words([0xff744f63, 2, ...fanout]),
    ...sorted.map(({ oid }) => Buffer.from(oid, 'hex')),
    words(sorted.map(() => 0)),
    words(sorted.map(({ offset }) => offset)),
    Buffer.alloc(2 * oidBytes),
  ]);
}

function words(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32BE(value, 4 * i));
  return bytes;
}

/** A made-up id: `byte` and then a number. */
export function oidFor(byte: number, number = 0, oidBytes = 20): string {
  const digits = 2 * oidBytes - 2;
  return byte.toString(16).padStart(2, '0') + number.toString(16).padStart(digits, '0');
}
