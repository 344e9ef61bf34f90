import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Oid } from '../../src/content.ts';
import { openRepository } from '../../src/git/repository.ts';
import { historySource, type HistoryOptions } from '../../src/source/history.ts';
import type { Source } from '../../src/source/source.ts';
import { readSource, type ReadSource } from '../support/contents.ts';
import { damage, hashObject, looseObject, stagePath } from '../support/objects.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const created: TestRepository[] = [];
function repository(options?: Parameters<typeof createRepository>[0]): TestRepository {
  const made = createRepository(options);
  created.push(made);
  return made;
}
afterEach(() => {
  for (const one of created.splice(0).toReversed()) one.cleanup();
});

async function open(
  repo: TestRepository,
  options: Partial<HistoryOptions> = {},
  directory = repo.dir,
): Promise<Source> {
  const opened = await openRepository({ directory, env: repo.env });
  return historySource(opened, { unreachable: false, ...options });
}

async function history(
  repo: TestRepository,
  options?: Partial<HistoryOptions>,
): Promise<ReadSource> {
  return await readSource(await open(repo, options));
}

describe('what is scanned', () => {
  it.each([false, true])('each blob and commit message once (sha256: %s)', async (sha256) => {
    const repo = repository({ sha256 });
    repo.write('a.txt', 'one\n');
    repo.write('copy/of/a.txt', 'one\n');
    repo.commit('first\n\nwith a body');
    repo.write('a.txt', 'two\n');
    repo.commit('second');
    repo.write('a.txt', 'one\n');
    repo.commit('back to one');
    const source = await open(repo);
    const read = await readSource(source);
    expect(read.texts('blob')).toEqual(['one\n', 'two\n']);
    expect(read.texts('commit-message')).toEqual([
      'back to one\n',
      'first\n\nwith a body\n',
      'second\n',
    ]);
    expect(read.problems).toEqual([]);
    expect(source.facts()).toMatchObject({ commits: 3, refs: 1, scope: 'all refs', skipped: {} });
  });

  it('nothing in an empty repository', async () => {
    const source = await open(repository());
    expect(await readSource(source)).toMatchObject({ contents: [], problems: [] });
    expect(source.facts()).toMatchObject({ commits: 0, refs: 0 });
  });

  it('branches, remote-tracking refs, notes and a detached HEAD', async () => {
    const repo = repository();
    repo.write('f', 'main\n');
    repo.commit('main');
    repo.git('checkout', '--quiet', '-b', 'other');
    repo.write('f', 'other\n');
    repo.commit('other');
    repo.write('f', 'remote\n');
    const remote = repo.commit('remote');
    repo.git('reset', '--quiet', '--hard', 'main');
    repo.git('update-ref', 'refs/remotes/origin/feature', remote);
    repo.git('notes', 'add', '-m', 'a note', 'main');
    repo.git('checkout', '--quiet', '--detach');
    repo.write('f', 'detached\n');
    repo.commit('detached');
    const read = await history(repo);
    expect(read.texts('blob')).toEqual(['a note\n', 'detached\n', 'main\n', 'other\n', 'remote\n']);
  });

  it('all entries of the stash, with staged and untracked files', async () => {
    const repo = repository();
    repo.write('f', 'committed\n');
    repo.commit('first');
    for (const name of ['older', 'newer']) {
      repo.write('f', `${name}: staged\n`);
      repo.git('add', 'f');
      repo.write('f', `${name}: changed\n`);
      repo.write('untracked', `${name}: untracked\n`);
      repo.git('stash', 'push', '--quiet', '--include-untracked');
    }
    const read = await history(repo);
    expect(read.texts('blob')).toEqual([
      'committed\n',
      'newer: changed\n',
      'newer: staged\n',
      'newer: untracked\n',
      'older: changed\n',
      'older: staged\n',
      'older: untracked\n',
    ]);
  });

  it('messages of annotated tags, also of tags of tags, blobs and trees', async () => {
    const repo = repository();
    repo.write('f', 'content\n');
    repo.commit('first');
    const blob = hashObject(repo, 'only a tag reaches this\n');
    repo.git('tag', '-a', '-m', 'message of v1', 'v1');
    repo.git('tag', '-a', '-m', 'message of the outer tag', 'outer', 'v1');
    repo.git('tag', '--delete', 'v1');
    repo.git('tag', '-a', '-m', 'message of the tag of a blob', 'on-blob', blob);
    repo.git('tag', '-a', '-m', 'message of the tag of a tree', 'on-tree', 'HEAD^{tree}');
    repo.git('tag', 'plain', blob);
    const source = await open(repo);
    const read = await readSource(source);
    expect(read.texts('tag-message')).toEqual([
      'message of the outer tag\n',
      'message of the tag of a blob\n',
      'message of the tag of a tree\n',
      'message of v1\n',
    ]);
    expect(read.texts('blob')).toEqual(['content\n', 'only a tag reaches this\n']);
    const tag = read.contents.find(({ text }) => text === 'message of v1\n')?.oid as Oid;
    const places = await source.locate?.(new Set([tag]));
    expect(places?.get(tag)).toMatchObject({
      places: [{ kind: 'tag-message', oid: tag, tag: 'v1' }],
      count: 1,
    });
  });

  it('the tag in the headers of a merge of a signed tag', async () => {
    const repo = repository();
    repo.commit('first');
    const tree = repo.git('rev-parse', 'HEAD^{tree}');
    const commit = [
      `tree ${tree}`,
      'author A <a@example.com> 1700000000 +0000',
      'committer A <a@example.com> 1700000000 +0000',
      `mergetag object ${repo.git('rev-parse', 'HEAD')}`,
      ' type commit',
      ' tag v9',
      ' tagger A <a@example.com> 1700000000 +0000',
      ' ',
      ' words in the tag',
      '',
      'words in the commit',
      '',
    ].join('\n');
    const oid = hashObject(repo, commit, 'commit');
    repo.git('update-ref', 'refs/heads/merged', oid);
    const read = await history(repo);
    const message = read.contents.find((content) => content.oid === oid)?.text;
    expect(message).toContain('words in the tag');
    expect(message).toContain('words in the commit');
  });

  it('what is behind a NUL in a commit message', async () => {
    const repo = repository();
    repo.commit('first');
    const tree = repo.git('rev-parse', 'HEAD^{tree}');
    const headers = `tree ${tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\n`;
    const oid = hashObject(repo, `${headers}before\0behind\n`, 'commit');
    repo.git('update-ref', 'refs/heads/odd', oid);
    expect((await history(repo)).texts('commit-message')).toContain('before\0behind\n');
  });

  it('what is only in a merge', async () => {
    const repo = repository();
    repo.write('f', 'base\n');
    repo.commit('base');
    repo.git('checkout', '--quiet', '-b', 'side');
    repo.write('g', 'side\n');
    repo.commit('side');
    repo.git('checkout', '--quiet', 'main');
    repo.git('merge', '--quiet', '--no-ff', '--no-commit', 'side');
    repo.write('h', 'slipped into the merge\n');
    const merge = repo.commit('merge');
    repo.git('rm', '--quiet', 'h');
    repo.commit('gone again');
    const source = await open(repo);
    const read = await readSource(source);
    const found = read.contents.find(({ text }) => text === 'slipped into the merge\n');
    expect(found).toMatchObject({ path: 'h' });
    const oid = found?.oid as Oid;
    expect((await source.locate?.(new Set([oid])))?.get(oid)).toMatchObject({
      places: [{ path: 'h', commit: { oid: merge, subject: 'merge' }, atHead: false }],
      count: 1,
      atHead: false,
    });
  });

  it('the HEADs of other worktrees, asked from any of them', async () => {
    const repo = repository();
    repo.write('f', 'main\n');
    repo.commit('first');
    const linked = join(repo.dir, '..', 'linked');
    repo.git('worktree', 'add', '--quiet', '--detach', linked);
    const inLinked = createRepository({ dir: linked });
    created.push(inLinked);
    inLinked.write('f', 'only in the worktree\n');
    inLinked.commit('second');
    for (const directory of [repo.dir, linked]) {
      const read = await readSource(await open(repo, {}, directory));
      expect(read.texts('blob')).toEqual(['main\n', 'only in the worktree\n']);
    }
  });

  it('objects as they are stored, and those that replace them', async () => {
    const repo = repository();
    repo.write('f', 'the original\n');
    const commit = repo.commit('first');
    const original = repo.git('rev-parse', 'HEAD:f');
    const replacement = hashObject(repo, 'the replacement\n');
    repo.git('replace', original, replacement);
    repo.commit('second');
    repo.git('replace', '--graft', 'HEAD');
    const read = await history(repo);
    expect(read.texts('blob')).toEqual(['the original\n', 'the replacement\n']);
    expect(read.contents.map(({ oid }) => oid)).toContain(commit);
  });

  it('parents that a grafts file hides', async () => {
    const repo = repository();
    repo.write('f', 'hidden\n');
    repo.commit('first');
    repo.write('f', 'shown\n');
    const head = repo.commit('second');
    writeFileSync(join(repo.dir, '.git/info/grafts'), `${head}\n`);
    expect((await history(repo)).texts('blob')).toEqual(['hidden\n', 'shown\n']);
  });

  it('a bare repository, and one with borrowed objects', async () => {
    const lender = repository();
    lender.write('f', 'lent\n');
    lender.commit('first');
    const bare = repository({ bare: true });
    bare.git('fetch', '--quiet', lender.dir, 'main:main');
    expect((await history(bare)).texts('blob')).toEqual(['lent\n']);
    const borrower = join(bare.dir, '..', 'borrower');
    bare.git('clone', '--quiet', '--shared', '--no-checkout', lender.dir, borrower);
    const read = await readSource(await open(bare, {}, borrower));
    expect(read.texts('blob')).toEqual(['lent\n']);
  });

  it('paths of any bytes, as far as a line can hold them', async () => {
    const repo = repository();
    const names = ['-dash', 'a space', 'grün', '?question', 'two\nlines', '"quoted"', '\x01mark'];
    for (const name of names) stagePath(repo, Buffer.from(name), hashObject(repo, `in ${name}`));
    stagePath(repo, Buffer.of(0x66, 0xe9), hashObject(repo, 'in latin-1'));
    // Looks like the list of objects, behind a newline.
    const forged = `x\n${'0'.repeat(40)} forged`;
    stagePath(repo, Buffer.from(forged), hashObject(repo, 'in forged'));
    repo.git('commit', '--quiet', '--message=odd names');
    const source = await open(repo);
    const read = await readSource(source);
    expect(read.problems).toEqual([]);
    expect(read.texts('blob')).toEqual(
      [...names.map((name) => `in ${name}`), 'in latin-1', 'in forged'].toSorted(),
    );
    const located = await source.locate?.(new Set(read.contents.map(({ oid }) => oid as Oid)));
    const paths = [...(located?.values() ?? [])].flatMap(({ places }) =>
      places.flatMap(({ path }) => path ?? []),
    );
    expect(paths.toSorted()).toEqual([...names, 'f\ufffd', forged].toSorted());
  });

  it('10,000 files and more in one go', async () => {
    const repo = repository();
    repo.gitBytes(['fast-import', '--quiet'], manyFiles(10_000));
    const source = await open(repo);
    const read = await readSource(source);
    expect(read.texts('blob')).toEqual(
      Array.from({ length: 10_000 }, (_, index) => `content ${index}\n`).toSorted(),
    );
    expect(source.facts().commits).toBe(100);
    expect(read.contents.find(({ text }) => text === 'content 4711\n')?.path).toBe('d11/file4711');
  });
});

