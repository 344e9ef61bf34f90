/**
 * Whole repositories: the suspects of a sweep are those that each object by itself makes one, and
 * everything in which the ordinary detector finds something is among them.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCompressedFormat } from '../../src/match/binary.ts';
import { createDetector } from '../../src/match/detector.ts';
import { rulesInMemory } from '../../src/match/prepare-rules.ts';
import { Sieve } from '../../src/match/sieve.ts';
import { cases } from '../kernel/random.ts';
import { openPack } from '../support/open-pack.ts';
import { historyStreams, type HistoryOptions } from '../support/adversarial.ts';
import { objectsOf, packOf, packsOf, type StoredObject } from '../support/packs.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';
import { RULES } from './rules-for-tests.ts';
import { hashingJudge, isSuspect, sweepOf, textsIn, type TestSweep } from './sweeping.ts';

const NOW = Date.parse('2026-11-22');
const rules = rulesInMemory(RULES);
const detector = createDetector({ rules, now: NOW });
const { tables } = await rules.whole();

async function sieve(): Promise<TestSweep> {
  const compiled = await rules.load();
  return { tables, judge: new Sieve({ rules: compiled, tables, now: NOW, everywhere: new Set() }) };
}

interface Layout extends HistoryOptions {
  readonly name: string;
  readonly seed: number;
  readonly sha256?: boolean;
  /** Into how many imports the history is cut; each leaves a pack. */
  readonly pieces?: number;
  /** The last of them leaves loose objects. */
  readonly loose?: boolean;
  /** What is done at the end. */
  readonly repack?: readonly string[];
  readonly offsets?: boolean;
}

const LAYOUTS: readonly Layout[] = [
  { name: 'as imported', seed: 1, files: 5, versions: 40 },
  { name: 'repacked', seed: 2, files: 5, versions: 40, repack: ['-adfq'] },
  {
    name: 'in long chains that name bases by id',
    seed: 3,
    files: 4,
    versions: 60,
    repack: ['-adfq', '--depth=4095', '--window=3'],
    offsets: false,
  },
  { name: 'in several packs', seed: 4, files: 5, versions: 36, pieces: 3 },
  { name: 'partly loose', seed: 5, files: 4, versions: 30, pieces: 2, loose: true },
  {
    name: 'with a large file and a wide window',
    seed: 6,
    files: 3,
    versions: 25,
    large: true,
    repack: ['-adfq', '--window=100'],
  },
  { name: 'with SHA-256', seed: 7, files: 5, versions: 30, sha256: true, repack: ['-adfq'] },
];

function build(layout: Layout): TestRepository {
  const { seed, sha256 = false, pieces = 1, loose = false, repack, offsets = true } = layout;
  const repo = createRepository({ sha256 });
  historyStreams(seed, layout, pieces).forEach((stream, piece) => {
    const limit = loose && piece === pieces - 1 ? 1_000_000 : 0;
    const unpack = `fastimport.unpackLimit=${limit}`;
    repo.gitBytes(['-c', unpack, 'fast-import', '--quiet', '--done', '--force'], stream);
  });
  if (repack !== undefined) {
    repo.git('-c', `repack.useDeltaBaseOffset=${offsets}`, 'repack', ...repack);
  }
  return repo;
}

describe.each(LAYOUTS)('a history $name', (layout) => {
  let repo: TestRepository;
  let objects: Map<string, StoredObject>;
  beforeAll(() => {
    repo = build({ ...layout, versions: cases(layout.versions) });
    objects = objectsOf(repo);
  });
  afterAll(() => repo.cleanup());

  async function expectExact(test: TestSweep): Promise<ReadonlySet<string>> {
    const swept = await sweepOf(repo, test);
    const expected = [...objects].filter(([, object]) => isSuspect(object, test));
    expect([...(swept?.suspects ?? [])].toSorted()).toEqual(
      expected.map(([oid]) => oid).toSorted(),
    );
    expect(swept).toMatchObject({ unread: 0, absent: new Set() });
    // If all were suspects, or none, nothing would be shown.
    const contents = [...objects.values()].filter(({ type }) => type !== 'tree').length;
    expect(expected.length / contents).toBeGreaterThan(0.02);
    expect(expected.length / contents).toBeLessThan(0.95);
    return new Set(swept?.suspects);
  }

  it('is stored as it is meant to be', () => {
    expect(packsOf(repo)).toHaveLength(layout.loose === true ? 1 : (layout.pieces ?? 1));
    expect(objects.size).toBeGreaterThan(150);
  });

  it('has the suspects that the sieve makes of each object by itself', async () => {
    const suspects = await expectExact(await sieve());
    for (const [oid, object] of objects) {
      if (suspects.has(oid) || object.type === 'tree') continue;
      if (object.type === 'blob' && isCompressedFormat(object.body)) continue;
      for (const text of textsIn(object)) {
        for (const path of [undefined, 'a.txt', '.env']) {
          const found = detector.detect(text, path).map(({ primary }) => primary.ruleId);
          expect([oid, ...found]).toEqual([oid]);
        }
      }
    }
  });

  it.each([3, 12, 60])('has those of a judge who says yes to one of %i', async (rate) => {
    await expectExact({ tables, judge: hashingJudge(layout.seed + rate, rate) });
  });
});

