/** Pictures, video, music, design and published content. */

import { crcOfAllInHex } from './checksums.ts';
import { token, UUID, type Issuer } from './issuer.ts';

export const MEDIA: readonly Issuer[] = [
  {
    name: 'Abyssale',
    site: 'abyssale.com',
    words: ['abyssale'],
    tokens: [token('abyssale-api-key', 'API key', /[A-Za-z0-9]{40}/, 'medium')],
  },
  {
    name: 'Adobe',
    site: 'ims-na1.adobelogin.com',
    revoke: 'https://developer.adobe.com/console',
    tokens: [
      token('adobe-oauth-client-secret', 'OAuth client secret', /p8e-[A-Za-z0-9-]{32}/, 'high'),
    ],
  },
  {
    name: 'APITemplate.io',
    site: 'apitemplate.io',
    words: ['apitemplate'],
    tokens: [token('apitemplate-io-api-key', 'API key', /[A-Za-z0-9]{39}/, 'medium')],
  },
  {
    name: 'AudD',
    site: 'audd.io',
    words: ['audd'],
    tokens: [token('audd-api-key', 'API key', /[a-z0-9-]{32}/, 'low')],
  },
  {
    name: 'Buttercms',
    site: 'buttercms.com',
    words: ['buttercms'],
    revoke: 'Settings',
    tokens: [token('buttercms-read-api-token', 'read API token', /[0-9a-f]{40}/, 'low')],
  },
  {
    name: 'Caflou',
    site: 'caflou.com',
    words: ['caflou'],
    tokens: [
      token('caflou-api-key', 'API key', /eyJhbGciOiJIUzI1NiJ9[A-Za-z0-9._-]{135}/, 'high', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Canva',
    site: 'canva.com',
    revoke: 'https://www.canva.com/developers/integrations',
    tokens: [
      token(
        'canva-connect-client-secret',
        'connect client secret',
        /cnvca[\w-]{43}[0-9a-f]{8}/,
        'medium',
        { checksum: crcOfAllInHex },
      ),
      token('canva-app-secret', 'app secret', /cnvas[\w-]{43}[0-9a-f]{8}/, 'medium'),
    ],
  },
  {
    name: 'Cloudimage',
    site: 'cloudimage.com',
    words: ['cloudimage'],
    tokens: [token('cloudimage-api-key', 'API key', /[a-z0-9_]{30}/, 'low')],
  },
  {
    name: 'Cloudinary',
    site: 'cloudinary.com',
    words: ['cloudinary'],
    revoke: 'Settings > API keys',
    tokens: [
      token(
        'cloudinary-environment-url',
        'environment URL',
        /cloudinary:\/\/[0-9]{15}:[\w-]{27}@[A-Za-z0-9-]{3,103}/,
        'high',
        { opens: 'media library' },
      ),
      token('cloudinary-api-secret', 'API secret', /[\w-]{27}/, 'high', { besides: /secret/i }),
    ],
  },
  {
    name: 'Cloudmersive',
    site: 'cloudmersive.com',
    words: ['cloudmersive'],
    tokens: [token('cloudmersive-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'Cloudsight',
    site: 'cloudsightapi.com',
    words: ['cloudsight'],
    tokens: [token('cloudsight-api-key', 'API key', /[a-z0-9]{20,24}/, 'low')],
  },
  {
    name: 'Contentful',
    site: 'contentful.com',
    words: ['contentful'],
    revoke: 'https://app.contentful.com/account/profile/cma_tokens',
    tokens: [
      token(
        'contentful-personal-access-token',
        'personal access token',
        /CFPAT-[\w-]{43}/,
        'high',
        { opens: 'content management' },
      ),
      token(
        'contentful-delivery-or-preview-token',
        'delivery or preview token',
        /[\w-]{43}/,
        'low',
      ),
    ],
  },
  {
    name: 'DeviantArt',
    site: 'deviantart.com',
    words: ['deviantart'],
    revoke: 'https://www.deviantart.com/developers/apps',
    tokens: [
      token('deviantart-client-secret', 'client secret', /[0-9a-f]{32}/, 'medium'),
      token('deviantart-access-token', 'access token', /[0-9a-f]{40,50}/, 'low', {
        opens: 'the account, for an hour',
      }),
    ],
  },
  {
    name: 'Ditto',
    site: 'dittowords.com',
    names: ['ditto'],
    tokens: [
      token(
        'ditto-api-key',
        'API key',
        /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\.[a-z0-9]{40}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Figma',
    site: 'figma.com',
    words: ['figma'],
    revoke: 'Settings > Security > Personal access tokens',
    tokens: [
      token('figma-personal-access-token', 'personal access token', /figd_[\w-]{40}/, 'medium', {
        opens: 'designs',
      }),
      token(
        'figma-oauth-or-plan-token',
        'OAuth or plan token',
        /fig(?:u|o|p|ur|oh|uh)_[A-Za-z0-9_=-]{40,54}/,
        'medium',
        {
          keywords: ['figu_', 'figo_', 'figp_', 'figur_', 'figoh_', 'figuh_'],
          keywordsFirst: true,
        },
      ),
      token(
        'figma-personal-access-token-legacy',
        'legacy personal access token',
        /[0-9]{4,6}-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Flat',
    site: 'flat.io',
    words: ['flat.io', 'flat api'],
    tokens: [token('flatio-api-key', 'API key', /[a-z0-9]{128}/, 'low')],
  },
  {
    name: 'Flickr',
    site: 'flickr.com',
    words: ['flickr'],
    revoke: 'App garden',
    tokens: [token('flickr-api-key', 'API key', /[0-9a-f]{32}/, 'low')],
  },
  {
    name: 'Frame.io',
    site: 'frame.io',
    words: ['frame.io claims'],
    tokens: [
      token('frame-io-developer-token', 'developer token', /fio-u-[\w-]{64}/, 'medium', {
        opens: 'video assets',
      }),
    ],
  },
  {
    name: 'Graphcms',
    site: 'api-ap-northeast-1.graphcms.com',
    words: ['graph'],
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
    words: ['imagekit'],
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
    words: ['pandascore'],
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
    names: ['sanity'],
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
        { besides: /streamkey/i },
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
