/**
 * The hook for the pre-commit framework (https://pre-commit.com), installed by it from this
 * repository and run by real commits. Reported as skipped where the framework is not installed.
 */

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCredentials } from '../support/credentials.ts';
import { PROJECT } from '../support/keyscan.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const credentials = createCredentials('pre-commit');
const KEY_ID = credentials.accessKeyId();
const SECRET = credentials.secretAccessKey();
const LEAK = `AWS_ACCESS_KEY_ID=${KEY_ID}\nAWS_SECRET_ACCESS_KEY=${SECRET}\n`;

/** The first commit installs the hook with everything it is built with. */
const INSTALL_TIMEOUT_MS = 600_000;

const isInstalled = spawnSync('pre-commit', ['--version']).status === 0;

interface Result {
  readonly status: number | null;
  readonly output: string;
}

describe.skipIf(!isInstalled)('pre-commit framework', () => {
  const store = mkdtempSync(join(tmpdir(), 'keyscan-pre-commit-'));
  const repositories: TestRepository[] = [];
  let hooks: TestRepository;
  let worktree: TestRepository;
  let installation: Result;

  beforeAll(() => {
    hooks = createRepository();
    repositories.push(hooks);
    copyProject(hooks);
    hooks.commit('the hook');
    // git tells hooks where the repository is only in a linked worktree.
    const project = createProject();
    const dir = join(store, 'worktree');
    project.git('worktree', 'add', '--quiet', '-b', 'side', dir);
    worktree = createRepository({ dir });
    repositories.push(worktree);
    worktree.write('clean.txt', 'clean\n');
    worktree.git('add', '--all');
    installation = run(worktree, 'git', 'commit', '--message=clean');
    expect(installation).toMatchObject({ status: 0 });
  }, INSTALL_TIMEOUT_MS);

  afterAll(() => {
    for (const repository of repositories) repository.cleanup();
    rmSync(store, { recursive: true, force: true, maxRetries: 3 });
  });

  function run(repository: TestRepository, program: string, ...args: string[]): Result {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: repository.dir,
      env: {
        ...repository.env,
        // Where npm has its cache and its settings; git's are switched off by themselves.
        HOME: process.env['HOME'],
        XDG_CONFIG_HOME: undefined,
        PRE_COMMIT_HOME: join(store, 'store'),
        // As on a developer's machine.
        CI: undefined,
      },
      encoding: 'utf8',
    });
    if (error !== undefined) throw error;
    return { status, output: stdout + stderr };
  }

  /** A repository with the hook in place and one commit. */
  function createProject(): TestRepository {
    const repository = createRepository();
    repositories.push(repository);
    const configuration = [
      'repos:',
      `  - repo: ${hooks.dir}`,
      `    rev: ${hooks.git('rev-parse', 'HEAD')}`,
      '    hooks:',
      '      - id: keyscan',
    ];
    repository.write('.pre-commit-config.yaml', `${configuration.join('\n')}\n`);
    repository.write('main.txt', 'main\n');
    repository.commit('first');
    expect(run(repository, 'pre-commit', 'install')).toMatchObject({ status: 0 });
    return repository;
  }

  it('has a valid manifest', () => {
    const manifest = join(PROJECT, '.pre-commit-hooks.yaml');
    expect(run(hooks, 'pre-commit', 'validate-manifest', manifest)).toEqual({
      status: 0,
      output: '',
    });
  });

  it('installs the hook by the first commit, which passes', () => {
    expect(installation.output).toMatch(/^keyscan\.+Passed$/m);
    expect(subjects(worktree)).toBe('clean\nfirst');
  });

  it('changes nothing in the project that it is installed for', () => {
    expect(run(worktree, 'git', 'config', '--get', 'core.hooksPath')).toEqual({
      status: 1,
      output: '',
    });
  });

  it('refuses a commit with a key and says what to do', () => {
    const project = createProject();
    project.write('.env', LEAK);
    project.git('add', '--all');
    const result = run(project, 'git', 'commit', '--message=leak');
    expectRefusal(result);
    expect(result.output).toContain('.env:2:');
    expect(result.output).toContain('git restore --staged .env');
    expect(subjects(project)).toBe('first');
  });

  it.each<[string, string[]]>([
    ['--all', ['--all', '--message=leak']],
    ['<path>', ['--message=leak', '--', 'main.txt']],
    ['--amend', ['--all', '--amend', '--no-edit']],
  ])('refuses git commit %s', (_, args) => {
    const project = createProject();
    project.write('main.txt', LEAK);
    expectRefusal(run(project, 'git', 'commit', ...args));
    expect(project.git('show', 'HEAD:main.txt')).toBe('main');
  });

  it('refuses it in a linked worktree', () => {
    worktree.write('.env', LEAK);
    worktree.git('add', '--all');
    expectRefusal(run(worktree, 'git', 'commit', '--message=leak'));
  });

  it('looks at what is staged, while the framework puts the rest aside', () => {
    const project = createProject();
    project.write('main.txt', LEAK);
    project.write('other.txt', 'clean\n');
    project.git('add', 'other.txt');
    const clean = run(project, 'git', 'commit', '--message=clean');
    expect(clean.output).toMatch(/^keyscan\.+Passed$/m);
    expect(clean.status).toBe(0);

    project.git('add', 'main.txt');
    project.write('main.txt', 'clean\n');
    expectRefusal(run(project, 'git', 'commit', '--message=leak'));
    expect(subjects(project)).toBe('clean\nfirst');
  });
});

function subjects(repository: TestRepository): string {
  return repository.git('log', '--format=%s');
}

/** By the hook itself; the framework ends with 1 for other reasons too. */
function expectRefusal({ status, output }: Result): void {
  expect(output).toMatch(/^keyscan\.+Failed$/m);
  expect(output).toContain('- exit code: 1');
  expect(output).toContain('AWS secret access key');
  expect(output).not.toContain(SECRET);
  expect(status).toBe(1);
}

/** This checkout as a clone would have it, with what is not committed yet. */
function copyProject(target: TestRepository): void {
  const { stdout, status } = spawnSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: PROJECT, env: { ...target.env }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  expect(status).toBe(0);
  for (const path of stdout.split('\0')) {
    // A deleted file stays listed until the deletion is staged.
    if (path === '' || !existsSync(join(PROJECT, path))) continue;
    const copy = join(target.dir, path);
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(join(PROJECT, path), copy);
  }
}
