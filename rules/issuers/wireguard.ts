/** WireGuard: 32 bytes in base64, public and private alike; the name tells which. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const WIREGUARD: Issuer = {
  name: 'WireGuard',
  site: 'wireguard.com',
  words: ['wireguard', 'privatekey', 'private key', 'presharedkey', 'preshared key', 'wg private'],
  revoke: 'make a new pair, and change the public half at every peer',
  tokens: [
    token(
      'wireguard-private-key',
      'private key',
      /[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=/,
      'critical',
      {
        opens: 'the place of a peer in the network',
        besides: /private|preshared|psk/i,
        check: ({ text, start, end }) =>
          /\[Interface\]|\[Peer\]|wireguard|AllowedIPs|wg\d|wg-quick/i.test(
            text.slice(Math.max(0, start - 400), end + 400),
          ),
        matches: [
          '[Interface]\nPrivateKey = «n0qYcfsq·KLfPnJnV·mtT8Go2h·N7eTzaqU·h+njHCSs·q8Q=»\nAddress = 10.0.0.2/24\n',
        ],
        rejects: [
          '[Peer]\nPublicKey = n0qYcfsq·KLfPnJnV·mtT8Go2h·N7eTzaqU·h+njHCSs·q8Q=\nAllowedIPs = 0.0.0.0/0\n',
          'PrivateKey = n0qYcfsq·KLfPnJnV·mtT8Go2h·N7eTzaqU·h+njHCSs·q8Q=',
        ],
      },
    ),
  ],
};
