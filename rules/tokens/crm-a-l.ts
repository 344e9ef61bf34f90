/** Customers: sales, support, subscriptions and their data (A to L). */

import { token, UUID, type Issuer } from './issuer.ts';

export const CRM_A_L: readonly Issuer[] = [
  {
    name: 'Apollo.io',
    site: 'apollo.io',
    names: ['apollo'],
    words: ['apollo io', 'apollo.io'],
    tokens: [token('apollo-io-api-key', 'API key', /[\w-]{22}/, 'high')],
  },
  {
    name: 'Apptivo',
    site: 'apptivo.com',
    words: ['apptivo'],
    tokens: [token('apptivo-api-secret', 'API secret', /[A-Za-z0-9-]{32}/, 'medium')],
  },
  {
    name: 'Axonaut',
    site: 'axonaut.com',
    words: ['axonaut'],
    tokens: [token('axonaut-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Bamboo',
    site: 'bamboohr.com',
    names: ['bamboo'],
    revoke: 'Profile > Personal access tokens',
    tokens: [
      token(
        'bamboo-personal-access-token',
        'personal access token',
        /[A-Za-z0-9+/]{44}/,
        'critical',
      ),
    ],
  },
  {
    name: 'Capsule CRM',
    site: 'capsulecrm.com',
    words: ['capsule crm'],
    tokens: [token('capsulecrm-api-key', 'API key', /[A-Za-z0-9+.=_-]{64}/, 'high')],
  },
  {
    name: 'Caspio',
    site: 'caspio.com',
    words: ['caspio'],
    tokens: [token('caspio-api-secret', 'API secret', /[a-z0-9]{50}/, 'medium')],
  },
  {
    name: 'CentralStationCRM',
    site: 'centralstationcrm.net',
    words: ['centralstation'],
    tokens: [token('centralstationcrm-api-key', 'API key', /[a-z0-9]{30}/, 'high')],
  },
  {
    name: 'Clearbit',
    site: 'person.clearbit.com',
    words: ['clearbit'],
    tokens: [token('clearbit-api-key', 'API key', /[a-z0-9_]{35}/, 'high')],
  },
  {
    name: 'Cliengo',
    site: 'cliengo.com',
    words: ['cliengo'],
    tokens: [token('cliengo-api-key', 'API key', UUID, 'high')],
  },
  {
    name: 'Clinchpad',
    site: 'clinchpad.com',
    words: ['clinchpad'],
    tokens: [token('clinchpad-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Close',
    site: 'close.com',
    revoke: 'Settings > API keys',
    tokens: [
      token('close-crm-api-key', 'API key', /api_[A-Za-z0-9]{22}\.[A-Za-z0-9]{22}/, 'high', {
        opens: 'CRM',
      }),
    ],
  },
  {
    name: 'Cloze',
    site: 'cloze.com',
    words: ['cloze'],
    tokens: [token('cloze-api-key', 'API key', /[0-9a-f]{32}/, 'medium')],
  },
  {
    name: 'Companyhub',
    site: 'companyhub.com',
    words: ['companyhub'],
    tokens: [token('companyhub-api-secret', 'API secret', /[A-Za-z0-9]{20}/, 'medium')],
  },
  {
    name: 'Copper',
    site: 'copper.com',
    names: ['copper'],
    words: ['copper crm', 'prosperworks'],
    tokens: [token('copper-crm-api-secret', 'API secret', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Customer.io',
    site: 'customer.io',
    words: ['customer io', 'customer.io'],
    revoke: 'Account settings > API credentials',
    tokens: [
      token('customer-io-app-api-key', 'app API key', /[0-9a-f]{32}/, 'high', {
        opens: 'people data',
      }),
      token('customer-io-tracking-api-key', 'tracking API key', /[0-9a-f]{20}/, 'medium'),
    ],
  },
  {
    name: 'Customerguru',
    site: 'customer.guru',
    words: ['customer guru', 'customerguru'],
    tokens: [token('customerguru-api-secret', 'API secret', /[A-Za-z0-9]{50}/, 'medium')],
  },
  {
    name: 'Delighted',
    site: 'delighted.com',
    names: ['delighted'],
    words: ['delighted api', 'delighted key'],
    tokens: [token('delighted-api-key', 'API key', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Documo',
    site: 'documo.com',
    words: ['documo'],
    tokens: [
      token(
        'documo-api-key',
        'API key',
        /ey[A-Za-z0-9]{34}\.ey[A-Za-z0-9]{154}\.[\w-]{43}/,
        'high',
      ),
    ],
  },
  {
    name: 'DocuSign',
    site: 'account-d.docusign.com',
    words: ['docu sign'],
    tokens: [
      token('docusign-client-secret', 'client secret', UUID, 'medium', { besides: /secret/i }),
    ],
  },
  {
    name: 'Dyspatch',
    site: 'dyspatch.io',
    words: ['dyspatch'],
    tokens: [token('dyspatch-api-key', 'API key', /[A-Z0-9]{52}/, 'medium')],
  },
  {
    name: 'Freshdesk',
    site: 'freshdesk.com',
    words: ['fresh desk', 'freshworks'],
    revoke: 'Profile settings',
    tokens: [token('freshdesk-api-key', 'API key', /[A-Za-z0-9]{20}/, 'high')],
  },
  {
    name: 'Freshworks CRM',
    site: 'freshworks.com',
    words: ['freshworks'],
    tokens: [token('freshworks-crm-api-secret', 'API secret', /[\w-]{22}/, 'medium')],
  },
  {
    name: 'Guru',
    site: 'getguru.com',
    names: ['getguru'],
    words: ['getguru'],
    tokens: [token('getguru-api-secret', 'API secret', UUID, 'medium')],
  },
  {
    name: 'Groovehq',
    site: 'groovehq.com',
    names: ['groovehq'],
    words: ['groovehq'],
    tokens: [token('groovehq-api-key', 'API key', /[A-Za-z0-9]{64}/, 'high')],
  },
  {
    name: 'Hellosign',
    site: 'hellosign.com',
    words: ['hellosign'],
    tokens: [token('hellosign-api-key', 'API key', /[A-Za-z0-9+/-]{64}/, 'high')],
  },
  {
    name: 'Helpcrunch',
    site: 'helpcrunch.com',
    words: ['helpcrunch'],
    tokens: [token('helpcrunch-api-key', 'API key', /[A-Za-z0-9+/=-]{328}/, 'high')],
  },
  {
    name: 'Helpscout',
    site: 'helpscout.net',
    words: ['help scout'],
    revoke: 'My apps',
    tokens: [
      token(
        'helpscout-api-key-or-secret',
        'API key or secret',
        /(?:[a-z0-9]{40}|[A-Za-z0-9]{32})/,
        'medium',
      ),
    ],
  },
  {
    name: 'HubSpot',
    site: 'hubapi.com',
    words: ['hubspot', 'hapikey'],
    revoke: 'Settings > Integrations > Private apps > Rotate',
    tokens: [
      token(
        'hubspot-private-app-token',
        'private app token',
        /pat-[a-z]{2}[0-9]-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'critical',
        { opens: 'CRM' },
      ),
      token(
        'hubspot-personal-access-key',
        'personal access key',
        /CiR[A-Za-z0-9][A-Za-z0-9+/]{78,240}={0,2}/,
        'high',
        { inContext: true },
      ),
      token('hubspot-legacy-hapikey', 'legacy hapikey', UUID, 'low', {
        opens: 'nothing any more, probably: it was shut down in 2022',
      }),
      token('hubspot-oauth-client-secret', 'OAuth client secret', UUID, 'medium', {
        besides: /client[_ -]?secret/i,
      }),
    ],
  },
  {
    name: 'Insightly',
    site: 'na1.insightly.com',
    words: ['insightly'],
    tokens: [token('insightly-api-key', 'API key', UUID, 'high')],
  },
  {
    name: 'Instantly',
    site: 'instantly.ai',
    names: ['instantly'],
    revoke: 'Settings > Integrations > API keys',
    tokens: [
      token('instantly-api-key', 'API key', /[A-Za-z0-9+/]{62,72}={0,2}/, 'high', {
        opens: 'mail, sent in your name',
      }),
    ],
  },
  {
    name: 'Intercom',
    site: 'intercom.io',
    revoke: 'Developer hub > App > Authentication',
    tokens: [
      token('intercom-access-token', 'access token', /dG9rO[A-Za-z0-9+/]{54}=/, 'high', {
        opens: 'conversations',
      }),
    ],
  },
  {
    name: 'Interseller',
    site: 'interseller.io',
    words: ['interseller'],
    tokens: [token('interseller-api-key', 'API key', UUID, 'high')],
  },
  {
    name: 'Juro',
    site: 'juro.com',
    words: ['juro'],
    tokens: [token('juro-api-key', 'API key', /[A-Za-z0-9]{40}/, 'high')],
  },
  {
    name: 'karmaCRM',
    site: 'karmacrm.com',
    words: ['karmacrm'],
    tokens: [token('karmacrm-api-key', 'API key', /[A-Za-z0-9]{20}/, 'high')],
  },
  {
    name: 'Kylas',
    site: 'kylas.io',
    words: ['kylas'],
    tokens: [token('kylas-api-key', 'API key', UUID, 'high')],
  },
  {
    name: 'Lemlist',
    site: 'lemlist.com',
    words: ['lemlist'],
    tokens: [token('lemlist-api-key', 'API key', /[0-9a-f]{32}/, 'high')],
  },
];
