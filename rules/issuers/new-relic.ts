/** Tokens of New Relic. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const NEW_RELIC: Issuer = {
  name: 'New Relic',
  site: 'newrelic.com',
  words: ['new relic'],
  revoke: 'https://one.newrelic.com/api-keys',
  tokens: [
    token('new-relic-user-api-key', 'user API key', /NRAK-[A-Z0-9]{27}/, 'critical', {
      opens: 'data and settings of the account',
    }),
    token(
      'new-relic-license-key',
      'license key',
      /(?:[0-9a-fA-F]{32}FFFFNRAL|[0-9a-fA-F]{36}NRAL|eu01xx[0-9a-fA-F]{26}FFFFNRAL|eu01xx[0-9a-fA-F]{30}NRAL)/,
      'medium',
      { opens: 'data, to send in', keywords: ['NRAL'] },
    ),
    token('new-relic-license-key-legacy', 'legacy license key', /[0-9a-f]{40}/, 'medium', {
      opens: 'data, to send in',
    }),
    token('new-relic-admin-api-key', 'admin API key', /NRAA-[0-9a-f]{27}/, 'critical', {
      opens: 'nothing any more, probably: this kind was retired',
    }),
    token('new-relic-insights-insert-key', 'insights insert key', /NRII-[\w-]{32}/, 'low', {
      opens: 'events, to send in',
    }),
    token('new-relic-insights-query-key', 'insights query key', /NRIQ-[\w-]{32}/, 'high', {
      opens: 'data, to read',
    }),
    token('new-relic-rest-api-key', 'REST API key', /NRRA-[0-9a-f]{42}/, 'high'),
    token(
      'new-relic-pixie-api-key',
      'pixie API key',
      /px-api-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
      'high',
    ),
    token(
      'new-relic-pixie-deploy-key',
      'pixie deploy key',
      /px-dep-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
      'medium',
    ),
  ],
};
