/** Projects, documents, time, people and forms (A to L). */

import { token, UUID, type Issuer } from './issuer.ts';

export const PRODUCTIVITY_A_L: readonly Issuer[] = [
  {
    name: 'Aha!',
    site: 'aha.io',
    words: ['aha.io', 'aha api'],
    names: ['aha'],
    tokens: [token('aha-io-api-key', 'API key', /[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'Airtable',
    site: 'airtable.com',
    words: ['airtable'],
    revoke: 'https://airtable.com/create/tokens',
    tokens: [
      token(
        'airtable-personal-access-token',
        'personal access token',
        /pat[A-Za-z0-9]{14}\.[0-9a-f]{64}/,
        'high',
        { opens: 'bases' },
      ),
      token(
        'airtable-oauth-access-token',
        'OAuth access token',
        /oaa[A-Za-z0-9]{14}\.v1\.[\w-]{20,600}\.[0-9a-f]{64}/,
        'high',
        { inContext: true },
      ),
      token('airtable-api-key-legacy', 'legacy API key', /key[A-Za-z0-9]{14}/, 'low', {
        opens: 'nothing any more, probably: this kind was retired in 2024',
        inContext: true,
      }),
    ],
  },
  {
    name: 'Appointedd',
    site: 'appointedd.com',
    words: ['appointedd'],
    tokens: [token('appointedd-api-key', 'API key', /[A-Za-z0-9+=]{88}/, 'high')],
  },
  {
    name: 'Asana',
    site: 'asana.com',
    words: ['asana'],
    revoke: 'https://app.asana.com/0/my-apps',
    tokens: [
      token(
        'asana-personal-access-token-v2',
        'personal access token v2',
        /2\/[0-9]{16}\/[0-9]{16}:[0-9a-f]{32}/,
        'high',
        { opens: 'tasks' },
      ),
      token(
        'asana-personal-access-token-v1',
        'personal access token v1',
        /1\/[0-9]{16}:[0-9a-f]{32}/,
        'high',
      ),
      token(
        'asana-personal-access-token-legacy',
        'legacy personal access token',
        /0\/[0-9a-f]{32}/,
        'high',
      ),
      token('asana-oauth-client-secret', 'OAuth client secret', /[0-9a-f]{32}/, 'medium', {
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Atera',
    site: 'atera.com',
    words: ['atera'],
    tokens: [token('atera-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Beebole',
    site: 'beebole-apps.com',
    words: ['beebole'],
    tokens: [token('beebole-api-key', 'API key', /[a-z0-9]{40}/, 'medium')],
  },
  {
    name: 'Box',
    site: 'box.com',
    names: ['box'],
    words: ['box.com', 'boxapp', 'box sdk'],
    revoke: 'Developer console',
    tokens: [
      token(
        'box-developer-token-or-client-secret',
        'developer token or client secret',
        /[A-Za-z0-9]{32}/,
        'high',
        { opens: 'files' },
      ),
    ],
  },
  {
    name: 'Bulbul',
    site: 'prod-api.bulbul.io',
    words: ['bulbul'],
    tokens: [token('bulbul-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Calendly',
    site: 'calendly.com',
    words: ['calendly'],
    revoke: 'Integrations > API & Webhooks',
    tokens: [
      token(
        'calendly-personal-access-token',
        'personal access token',
        /eyJraWQiOiIx[\w-]{30,200}\.eyJ[\w-]{100,600}\.[\w-]{80,400}/,
        'medium',
        { inContext: true },
      ),
    ],
  },
  {
    name: 'Canny',
    site: 'canny.io',
    names: ['canny'],
    tokens: [token('canny-api-key', 'API key', UUID, 'medium')],
  },
  {
    name: 'Checkvist',
    site: 'checkvist.com',
    words: ['checkvist'],
    tokens: [token('checkvist-api-key', 'API key', /[A-Za-z0-9]{14}/, 'medium')],
  },
  {
    name: 'Clay',
    site: 'clay.com',
    names: ['clay'],
    revoke: 'Clay > Settings > API key',
    tokens: [
      token('clay-api-key', 'API key', /[0-9a-f]{20}/, 'medium', {
        opens: 'enrichment credits and contact data',
      }),
    ],
  },
  {
    name: 'Clickhelp',
    site: 'clickhelp.com',
    words: ['click help'],
    tokens: [token('clickhelp-api-key', 'API key', /[A-Za-z0-9]{24}/, 'medium')],
  },
  {
    name: 'ClickUp',
    site: 'clickup.com',
    revoke: 'Settings > Apps',
    tokens: [
      token(
        'clickup-personal-api-token',
        'personal API token',
        /pk_[0-9]{7,9}_[A-Z0-9]{32}/,
        'high',
        { opens: 'tasks' },
      ),
    ],
  },
  {
    name: 'Clientary',
    site: 'clientary.com',
    words: ['ronin', 'clientary'],
    tokens: [token('clientary-ronin-api-secret', 'API secret', /[A-Za-z0-9]{24,26}/, 'medium')],
  },
  {
    name: 'Clockify',
    site: 'clockify.me',
    words: ['clockify'],
    tokens: [token('clockify-api-key', 'API key', /[A-Za-z0-9]{48}/, 'medium')],
  },
  {
    name: 'Clustdoc',
    site: 'clustdoc.com',
    words: ['clustdoc'],
    tokens: [token('clustdoc-api-key', 'API key', /[A-Za-z0-9]{60}/, 'high')],
  },
  {
    name: 'Coda',
    site: 'coda.io',
    names: ['coda'],
    words: ['coda.io'],
    tokens: [token('coda-io-api-key', 'API key', UUID, 'medium')],
  },
  {
    name: 'Dandelion',
    site: 'dandelion.eu',
    names: ['dandelion'],
    tokens: [token('dandelion-api-token', 'API token', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Deputy',
    site: 'deputy.com',
    words: ['deputy'],
    tokens: [token('deputy-com-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Dovico',
    site: 'timesheet.dovico.com',
    words: ['dovico'],
    tokens: [token('dovico-api-key', 'API key', /[a-z0-9]{32}\.[a-z0-9]{1,101}/, 'medium')],
  },
  {
    name: 'Dropbox',
    site: 'dropboxapi.com',
    words: ['dropbox'],
    revoke: 'https://www.dropbox.com/account/connected_apps; POST /2/auth/token/revoke',
    tokens: [
      token(
        'dropbox-short-lived-access-token',
        'short lived access token',
        /sl\.(?:u\.)?[\w-]{130,1300}/,
        'high',
        { opens: 'files, 4 h' },
      ),
      token(
        'dropbox-long-lived-access-token',
        'long lived access token',
        /[A-Za-z0-9]{11}AAAAAAAAAA[\w-]{43}/,
        'critical',
        { opens: 'files, no expiry' },
      ),
      token('dropbox-app-secret', 'app secret', /[a-z0-9]{15}/, 'medium'),
    ],
  },
  {
    name: 'Dynalist',
    site: 'dynalist.io',
    words: ['dynalist'],
    tokens: [token('dynalist-api-key', 'API key', /[\w-]{128}/, 'medium')],
  },
  {
    name: 'Easyinsight',
    site: 'easy-insight.com',
    words: ['easy insight'],
    tokens: [token('easyinsight-api-secret', 'API secret', /[A-Za-z0-9]{20}/, 'medium')],
  },
  {
    name: 'Envoy',
    site: 'envoy.com',
    names: ['envoy'],
    tokens: [token('envoy-api-key', 'API key', /[A-Za-z0-9]{220}/, 'high')],
  },
  {
    name: 'Everhour',
    site: 'everhour.com',
    words: ['everhour'],
    tokens: [
      token(
        'everhour-api-key',
        'API key',
        /[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{6}-[0-9a-f]{6}-[0-9a-f]{8}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Fibery',
    site: 'fibery.io',
    words: ['fibery'],
    tokens: [token('fibery-api-key', 'API key', /[0-9a-f]{8}\.[0-9a-f]{35}/, 'medium')],
  },
  {
    name: 'file.io',
    site: 'file.io',
    names: ['file'],
    words: ['fileio', 'file.io'],
    tokens: [token('file-io-secret-key', 'secret key', /[A-Z0-9.-]{39}/, 'medium')],
  },
  {
    name: 'Float',
    site: 'float.com',
    names: ['float'],
    words: ['float.com', 'float api'],
    tokens: [token('float-com-api-key', 'API key', /[0-9a-f]{16}[A-Za-z0-9+/]{42,43}=/, 'medium')],
  },
  {
    name: 'Gengo',
    site: 'gengo.com',
    words: ['gengo'],
    tokens: [token('gengo-private-key', 'private key', /[A-Za-z0-9$()=@_~^-]{64}/, 'medium')],
  },
  {
    name: 'Gocanvas',
    site: 'gocanvas.com',
    words: ['go canvas'],
    tokens: [token('gocanvas-api-key', 'API key', /[A-Za-z0-9+/]{43}=/, 'medium')],
  },
  {
    name: 'Goodday',
    site: 'goodday.work',
    words: ['goodday'],
    tokens: [token('goodday-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Harvest',
    site: 'harvestapp.com',
    names: ['harvest'],
    tokens: [token('harvest-api-secret', 'API secret', /[A-Za-z0-9._]{97}/, 'medium')],
  },
  {
    name: 'Hive',
    site: 'hive.com',
    names: ['hive'],
    words: ['hive.com', 'hive api'],
    tokens: [token('hive-com-api-secret', 'API secret', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Kanbantool',
    site: 'kanbantool.com',
    words: ['kanban tool'],
    tokens: [token('kanbantool-api-secret', 'API secret', /[A-Z0-9]{12}/, 'medium')],
  },
  {
    name: 'Kickbox',
    site: 'kickbox.com',
    words: ['kickbox'],
    tokens: [token('kickbox-api-key', 'API key', /\w{1,101}[A-Za-z0-9]{64}/, 'low')],
  },
  {
    name: 'Linear',
    site: 'linear.app',
    names: ['linear'],
    words: ['linear.app', 'linear api'],
    revoke: 'https://linear.app/settings/api',
    tokens: [
      token('linear-personal-api-key', 'personal API key', /lin_api_[A-Za-z0-9]{40}/, 'high', {
        opens: 'issues',
      }),
      token('linear-oauth-access-token', 'OAuth access token', /lin_oauth_[0-9a-f]{64}/, 'high'),
      token('linear-webhook-secret', 'webhook secret', /lin_wh_[A-Za-z0-9]{40}/, 'low', {
        opens: 'webhooks that seem to be genuine',
      }),
      token('linear-oauth-client-secret', 'OAuth client secret', /[0-9a-f]{32}/, 'medium', {
        besides: /secret/i,
      }),
    ],
  },
];
