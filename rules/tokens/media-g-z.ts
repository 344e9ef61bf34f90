/** Pictures, video, music, design and published content (G to Z). */

import { token, type Issuer } from './issuer.ts';

export const MEDIA_G_Z: readonly Issuer[] = [
  {
    name: 'Graphcms',
    site: 'api-ap-northeast-1.graphcms.com',
    words: ['graphcms', 'hygraph'],
    tokens: [
      token(
        'graphcms-api-secret',
        'API secret',
        /ey[A-Za-z0-9]{73}\.ey[A-Za-z0-9]{365}\.[\w-]{683}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Gyazo',
    site: 'gyazo.com',
    words: ['gyazo'],
    tokens: [token('gyazo-api-key', 'API key', /[A-Za-z0-9-]{43}/, 'medium')],
  },
  {
    name: 'Iconfinder',
    site: 'iconfinder.com',
    words: ['iconfinder'],
    tokens: [token('iconfinder-api-key', 'API key', /[A-Za-z0-9]{64}/, 'low')],
  },
  {
    name: 'Imagekit',
    site: 'imagekit.io',
    words: ['image kit'],
    revoke: 'Developer options',
    tokens: [
      token(
        'imagekit-private-api-key',
        'private API key',
        /private_[A-Za-z0-9+/]{25,28}={0,2}/,
        'high',
        { opens: 'media', inContext: true },
      ),
    ],
  },
  {
    name: 'Kontent',
    site: 'deliver.kontent.ai',
    words: ['kontent'],
    tokens: [
      token(
        'kontent-management-api-key',
        'management API key',
        /ey[\w-]{30,34}\.ey[\w-]{200,400}\.[\w-]{40,43}/,
        'high',
      ),
    ],
  },
  {
    name: 'Mux',
    site: 'mux.com',
    names: ['mux'],
    words: ['mux.com', 'mux token', 'mux access'],
    revoke: 'https://dashboard.mux.com/settings/access-tokens',
    tokens: [
      token('mux-video-access-token-secret', 'access token secret', /[A-Za-z0-9+/]{75}/, 'high', {
        opens: 'videos',
      }),
    ],
  },
  {
    name: 'Pandascore',
    site: 'pandascore.co',
    words: ['panda score'],
    tokens: [token('pandascore-api-key', 'API key', /[\w-]{51}/, 'low')],
  },
  {
    name: 'Pastebin',
    site: 'pastebin.com',
    words: ['pastebin'],
    tokens: [token('pastebin-api-key', 'API key', /\w{32}/, 'medium')],
  },
  {
    name: 'Pinata',
    site: 'pinata.cloud',
    words: ['pinata'],
    tokens: [token('pinata-api-secret', 'API secret', /[a-z0-9]{64}/, 'medium')],
  },
  {
    name: 'Pixabay',
    site: 'pixabay.com',
    words: ['pixabay'],
    tokens: [token('pixabay-api-key', 'API key', /[a-z0-9-]{34}/, 'low')],
  },
  {
    name: 'Sanity',
    site: 'sanity.io',
    words: ['sanity'],
    revoke: 'https://sanity.io/manage',
    tokens: [
      token('sanity-api-token', 'API token', /sk[A-Za-z0-9]{79,180}/, 'high', { opens: 'content' }),
    ],
  },
  {
    name: 'Shotstack',
    site: 'shotstack.io',
    words: ['shotstack'],
    tokens: [token('shotstack-api-key', 'API key', /[A-Za-z0-9]{40}/, 'high')],
  },
  {
    name: 'Shutterstock',
    site: 'shutterstock.com',
    words: ['shutterstock'],
    tokens: [
      token('shutterstock-api-secret', 'API secret', /[A-Za-z0-9]{32}/, 'medium'),
      token('shutterstock-oauth-token', 'OAuth token', /v2\/[A-Za-z0-9]{388}/, 'medium', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Spotify',
    site: 'spotify.com',
    words: ['spotify'],
    revoke: 'https://developer.spotify.com/dashboard',
    tokens: [
      token('spotify-client-secret', 'client secret', /[0-9a-f]{32}/, 'medium', {
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Storyblok',
    site: 'storyblok.com',
    words: ['storyblok'],
    revoke: 'Settings > Access tokens',
    tokens: [
      token(
        'storyblok-personal-access-token',
        'personal access token',
        /[A-Za-z0-9]{22}tt-[0-9]{6}-[\w-]{20}/,
        'high',
      ),
    ],
  },
  {
    name: 'Unsplash',
    site: 'unsplash.com',
    words: ['unsplash'],
    tokens: [token('unsplash-api-key', 'API key', /\w{43}/, 'low')],
  },
  {
    name: 'Uploadcare',
    site: 'uploadcare.com',
    words: ['uploadcare'],
    revoke: 'Dashboard > API keys',
    tokens: [
      token('uploadcare-secret-key', 'secret key', /[0-9a-f]{20}/, 'high', { besides: /secret/i }),
    ],
  },
  {
    name: 'Viewneo',
    site: 'viewneo.com',
    words: ['viewneo'],
    tokens: [
      token(
        'viewneo-api-key',
        'API key',
        /[A-Za-z0-9]{120,300}\.[A-Za-z0-9]{150,300}\.[\w-]{600,800}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Webflow',
    site: 'webflow.com',
    words: ['webflow'],
    revoke: 'Site settings > Integrations',
    tokens: [token('webflow-api-token', 'API token', /[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'Wistia',
    site: 'wistia.com',
    words: ['wistia'],
    tokens: [token('wistia-api-key', 'API key', /[a-z0-9]{64}/, 'medium')],
  },
  {
    name: 'WordPress',
    site: 'wordpress.org',
    words: ['wordpress', 'wp application', 'wp json'],
    revoke: 'Profile > Application passwords',
    tokens: [
      token(
        'wordpress-application-password',
        'application password',
        /[A-Za-z0-9]{4} [A-Za-z0-9]{4} [A-Za-z0-9]{4} [A-Za-z0-9]{4} [A-Za-z0-9]{4} [A-Za-z0-9]{4}/,
        'high',
        { opens: 'site' },
      ),
    ],
  },
  {
    name: 'YouTube',
    site: 'developers.google.com',
    words: ['youtube'],
    revoke: 'Google console',
    tokens: [
      token(
        'youtube-stream-key',
        'stream key',
        /[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}/,
        'medium',
        { besides: /stream[ _-]?key/i },
      ),
    ],
  },
  {
    name: 'Zeplin',
    site: 'zeplin.dev',
    words: ['zeplin'],
    tokens: [token('zeplin-api-key', 'API key', /[A-Za-z0-9.-]{350,400}/, 'high')],
  },
];
