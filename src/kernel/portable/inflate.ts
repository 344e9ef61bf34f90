/** The kernel's `inflate` by Node's zlib: the reference in tests, and where SIMD is missing. */

import { inflateSync, type Zlib } from 'node:zlib';
import { BAD_CHECKSUM, BAD_CODE, BAD_HEADER, TOO_LONG, TOO_SHORT, TRUNCATED } from '../codes.ts';

/** zlib tells one broken block from another by message only: they are `BAD_CODE` here. */
function codeOf(error: NodeJS.ErrnoException): number {
  if (error.code === 'ERR_BUFFER_TOO_LARGE') return TOO_LONG;
  if (error.code === 'Z_BUF_ERROR') return TRUNCATED;
  if (error.code === 'Z_NEED_DICT') return BAD_HEADER;
  if (error.code !== 'Z_DATA_ERROR') throw error;
  if (/header|method|window size/.test(error.message)) return BAD_HEADER;
  return error.message.includes('data check') ? BAD_CHECKSUM : BAD_CODE;
}

/**
 * Expands the zlib stream that `source` begins with into `target`, which it must fill exactly. The
 * number of source bytes it takes, or an error code; then the target's content is as it was.
 */
export function inflate(source: Uint8Array, target: Uint8Array): number {
  const options = { info: true, maxOutputLength: Math.max(1, target.length) };
  try {
    // With `info` the result is not what the types say.
    const { buffer, engine } = inflateSync(source, options) as unknown as {
      buffer: Uint8Array;
      engine: Zlib;
    };
    if (buffer.length !== target.length) {
      return buffer.length < target.length ? TOO_SHORT : TOO_LONG;
    }
    target.set(buffer);
    return engine.bytesWritten;
  } catch (error) {
    return codeOf(error as NodeJS.ErrnoException);
  }
}
