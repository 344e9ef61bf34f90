/** CRC-32 (ISO 3309, as in zlib), in the ways in which issuers write it at the end of a token. */

import { crc32 } from 'node:zlib';

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();

/** Digits of numbers to base 62 and 36, in the orders in use. */
export const BASE62: string = DIGITS + UPPER + LOWER;
export const BASE62_LOWER_FIRST: string = DIGITS + LOWER + UPPER;
export const BASE36: string = DIGITS + LOWER;

/** `value` to the base of `digits`, filled up to `width` with the digit for zero. */
export function inBase(value: number, digits: string, width: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / digits.length)) {
    text = digits.charAt(rest % digits.length) + text;
  }
  return text.padStart(width, digits.charAt(0));
}

/** The checksum of a Latin-1 text in `digits`, `width` of them. */
export function crc32InBase(text: string, digits: string, width: number): string {
  return inBase(crcOf(text), digits, width);
}

/** The checksum of a Latin-1 text as 8 lower-case hexadecimal digits. */
export function crc32Hex(text: string): string {
  return crcOf(text).toString(16).padStart(8, '0');
}

/** The four bytes of the checksum, the lowest first. */
export function crc32LittleEndian(text: string): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(crcOf(text));
  return bytes;
}

function crcOf(text: string): number {
  return crc32(Buffer.from(text, 'latin1'));
}
