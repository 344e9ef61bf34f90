/** Twilio: accounts and keys have public ids (`AC…`, `SK…`), whose secrets have no mark of their own. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const TWILIO: Issuer = {
  name: 'Twilio',
  site: 'twilio.com',
  words: ['twilio'],
  revoke: 'Console > Account > API keys & tokens',
  tokens: [
    token('twilio-api-key', 'API key id', /SK[0-9a-f]{32}/, 'medium', {
      group: { name: 'twilio', role: 'id' },
      opens: 'little without its secret',
      keywords: Array.from('0123456789abcdef', (digit) => `SK${digit}`),
    }),
    token('twilio-auth-token', 'auth token', /[0-9a-f]{32}/, 'critical', {
      opens: 'the account and its balance',
    }),
    token('twilio-api-key-secret', 'API key secret', /[A-Za-z0-9]{32}/, 'high', {
      group: { name: 'twilio', role: 'secret' },
      besides: /secret/i,
    }),
  ],
};
