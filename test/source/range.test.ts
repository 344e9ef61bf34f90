import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Oid, Place } from '../../src/content.ts';
import { openRepository } from '../../src/git/repository.ts';
import { rangeSource } from '../../src/source/range.ts';
import type { Source } from '../../src/source/source.ts';
import { bytesOf, readSource } from '../support/contents.ts';
import { hashObject, looseObject, stagePath } from '../support/objects.ts';
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

async function open(repo: TestRepository, range: string, directory = repo.dir): Promise<Source> {
  return await rangeSource(await openRepository({ directory, env: repo.env }), range);
}

async function blobs(repo: TestRepository, range: string): Promise<string[]> {
  return (await readSource(await open(repo, range))).texts('blob');
}

/** The texts of what was at the place of a content before. */
async function before(source: Source, text: string): Promise<string[]> {
  const { contents } = await readSource(source);
  const oid = contents.find((content) => content.text === text)?.oid as Oid;
  const [place] = (await source.locate?.(new Set([oid])))?.get(oid)?.places ?? [];
  if (place === undefined) throw new Error(`${text} is nowhere`);
  return await textsBefore(source, place);
}

async function textsBefore(source: Source, place: Place): Promise<string[]> {
  const contents = (await source.before?.(place)) ?? [];
  return (await Promise.all(contents.map(bytesOf))).map(String).toSorted();
}

