/** Cloudflare. Tokens made since 2026 have a prefix and a checksum. */

import { crcOfLastPartInHex } from '../tokens/checksums.ts';
import { token, type Issuer } from '../tokens/issuer.ts';

export const CLOUDFLARE: Issuer = {
  name: 'Cloudflare',
  site: 'developers.cloudflare.com',
  words: ['cloudflare', 'cf api', 'cf token', 'cf key'],
  revoke: 'dash.cloudflare.com/profile/api-tokens > Roll',
  tokens: [
    token(
      'cloudflare-global-api-key',
      'global API key',
      /cfk_[A-Za-z0-9]{40}[0-9a-f]{8}/,
      'critical',
      { opens: 'the whole account', checksum: crcOfLastPartInHex },
    ),
    token(
      'cloudflare-user-api-token',
      'user API token',
      /cfut_[A-Za-z0-9]{40}[0-9a-f]{8}/,
      'critical',
      { checksum: crcOfLastPartInHex },
    ),
    token(
      'cloudflare-account-api-token',
      'account API token',
      /cfat_[A-Za-z0-9]{40}[0-9a-f]{8}/,
      'critical',
      { checksum: crcOfLastPartInHex },
    ),
    token(
      'cloudflare-access-service-token-secret',
      'Access service token secret',
      /cfast_[A-Za-z0-9]{40}[0-9a-f]{8}/,
      'high',
      { opens: 'what Access protects' },
    ),
    token('cloudflare-origin-ca-key', 'origin CA key', /v1\.0-[0-9a-f]{24}-[0-9a-f]{146}/, 'high', {
      opens: 'certificates for your names',
    }),
    token(
      'cloudflare-turnstile-secret-key',
      'Turnstile secret key',
      /0x4AAAAAA[\w-]{26}/,
      'medium',
      { opens: 'answers of the captcha' },
    ),
    token('cloudflare-user-api-token-legacy', 'API token', /[\w-]{40}/, 'critical', {
      opens: 'what the token was made for',
    }),
    token('cloudflare-global-api-key-legacy', 'global API key', /[0-9a-f]{37}/, 'critical', {
      opens: 'the whole account',
      words: ['cloudflare', 'cf api', 'cf key', 'x-auth-key'],
    }),
    token(
      'cloudflare-tunnel-token',
      'tunnel token',
      /eyJhIjoi[A-Za-z0-9+/]{100,300}={0,2}/,
      'high',
      {
        opens: 'the place of the tunnel',
      },
    ),
    token('cloudflare-r2-secret-access-key', 'R2 secret access key', /[0-9a-f]{64}/, 'high', {
      group: { name: 'cloudflare-r2', role: 'secret' },
      opens: 'buckets',
      words: ['r2 secret', 'r2.cloudflarestorage.com', 'cloudflare r2', 'r2 access', 'cloudflare'],
      besides: /secret/i,
    }),
    token('cloudflare-r2-access-key', 'R2 access key id', /[0-9a-f]{32}/, 'low', {
      group: { name: 'cloudflare-r2', role: 'id' },
      opens: 'nothing without its secret',
      words: ['r2 access', 'cloudflarestorage'],
    }),
  ],
};
