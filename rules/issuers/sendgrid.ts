/** Tokens of SendGrid. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const SENDGRID: Issuer = {
  name: 'SendGrid',
  site: 'sendgrid.com',
  revoke: 'https://app.sendgrid.com/settings/api_keys',
  tokens: [
    token('sendgrid-api-key', 'API key', /SG\.[\w-]{22}\.[\w-]{43}/, 'high', {
      opens: 'mail, sent from a domain that receivers trust',
    }),
  ],
};
