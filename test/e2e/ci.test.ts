/** `keyscan ci` as a job runs it: the built program, real repositories and recorded events. */

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCredentials } from '../support/credentials.ts';
import { keyscan, PROJECT, type Result } from '../support/keyscan.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const credentials = createCredentials('ci');
const KEY_ID = credentials.accessKeyId();
const SECRET = credentials.secretAccessKey();
const LEAK = `AWS_ACCESS_KEY_ID=${KEY_ID}\nAWS_SECRET_ACCESS_KEY=${SECRET}\n`;
const ZERO = '0'.repeat(40);

/** Variables by which a CI system makes itself known; the tests may run in one. */
const AMBIENT =
  /^(?:CI$|CI_|GITHUB_|GITLAB_|RUNNER_|BUILDKITE|CIRCLE|JENKINS|BITBUCKET|TF_BUILD|BUILD_|SYSTEM_|DRONE|TRAVIS|APPVEYOR|CODEBUILD|CHANGE_|GIT_(?:COMMIT|PREVIOUS|BRANCH|LOCAL))/;

type Environment = Readonly<Record<string, string>>;
type Json = Record<string, unknown>;

let repository: TestRepository;
let clones: TestRepository[];
let runner: string;
let base: string;

beforeEach(() => {
  clones = [];
  repository = createRepository();
  runner = mkdtempSync(join(tmpdir(), 'keyscan-ci-'));
  repository.write('main.txt', 'main\n');
  base = repository.commit('first');
});

afterEach(() => {
  for (const each of [repository, ...clones]) each.cleanup();
  rmSync(runner, { recursive: true, force: true, maxRetries: 3 });
});

function ci(
  environment: Environment,
  { args = [], in: where = repository }: { args?: string[]; in?: TestRepository } = {},
): Result {
  const none = Object.keys(process.env)
    .filter((name) => AMBIENT.test(name))
    .map((name) => [name, undefined] as const);
  return keyscan(where, ['ci', ...args], {
    env: { ...Object.fromEntries(none), ...environment },
  });
}

/** The environment of a job of GitHub Actions, for a recorded event with `fields` put into it. */
function github(name: string, recorded: string, fields: Json): Environment {
  const path = join(PROJECT, 'test/ci/events', `${recorded}.json`);
  const event = merged(JSON.parse(readFileSync(path, 'utf8')) as Json, fields);
  writeFileSync(join(runner, 'event.json'), JSON.stringify(event));
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: join(runner, 'event.json'),
    GITHUB_STEP_SUMMARY: summaryFile(),
  };
}

function merged(into: Json, fields: Json): Json {
  const result = { ...into };
  for (const [key, value] of Object.entries(fields)) {
    if (!(key in into)) throw new Error(`the recorded event has no ${key}`);
    result[key] =
      typeof value === 'object' && value !== null
        ? merged(into[key] as Json, value as Json)
        : value;
  }
  return result;
}

function pullRequest(head: string): Environment {
  return github('pull_request', 'pull-request-synchronize', {
    pull_request: { base: { sha: base }, head: { sha: head } },
  });
}

function push(before: string, after: string): Environment {
  return github('push', 'push-to-branch', { before, after });
}

function summaryFile(): string {
  return join(runner, 'summary.md');
}

function summary(): string {
  // Markdown has numbers in the place of characters that could mean something.
  return readFileSync(summaryFile(), 'utf8').replace(/&#(\d+);/g, (_, code: string) =>
    String.fromCodePoint(Number(code)),
  );
}

function annotations({ stdout }: Result): string[] {
  return stdout.split('\n').filter((line) => line.startsWith('::'));
}

/** The repository as a job checks it out: its newest commit only. */
function shallowCheckout(): TestRepository {
  const dir = join(runner, 'checkout');
  repository.git('clone', '--quiet', '--depth=1', `file://${repository.dir}`, dir);
  const clone = createRepository({ dir });
  clones.push(clone);
  return clone;
}

