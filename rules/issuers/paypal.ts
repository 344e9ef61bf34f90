/** Tokens of PayPal. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const PAYPAL: Issuer = {
  name: 'PayPal',
  site: 'api-m.paypal.com',
  words: ['paypal'],
  revoke: 'https://developer.paypal.com/dashboard/applications',
  tokens: [
    token('paypal-client-secret', 'client secret', /E[\w-]{79}/, 'critical', {
      opens: 'payouts',
      besides: /secret/i,
    }),
  ],
};
