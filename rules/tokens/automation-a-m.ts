/** Automation, integration and workflow services (A to M). */

import { crcOfAllInBase62 } from './checksums.ts';
import { token, UUID, type Issuer } from './issuer.ts';

export const AUTOMATION_A_M: readonly Issuer[] = [
  {
    name: 'Anypoint',
    site: 'anypoint.mulesoft.com',
    words: ['anypoint'],
    tokens: [
      token('anypoint-api-secret', 'API secret', UUID, 'high'),
      token('anypoint-oauth-client-secret', 'OAuth client secret', /[0-9a-fA-F]{32}/, 'high'),
    ],
  },
  {
    name: 'Api2cart',
    site: 'api2cart.com',
    words: ['api2cart'],
    tokens: [token('api2cart-api-key', 'API key', /[0-9a-f]{32}/, 'medium')],
  },
  {
    name: 'Apideck',
    site: 'unify.apideck.com',
    words: ['apideck'],
    tokens: [
      token(
        'apideck-api-key',
        'API key',
        /(?:sk_live_[A-Za-z0-9-]{93}|[A-Za-z0-9]{40})/,
        'medium',
        { inContext: true },
      ),
    ],
  },
  {
    name: 'Apiflash',
    site: 'apiflash.com',
    words: ['apiflash'],
    tokens: [token('apiflash-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Apifonica',
    site: 'apifonica.com',
    words: ['apifonica'],
    tokens: [
      token(
        'apifonica-api-key',
        'API key',
        /[a-z0-9]{11}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{12}/,
        'high',
      ),
    ],
  },
  {
    name: 'Apify',
    site: 'apify.com',
    revoke: 'https://console.apify.com/settings/integrations',
    tokens: [
      token('apify-api-token', 'API token', /apify_api_[A-Za-z0-9]{30}[A-Za-z0-9]{6}/, 'medium', {
        checksum: crcOfAllInBase62,
      }),
      token(
        'apify-other-prefixed-token',
        'other prefixed token',
        /apify_(?:ui|integration_api|actor_run_api|proxy|actor_run_proxy|webhook_dispatch_api)_[A-Za-z0-9]{30,40}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Apilayer',
    site: 'apilayer.com',
    words: ['api layer'],
    tokens: [token('apilayer-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Apimatic',
    site: 'apimatic.io',
    words: ['apimatic'],
    tokens: [token('apimatic-api-key', 'API key', /[\w-]{64}/, 'medium')],
  },
  {
    name: 'Apimetrics',
    site: 'client.apimetrics.io',
    words: ['apimetrics'],
    tokens: [token('apimetrics-api-key', 'API key', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Appsynergy',
    site: 'appsynergy.com',
    words: ['appsynergy'],
    tokens: [token('appsynergy-api-key', 'API key', /[a-z0-9]{64}/, 'medium')],
  },
  {
    name: 'Bannerbear',
    site: 'bannerbear.com',
    words: ['bannerbear'],
    tokens: [
      token(
        'bannerbear-api-key',
        'API key',
        /(?:[A-Za-z0-9]{22}tt|bb_(?:pr|ma)_[0-9a-f]{30})/,
        'medium',
      ),
    ],
  },
  {
    name: 'Blitapp',
    site: 'blitapp.com',
    words: ['blitapp'],
    tokens: [token('blitapp-api-key', 'API key', /[\w-]{39}/, 'low')],
  },
  {
    name: 'Block Protocol',
    site: 'blockprotocol.org',
    tokens: [
      token(
        'block-protocol-api-key',
        'API key',
        /b10ck5\.[0-9a-f]{32}\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'low',
      ),
    ],
  },
  {
    name: 'Browshot',
    site: 'browshot.com',
    words: ['browshot'],
    tokens: [token('browshot-api-key', 'API key', /[A-Za-z0-9-]{28}/, 'low')],
  },
  {
    name: 'Budibase',
    site: 'budibase.app',
    words: ['budibase'],
    tokens: [token('budibase-api-key', 'API key', /[0-9a-f]{32}-[0-9a-f]{78,80}/, 'high')],
  },
  {
    name: 'Captaindata',
    site: 'captaindata.co',
    words: ['captaindata'],
    tokens: [token('captaindata-api-secret', 'API secret', /[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'Cloudelements',
    site: 'staging.cloud-elements.com',
    words: ['cloud elements'],
    tokens: [token('cloudelements-api-secret', 'API secret', /[A-Za-z0-9]{43}/, 'medium')],
  },
  {
    name: 'Codequiry',
    site: 'codequiry.com',
    words: ['codequiry'],
    tokens: [token('codequiry-api-key', 'API key', /[A-Za-z0-9-]{64}/, 'medium')],
  },
  {
    name: 'Convertapi',
    site: 'convertapi.com',
    words: ['convert api'],
    tokens: [
      token('convertapi-api-key', 'API key', /secret_[A-Za-z0-9]{16}/, 'medium', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Craftmypdf',
    site: 'craftmypdf.com',
    words: ['craftmypdf'],
    tokens: [token('craftmypdf-api-key', 'API key', /[A-Za-z0-9]{35}/, 'medium')],
  },
  {
    name: 'Diggernaut',
    site: 'diggernaut.com',
    words: ['diggernaut'],
    tokens: [token('diggernaut-api-key', 'API key', /[a-z0-9]{40}/, 'medium')],
  },
  {
    name: 'Docparser',
    site: 'docparser.com',
    words: ['docparser'],
    tokens: [token('docparser-api-key', 'API key', /[0-9a-f]{40}/, 'high')],
  },
  {
    name: 'DronaHQ',
    site: 'plugin.api.dronahq.com',
    words: ['drona hq'],
    tokens: [token('dronahq-api-key', 'API key', /[a-z0-9]{50}/, 'high')],
  },
  {
    name: 'Exportsdk',
    site: 'exportsdk.com',
    words: ['exportsdk'],
    tokens: [token('exportsdk-api-secret', 'API secret', UUID, 'medium')],
  },
  {
    name: 'Extractorapi',
    site: 'extractorapi.com',
    words: ['extractorapi'],
    tokens: [token('extractorapi-api-key', 'API key', /[A-Za-z0-9-]{40}/, 'low')],
  },
  {
    name: 'Fetchrss',
    site: 'fetchrss.com',
    words: ['fetchrss'],
    tokens: [token('fetchrss-api-key', 'API key', /[A-Za-z0-9.]{40}/, 'low')],
  },
  {
    name: 'Fleetbase',
    site: 'fleetbase.io',
    tokens: [token('fleetbase-api-key', 'API key', /flb_live_[A-Za-z0-9]{20}/, 'medium')],
  },
  {
    name: 'Flowflu',
    site: 'flowflu.com',
    words: ['flowflu'],
    tokens: [token('flowflu-api-secret', 'API secret', /[A-Za-z0-9]{51}/, 'medium')],
  },
  {
    name: 'Html2pdf',
    site: 'html2pdf.app',
    words: ['html2pdf'],
    tokens: [token('html2pdf-api-key', 'API key', /[A-Za-z0-9]{64}/, 'low')],
  },
  {
    name: 'Hypertrack',
    site: 'hypertrack.com',
    words: ['hyper track'],
    tokens: [token('hypertrack-api-secret', 'API secret', /[\w-]{54}/, 'medium')],
  },
  {
    name: 'Instabot',
    site: 'instabot.io',
    words: ['instabot'],
    tokens: [token('instabot-api-key', 'API key', /[A-Za-z0-9+/]{42,44}={0,2}/, 'medium')],
  },
  {
    name: 'Linkpreview',
    site: 'linkpreview.net',
    names: ['linkpreview'],
    words: ['linkpreview.net', 'linkpreview api'],
    tokens: [token('linkpreview-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Make',
    site: 'make.com',
    words: ['make.com', 'integromat'],
    revoke: 'scenario settings',
    tokens: [
      token(
        'make-integromat-webhook-url',
        'webhook URL',
        /https:\/\/hook\.[a-z0-9]{2,4}\.make\.com\/[a-z0-9]{32}/,
        'low',
      ),
      token('make-integromat-api-token', 'API token', UUID, 'high'),
    ],
  },
];
