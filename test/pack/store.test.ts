import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openRepository } from '../../src/git/repository.ts';
import { looseObjects, openStore, type ObjectStore } from '../../src/pack/store.ts';
import { readPackIndex } from '../../src/pack/index-file.ts';
import { objectDirectory, objectsOf } from '../support/packs.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const created: TestRepository[] = [];
afterEach(() => {
  for (const repo of created.splice(0)) repo.cleanup();
});

let number = 0;
/** A repository with a loose blob and a packed one, both its own. */
function repository(options?: Parameters<typeof createRepository>[0]): TestRepository {
  const repo = createRepository(options);
  created.push(repo);
  repo.write('packed', `packed ${number}\n`);
  repo.commit(`commit ${number}`);
  repo.git('repack', '-adq');
  repo.write('loose', `loose ${number++}\n`);
  repo.git('add', '.');
  return repo;
}

function borrow(repo: TestRepository, ...lines: string[]): void {
  mkdirSync(join(objectDirectory(repo), 'info'), { recursive: true });
  writeFileSync(join(objectDirectory(repo), 'info/alternates'), `${lines.join('\n')}\n`);
}

async function storeOf(
  repo: TestRepository,
  env: Record<string, string> = {},
  directory = repo.dir,
): Promise<ObjectStore> {
  return openStore(await openRepository({ directory, env: { ...repo.env, ...env } }));
}

/** All ids in a store, sorted. */
function idsIn({ packs, directories }: ObjectStore, oidBytes = 20): string[] {
  const packed = packs.flatMap((path) => {
    const { oids } = readPackIndex(`${path}.idx`, oidBytes);
    return Array.from({ length: oids.count }, (_, position) => oids.at(position));
  });
  const loose = directories.flatMap((directory) =>
    [...looseObjects(directory, 2 * oidBytes)].map(([oid]) => oid),
  );
  return [...new Set([...packed, ...loose])].toSorted();
}

function idsForGit(repo: TestRepository): string[] {
  return [...objectsOf(repo).keys()].toSorted();
}

describe('a store has what git finds in it', () => {
  it.each([false, true])('loose objects and packs (sha256: %s)', async (sha256) => {
    const repo = repository({ sha256 });
    repo.write('more', 'more\n');
    repo.commit('more');
    repo.git('repack', '-dq');
    repo.write('last', 'last\n');
    repo.commit('last');
    const store = await storeOf(repo);
    expect(store.packs).toHaveLength(2);
    expect(idsIn(store, sha256 ? 32 : 20)).toEqual(idsForGit(repo));
  });

  it('nothing, where nothing is', async () => {
    const repo = createRepository();
    created.push(repo);
    expect(idsIn(await storeOf(repo))).toEqual([]);
    rmSync(join(objectDirectory(repo), 'pack'), { recursive: true });
    expect(idsIn(await storeOf(repo))).toEqual([]);
  });

  it('no pack without its index, and no other files', async () => {
    const repo = repository();
    const { packs } = await storeOf(repo);
    writeFileSync(join(objectDirectory(repo), 'pack/pack-1.idx'), '');
    writeFileSync(join(objectDirectory(repo), 'pack/pack-2.pack'), '');
    writeFileSync(join(objectDirectory(repo), 'pack/tmp_pack_xyz'), '');
    mkdirSync(join(objectDirectory(repo), 'ab'), { recursive: true });
    writeFileSync(join(objectDirectory(repo), 'ab/tmp_obj_xyz'), '');
    expect((await storeOf(repo)).packs).toEqual(packs);
    expect(idsIn(await storeOf(repo))).toEqual(idsForGit(repo));
  });

  it('as seen from a linked worktree', async () => {
    const repo = repository();
    const linked = join(repo.dir, '../linked');
    repo.git('worktree', 'add', '--quiet', linked);
    expect(idsIn(await storeOf(repo, {}, linked))).toEqual(idsForGit(repo));
  });
});

describe('what a store borrows', () => {
  it('by an absolute path, a relative one, and after remarks', async () => {
    const [repo, one, two] = [repository(), repository(), repository()];
    const from = objectDirectory(repo);
    borrow(repo, '# a remark', '', objectDirectory(one), relative(from, objectDirectory(two)));
    const store = await storeOf(repo);
    expect(store.directories).toHaveLength(3);
    expect(store.packs).toHaveLength(3);
    expect(idsIn(store)).toEqual(idsForGit(repo));
  });

  it('by a path in quotes', async () => {
    const [repo, other, plain] = [repository(), repository(), repository()];
    const odd = join(other.dir, `say "ä\t\\"${delimiter}`);
    rmSync(join(objectDirectory(other), 'info'), { recursive: true });
    renameSync(objectDirectory(other), odd);
    const quoted = odd.replaceAll(/["\\]/g, '\\$&').replace('\t', '\\t').replace('ä', '\\303\\244');
    const paths = [`"${quoted}"`, objectDirectory(plain)];
    const fromEnvironment = await storeOf(repo, {
      GIT_ALTERNATE_OBJECT_DIRECTORIES: paths.join(delimiter),
    });
    borrow(repo, ...paths);
    const store = await storeOf(repo);
    expect(store.directories).toHaveLength(3);
    expect(idsIn(store)).toEqual(idsForGit(repo));
    expect(idsIn(fromEnvironment)).toEqual(idsForGit(repo));
  });

  it('from stores that borrow from each other', async () => {
    const [repo, one, two] = [repository(), repository(), repository()];
    borrow(repo, objectDirectory(one));
    borrow(one, objectDirectory(two));
    borrow(two, objectDirectory(repo), objectDirectory(two));
    expect(idsIn(await storeOf(repo))).toEqual(idsForGit(repo));
  });

  it('from as many steps away as git follows', async () => {
    const chain = Array.from({ length: 9 }, () => repository());
    chain.forEach((repo, i) => {
      const next = chain[i + 1];
      if (next !== undefined) borrow(repo, objectDirectory(next));
    });
    const [first] = chain;
    if (first === undefined) throw new Error('no repository');
    const store = await storeOf(first);
    expect(idsIn(store)).toEqual(idsForGit(first));
    expect(store.directories.length).toBeGreaterThan(3);
  });

  it('from nowhere, if that is not there', async () => {
    const repo = repository();
    borrow(repo, join(repo.dir, 'nowhere'));
    expect(idsIn(await storeOf(repo))).toEqual(idsForGit(repo));
  });
});

describe('what the environment says', () => {
  it('about where objects are', async () => {
    const [repo, other] = [repository(), repository()];
    borrow(other, objectDirectory(repo));
    for (const path of [objectDirectory(other), relative(repo.dir, objectDirectory(other))]) {
      const store = await storeOf(repo, { GIT_OBJECT_DIRECTORY: path });
      expect(idsIn(store)).toEqual(idsForGit(other));
    }
  });

  it('about what is borrowed', async () => {
    const [repo, one, two] = [repository(), repository(), repository()];
    const paths = [objectDirectory(one), '', relative(repo.dir, objectDirectory(two))];
    const store = await storeOf(repo, {
      GIT_ALTERNATE_OBJECT_DIRECTORIES: paths.join(delimiter),
    });
    borrow(repo, objectDirectory(one), objectDirectory(two));
    expect(idsIn(store)).toEqual(idsForGit(repo));
  });
});
