/** Tokens of Auth0. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const AUTH0: Issuer = {
  name: 'Auth0',
  site: 'auth0.com',
  words: ['auth0'],
  revoke: 'Applications > Settings > Rotate',
  tokens: [
    token('auth0-client-secret', 'client secret', /[\w-]{64}/, 'high', {
      opens: 'other services, as this application',
      besides: /client[_ -]?secret/i,
    }),
  ],
};
