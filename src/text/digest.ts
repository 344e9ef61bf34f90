/** Digests of short texts, for lists that must not hold the texts themselves. */

import { createHash } from 'node:crypto';

/** SHA-256 of a Latin-1 text, in lower-case hexadecimal digits. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'latin1').digest('hex');
}
