import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planCi } from '../../src/ci/detect.ts';
import type { CiPlan } from '../../src/ci/plan.ts';
import { ScanError } from '../../src/error.ts';

const EVENTS = join(import.meta.dirname, 'events');

type Json = Record<string, unknown>;

function recorded(name: string): string {
  return readFileSync(join(EVENTS, `${name}.json`), 'utf8');
}

/** A value in a recorded event, by its path. */
function field(name: string, ...path: string[]): string {
  const value = path.reduce<unknown>((at, key) => (at as Json)[key], JSON.parse(recorded(name)));
  expect(value).toBeTypeOf('string');
  return value as string;
}

function plan(event: string, payload: string, env: Record<string, string> = {}): CiPlan {
  return planCi(
    {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: '/runner/event.json',
      ...env,
    },
    (path) => {
      expect(path).toBe('/runner/event.json');
      return payload;
    },
  );
}

function failure(run: () => unknown): ScanError {
  try {
    run();
  } catch (error) {
    if (error instanceof ScanError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('pull requests', () => {
  it.each(['pull-request-opened-from-fork', 'pull-request-synchronize'])(
    '%s: from the base to the head of the pull request',
    (name) => {
      const { system, occasion, target } = plan('pull_request', recorded(name));
      expect(system).toBe('GitHub Actions');
      expect(occasion).toBe('pull request 42');
      expect(target).toEqual({
        kind: 'range',
        heads: [field(name, 'pull_request', 'head', 'sha')],
        bases: [field(name, 'pull_request', 'base', 'sha')],
      });
    },
  );

  it('falls back on the merge that is checked out, and what it was merged into', () => {
    const merge = 'ab'.repeat(20);
    const env = { GITHUB_REF: 'refs/pull/42/merge', GITHUB_SHA: merge };
    const { target } = plan('pull_request', recorded('pull-request-synchronize'), env);
    expect(target).toHaveProperty('otherwise', {
      kind: 'range',
      heads: [merge],
      bases: [`${merge}^1`],
    });
  });

  it('takes no other commit for such a merge', () => {
    const env = { GITHUB_REF: 'refs/heads/main', GITHUB_SHA: 'ab'.repeat(20) };
    const onBase = plan('pull_request_target', recorded('pull-request-opened-from-fork'), env);
    expect(onBase.target).not.toHaveProperty('otherwise');
    const odd = { GITHUB_REF: 'refs/pull/42/merge', GITHUB_SHA: '--output=x' };
    const hostile = plan('pull_request', recorded('pull-request-synchronize'), odd);
    expect(hostile.target).not.toHaveProperty('otherwise');
  });

  it('says that pull_request_target has the wrong commits', () => {
    const payload = recorded('pull-request-opened-from-fork');
    expect(plan('pull_request_target', payload).shallowAdvice).toContain('`pull_request`');
    expect(plan('pull_request', payload).shallowAdvice).not.toContain('pull_request_target');
  });
});

describe('pushes', () => {
  it('to a branch: what is after and not before', () => {
    const name = 'push-to-branch';
    const after = field(name, 'after');
    const { occasion, target } = plan('push', recorded(name));
    expect(occasion).toBe('push to main');
    expect(target).toEqual({
      kind: 'range',
      heads: [after],
      bases: [field(name, 'before')],
      otherwise: { kind: 'history', heads: [after] },
    });
  });

  it('of a new branch: what the default branch does not have', () => {
    const after = field('push-new-branch', 'after');
    expect(plan('push', recorded('push-new-branch')).target).toEqual({
      kind: 'range',
      heads: [after],
      bases: ['refs/remotes/origin/main'],
      otherwise: { kind: 'history', heads: [after] },
    });
  });

  it('of a rewritten branch: the past may be gone, then as if it were new', () => {
    const after = field('push-forced', 'after');
    expect(plan('push', recorded('push-forced')).target).toEqual({
      kind: 'range',
      heads: [after],
      bases: [field('push-forced', 'before')],
      otherwise: {
        kind: 'range',
        heads: [after],
        bases: ['refs/remotes/origin/main'],
        otherwise: { kind: 'history', heads: [after] },
      },
    });
  });

  it('of a tag: the tag itself, so that its message is read', () => {
    const name = 'push-annotated-tag';
    const { occasion, target } = plan('push', recorded(name));
    expect(occasion).toBe('push to tag v1.2.0');
    expect(target).toMatchObject({
      kind: 'range',
      heads: [field(name, 'after')],
      bases: ['refs/remotes/origin/main'],
    });
  });

  it('to an empty repository: everything', () => {
    const { target } = plan('push', recorded('push-first'));
    expect(target).toEqual({ kind: 'history', heads: [field('push-first', 'after')] });
  });

  it('that deletes a branch: nothing', () => {
    const { target } = plan('push', recorded('push-deleted-branch'));
    expect(target).toEqual({ kind: 'nothing', why: 'export-job was deleted' });
  });
});

describe('other events', () => {
  it('merge queue: what the group adds to the base', () => {
    const name = 'merge-group-checks-requested';
    expect(plan('merge_group', recorded(name)).target).toEqual({
      kind: 'range',
      heads: [field(name, 'merge_group', 'head_sha')],
      bases: [field(name, 'merge_group', 'base_sha')],
    });
  });

  it.each(['workflow_dispatch', 'schedule', 'repository_dispatch', 'release'])(
    '%s: everything, whatever the payload is',
    (event) => {
      expect(plan(event, recorded('workflow-dispatch')).target).toEqual({ kind: 'history' });
      expect(plan(event, '').target).toEqual({ kind: 'history' });
    },
  );
});

describe('reports and advice', () => {
  it('writes annotations, and the summary where there is a file for it', () => {
    const payload = recorded('push-to-branch');
    expect(plan('push', payload).reports).toEqual([{ format: 'human' }, { format: 'github' }]);
    const env = { GITHUB_STEP_SUMMARY: '/runner/summary.md' };
    expect(plan('push', payload, env).reports).toContainEqual({
      format: 'markdown',
      appendTo: '/runner/summary.md',
    });
  });

  it('names the line to add for a shallow checkout', () => {
    expect(plan('push', recorded('push-to-branch')).shallowAdvice).toContain('`fetch-depth: 0`');
  });
});

function unreadable(path: string): string {
  throw new Error(`ENOENT: no such file or directory, open '${path}'`);
}

describe('events that cannot be understood', () => {
  it.each([
    ['', 'not JSON'],
    ['{"after": ', 'not JSON'],
    ['null', 'no valid object'],
    ['[]', 'no valid ref'],
    ['{}', 'no valid ref'],
  ])('%j is refused', (payload, reason) => {
    const error = failure(() => plan('push', payload));
    expect(error.status).toBe(2);
    expect(error.message).toContain(reason);
  });

  it('names the field that is wrong, and shows nothing of its value', () => {
    const hostile = '--upload-pack=touch /tmp/x\n::error::x';
    const pull = JSON.parse(recorded('pull-request-synchronize')) as {
      pull_request: { base: Json; head: Json };
    };
    for (const value of [hostile, '', '0'.repeat(40), 'AB'.repeat(20), 'main', 7, null]) {
      for (const side of ['base', 'head'] as const) {
        const broken = structuredClone(pull);
        broken.pull_request[side]['sha'] = value;
        const error = failure(() => plan('pull_request', JSON.stringify(broken)));
        expect(error.status).toBe(2);
        expect(error.message).toBe(
          `the event in GITHUB_EVENT_PATH has no valid pull_request.${side}.sha`,
        );
      }
    }
  });

  it('says so where the variables or the file are missing', () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push' };
    expect(failure(() => planCi({ GITHUB_ACTIONS: 'true' }, unreadable)).message).toBe(
      'GITHUB_EVENT_NAME is not set',
    );
    expect(failure(() => planCi(env, unreadable)).message).toBe('GITHUB_EVENT_PATH is not set');
    const named = { ...env, GITHUB_EVENT_PATH: '/runner/event.json' };
    expect(failure(() => planCi(named, unreadable)).message).toBe(
      'the file that GITHUB_EVENT_PATH names cannot be read',
    );
  });
});

describe('hostile names', () => {
  const push = JSON.parse(recorded('push-new-branch')) as { repository: Json } & Json;

  it('never make a second line of a message, nor move a cursor', () => {
    const name = 'x\n::error::y\u001b[2J\u202e';
    for (const ref of [`refs/heads/${name}`, `refs/tags/${name}`, name]) {
      const { occasion } = plan('push', JSON.stringify({ ...push, ref }));
      expect(occasion).toMatch(/^push to (?:tag )?"x\\n::error::y/);
      expect(occasion).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
    const deleted = { ...push, ref: `refs/heads/${name}`, after: '0'.repeat(40) };
    const { target } = plan('push', JSON.stringify(deleted));
    expect((target as { why: string }).why).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(plan(name, '').occasion).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('are refused as the default branch', () => {
    for (const name of ['--upload-pack=x', 'main^{/x}', '../../heads/main', 'a b', 'a\nb', '']) {
      const repository = { ...push.repository, default_branch: name };
      const error = failure(() => plan('push', JSON.stringify({ ...push, repository })));
      expect(error.status).toBe(2);
      expect(error.message).toMatch(/is not a well-formed name of a branch or tag$/);
      expect(error.message).not.toMatch(/\n/);
    }
  });
});
