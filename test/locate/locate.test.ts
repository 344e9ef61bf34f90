/** Where objects come in, by trees alone, is what `git log --raw` says of generated histories. */

import { afterEach, describe, expect, it } from 'vitest';
import type { Oid } from '../../src/content.ts';
import { RawLogParser, startRawLog } from '../../src/git/raw-log.ts';
import { emptyTree, oidLength, openRepository } from '../../src/git/repository.ts';
import type { Revisions } from '../../src/git/listing.ts';
import { locateIn } from '../../src/locate/locate.ts';
import { createRandom, type Random } from '../kernel/random.ts';
import { objectsOf, packsOf } from '../support/packs.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const created: TestRepository[] = [];
afterEach(() => {
  for (const repo of created.splice(0)) repo.cleanup();
});

const NAMES = [
  'a',
  'b.env',
  'dir/a',
  'dir/sub/a',
  'dir/sub/b',
  'dir2/sub/a',
  'x y/\xff\xfe',
  'a"b\\c',
];
const MODES = ['100644', '100644', '100755', '120000'];
const SUBMODULE = '160000';

/** A commit as `git fast-import` takes it; few contents, so that many files are the same. */
function commit(random: Random, mark: number, parents: readonly number[]): string {
  const [first, ...others] = parents;
  const lines = [
    `commit refs/heads/b${mark}\nmark :${mark}\n`,
    `committer A <a@example.com> ${1_700_000_000 + random.below(1000)} +0000\ndata 2\nm\n\n`,
    ...(first === undefined ? [] : [`from :${first}\n`]),
    ...others.map((parent) => `merge :${parent}\n`),
  ];
  for (let changes = random.below(5); changes >= 0; changes--) {
    const path = quoted(random.of(NAMES));
    const content = `content ${random.below(9)}\n`;
    switch (random.below(8)) {
      case 0:
        lines.push(`D ${path}\n`);
        break;
      case 1:
        lines.push(`D dir\n`);
        break;
      case 2:
        if (random.below(2) === 0) lines.push(`M ${SUBMODULE} ${'12'.repeat(20)} module\n`);
        break;
      default:
        lines.push(`M ${random.of(MODES)} inline ${path}\ndata ${content.length}\n${content}\n`);
    }
  }
  // So many that trees are worth a delta.
  for (let i = 0; i < 20; i++) {
    if (mark === 1) lines.push(`M 100644 inline dir/more${i}\ndata 2\n${i % 10}\n\n`);
  }
  return lines.join('');
}

function quoted(path: string): string {
  return `"${path.replaceAll(/["\\]/g, '\\$&')}"`;
}

function history(seed: number, sha256: boolean): TestRepository {
  const random = createRandom(seed);
  const repo = createRepository({ sha256 });
  created.push(repo);
  const pieces = 3;
  let mark = 0;
  const marks = `${repo.dir}/marks`;
  for (let piece = 0; piece < pieces; piece++) {
    const commands: string[] = [];
    for (let count = 0; count < 14; count++) {
      const parents = new Set<number>();
      const most = random.of([1, 1, 1, 2, 3]);
      // Now and then a history begins anew.
      if (mark > 0 && random.below(9) > 0) {
        for (let i = 0; i < most; i++) parents.add(mark - random.below(Math.min(mark, 4)));
      }
      commands.push(commit(random, ++mark, [...parents]));
    }
    // Packs first, and loose objects at the end.
    const limit = piece + 1 < pieces ? 0 : 9999;
    const text = commands.join('').replaceAll('12'.repeat(20), '12'.repeat(sha256 ? 32 : 20));
    const importing = ['fast-import', '--quiet', '--force', `--export-marks=${marks}`];
    const known = piece === 0 ? [] : [`--import-marks=${marks}`];
    const args = ['-c', `fastimport.unpackLimit=${limit}`, ...importing, ...known];
    repo.gitBytes(args, Buffer.from(text, 'latin1'));
  }
  return repo;
}

interface Introduced {
  readonly oid: string;
  readonly blobs: readonly string[];
}

