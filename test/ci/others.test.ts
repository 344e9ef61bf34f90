import { describe, expect, it } from 'vitest';
import { planCi } from '../../src/ci/detect.ts';
import type { CiPlan } from '../../src/ci/plan.ts';
import { ScanError } from '../../src/error.ts';

const HEAD = 'a1'.repeat(20);
const BASE = 'b2'.repeat(20);

function plan(env: Record<string, string>): CiPlan {
  return planCi(env, () => {
    throw new Error('none of these systems has an event file');
  });
}

describe('pull requests', () => {
  const target = 'refs/remotes/origin/release/2.x';

  it.each<[string, Record<string, string>, string]>([
    [
      'Azure Pipelines',
      {
        TF_BUILD: 'True',
        BUILD_SOURCEVERSION: HEAD,
        SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/release/2.x',
      },
      '`fetchDepth: 0`',
    ],
    [
      'Bitbucket Pipelines',
      {
        BITBUCKET_BUILD_NUMBER: '12',
        BITBUCKET_COMMIT: HEAD,
        BITBUCKET_PR_DESTINATION_BRANCH: 'release/2.x',
      },
      '`clone: { depth: full }`',
    ],
    [
      'Buildkite',
      {
        BUILDKITE: 'true',
        BUILDKITE_COMMIT: HEAD,
        BUILDKITE_BRANCH: 'export-job',
        BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'main',
        BUILDKITE_PULL_REQUEST_BASE_BRANCH: 'release/2.x',
      },
      '`--depth`',
    ],
    [
      'Jenkins',
      {
        JENKINS_URL: 'https://ci.example.com/',
        GIT_COMMIT: HEAD,
        GIT_PREVIOUS_SUCCESSFUL_COMMIT: BASE,
        CHANGE_TARGET: 'release/2.x',
      },
      '`Shallow clone`',
    ],
  ])('%s: what the target branch does not have', (system, env, advice) => {
    const result = plan(env);
    expect(result.system).toBe(system);
    expect(result.occasion).toBe('pull request to release/2.x');
    expect(result.target).toEqual({ kind: 'range', heads: [HEAD], bases: [target] });
    expect(result.shallowAdvice).toContain(advice);
    expect(result.reports).toEqual([{ format: 'human' }]);
  });
});

describe('other builds', () => {
  it('without a word about before: the whole history of the commit', () => {
    const history = { kind: 'history', heads: [HEAD] };
    expect(plan({ TF_BUILD: 'True', BUILD_SOURCEVERSION: HEAD }).target).toEqual(history);
    expect(plan({ CIRCLECI: 'true', CIRCLE_SHA1: HEAD }).target).toEqual(history);
    const bitbucket = { BITBUCKET_BUILD_NUMBER: '12', BITBUCKET_COMMIT: HEAD };
    expect(plan(bitbucket).target).toEqual(history);
  });

  it('Jenkins: since the last build that passed', () => {
    const env = { JENKINS_URL: 'x', GIT_COMMIT: HEAD, GIT_PREVIOUS_SUCCESSFUL_COMMIT: BASE };
    expect(plan(env).target).toEqual({
      kind: 'range',
      heads: [HEAD],
      bases: [BASE],
      otherwise: { kind: 'history', heads: [HEAD] },
    });
    expect(() => plan({ ...env, GIT_PREVIOUS_SUCCESSFUL_COMMIT: '--all' })).toThrow(
      'GIT_PREVIOUS_SUCCESSFUL_COMMIT is not a commit id: "--all"',
    );
  });

  it('Buildkite: what the default branch does not have', () => {
    const env = { BUILDKITE: 'true', BUILDKITE_PIPELINE_DEFAULT_BRANCH: 'main' };
    const branch = { ...env, BUILDKITE_COMMIT: HEAD, BUILDKITE_BRANCH: 'export-job' };
    expect(plan(branch).target).toMatchObject({
      kind: 'range',
      heads: [HEAD],
      bases: ['refs/remotes/origin/main'],
    });
    expect(plan({ ...branch, BUILDKITE_BRANCH: 'main' }).target).toEqual({
      kind: 'history',
      heads: [HEAD],
    });
  });

  it('takes what is checked out where the commit is not named by its id', () => {
    for (const commit of ['HEAD', '', '--all', 'a1b2c3d']) {
      const env = { BUILDKITE: 'true', BUILDKITE_COMMIT: commit };
      expect(plan(env).target).toEqual({ kind: 'history', heads: ['HEAD'] });
    }
  });
});

it('refuses a target branch that git would not have', () => {
  const env = { TF_BUILD: 'True', BUILD_SOURCEVERSION: HEAD };
  expect(() => plan({ ...env, SYSTEM_PULLREQUEST_TARGETBRANCH: '--exec=x' })).toThrow(
    '"--exec=x" is not a well-formed name of a branch or tag',
  );
});

it('says what to do outside of a known system', () => {
  for (const env of [{}, { CI: 'true' }, { GITHUB_ACTIONS: '' }, { GITLAB_CI: '' }]) {
    try {
      plan(env);
    } catch (error) {
      expect(error).toBeInstanceOf(ScanError);
      expect(error).toMatchObject({ status: 2, hint: expect.stringContaining('keyscan range') });
      continue;
    }
    throw new Error(`a plan was made of ${JSON.stringify(env)}`);
  }
});
