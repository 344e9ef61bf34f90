/**
 * GitLab. Routable tokens end in the length of their payload and a checksum.
 *
 * @see https://docs.gitlab.com/security/tokens/
 */

import { crcOfAllInBase36 } from '../tokens/checksums.ts';
import { token, type Issuer } from '../tokens/issuer.ts';

export const GITLAB: Issuer = {
  name: 'GitLab',
  site: 'docs.gitlab.com',
  words: ['gitlab', 'private-token'],
  revoke: 'Preferences > Access tokens, or the settings of the project, group or runner',
  tokens: [
    token(
      'gitlab-personal-access-token-routable',
      'personal access token',
      /glpat-[\w-]{27,300}\.(?:[a-z0-9]{2}\.)?[a-z0-9]{9}/,
      'critical',
      {
        opens: 'what the user, project or group can reach',
        checksum: crcOfAllInBase36,
      },
    ),
    token(
      'gitlab-personal-access-token',
      'personal access token',
      /glpat-[\w-]{20,22}/,
      'critical',
      {
        opens: 'what the user, project or group can reach',
      },
    ),
    token('gitlab-deploy-token', 'deploy token', /gldt-[\w-]{20,27}/, 'high', {
      opens: 'repositories and registries',
    }),
    token(
      'gitlab-runner-authentication-token-routable',
      'runner token',
      /glrt-(?:t\d_)?[\w-]{27,300}\.(?:[a-z0-9]{2}\.)?[a-z0-9]{9}/,
      'high',
      {
        opens: 'the place of the runner, and with it the secrets of its jobs',
        checksum: crcOfAllInBase36,
      },
    ),
    token(
      'gitlab-runner-authentication-token',
      'runner token',
      /glrt-(?:t\d_)?[\w-]{20,27}/,
      'high',
      {
        opens: 'the place of the runner, and with it the secrets of its jobs',
      },
    ),
    token(
      'gitlab-runner-registration-token-derived',
      'runner registration token',
      /glrtr-[\w-]{20,120}/,
      'high',
    ),
    token(
      'gitlab-runner-registration-token-legacy',
      'runner registration token',
      /GR1348941[\w-]{20}/,
      'high',
      {
        opens: 'runners of your own, in versions before 18',
      },
    ),
    token('gitlab-ci-build-job-token', 'job token', /glcbt-[A-Za-z0-9]{1,5}_[\w-]{20}/, 'medium', {
      opens: 'the project, until the job ends',
    }),
    token(
      'gitlab-pipeline-trigger-token',
      'pipeline trigger token',
      /glptt-(?:[0-9a-f]{40}|[\w-]{20})/,
      'high',
      {
        opens: 'pipelines with variables of anybody',
      },
    ),
    token('gitlab-feed-token', 'feed token', /glft-(?:[\w-]{20}|[0-9a-f]{64}-\d{1,20})/, 'medium', {
      opens: 'feeds and calendars of private projects',
    }),
    token('gitlab-incoming-mail-token', 'incoming mail token', /glimt-[\w-]{25}/, 'medium', {
      opens: 'issues by mail in your name',
    }),
    token(
      'gitlab-kubernetes-agent-token',
      'agent token for Kubernetes',
      /glagent-[\w-]{50,1024}/,
      'critical',
      { opens: 'a cluster' },
    ),
    token('gitlab-scim-oauth-token', 'SCIM token', /glsoat-[\w-]{20}/, 'critical', {
      opens: 'the making and removing of users',
    }),
    token(
      'gitlab-oauth-application-secret',
      'OAuth client secret',
      /gloas-[0-9a-fA-F]{64}/,
      'high',
      { opens: 'the identity of an application' },
    ),
    token('gitlab-feature-flag-client-token', 'feature flag token', /glffct-[\w-]{20}/, 'low', {
      opens: 'feature flags, to read',
    }),
    token('gitlab-workspace-token', 'workspace token', /glwt-[\w-]{20,120}/, 'high', {
      opens: 'a remote workspace',
    }),
    token('gitlab-session-cookie', 'session cookie', /_gitlab_session=[0-9a-f]{32}/, 'high', {
      opens: 'a session of a browser',
    }),
    token(
      'gitlab-legacy-token-unprefixed',
      'personal access token of before 14.5',
      /[\w-]{20}/,
      'critical',
      {
        besides: /token|_pat|key|secret|auth/i,
        rejects: ['https://docs.gitlab.com/ee/api/deploy_keys.html#list-all-deploy-keys'],
      },
    ),
  ],
};
