/** Signing in: identity providers and their keys. */

import { token, UUID, type Issuer } from './issuer.ts';

export const IDENTITY: readonly Issuer[] = [
  {
    name: 'Authress',
    site: 'authress.io',
    revoke: 'Authress portal',
    tokens: [
      token(
        'authress-service-client-access-key',
        'service client access key',
        /(?:sc|ext|scauth|authress)_[a-z0-9]{5,30}\.[a-z0-9]{4,6}\.acc[_-][a-z0-9-]{10,32}\.[a-z0-9+/_=-]{30,120}/,
        'high',
        { keywords: ['.acc_', '.acc-'] },
      ),
    ],
  },
  {
    name: 'Clerk',
    site: 'clerk.com',
    words: ['clerk'],
    revoke: 'Dashboard > API keys',
    tokens: [
      token('clerk-secret-key', 'secret key', /sk_(?:live|test)_[A-Za-z0-9]{40,42}/, 'critical', {
        opens: 'the users',
        inContext: true,
      }),
    ],
  },
  {
    name: 'Descope',
    site: 'descope.com',
    words: ['descope'],
    revoke: 'console',
    tokens: [
      token(
        'descope-management-key',
        'management key',
        /K2[A-Za-z0-9]{25}[A-Za-z0-9]{40,140}/,
        'critical',
      ),
    ],
  },
  {
    name: 'JumpCloud',
    site: 'jumpcloud.com',
    words: ['jump cloud'],
    revoke: 'Admin > API settings',
    tokens: [
      token('jumpcloud-api-key', 'API key', /(?:[0-9a-f]{40}|jca_[A-Za-z0-9]{36})/, 'critical', {
        opens: 'directory',
      }),
    ],
  },
  {
    name: 'Keycloak',
    site: 'keycloak.org',
    words: ['keycloak'],
    revoke: 'Clients > Credentials > Regenerate',
    tokens: [
      token(
        'keycloak-client-secret',
        'client secret',
        /(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[A-Za-z0-9]{32})/,
        'high',
        { besides: /secret/i },
      ),
    ],
  },
  {
    name: 'Loginradius',
    site: 'loginradius.com',
    words: ['login radius'],
    tokens: [token('loginradius-api-key', 'API key', UUID, 'high')],
  },
  {
    name: 'Magic',
    site: 'magic.link',
    names: ['magic link'],
    words: ['magic.link', 'magic link'],
    revoke: 'https://dashboard.magic.link',
    tokens: [
      token('magic-link-secret-key', 'secret key', /(?:sk_live_|sk_test_)[0-9A-F]{16}/, 'high', {
        inContext: true,
        opens: 'user wallets',
      }),
    ],
  },
  {
    name: 'Onelogin',
    site: 'us.onelogin.com',
    words: ['one login'],
    revoke: 'Developers > API credentials',
    tokens: [
      token('onelogin-client-secret', 'client secret', /[0-9a-f]{64}/, 'critical', {
        opens: 'identity admin',
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Stytch',
    site: 'stytch.com',
    revoke: 'Dashboard > API keys',
    tokens: [token('stytch-secret', 'secret', /secret-(?:live|test)-[\w-]{35}=/, 'critical')],
  },
  {
    name: 'UnifyID',
    site: 'unify.id',
    names: ['unify'],
    words: ['unifyid', 'unify.id'],
    tokens: [token('unify-id-api-key', 'API key', /[A-Za-z0-9=_-]{44}/, 'medium')],
  },
  {
    name: 'WorkOS',
    site: 'workos.com',
    words: ['workos'],
    revoke: 'Dashboard > API keys',
    tokens: [
      token(
        'workos-api-key',
        'API key',
        /sk_(?:live|test)_a2V5Xz[A-Za-z0-9+/]{69}={0,2}/,
        'critical',
        { inContext: true },
      ),
    ],
  },
];
