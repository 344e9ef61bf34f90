/**
 * Which contents are not worth looking at: formats whose bytes are compressed, so that no secret
 * stands in them as text. Everything else is scanned, text or not: a program, a database or a file
 * with a stray NUL byte holds its strings in the open. The decision is made from the first bytes,
 * never from a name or from git attributes, which the owner of a secret does not control.
 */

import { startingWith } from './streams.ts';

// Magic numbers: https://www.iana.org/assignments/media-types and the formats' own specifications.
const SIGNATURES: readonly (readonly [offset: number, bytes: string])[] = [
  [0, '\x89PNG\r\n\x1a\n'],
  [0, '\xff\xd8\xff'],
  [0, 'GIF87a'],
  [0, 'GIF89a'],
  [8, 'WEBP'],
  [4, 'ftyp'],
  [0, 'OggS'],
  [0, 'fLaC'],
  [0, 'ID3'],
  [0, '\x1a\x45\xdf\xa3'],
  [0, 'PK\x03\x04'],
  [0, '\x1f\x8b\x08'],
  [0, 'BZh'],
  [0, '\xfd7zXZ\0'],
  [0, '(\xb5/\xfd'],
  [0, '7z\xbc\xaf\x27\x1c'],
  [0, 'Rar!\x1a\x07'],
  [0, 'wOFF'],
  [0, 'wOF2'],
  [0, '\0\x01\0\0\0'],
  [0, 'OTTO'],
];

/** Nearly all contents are told by their first byte, or the fifth (`ftyp`), or the ninth (`WEBP`). */
const FIRST_BYTES: ReadonlySet<number> = new Set(
  SIGNATURES.filter(([offset]) => offset === 0).map(([, bytes]) => bytes.charCodeAt(0)),
);

/** Tab, line feed, vertical tab, form feed, carriage return, end of file in DOS, escape. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b]);

/** Bytes from the beginning that decide. */
const HEAD_LENGTH = 64;

/**
 * Whether a content that begins with `head` is compressed. A text that merely begins with the same
 * letters ("BZh", "ID3") is not: no such file goes on without bytes that text does not have.
 */
export function isCompressedFormat(head: Uint8Array): boolean {
  if (!FIRST_BYTES.has(head[0] ?? 0) && head[4] !== 0x66 && head[8] !== 0x57) return false;
  const first = Buffer.from(head.subarray(0, HEAD_LENGTH)).toString('latin1');
  if (!SIGNATURES.some(([offset, bytes]) => first.startsWith(bytes, offset))) return false;
  for (let i = 0; i < first.length; i++) {
    const code = first.charCodeAt(i);
    if (code < 0x20 ? !TEXT_CONTROLS.has(code) : code >= 0x7f) return true;
  }
  return false;
}

/** The stream put together again, or undefined if it begins as a compressed format does. */
export async function withoutCompressed(
  chunks: AsyncIterable<Uint8Array>,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done === true ? new Uint8Array(0) : first.value;
  if (isCompressedFormat(head)) {
    await iterator.return?.();
    return undefined;
  }
  return startingWith(head, iterator);
}