/** 100 commits that add files to 100 directories. */
function manyFiles(count: number): string {
  const parts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    if (index % (count / 100) === 0) {
      parts.push(`commit refs/heads/main\ncommitter A <a@b> ${1_700_000_000 + index} +0000\n`);
      parts.push('data 2\nm\n\n');
    }
    const content = `content ${index}\n`;
    parts.push(
      `M 100644 inline d${index % 100}/file${index}\ndata ${content.length}\n${content}\n`,
    );
  }
  return parts.join('');
}

describe('what is not scanned', () => {
  it('is scanned with `unreachable`', async () => {
    const repo = repository();
    repo.write('f', 'kept\n');
    repo.commit('first');
    repo.write('f', 'amended away\n');
    repo.commit('second');
    repo.git('reset', '--quiet', '--hard', 'HEAD~1');
    const dangling = hashObject(repo, 'never committed\n');
    repo.write('g', 'only staged\n');
    repo.git('add', 'g');
    const tag = [
      'object ' + dangling,
      'type blob',
      'tag lost',
      'tagger A <a@b> 1 +0000',
      '',
      'hi\n',
    ];
    hashObject(repo, tag.join('\n'), 'tag');
    repo.git('tag', '-a', '-m', 'of a ref', 'v1');
    expect((await history(repo)).texts('blob')).toEqual(['kept\n']);

    const source = await open(repo, { unreachable: true });
    const read = await readSource(source);
    expect(read.texts('blob')).toEqual([
      'amended away\n',
      'kept\n',
      'never committed\n',
      'only staged\n',
    ]);
    expect(read.texts('commit-message')).toEqual(['first\n', 'second\n']);
    expect(read.texts('tag-message')).toEqual(['hi\n', 'of a ref\n']);
    expect(new Set(read.contents.map(({ oid }) => oid)).size).toBe(read.contents.length);
    const byText = (text: string): Oid =>
      read.contents.find((content) => content.text === text)?.oid as Oid;
    const located = await source.locate?.(
      new Set([byText('amended away\n'), byText('never committed\n')]),
    );
    expect(located?.get(byText('amended away\n'))?.places).toMatchObject([
      { path: 'f', commit: { subject: 'second' } },
    ]);
    expect(located?.has(byText('never committed\n'))).toBe(false);
  });

  it('is counted: submodules and pointers to large files', async () => {
    const repo = repository();
    repo.commit('first');
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n';
    repo.write('large.bin', pointer);
    stagePath(repo, Buffer.from('sub'), repo.git('rev-parse', 'HEAD'), '160000');
    repo.git('add', 'large.bin');
    repo.git('commit', '--quiet', '--message=second');
    const source = await open(repo);
    const read = await readSource(source);
    expect(read.texts('blob')).toEqual([pointer]);
    expect(source.facts().skipped).toEqual({ submodule: 1, 'lfs-pointer': 1 });
  });

  it('is a problem in a shallow clone', async () => {
    const origin = repository();
    for (const text of ['one\n', 'two\n', 'three\n']) {
      origin.write('f', text);
      origin.commit(text);
    }
    const clone = join(origin.dir, '..', 'clone');
    origin.git('clone', '--quiet', '--depth=2', `file://${origin.dir}`, clone);
    const read = await readSource(await open(origin, {}, clone));
    expect(read.texts('blob')).toEqual(['three\n', 'two\n']);
    expect(read.problems).toMatchObject([{ code: 'shallow-clone', hint: 'git fetch --unshallow' }]);
  });
});

