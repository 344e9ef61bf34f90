import { describe, expect, it } from 'vitest';
import { planCi } from '../../src/ci/detect.ts';
import type { CiPlan } from '../../src/ci/plan.ts';

const ZERO = '0'.repeat(40);
const HEAD = 'a1'.repeat(20);
const BASE = 'b2'.repeat(20);
const SOURCE = 'c3'.repeat(20);

function plan(env: Record<string, string>): CiPlan {
  const all = { GITLAB_CI: 'true', CI_COMMIT_SHA: HEAD, CI_DEFAULT_BRANCH: 'main', ...env };
  return planCi(all, () => {
    throw new Error('GitLab has no event file');
  });
}

const MERGE_REQUEST = {
  CI_PIPELINE_SOURCE: 'merge_request_event',
  CI_MERGE_REQUEST_IID: '7',
  CI_MERGE_REQUEST_DIFF_BASE_SHA: BASE,
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  // Set, and empty, in pipelines that run on the source branch.
  CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: '',
  CI_COMMIT_BEFORE_SHA: ZERO,
};
const BRANCH = { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_BRANCH: 'export-job' };

describe('merge requests', () => {
  it('on the source branch: from the base of the diff to the commit', () => {
    const { system, occasion, target } = plan(MERGE_REQUEST);
    expect(system).toBe('GitLab CI');
    expect(occasion).toBe('merge request 7');
    expect(target).toEqual({
      kind: 'range',
      heads: [HEAD],
      bases: [BASE],
      otherwise: { kind: 'range', heads: [HEAD], bases: ['refs/remotes/origin/main'] },
    });
  });

  it('on merged results: to the source branch, for the commit is a merge', () => {
    const { target } = plan({ ...MERGE_REQUEST, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: SOURCE });
    expect(target).toMatchObject({ kind: 'range', heads: [SOURCE], bases: [BASE] });
  });

  it('in a child pipeline: the same', () => {
    const child = plan({ ...MERGE_REQUEST, CI_PIPELINE_SOURCE: 'parent_pipeline' });
    expect(child.target).toEqual(plan(MERGE_REQUEST).target);
  });

  it('without a base of the diff: what the target branch does not have', () => {
    const { target } = plan({ ...MERGE_REQUEST, CI_MERGE_REQUEST_DIFF_BASE_SHA: '' });
    expect(target).toEqual({ kind: 'range', heads: [HEAD], bases: ['refs/remotes/origin/main'] });
  });

  it('without any base: refused', () => {
    const env = { ...MERGE_REQUEST, CI_MERGE_REQUEST_DIFF_BASE_SHA: '' };
    expect(() => plan({ ...env, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: '' })).toThrow(
      'CI_MERGE_REQUEST_DIFF_BASE_SHA is not set',
    );
  });

  it('from another server: between the two branches', () => {
    const { target } = plan({
      CI_PIPELINE_SOURCE: 'external_pull_request_event',
      CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA: SOURCE,
      CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA: BASE,
    });
    expect(target).toEqual({ kind: 'range', heads: [SOURCE], bases: [BASE] });
  });
});

describe('pushes', () => {
  it('to a branch: what is after and not before', () => {
    const { occasion, target } = plan({ ...BRANCH, CI_COMMIT_BEFORE_SHA: BASE });
    expect(occasion).toBe('push to export-job');
    expect(target).toMatchObject({ kind: 'range', heads: [HEAD], bases: [BASE] });
  });

  it('of a new branch: what the default branch does not have', () => {
    expect(plan({ ...BRANCH, CI_COMMIT_BEFORE_SHA: ZERO }).target).toEqual({
      kind: 'range',
      heads: [HEAD],
      bases: ['refs/remotes/origin/main'],
      otherwise: { kind: 'history', heads: [HEAD] },
    });
  });

  it('first one of the default branch: everything', () => {
    const env = { ...BRANCH, CI_COMMIT_BRANCH: 'main', CI_COMMIT_BEFORE_SHA: ZERO };
    expect(plan(env).target).toEqual({ kind: 'history', heads: [HEAD] });
  });

  it('of a tag: the tag itself, so that its message is read', () => {
    const env = { CI_PIPELINE_SOURCE: 'push', CI_COMMIT_TAG: 'v1.2', CI_COMMIT_BEFORE_SHA: ZERO };
    const { occasion, target } = plan(env);
    expect(occasion).toBe('push to tag v1.2');
    expect(target).toMatchObject({
      heads: ['refs/tags/v1.2'],
      bases: ['refs/remotes/origin/main'],
    });
  });
});

describe('other pipelines', () => {
  it.each(['schedule', 'web', 'api', 'trigger', 'pipeline'])('%s: everything', (source) => {
    const env = { ...BRANCH, CI_PIPELINE_SOURCE: source, CI_COMMIT_BEFORE_SHA: BASE };
    expect(plan(env).target).toEqual({ kind: 'history' });
  });
});

it('names the line to add for a shallow checkout', () => {
  expect(plan(BRANCH).shallowAdvice).toContain('`GIT_DEPTH: "0"`');
});

it('refuses what is not a commit or a branch, in one line', () => {
  const hostile = '--exec=x\n::error::y';
  for (const name of [
    'CI_MERGE_REQUEST_DIFF_BASE_SHA',
    'CI_MERGE_REQUEST_SOURCE_BRANCH_SHA',
    'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
    'CI_COMMIT_SHA',
  ]) {
    expect(() => plan({ ...MERGE_REQUEST, [name]: hostile })).toThrow(
      /^[^\n]*"--exec=x\\n::error::y"[^\n]*$/,
    );
  }
  expect(() => plan({ ...MERGE_REQUEST, CI_COMMIT_SHA: ZERO })).toThrow('CI_COMMIT_SHA');
  expect(() => plan({ CI_COMMIT_BRANCH: 'main' })).toThrow('CI_PIPELINE_SOURCE is not set');
  const request = plan({ ...MERGE_REQUEST, CI_MERGE_REQUEST_IID: hostile });
  expect(request.occasion).not.toContain('\n');
});
