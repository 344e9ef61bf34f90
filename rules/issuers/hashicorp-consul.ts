/** Tokens of HashiCorp Consul. */

import { token, UUID, type Issuer } from '../tokens/issuer.ts';

export const HASHICORP_CONSUL: Issuer = {
  name: 'HashiCorp Consul',
  site: 'developer.hashicorp.com',
  names: ['consul'],
  words: [
    'consul token',
    'consul acl',
    'consul http',
    'x-consul-token',
    'consul gossip',
    'consul encrypt',
  ],
  revoke: 'consul acl token delete',
  tokens: [
    token('hashicorp-consul-acl-token', 'acl token', UUID, 'high'),
    token(
      'hashicorp-consul-gossip-encrypt-key',
      'gossip encrypt key',
      /(?:[A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{43}=)/,
      'medium',
    ),
  ],
};
