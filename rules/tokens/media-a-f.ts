/** Pictures, video, music, design and published content (A to F). */

import { crcOfAllInHex } from './checksums.ts';
import { token, UUID, type Issuer } from './issuer.ts';

export const MEDIA_A_F: readonly Issuer[] = [
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
    words: ['api template'],
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
    words: ['butter cms'],
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
    name: 'CloudConvert',
    site: 'cloudconvert.com',
    words: ['cloud convert'],
    revoke: 'Dashboard > Authorization > API keys',
    tokens: [
      token(
        'cloudconvert-api-key',
        'API key',
        /ey[\w-]{30,34}\.ey[\w-]{200,500}\.[\w-]{600,700}/,
        'medium',
      ),
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
    words: ['deviant art'],
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
    tokens: [
      token('flickr-api-key', 'API key', /[0-9a-f]{32}/, 'low'),
      token('flickr-api-secret', 'API secret', /[0-9a-f]{16}/, 'medium', { besides: /secret/i }),
    ],
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
];
