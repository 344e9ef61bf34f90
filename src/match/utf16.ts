/**
 * UTF-16 contents are turned into UTF-8 before anything looks at them; lines and UTF-16 columns
 * stay the same. The decision is made from the bytes: a byte-order mark, or the NUL bytes that
 * UTF-16 puts beside every ASCII character.
 */

export type Utf16 = 'utf-16le' | 'utf-16be';

/** How many bytes from the beginning are enough to decide. */
export const SNIFF_LENGTH = 4096;

/** In UTF-16 text that is mostly ASCII, at least this share of one half of the bytes is NUL. */
const MIN_NUL_SHARE = 0.6;
/** And at most this share of the other half. */
const MAX_OTHER_NUL_SHARE = 0.02;

/** The encoding of a content that begins with `head`, or undefined if it is not UTF-16. */
export function sniffUtf16(head: Uint8Array): Utf16 | undefined {
  if (head.length < 4) return undefined;
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Nearly all contents are decided here: no NUL in the first bytes.
  if (head[0] !== 0 && head[1] !== 0) return undefined;
  const pairs = Math.min(head.length, SNIFF_LENGTH) >> 1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  if (odd >= pairs * MIN_NUL_SHARE && even <= pairs * MAX_OTHER_NUL_SHARE) return 'utf-16le';
  if (even >= pairs * MIN_NUL_SHARE && odd <= pairs * MAX_OTHER_NUL_SHARE) return 'utf-16be';
  return undefined;
}

/** A stream of UTF-8 chunks from UTF-16 ones; the byte-order mark is dropped. */
export async function* decodeUtf16(
  chunks: AsyncIterable<Uint8Array>,
  encoding: Utf16,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks)
    yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8');
  yield Buffer.from(decoder.decode(), 'utf8');
}

/** The whole content as UTF-8; without a copy if it is not UTF-16. */
export function toUtf8(bytes: Uint8Array): Buffer {
  const encoding = sniffUtf16(bytes);
  if (encoding !== undefined) return Buffer.from(new TextDecoder(encoding).decode(bytes), 'utf8');
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}
