/** Monitoring, logs, errors and incidents. */

import { token, UUID, type Issuer } from './issuer.ts';

export const MONITORING: readonly Issuer[] = [
  {
    name: 'Airbrake',
    site: 'airbrake.io',
    words: ['airbrake'],
    revoke: 'User settings',
    tokens: [token('airbrake-user-key', 'user key', /[A-Za-z0-9]{40}/, 'medium')],
  },
  {
    name: 'Better Stack',
    site: 'uptime.betterstack.com',
    words: ['logtail', 'better stack', 'better uptime'],
    revoke: 'API tokens page',
    tokens: [token('better-stack-api-token', 'API token', /[A-Za-z0-9]{24}/, 'medium')],
  },
  {
    name: 'Buddyns',
    site: 'buddyns.com',
    words: ['buddyns'],
    tokens: [token('buddyns-api-key', 'API key', /[a-z0-9]{40}/, 'high')],
  },
  {
    name: 'Checkly',
    site: 'checklyhq.com',
    words: ['checkly'],
    revoke: 'User settings > API keys',
    tokens: [token('checkly-api-key', 'API key', /(?:cu_[0-9a-f]{32}|[0-9a-f]{32})/, 'medium')],
  },
  {
    name: 'Dynatrace',
    site: 'dynatrace.com',
    revoke: 'Access tokens page',
    tokens: [
      token('dynatrace-api-token', 'API token', /dt0c01\.[A-Z2-7]{24}\.[A-Z2-7]{64}/, 'high', {
        opens: 'monitoring data',
      }),
      token(
        'dynatrace-other-token',
        'other token',
        /dt0[a-z][0-9]{2}\.[A-Z2-7]{24}\.[A-Z2-7]{64}/,
        'high',
      ),
    ],
  },
  {
    name: 'Highnote',
    site: 'us.highnote.com',
    names: ['highnote'],
    revoke: 'Dashboard > API keys',
    tokens: [
      token(
        'highnote-secret-key',
        'secret key',
        /(?:sk|rk)_(?:live|test)_a2V5Xz[A-Za-z0-9+/]{69}={0,2}/,
        'critical',
      ),
    ],
  },
  {
    name: 'Honeycomb',
    site: 'honeycomb.io',
    words: ['honeycomb'],
    revoke: 'Environment > API keys',
    tokens: [
      token('honeycomb-ingest-key', 'ingest key', /hc[a-z]ik_[a-z0-9]{26,58}/, 'low', {
        opens: 'events, to send in',
        keywords: Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => `hc${letter}ik_`),
      }),
      token('honeycomb-classic-key', 'classic key', /(?:[0-9a-f]{32}|[A-Za-z0-9]{22})/, 'medium'),
      token(
        'honeycomb-management-key',
        'management key',
        /hc[a-z]mk_[a-z0-9]{26,58}:[a-z0-9]{32}/,
        'high',
      ),
    ],
  },
  {
    name: 'incident.io',
    site: 'incident.io',
    revoke: 'Settings > API keys',
    tokens: [token('incident-io-api-key', 'API key', /inc_[0-9a-f]{64}/, 'high')],
  },
  {
    name: 'Mezmo (LogDNA)',
    site: 'logdna.com',
    words: ['mezmo', 'logdna'],
    revoke: 'Settings',
    tokens: [token('logdna-mezmo-ingestion-key', 'ingestion key', /[0-9a-f]{32}/, 'low')],
  },
  {
    name: 'Loggly',
    site: 'loggly.com',
    words: ['loggly'],
    revoke: 'Settings > Customer tokens',
    tokens: [
      token('loggly-customer-token', 'customer token', UUID, 'low', {
        opens: 'logs, to send in',
        inPath: true,
      }),
    ],
  },
  {
    name: 'Logicmonitor',
    site: 'logicmonitor.com',
    revoke: 'Settings > Users > API tokens',
    tokens: [
      token('logicmonitor-bearer-token', 'bearer token', /lmb_[A-Za-z0-9+/]{38,400}={0,2}/, 'high'),
      token(
        'logicmonitor-lmv1-access-key',
        'access key',
        /lma_[\w!#$%()*+,./:;=?@^{}~|-]{40,60}/,
        'high',
      ),
    ],
  },
  {
    name: 'Logz.io',
    site: 'logz.io',
    words: ['logz.io', 'logzio', 'logz'],
    revoke: 'Settings > API tokens',
    tokens: [token('logz-io-api-token', 'API token', UUID, 'medium')],
  },
  {
    name: 'Opsgenie',
    site: 'opsgenie.com',
    words: ['opsgenie', 'genie key'],
    revoke: 'Settings > API key management',
    tokens: [token('opsgenie-api-key', 'API key', UUID, 'medium')],
  },
  {
    name: 'PagerDuty',
    site: 'pagerduty.com',
    words: ['pager duty', 'pd api', 'pd routing'],
    revoke: 'Integrations > API access keys',
    tokens: [
      token('pagerduty-user-api-key', 'user API key', /u\+[A-Za-z0-9_+-]{18}/, 'high'),
      token('pagerduty-account-api-key', 'account API key', /[\w-]{20}/, 'critical'),
      token('pagerduty-events-routing-key', 'events routing key', /[0-9a-f]{32}/, 'low', {
        opens: 'incidents, to open',
        inPath: true,
      }),
      token(
        'pagerduty-oauth-token',
        'OAuth token',
        /(?:pdus|pdeu)\+_[0-9][A-Z0-9]{7}_[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'high',
        { keywords: ['pdus+_', 'pdeu+_'] },
      ),
    ],
  },
  {
    name: 'Papertrail',
    site: 'papertrailapp.com',
    words: ['papertrail'],
    revoke: 'Profile',
    tokens: [token('papertrail-api-token', 'API token', /[A-Za-z0-9]{20}/, 'medium')],
  },
  {
    name: 'Rollbar',
    site: 'rollbar.com',
    words: ['rollbar'],
    revoke: 'Project settings > Access tokens',
    tokens: [token('rollbar-server-access-token', 'server access token', /[0-9a-f]{32}/, 'medium')],
  },
  {
    name: 'Rootly',
    site: 'rootly.com',
    revoke: 'Account > API keys',
    tokens: [token('rootly-api-key', 'API key', /rootly_[0-9a-f]{64}/, 'high')],
  },
  {
    name: 'Sentry',
    site: 'sentry.io',
    words: ['sentry'],
    revoke: 'https://sentry.io/settings/account/api/auth-tokens/',
    tokens: [
      token(
        'sentry-organization-token',
        'organisation token',
        /sntrys_eyJpYXQiO[A-Za-z0-9+/]{45,600}={0,2}_[A-Za-z0-9+/]{43}/,
        'high',
        { opens: 'releases and source maps' },
      ),
      token('sentry-user-token', 'user token', /sntryu_[0-9a-f]{64}/, 'critical', {
        opens: 'the account of a user',
      }),
      token('sentry-user-app-token', 'user app token', /sntrya_[0-9a-f]{64}/, 'high'),
      token('sentry-integration-token', 'integration token', /sntryi_[0-9a-f]{64}/, 'high'),
      token('sentry-legacy-token', 'legacy token', /[0-9a-f]{64}/, 'high', { besides: /token/i }),
    ],
  },
  {
    name: 'Solarwindsobservability',
    site: 'solarwinds.com',
    words: ['solarwinds'],
    tokens: [token('solarwindsobservability-api-key', 'API key', /[\w-]{71}/, 'medium')],
  },
  {
    name: 'Splunk',
    site: 'splunk.com',
    words: ['splunk', 'signalfx', 'hec token'],
    revoke: 'Settings > Access tokens / HEC inputs',
    tokens: [
      token('splunk-observability-token', 'observability token', /[\w-]{22}/, 'medium'),
      token('splunk-hec-token', 'hec token', UUID, 'medium', { opens: 'events, to send in' }),
      token(
        'splunk-session-or-bearer-jwt',
        'session or bearer JWT',
        /eyJraWQiOiJzcGx1bmsu[A-Za-z0-9_.-]{100,1500}/,
        'high',
      ),
    ],
  },
  {
    name: 'StatusCake',
    site: 'statuscake.com',
    words: ['status cake'],
    tokens: [token('statuscake-api-key', 'API key', /[A-Za-z0-9]{20}/, 'medium')],
  },
  {
    name: 'Statuspage',
    site: 'statuspage.io',
    words: ['status page'],
    revoke: 'API info page',
    tokens: [
      token(
        'statuspage-api-key',
        'API key',
        /(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64})/,
        'medium',
      ),
    ],
  },
  {
    name: 'Statuspal',
    site: 'statuspal.io',
    words: ['statuspal'],
    tokens: [token('statuspal-api-key', 'API key', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Sumo Logic',
    site: 'sumologic.com',
    words: ['sumologic', 'sumo logic', 'sumo'],
    revoke: 'Preferences > My access keys',
    tokens: [
      token('sumo-logic-access-key', 'access key', /[A-Za-z0-9]{64}/, 'high', { opens: 'logs' }),
    ],
  },
  {
    name: 'UptimeRobot',
    site: 'uptimerobot.com',
    words: ['uptime robot'],
    revoke: 'My settings',
    tokens: [
      token('uptimerobot-api-key', 'API key', /(?:[umr])?[A-Za-z0-9]{7,9}-[0-9a-f]{24}/, 'low'),
    ],
  },
  {
    name: 'Websitepulse',
    site: 'websitepulse.com',
    words: ['website pulse'],
    tokens: [token('websitepulse-api-secret', 'API secret', /[0-9a-f]{32}/, 'medium')],
  },
];
