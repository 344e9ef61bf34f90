/** age: files and SOPS. */

import { isBech32 } from '../../src/text/checksums/bech32.ts';
import { token, type Issuer } from '../tokens/issuer.ts';

const FILES = 'every file that was encrypted to it, those of SOPS among them';

export const AGE: Issuer = {
  name: 'age',
  site: 'age-encryption.org',
  revoke: 're-encrypt every file to a new recipient',
  tokens: [
    token(
      'age-secret-key',
      'secret key',
      /AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/,
      'critical',
      { opens: FILES, checksum: isBech32 },
    ),
    token(
      'age-post-quantum-secret-key',
      'hybrid secret key',
      /AGE-SECRET-KEY-PQ-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/,
      'critical',
      { opens: FILES },
    ),
    token(
      'age-plugin-identity',
      'plugin identity',
      /AGE-PLUGIN-[A-Z0-9-]{2,30}-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{6,200}/,
      'low',
      { opens: 'nothing without the device that it points to, mostly' },
    ),
  ],
};
