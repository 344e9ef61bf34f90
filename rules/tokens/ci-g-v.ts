/** Building, testing and reviewing software (G to V). */

import { token, UUID, type Issuer } from './issuer.ts';

export const CI_G_V: readonly Issuer[] = [
  {
    name: 'Gradle',
    site: 'gradle.com',
    words: ['gradle.publish.secret'],
    revoke: 'https://plugins.gradle.org/user',
    tokens: [
      token('gradle-publish-secret', 'publish secret', /[A-Za-z0-9]{32}/, 'high', {
        words: ['gradle publish', 'gradle.publish'],
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Guardsquare',
    site: 'guardsquare.com',
    words: ['appsweep', 'guardsquare'],
    tokens: [
      token('guardsquare-appsweep-token', 'appsweep token', /AS_[A-Za-z0-9]{32,132}/, 'medium', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Happyscribe',
    site: 'happyscribe.com',
    words: ['happyscribe'],
    tokens: [token('happyscribe-api-key', 'API key', /[A-Za-z0-9]{24}/, 'low')],
  },
  {
    name: 'Harness',
    site: 'harness.io',
    revoke: 'Profile > API keys',
    tokens: [
      token(
        'harness-personal-or-service-token',
        'personal or service token',
        /(?:pat|sat)\.[\w-]{22}\.[0-9a-f]{24}\.[A-Za-z0-9]{20}/,
        'critical',
        { opens: 'pipelines', keywords: ['pat.', 'sat.'], keywordsFirst: true },
      ),
    ],
  },
  {
    name: 'Hiveage',
    site: 'mltb8350.hiveage.com',
    words: ['hiveage'],
    tokens: [token('hiveage-api-key', 'API key', /[\w-]{20}/, 'high')],
  },
  {
    name: '42 Intra',
    site: 'intra.42.fr',
    revoke: 'https://profile.intra.42.fr/oauth/applications',
    tokens: [
      token('intra42-client-secret', 'client secret', /s-s4t2(?:ud|af)-[0-9a-f]{64}/, 'low', {
        opens: 'student data',
      }),
    ],
  },
  {
    name: 'Ionic',
    site: 'ionic.io',
    revoke: 'Appflow > Personal settings > Tokens',
    tokens: [
      token('ionic-personal-access-token', 'personal access token', /ion_[a-z0-9]{42}/, 'high'),
      token('ionic-refresh-token', 'refresh token', /ior_[a-z0-9]{42}/, 'high', {
        opens: 'new tokens',
      }),
    ],
  },
  {
    name: 'Iterative',
    site: 'iterative.ai',
    tokens: [
      token('iterative-dvc-studio-token', 'dvc studio token', /isat_[A-Za-z0-9]{40,140}/, 'medium'),
    ],
  },
  {
    name: 'Jenkins',
    site: 'jenkins.io',
    words: ['jenkins'],
    revoke: 'User > Configure > API token',
    tokens: [
      token('jenkins-api-token', 'API token', /(?:[0-9a-f]{32}|[0-9a-f]{34})/, 'critical', {
        opens: 'builds',
        besides: /token/i,
      }),
      token('jenkins-initial-admin-password', 'initial admin password', /[0-9a-f]{32}/, 'high'),
      token(
        'jenkins-credentials-xml-secret',
        'credentials XML secret',
        /\{AQAAABAAAA[A-Za-z0-9+/]{18,120}={0,2}\}/,
        'low',
      ),
    ],
  },
  {
    name: 'Knapsackpro',
    site: 'knapsackpro.com',
    words: ['knapsack pro'],
    tokens: [token('knapsackpro-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Loadmill',
    site: 'loadmill.com',
    words: ['loadmill'],
    tokens: [token('loadmill-api-key', 'API key', /[A-Za-z0-9]{40}/, 'high')],
  },
  {
    name: 'Localstack',
    site: 'localstack.cloud',
    words: ['localstack'],
    revoke: 'https://app.localstack.cloud',
    tokens: [
      token(
        'localstack-auth-token',
        'auth token',
        /ls-[A-Za-z0-9]{8}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{12}/,
        'low',
        { opens: 'the licence', inContext: true },
      ),
    ],
  },
  {
    name: 'Lokalise',
    site: 'lokalise.com',
    words: ['lokalise'],
    tokens: [token('lokalise-api-key', 'API key', /[a-z0-9]{40}/, 'high')],
  },
  {
    name: 'Mergify',
    site: 'mergify.com',
    revoke: 'dashboard',
    tokens: [
      token(
        'mergify-application-key',
        'application key',
        /mergify_application_key_[\w-]{40,200}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Octopus Deploy',
    site: 'octopus.com',
    revoke: 'Profile > My API keys',
    tokens: [
      token('octopus-deploy-api-key', 'API key', /API-[A-Z0-9]{25,34}/, 'critical', {
        opens: 'deployments',
      }),
    ],
  },
  {
    name: 'Packagecloud',
    site: 'packagecloud.io',
    words: ['package cloud'],
    revoke: 'API token page',
    tokens: [
      token('packagecloud-api-token', 'API token', /[0-9a-f]{48}/, 'critical', {
        opens: 'packages',
      }),
    ],
  },
  {
    name: 'Percy',
    site: 'percy.io',
    names: ['percy'],
    words: ['percy token'],
    revoke: 'Project settings',
    tokens: [token('percy-project-token', 'project token', /[0-9a-f]{64}/, 'low')],
  },
  {
    name: 'Phrase',
    site: 'phrase.com',
    names: ['phrase tms'],
    words: ['phraseapp', 'phrase.com'],
    tokens: [token('phrase-tms-access-token', 'access token', /[a-z0-9]{64}/, 'medium')],
  },
  {
    name: 'Postman',
    site: 'getpostman.com',
    revoke: 'https://go.postman.co/settings/me/api-keys',
    tokens: [
      token('postman-api-key', 'API key', /PMAK-[0-9a-f]{24}-[0-9a-f]{34}/, 'high', {
        opens: 'collections, often with other secrets',
      }),
      token('postman-collection-access-key', 'collection access key', /PMAT-[A-Z0-9]{26}/, 'low', {
        opens: 'one collection, to read',
      }),
    ],
  },
  {
    name: 'Qase',
    site: 'qase.io',
    words: ['qase'],
    tokens: [token('qase-api-key', 'API key', /[A-Za-z0-9]{40}/, 'high')],
  },
  {
    name: 'Raycast',
    site: 'raycast.com',
    tokens: [token('raycast-access-token', 'access token', /rca_[0-9a-f]{64}/, 'low')],
  },
  {
    name: 'Sauce Labs',
    site: 'us-west-1.saucelabs.com',
    names: ['sauce'],
    words: ['sauce labs', 'sauce access key', 'sauce key'],
    revoke: 'User settings',
    tokens: [token('sauce-labs-access-key', 'access key', UUID, 'medium')],
  },
  {
    name: 'Scrutinizerci',
    site: 'scrutinizer-ci.com',
    words: ['scrutinizer'],
    tokens: [token('scrutinizerci-access-token', 'access token', /[a-z0-9]{64}/, 'high')],
  },
  {
    name: 'Semgrep',
    site: 'semgrep.dev',
    words: ['semgrep'],
    revoke: 'Settings > Tokens',
    tokens: [token('semgrep-app-token', 'app token', /[0-9a-f]{64}/, 'high')],
  },
  {
    name: 'Sourcegraph',
    site: 'sourcegraph.com',
    revoke: 'Settings > Access tokens',
    tokens: [
      token(
        'sourcegraph-access-token-v3',
        'access token v3',
        /sgp_(?:[0-9a-fA-F]{16}|local)_[0-9a-fA-F]{40}/,
        'high',
        { opens: 'private repositories, to search' },
      ),
      token('sourcegraph-access-token-v2', 'access token v2', /sgp_[0-9a-fA-F]{40}/, 'high'),
      token('sourcegraph-cody-gateway-key', 'cody gateway key', /slk_[0-9a-f]{64}/, 'medium', {
        opens: 'models, and what their use costs',
      }),
      token(
        'sourcegraph-dotcom-gateway-token',
        'dotcom gateway token',
        /sgd_[0-9a-f]{64}/,
        'medium',
      ),
      token(
        'sourcegraph-product-subscription-token',
        'product subscription token',
        /sgs_[0-9a-f]{64}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Spectralops',
    site: 'get.spectralops.io',
    revoke: 'dashboard',
    tokens: [token('spectralops-personal-api-key', 'personal API key', /spu-[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Teamcity',
    site: 'jetbrains.com',
    revoke: 'Profile > Access tokens',
    tokens: [
      token(
        'teamcity-access-token',
        'access token',
        /eyJ0eXAiOiAiVENWMiJ9\.[\w-]{36}\.[\w-]{48}/,
        'critical',
        { opens: 'builds' },
      ),
    ],
  },
  {
    name: 'Testingbot',
    site: 'testingbot.com',
    words: ['testing bot'],
    tokens: [token('testingbot-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Travis Ci',
    site: 'travis-ci.com',
    words: ['travis'],
    revoke: 'Settings > API authentication',
    tokens: [token('travis-ci-access-token', 'access token', /[\w-]{22}/, 'high')],
  },
  {
    name: 'Val Town',
    site: 'val.town',
    revoke: 'https://www.val.town/settings/api',
    tokens: [token('val-town-api-token', 'API token', /vtwn_[A-Za-z0-9]{20,80}/, 'medium')],
  },
  {
    name: 'Versioneye',
    site: 'versioneye.com',
    words: ['versioneye'],
    tokens: [token('versioneye-api-key', 'API key', /[A-Za-z0-9-]{40}/, 'high')],
  },
];
