/**
 * Marvin32, the keyed hash that Microsoft puts into the last bytes of its keys.
 *
 * @see https://github.com/microsoft/security-utilities for the seeds of the services
 */

/** The hash of `data` under the 64-bit `seed`, as an unsigned 32-bit number. */
export function marvin32(data: Uint8Array, seed: bigint): number {
  let low = Number(seed & 0xffffffffn) | 0;
  let high = Number(seed >> 32n) | 0;
  const mix = (): void => {
    high ^= low;
    low = (rotate(low, 20) + high) | 0;
    high = rotate(high, 9) ^ low;
    low = (rotate(low, 27) + high) | 0;
    high = rotate(high, 19);
  };
  const words = Buffer.from(data.buffer, data.byteOffset, data.length);
  const whole = data.length - (data.length % 4);
  for (let at = 0; at < whole; at += 4) {
    low = (low + words.readInt32LE(at)) | 0;
    mix();
  }
  // The rest is ended by 0x80 and filled up with zeros.
  const rest = Buffer.alloc(4);
  words.copy(rest, 0, whole);
  rest[data.length - whole] = 0x80;
  low = (low + rest.readInt32LE(0)) | 0;
  mix();
  mix();
  return (low ^ high) >>> 0;
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