describe('messages', () => {
  const author = 'A <a@example.com> 1700000000 +0000';
  const filler = 'lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod';
  // Made at run time, so that no scanner takes them for secrets.
  const digits = ['12', '34', '56', '78'].join('');
  const hidden = Buffer.from(`the service has key=${digits} and more text`).toString('base64');

  it.each([
    ['in UTF-16', 'A', Buffer.from(`\ufeff${hidden}\n`, 'utf16le')],
    // A header that makes all of the commit look like quoted-printable text.
    [
      'read otherwise than with headers',
      '=3D',
      Buffer.from(`${filler} key="1234" + "5678=\nabc\n`),
    ],
    ['at the very beginning', 'A', Buffer.from(`key=${digits}\n`)],
  ])('are seen as the detector sees them: %s', async (_, name, message) => {
    const repo = createRepository();
    const tree = repo.git('mktree');
    const who = author.replace('A', name);
    const headers = `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\n`;
    const commit = Buffer.concat([Buffer.from(headers), message]);
    const args = ['hash-object', '-w', '--literally', '-t', 'commit', '--stdin'];
    const oid = Buffer.from(repo.gitBytes(args, commit)).toString().trim();
    expect(detector.detect(message)).toHaveLength(1);
    expect([...((await sweepOf(repo, await sieve()))?.suspects ?? [])]).toEqual([oid]);
    repo.cleanup();
  });
});

describe('a token at the very beginning', () => {
  const token = ['start-', '123456'].join('');
  const author = 'A <a@example.com> 1700000000 +0000';
  const long = Array.from({ length: 400 }, (_, i) => `lorem ipsum ${i * i} dolor\n`).join('');
  /** Is it one? */
  const versions: readonly [string, boolean][] = [
    [token, true],
    [`${token}\n${long}`, true],
    [`first\n${long}`, false],
    [`first\n${token}\n${long}`, true],
    [`x${token}\n${long}`, false],
    [`${token}\n${long}and more\n`, true],
    [`${token}7\n${long}`, false],
    [`\n${token}\n${long}`, true],
    [long, false],
    [`start-\n${long}`, false],
    // Whatever the detector makes of a mark of the byte order.
    [`\ufeff${token}\n${long}`, detector.detect(Buffer.from(`\ufeff${token}\n`)).length > 0],
    [`\ufeff${long}`, false],
  ];

  it.each([
    ['whole', []],
    ['as deltas', ['repack', '-adfq', '--window=50']],
  ])('is seen: %s', async (name, args) => {
    const repo = createRepository();
    const expected = new Set<string>();
    for (const [body, isToken] of versions) {
      const oid = Buffer.from(repo.gitBytes(['hash-object', '-w', '--stdin'], body)).toString();
      repo.git('tag', `t${oid.slice(0, 12)}`, oid.trim());
      expect([body.slice(0, 20), detector.detect(Buffer.from(body)).length]).toEqual([
        body.slice(0, 20),
        isToken ? 1 : 0,
      ]);
      if (isToken) expected.add(oid.trim());
    }
    const headers = `tree ${repo.git('mktree')}\nauthor ${author}\ncommitter ${author}\n\n`;
    const commit = ['hash-object', '-w', '-t', 'commit', '--stdin'];
    for (const message of [token, `${token}\nand more\n`, `first ${token}\n`]) {
      const oid = Buffer.from(repo.gitBytes(commit, headers + message))
        .toString()
        .trim();
      repo.git('update-ref', `refs/heads/${oid}`, oid);
      if (message.startsWith(token)) expected.add(oid);
    }
    if (args.length > 0) {
      repo.git(...args);
      const pack = openPack(packOf(repo));
      expect(pack.entries.bases.filter((base) => base >= 0).length).toBeGreaterThan(5);
      pack.close();
    }
    const suspects = [...((await sweepOf(repo, await sieve()))?.suspects ?? [])];
    expect([name, ...suspects.toSorted()]).toEqual([name, ...[...expected].toSorted()]);
    repo.cleanup();
  });
});

describe('a content with more keywords than are kept', () => {
  it('is read again, and so are those made from it', async () => {
    const repo = createRepository();
    const dense = Buffer.alloc(4_400_000, 'key=');
    repo.write('dense', dense);
    repo.commit('first');
    repo.write('dense', Buffer.concat([dense, Buffer.from('and more\n')]));
    repo.commit('second');
    repo.git('repack', '-adfq');
    const never = { ...hashingJudge(1, 2), mayMatch: () => false };
    const swept = await sweepOf(repo, { tables, judge: never });
    const blobs = [...objectsOf(repo)].filter(([, { type }]) => type === 'blob');
    expect([...(swept?.suspects ?? [])].toSorted()).toEqual(blobs.map(([oid]) => oid).toSorted());
    expect(swept?.unread).toBe(2);
    repo.cleanup();
  });
});
