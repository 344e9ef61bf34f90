/** Base58Check, as in Bitcoin and what came from it: the last four bytes are of a double SHA-256. */

import { createHash } from 'node:crypto';

export const BITCOIN: string = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
export const RIPPLE: string = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';

/** Whether `text`, in the digits of `alphabet`, ends in the checksum of what comes before it. */
export function isBase58Check(text: string, alphabet: string = BITCOIN): boolean {
  const bytes = decodeBase58(text, alphabet);
  if (bytes === undefined || bytes.length < 5) return false;
  const data = bytes.subarray(0, -4);
  return sha256(sha256(data)).subarray(0, 4).equals(bytes.subarray(-4));
}

/** The bytes of `text`; undefined if a character is none of the alphabet's. */
export function decodeBase58(text: string, alphabet: string = BITCOIN): Buffer | undefined {
  let number = 0n;
  for (const char of text) {
    const digit = alphabet.indexOf(char);
    if (digit < 0) return undefined;
    number = number * 58n + BigInt(digit);
  }
  const hex = number === 0n ? '' : number.toString(16);
  const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  // Each leading zero byte is one leading digit for zero.
  const zeros = /^(.)\1*/.exec(text)?.[0] ?? '';
  return zeros.startsWith(alphabet.charAt(0))
    ? Buffer.concat([Buffer.alloc(zeros.length), bytes])
    : bytes;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