describe('GitHub Actions', () => {
  it('pull request with a leak: fails, annotates the file and writes the summary', () => {
    repository.write('deploy/.env', LEAK);
    const head = repository.commit('deploy');
    const result = ci(pullRequest(head));
    expect(result.status).toBe(1);
    const [annotation = '', ...others] = annotations(result);
    expect(others).toEqual([]);
    expect(annotation).toMatch(/^::error file=deploy\/\.env,line=2,endLine=2,col=23,title=[^:]+::/);
    expect(annotation).toContain('AWS secret access key');
    expect(annotation).toContain(head.slice(0, 7));
    expect(result.stdout).toContain(KEY_ID);
    expect(summary()).toContain('deploy/.env:2:');
    expect(summary()).toContain('AWS secret access key');
    expect(result.stdout + result.stderr + summary()).not.toContain(SECRET);
  });

  it('a leak that the pull request adds and takes away again is one', () => {
    repository.write('deploy/.env', LEAK);
    repository.commit('deploy');
    repository.git('rm', '--quiet', 'deploy/.env');
    const result = ci(pullRequest(repository.commit('oops')));
    expect(result.status).toBe(1);
    expect(annotations(result)).toHaveLength(1);
  });

  it('a leak that the base has already is not one of this pull request', () => {
    repository.write('old.env', LEAK);
    base = repository.commit('long ago');
    repository.write('main.txt', 'more\n');
    const result = ci(pullRequest(repository.commit('clean')));
    expect(result.status).toBe(0);
    expect(annotations(result)).toEqual([]);
  });

  it('adds to the summary that other steps have begun', () => {
    writeFileSync(summaryFile(), '# tests\n\n');
    repository.write('.env', LEAK);
    expect(ci(pullRequest(repository.commit('leak'))).status).toBe(1);
    expect(summary()).toMatch(/^# tests\n\n[^]*AWS secret access key/);
  });

  it('clean push: passes, says what was scanned, annotates nothing', () => {
    repository.write('main.txt', 'more\n');
    const result = ci(push(base, repository.commit('clean')));
    expect(result).toMatchObject({ status: 0, stderr: '' });
    expect(annotations(result)).toEqual([]);
    expect(result.stdout).toContain(base.slice(0, 12));
    expect(existsSync(summaryFile())).toBe(true);
  });

  it('deleted branch: nothing to scan, passes', () => {
    const environment = github('push', 'push-deleted-branch', { before: base, after: ZERO });
    expect(ci(environment).status).toBe(0);
  });

  it.each<[string, (head: string) => Environment]>([
    ['pull request', (head) => pullRequest(head)],
    ['push', (head) => push(base, head)],
  ])(
    '%s in a shallow checkout: status 3 and the line to add, also where people look first',
    (_, environment) => {
      repository.write('.env', LEAK);
      const head = repository.commit('leak');
      const result = ci(environment(head), { in: shallowCheckout() });
      expect(result.status).toBe(3);
      expect(result.stderr).toContain('shallow');
      expect(result.stderr).toContain(
        'Add `fetch-depth: 0` under `with:` of the step that uses actions/checkout.',
      );
      expect(annotations(result)).toEqual([expect.stringContaining('Add `fetch-depth: 0`')]);
      expect(result.stdout + result.stderr).not.toContain(SECRET);
    },
  );

  it('another format on stdout takes the place of the annotations, not of the summary', () => {
    repository.write('.env', LEAK);
    const result = ci(pullRequest(repository.commit('leak')), { args: ['--format', 'json'] });
    expect(result.status).toBe(1);
    expect((JSON.parse(result.stdout) as { findings: unknown[] }).findings).toHaveLength(1);
    expect(summary()).toContain('AWS secret access key');
  });

  it('an event without its commits is wrong use', () => {
    const environment = github('push', 'push-to-branch', { after: '--output=x' });
    const result = ci(environment);
    expect(result.status).toBe(2);
    expect(result.stderr).toMatch(/^keyscan: .*after\n {2}Name the commits to scan/);
    expect(annotations(result)).toHaveLength(1);
  });
});

function gitlab(fields: Environment): Environment {
  return { CI: 'true', GITLAB_CI: 'true', ...fields };
}

function mergeRequest(head: string): Environment {
  return gitlab({
    CI_PIPELINE_SOURCE: 'merge_request_event',
    CI_MERGE_REQUEST_IID: '7',
    CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    CI_COMMIT_SHA: head,
  });
}

describe('GitLab CI', () => {
  it('merge request with a leak: fails', () => {
    repository.write('.env', LEAK);
    const result = ci(mergeRequest(repository.commit('leak')));
    expect(result.status).toBe(1);
    expect(result.stdout).toContain('.env:2:');
    expect(annotations(result)).toEqual([]);
    expect(result.stdout).not.toContain(SECRET);
  });

  it('writes the report for its security dashboard where it is told to', () => {
    repository.write('.env', LEAK);
    const file = join(runner, 'gl-secret-detection-report.json');
    const args = ['--report', `gitlab=${file}`];
    expect(ci(mergeRequest(repository.commit('leak')), { args }).status).toBe(1);
    const text = readFileSync(file, 'utf8');
    expect((JSON.parse(text) as { vulnerabilities: unknown[] }).vulnerabilities).toHaveLength(1);
    expect(text).not.toContain(SECRET);
  });

  it('clean push: passes', () => {
    repository.write('main.txt', 'more\n');
    const environment = gitlab({
      CI_PIPELINE_SOURCE: 'push',
      CI_COMMIT_BRANCH: 'main',
      CI_COMMIT_BEFORE_SHA: base,
      CI_COMMIT_SHA: repository.commit('clean'),
    });
    expect(ci(environment)).toMatchObject({ status: 0, stderr: '' });
  });

  it('shallow checkout: status 3 and the line to add', () => {
    repository.write('.env', LEAK);
    const result = ci(mergeRequest(repository.commit('leak')), { in: shallowCheckout() });
    expect(result.status).toBe(3);
    expect(result.stderr).toContain('Add `GIT_DEPTH: "0"` under `variables:` of the job.');
  });
});

describe('elsewhere', () => {
  it('is wrong use, and says what to use instead', () => {
    expect(ci({})).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'keyscan: this is no CI system that keyscan knows\n' +
        '  Name the commits to scan: keyscan range <base>..<head>\n',
    });
  });
});
