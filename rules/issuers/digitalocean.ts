/** Tokens of DigitalOcean. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const DIGITALOCEAN: Issuer = {
  name: 'DigitalOcean',
  site: 'digitalocean.com',
  words: ['digitalocean', 'do api token'],
  tokens: [
    token(
      'digitalocean-personal-access-token',
      'personal access token',
      /dop_v1_[0-9a-f]{64}/,
      'critical',
      { opens: 'infrastructure' },
    ),
    token(
      'digitalocean-oauth-access-token',
      'OAuth access token',
      /doo_v1_[0-9a-f]{64}/,
      'critical',
    ),
    token('digitalocean-refresh-token', 'refresh token', /dor_v1_[0-9a-f]{64}/, 'high'),
    token('digitalocean-system-token', 'system token', /dos_v1_[0-9a-f]{64}/, 'high'),
    token('digitalocean-legacy-token', 'legacy token', /[0-9a-f]{64}/, 'critical', {
      opens: 'infrastructure',
    }),
    token('digitalocean-spaces-access-key', 'spaces access key', /DO00[A-Z0-9]{16}/, 'low', {
      group: { name: 'digitalocean-spaces', role: 'id' },
      opens: 'nothing without its secret',
    }),
    token('digitalocean-spaces-secret-key', 'spaces secret key', /[A-Za-z0-9+/]{43}/, 'high', {
      group: { name: 'digitalocean-spaces', role: 'secret' },
      opens: 'buckets',
      words: ['digitaloceanspaces', 'digitalocean', 'spaces secret', 'do spaces', 'spaces access'],
      besides: /secret/i,
    }),
  ],
};
