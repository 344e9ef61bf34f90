/** Social networks and platforms for everybody. */

import type { Capture } from '../../src/rule.ts';
import { token, type Issuer } from './issuer.ts';

/** Zeros in base64 are capital As as well, and a line of it has others before or behind it. */
function isLineOfBase64({ secret, text, start, end }: Capture): boolean {
  if (secret.includes('%')) return false;
  const before = text.slice(Math.max(0, start - 200), start);
  const behind = text.slice(end, end + 200);
  return (
    /[A-Za-z0-9+/]{40}={0,2}["'`\s+,\\]{1,16}$/.test(before) ||
    /^["'`\s+,\\]{1,16}[A-Za-z0-9+/]{40}/.test(behind)
  );
}

/** Behind the zeros stand an id and 50 random letters and digits or more; a filler goes on with zeros. */
const MIN_DIFFERENT = 16;

export const SOCIAL: readonly Issuer[] = [
  {
    name: 'Disqus',
    site: 'disqus.com',
    words: ['disqus'],
    revoke: 'https://disqus.com/api/applications/',
    tokens: [
      token(
        'disqus-api-secret-or-public-key',
        'API secret or public key',
        /[A-Za-z0-9]{64}/,
        'low',
      ),
    ],
  },
  {
    name: 'Instagram',
    site: 'graph.instagram.com',
    revoke: 'app dashboard',
    tokens: [
      token(
        'instagram-basic-display-token',
        'basic display token',
        /IGQVJ[\w-]{100,250}/,
        'medium',
        { opens: 'the account, for 60 days' },
      ),
      token('instagram-graph-api-token', 'graph API token', /IGAA[A-Za-z0-9]{100,300}/, 'medium'),
    ],
  },
  {
    name: 'LinkedIn',
    site: 'linkedin.com',
    words: ['linkedin'],
    revoke: 'https://www.linkedin.com/developers/apps > Auth',
    tokens: [
      token('linkedin-client-secret', 'client secret', /[A-Za-z0-9]{16}/, 'high', {
        besides: /secret/i,
      }),
      token(
        'linkedin-client-secret-wpl',
        'client secret wpl',
        /WPL_AP[0-9]\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{4,8}={0,2}/,
        'high',
      ),
      token('linkedin-access-token', 'access token', /AQ[\w-]{200,1000}/, 'high', {
        opens: 'the account, for 60 days',
      }),
    ],
  },
  {
    name: 'Meta API',
    site: 'meta-api.io',
    words: ['metaapi', 'meta-api.io'],
    names: ['meta api'],
    tokens: [token('meta-api-io-api-secret', 'API secret', /[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'Meta',
    site: 'graph.oculus.com',
    revoke: 'developer dashboard',
    tokens: [
      token(
        'meta-threads-oculus-oculus-app-token',
        'oculus app token',
        /OC\|[0-9]{13,18}\|[\w-]{27,32}/,
        'medium',
      ),
      token(
        'meta-threads-oculus-threads-token',
        'threads token',
        /THAA[A-Za-z0-9]{100,300}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Pinterest',
    site: 'pinterest.com',
    revoke: 'https://developers.pinterest.com/apps/',
    tokens: [
      token('pinterest-access-token', 'access token', /pina_[A-Z0-9]{80,200}/, 'medium'),
      token('pinterest-refresh-token', 'refresh token', /pinr\.[\w-]{80,1000}/, 'high'),
    ],
  },
  {
    name: 'Reddit',
    site: 'reddit.com',
    words: ['reddit'],
    revoke: 'https://www.reddit.com/prefs/apps',
    tokens: [
      token('reddit-app-secret', 'app secret', /[\w-]{27,30}/, 'medium', { besides: /secret/i }),
    ],
  },
  {
    name: 'Roblox',
    site: 'create.roblox.com',
    revoke: 'Settings > Security > Sign out of all sessions',
    tokens: [
      token(
        'roblox-session-cookie',
        'session cookie',
        /_\|WARNING:-DO-NOT-SHARE-THIS\.[\w .,-]{20,240}\|_[\w.-]{300,2500}/,
        'critical',
        { opens: 'the account and what it owns' },
      ),
    ],
  },
  {
    name: 'Twitch',
    site: 'id.twitch.tv',
    words: ['twitch'],
    revoke: 'https://dev.twitch.tv/console; POST /oauth2/revoke',
    tokens: [
      token(
        'twitch-access-token-or-client-secret',
        'access token or client secret',
        /[a-z0-9]{30}/,
        'medium',
      ),
      token('twitch-chat-token', 'chat token', /oauth:[a-z0-9]{30}/, 'medium', {
        opens: 'chat, in the name of the user',
      }),
      token('twitch-stream-key', 'stream key', /live_[0-9]{8,12}_[A-Za-z0-9]{30,36}/, 'medium', {
        opens: 'your stream',
        inContext: true,
      }),
    ],
  },
  {
    name: 'X (Twitter)',
    site: 'twitter.com',
    words: ['twitter', 'tweepy', 'twtr', 'x consumer'],
    revoke: 'https://developer.x.com/en/portal',
    tokens: [
      token(
        'twitter-x-app-bearer-token',
        'app bearer token',
        /AAAAAAAAAAAAAAAAAAAAA[A-Za-z0-9][A-Za-z0-9%]{20,24}[A-Za-z0-9%]{20,80}/,
        'high',
        {
          opens: 'app quota',
          check: (capture) =>
            new Set(capture.secret).size >= MIN_DIFFERENT && !isLineOfBase64(capture),
          // An id and more zeros stand between the zeros and the random part.
          matches: [
            'bearer: «AAAAAAAA·AAAAAAAA·AAAAAMLh·eAAAAAAA·0%2BuKeid%·2BRLvsea·4JtiGRiS·DTJSI%3D·EUkfiRBk·KG5E2XzM·DjRfl76Z·C9Ub0wnz·4XsNiRVB·ChTYbJcE·3F»',
          ],
          rejects: [
            `250-${'A'.repeat(69)}`,
            `SetupMode="${'AAAAAAAA·'.repeat(9)}D4L/J/AODshho="`,
            "  'ng3kQ8vT·x2LmW9pR·4sYcB7dF·6gH1jK0a·E5uI2oTn' +\n  'AAAAAAAA·AAAAAAAA·AAAAABcA·QAEAAwAC·AAUABgAH·AAgACQAK·AAsADAAN' +\n  'A2b7Qx4K·m9Zt1RwV·8pLc5nHs·3fGj6yDe·0uIoTaWk'",
          ],
        },
      ),
      token('twitter-x-access-token', 'access token', /[0-9]{15,20}-[A-Za-z0-9]{25,40}/, 'high', {
        opens: 'what the user can do',
      }),
      token('twitter-x-consumer-key', 'consumer key', /[A-Za-z0-9]{25}/, 'medium'),
      token('twitter-x-consumer-secret', 'consumer secret', /[A-Za-z0-9]{50}/, 'high'),
      token('twitter-x-access-token-secret', 'access token secret', /[A-Za-z0-9]{45}/, 'high'),
      token('twitter-x-oauth2-client-secret', 'OAuth 2 client secret', /[\w-]{50}/, 'high', {
        besides: /client[_ -]?secret/i,
      }),
    ],
  },
];
