/** A real `git commit` with husky's way of installing hooks and the built program as the hook. */

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCredentials } from '../support/credentials.ts';
import { BIN, PROJECT } from '../support/keyscan.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const credentials = createCredentials('hook');
const KEY_ID = credentials.accessKeyId();
const SECRET = credentials.secretAccessKey();
const LEAK = `AWS_ACCESS_KEY_ID=${KEY_ID}\nAWS_SECRET_ACCESS_KEY=${SECRET}\n`;

describe('git commit with the husky hook', () => {
  let repository: TestRepository;

  beforeEach(() => {
    repository = createRepository();
    installHusky(repository);
    repository.write('README.md', '# project\n');
    expect(commit(repository, '-m', 'first').status).toBe(0);
  });

  afterEach(() => {
    repository.cleanup();
  });

  it('refuses an AWS key with a message that says what to do', () => {
    repository.write('.env', LEAK);
    const result = commit(repository, '-m', 'leak');
    expect(result.status).toBe(1);
    expect(result.output).toContain('AWS secret access key');
    expect(result.output).toContain('.env:2:');
    expect(result.output).toContain('git restore --staged .env');
    expect(result.output).toContain('No rotation needed');
    expect(result.output).toContain(KEY_ID);
    expect(result.output).not.toContain(SECRET);
    expect(repository.git('log', '--format=%s')).toBe('first');
  });

  it('says nothing to a clean commit', () => {
    repository.write('main.js', 'console.log(process.env.AWS_SECRET_ACCESS_KEY);\n');
    const result = commit(repository, '--quiet', '-m', 'clean');
    expect(result).toEqual({ status: 0, output: '' });
  });

  it.each<[string, string[]]>([
    ['git commit --all', ['--all', '-m', 'leak']],
    ['git commit <path>', ['-m', 'leak', '--', 'README.md']],
    ['git commit --amend', ['--all', '--amend', '--no-edit']],
  ])('is not got around with %s', (_, args) => {
    repository.write('README.md', LEAK);
    const result = commit(repository, ...args);
    expect(result.status).toBe(1);
    expect(result.output).toContain('README.md:2:');
  });

  it('looks at what is staged and not at what is on disk', () => {
    repository.write('config.ini', LEAK);
    repository.git('add', 'config.ini');
    repository.write('config.ini', 'clean\n');
    expect(git(repository, 'commit', '-m', 'partly staged').status).toBe(1);
    repository.git('add', 'config.ini');
    repository.write('config.ini', LEAK);
    expect(git(repository, 'commit', '-m', 'clean in the index').status).toBe(0);
  });

  it('lets what was there before pass, also renamed and edited', () => {
    repository.write('old.env', LEAK);
    git(repository, 'add', '--all');
    git(repository, 'commit', '--no-verify', '-m', 'by an older team');
    repository.git('mv', 'old.env', 'new.env');
    repository.write('new.env', `# moved\n${LEAK}REGION=eu-central-1\n`);
    expect(commit(repository, '-m', 'rename and edit')).toMatchObject({ status: 0 });
    repository.write('copy.env', LEAK);
    expect(commit(repository, '-m', 'copy').status).toBe(1);
  });

  it('works in a linked worktree and in a sub-directory', () => {
    const worktree = join(repository.dir, '../worktree');
    git(repository, 'worktree', 'add', '--quiet', worktree, '-b', 'side');
    mkdirSync(join(worktree, 'deep/er'), { recursive: true });
    writeFileSync(join(worktree, 'deep/er/app.env'), LEAK);
    git(repository, '-C', worktree, 'add', '--all');
    const result = git(repository, '-C', join(worktree, 'deep/er'), 'commit', '-m', 'leak');
    expect(result.status).toBe(1);
    expect(result.output).toContain('deep/er/app.env:2:');
  });

  it('lets an allowed finding pass', () => {
    repository.write('.env', LEAK);
    const refused = commit(repository, '-m', 'leak');
    const fingerprint = /v1-[0-9a-f]{32}/.exec(refused.output)?.[0] ?? '';
    const allowed = spawnSync(process.execPath, [BIN, 'allow', fingerprint, '--reason', 'a test'], {
      cwd: repository.dir,
      env: repository.env,
    });
    expect(allowed.status).toBe(0);
    expect(commit(repository, '-m', 'allowed')).toMatchObject({ status: 0 });
  });
});

/** What `npx husky init` leaves behind, with the program itself instead of the installed one. */
function installHusky(repository: TestRepository): void {
  repository.git('config', 'core.hooksPath', '.husky/_');
  const husky = spawnSync(process.execPath, [join(PROJECT, 'node_modules/husky/bin.js')], {
    cwd: repository.dir,
    env: repository.env,
  });
  if (husky.status !== 0) throw new Error(husky.stderr.toString());
  // A relative path would be one in each worktree, and only this one has husky's files.
  repository.git('config', 'core.hooksPath', join(repository.dir, '.husky/_'));
  repository.write('.husky/pre-commit', `"${process.execPath}" "${BIN}" staged\n`);
  chmodSync(join(repository.dir, '.husky/pre-commit'), 0o755);
}

function commit(
  repository: TestRepository,
  ...args: string[]
): { status: number | null; output: string } {
  if (!args.includes('--all') && !args.includes('--')) git(repository, 'add', '--all');
  return git(repository, 'commit', ...args);
}

function git(
  repository: TestRepository,
  ...args: string[]
): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: repository.dir,
    env: repository.env,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}
