/** Tokens of Square. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const SQUARE: Issuer = {
  name: 'Square',
  site: 'connect.squareup.com',
  revoke: 'https://developer.squareup.com/apps > Credentials > Replace',
  tokens: [
    token('square-access-token', 'access token', /EAAA[\w-]{60}/, 'critical', {
      opens: 'payments',
    }),
    token('square-access-token-legacy', 'legacy access token', /sq0atp-[\w-]{22}/, 'critical', {
      opens: 'the account',
    }),
    token(
      'square-oauth-application-secret',
      'OAuth application secret',
      /(?:sq0csp-|sandbox-sq0csb-)[\w-]{43}/,
      'high',
      { keywords: ['sq0cs'] },
    ),
  ],
};
