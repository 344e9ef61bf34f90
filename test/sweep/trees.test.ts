/** Objects that others name and the store does not have are always named, and no others. */

import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Oid } from '../../src/content.ts';
import { createKernel } from '../../src/kernel/kernel.ts';
import { openRepository } from '../../src/git/repository.ts';
import { buildTables } from '../../src/match/prefilter-tables.ts';
import { EntryType } from '../../src/pack/entries.ts';
import { FamilyWalk } from '../../src/pack/walk.ts';
import { Workspace } from '../../src/pack/workspace.ts';
import { TreeSweep } from '../../src/sweep/trees.ts';
import { createRandom } from '../kernel/random.ts';
import { openPack, writePack } from '../support/open-pack.ts';
import {
  makePack,
  objectDirectory,
  objectsOf,
  oidFor,
  packOf,
  type HandmadeEntry,
  type StoredObject,
} from '../support/packs.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';
import { sweepOf, type TestSweep } from './sweeping.ts';

const SUBMODULE = '160000';

const nothing: TestSweep = {
  tables: buildTables([]),
  judge: {
    prefix: 8,
    answer: () => 10,
    start: 10,
    mayMatchAtStart: () => false,
    mayMatch: () => false,
  },
};

const created: TestRepository[] = [];
const directory = mkdtempSync(join(tmpdir(), 'keyscan-test-'));
afterEach(() => {
  for (const repo of created.splice(0)) repo.cleanup();
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Folders in folders, a submodule, an annotated tag, and trees that are deltas of each other. */
function repository(sha256 = false): TestRepository {
  const repo = createRepository({ sha256 });
  created.push(repo);
  for (let i = 0; i < 60; i++) repo.write(`d${i % 3}/e${i % 4}/file${i}`, `content ${i}\n`);
  const head = repo.commit('first');
  repo.git('update-index', '--add', '--cacheinfo', `${SUBMODULE},${head.replace(/^./, '9')},sub`);
  for (let version = 0; version < 12; version++) {
    repo.write(`d${version % 3}/e${version % 4}/file${version}`, `changed in ${version}\n`);
    if (version % 5 === 0) repo.write(`d0/e0/new${version}`, `new in ${version}\n`);
    repo.git('add', '.');
    repo.gitBytes(['commit', '--quiet', '--file=-'], `version ${version}`);
  }
  repo.git('tag', '-a', '-m', 'a tag', 'v1');
  return repo;
}

/** Ids that an object names and that must be in the store, read one by one. */
function namedBy({ type, body }: StoredObject, oidBytes: number): string[] {
  if (type === 'blob') return [];
  if (type !== 'tree') {
    const headers = body.toString('latin1').split('\n\n')[0] ?? '';
    return [...headers.matchAll(/^(?:tree|parent|object) (\w+)$/gm)].map(([, oid = '']) => oid);
  }
  const oids: string[] = [];
  for (let at = 0; at < body.length;) {
    const end = body.indexOf(0, at) + 1;
    const oid = body.toString('hex', end, end + oidBytes);
    if (!body.toString('latin1', at, end).startsWith(SUBMODULE)) oids.push(oid);
    at = end + oidBytes;
  }
  return oids;
}

function missingFrom(objects: ReadonlyMap<string, StoredObject>, oidBytes: number): string[] {
  const named = [...objects.values()].flatMap((object) => namedBy(object, oidBytes));
  return [...new Set(named)].filter((oid) => !objects.has(oid)).toSorted();
}

/** Puts only these objects of a repository's pack into a new one. */
function keepOnly(repo: TestRepository, oids: readonly string[]): void {
  const old = packOf(repo);
  const elsewhere = mkdtempSync(join(directory, 'old-'));
  const kept = join(elsewhere, 'kept');
  repo.gitBytes(['pack-objects', '--quiet', '--depth=50', kept], `${oids.join('\n')}\n`);
  for (const name of readdirSync(join(objectDirectory(repo), 'pack'))) {
    const path = join(objectDirectory(repo), 'pack', name);
    if (path.startsWith(old)) renameSync(path, join(elsewhere, name));
  }
  for (const name of readdirSync(elsewhere)) {
    if (!name.startsWith('kept')) continue;
    const path = join(elsewhere, name);
    renameSync(path, join(objectDirectory(repo), 'pack', `pack-${basename(path)}`));
  }
}

describe('in a whole repository nothing is missing', () => {
  it.each([false, true])('packed or not (sha256: %s)', async (sha256) => {
    const repo = repository(sha256);
    expect(await sweepOf(repo, nothing)).toMatchObject({ absent: new Set(), unread: 0 });
    repo.git('repack', '-dq');
    repo.write('more', 'more');
    repo.commit('more');
    expect(await sweepOf(repo, nothing)).toMatchObject({ absent: new Set(), unread: 0 });
    repo.git('repack', '-adfq');
    expect(await sweepOf(repo, nothing)).toMatchObject({ absent: new Set(), unread: 0 });
  });

  it('not even the empty tree', async () => {
    const repo = createRepository();
    created.push(repo);
    const tree = repo.git('hash-object', '-t', 'tree', '/dev/null');
    const commit = repo.git('commit-tree', '-m', 'empty', tree);
    repo.git('update-ref', 'refs/heads/main', commit);
    expect(objectsOf(repo).has(tree)).toBe(false);
    expect(await sweepOf(repo, nothing)).toMatchObject({ absent: new Set() });
  });

  it('but all of it is asked of git if a tree cannot be read', async () => {
    const repo = repository();
    const args = ['hash-object', '-w', '--literally', '-t', 'tree', '--stdin'];
    const odd = Buffer.from(repo.gitBytes(args, 'no tree at all')).toString().trim();
    expect((await sweepOf(repo, nothing))?.suspects).toEqual(new Set([odd]));
  });
});

async function missingForGit(repo: TestRepository): Promise<string[]> {
  const { git } = await openRepository({ directory: repo.dir, env: repo.env });
  const said = await git.output(['fsck', '--connectivity-only', '--no-reflogs'], {
    allow: [1, 2, 3, 4, 5, 6, 7, 8, 10],
  });
  const tips = new Set(repo.git('for-each-ref', '--format=%(objectname)').split('\n'));
  return [...said.toString().matchAll(/^missing \w+ (\w+)$/gm)]
    .map(([, oid = '']) => oid)
    .filter((oid) => !tips.has(oid));
}

describe('what was deleted is missing', () => {
  it.each([1, 2, 3, 4, 5, 6])('in a repacked repository (%i)', async (seed) => {
    const sha256 = seed === 6;
    const oidBytes = sha256 ? 32 : 20;
    const random = createRandom(seed * 977);
    const repo = repository(sha256);
    repo.git('repack', '-adfq');
    const share = random.of([30, 8, 3]);
    const oids = [...objectsOf(repo).keys()].filter(() => random.below(share) > 0);
    keepOnly(repo, oids);
    const objects = objectsOf(repo);
    expect(objects.size).toBe(oids.length);
    const swept = await sweepOf(repo, nothing);
    expect([...(swept?.absent ?? [])].toSorted()).toEqual(missingFrom(objects, oidBytes));
    expect(swept?.unread).toBe(0);
    // And by git's own account, as far as it gets from the tips that are left.
    const missing = await missingForGit(repo);
    expect(missing.filter((oid) => swept?.absent.has(oid as Oid) !== true)).toEqual([]);
  });
});

const isMissing = (oid: string): boolean => oid.startsWith('30');

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}

describe('a tree that is a delta', () => {
  const workspace = new Workspace(createKernel(), 0);
  const random = createRandom(20_261_122);
  /** Many ids, every third of them of something that is missing; they differ at their ends only. */
  const ids = Array.from({ length: 6000 }, (_, i) => oidFor(0x30 + (i % 3), 1000 + i));

  interface Entry {
    readonly mode: string;
    readonly name: string;
    readonly oid: string;
  }

  function entry(): Entry {
    const mode = random.of(['100644', '40000', '120000', SUBMODULE, '1640000']);
    const name = random.of([
      'a',
      'bb',
      '160000',
      'ccc\x01',
      '0'.repeat(20),
      `n${random.below(99)}`,
    ]);
    return { mode, name, oid: random.of(ids) };
  }

  function encode(entries: readonly Entry[]): Buffer {
    return Buffer.concat(
      entries.map(({ mode, name, oid }) =>
        Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]),
      ),
    );
  }

  function edit(entries: readonly Entry[]): Entry[] {
    const next = [...entries];
    for (let edits = random.below(4); edits >= 0; edits--) {
      const at = random.below(next.length + 1);
      const some = next.slice(random.below(next.length + 1)).slice(0, random.below(6));
      const other = next[at];
      // The same file with another content.
      if (other !== undefined && random.below(2) === 0) {
        const end = random.below(256).toString(16).padStart(2, '0');
        next[at] = { ...other, oid: random.of([other.oid.slice(0, -2) + end, random.of(ids)]) };
      } else next.splice(at, random.below(3), ...(random.below(2) === 0 ? [entry()] : some));
    }
    return next;
  }

  /** A delta whose copies begin and end anywhere, of whatever base has that is the same. */
  function delta(base: Buffer, target: Buffer): Buffer {
    const steps: number[] = [];
    for (let at = 0; at < target.length;) {
      const length = Math.min(target.length - at, 2 + random.below(random.of([8, 40, 200])));
      const piece = target.subarray(at, at + length);
      const found = random.below(8) > 0 ? base.indexOf(piece, random.below(base.length + 1)) : -1;
      const from = found < 0 ? base.indexOf(piece) : found;
      if (from >= 0 && random.below(8) > 0) {
        // Now and then as far as both are the same, up to a byte before an entry's end.
        let same = length;
        if (random.below(2) === 0) {
          while (from + same < base.length && base[from + same] === target[at + same]) same++;
        }
        steps.push(0x80 | 0b0011_0011, from & 255, from >> 8, same & 255, same >> 8);
        at += same;
      } else {
        const insert = piece.subarray(0, 1 + random.below(20));
        steps.push(insert.length, ...insert);
        at += insert.length;
      }
    }
    return Buffer.from([...varint(base.length), ...varint(target.length), ...steps]);
  }

  it('names what is new in it, however its copies lie', () => {
    for (let round = 0; round < 300; round++) {
      let trees: Entry[] = Array.from({ length: random.below(12) }, entry);
      const entries: HandmadeEntry[] = [{ oid: oidFor(1), type: 'tree', body: encode(trees) }];
      const expected = new Set<string>();
      const note = (): void => {
        for (const { mode, oid } of trees) {
          if (mode !== SUBMODULE && isMissing(oid)) expected.add(oid);
        }
      };
      note();
      for (let step = 2; step < 6; step++) {
        const base = encode(trees);
        trees = edit(trees);
        note();
        const body = delta(base, encode(trees));
        entries.push({ oid: oidFor(step), type: 'ref', base: oidFor(step - 1), body });
      }
      const path = join(directory, 'trees');
      writePack(path, makePack(entries));
      expect(absentIn(path, entries.length)).toEqual([...expected].toSorted());
    }
  });

  function absentIn(path: string, count: number): string[] {
    const pack = openPack(path);
    const sweep = new TreeSweep(
      workspace,
      20,
      (bytes, at) => !isMissing(Buffer.from(bytes.subarray(at, at + 20)).toString('hex')),
    );
    let seen = 0;
    const walk = new FamilyWalk(pack.file, pack.entries, pack.families, workspace, {
      visit(object) {
        seen++;
        expect(object.type).toBe(EntryType.Tree);
        expect(sweep.look(object)).toBe(true);
      },
      leave: (left) => expect(left).toBe('never'),
    });
    for (const root of pack.families.roots) walk.walk(root);
    pack.close();
    expect(seen).toBe(count);
    return [...sweep.absent].toSorted();
  }
});
