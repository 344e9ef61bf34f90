import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openRepository } from '../../src/git/repository.ts';
import { pushSource } from '../../src/source/push.ts';
import type { Source } from '../../src/source/source.ts';
import { readSource } from '../support/contents.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const ZERO = '0'.repeat(40);

const created: TestRepository[] = [];
afterEach(() => {
  for (const one of created.splice(0)) one.cleanup();
});

/** A repository with an empty remote named `origin`. */
function repository(sha256 = false): TestRepository {
  const remote = createRepository({ bare: true, sha256 });
  const repo = createRepository({ sha256 });
  created.push(remote, repo);
  repo.git('remote', 'add', 'origin', remote.dir);
  return repo;
}

async function push(
  repo: TestRepository,
  lines: readonly (readonly [string, string, string, string])[] | string,
  remote = 'origin',
): Promise<Source> {
  const text =
    typeof lines === 'string' ? lines : lines.map((fields) => `${fields.join(' ')}\n`).join('');
  const opened = await openRepository({ directory: repo.dir, env: repo.env });
  // In pieces, as a pipe may give it.
  const pieces = (async function* () {
    for (let at = 0; at < text.length; at += 11) yield Buffer.from(text.slice(at, at + 11));
  })();
  return await pushSource(opened, remote, pieces);
}

async function blobs(source: Source): Promise<string[]> {
  return (await readSource(source)).texts('blob');
}

