/** GitLab CI: predefined variables of the pipeline. */

import { quoteOdd } from '../text/quote.ts';
import { ScanError } from '../error.ts';
import type { CiPlan, CiTarget, Environment } from './plan.ts';
import { commitOf, pushTarget, remoteBranch, requiredCommitOf, tagRef, valueOf } from './values.ts';

/** Undefined outside of GitLab CI. Throws `ScanError` if a variable is missing or malformed. */
export function planForGitLab(env: Environment): CiPlan | undefined {
  if (valueOf(env, 'GITLAB_CI') === undefined) return undefined;
  return {
    system: 'GitLab CI',
    ...occasionOf(env),
    reports: [{ format: 'human' }],
    shallowAdvice: 'Add `GIT_DEPTH: "0"` under `variables:` of the job.',
  };
}

function occasionOf(env: Environment): { occasion: string; target: CiTarget } {
  // Set in child pipelines too, whose source is not the merge request.
  const request = valueOf(env, 'CI_MERGE_REQUEST_IID');
  if (request !== undefined) {
    return { occasion: `merge request ${quoteOdd(request)}`, target: mergeRequest(env) };
  }
  const source = valueOf(env, 'CI_PIPELINE_SOURCE');
  switch (source) {
    case undefined:
      throw new ScanError('CI_PIPELINE_SOURCE is not set');
    case 'push':
      return push(env);
    case 'external_pull_request_event':
      return {
        occasion: 'external pull request',
        target: {
          kind: 'range',
          heads: [requiredCommitOf(env, 'CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA')],
          bases: [requiredCommitOf(env, 'CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA')],
        },
      };
    default:
      return { occasion: `pipeline by ${quoteOdd(source)}`, target: { kind: 'history' } };
  }
}

/** In a pipeline for merged results CI_COMMIT_SHA is a merge, and the source branch has a variable. */
function mergeRequest(env: Environment): CiTarget {
  const source = commitOf(env, 'CI_MERGE_REQUEST_SOURCE_BRANCH_SHA');
  const heads = [source ?? requiredCommitOf(env, 'CI_COMMIT_SHA')];
  const base = commitOf(env, 'CI_MERGE_REQUEST_DIFF_BASE_SHA');
  const target = valueOf(env, 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME');
  const beyondTarget: CiTarget | undefined =
    target === undefined ? undefined : { kind: 'range', heads, bases: [remoteBranch(target)] };
  if (base !== undefined) {
    const otherwise = beyondTarget === undefined ? {} : { otherwise: beyondTarget };
    return { kind: 'range', heads, bases: [base], ...otherwise };
  }
  if (beyondTarget !== undefined) return beyondTarget;
  throw new ScanError('CI_MERGE_REQUEST_DIFF_BASE_SHA is not set');
}

function push(env: Environment): { occasion: string; target: CiTarget } {
  const tag = valueOf(env, 'CI_COMMIT_TAG');
  const branch = valueOf(env, 'CI_COMMIT_BRANCH');
  const target = pushTarget({
    // The commit's id would leave out the message of an annotated tag.
    after: tag === undefined ? requiredCommitOf(env, 'CI_COMMIT_SHA') : tagRef(tag),
    before: commitOf(env, 'CI_COMMIT_BEFORE_SHA'),
    branch,
    defaultBranch: valueOf(env, 'CI_DEFAULT_BRANCH'),
  });
  const name = tag === undefined ? quoteOdd(branch ?? 'a branch') : `tag ${quoteOdd(tag)}`;
  return { occasion: `push to ${name}`, target };
}
