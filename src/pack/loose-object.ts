/** Reads a loose object: `<type> <size>`, a NUL and the content, compressed. */

import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { EntryType } from './entries.ts';
import { MAX_OBJECT_BYTES } from './workspace.ts';

const TYPES: ReadonlyMap<string, EntryType> = new Map([
  ['blob', EntryType.Blob],
  ['tree', EntryType.Tree],
  ['commit', EntryType.Commit],
  ['tag', EntryType.Tag],
]);

/** `<type> <size>` and a NUL. */
const LONGEST_HEADER = 32;

/** Undefined for what is damaged, too large, or of no known type. */
export function readLoose(path: string): { type: EntryType; body: Uint8Array } | undefined {
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
