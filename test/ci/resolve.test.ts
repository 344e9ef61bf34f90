import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planCi } from '../../src/ci/detect.ts';
import { resolvePlan, type CiScope } from '../../src/ci/resolve.ts';
import { ScanError } from '../../src/error.ts';
import { openRepository } from '../../src/git/repository.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const ZERO = '0'.repeat(40);
const GONE = 'dead'.repeat(10);

let server: TestRepository;
let workspace: string;
let commits: { first: string; base: string; head: string; merge: string };

/** `main`, a pull request with two commits, and the merge that the server makes of it. */
beforeEach(() => {
  server = createRepository();
  const first = server.commit('first');
  server.git('switch', '--quiet', '-c', 'export-job');
  server.write('export.txt', 'one\n');
  server.commit('export: one');
  server.write('export.txt', 'two\n');
  const head = server.commit('export: two');
  server.git('switch', '--quiet', 'main');
  server.write('main.txt', 'main\n');
  const base = server.commit('second');
  server.git('switch', '--quiet', '--detach');
  server.git('merge', '--quiet', '--no-edit', 'export-job');
  const merge = server.git('rev-parse', 'HEAD');
  server.git('update-ref', 'refs/pull/42/merge', merge);
  server.git('switch', '--quiet', 'main');
  commits = { first, base, head, merge };
  workspace = mkdtempSync(join(tmpdir(), 'keyscan-ci-'));
});

afterEach(() => {
  server.cleanup();
  rmSync(workspace, { recursive: true, force: true });
});

/** Fetches and checks out as actions/checkout does. */
function checkout(ref: string, depth: number): void {
  const url = pathToFileURL(server.dir).href;
  const run = (...args: string[]): void => void server.git('-C', workspace, ...args);
  run('init', '--quiet', '--initial-branch=main');
  run('remote', 'add', 'origin', url);
  // As the server allows it: commits are asked for by their ids.
  server.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const what = ref.startsWith('refs/heads/')
    ? `+${ref}:${ref.replace('refs/heads/', 'refs/remotes/origin/')}`
    : `+${ref}:${ref.replace('refs/', 'refs/remotes/')}`;
  const all = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
  if (depth > 0) run('fetch', '--quiet', '--no-tags', `--depth=${depth}`, 'origin', what);
  else run('fetch', '--quiet', 'origin', ...all, what);
  run('checkout', '--quiet', '--detach', server.git('rev-parse', ref));
}

function pullRequest(over: { base?: string; head?: string } = {}): Promise<CiScope> {
  const { base = commits.base, head = commits.head } = over;
  const event = { pull_request: { number: 42, base: { sha: base }, head: { sha: head } } };
  return scope('pull_request', event, {
    GITHUB_REF: 'refs/pull/42/merge',
    GITHUB_SHA: commits.merge,
  });
}

function push(before: string, branch = 'main'): Promise<CiScope> {
  return scope('push', {
    ref: `refs/heads/${branch}`,
    before,
    after: server.git('rev-parse', branch),
    repository: { default_branch: 'main' },
  });
}

async function scope(event: string, payload: object, env: object = {}): Promise<CiScope> {
  const plan = planCi(
    { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: 'event.json', ...env },
    () => JSON.stringify(payload),
  );
  return resolvePlan(plan, await openRepository({ directory: workspace, env: { ...server.env } }));
}

async function refusal(promise: Promise<CiScope>): Promise<ScanError> {
  const result = await promise.catch((error: unknown) => error);
  expect(result).toBeInstanceOf(ScanError);
  return result as ScanError;
}

describe('pull request', () => {
  it('full clone: its base and head', async () => {
    checkout('refs/pull/42/merge', 0);
    expect(await pullRequest()).toEqual({
      kind: 'range',
      heads: [commits.head],
      bases: [commits.base],
      description: `pull request 42: ${commits.base.slice(0, 12)}..${commits.head.slice(0, 12)}`,
    });
  });

  it('base no longer on the server: what is checked out, without what it was merged into', async () => {
    checkout('refs/pull/42/merge', 0);
    expect(await pullRequest({ base: GONE })).toMatchObject({
      kind: 'range',
      heads: [commits.merge],
      bases: [commits.base],
    });
  });

  it('only the merge itself is there: status 3 and the line to add', async () => {
    checkout('refs/pull/42/merge', 1);
    const error = await refusal(pullRequest());
    expect(error.status).toBe(3);
    expect(error.message).toBe(
      `nothing was scanned: ${commits.head} is not in this clone, which is shallow`,
    );
    expect(error.hint).toContain('`fetch-depth: 0`');
  });

  it('on the base branch instead of the merge: never the commit that happens to be there', async () => {
    checkout('refs/heads/main', 2);
    const { base, head } = commits;
    const event = { pull_request: { number: 42, base: { sha: base }, head: { sha: head } } };
    const error = await refusal(
      scope('pull_request_target', event, { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: base }),
    );
    expect(error.status).toBe(3);
    expect(error.hint).toContain('`pull_request`');
  });
});

describe('push', () => {
  it('known past: from there', async () => {
    checkout('refs/heads/main', 0);
    expect(await push(commits.first)).toMatchObject({
      kind: 'range',
      heads: [commits.base],
      bases: [commits.first],
    });
  });

  it('new branch: from the default branch', async () => {
    checkout('refs/heads/export-job', 0);
    expect(await push(ZERO, 'export-job')).toMatchObject({
      kind: 'range',
      heads: [commits.head],
      bases: [commits.base],
    });
  });

  it('rewritten branch whose past is gone: from the default branch', async () => {
    checkout('refs/heads/export-job', 0);
    expect(await push(GONE, 'export-job')).toMatchObject({
      kind: 'range',
      heads: [commits.head],
      bases: [commits.base],
    });
  });

  it('rewritten default branch: its whole history', async () => {
    checkout('refs/heads/main', 0);
    expect(await push(GONE)).toEqual({
      kind: 'history',
      heads: [commits.base],
      description: `push to main: the whole history of ${commits.base.slice(0, 12)}`,
    });
  });

  it('shallow clone without the past: status 3, not everything that is there', async () => {
    checkout('refs/heads/main', 1);
    const error = await refusal(push(commits.first));
    expect(error.status).toBe(3);
    expect(error.message).toContain(commits.first);
  });

  it('annotated tag: the tag object', async () => {
    server.git('tag', '--annotate', '--message=release', 'v1.0', 'main');
    const tag = server.git('rev-parse', 'refs/tags/v1.0');
    expect(tag).not.toBe(commits.base);
    checkout('refs/heads/main', 0);
    const event = {
      ref: 'refs/tags/v1.0',
      before: ZERO,
      after: tag,
      repository: { default_branch: 'main' },
    };
    expect(await scope('push', event)).toMatchObject({ heads: [tag], bases: [commits.base] });
  });

  it('deleted branch: nothing', async () => {
    checkout('refs/heads/main', 1);
    const event = {
      ref: 'refs/heads/old',
      before: commits.first,
      after: ZERO,
      repository: { default_branch: 'main' },
    };
    expect(await scope('push', event)).toEqual({ kind: 'nothing', why: 'old was deleted' });
  });
});

it('other events: everything that is there, also in a shallow clone', async () => {
  checkout('refs/heads/main', 1);
  expect(await scope('schedule', {})).toEqual({
    kind: 'history',
    description: 'schedule: the whole history',
  });
});