describe('what is pushed', () => {
  it.each([false, true])('is what the remote does not have (sha256: %s)', async (sha256) => {
    const repo = repository(sha256);
    repo.write('f', 'pushed before\n');
    const old = repo.commit('one');
    repo.git('push', '--quiet', 'origin', 'main');
    repo.write('f', 'added and removed\n');
    repo.commit('two');
    repo.write('f', 'new\n');
    const local = repo.commit('three');
    const source = await push(repo, [['refs/heads/main', local, 'refs/heads/main', old]]);
    const read = await readSource(source);
    expect(read.texts('blob')).toEqual(['added and removed\n', 'new\n']);
    expect(read.texts('commit-message')).toEqual(['three\n', 'two\n']);
    expect(source.mode).toBe('push');
    expect(source.facts().scope).toBe('refs/heads/main to origin');
  });

  it('is everything in the first push', async () => {
    const repo = repository();
    repo.write('f', 'one\n');
    repo.commit('one');
    repo.write('f', 'two\n');
    const local = repo.commit('two');
    const lines = [['refs/heads/main', local, 'refs/heads/main', ZERO]] as const;
    expect(await blobs(await push(repo, lines))).toEqual(['one\n', 'two\n']);
  });

  it('of a new branch is what no branch of the remote has', async () => {
    const repo = repository();
    repo.write('f', 'known\n');
    repo.commit('one');
    repo.git('push', '--quiet', 'origin', 'main');
    repo.git('checkout', '--quiet', '-b', 'feature');
    repo.write('f', 'new\n');
    const local = repo.commit('two');
    const lines = [['refs/heads/feature', local, 'refs/heads/feature', ZERO]] as const;
    expect(await blobs(await push(repo, lines))).toEqual(['new\n']);
    // Another remote has not got what this one has.
    expect(await blobs(await push(repo, lines, 'elsewhere'))).toEqual(['known\n', 'new\n']);
  });

  it('of several refs is all of it, each object once', async () => {
    const repo = repository();
    repo.write('f', 'base\n');
    const base = repo.commit('base');
    repo.git('push', '--quiet', 'origin', 'main', 'main:gone');
    repo.git('checkout', '--quiet', '-b', 'a');
    repo.write('f', 'a\n');
    const a = repo.commit('a');
    repo.git('checkout', '--quiet', '-b', 'b');
    repo.write('f', 'b\n');
    const b = repo.commit('b');
    repo.git('tag', '-a', '-m', 'words of the tag', 'v1', 'a');
    const tag = repo.git('rev-parse', 'v1');
    const source = await push(repo, [
      ['refs/heads/a', a, 'refs/heads/a', base],
      ['refs/heads/b', b, 'refs/heads/b', ZERO],
      ['refs/tags/v1', tag, 'refs/tags/v1', ZERO],
      ['(delete)', ZERO, 'refs/heads/gone', base],
    ]);
    const read = await readSource(source);
    expect(read.texts('blob')).toEqual(['a\n', 'b\n']);
    expect(read.texts('tag-message')).toEqual(['words of the tag\n']);
    expect(new Set(read.contents.map(({ oid }) => oid)).size).toBe(read.contents.length);
  });

  it('is nothing when branches are only deleted, or the hook gets no line', async () => {
    const repo = repository();
    const head = repo.commit('one');
    const deletion = await push(repo, [['(delete)', ZERO, 'refs/heads/x', head]]);
    expect(await readSource(deletion)).toMatchObject({ contents: [], problems: [] });
    expect(deletion.facts().scope).toBe('nothing is pushed');
    expect(await blobs(await push(repo, ''))).toEqual([]);
  });

  it('by force over commits that are not here is what no known branch has', async () => {
    const repo = repository();
    repo.write('f', 'known\n');
    repo.commit('one');
    repo.git('push', '--quiet', 'origin', 'main');
    repo.write('f', 'new\n');
    const local = repo.commit('two');
    const unknown = 'ab'.repeat(20);
    const source = await push(repo, [['refs/heads/main', local, 'refs/heads/main', unknown]]);
    const read = await readSource(source);
    expect(read.texts('blob')).toEqual(['new\n']);
    expect(read.problems).toEqual([]);
  });

  it('is named as the user typed it', async () => {
    const repo = repository();
    const local = repo.commit('fix that');
    const source = await push(repo, [[':/fix that', local, 'refs/heads/x', ZERO]]);
    expect(await blobs(source)).toEqual([]);
    expect(source.facts().scope).toBe(':/fix that to origin');
  });

  it('to a URL shows nothing of the URL', async () => {
    const repo = repository();
    const local = repo.commit('one');
    const url = 'https://somebody:password@example.com/repository.git';
    const source = await push(repo, [['refs/heads/main', local, 'refs/heads/main', ZERO]], url);
    expect((await readSource(source)).problems).toEqual([]);
    expect(source.facts().scope).toBe('refs/heads/main to a URL');
  });

  it('is known to a real hook', async () => {
    const repo = repository();
    repo.write('f', 'one\n');
    repo.commit('one');
    repo.git('push', '--quiet', 'origin', 'main');
    repo.write('f', 'two\n');
    repo.commit('two');
    repo.git('tag', '-a', '-m', 'tagged', 'v1');
    const recorded = join(repo.dir, '..', 'stdin');
    repo.write('.git/hooks/pre-push', `#!/bin/sh\ncat > '${recorded}'\n`);
    const { chmodSync, readFileSync } = await import('node:fs');
    chmodSync(join(repo.dir, '.git/hooks/pre-push'), 0o755);
    repo.git('push', '--quiet', '--dry-run', 'origin', 'main', 'v1', 'main:other');
    const read = await readSource(await push(repo, readFileSync(recorded, 'utf8')));
    expect(read.texts('blob')).toEqual(['two\n']);
    expect(read.texts('tag-message')).toEqual(['tagged\n']);
  });
});

describe('input that git would not write', () => {
  it.each([
    'hello\n',
    'refs/heads/main\n',
    `refs/heads/main ${ZERO.slice(1)} refs/heads/main ${ZERO}\n`,
    `refs/heads/main HEAD refs/heads/main ${ZERO}\n`,
    `refs/heads/main ${ZERO} refs/heads/main\n`,
    '\0\xff\n',
  ])('%j is refused', async (text) => {
    const repo = repository();
    repo.commit('one');
    await expect(push(repo, text)).rejects.toMatchObject({
      status: 2,
      message: expect.stringMatching(/pre-push/),
      hint: expect.any(String),
    });
  });
});
