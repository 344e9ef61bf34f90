/** Key pairs of Ed25519 (RFC 8032) as Solana and NEAR write them: the seed, then the public key. */

import { createPrivateKey, createPublicKey } from 'node:crypto';

/** What PKCS #8 has before the seed, RFC 8410 §7. */
const HEADER = Buffer.from('302e020100300506032b657004220420', 'hex');

const SEED = 32;

/** Whether the second half of 64 bytes is the public key of the first. */
export function isEd25519Pair(bytes: Uint8Array): boolean {
  if (bytes.length !== 2 * SEED) return false;
  const key = Buffer.concat([HEADER, bytes.subarray(0, SEED)]);
  const secret = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  return spki.subarray(-SEED).equals(bytes.subarray(SEED));
}
