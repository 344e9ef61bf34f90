/** Bech32 (BIP 173), as in age identities, Sui and Nostr keys. */

const CHARACTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Whether the last six characters are the checksum of the rest. Upper and lower case count alike. */
export function isBech32(text: string): boolean {
  const lower = text.toLowerCase();
  const separator = lower.lastIndexOf('1');
  const prefix = lower.slice(0, separator);
  const codes = Array.from(prefix, (char) => char.charCodeAt(0));
  const data = Array.from(lower.slice(separator + 1), (char) => CHARACTERS.indexOf(char));
  if (separator < 1 || data.length < 6 || data.includes(-1)) return false;
  return (
    polymod([...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...data]) ===
    1
  );
}

function polymod(values: readonly number[]): number {
  let checksum = 1;
  for (const value of values) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    for (const [bit, factor] of GENERATOR.entries()) if ((top >> bit) & 1) checksum ^= factor;
  }
  return checksum;
}
