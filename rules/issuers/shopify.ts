/** Tokens of Shopify. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const SHOPIFY: Issuer = {
  name: 'Shopify',
  site: 'shopify.com',
  revoke: 'Shop admin > Apps > app > API credentials, or Partner dashboard > Rotate',
  tokens: [
    token('shopify-admin-access-token', 'admin access token', /shpat_[0-9a-fA-F]{32}/, 'critical'),
    token(
      'shopify-custom-app-access-token',
      'custom app access token',
      /shpca_[0-9a-fA-F]{32}/,
      'critical',
    ),
    token(
      'shopify-private-app-password',
      'private app password',
      /shppa_[0-9a-fA-F]{32}/,
      'critical',
      { opens: 'the shop' },
    ),
    token('shopify-app-shared-secret', 'app shared secret', /shpss_[0-9a-fA-F]{32}/, 'high', {
      opens: 'sign-ins and webhooks that seem to be genuine',
    }),
    token(
      'shopify-theme-access-password',
      'theme access password',
      /shptka_[0-9a-fA-F]{32}/,
      'high',
    ),
    token('shopify-user-access-token', 'user access token', /shpua_[0-9a-fA-F]{32}/, 'high', {
      opens: 'the shop, as one user',
    }),
    token('shopify-partner-api-token', 'partner API token', /prtapi_[0-9a-fA-F]{32}/, 'high', {
      opens: 'the partner account',
    }),
    token('shopify-marketplace-token', 'marketplace token', /shpmt_[0-9a-fA-F]{32}/, 'high'),
  ],
};
