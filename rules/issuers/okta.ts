/** Tokens of Okta. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const OKTA: Issuer = {
  name: 'Okta',
  site: 'okta.com',
  words: ['okta', 'ssws'],
  revoke: 'Security > API > Tokens',
  tokens: [
    token('okta-api-token', 'API token', /00[\w-]{40}/, 'critical', { opens: 'identity admin' }),
    token('okta-oauth-client-secret', 'OAuth client secret', /[\w-]{40,64}/, 'high', {
      besides: /client[_ -]?secret/i,
    }),
  ],
};
