/** Tokens of Databricks. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const DATABRICKS: Issuer = {
  name: 'Databricks',
  site: 'databricks.com',
  words: ['databricks'],
  revoke: 'User settings > Developer > Access tokens',
  tokens: [
    token(
      'databricks-personal-access-token',
      'personal access token',
      /dapi[0-9a-f]{32}(?:-[0-9])?/,
      'critical',
      { opens: 'data and compute' },
    ),
    token('databricks-oauth-secret', 'OAuth secret', /dose[0-9a-f]{32}/, 'critical'),
    token(
      'databricks-oauth-or-session-token',
      'OAuth or session token',
      /d(?!api|ose)[acdekorstx]{3}[0-9a-f]{32}/,
      'high',
      { inContext: true, opens: 'data and compute' },
    ),
  ],
};
