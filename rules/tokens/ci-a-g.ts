/** Building, testing and reviewing software (A to G). */

import { token, UUID, type Issuer } from './issuer.ts';

export const CI_A_G: readonly Issuer[] = [
  {
    name: 'Aikido',
    site: 'aikido.dev',
    revoke: 'Settings > API',
    tokens: [
      token('aikido-ci-token', 'CI token', /AIK_CI_[A-Za-z0-9]{20,44}/, 'medium'),
      token('aikido-client-secret', 'client secret', /AIK_SECRET_[A-Za-z0-9]{64}/, 'high'),
    ],
  },
  {
    name: 'App Center',
    site: 'appcenter.ms',
    words: ['appcenter', 'app center'],
    tokens: [
      token('appcenter-api-token', 'API token', /[0-9a-f]{40}/, 'low', {
        opens: 'nothing any more, probably: the service was retired',
      }),
    ],
  },
  {
    name: 'Autodesk',
    site: 'developer.api.autodesk.com',
    words: ['autodesk'],
    tokens: [token('autodesk-api-secret', 'API secret', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Bitbar',
    site: 'bitbar.com',
    words: ['bitbar'],
    tokens: [token('bitbar-api-key', 'API key', /[A-Za-z0-9]{32}/, 'high')],
  },
  {
    name: 'Bitrise',
    site: 'bitrise.io',
    words: ['bitrise'],
    revoke: 'Account > Security',
    tokens: [
      token(
        'bitrise-personal-or-workspace-token',
        'personal or workspace token',
        /bitp[atw]_[\w-]{60,90}/,
        'high',
        { inContext: true },
      ),
      token('bitrise-legacy-token', 'legacy token', /[\w-]{86}/, 'high'),
    ],
  },
  {
    name: 'Blazemeter',
    site: 'runscope.com',
    words: ['runscope', 'blazemeter'],
    tokens: [token('blazemeter-api-key', 'API key', UUID, 'high')],
  },
  {
    name: 'Boostnote',
    site: 'boostnote.io',
    words: ['boostnote'],
    tokens: [token('boostnote-api-key', 'API key', /[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'BrowserStack',
    site: 'browserstack.com',
    words: ['browser stack'],
    revoke: 'Account > Settings',
    tokens: [token('browserstack-access-key', 'access key', /[A-Za-z0-9]{20}/, 'medium')],
  },
  {
    name: 'Bugherd',
    site: 'bugherd.com',
    words: ['bugherd'],
    tokens: [token('bugherd-api-key', 'API key', /[a-z0-9]{22}/, 'medium')],
  },
  {
    name: 'Bugsnag',
    site: 'bugsnag.com',
    words: ['bugsnag'],
    revoke: 'Account > Personal auth tokens',
    tokens: [token('bugsnag-personal-auth-token', 'personal auth token', UUID, 'medium')],
  },
  {
    name: 'Buildkite',
    site: 'buildkite.com',
    revoke: 'https://buildkite.com/user/api-access-tokens; DELETE /v2/access-token',
    tokens: [
      token(
        'buildkite-user-access-token',
        'user access token',
        /bkua_(?:[a-z0-9]{40}|[a-z0-9]{53})/,
        'critical',
        { opens: 'pipelines' },
      ),
      token('buildkite-agent-access-token', 'agent access token', /bkaa_[\w-]{75}/, 'high'),
      token(
        'buildkite-agent-registration-token',
        'agent registration token',
        /bkar_[\w-]{73}/,
        'high',
      ),
      token('buildkite-agent-job-token', 'agent job token', /bkaj_[\w-]{333}/, 'medium', {
        opens: 'one job',
      }),
      token('buildkite-cluster-token', 'cluster token', /bkct_[\w-]{73}/, 'high'),
      token(
        'buildkite-packages-registry-token',
        'packages registry token',
        /bkpat_[\w-]{54}/,
        'high',
      ),
      token(
        'buildkite-packages-temporary-token',
        'packages temporary token',
        /bkpt_[\w-]{199}/,
        'low',
        { opens: 'one sign-in, for minutes' },
      ),
      token('buildkite-portal-secret', 'portal secret', /bkps_[\w-]{64}/, 'high'),
    ],
  },
  {
    name: 'CircleCI',
    site: 'circleci.com',
    names: ['circle'],
    words: ['circleci', 'circle ci', 'circle token'],
    revoke: 'https://app.circleci.com/settings/user/tokens',
    tokens: [
      token(
        'circleci-personal-token',
        'personal token',
        /CCIPAT_[A-Za-z0-9]{22}_[0-9a-f]{40}/,
        'critical',
        { opens: 'pipelines and their variables' },
      ),
      token(
        'circleci-project-token',
        'project token',
        /CCIPRJ_[A-Za-z0-9]{22}_[0-9a-f]{40}/,
        'high',
      ),
      token('circleci-legacy-token', 'legacy token', /[0-9a-f]{40}/, 'critical'),
    ],
  },
  {
    name: 'Clojars',
    site: 'clojars.org',
    revoke: 'https://clojars.org/tokens',
    tokens: [
      token('clojars-deploy-token', 'deploy token', /CLOJARS_[0-9a-f]{60}/, 'critical', {
        opens: 'artifacts, to publish',
      }),
    ],
  },
  {
    name: 'Codacy',
    site: 'codacy.com',
    words: ['codacy'],
    revoke: 'Account > API tokens',
    tokens: [token('codacy-api-token', 'API token', /[A-Za-z0-9]{20,24}/, 'medium')],
  },
  {
    name: 'Code Climate',
    site: 'codeclimate.com',
    words: ['codeclimate', 'code climate', 'cc test reporter'],
    revoke: 'repo settings',
    tokens: [
      token('code-climate-test-reporter-id', 'test reporter id', /[0-9a-f]{64}/, 'low', {
        opens: 'coverage reports, to upload',
      }),
    ],
  },
  {
    name: 'Codecov',
    site: 'codecov.io',
    words: ['codecov'],
    revoke: 'Repo settings > Regenerate',
    tokens: [
      token('codecov-upload-token', 'upload token', UUID, 'low', {
        opens: 'coverage reports, to upload',
      }),
    ],
  },
  {
    name: 'Codemagic',
    site: 'codemagic.io',
    words: ['codemagic'],
    revoke: 'Teams > Integrations',
    tokens: [token('codemagic-api-token', 'API token', /[\w-]{43}/, 'high')],
  },
  {
    name: 'CodeRabbit',
    site: 'coderabbit.ai',
    revoke: 'Settings > API keys',
    tokens: [token('coderabbit-api-key', 'API key', /cr-[0-9a-f]{58}/, 'medium')],
  },
  {
    name: 'CodeSandbox',
    site: 'codesandbox.io',
    revoke: 'https://codesandbox.io/dashboard',
    tokens: [
      token('codesandbox-api-token', 'API token', /csb_(?:v1_)?[A-Za-z0-9]{40,140}/, 'medium'),
    ],
  },
  {
    name: 'Coveralls',
    site: 'coveralls.io',
    words: ['coveralls'],
    revoke: 'repo settings',
    tokens: [token('coveralls-repo-token', 'repo token', /[A-Za-z0-9-]{32,37}/, 'low')],
  },
  {
    name: 'Crowdin',
    site: 'crowdin.com',
    words: ['crowdin'],
    tokens: [token('crowdin-api-key', 'API key', /[A-Za-z0-9]{80}/, 'high')],
  },
  {
    name: 'Cypress',
    site: 'cypress.io',
    words: ['cypress record', 'cypress run', 'cypress key'],
    revoke: 'Project settings > Record keys',
    tokens: [token('cypress-record-key', 'record key', UUID, 'low')],
  },
  {
    name: 'Deno',
    site: 'deno.com',
    revoke: 'https://dash.deno.com/account#access-tokens',
    tokens: [
      token('deno-user-token', 'user token', /ddp_[A-Za-z0-9]{36}/, 'critical', {
        opens: 'deployments',
      }),
      token('deno-organization-token', 'organisation token', /dd[ow]_[A-Za-z0-9]{36}/, 'critical', {
        opens: 'the organisation',
        keywords: ['ddo_', 'ddw_'],
        keywordsFirst: true,
      }),
    ],
  },
  {
    name: 'Drone',
    site: 'drone.io',
    names: ['drone'],
    words: ['droneci', 'drone token', 'drone server'],
    revoke: 'account page',
    tokens: [token('drone-access-token', 'access token', /[A-Za-z0-9]{32}/, 'high')],
  },
  {
    name: 'Endor Labs',
    site: 'endorlabs.com',
    revoke: 'API keys page',
    tokens: [
      token('endor-labs-api-key-or-secret', 'API key or secret', /endr\+[A-Za-z0-9-]{16}/, 'high'),
    ],
  },
  {
    name: 'Eraser',
    site: 'eraser.io',
    names: ['eraser'],
    tokens: [token('eraser-api-key', 'API key', /[A-Za-z0-9]{20}/, 'medium')],
  },
  {
    name: 'Gitea',
    site: 'gitea.com',
    words: ['gitea'],
    revoke: 'User settings > Applications',
    tokens: [token('gitea-access-token', 'access token', /[0-9a-f]{40}/, 'high')],
  },
  {
    name: 'Gitee',
    site: 'gitee.com',
    words: ['gitee'],
    revoke: 'https://gitee.com/profile/personal_access_tokens',
    tokens: [token('gitee-personal-access-token', 'personal access token', /[0-9a-f]{32}/, 'high')],
  },
  {
    name: 'Gitter',
    site: 'gitter.im',
    words: ['gitter'],
    tokens: [
      token('gitter-access-token', 'access token', /[0-9a-f]{40}/, 'low', {
        opens: 'nothing any more, probably: this kind was retired',
      }),
    ],
  },
];
