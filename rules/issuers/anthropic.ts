/** Anthropic. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const ANTHROPIC: Issuer = {
  name: 'Anthropic',
  site: 'docs.anthropic.com',
  revoke: 'console.anthropic.com/settings/keys',
  tokens: [
    token('anthropic-api-key', 'API key', /sk-ant-api\d{2}-[\w-]{93}AA/, 'high', {
      opens: 'models, and what their use costs',
    }),
    token('anthropic-admin-key', 'admin key', /sk-ant-admin\d{2}-[\w-]{93}AA/, 'critical', {
      opens: 'the administration of the organisation',
    }),
    token(
      'anthropic-oauth-access-token',
      'OAuth access token',
      /sk-ant-oat\d{2}-[\w-]{93}AA/,
      'high',
    ),
    token(
      'anthropic-oauth-refresh-token',
      'OAuth refresh token',
      /sk-ant-ort\d{2}-[\w-]{93}AA/,
      'high',
    ),
    token('anthropic-session-id', 'session id', /sk-ant-sid\d{2}-[\w-]{80,240}AA/, 'high', {
      opens: 'a browser session of Claude',
    }),
  ],
};
