/** Package registries and software supply. */

import { token, UUID, type Issuer } from './issuer.ts';

export const PACKAGES: readonly Issuer[] = [
  {
    name: 'Artsy',
    site: 'artsy.net',
    names: ['artsy'],
    tokens: [token('artsy-api-secret', 'API secret', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Cloudsmith',
    site: 'cloudsmith.io',
    words: ['cloudsmith'],
    revoke: 'https://cloudsmith.io/user/settings/api/',
    tokens: [
      token('cloudsmith-api-key-csa', 'API key csa', /csa_[0-9a-f]{30}[A-Za-z0-9]{6}/, 'critical', {
        opens: 'packages',
      }),
      token('cloudsmith-api-key-legacy', 'legacy API key', /[0-9a-f]{40}/, 'critical'),
    ],
  },
  {
    name: 'Contributed Systems',
    site: 'enterprise.contribsys.com',
    words: ['contribsys'],
    tokens: [
      token(
        'contributed-systems-sidekiq-credentials',
        'sidekiq credentials',
        /[0-9a-f]{8}:[0-9a-f]{8}/,
        'low',
        {
          besides: /contribsys/i,
          opens: 'licence to download gems',
        },
      ),
    ],
  },
  {
    name: 'crates.io',
    site: 'crates.io',
    revoke: 'https://crates.io/settings/tokens',
    tokens: [
      token('crates-io-api-token', 'API token', /cio[A-Za-z0-9]{32}/, 'critical', {
        opens: 'crates, to publish',
      }),
    ],
  },
  {
    name: 'Dependency Track',
    site: 'dependencytrack.org',
    revoke: 'Administration > Teams',
    tokens: [token('dependency-track-api-key', 'API key', /odt_[A-Za-z0-9]{32,255}/, 'medium')],
  },
  {
    name: 'Fontawesome',
    site: 'fontawesome.com',
    words: ['font awesome'],
    revoke: 'account page',
    tokens: [
      token('fontawesome-package-token', 'package token', UUID, 'low', { opens: 'licensed icons' }),
    ],
  },
  {
    name: 'Gemfury',
    site: 'fury.io',
    words: ['gemfury', 'fury.io'],
    revoke: 'tokens page',
    tokens: [
      token('gemfury-deploy-or-full-token', 'deploy or full token', /[A-Za-z0-9]{20}/, 'high', {
        words: ['gemfury', 'fury.io'],
      }),
    ],
  },
  {
    name: 'JFrog Artifactory',
    site: 'jfrog.com',
    words: ['artifactory', 'jfrog'],
    revoke: 'Profile > Identity tokens / API key',
    tokens: [
      token('jfrog-artifactory-api-key', 'API key', /AKCp[1-9A-HJ-NP-Za-km-z]{69}/, 'critical', {
        opens: 'artifacts',
      }),
      token(
        'jfrog-artifactory-reference-token',
        'reference token',
        /cmVmdGtu[A-Za-z0-9]{56}/,
        'critical',
        { opens: 'artifacts' },
      ),
      token(
        'jfrog-artifactory-encrypted-password',
        'encrypted password',
        /AP[A-Za-z0-9][1-9A-HJ-NP-Za-km-z]{60,180}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Maven Central',
    site: 'central.sonatype.com',
    words: ['ossrh', 'sonatype', 'maven central'],
    revoke: 'https://central.sonatype.com/account',
    tokens: [
      token(
        'maven-central-portal-token-password',
        'portal token password',
        /[A-Za-z0-9+/]{44}/,
        'critical',
        { opens: 'artifacts, to publish' },
      ),
    ],
  },
  {
    name: 'NuGet',
    site: 'nuget.org',
    revoke: 'https://www.nuget.org/account/apikeys',
    tokens: [
      token('nuget-api-key', 'API key', /oy2[a-z2-7]{43}/, 'critical', {
        opens: 'packages, to publish',
      }),
    ],
  },
  {
    name: 'Openvsx',
    site: 'open-vsx.org',
    revoke: 'https://open-vsx.org/user-settings/tokens',
    tokens: [
      token(
        'openvsx-access-token',
        'access token',
        /ovsxat_[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'critical',
        { opens: 'extensions, to publish' },
      ),
    ],
  },
  {
    name: 'Packagist',
    site: 'packagist.com',
    revoke: 'Private Packagist settings',
    tokens: [
      token('packagist-api-key', 'API key', /packagist_ack_[0-9a-f]{28,32}/, 'low'),
      token('packagist-api-secret', 'API secret', /packagist_acs_[0-9a-f]{64,96}/, 'high'),
      token('packagist-org-read-token', 'org read token', /packagist_ort_[0-9a-f]{68}/, 'medium', {
        opens: 'private packages, to read',
      }),
      token(
        'packagist-org-or-user-update-token',
        'org or user update token',
        /packagist_(?:out|uut|cut)_[0-9a-f]{68}/,
        'high',
      ),
    ],
  },
  {
    name: 'pyx',
    site: 'astral.sh',
    revoke: 'pyx dashboard',
    tokens: [
      token('pyx-astral-api-key-v1', 'API key v1', /sk-pyx-[A-Za-z0-9]{64}/, 'high', {
        opens: 'package registry',
      }),
      token('pyx-astral-api-key-v2', 'API key v2', /sk-pyx-2[A-Za-z]{45}/, 'high'),
    ],
  },
  {
    name: 'Quay',
    site: 'quay.io',
    names: ['quay'],
    words: ['quay.io'],
    revoke: 'robot account page',
    tokens: [
      token('quay-robot-token', 'robot token', /[A-Z0-9]{64}/, 'high'),
      token('quay-oauth-token', 'OAuth token', /[A-Za-z0-9]{40}/, 'high', { besides: /token/i }),
    ],
  },
  {
    name: 'Red Hat Pyxis',
    site: 'catalog.redhat.com',
    words: ['pyxis', 'redhat'],
    tokens: [token('red-hat-pyxis-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'RubyGems',
    site: 'rubygems.org',
    revoke: 'https://rubygems.org/profile/api_keys',
    tokens: [
      token('rubygems-api-key', 'API key', /rubygems_[0-9a-f]{48}/, 'critical', {
        opens: 'gems, to publish',
      }),
    ],
  },
  {
    name: 'Snyk',
    site: 'snyk.io',
    words: ['snyk'],
    revoke: 'https://app.snyk.io/account',
    tokens: [
      token('snyk-api-token', 'API token', UUID, 'high', { opens: 'found vulnerabilities' }),
      token(
        'snyk-personal-or-service-token-v2',
        'personal or service token v2',
        /snyk_(?:uat|sat)\.[0-9a-f]{8}\.[\w-]{20,120}\.[\w-]{20,120}/,
        'high',
      ),
    ],
  },
  {
    name: 'SonarQube',
    site: 'sonarcloud.io',
    names: ['sonar'],
    words: ['sonarqube', 'sonarcloud', 'sonar token', 'sonar login', 'sonar.token', 'sonar.login'],
    revoke: 'My account > Security',
    tokens: [
      token('sonar-user-token', 'user token', /squ_[0-9a-f]{40}/, 'high', {
        opens: 'code and settings',
      }),
      token(
        'sonar-project-analysis-token',
        'project analysis token',
        /sqp_[0-9a-f]{40}/,
        'medium',
        { opens: 'analyses, to upload' },
      ),
      token('sonar-global-analysis-token', 'global analysis token', /sqa_[0-9a-f]{40}/, 'medium'),
      token('sonar-sonarcloud-org-token', 'sonarcloud org token', /sqco_[A-Za-z0-9]{59}/, 'medium'),
      token('sonar-legacy-token', 'legacy login token', /[0-9a-f]{40}/, 'high', {
        besides: /login|token|key|auth|pass/i,
      }),
    ],
  },
  {
    name: 'Thunderstore',
    site: 'thunderstore.io',
    revoke: 'team settings',
    tokens: [
      token('thunderstore-api-token', 'API token', /tss_[\w-]{32,40}/, 'high', {
        opens: 'mods, to publish',
      }),
    ],
  },
  {
    name: 'Wpengine',
    site: 'wpengineapi.com',
    words: ['wp engine', 'wpe api'],
    revoke: 'User portal > API access',
    tokens: [token('wpengine-api-password', 'API password', /[A-Za-z0-9]{24,64}/, 'high')],
  },
];
