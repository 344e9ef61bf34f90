/** The steps of action.yml, run as the runner of GitHub Actions runs them, in a repository of ours. */

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createCredentials } from '../support/credentials.ts';
import { PROJECT } from '../support/keyscan.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';
import { validateSarif } from '../support/sarif.ts';

interface Step {
  readonly id: string;
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
  readonly 'working-directory': string;
}

interface Action {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { description: string; default: string }>>;
  readonly outputs: Readonly<Record<string, { description: string; value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: string;
  readonly summary: string;
}

const action = parse(readFileSync(join(PROJECT, 'action.yml'), 'utf8')) as Action;
const [step, ...otherSteps] = action.runs.steps;
if (step === undefined) throw new Error('action.yml has no step');

const VERSION = (
  JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }
).version;

// As the runner finds it; on Windows another bash may come first on the PATH.
const BASH = process.platform === 'win32' ? String.raw`C:\Program Files\Git\bin\bash.exe` : 'bash';

const credentials = createCredentials('action');
const KEY_ID = credentials.accessKeyId();
const SECRET = credentials.secretAccessKey();

let repository: TestRepository;
/** What the runner has beside the checkout. */
let runner: string;

beforeEach(() => {
  repository = createRepository();
  repository.write('main.txt', 'main\n');
  repository.commit('first');
  runner = realpathSync(mkdtempSync(join(tmpdir(), 'keyscan-runner-')));
  mkdirSync(join(runner, 'temp'));
});

afterEach(() => {
  repository.cleanup();
  rmSync(runner, { recursive: true, force: true, maxRetries: 3 });
});

/** Puts a pull request's two commits into the event that the job runs for. */
function pullRequest(base: string, head: string): void {
  const recorded = join(PROJECT, 'test/ci/events/pull-request-opened-from-fork.json');
  const event = JSON.parse(readFileSync(recorded, 'utf8')) as {
    pull_request: { base: { sha: string }; head: { sha: string } };
  };
  event.pull_request.base.sha = base;
  event.pull_request.head.sha = head;
  writeFileSync(join(runner, 'event.json'), JSON.stringify(event));
}

function runAction(
  inputs: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): Result {
  const script = join(runner, 'step.sh');
  const outputs = join(runner, 'outputs');
  const summary = join(runner, 'summary.md');
  writeFileSync(script, step?.run ?? '');
  writeFileSync(outputs, '');
  writeFileSync(summary, '');
  const stepEnvironment = Object.entries(step?.env ?? {}).map(([name, value]) => [
    name,
    evaluate(value, inputs),
  ]);
  const { status, stdout, stderr, error } = spawnSync(
    BASH,
    ['--noprofile', '--norc', '-eo', 'pipefail', script],
    {
      cwd: join(repository.dir, evaluate(step?.['working-directory'] ?? '', inputs)),
      env: {
        ...repository.env,
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: PROJECT,
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_EVENT_PATH: join(runner, 'event.json'),
        GITHUB_OUTPUT: outputs,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_WORKSPACE: repository.dir,
        RUNNER_TEMP: join(runner, 'temp'),
        ...Object.fromEntries(stepEnvironment),
        ...environment,
      },
      encoding: 'utf8',
    },
  );
  if (error !== undefined) throw error;
  return {
    status,
    stdout,
    stderr,
    outputs: readFileSync(outputs, 'utf8'),
    summary: readFileSync(summary, 'utf8'),
  };
}

/** The only expressions that the action has. */
function evaluate(text: string, inputs: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name: string) => {
    const declared = action.inputs[name];
    if (declared === undefined) throw new Error(`${name} is not an input of the action`);
    return inputs[name] ?? declared.default;
  });
}