describe('what a range holds', () => {
  it.each([false, true])('is what its commits add, each once (sha256: %s)', async (sha256) => {
    const repo = repository({ sha256 });
    repo.write('f', 'base\n');
    repo.commit('base');
    repo.git('tag', 'start');
    repo.write('f', 'added and removed again\n');
    repo.commit('one');
    repo.write('f', 'final\n');
    repo.write('g', 'final\n');
    repo.commit('two');
    const source = await open(repo, 'start..HEAD');
    const read = await readSource(source);
    expect(read.texts('blob')).toEqual(['added and removed again\n', 'final\n']);
    expect(read.texts('commit-message')).toEqual(['one\n', 'two\n']);
    expect(read.problems).toEqual([]);
    expect(source.mode).toBe('range');
    expect(source.facts()).toMatchObject({ commits: 2, skipped: {} });
  });

  it('is nothing if the head is in the base', async () => {
    const repo = repository();
    repo.write('f', 'one\n');
    repo.commit('one');
    repo.write('f', 'two\n');
    repo.commit('two');
    expect(await blobs(repo, 'HEAD..HEAD~1')).toEqual([]);
    expect(await blobs(repo, '..')).toEqual([]);
  });

  it('leaves out what the base got meanwhile, with two dots and with three', async () => {
    const repo = repository();
    repo.write('f', 'base\n');
    repo.commit('base');
    repo.git('checkout', '--quiet', '-b', 'feature');
    repo.write('g', 'feature\n');
    repo.commit('feature');
    repo.git('checkout', '--quiet', 'main');
    repo.write('f', 'main moved on\n');
    repo.commit('main');
    for (const range of ['main..feature', 'main...feature']) {
      expect(await blobs(repo, range)).toEqual(['feature\n']);
    }
  });

  it.each([
    ['later', undefined],
    ['earlier', '2001-01-01T00:00:00Z'],
  ])('includes what only a merge holds, not what it brings from the base (%s)', async (_, date) => {
    const repo = repository();
    repo.write('f', 'base\n');
    repo.commit('base');
    repo.git('checkout', '--quiet', '-b', 'feature');
    repo.write('g', 'feature\n');
    repo.commit('feature');
    repo.git('checkout', '--quiet', 'main');
    for (const text of ['main 1\n', 'main 2\n']) {
      repo.write('f', text);
      repo.commit(text, date === undefined ? {} : { date });
    }
    repo.git('checkout', '--quiet', 'feature');
    repo.git('merge', '--quiet', '--no-commit', 'main');
    repo.write('h', 'slipped in\n');
    const merge = repo.commit('merge');
    const source = await open(repo, 'main..feature');
    const read = await readSource(source);
    expect(read.texts('blob')).toEqual(['feature\n', 'slipped in\n']);
    const oid = read.contents.find(({ text }) => text === 'slipped in\n')?.oid as Oid;
    expect((await source.locate?.(new Set([oid])))?.get(oid)).toMatchObject({
      places: [{ path: 'h', commit: { oid: merge }, atHead: true }],
      count: 1,
      atHead: true,
    });
  });

  it('includes what it brings back from older history', async () => {
    const repo = repository();
    repo.write('f', 'once removed\n');
    repo.commit('one');
    repo.write('f', 'clean\n');
    repo.commit('two');
    repo.write('unrelated', 'x\n');
    repo.commit('three');
    repo.git('tag', 'start');
    repo.git('revert', '--no-edit', 'HEAD~1');
    const source = await open(repo, 'start..HEAD');
    const read = await readSource(source);
    expect(read.contents.filter(({ kind }) => kind === 'blob')).toMatchObject([
      { path: 'f', text: 'once removed\n' },
    ]);
    const oid = read.contents.find(({ kind }) => kind === 'blob')?.oid as Oid;
    expect((await source.locate?.(new Set([oid])))?.get(oid)).toMatchObject({
      places: [{ path: 'f', commit: { subject: 'Revert "two"' } }],
      count: 1,
    });
    const again = await open(repo, 'start..HEAD');
    expect(await before(again, 'once removed\n')).toEqual(['clean\n']);
  });

  it('includes what comes back and goes again within it', async () => {
    const repo = repository();
    for (const text of ['old secret\n', 'clean\n', 'cleaner\n', 'old secret\n', 'cleaner\n']) {
      repo.write('f', text);
      repo.commit('change');
    }
    expect(await blobs(repo, 'HEAD~2..HEAD')).toEqual(['cleaner\n', 'old secret\n']);
  });

  it('counts submodules', async () => {
    const repo = repository();
    const commit = repo.commit('base');
    stagePath(repo, Buffer.from('sub'), commit, '160000');
    repo.git('commit', '--quiet', '--message=one');
    const source = await open(repo, 'HEAD~1..HEAD');
    expect(await readSource(source)).toMatchObject({ problems: [] });
    expect(source.facts().skipped).toEqual({ submodule: 1 });
  });

  it('reports a shallow clone only if the range is cut off', async () => {
    const origin = repository();
    for (const text of ['one\n', 'two\n', 'three\n', 'four\n']) {
      origin.write('f', text);
      origin.commit(text);
    }
    const clone = join(origin.dir, '..', 'clone');
    origin.git('clone', '--quiet', '--depth=3', `file://${origin.dir}`, clone);
    const whole = await readSource(await open(origin, 'HEAD~1..HEAD', clone));
    expect(whole.texts('blob')).toEqual(['four\n']);
    expect(whole.problems).toEqual([]);
    // A base that is here, but from which the commits between have been cut.
    origin.git('-C', clone, 'fetch', '--quiet', '--depth=1', 'origin', 'main');
    const [first = ''] = origin.git('rev-list', '--max-parents=0', 'HEAD').split('\n');
    origin.git('-C', clone, 'fetch', '--quiet', '--depth=1', `file://${origin.dir}`, first);
    const cut = await readSource(await open(origin, `${first}..HEAD`, clone));
    expect(cut.problems).toMatchObject([{ code: 'shallow-clone' }]);
  });

  it('tells what is missing, and scans the rest', async () => {
    const repo = repository();
    repo.commit('base');
    repo.write('f', 'gone\n');
    repo.write('g', 'here\n');
    repo.commit('one');
    rmSync(looseObject(repo, repo.git('rev-parse', 'HEAD:f')));
    const read = await readSource(await open(repo, 'HEAD~1..HEAD'));
    expect(read.texts('blob')).toEqual(['here\n']);
    expect(read.texts('commit-message')).toEqual(['one\n']);
    expect(read.problems).toMatchObject([{ code: 'missing-object' }]);
  });

  it('tells that commits are missing', async () => {
    const repo = repository();
    repo.commit('base');
    for (const text of ['one\n', 'two\n', 'three\n']) {
      repo.write('f', text);
      repo.commit(text);
    }
    rmSync(looseObject(repo, repo.git('rev-parse', 'HEAD~1')));
    const read = await readSource(await open(repo, `${repo.git('rev-parse', 'HEAD')}~0..HEAD`));
    expect(read.problems).toEqual([]);
    const base = repo.git('commit-tree', '-m', 'unrelated', 'HEAD^{tree}');
    const broken = await readSource(await open(repo, `${base}..HEAD`));
    expect(broken.problems).toMatchObject([{ code: 'git-failed' }]);
  });
});

describe('a range that cannot be', () => {
  it.each(['main', 'HEAD', ''])('%j is none', async (range) => {
    await expect(open(repository(), range)).rejects.toMatchObject({
      status: 2,
      message: `'${range}' is not a range of commits`,
    });
  });

  it.each(['nowhere..HEAD', 'HEAD..nowhere', '--all..HEAD', `${'ab'.repeat(20)}..HEAD`])(
    '%s names what is not here',
    async (range) => {
      const repo = repository();
      repo.commit('first');
      const revision = range.split('..').find((side) => side !== 'HEAD');
      await expect(open(repo, range)).rejects.toMatchObject({
        status: 2,
        message: `this repository has no commit '${revision}'`,
        hint: expect.stringContaining('git fetch'),
      });
    },
  );

  it('says how to complete a shallow clone', async () => {
    const origin = repository();
    origin.commit('one');
    origin.commit('two');
    const clone = join(origin.dir, '..', 'clone');
    origin.git('clone', '--quiet', '--depth=1', `file://${origin.dir}`, clone);
    await expect(open(origin, 'HEAD~1..HEAD', clone)).rejects.toMatchObject({
      hint: expect.stringContaining('fetch-depth: 0'),
    });
  });
});

