import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyTree, openRepository } from '../../src/git/repository.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const created: TestRepository[] = [];
function repository(options?: Parameters<typeof createRepository>[0]): TestRepository {
  const made = createRepository(options);
  created.push(made);
  return made;
}
afterEach(() => {
  for (const one of created.splice(0)) one.cleanup();
});

describe('openRepository', () => {
  it('finds the root from a sub-directory', async () => {
    const repo = repository();
    repo.write('deep/down/file', 'x');
    const head = repo.commit('first');
    const found = await openRepository({ directory: join(repo.dir, 'deep/down'), env: repo.env });
    expect(found).toMatchObject({
      topLevel: repo.dir,
      gitDirectory: join(repo.dir, '.git'),
      commonDirectory: join(repo.dir, '.git'),
      objectFormat: 'sha1',
      shallow: false,
      head,
    });
  });

  it('has no HEAD before the first commit', async () => {
    const repo = repository();
    const found = await openRepository({ directory: repo.dir, env: repo.env });
    expect(found.head).toBeUndefined();
    expect(found.topLevel).toBe(repo.dir);
  });

  it.each([false, true])('opens a bare repository (sha256: %s)', async (sha256) => {
    const repo = repository({ bare: true, sha256 });
    const found = await openRepository({ directory: repo.dir, env: repo.env });
    expect(found).toMatchObject({
      topLevel: undefined,
      gitDirectory: repo.dir,
      objectFormat: sha256 ? 'sha256' : 'sha1',
      head: undefined,
    });
  });

  it('works inside .git', async () => {
    const repo = repository();
    const head = repo.commit('first');
    const found = await openRepository({ directory: join(repo.dir, '.git'), env: repo.env });
    expect(found).toMatchObject({
      topLevel: undefined,
      gitDirectory: join(repo.dir, '.git'),
      head,
    });
  });

  it('knows a linked worktree from its main one', async () => {
    const repo = repository();
    repo.commit('first');
    const linked = join(repo.dir, 'linked');
    repo.git('worktree', 'add', '--quiet', linked);
    const found = await openRepository({ directory: linked, env: repo.env });
    expect(found.topLevel).toBe(linked);
    expect(found.gitDirectory).toBe(join(repo.dir, '.git/worktrees/linked'));
    expect(found.commonDirectory).toBe(join(repo.dir, '.git'));
  });

  it('opens a repository whose directory has a newline in its name', async () => {
    const repo = repository();
    const odd = join(repo.dir, 'two\nlines');
    mkdirSync(odd);
    repo.git('init', '--quiet', odd);
    const found = await openRepository({ directory: odd, env: repo.env });
    expect(found.topLevel).toBe(odd);
    expect(found.gitDirectory).toBe(join(odd, '.git'));
  });

  it('honours GIT_DIR and GIT_WORK_TREE of a hook, unless the directory was named', async () => {
    const repo = repository();
    const head = repo.commit('first');
    const other = repository();
    const env = { ...other.env, GIT_DIR: join(repo.dir, '.git'), GIT_WORK_TREE: repo.dir };
    const ambient = await openRepository({ directory: repo.dir, env });
    expect(ambient.head).toBe(head);
    const explicit = await openRepository({ directory: other.dir, env, explicit: true });
    expect(explicit.gitDirectory).toBe(join(other.dir, '.git'));
  });

  it('says in one line that a directory is not in a repository', async () => {
    const repo = repository();
    await expect(
      openRepository({ directory: join(repo.dir, '..', 'home'), env: repo.env }),
    ).rejects.toMatchObject({
      status: 2,
      message: 'not a git repository',
      hint: expect.stringContaining('keyscan files'),
    });
  });

  it('says that a directory does not exist', async () => {
    const directory = join(repository().dir, 'nowhere');
    await expect(openRepository({ directory })).rejects.toMatchObject({
      status: 2,
      message: `no such directory: ${directory}`,
    });
  });

  it('says that git is missing', async () => {
    const repo = repository();
    await expect(
      openRepository({ directory: repo.dir, env: { ...repo.env, PATH: join(repo.dir, 'bin') } }),
    ).rejects.toMatchObject({ status: 2, message: 'git was not found' });
  });
});

describe('emptyTree', () => {
  it.each([false, true])('is the id that git gives it (sha256: %s)', async (sha256) => {
    const repo = repository({ sha256 });
    const opened = await openRepository({ directory: repo.dir, env: repo.env });
    expect(emptyTree(opened)).toBe(repo.git('hash-object', '-t', 'tree', '/dev/null'));
  });
});
