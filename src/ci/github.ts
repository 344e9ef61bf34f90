/** GitHub Actions: the event that started the workflow, as its payload describes it. */

import * as v from 'valibot';
import { isOid, isZeroOid, type Oid } from '../content.ts';
import { ScanError } from '../error.ts';
import { quoteOdd } from '../text/quote.ts';
import type { CiPlan, CiReport, CiTarget, Environment } from './plan.ts';
import { pushTarget, valueOf } from './values.ts';

/** Reads a text file; throws if it cannot. */
export type ReadFile = (path: string) => string;

const objectId = v.custom<Oid>((value) => typeof value === 'string' && isOid(value));
const commit = v.pipe(
  objectId,
  v.check((oid) => !isZeroOid(oid)),
);

const PullRequestEvent = v.object({
  pull_request: v.object({
    number: v.number(),
    base: v.object({ sha: commit }),
    head: v.object({ sha: commit }),
  }),
});

const PushEvent = v.object({
  ref: v.string(),
  // Zero when the ref is new, or deleted.
  before: objectId,
  after: objectId,
  repository: v.object({ default_branch: v.string() }),
});

const MergeGroupEvent = v.object({
  merge_group: v.object({ base_sha: commit, head_sha: commit }),
});

interface Occasion {
  readonly occasion: string;
  readonly target: CiTarget;
  readonly shallowAdvice?: string;
}

const SHALLOW_ADVICE = 'Add `fetch-depth: 0` under `with:` of the step that uses actions/checkout.';

/** That event checks out the base branch, and a clone of it lacks the pull request. */
const WRONG_EVENT_ADVICE =
  'Let the workflow run on `pull_request` instead of `pull_request_target`, and add ' +
  '`fetch-depth: 0` under `with:` of the step that uses actions/checkout.';

/** Undefined outside of GitHub Actions. Throws `ScanError` if the event cannot be understood. */
export function planForGitHub(env: Environment, readFile: ReadFile): CiPlan | undefined {
  if (env['GITHUB_ACTIONS'] !== 'true') return undefined;
  const { occasion, target, shallowAdvice = SHALLOW_ADVICE } = occasionOf(env, readFile);
  const summary = valueOf(env, 'GITHUB_STEP_SUMMARY');
  const reports: CiReport[] = [{ format: 'human' }, { format: 'github' }];
  if (summary !== undefined) reports.push({ format: 'markdown', appendTo: summary });
  return { system: 'GitHub Actions', occasion, target, reports, shallowAdvice };
}

function occasionOf(env: Environment, readFile: ReadFile): Occasion {
  const event = valueOf(env, 'GITHUB_EVENT_NAME');
  switch (event) {
    case undefined:
      throw new ScanError('GITHUB_EVENT_NAME is not set');
    case 'pull_request':
    case 'pull_request_target':
    case 'pull_request_review':
    case 'pull_request_review_comment':
      return pullRequest(event, env, readFile);
    case 'push':
      return push(env, readFile);
    case 'merge_group': {
      const { merge_group: group } = payload(MergeGroupEvent, env, readFile);
      return {
        occasion: 'merge queue',
        target: { kind: 'range', heads: [group.head_sha], bases: [group.base_sha] },
      };
    }
    default:
      return { occasion: quoteOdd(event), target: { kind: 'history' } };
  }
}

function pullRequest(event: string, env: Environment, readFile: ReadFile): Occasion {
  const { pull_request: request } = payload(PullRequestEvent, env, readFile);
  const otherwise = testMerge(env);
  return {
    occasion: `pull request ${request.number}`,
    target: {
      kind: 'range',
      heads: [request.head.sha],
      bases: [request.base.sha],
      ...(otherwise === undefined ? {} : { otherwise }),
    },
    ...(event === 'pull_request_target' ? { shallowAdvice: WRONG_EVENT_ADVICE } : {}),
  };
}

/**
 * What is checked out for a pull request is a merge of it into the base branch as that is by then,
 * which may be ahead of the base in the payload. Only a ref of that kind says that the job's commit
 * is such a merge: for other events, its first parent is just the commit before.
 */
function testMerge(env: Environment): CiTarget | undefined {
  const merge = valueOf(env, 'GITHUB_SHA');
  if (!/^refs\/pull\/\d+\/merge$/.test(env['GITHUB_REF'] ?? '')) return undefined;
  if (merge === undefined || !isOid(merge)) return undefined;
  return { kind: 'range', heads: [merge], bases: [`${merge}^1`] };
}

function push(env: Environment, readFile: ReadFile): Occasion {
  const { ref, before, after, repository } = payload(PushEvent, env, readFile);
  const branch = /^refs\/heads\/(.*)$/s.exec(ref)?.[1];
  const tag = /^refs\/tags\/(.*)$/s.exec(ref)?.[1];
  const name = quoteOdd(branch ?? tag ?? ref);
  if (isZeroOid(after)) {
    return { occasion: 'deletion', target: { kind: 'nothing', why: `${name} was deleted` } };
  }
  const target = pushTarget({
    after,
    before: isZeroOid(before) ? undefined : before,
    branch,
    defaultBranch: repository.default_branch,
  });
  return { occasion: `push to ${tag === undefined ? '' : 'tag '}${name}`, target };
}

/** The payload of the event, as far as `schema` describes it. */
function payload<Schema extends v.GenericSchema>(
  schema: Schema,
  env: Environment,
  readFile: ReadFile,
): v.InferOutput<Schema> {
  const path = valueOf(env, 'GITHUB_EVENT_PATH');
  if (path === undefined) throw new ScanError('GITHUB_EVENT_PATH is not set');
  let text: string;
  try {
    text = readFile(path);
  } catch (error) {
    throw new ScanError('the file that GITHUB_EVENT_PATH names cannot be read', { cause: error });
  }
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch (error) {
    throw new ScanError('the file that GITHUB_EVENT_PATH names is not JSON', { cause: error });
  }
  const result = v.safeParse(schema, event);
  if (result.success) return result.output;
  const field = v.getDotPath(result.issues[0]) ?? 'object';
  throw new ScanError(`the event in GITHUB_EVENT_PATH has no valid ${field}`, {
    hint: 'Name the commits to scan: keyscan range <base>..<head>',
  });
}
