/** Messages, mail, telephony and meetings (L to P). */

import { token, UUID, type Issuer } from './issuer.ts';

export const COMMUNICATION_L_P: readonly Issuer[] = [
  {
    name: 'Lob',
    site: 'lob.com',
    revoke: 'Dashboard > Settings > API keys',
    tokens: [
      token('lob-secret-key', 'secret key', /(?:live|test)_[0-9a-f]{35}/, 'high', {
        opens: 'letters and cheques, to send',
        keywords: ['live_', 'test_'],
        keywordsFirst: true,
      }),
    ],
  },
  {
    name: 'MagicBell',
    site: 'magicbell.com',
    words: ['magicbell'],
    tokens: [token('magicbell-api-key', 'API key', /[A-Za-z0-9-]{40}/, 'medium')],
  },
  {
    name: 'MailerSend',
    site: 'mailersend.com',
    revoke: 'Integrations > API tokens',
    tokens: [
      token('mailersend-api-token', 'API token', /mlsn\.[0-9a-fA-F]{64}/, 'high'),
      token(
        'mailersend-smtp-password',
        'SMTP password',
        /mssp\.[A-Za-z0-9]{7}\.[A-Za-z0-9]{16,116}\.[A-Za-z0-9]{7}/,
        'high',
      ),
    ],
  },
  {
    name: 'Mailjet',
    site: 'mailjet.com',
    words: ['mailjet', 'mj apikey public', 'mj apikey private'],
    revoke: 'https://app.mailjet.com/account/apikeys',
    tokens: [
      token('mailjet-api-key-and-secret', 'API key and secret', /[0-9a-f]{32}/, 'high'),
      token('mailjet-basic-auth-blob', 'basic auth blob', /[A-Za-z0-9]{87}=/, 'high', {
        besides: /basic/i,
      }),
    ],
  },
  {
    name: 'Mailjet SMS',
    site: 'mailjet.com',
    words: ['mailjet'],
    tokens: [token('mailjet-sms-api-key', 'API key', /[A-Za-z0-9]{32}/, 'high')],
  },
  {
    name: 'Mailmodo',
    site: 'mailmodo.com',
    words: ['mailmodo'],
    tokens: [
      token(
        'mailmodo-api-key',
        'API key',
        /[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7}/,
        'high',
      ),
    ],
  },
  {
    name: 'Mailsac',
    site: 'mailsac.com',
    words: ['mailsac'],
    tokens: [token('mailsac-api-key', 'API key', /k_[A-Za-z0-9]{36,136}/, 'high')],
  },
  {
    name: 'Mandrill',
    site: 'mandrillapp.com',
    words: ['mandrill'],
    revoke: 'Mandrill settings',
    tokens: [
      token('mandrill-api-key-legacy', 'legacy API key', /[\w-]{22}/, 'high'),
      token('mandrill-api-key-md-prefix', 'API key md prefix', /md-[\w-]{22}/, 'high', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Mattermost',
    site: 'mattermost.com',
    words: ['mattermost'],
    revoke: 'Profile > Security > Personal Access Tokens',
    tokens: [
      token('mattermost-personal-access-token', 'personal access token', /[a-z0-9]{26}/, 'high'),
      token(
        'mattermost-incoming-webhook-url',
        'incoming webhook URL',
        /https:\/\/[A-Za-z0-9.-]{4,104}\/hooks\/[a-z0-9]{26}/,
        'medium',
        { inContext: true },
      ),
    ],
  },
  {
    name: 'Mesibo',
    site: 'mesibo.com',
    words: ['mesibo'],
    tokens: [token('mesibo-api-key', 'API key', /[A-Za-z0-9]{64}/, 'high')],
  },
  {
    name: 'MessageBird',
    site: 'messagebird.com',
    words: ['messagebird', 'message bird'],
    revoke: 'Dashboard > Developers > API access',
    tokens: [
      token('messagebird-access-key', 'access key', /[A-Za-z0-9]{25}/, 'high', {
        opens: 'messages at your cost',
      }),
    ],
  },
  {
    name: 'Mixmax',
    site: 'mixmax.com',
    words: ['mixmax'],
    tokens: [token('mixmax-api-key', 'API key', /[\w-]{36}/, 'high')],
  },
  {
    name: 'Numverify',
    site: 'apilayer.net',
    words: ['numverify'],
    tokens: [token('numverify-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Nylas',
    site: 'us.nylas.com',
    words: ['nylas'],
    revoke: 'https://dashboard-v3.nylas.com',
    tokens: [
      token(
        'nylas-api-key-v3',
        'API key v3',
        /nyk_(?:v0_[A-Za-z0-9]{64}|[A-Za-z0-9]{67})/,
        'high',
        { opens: "users' mail" },
      ),
      token('nylas-client-secret-v2', 'client secret v2', /[a-z0-9]{30}/, 'high', {
        opens: "users' mail",
      }),
    ],
  },
  {
    name: 'OneSignal',
    site: 'onesignal.com',
    words: ['one signal'],
    revoke: 'Settings > Keys & IDs',
    tokens: [
      token('onesignal-rich-api-key', 'rich API key', /os_v2_(?:app|org)_[a-z2-7]{103}/, 'high', {
        opens: 'notifications to all users',
      }),
      token('onesignal-legacy-rest-key', 'legacy REST key', /[A-Za-z0-9]{48}/, 'high', {
        besides: /rest[_ -]?api[_ -]?key/i,
      }),
    ],
  },
  {
    name: 'Oopspam',
    site: 'oopspam.com',
    words: ['oopspam'],
    tokens: [token('oopspam-api-key', 'API key', /[A-Za-z0-9]{40}/, 'low')],
  },
  {
    name: 'Pepipost',
    site: 'pepipost.com',
    words: ['pepipost', 'netcore cloud'],
    tokens: [token('pepipost-api-key', 'API key', /[A-Za-z0-9-]{32}/, 'high')],
  },
  {
    name: 'Plivo',
    site: 'plivo.com',
    words: ['plivo'],
    revoke: 'Console > API keys',
    tokens: [
      token('plivo-auth-token', 'auth token', /[A-Za-z0-9]{40}/, 'high', {
        opens: 'messages and calls at your cost',
      }),
    ],
  },
  {
    name: 'Postageapp',
    site: 'postageapp.com',
    words: ['postageapp'],
    tokens: [token('postageapp-api-key', 'API key', /[A-Za-z0-9]{32}/, 'high')],
  },
  {
    name: 'Postmark',
    site: 'postmarkapp.com',
    words: ['postmark'],
    revoke: 'Server > API Tokens',
    tokens: [
      token('postmark-server-token', 'server token', UUID, 'high', {
        opens: 'mail, sent in your name',
      }),
    ],
  },
  {
    name: 'PubNub',
    site: 'pndsn.com',
    revoke: 'Admin portal > keyset',
    tokens: [
      token('pubnub-secret-key', 'secret key', /sec-c-[A-Za-z0-9+/]{48,52}/, 'critical', {
        opens: 'Access Manager admin',
      }),
    ],
  },
  {
    name: 'Pushbullet',
    site: 'pushbullet.com',
    words: ['push bullet'],
    tokens: [token('pushbullet-api-key', 'API key', /[A-Za-z0-9._]{34}/, 'high')],
  },
  {
    name: 'Pusher',
    site: 'pusher.com',
    words: ['pusher'],
    revoke: 'App > Keys',
    tokens: [
      token('pusher-app-secret', 'app secret', /[0-9a-f]{20}/, 'medium', { besides: /secret/i }),
    ],
  },
];
