import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_PLACES, type Oid, type Places } from '../../src/content.ts';
import { Introductions } from '../../src/git/introductions.ts';
import { findTips } from '../../src/git/refs.ts';
import { openRepository } from '../../src/git/repository.ts';
import { hashObject } from '../support/objects.ts';
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

async function locateIn(
  repo: TestRepository,
  names: readonly string[],
  directory = repo.dir,
): Promise<(Places | undefined)[]> {
  const opened = await openRepository({ directory, env: repo.env });
  const introductions = new Introductions(opened);
  const { types } = await findTips(opened);
  const revisions = { refs: [], heads: [...types.keys()], bases: [] };
  for await (const lines of introductions.list(revisions)) expect(lines).toBeInstanceOf(Buffer);
  const oids = names.map((name) => repo.git('rev-parse', name) as Oid);
  const found = await introductions.locate(new Set(oids), opened.head, { isDamaged: false });
  return oids.map((oid) => found.get(oid));
}

describe('the commit that brought a blob in', () => {
  it.each([false, true])('is told with all that is known of it (sha256: %s)', async (sha256) => {
    const repo = repository({ sha256 });
    repo.write('other', 'x\n');
    repo.commit('root');
    repo.write('dir/f', 'wanted\n');
    const commit = repo.commit('subject of\ntwo lines\n\nand a body');
    repo.write('dir/f', 'later\n');
    repo.commit('change');
    expect(await locateIn(repo, ['HEAD~1:dir/f'])).toEqual([
      {
        places: [
          {
            kind: 'blob',
            oid: repo.git('rev-parse', 'HEAD~1:dir/f'),
            path: 'dir/f',
            commit: {
              oid: commit,
              author: 'Test Author',
              email: 'author@example.com',
              date: '2024-01-01T00:02:00+00:00',
              subject: 'subject of two lines',
            },
            atHead: false,
          },
        ],
        count: 1,
        atHead: false,
        order: 2,
      },
    ]);
  });

  it('may be the first of all', async () => {
    const repo = repository();
    repo.write('f', 'wanted\n');
    const root = repo.commit('root');
    const [places] = await locateIn(repo, ['HEAD:f']);
    expect(places).toMatchObject({ places: [{ commit: { oid: root } }], count: 1, atHead: true });
  });

  it('is the earliest in the order of parents, whatever the clocks say', async () => {
    const repo = repository();
    repo.write('f', 'wanted\n');
    const first = repo.commit('first', { date: '2024-06-01T00:00:00Z' });
    repo.write('f', 'other\n');
    repo.commit('second');
    repo.write('f', 'wanted\n');
    repo.commit('again, by a clock that is wrong', { date: '2001-01-01T00:00:00Z' });
    const [places] = await locateIn(repo, ['HEAD:f']);
    expect(places).toMatchObject({ count: 2, atHead: true });
    expect(places?.places[0]).toMatchObject({ commit: { oid: first }, atHead: true });
  });

  it.each(['a', 'b'])('is the earlier author date of two branches (%s)', async (earlier) => {
    const repo = repository();
    repo.commit('base');
    for (const branch of ['a', 'b']) {
      repo.git('checkout', '--quiet', '-b', branch, 'main');
      repo.write(`in-${branch}`, 'wanted\n');
      repo.git('add', '--all');
      const year = branch === earlier ? 2020 : 2021;
      // Committed the other way round, as a rebase does.
      const args = [
        '-c',
        `user.name=${branch}`,
        'commit',
        '--quiet',
        `--date=${year}-01-01T00:00:00Z`,
      ];
      repo.git(...args, '-m', branch);
    }
    const [places] = await locateIn(repo, [`a:in-a`]);
    expect(places?.places.map(({ path }) => path)).toEqual(
      earlier === 'a' ? ['in-a', 'in-b'] : ['in-b', 'in-a'],
    );
  });

  it('is counted for each path and commit, and not again for a merge', async () => {
    const repo = repository();
    repo.commit('base');
    repo.git('checkout', '--quiet', '-b', 'side');
    repo.write('x', 'wanted\n');
    repo.write('y', 'wanted\n');
    repo.commit('side');
    repo.git('checkout', '--quiet', 'main');
    repo.write('z', 'z\n');
    repo.commit('main');
    repo.git('merge', '--quiet', '--no-edit', 'side');
    repo.git('rm', '--quiet', 'y');
    repo.commit('without y');
    const [places] = await locateIn(repo, ['HEAD:x']);
    expect(places?.places).toMatchObject([
      { path: 'x', atHead: true },
      { path: 'y', atHead: false },
    ]);
    expect(places).toMatchObject({ count: 2, atHead: true });
  });

  it('is kept a number of times, and counted always', async () => {
    const repo = repository();
    for (let index = 0; index < MAX_PLACES + 5; index += 1) repo.write(`f${index}`, 'wanted\n');
    repo.commit('first');
    const [places] = await locateIn(repo, ['HEAD:f0']);
    expect(places?.places).toHaveLength(MAX_PLACES);
    expect(places?.count).toBe(MAX_PLACES + 5);
  });

  it('tells many objects apart, in order of introduction', async () => {
    const repo = repository();
    const names: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      repo.write(`f${index}`, `content ${index}\n`);
      repo.commit(`commit ${index}`);
      names.push(`HEAD:f${index}`);
    }
    const all = await locateIn(repo, names);
    expect(all.map((places) => places?.places[0]?.commit?.subject)).toEqual(
      names.map((_, index) => `commit ${index}`),
    );
    const orders = all.map((places) => places?.order ?? 0);
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
  });

  it('is told for its own message', async () => {
    const repo = repository();
    repo.commit('first');
    const commit = repo.commit('words');
    repo.commit('last');
    const [places] = await locateIn(repo, ['HEAD~1']);
    expect(places).toMatchObject({
      places: [{ kind: 'commit-message', oid: commit, commit: { oid: commit, subject: 'words' } }],
      count: 1,
      order: 2,
    });
    expect(places).not.toHaveProperty('atHead');
  });

  it('is unknown for what nothing reaches', async () => {
    const repo = repository();
    repo.commit('first');
    const oid = hashObject(repo, 'dangling\n');
    expect(await locateIn(repo, [oid])).toEqual([undefined]);
  });

  it('does not depend on settings, or on the directory', async () => {
    const repo = repository();
    repo.write('sub/dir/own', 'x\n');
    repo.write('top', 'wanted\n');
    const commit = repo.commit('first');
    repo.write('renamed', 'wanted\n');
    repo.git('rm', '--quiet', 'top');
    repo.write('.mailmap', 'Somebody Else <else@example.com> <author@example.com>\n');
    const renaming = repo.commit('sübject');
    const settings = {
      'diff.orderFile': 'nowhere',
      'diff.relative': 'true',
      'diff.renames': 'copies',
      'diff.noprefix': 'true',
      'diff.ignoreSubmodules': 'all',
      'format.pretty': 'fuller',
      'i18n.logOutputEncoding': 'ISO-8859-1',
      'log.showRoot': 'false',
      'log.diffMerges': 'off',
      'log.mailmap': 'true',
      'log.showSignature': 'true',
      'log.date': 'relative',
      'log.decorate': 'full',
      'color.ui': 'always',
      'core.abbrev': '7',
      'core.quotePath': 'true',
      'notes.displayRef': 'refs/notes/*',
    };
    for (const [key, value] of Object.entries(settings)) repo.git('config', key, value);
    repo.git('notes', 'add', '-m', 'a note', commit);
    const [places] = await locateIn(repo, ['HEAD:renamed'], join(repo.dir, 'sub/dir'));
    expect(places).toMatchObject({
      places: [
        { path: 'top', commit: { oid: commit, author: 'Test Author' }, atHead: false },
        { path: 'renamed', commit: { oid: renaming, subject: 'sübject' }, atHead: true },
      ],
      count: 2,
    });
  });
});
