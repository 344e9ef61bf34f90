/** Tokens of Datadog. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const DATADOG: Issuer = {
  name: 'Datadog',
  site: 'datadoghq.com',
  words: ['datadog', 'dd api key', 'dd app key', 'dd application key'],
  revoke: 'https://app.datadoghq.com/organization-settings/api-keys',
  tokens: [
    token('datadog-api-key', 'API key', /[0-9a-f]{32}/, 'medium', { opens: 'data, to send in' }),
    token('datadog-application-key', 'application key', /[0-9a-f]{40}/, 'critical', {
      opens: 'everything, to read and to change',
    }),
    token(
      'datadog-application-key-prefixed',
      'application key prefixed',
      /ddapp_[A-Za-z0-9]{34}/,
      'critical',
    ),
    token(
      'datadog-personal-or-service-access-token',
      'personal or service access token',
      /dd(?:pat|sat)_[A-Za-z0-9]{20,120}/,
      'critical',
      { keywords: ['ddpat_', 'ddsat_'] },
    ),
  ],
};
