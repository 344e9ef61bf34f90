/** Messages, mail, telephony and meetings (R to Z). */

import { token, type Issuer } from './issuer.ts';

export const COMMUNICATION_R_Z: readonly Issuer[] = [
  {
    name: 'Reachmail',
    site: 'services.reachmail.net',
    words: ['reachmail'],
    tokens: [token('reachmail-api-key', 'API key', /[\w-]{64}/, 'high')],
  },
  {
    name: 'Resend',
    site: 'resend.com',
    revoke: 'https://resend.com/api-keys',
    tokens: [
      token('resend-api-key', 'API key', /re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}/, 'high', {
        opens: 'mail, sent in your name',
      }),
    ],
  },
  {
    name: 'RingCentral',
    site: 'ringcentral.com',
    words: ['ring central'],
    tokens: [token('ringcentral-api-key', 'API key', /[\w-]{22}/, 'medium')],
  },
  {
    name: 'Rocketchat',
    site: 'rocket.chat',
    words: ['rocket chat', 'rocket.chat'],
    revoke: 'My account > Personal access tokens',
    tokens: [
      token('rocketchat-personal-access-token', 'personal access token', /[\w-]{43}/, 'high'),
    ],
  },
  {
    name: 'Semaphore',
    site: 'semaphore.co',
    names: ['semaphore sms'],
    words: ['semaphore.co'],
    tokens: [token('semaphore-sms-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Sendbird',
    site: 'sendbird.com',
    words: ['send bird'],
    revoke: 'Dashboard > API tokens',
    tokens: [token('sendbird-api-token', 'API token', /[0-9a-f]{40}/, 'high', { opens: 'chats' })],
  },
  {
    name: 'SignalWire',
    site: 'signalwire.com',
    words: ['signal wire'],
    tokens: [token('signalwire-api-key', 'API key', /[A-Za-z0-9]{50}/, 'medium')],
  },
  {
    name: 'Sinch',
    site: 'sinch.com',
    words: ['sinch'],
    tokens: [token('sinchmessage-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Smooch',
    site: 'smooch.io',
    names: ['smooch'],
    tokens: [token('smooch-api-secret', 'API secret', /[\w-]{86}/, 'medium')],
  },
  {
    name: 'SparkPost',
    site: 'sparkpost.com',
    words: ['spark post'],
    revoke: 'API Keys page',
    tokens: [token('sparkpost-api-key', 'API key', /[0-9a-fA-F]{40}/, 'high')],
  },
  {
    name: 'Sugester',
    site: 'sugester.com',
    words: ['sugester'],
    tokens: [token('sugester-api-secret', 'API secret', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Teletype',
    site: 'teletype.app',
    words: ['teletype'],
    tokens: [token('teletype-api-key', 'API key', /[A-Za-z0-9-]{64}/, 'medium')],
  },
  {
    name: 'Telnyx',
    site: 'telnyx.com',
    revoke: 'https://portal.telnyx.com > API Keys',
    tokens: [
      token('telnyx-api-v2-key', 'API v2 key', /KEY[A-Z0-9]{32}_[A-Za-z0-9]{22}/, 'high', {
        opens: 'messages and calls at your cost',
      }),
    ],
  },
  {
    name: 'Textmagic',
    site: 'textmagic.com',
    words: ['text magic'],
    tokens: [token('textmagic-api-secret', 'API secret', /[A-Za-z0-9]{30}/, 'medium')],
  },
  {
    name: 'Twist',
    site: 'twist.com',
    names: ['twist'],
    words: ['twist.com', 'twist token'],
    tokens: [token('twist-api-key', 'API key', /[0-9a-f]{40}/, 'medium')],
  },
  {
    name: 'Tyntec',
    site: 'tyntec.com',
    words: ['tyntec'],
    tokens: [token('tyntec-api-key', 'API key', /[A-Za-z0-9]{32}/, 'high')],
  },
  {
    name: 'Typetalk',
    site: 'typetalk.com',
    words: ['typetalk'],
    tokens: [token('typetalk-api-secret', 'API secret', /[A-Za-z0-9]{64}/, 'medium')],
  },
  {
    name: 'GOV.UK Notify',
    site: 'notifications.service.gov.uk',
    words: ['govuk', 'notify'],
    tokens: [
      token(
        'uk-gov-notify-api-key',
        'API key',
        /[a-z0-9_]{3,103}-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'high',
        { opens: 'government messaging' },
      ),
    ],
  },
  {
    name: 'Verimail',
    site: 'verimail.io',
    words: ['verimail'],
    tokens: [token('verimail-api-key', 'API key', /[A-Z0-9]{32}/, 'low')],
  },
  {
    name: 'Veriphone',
    site: 'veriphone.io',
    words: ['veriphone'],
    tokens: [token('veriphone-api-key', 'API key', /[A-Z0-9]{32}/, 'low')],
  },
  {
    name: 'Voicegain',
    site: 'voicegain.ai',
    words: ['voicegain'],
    tokens: [token('voicegain-api-key', 'API key', /ey[\w-]{34}\.ey[\w-]{108}\.[\w-]{43}/, 'high')],
  },
  {
    name: 'Vonage',
    site: 'nexmo.com',
    words: ['nexmo', 'vonage'],
    revoke: 'Dashboard > API settings',
    tokens: [
      token('vonage-api-secret', 'API secret', /[A-Za-z0-9]{16}/, 'high', {
        opens: 'messages at your cost',
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Voodoosms',
    site: 'voodoosms.com',
    words: ['voodoosms'],
    tokens: [token('voodoosms-api-key', 'API key', /[A-Za-z0-9]{46}/, 'high')],
  },
  {
    name: 'Webex',
    site: 'webexapis.com',
    words: ['webex'],
    revoke: 'https://developer.webex.com/my-apps',
    tokens: [
      token(
        'webex-bot-access-token',
        'bot access token',
        /[A-Za-z0-9]{64}_[A-Za-z0-9]{4}_[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'high',
        { opens: 'bot control' },
      ),
      // The middle part names the cluster that made it; these two make nearly all.
      token(
        'webex-access-token',
        'access token',
        /[A-Za-z0-9]{64}_(?:PF84|PE93)_[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'high',
        { opens: 'meetings, messages and files', keywords: ['_PF84_', '_PE93_'] },
      ),
      token(
        'webex-integration-client-secret',
        'integration client secret',
        /[0-9a-f]{64}/,
        'high',
        { besides: /secret/i },
      ),
    ],
  },
  {
    name: 'WeCom (WeChat Work)',
    site: 'qyapi.weixin.qq.com',
    revoke: 'group robot settings',
    tokens: [
      token(
        'wechat-work-robot-webhook',
        'robot webhook',
        /qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Zerobounce',
    site: 'zerobounce.net',
    words: ['zero bounce'],
    tokens: [token('zerobounce-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Zulip',
    site: 'zulip.com',
    words: ['zulip'],
    revoke: 'Settings > Account & privacy > API key',
    tokens: [token('zulip-api-key', 'API key', /[A-Za-z0-9]{32}/, 'medium')],
  },
];
