/** CRC-16/XMODEM, as in NATS nkeys and Stellar seeds. */

import { decodeBase32 } from '../base32.ts';

/** Whether base32 `text` ends in the checksum of the bytes before it, the lower byte first. */
export function isBase32WithCrc16(text: string): boolean {
  const bytes = decodeBase32(text);
  if (bytes === undefined || bytes.length < 3) return false;
  const expected = (bytes.at(-2) ?? 0) | ((bytes.at(-1) ?? 0) << 8);
  return crc16(bytes.subarray(0, -2)) === expected;
}

function crc16(bytes: Uint8Array): number {
  let checksum = 0;
  for (const byte of bytes) {
    checksum ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) {
      checksum = checksum & 0x8000 ? (checksum << 1) ^ 0x1021 : checksum << 1;
    }
    checksum &= 0xffff;
  }
  return checksum;
}
