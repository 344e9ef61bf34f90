/** NATS. */

import { isBase32WithCrc16 } from '../../src/text/checksums/crc16.ts';
import { token, type Issuer } from '../tokens/issuer.ts';

export const NATS: Issuer = {
  name: 'NATS',
  site: 'docs.nats.io',
  words: ['nkey', 'nats', 'user nkey seed'],
  revoke: 'nsc revocations add-user, or delete the user',
  tokens: [
    token('nats-nkey-seed', 'nkey seed', /S[NCOAUX][A-Z2-7]{56}/, 'critical', {
      opens: 'the login of a user, or the signing of accounts',
      words: ['nkey', 'nats', 'seed'],
      check: ({ secret }) => isBase32WithCrc16(secret),
      matches: [
        'NATS_NKEY_SEED=«SUAIVOTC·LLOYZSOQ·55RCLR3E·DEXY7KWN·AY7INNCQ·7LGF42NB·WOSTUHYH·7A»',
      ],
      rejects: ['NATS_NKEY_SEED=SUAIVOTC·LLOYZSOQ·55RCLR3E·DEXY7KWN·AY7INNCQ·7LGF42NB·WOSTUHYH·QQ'],
    }),
  ],
};
