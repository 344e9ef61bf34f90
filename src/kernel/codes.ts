/**
 * What the kernel and its callers agree on: error codes, and the room around an area that the
 * kernel may touch. Compiled twice, by TypeScript and as part of the kernel by AssemblyScript, so
 * that nothing needs to be said twice; it holds plain integers only.
 */

// A stream or a delta goes wrong in one of these ways. Results that are no error are never negative.

/** The input ends before the stream or the instruction does. */
export const TRUNCATED = -1;
/** Not a zlib header, or one that asks for a preset dictionary (RFC 1950 §2.2). */
export const BAD_HEADER = -2;
/** Block type 3 (RFC 1951 §3.2.3). */
export const BAD_BLOCK_TYPE = -3;
/** The length of a stored block and its complement disagree (§3.2.4). */
export const BAD_STORED_LENGTH = -4;
/** Code lengths that make no complete code, or more of them than there are symbols (§3.2.7). */
export const BAD_CODE = -5;
/** Bits that are no symbol of the code. */
export const BAD_SYMBOL = -6;
/** A match that begins before the output does. */
export const BAD_DISTANCE = -7;
/** More output than announced. */
export const TOO_LONG = -8;
/** Less output than announced. */
export const TOO_SHORT = -9;
/** The output does not add up to the Adler-32 behind the stream. */
export const BAD_CHECKSUM = -10;

/** A delta that was made for a base of another size. */
export const WRONG_BASE = -11;
/** A delta that announces another size than the caller does. */
export const WRONG_TARGET = -12;
/** Instruction 0, which git reserves. */
export const RESERVED = -13;
/** A copy from outside the base. */
export const OUTSIDE_BASE = -14;
/** The list of copies is full. */
export const NO_ROOM = -15;

/** Bytes behind a source, a base or a delta that the kernel may read. They change no result. */
export const SOURCE_SLACK = 64;
/** Bytes behind a target that the kernel may overwrite. */
export const TARGET_SLACK = 320;
