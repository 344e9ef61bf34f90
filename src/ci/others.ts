/**
 * CI systems that say little: which branch a pull request goes to, and for some what was built
 * before. Without either, the whole history of the commit is scanned.
 */

import { isOid } from '../content.ts';
import { quoteOdd } from '../text/quote.ts';
import type { CiPlan, Environment } from './plan.ts';
import { commitOf, pushTarget, remoteBranch, valueOf } from './values.ts';

/** Names of variables, but for the first and the last. */
interface System {
  readonly name: string;
  /** Set in every job, and by nobody else. */
  readonly sign: string;
  /** The commit that is built; some systems put a ref's name in its place. */
  readonly head: string;
  /** The branch that a pull request is to be merged into; unset in other jobs. */
  readonly pullRequestTarget?: string;
  readonly branch?: string;
  readonly defaultBranch?: string;
  /** The last commit of the branch that passed. */
  readonly before?: string;
  readonly shallowAdvice: string;
}

const SYSTEMS: readonly System[] = [
  {
    name: 'Azure Pipelines',
    sign: 'TF_BUILD',
    head: 'BUILD_SOURCEVERSION',
    pullRequestTarget: 'SYSTEM_PULLREQUEST_TARGETBRANCH',
    shallowAdvice: 'Add `fetchDepth: 0` to the step `checkout: self`.',
  },
  {
    name: 'Bitbucket Pipelines',
    sign: 'BITBUCKET_BUILD_NUMBER',
    head: 'BITBUCKET_COMMIT',
    pullRequestTarget: 'BITBUCKET_PR_DESTINATION_BRANCH',
    shallowAdvice: 'Add `clone: { depth: full }` to bitbucket-pipelines.yml.',
  },
  {
    name: 'Buildkite',
    sign: 'BUILDKITE',
    head: 'BUILDKITE_COMMIT',
    pullRequestTarget: 'BUILDKITE_PULL_REQUEST_BASE_BRANCH',
    branch: 'BUILDKITE_BRANCH',
    defaultBranch: 'BUILDKITE_PIPELINE_DEFAULT_BRANCH',
    shallowAdvice: 'Take `--depth` out of BUILDKITE_GIT_CLONE_FLAGS and BUILDKITE_GIT_FETCH_FLAGS.',
  },
  {
    name: 'CircleCI',
    sign: 'CIRCLECI',
    head: 'CIRCLE_SHA1',
    shallowAdvice: 'Add `method: full` to the step `checkout`.',
  },
  {
    name: 'Jenkins',
    sign: 'JENKINS_URL',
    head: 'GIT_COMMIT',
    pullRequestTarget: 'CHANGE_TARGET',
    before: 'GIT_PREVIOUS_SUCCESSFUL_COMMIT',
    shallowAdvice:
      "In the job's Git settings, switch off `Shallow clone` and let it fetch " +
      '`+refs/heads/*:refs/remotes/origin/*`.',
  },
];

/** Undefined in none of these systems. Throws `ScanError` if a variable is malformed. */
export function planForOthers(env: Environment): CiPlan | undefined {
  const system = SYSTEMS.find(({ sign }) => valueOf(env, sign) !== undefined);
  if (system === undefined) return undefined;
  const value = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : valueOf(env, name);

  const { name, shallowAdvice } = system;
  const common = { system: name, reports: [{ format: 'human' }], shallowAdvice } as const;
  const commit = value(system.head) ?? '';
  const head = isOid(commit) ? commit : 'HEAD';
  const target = value(system.pullRequestTarget)?.replace(/^refs\/heads\//, '');
  if (target !== undefined) {
    return {
      ...common,
      occasion: `pull request to ${quoteOdd(target)}`,
      target: { kind: 'range', heads: [head], bases: [remoteBranch(target)] },
    };
  }
  return {
    ...common,
    occasion: 'build',
    target: pushTarget({
      after: head,
      before: system.before === undefined ? undefined : commitOf(env, system.before),
      branch: value(system.branch),
      defaultBranch: value(system.defaultBranch),
    }),
  };
}