function threeCommits(): TestRepository {
  const repo = repository();
  for (const number of [1, 2, 3]) {
    repo.write('f', `f${number}\n`);
    repo.write('dir/g', `g${number}\n`);
    repo.commit(`commit ${number}`);
  }
  return repo;
}

describe('damage', () => {
  const ALL = ['f1\n', 'f2\n', 'f3\n', 'g1\n', 'g2\n', 'g3\n'];
  const without = (...texts: string[]): string[] => ALL.filter((text) => !texts.includes(text));

  it.each([
    ['a blob', 'HEAD~1:f', without('f2\n'), 3, ['missing-object']],
    // Where git cannot go on, everything in the store is read.
    ['a tree', 'HEAD~1:dir', ALL, 3, ['git-failed']],
    ['a root tree', 'HEAD~1^{tree}', ALL, 3, ['git-failed']],
    ['a commit', 'HEAD~1', ALL, 2, ['git-failed']],
    ['the oldest commit', 'HEAD~2', ALL, 2, ['git-failed']],
  ])('finds the rest when %s is missing', async (_, name, blobs, messages, codes) => {
    const repo = threeCommits();
    rmSync(looseObject(repo, repo.git('rev-parse', name)));
    const source = await open(repo);
    const read = await readSource(source);
    expect(read.texts('blob')).toEqual(blobs);
    expect(read.texts('commit-message')).toHaveLength(messages);
    expect(read.problems.map(({ code }) => code)).toEqual(codes);
    expect(read.problems[0]?.message).not.toContain('\n');
    expect(new Set(read.contents.map(({ oid }) => oid)).size).toBe(read.contents.length);
    // Locating goes as far as it can.
    const oids = read.contents.map(({ oid }) => oid as Oid);
    await expect(source.locate?.(new Set(oids))).resolves.toBeInstanceOf(Map);
  });

  it.each([
    ['a blob', 'HEAD~1:f', without('f2\n'), 3],
    ['a tree', 'HEAD~1:dir', ALL, 3],
    ['a commit', 'HEAD~1', ALL, 2],
    ['the newest commit', 'HEAD', ALL, 2],
  ])('finds the rest when %s is corrupt', async (_, name, blobs, messages) => {
    const repo = threeCommits();
    damage(repo, repo.git('rev-parse', name));
    const read = await history(repo);
    expect(read.texts('blob')).toEqual(blobs);
    expect(read.texts('commit-message')).toHaveLength(messages);
    expect(read.problems.length).toBeGreaterThan(0);
    expect(new Set(read.contents.map(({ oid }) => oid)).size).toBe(read.contents.length);
  });

  it('tells many missing objects in one problem', async () => {
    const repo = repository();
    for (let index = 0; index < 30; index += 1) repo.write(`f${index}`, `${index}\n`);
    repo.commit('first');
    for (let index = 0; index < 20; index += 1) {
      rmSync(looseObject(repo, repo.git('rev-parse', `HEAD:f${index}`)));
    }
    const read = await history(repo);
    expect(read.texts('blob')).toHaveLength(10);
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]?.message).toMatch(/^20 objects \(/);
  });

  it('fetches nothing in a partial clone, and says what is missing', async () => {
    const origin = threeCommits();
    origin.git('config', 'uploadpack.allowFilter', 'true');
    const clone = join(origin.dir, '..', 'partial');
    const options = ['--quiet', '--no-checkout', '--filter=blob:none'];
    origin.git('clone', ...options, `file://${origin.dir}`, clone);
    const marker = join(origin.dir, '..', 'fetched');
    origin.git('-C', clone, 'config', 'remote.origin.uploadpack', `touch '${marker}'; false`);
    const read = await readSource(await open(origin, {}, clone));
    expect(read.texts('blob')).toEqual([]);
    expect(read.texts('commit-message')).toHaveLength(3);
    expect(read.problems).toMatchObject([{ code: 'missing-object' }]);
    expect(read.problems[0]?.message).toMatch(/^6 objects /);
    expect(() => rmSync(marker)).toThrow(/ENOENT/);
  });

  it('does not take a symbolic ref whose branch has gone for damage', async () => {
    const repo = threeCommits();
    repo.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    const read = await history(repo);
    expect(read.texts('blob')).toEqual(ALL);
    expect(read.problems).toEqual([]);
  });

  it('names broken refs and scans everything there is', async () => {
    const repo = threeCommits();
    writeFileSync(join(repo.dir, '.git/refs/heads/garbage'), 'no id\n');
    writeFileSync(join(repo.dir, '.git/refs/heads/nowhere'), `${'12'.repeat(20)}\n`);
    hashObject(repo, 'reached by the broken ref, perhaps\n');
    const source = await open(repo);
    const read = await readSource(source);
    expect(read.texts('blob')).toEqual([...ALL, 'reached by the broken ref, perhaps\n']);
    expect(read.problems.map(({ code }) => code)).toEqual(['unreadable-ref', 'unreadable-ref']);
    const messages = read.problems.map(({ message }) => message).join('\n');
    expect(messages).toContain('refs/heads/garbage');
    expect(messages).toContain('refs/heads/nowhere');
    expect(source.facts().refs).toBe(3);
  });
});
