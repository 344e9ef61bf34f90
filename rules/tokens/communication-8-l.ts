/** Messages, mail, telephony and meetings (8 to L). */

import { token, UUID, type Issuer } from './issuer.ts';

export const COMMUNICATION_8_L: readonly Issuer[] = [
  {
    name: '8x8',
    site: '8x8.com',
    words: ['8x8'],
    tokens: [token('8x8-api-secret', 'API secret', /[A-Za-z0-9]{43}/, 'medium')],
  },
  {
    name: 'Ably',
    site: 'ably.io',
    words: ['ably'],
    revoke: 'App > API keys',
    tokens: [
      token('ably-api-key', 'API key', /[\w-]{6}\.[\w-]{6}:[\w-]{43}/, 'high', {
        opens: 'publish/subscribe',
      }),
    ],
  },
  {
    name: 'Agora',
    site: 'agora.io',
    words: ['agora'],
    revoke: 'Console > RESTful API',
    tokens: [
      token('agora-customer-secret', 'customer secret', /[0-9a-f]{32}/, 'high', {
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Airship',
    site: 'urbanairship.com',
    names: ['airship'],
    words: ['urban airship'],
    tokens: [token('airship-api-key', 'API key', /[A-Za-z0-9]{91}/, 'medium')],
  },
  {
    name: 'Besnappy',
    site: 'besnappy.com',
    words: ['besnappy'],
    tokens: [token('besnappy-api-key', 'API key', /[0-9a-f]{64}/, 'high')],
  },
  {
    name: 'Bulksms',
    site: 'bulksms.com',
    words: ['bulksms'],
    tokens: [token('bulksms-api-secret', 'API secret', /[A-Za-z0-9!#$%&()*@^]{29}/, 'medium')],
  },
  {
    name: 'Canadian Digital Service',
    site: 'notification.canada.ca',
    tokens: [
      token(
        'canadian-digital-service-notify-api-key',
        'notify API key',
        /gcntfy-[a-z0-9_]{3,103}-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'high',
        { opens: 'government messaging' },
      ),
    ],
  },
  {
    name: 'Chatfuel',
    site: 'chatfuel.com',
    words: ['chatfuel'],
    tokens: [token('chatfule-api-key', 'API key', /[A-Za-z0-9]{128}/, 'high')],
  },
  {
    name: 'ClickSend',
    site: 'clicksend.com',
    words: ['clicksend'],
    tokens: [token('clicksendsms-api-key', 'API key', UUID, 'medium')],
  },
  {
    name: 'Clockworksms',
    site: 'textanywhere.com',
    words: ['clockworksms', 'textanywhere', 'clockwork sms'],
    tokens: [token('clockworksms-api-secret', 'API secret', /[A-Za-z0-9]{24}/, 'medium')],
  },
  {
    name: 'Convier',
    site: 'convier.me',
    words: ['convier'],
    tokens: [token('convier-api-key', 'API key', /[0-9]{2}\|[A-Za-z0-9]{40}/, 'medium')],
  },
  {
    name: 'Courier',
    site: 'courier.com',
    names: ['courier'],
    tokens: [
      token('courier-api-key', 'API key', /pk_[A-Za-z0-9]{1,101}_[A-Za-z0-9]{28}/, 'high', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'D7 Networks',
    site: 'd7networks.com',
    words: ['d7 network'],
    tokens: [token('d7network-api-key', 'API key', /[A-Za-z0-9+/]{23}=/, 'high')],
  },
  {
    name: 'Daily',
    site: 'daily.co',
    names: ['daily'],
    words: ['daily.co', 'daily api'],
    tokens: [token('daily-co-api-key', 'API key', /[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'Debounce',
    site: 'debounce.io',
    names: ['debounce'],
    tokens: [token('debounce-api-key', 'API key', /[A-Za-z0-9]{13}/, 'low')],
  },
  {
    name: 'Demio',
    site: 'demio.com',
    words: ['demio'],
    tokens: [token('demio-api-secret', 'API secret', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Dingtalk',
    site: 'dingtalk.com',
    words: ['dingtalk', 'dingding', 'oapi.dingtalk'],
    revoke: 'group robot settings',
    tokens: [
      token(
        'dingtalk-robot-access-token',
        'robot access token',
        /oapi\.dingtalk\.com\/robot\/send\?access_token=[0-9a-f]{64}/,
        'medium',
        { opens: 'one group, to post to' },
      ),
      token('dingtalk-robot-signing-secret', 'robot signing secret', /SEC[0-9a-f]{64}/, 'medium', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Elastic Email',
    site: 'elasticemail.com',
    words: ['elastic email'],
    revoke: 'Settings > API keys',
    tokens: [token('elasticemail-api-key', 'API key', /[A-Z0-9]{96}/, 'high')],
  },
  {
    name: 'Enablex',
    site: 'enablex.io',
    words: ['enablex'],
    tokens: [token('enablex-api-secret', 'API secret', /[A-Za-z0-9]{36}/, 'medium')],
  },
  {
    name: 'Front',
    site: 'frontapp.com',
    names: ['front'],
    words: ['front app', 'front api', 'front token'],
    tokens: [
      token('front-app-api-key', 'API key', /[A-Za-z0-9]{36}\.[A-Za-z0-9._-]{188,244}/, 'high'),
    ],
  },
  {
    name: 'Getemail',
    site: 'getemail.io',
    words: ['getemail.io', 'getemail api', 'getemail key'],
    tokens: [token('getemail-api-key', 'API key', /[A-Za-z0-9-]{20}/, 'low')],
  },
  {
    name: 'Getemails',
    site: 'getemails.com',
    words: ['getemails.com', 'getemails api', 'getemails key', 'getemails secret'],
    tokens: [token('getemails-api-secret', 'API secret', /[a-z0-9-]{26}/, 'medium')],
  },
  {
    name: 'Gist',
    site: 'getgist.com',
    names: ['gist'],
    words: ['getgist'],
    tokens: [token('gist-com-api-key', 'API key', /[A-Za-z0-9+=]{68}/, 'medium')],
  },
  {
    name: 'Hunter',
    site: 'hunter.io',
    names: ['hunter'],
    tokens: [token('hunter-api-key', 'API key', /[a-z0-9_-]{40}/, 'low')],
  },
  {
    name: 'Infobip',
    site: 'infobip.com',
    words: ['infobip'],
    revoke: 'Portal > API keys',
    tokens: [
      token(
        'infobip-api-key',
        'API key',
        /[0-9a-f]{32}-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'high',
      ),
    ],
  },
  {
    name: 'Lark',
    site: 'larksuite.com',
    names: ['lark'],
    words: ['larksuite', 'feishu'],
    revoke: 'Developer console > Credentials > Reset secret',
    tokens: [
      token('lark-app-secret', 'app secret', /[A-Za-z0-9]{32}/, 'high', { besides: /secret/i }),
      token('lark-tenant-access-token', 'tenant access token', /t-[A-Za-z0-9_.]{14,50}/, 'high', {
        opens: 'the account, for two hours',
      }),
      token('lark-user-access-token', 'user access token', /u-[A-Za-z0-9_.]{14,50}/, 'high'),
      token(
        'lark-custom-bot-webhook',
        'custom bot webhook',
        /(?:https:\/\/open\.feishu\.cn|https:\/\/open\.larksuite\.com)\/open-apis\/bot\/v2\/hook\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'medium',
        { opens: 'one group, to post to', keywords: ['/open-apis/bot/v2/hook/'] },
      ),
    ],
  },
  {
    name: 'LINE',
    site: 'line.me',
    names: ['line'],
    words: ['linebot', 'line notify', 'line channel', 'line messaging'],
    revoke: 'https://developers.line.biz console > channel > Messaging API > Reissue',
    tokens: [
      token(
        'line-messaging-channel-access-token',
        'messaging channel access token',
        /[A-Za-z0-9+/]{171,172}=/,
        'high',
        { opens: 'messages, sent in your name' },
      ),
      token('line-notify-token', 'notify token', /[A-Za-z0-9]{43}/, 'low', {
        opens: 'nothing any more, probably: the service was closed in 2025',
      }),
    ],
  },
];
