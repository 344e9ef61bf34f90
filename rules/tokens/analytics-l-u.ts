/** Analytics, product data, experiments and feature flags (L to U). */

import { token, UUID, type Issuer } from './issuer.ts';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export const ANALYTICS_L_U: readonly Issuer[] = [
  {
    name: 'Looker',
    site: 'cloud.google.com',
    names: ['looker'],
    words: ['looker'],
    revoke: 'Admin > Users > API keys',
    tokens: [
      token('looker-client-secret', 'client secret', /[a-z0-9]{24}/, 'high', { opens: 'data' }),
    ],
  },
  {
    name: 'Madkudu',
    site: 'madkudu.com',
    words: ['madkudu'],
    tokens: [token('madkudu-api-key', 'API key', /[0-9a-f]{32}/, 'high')],
  },
  {
    name: 'Metabase',
    site: 'metabase.com',
    words: ['metabase'],
    revoke: 'Admin > Settings > Authentication > API keys',
    tokens: [
      token('metabase-session-id', 'session id', UUID, 'high', {
        opens: 'all dashboards and their databases',
      }),
      token('metabase-api-key', 'API key', /mb_[A-Za-z0-9+/]{43}=/, 'high', {
        opens: 'all dashboards and their databases',
      }),
    ],
  },
  {
    name: 'Metrilo',
    site: 'mtrl.me',
    words: ['metrilo'],
    tokens: [token('metrilo-api-key', 'API key', /[a-z0-9]{16}/, 'medium')],
  },
  {
    name: 'Mixpanel',
    site: 'mixpanel.com',
    words: ['mixpanel'],
    revoke: 'Organization settings > Service accounts',
    tokens: [
      token(
        'mixpanel-service-account-secret',
        'service account secret',
        /[A-Za-z0-9]{32}/,
        'medium',
        { besides: /secret/i },
      ),
    ],
  },
  {
    name: 'Optimizely',
    site: 'optimizely.com',
    words: ['optimizely'],
    revoke: 'Profile > API access',
    tokens: [
      token('optimizely-personal-access-token', 'personal access token', /2:[\w-]{52}/, 'medium'),
    ],
  },
  {
    name: 'Partnerstack',
    site: 'partnerstack.com',
    words: ['partnerstack'],
    tokens: [token('partnerstack-api-key', 'API key', /[A-Za-z0-9]{64}/, 'high')],
  },
  {
    name: 'Pendo',
    site: 'pendo.io',
    words: ['pendo'],
    revoke: 'Settings > Integrations > Integration keys',
    tokens: [
      token(
        'pendo-integration-key',
        'integration key',
        /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?:\.us|\.eu)?/,
        'medium',
        { opens: 'analytics' },
      ),
    ],
  },
  {
    name: 'pganalyze',
    site: 'pganalyze.com',
    revoke: 'Settings > API keys',
    tokens: [
      token('pganalyze-read-key', 'read key', /pgar_[A-Za-z0-9]{27}/, 'medium', {
        opens: 'query statistics',
      }),
    ],
  },
  {
    name: 'PostHog',
    site: 'posthog.com',
    revoke: 'Settings > Personal API keys',
    tokens: [
      token('posthog-personal-api-key', 'personal API key', /phx_[\w-]{41,49}/, 'high', {
        opens: 'analytics data',
      }),
      token(
        'posthog-feature-flags-secure-key',
        'feature flags secure key',
        /phs_[A-Za-z0-9]{43,143}/,
        'medium',
      ),
      token(
        'posthog-oauth-access-or-refresh-token',
        'OAuth access or refresh token',
        /ph[ar]_[A-Za-z0-9]{40,60}/,
        'high',
        { keywords: ['pha_', 'phr_'], keywordsFirst: true },
      ),
    ],
  },
  {
    name: 'Qubole',
    site: 'qubole.com',
    words: ['qubole'],
    tokens: [token('qubole-api-key', 'API key', /[a-z0-9]{64}/, 'high')],
  },
  {
    name: 'Refiner',
    site: 'refiner.io',
    names: ['refiner'],
    tokens: [token('refiner-api-key', 'API key', UUID, 'medium')],
  },
  {
    name: 'Retool',
    site: 'retool.com',
    revoke: 'Settings > API',
    tokens: [token('retool-api-key', 'API key', /retool_[A-Za-z0-9]{26,226}/, 'high')],
  },
  {
    name: 'Rockset',
    site: 'rs2.usw2.rockset.com',
    words: ['rockset'],
    tokens: [token('rockset-api-key', 'API key', /[A-Za-z0-9]{64}/, 'high')],
  },
  {
    name: 'Segment',
    site: 'segmentapis.com',
    names: ['segment'],
    words: ['segment'],
    revoke: 'Workspace settings > Access management > Tokens',
    tokens: [
      token('segment-public-api-token', 'public API token', /sgp_[A-Za-z0-9]{64}/, 'high', {
        opens: 'workspace config',
      }),
      token(
        'segment-config-api-token-legacy',
        'legacy config API token',
        /[\w-]{43}\.[\w-]{43}/,
        'high',
      ),
    ],
  },
  {
    name: 'Split',
    site: 'split.io',
    names: ['split'],
    words: ['splitio', 'split.io', 'split api key'],
    revoke: 'Admin settings > API keys',
    tokens: [token('split-io-admin-api-key', 'admin API key', /[a-z0-9]{50,60}/, 'medium')],
  },
  {
    name: 'Statsig',
    site: 'statsig.com',
    words: ['statsig'],
    revoke: 'Keys page',
    tokens: [
      token('statsig-server-secret', 'server secret', /secret-[A-Za-z0-9]{43,45}/, 'medium', {
        inContext: true,
      }),
      token('statsig-console-key', 'console key', /console-[A-Za-z0-9]{43,45}/, 'high', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Stitchdata',
    site: 'stitchdata.com',
    words: ['stitchdata'],
    tokens: [token('stitchdata-api-key', 'API key', /[a-z0-9_]{35}/, 'high')],
  },
  {
    name: 'Tableau',
    site: 'tableau.com',
    revoke: 'Account settings > Personal access tokens',
    tokens: [
      token(
        'tableau-personal-access-token',
        'personal access token',
        /[A-Za-z0-9+/]{22}==:[A-Za-z0-9]{32}/,
        'high',
        { opens: 'data', keywords: BASE64.split('').map((digit) => `${digit}==:`) },
      ),
    ],
  },
  {
    name: 'Userflow',
    site: 'userflow.com',
    words: ['userflow'],
    tokens: [token('userflow-api-key', 'API key', /[a-z0-9_]{29}/, 'high')],
  },
];
