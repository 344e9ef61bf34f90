/** Where issuers put the checksum into a token, and what it covers. */

import {
  BASE36,
  BASE62,
  BASE62_LOWER_FIRST,
  crc32Hex,
  crc32InBase,
  crc32LittleEndian,
  inBase,
} from '../../src/text/checksums/crc32.ts';
import { marvin32 } from '../../src/text/checksums/marvin32.ts';

/** GitHub, npm, Vercel: six digits to base 62 over the body behind the first `_`. */
export function crcOfBody(token: string): boolean {
  const body = token.slice(token.indexOf('_') + 1);
  return body.slice(-6) === crc32InBase(body.slice(0, -6), BASE62, 6);
}

/** Polar, Salad Cloud: the same over the part behind the last `_`. */
export function crcOfLastPart(token: string): boolean {
  return crcOfBody(`_${token.slice(token.lastIndexOf('_') + 1)}`);
}

/** Apify: six digits to base 62, lower case first, over everything before. */
export function crcOfAllInBase62(token: string): boolean {
  return token.slice(-6) === crc32InBase(token.slice(0, -6), BASE62_LOWER_FIRST, 6);
}

/** GitLab's routable tokens: seven digits to base 36 over everything before. */
export function crcOfAllInBase36(token: string): boolean {
  return token.slice(-7) === crc32InBase(token.slice(0, -7), BASE36, 7);
}

/** Cloudflare, Zuplo: eight hexadecimal digits over the part behind the last `_`. */
export function crcOfLastPartInHex(token: string): boolean {
  return crcOfAllInHex(token.slice(token.lastIndexOf('_') + 1));
}

/** Atlassian (capitals), Canva: eight hexadecimal digits over everything before. */
export function crcOfAllInHex(token: string): boolean {
  return token.slice(-8).toLowerCase() === crc32Hex(token.slice(0, -8));
}

/** Grafana: the bytes in reverse order, over everything before the last `_`. */
export function crcBeforeUnderscore(token: string): boolean {
  return token.slice(-8) === crc32LittleEndian(token.slice(0, -9)).toString('hex');
}

/** Confluent: six characters of base64 over what is behind `cflt`. */
export function crcInBase64(token: string): boolean {
  const body = token.slice(4);
  return body.slice(-6) === crc32LittleEndian(body.slice(0, -6)).toString('base64').slice(0, 6);
}

/** Keys of Azure services: Marvin32 of all bytes but the last four, which hold it. */
export function marvinOf(...seeds: readonly string[]): (token: string) => boolean {
  return (token) => {
    const bytes = Buffer.from(token, 'base64');
    if (bytes.length < 8) return false;
    const expected = bytes.readUInt32LE(bytes.length - 4);
    return seeds.some((seed) => marvin32(bytes.subarray(0, -4), seedOf(seed)) === expected);
  };
}

/** Azure's common annotated keys: Marvin32 of the first 80 characters, in base 62. */
export function marvinOfCommonKey(token: string): boolean {
  const bytes = Buffer.from(token.slice(0, 80), 'base64');
  const hash = Buffer.alloc(4);
  hash.writeUInt32LE(marvin32(bytes, seedOf('Default0')));
  return token.slice(80, 84) === inBase(hash.readUInt32BE(0), BASE62, 6).slice(0, 4);
}

/** Seeds are eight ASCII characters. */
function seedOf(name: string): bigint {
  return BigInt(`0x${Buffer.from(name, 'latin1').toString('hex')}`);
}
