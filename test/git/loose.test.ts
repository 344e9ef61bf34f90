import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WHOLE_CONTENT_LIMIT, type Oid } from '../../src/content.ts';
import { LooseObjects } from '../../src/git/loose.ts';
import { Git } from '../../src/git/run.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

let repo: TestRepository;
beforeEach(() => {
  repo = createRepository();
});
afterEach(() => repo.cleanup());

function store(content: string | Uint8Array): Oid {
  const oid = repo.gitBytes(['hash-object', '-w', '--stdin'], content);
  return Buffer.from(oid).toString('latin1').trim() as Oid;
}

function read(
  oid: string,
  env: Record<string, string> = {},
  directory = repo.dir,
): string | undefined {
  const objects = new LooseObjects(new Git({ directory, env: { ...repo.env, ...env } }));
  const bytes = objects.blob(oid as Oid);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('latin1');
}

function fileOf(oid: Oid): string {
  return join(repo.dir, '.git/objects', oid.slice(0, 2), oid.slice(2));
}

describe('a loose blob', () => {
  test.each(['', 'text\n', '\0binary\0', 'blob 4\0text'])('is read: %j', (text) => {
    expect(read(store(text))).toBe(text);
  });

  test('is read with a SHA-256 id', () => {
    repo.cleanup();
    repo = createRepository({ sha256: true });
    expect(read(store('text'))).toBe('text');
  });

  test('is found from a sub-directory, through GIT_DIR and in a linked worktree', () => {
    repo.write('sub/file', 'text');
    repo.commit('first');
    const oid = repo.git('rev-parse', 'HEAD:sub/file');
    expect(read(oid, {}, join(repo.dir, 'sub'))).toBe('text');
    expect(read(oid, { GIT_DIR: '.git' })).toBe('text');
    expect(read(oid, { GIT_DIR: join(repo.dir, '.git') }, '/')).toBe('text');

    const linked = join(repo.dir, '..', 'linked');
    repo.git('worktree', 'add', '--quiet', linked);
    // As git says to a hook there.
    expect(read(oid, { GIT_DIR: join(repo.dir, '.git/worktrees/linked') }, linked)).toBe('text');
  });

  test('is read up to the limit', () => {
    expect(read(store(Buffer.alloc(WHOLE_CONTENT_LIMIT, 'x')))?.length).toBe(WHOLE_CONTENT_LIMIT);
    expect(read(store(Buffer.alloc(WHOLE_CONTENT_LIMIT + 1, 'x')))?.length).toBeUndefined();
  });
});

describe('left to git is', () => {
  test('what is packed or not there', () => {
    repo.write('file', 'text');
    repo.commit('first');
    const oid = repo.git('rev-parse', 'HEAD:file');
    expect(read(oid)).toBe('text');
    repo.git('gc', '--quiet');
    expect(read(oid)).toBeUndefined();
    expect(read('1'.repeat(40))).toBeUndefined();
  });

  test('what is no blob', () => {
    const commit = repo.commit('first');
    expect(read(commit)).toBeUndefined();
    expect(read(repo.git('rev-parse', 'HEAD^{tree}'))).toBeUndefined();
  });

  test.each([
    ['not compressed', Buffer.from('blob 4\0text')],
    ['cut short', deflateSync('blob 4\0text').subarray(0, 10)],
    ['longer than it says', deflateSync('blob 4\0text and more')],
    ['shorter than it says', deflateSync('blob 4\0tex')],
    ['without a header', deflateSync('text')],
    ['empty', Buffer.alloc(0)],
  ])('what is damaged: %s', (_, bytes) => {
    const file = fileOf(store('text'));
    chmodSync(file, 0o644);
    writeFileSync(file, bytes);
    expect(read(store('text'))).toBeUndefined();
  });

  test('everything where an environment sends git elsewhere', () => {
    const oid = store('text');
    expect(read(oid, { GIT_OBJECT_DIRECTORY: join(repo.dir, '.git/objects') })).toBeUndefined();
    expect(read(oid, { GIT_COMMON_DIR: join(repo.dir, '.git') })).toBeUndefined();
  });

  test('everything where .git is a file', () => {
    const oid = store('text');
    renameSync(join(repo.dir, '.git'), join(repo.dir, '..', 'moved'));
    writeFileSync(join(repo.dir, '.git'), 'gitdir: ../moved\n');
    expect(read(oid)).toBeUndefined();
    rmSync(join(repo.dir, '.git'));
    expect(read(oid)).toBeUndefined();
  });
});
