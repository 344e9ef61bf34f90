/** npm. What stands in .npmrc files for other registries is found by the general rules. */

import { crcOfBody } from '../tokens/checksums.ts';
import { token, UUID, type Issuer } from '../tokens/issuer.ts';

export const NPM: Issuer = {
  name: 'npm',
  site: 'docs.npmjs.com',
  words: ['npm token', 'npmjs', 'npm auth', 'npmrc'],
  revoke: 'npmjs.com > Access tokens, or `npm token revoke`',
  tokens: [
    token('npm-access-token', 'access token', /npm_[A-Za-z0-9]{36}/, 'critical', {
      opens: 'the packages of the user, to publish',
      checksum: crcOfBody,
    }),
    token('npm-legacy-uuid-token', 'access token', UUID, 'critical', {
      opens: 'the packages of the user, to publish',
      words: ['npm token', 'npmjs', 'authtoken', 'npm auth'],
    }),
  ],
};
