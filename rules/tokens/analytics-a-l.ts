/** Analytics, product data, experiments and feature flags (A to L). */

import { token, type Issuer } from './issuer.ts';

export const ANALYTICS_A_L: readonly Issuer[] = [
  {
    name: 'Amplitude',
    site: 'amplitude.com',
    words: ['amplitude'],
    revoke: 'Project settings',
    tokens: [
      token('amplitude-secret-key', 'secret key', /[0-9a-f]{32}/, 'medium', {
        opens: 'data, to export',
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Appcues',
    site: 'appcues.com',
    words: ['appcues'],
    tokens: [
      token(
        'appcues-api-key',
        'API key',
        /(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[a-z0-9-]{39})/,
        'medium',
      ),
    ],
  },
  {
    name: 'Appoptics',
    site: 'appoptics.com',
    words: ['appoptics'],
    tokens: [token('appoptics-api-key', 'API key', /[\w-]{71}/, 'high')],
  },
  {
    name: 'Baremetrics',
    site: 'baremetrics.com',
    words: ['baremetrics'],
    tokens: [token('baremetrics-api-key', 'API key', /(?:sk|lk)_[A-Za-z0-9]{18,25}/, 'high')],
  },
  {
    name: 'Beamer',
    site: 'getbeamer.com',
    names: ['beamer'],
    revoke: 'Settings > API',
    tokens: [token('beamer-api-key', 'API key', /b_[A-Za-z0-9=_/+-]{44}/, 'low')],
  },
  {
    name: 'Branch Io',
    site: 'branch.io',
    revoke: 'https://dashboard.branch.io',
    tokens: [
      token('branch-io-branch-secret', 'branch secret', /secret_live_[A-Za-z0-9]{32}/, 'medium', {
        opens: 'the API for servers',
      }),
    ],
  },
  {
    name: 'ChartMogul',
    site: 'chartmogul.com',
    words: ['chart mogul'],
    tokens: [token('chartmogul-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Coveo',
    site: 'coveo.com',
    words: ['coveo'],
    tokens: [token('coveo-api-key', 'API key', /xx[A-Za-z0-9-]{34}/, 'medium')],
  },
  {
    name: 'Dareboost',
    site: 'dareboost.com',
    words: ['dareboost'],
    tokens: [token('dareboost-api-key', 'API key', /[A-Za-z0-9]{60}/, 'low')],
  },
  {
    name: 'Databox',
    site: 'push.databox.com',
    words: ['databox'],
    tokens: [token('databox-api-key', 'API key', /[A-Za-z0-9]{21}/, 'medium')],
  },
  {
    name: 'Devcycle',
    site: 'sdk-api.devcycle.com',
    revoke: 'Environment keys',
    tokens: [
      token('devcycle-server-sdk-key', 'server SDK key', /dvc_server_[A-Za-z0-9]{8,80}/, 'medium'),
    ],
  },
  {
    name: 'Dfuse',
    site: 'dfuse.io',
    tokens: [token('dfuse-api-key', 'API key', /web_[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Diffbot',
    site: 'diffbot.com',
    words: ['diffbot'],
    tokens: [token('diffbot-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Enigma',
    site: 'enigma.com',
    names: ['enigma'],
    tokens: [token('enigma-api-key', 'API key', /[A-Za-z0-9]{40}/, 'low')],
  },
  {
    name: 'Flightstats',
    site: 'flightstats.com',
    words: ['flightstats'],
    tokens: [token('flightstats-api-secret', 'API secret', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'FullStory',
    site: 'fullstory.com',
    words: ['full story'],
    revoke: 'Settings > API keys',
    tokens: [
      token('fullstory-api-key', 'API key', /(?:na1|eu1)\.[A-Za-z0-9+/]{100}/, 'high', {
        opens: 'session recordings',
      }),
    ],
  },
  {
    name: 'Geckoboard',
    site: 'geckoboard.com',
    words: ['gecko board'],
    tokens: [token('geckoboard-api-key', 'API key', /[A-Za-z0-9]{44}/, 'medium')],
  },
  {
    name: 'Growthbook',
    site: 'growthbook.io',
    revoke: 'Settings > API keys',
    tokens: [
      token(
        'growthbook-secret-key',
        'secret key',
        /secret_(?:user|admin|readonly)_[A-Za-z0-9+/]{40,140}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Hasura',
    site: 'hasura.io',
    words: ['hasura'],
    tokens: [token('hasura-api-key', 'API key', /[A-Za-z0-9]{64}/, 'medium')],
  },
  {
    name: 'Hex.pm',
    site: 'hex.pm',
    words: ['hex.pm', 'hex api key', 'hexpm'],
    revoke: 'https://hex.pm/dashboard/keys',
    tokens: [
      token('hex-pm-api-key', 'API key', /[0-9a-f]{32}/, 'critical', {
        opens: 'packages, to publish',
      }),
    ],
  },
  {
    name: 'Ip2location',
    site: 'ip2location.com',
    words: ['ip2location'],
    tokens: [token('ip2location-api-key', 'API key', /[A-Z0-9]{32}/, 'low')],
  },
  {
    name: 'Keen',
    site: 'keen.io',
    words: ['keen'],
    revoke: 'project settings',
    tokens: [
      token('keen-io-master-key', 'master key', /[0-9A-F]{64}/, 'medium', { opens: 'analytics' }),
    ],
  },
  {
    name: 'Klipfolio',
    site: 'klipfolio.com',
    words: ['klipfolio'],
    tokens: [token('klipfolio-api-key', 'API key', /[0-9a-f]{40}/, 'medium')],
  },
  {
    name: 'LaunchDarkly',
    site: 'launchdarkly.com',
    revoke: 'Account settings > Authorization',
    tokens: [
      token(
        'launchdarkly-api-access-token',
        'API access token',
        /api-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'high',
        { opens: 'flags' },
      ),
      token(
        'launchdarkly-server-sdk-key',
        'server SDK key',
        /sdk-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'medium',
        { opens: 'rules of feature flags, to read' },
      ),
    ],
  },
  {
    name: 'Leadfeeder',
    site: 'leadfeeder.com',
    words: ['leadfeeder'],
    tokens: [token('leadfeeder-api-key', 'API key', /[A-Za-z0-9-]{43}/, 'high')],
  },
];
