/** Facebook and Instagram, of Meta. */

import { token, type Issuer } from '../tokens/issuer.ts';

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

export const FACEBOOK_META: Issuer = {
  name: 'Facebook',
  site: 'developers.facebook.com',
  words: ['facebook', 'fb app', 'fb access', 'fb secret', 'fb token', 'meta app'],
  revoke: 'developers.facebook.com/apps > Settings > Basic, or DELETE /me/permissions',
  tokens: [
    token('facebook-meta-access-token', 'access token', /EAA[A-Za-z0-9]{80,800}/, 'high', {
      opens: 'pages, advertisements or what a user granted',
      keywords: Array.from(ALPHANUMERIC, (char) => `EAA${char}`),
      // Runs of capitals and padding are binary data.
      notBeside: /[\w+/]/,
      check: ({ secret }) => /[a-z]/.test(secret) && /\d/.test(secret) && !/AAAAAAAA/.test(secret),
    }),
    token('facebook-meta-app-access-token', 'app access token', /\d{13,18}\|[\w-]{24,40}/, 'high', {
      opens: 'the app',
    }),
    token('facebook-meta-app-secret', 'app secret', /[0-9a-f]{32}/, 'high', {
      opens: 'the identity of the app',
    }),
  ],
};
