/** Projects, documents, time, people and forms (M to Z). */

import { token, UUID, type Issuer } from './issuer.ts';

export const PRODUCTIVITY_M_Z: readonly Issuer[] = [
  {
    name: 'Magnetic Hq',
    site: 'magnetichq.com',
    names: ['magnetic hq'],
    tokens: [token('magnetic-hq-api-token', 'API token', UUID, 'medium')],
  },
  {
    name: 'Manifestly',
    site: 'manifest.ly',
    words: ['manifestly', 'manifest.ly'],
    tokens: [token('manifestly-api-key', 'API key', /\w{32}/, 'medium')],
  },
  {
    name: 'Mavenlink',
    site: 'mavenlink.com',
    words: ['mavenlink'],
    tokens: [token('mavenlink-api-key', 'API key', /[a-z0-9]{64}/, 'medium')],
  },
  {
    name: 'Meistertask',
    site: 'meistertask.com',
    words: ['meister task'],
    tokens: [token('meistertask-api-key', 'API key', /[A-Za-z0-9]{43}/, 'medium')],
  },
  {
    name: 'Mindmeister',
    site: 'mindmeister.com',
    words: ['mind meister'],
    tokens: [token('mindmeister-api-key', 'API key', /[A-Za-z0-9]{43}/, 'medium')],
  },
  {
    name: 'Miro',
    site: 'miro.com',
    names: ['miro'],
    revoke: 'Profile > Your apps',
    tokens: [token('miro-access-token', 'access token', /[\w-]{27}/, 'medium')],
  },
  {
    name: 'mite',
    site: 'mite.yo.lk',
    names: ['mite yo'],
    words: ['mite api', 'mite.yo.lk'],
    tokens: [token('mite-yo-api-key', 'API key', /[a-z0-9]{16}/, 'medium')],
  },
  {
    name: 'monday.com',
    site: 'monday.com',
    words: ['monday.com', 'monday api', 'monday token'],
    names: ['monday'],
    revoke: 'Avatar > Developers > My access tokens',
    tokens: [
      token(
        'monday-api-token',
        'API token',
        /eyJhbGciOiJIUzI1NiJ9\.[\w-]{100,300}\.[\w-]{43}/,
        'high',
        { inContext: true },
      ),
    ],
  },
  {
    name: 'Myintervals',
    site: 'myintervals.com',
    words: ['myintervals'],
    tokens: [token('myintervals-api-key', 'API key', /[a-z0-9]{11}/, 'medium')],
  },
  {
    name: 'Noticeable',
    site: 'noticeable.io',
    names: ['noticeable'],
    tokens: [token('noticeable-api-key', 'API key', /[A-Za-z0-9]{20}/, 'medium')],
  },
  {
    name: 'Notion',
    site: 'notion.com',
    names: ['notion'],
    words: ['notion'],
    revoke: 'https://www.notion.so/my-integrations',
    tokens: [
      token(
        'notion-integration-token',
        'integration token',
        /ntn_[0-9]{11}[A-Za-z0-9]{35}/,
        'high',
        { opens: 'workspace pages' },
      ),
      token(
        'notion-integration-token-legacy',
        'legacy integration token',
        /secret_[A-Za-z0-9]{43}/,
        'high',
      ),
      token('notion-oauth-refresh-token', 'OAuth refresh token', /nrt_\w{40,55}/, 'high', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Nozbeteams',
    site: 'nozbe.com',
    words: ['nozbe'],
    tokens: [token('nozbeteams-api-key', 'API key', /[A-Za-z0-9]{16}_[\w-]{64}/, 'medium')],
  },
  {
    name: 'Paymo',
    site: 'paymoapp.com',
    words: ['paymo'],
    tokens: [token('paymo-api-key', 'API key', /[A-Za-z0-9]{44}/, 'medium')],
  },
  {
    name: 'Pivotal Tracker',
    site: 'pivotaltracker.com',
    words: ['pivotal tracker', 'pivotal api', 'pivotal token'],
    names: ['pivotal'],
    tokens: [token('pivotal-tracker-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Planning Center',
    site: 'planningcenteronline.com',
    tokens: [
      token(
        'planning-center-personal-access-token',
        'personal access token',
        /pco_pat_[0-9a-f]{64}/,
        'high',
        { opens: 'church data' },
      ),
      token(
        'planning-center-oauth-app-secret',
        'OAuth app secret',
        /pco_app_[0-9a-f]{64}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Planviewleankit',
    site: 'leankit.com',
    words: ['planview'],
    tokens: [token('planviewleankit-api-secret', 'API secret', /[0-9a-f]{128}/, 'medium')],
  },
  {
    name: 'Planyo',
    site: 'planyo.com',
    words: ['planyo'],
    tokens: [token('planyo-api-key', 'API key', /[a-z0-9]{62}/, 'medium')],
  },
  {
    name: 'Podio',
    site: 'podio.com',
    words: ['podio'],
    tokens: [token('podio-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Proctorio',
    site: 'proctorio.com',
    names: ['proctorio'],
    tokens: [token('proctorio-key', 'key', /[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'Prodpad',
    site: 'prodpad.com',
    words: ['prodpad'],
    tokens: [token('prodpad-api-key', 'API key', /[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'Runrun.it',
    site: 'runrun.it',
    words: ['runrunit'],
    tokens: [token('runrunit-api-secret', 'API secret', /[0-9a-f]{32}/, 'medium')],
  },
  {
    name: 'Shortcut',
    site: 'shortcut.com',
    names: ['shortcut'],
    words: ['clubhouse', 'shortcut.com'],
    tokens: [token('shortcut-clubhouse-api-key', 'API key', UUID, 'medium')],
  },
  {
    name: 'Smartsheet',
    site: 'smartsheet.com',
    words: ['smart sheet'],
    tokens: [
      token('smartsheets-api-key', 'API key', /(?:[A-Za-z0-9]{26}|[A-Za-z0-9]{37})/, 'medium'),
    ],
  },
  {
    name: 'Stormboard',
    site: 'stormboard.com',
    words: ['stormboard'],
    tokens: [token('stormboard-api-key', 'API key', /[0-9a-f]{40}/, 'medium')],
  },
  {
    name: 'Tallyfy',
    site: 'tallyfy.com',
    words: ['tallyfy'],
    tokens: [
      token(
        'tallyfy-api-key',
        'API key',
        /[A-Za-z0-9]{36}\.[A-Za-z0-9]{264}\.[\w-]{683}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Teamwork',
    site: 'teamwork.com',
    tokens: [
      token('teamwork-desk-api-token', 'API token', /tkn\.v1_[A-Za-z0-9]{71}=/, 'high', {
        opens: 'customers and what they wrote',
      }),
    ],
  },
  {
    name: 'Thinkific',
    site: 'thinkific.com',
    words: ['thinkific'],
    tokens: [token('thinkific-api-secret', 'API secret', /[0-9a-f]{32}/, 'medium')],
  },
  {
    name: 'TimeCamp',
    site: 'timecamp.com',
    words: ['time camp'],
    tokens: [token('timecamp-api-key', 'API key', /[a-z0-9]{26}/, 'medium')],
  },
  {
    name: 'TMetric',
    site: 'tmetric.com',
    words: ['tmetric'],
    tokens: [token('tmetric-api-key', 'API key', /[A-Z0-9]{64}/, 'medium')],
  },
  {
    name: 'Todoist',
    site: 'todoist.com',
    words: ['todoist'],
    revoke: 'Settings > Integrations',
    tokens: [token('todoist-api-token', 'API token', /[0-9a-f]{40}/, 'medium')],
  },
  {
    name: 'Toggl Track',
    site: 'track.toggl.com',
    words: ['toggl'],
    tokens: [token('toggl-track-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Upwave',
    site: 'upwave.io',
    names: ['upwave'],
    tokens: [token('upwave-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Vyte',
    site: 'vyte.in',
    words: ['vyte'],
    tokens: [token('vyte-api-key', 'API key', /[a-z0-9]{50}/, 'medium')],
  },
  {
    name: 'Worksnaps',
    site: 'worksnaps.com',
    words: ['worksnaps'],
    tokens: [token('worksnaps-api-key', 'API key', /[A-Za-z0-9]{40}/, 'medium')],
  },
  {
    name: 'Workstack',
    site: 'workstack.io',
    words: ['workstack'],
    tokens: [token('workstack-api-key', 'API key', /[A-Za-z0-9]{60}/, 'medium')],
  },
  {
    name: 'Wrike',
    site: 'app-us2.wrike.com',
    words: ['wrike'],
    tokens: [token('wrike-api-key', 'API key', /ey[A-Za-z0-9._-]{333}/, 'medium')],
  },
  {
    name: 'Zenhub',
    site: 'zenhub.com',
    tokens: [token('zenhub-personal-key', 'personal key', /zh_[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'Zenkit',
    site: 'base.zenkit.com',
    words: ['zenkit'],
    tokens: [token('zenkit-api-key', 'API key', /[a-z0-9]{8}-[A-Za-z0-9]{32}/, 'medium')],
  },
];