/** Every commit with what it introduces of the wanted, by `git log --raw`. */
async function asGitSays(
  repo: TestRepository,
  revisions: Revisions,
  wanted: ReadonlySet<string>,
): Promise<Introduced[]> {
  const repository = await openRepository({ directory: repo.dir, env: repo.env });
  const length = oidLength(repository);
  const commits: { oid: string; blobs: string[] }[] = [];
  const parser = new RawLogParser(length, {
    commit: (bytes, start) => {
      commits.push({ oid: bytes.toString('latin1', start, start + length), blobs: [] });
    },
    blob: (bytes, oidAt, pathStart, pathEnd) => {
      const oid = bytes.toString('latin1', oidAt, oidAt + length);
      const path = bytes.toString('latin1', pathStart, pathEnd);
      if (wanted.has(oid)) commits.at(-1)?.blobs.push(`${oid} ${path}`);
    },
    submodule: () => undefined,
  });
  const log = startRawLog(repository.git, '%H', revisions, '--author-date-order');
  for await (const chunk of log.stdout as AsyncIterable<Buffer>) parser.push(chunk);
  parser.end();
  await log.exit;
  return commits
    .filter(({ oid, blobs }) => blobs.length > 0 || wanted.has(oid))
    .map(({ oid, blobs }) => ({ oid, blobs: blobs.toSorted() }));
}

async function asLocated(
  repo: TestRepository,
  revisions: Revisions,
  wanted: ReadonlySet<string>,
): Promise<Introduced[] | undefined> {
  const repository = await openRepository({ directory: repo.dir, env: repo.env });
  const found = await locateIn(repository, revisions, wanted as ReadonlySet<Oid>);
  return found?.map(({ oid, blobs }) => ({
    oid,
    blobs: blobs.map((blob) => `${blob.oid} ${blob.path}`).toSorted(),
  }));
}

function revisionsOf(repo: TestRepository): Revisions {
  const heads = repo.git('for-each-ref', '--format=%(objectname)').split('\n') as Oid[];
  return { refs: [], heads, bases: [] };
}

describe('places in a history', () => {
  it.each([1, 2, 3, 4])('are those of git, packed in any way (%i)', async (seed) => {
    const repo = history(seed, seed === 4);
    const revisions = revisionsOf(repo);
    const random = createRandom(seed * 31);
    const contents = [...objectsOf(repo)].filter(([, { type }]) => type !== 'tree');
    const some = new Set(contents.map(([oid]) => oid).filter(() => random.below(4) === 0));
    const all = new Set(contents.map(([oid]) => oid));
    expect(packsOf(repo).length).toBeGreaterThan(1);
    for (const repack of [undefined, ['-adfq', '--window=50']]) {
      if (repack !== undefined) repo.git('repack', ...repack);
      for (const wanted of [some, all]) {
        const expected = await asGitSays(repo, revisions, wanted);
        expect(expected.length).toBeGreaterThan(5);
        expect(await asLocated(repo, revisions, wanted)).toEqual(expected);
      }
    }
  });

  it('are asked of git if a tree is not there', async () => {
    const repo = history(5, false);
    const tree = repo.git('rev-parse', 'b1:dir');
    const objects = [...objectsOf(repo)].filter(([oid]) => oid !== tree);
    const blobs = objects.filter(([, { type }]) => type === 'blob').map(([oid]) => oid);
    const revisions = revisionsOf(repo);
    expect(await asLocated(repo, revisions, new Set(blobs))).toBeDefined();
    // A repository with all objects but that tree.
    const other = createRepository();
    created.push(other);
    for (const [oid, { type, body }] of objects) {
      const args = ['hash-object', '-w', '--literally', '-t', type, '--stdin'];
      expect(Buffer.from(other.gitBytes(args, body)).toString().trim()).toBe(oid);
    }
    expect(await asLocated(other, revisions, new Set(blobs))).toBeUndefined();
  });

  it('include those of a commit without files', async () => {
    const repo = createRepository();
    created.push(repo);
    const repository = await openRepository({ directory: repo.dir, env: repo.env });
    repo.git('hash-object', '-t', 'tree', '-w', '/dev/null');
    const oid = repo.git('commit-tree', '-m', 'empty', emptyTree(repository));
    const revisions: Revisions = { refs: [], heads: [oid as Oid], bases: [] };
    expect(await asLocated(repo, revisions, new Set([oid]))).toEqual([{ oid, blobs: [] }]);
  });
});