/** Markdown has numbers in the place of characters that could mean something. */
function withoutEntities(markdown: string): string {
  return markdown.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

function leak(): { base: string; head: string } {
  const base = repository.git('rev-parse', 'HEAD');
  repository.write('deploy/.env', `AWS_ACCESS_KEY_ID=${KEY_ID}\nAWS_SECRET_ACCESS_KEY=${SECRET}\n`);
  return { base, head: repository.commit('deploy') };
}

describe('metadata', () => {
  it('is a composite action with one step of shell', () => {
    expect(action.runs.using).toBe('composite');
    expect(otherSteps).toEqual([]);
    expect(step.shell).toBe('bash');
    expect(action.outputs['status']?.value).toBe(`\${{ steps.${step.id}.outputs.status }}`);
    for (const input of Object.values(action.inputs)) expect(input.default).toBeTypeOf('string');
  });

  it('puts no expression into the text of the script', () => {
    expect(step.run).not.toContain('${{');
  });

  it('asks for no token and no secret', () => {
    const text = readFileSync(join(PROJECT, 'action.yml'), 'utf8');
    expect(text).not.toMatch(/\bsecrets\.|github\.token|GITHUB_TOKEN/);
  });
});

describe('pull request', () => {
  it('with a key: fails, with annotation, summary and output', () => {
    const { base, head } = leak();
    pullRequest(base, head);
    const { status, stdout, outputs, summary } = runAction();
    expect(status).toBe(1);
    expect(outputs).toBe('status=1\n');
    const annotations = stdout.split('\n').filter((line) => line.startsWith('::error '));
    expect(annotations).toHaveLength(1);
    expect(annotations[0]).toContain('file=deploy/.env,line=2,');
    expect(withoutEntities(summary)).toContain('deploy/.env:2:');
    expect(stdout + withoutEntities(summary)).not.toContain(SECRET);
  });

  it('with a key that a later commit removes: fails all the same', () => {
    const { base } = leak();
    repository.git('rm', '--quiet', 'deploy/.env');
    pullRequest(base, repository.commit('oops'));
    expect(runAction()).toMatchObject({ status: 1, outputs: 'status=1\n' });
  });

  it('without one: passes, also where the base has one', () => {
    const { head: base } = leak();
    repository.write('main.txt', 'more\n');
    pullRequest(base, repository.commit('clean'));
    const { status, stdout, outputs } = runAction();
    expect(status).toBe(0);
    expect(outputs).toBe('status=0\n');
    expect(stdout).not.toMatch(/^::/m);
  });

  it('in a shallow checkout: status 3 and the line to add', () => {
    const { base, head } = leak();
    pullRequest(base, head);
    writeFileSync(join(repository.dir, '.git/shallow'), `${head}\n`);
    repository.git('reflog', 'expire', '--expire=all', '--all');
    repository.git('gc', '--quiet', '--prune=now');
    const { status, outputs, stderr } = runAction();
    expect(status).toBe(3);
    expect(outputs).toBe('status=3\n');
    expect(stderr).toContain('fetch-depth: 0');
  });
});

describe('inputs', () => {
  it('sarif-file: writes that report too', () => {
    const { base, head } = leak();
    pullRequest(base, head);
    expect(runAction({ 'sarif-file': 'key scan.sarif' }).status).toBe(1);
    const text = readFileSync(join(repository.dir, 'key scan.sarif'), 'utf8');
    expect(validateSarif(JSON.parse(text)), JSON.stringify(validateSarif.errors)).toBe(true);
    expect(text).not.toContain(SECRET);
  });

  it('arguments: any command with its options', () => {
    leak();
    const { status, stdout } = runAction({ arguments: 'history\n  --format  jsonl' });
    expect(status).toBe(1);
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toBeTypeOf('object');
  });

  it('working-directory: where the checkout is', () => {
    const { base, head } = leak();
    pullRequest(base, head);
    expect(runAction({ 'working-directory': 'deploy' }).status).toBe(1);
  });

  it.each(['arguments', 'sarif-file', 'version'])('%s: never becomes a command', (name) => {
    pullRequest(repository.git('rev-parse', 'HEAD'), repository.commit('second'));
    const proof = join(runner, 'proof');
    for (const value of [`$(touch ${proof})`, `\`touch ${proof}\``, `x"; touch ${proof}; "`]) {
      runAction({ [name]: value });
      expect(existsSync(proof)).toBe(false);
    }
  });

  it('version: only a whole one', () => {
    for (const version of [
      'latest',
      '1',
      '1.2.3 --registry=https://example.com',
      '../x',
      '1.2.3\nx',
    ]) {
      const { status, stdout, outputs } = runAction({ version });
      expect(status).toBe(2);
      expect(outputs).toBe('status=2\n');
      expect(stdout).toBe('::error title=keyscan::version must be a full version such as 1.2.3.\n');
    }
  });
});

describe('from the registry', () => {
  /** An npm that installs a keyscan that says where it was put and with what it was called. */
  const NPM = `#!/usr/bin/env bash
set -e
echo "npm in $(node -p 'process.cwd()'): $*"
mkdir -p node_modules/@keyscan/cli/bin
echo 'console.log("keyscan in", process.cwd(), process.argv.slice(2)); process.exitCode = 3;' \\
  > node_modules/@keyscan/cli/bin/keyscan.js
`;

  function runPublished(inputs: Readonly<Record<string, string>>, npm = NPM): Result {
    const bin = join(runner, 'bin');
    const published = join(runner, 'action');
    for (const directory of [bin, published]) mkdirSync(directory);
    writeFileSync(join(bin, 'npm'), npm);
    chmodSync(join(bin, 'npm'), 0o755);
    // As the runner downloads the action: without what is built.
    copyFileSync(join(PROJECT, 'package.json'), join(published, 'package.json'));
    return runAction(inputs, {
      GITHUB_ACTION_PATH: published,
      PATH: bin + delimiter + (process.env['PATH'] ?? ''),
    });
  }

  it.each([
    ['', VERSION],
    ['1.2.3-beta.1', '1.2.3-beta.1'],
  ])('version %j: installs %s outside of the checkout and runs it inside', (version, expected) => {
    const { status, stdout, outputs } = runPublished({ version });
    const [npm = '', keyscan] = stdout.split('\n');
    const [, home = '', options = ''] = /^npm in (.*): install (.*)$/.exec(npm) ?? [];
    expect(relative(runner, home)).toBe(join('temp', `keyscan-${expected}`));
    expect(options.split(' ')).toContain(`@keyscan/cli@${expected}`);
    expect(options.split(' ')).toContain('--ignore-scripts');
    expect(keyscan).toBe(`keyscan in ${repository.dir} [ 'ci' ]`);
    expect(status).toBe(3);
    expect(outputs).toBe('status=3\n');
  });

  it('says so if it cannot be installed', () => {
    const { status, stdout, outputs } = runPublished({}, '#!/usr/bin/env bash\nexit 1\n');
    expect(status).toBe(2);
    expect(outputs).toBe('status=2\n');
    expect(stdout).toBe('::error title=keyscan::npm could not install @keyscan/cli.\n');
  });
});
