/** Tokens of HashiCorp Vault. */

import { token, UUID, type Issuer } from '../tokens/issuer.ts';

/** `Unseal Key 1: …`, as `vault operator init` prints them. */
const SHARES: readonly string[] = Array.from('12345', (share) => [
  `unseal key ${share}`,
  `recovery key ${share}`,
]).flat();

export const HASHICORP_VAULT: Issuer = {
  name: 'HashiCorp Vault',
  site: 'developer.hashicorp.com',
  words: ['vault'],
  revoke: 'POST <vault>/v1/auth/token/revoke-self',
  tokens: [
    token('hashicorp-vault-service-token', 'service token', /hvs\.[\w-]{90,120}/, 'critical', {
      opens: 'secrets',
    }),
    token(
      'hashicorp-vault-root-or-short-service-token',
      'root or short service token',
      /hvs\.[A-Za-z0-9]{24,28}/,
      'critical',
      { opens: 'everything' },
    ),
    token('hashicorp-vault-batch-token', 'batch token', /hvb\.[\w-]{138,300}/, 'high'),
    token('hashicorp-vault-recovery-token', 'recovery token', /hvr\.[\w-]{90,120}/, 'critical'),
    token(
      'hashicorp-vault-service-token-legacy',
      'legacy service token',
      /s\.[A-Za-z0-9]{24}/,
      'critical',
    ),
    token('hashicorp-vault-batch-token-legacy', 'legacy batch token', /b\.[\w-]{24,500}/, 'high'),
    // A share is the key and one byte more; where there is one share only it is the key.
    token(
      'hashicorp-vault-unseal-key',
      'unseal key',
      /[A-Za-z0-9+/]{43}[A-Za-z0-9+/=]/,
      'critical',
      {
        words: ['unseal', 'vault recovery', ...SHARES],
        opens: 'all secrets, together with the other parts of the key',
      },
    ),
    token('hashicorp-vault-approle-secret-id', 'approle secret id', UUID, 'critical', {
      words: ['vault', 'approle'],
      besides: /secret[ _-]?id|app[ _-]?role/i,
    }),
  ],
};