describe('older versions', () => {
  it('are those at the same path in the base', async () => {
    const repo = repository();
    repo.write('dir/f', 'ancient\n');
    repo.commit('one');
    repo.write('dir/f', 'old\n');
    repo.commit('two');
    repo.write('dir/f', 'between\n');
    repo.commit('three');
    repo.write('dir/f', 'new\n');
    repo.commit('four');
    expect(await before(await open(repo, 'HEAD~2..HEAD'), 'new\n')).toEqual(['old\n']);
  });

  it('are those where the branch left the base, and where it merged it', async () => {
    const repo = repository();
    repo.write('f', 'at the fork\n');
    repo.commit('base');
    repo.git('checkout', '--quiet', '-b', 'feature');
    repo.write('g', 'g\n');
    repo.commit('feature');
    repo.git('checkout', '--quiet', 'main');
    repo.write('f', 'merged\n');
    repo.commit('main');
    repo.git('checkout', '--quiet', 'feature');
    repo.git('merge', '--quiet', 'main');
    repo.git('checkout', '--quiet', 'main');
    repo.write('f', 'too late\n');
    repo.commit('main again');
    repo.git('checkout', '--quiet', 'feature');
    repo.write('f', 'new\n');
    repo.commit('change');
    const source = await open(repo, 'main..feature');
    expect(await before(source, 'new\n')).toEqual(['at the fork\n', 'merged\n']);
  });

  it('are what the range deletes, for a path that is new: it may be renamed', async () => {
    const repo = repository();
    repo.write('old name', 'secret: 1\n');
    repo.write('stays', 'not a source\n');
    repo.commit('base');
    repo.git('mv', 'old name', 'new name');
    repo.write('new name', 'secret: 1\nmore\n');
    repo.commit('rename and edit');
    const source = await open(repo, 'HEAD~1..HEAD');
    expect(await before(source, 'secret: 1\nmore\n')).toEqual(['secret: 1\n']);
  });

  it('of a file that was only moved are that file', async () => {
    const repo = repository();
    repo.write('old name', 'the same\n');
    repo.commit('base');
    repo.git('mv', 'old name', 'new name');
    repo.commit('rename');
    const source = await open(repo, 'HEAD~1..HEAD');
    expect(await before(source, 'the same\n')).toEqual(['the same\n']);
  });

  it('exist for names of any bytes', async () => {
    const repo = repository();
    const names = ['two\nlines', '-dash', 'HEAD:f', 'a b', './x', ' blank'].map((name) =>
      Buffer.from(name),
    );
    names.push(Buffer.of(0x66, 0xe9));
    for (const version of ['old', 'new']) {
      for (const [index, name] of names.entries()) {
        // Nothing named "." or ".." can be in a tree.
        if (name.toString() === './x') continue;
        stagePath(repo, name, hashObject(repo, `${version} ${index}`));
      }
      repo.git('commit', '--quiet', `--message=${version}`);
    }
    const source = await open(repo, 'HEAD~1..HEAD');
    const { contents } = await readSource(source);
    const added = contents.filter(({ kind }) => kind === 'blob');
    expect(added).toHaveLength(names.length - 1);
    const located = await source.locate?.(new Set(added.map(({ oid }) => oid as Oid)));
    for (const { oid, text } of added) {
      const [place] = located?.get(oid as Oid)?.places ?? [];
      if (place === undefined) throw new Error(`${text} is nowhere`);
      expect(await textsBefore(source, place)).toEqual([text.replace('new', 'old')]);
    }
  });

  it('do not exist for a message, or in a history that begins with the range', async () => {
    const repo = repository();
    repo.write('f', 'root\n');
    repo.commit('root');
    const empty = repo.git('commit-tree', '-m', 'unrelated', repo.git('write-tree'));
    const source = await open(repo, `${empty}..HEAD`);
    expect(await textsBefore(source, { kind: 'commit-message' })).toEqual([]);
    expect(await textsBefore(source, { kind: 'blob', path: 'f' })).toEqual([]);
  });

  it('come as a stream when they are large', async () => {
    const repo = repository();
    const large = Buffer.alloc(6 * 1024 * 1024, 'old ');
    repo.write('f', large);
    repo.commit('base');
    repo.write('f', 'new\n');
    repo.commit('change');
    const source = await open(repo, 'HEAD~1..HEAD');
    await readSource(source);
    const [content] = (await source.before?.({ kind: 'blob', path: 'f' })) ?? [];
    if (content === undefined) throw new Error('no older version');
    expect(content.body).not.toBeInstanceOf(Uint8Array);
    expect((await bytesOf(content)).equals(large)).toBe(true);
  });
});
