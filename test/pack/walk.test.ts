import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createKernel } from '../../src/kernel/kernel.ts';
import { Workspace } from '../../src/pack/workspace.ts';
import { createRandom } from '../kernel/random.ts';
import { openPack, walkAll, writePack, type Walked } from '../support/open-pack.ts';
import { makePack, objectsOf, oidFor, packOf, type HandmadeEntry } from '../support/packs.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const directory = mkdtempSync(join(tmpdir(), 'keyscan-test-'));
const workspace = new Workspace(createKernel(), 0);
const created: TestRepository[] = [];
afterAll(() => {
  rmSync(directory, { recursive: true });
  for (const repo of created) repo.cleanup();
});

function walk(path: string, oidBytes = 20): Walked {
  const pack = openPack(path, oidBytes);
  try {
    return walkAll(pack, workspace);
  } finally {
    pack.close();
  }
}

const random = createRandom(20_261_122);

/** Versions of a text, each made from the last by a few edits. */
function* versions(count: number, lines: number): Generator<string> {
  const text = Array.from({ length: lines }, () => `${random.below(1e9)} lorem ipsum\n`);
  for (let version = 0; version < count; version++) {
    const at = random.below(text.length);
    const cut = 1 + random.below(5);
    text.splice(at, cut, ...Array.from({ length: cut }, () => `${random.below(1e9)} dolor\n`));
    if (random.below(4) === 0) text.splice(lines - 20, 20, ...text.slice(at, at + 20));
    yield text.join('');
  }
}

/** Imports blobs; git stores each as a delta of the one before it. */
function importBlobs(repo: TestRepository, bodies: Iterable<string>, depth: number): void {
  const commands = [...bodies].map((body) => `blob\ndata ${Buffer.byteLength(body)}\n${body}\n`);
  repo.gitBytes(
    ['-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet', `--depth=${depth}`],
    commands.join(''),
  );
}

/** Commits, trees, a tag, and blobs of many sizes. */
function fill(repo: TestRepository): void {
  const texts = [...versions(16, 300)];
  texts.forEach((text, version) => {
    repo.write('file', text);
    repo.write(`deep/${version % 5}/${version}`, `${version}\n`);
    if (version === 8) repo.write('large', Buffer.alloc(3_000_000, 'a line that repeats\n'));
    if (version === 9) repo.write('empty', '');
    repo.commit(`commit ${version}`);
  });
  repo.git('tag', '-a', '-m', 'a tag', 'v1');
}

describe('every object expands to what git says', () => {
  it.each([
    ['deltas with offsets', false, ['-adfq']],
    ['deltas with ids', false, ['-adfq', '--depth=8', '--window=20']],
    ['no deltas', false, ['-adfq', '--depth=0']],
    ['SHA-256', true, ['-adfq', '--depth=500']],
  ])('in a pack with %s', (name, sha256, options) => {
    const repo = createRepository({ sha256 });
    created.push(repo);
    fill(repo);
    const offsets = name !== 'deltas with ids';
    repo.git('-c', `repack.useDeltaBaseOffset=${offsets}`, 'repack', ...options);
    const { bodies, levels, left } = walk(packOf(repo), sha256 ? 32 : 20);
    const expected = objectsOf(repo);
    expect(left).toEqual([]);
    expect(bodies.size).toBe(expected.size);
    expect(
      [...expected].filter(([oid, { body }]) => bodies.get(oid)?.equals(body) !== true),
    ).toEqual([]);
    expect(Math.max(...levels.values())).toBeGreaterThanOrEqual(name === 'no deltas' ? 0 : 4);
  });

  it('in a chain of 4,095 deltas', () => {
    const repo = createRepository();
    created.push(repo);
    importBlobs(repo, versions(4200, 40), 4095);
    const { bodies, levels, left } = walk(packOf(repo));
    expect(left).toEqual([]);
    expect(Math.max(...levels.values())).toBe(4095);
    const wrong = [...objectsOf(repo)].filter(([oid, { body }]) => !bodies.get(oid)?.equals(body));
    expect(wrong).toEqual([]);
  });

  it('in a family of many branches, whatever its bases', () => {
    // A tree in which each entry is made from any one before it: whole bases stay in memory while
    // others grow and shrink.
    const entries: HandmadeEntry[] = [];
    const bodies: Buffer[] = [];
    for (let i = 0; i < 400; i++) {
      const base = random.below(Math.max(1, i));
      const from = bodies[base];
      const oid = oidFor(i % 256, i);
      if (from === undefined || random.below(40) === 0) {
        const body = Buffer.alloc(random.below(5000), `whole ${i} `);
        entries.push({ oid, type: 'blob', body });
        bodies.push(body);
      } else {
        const { delta, target } = randomDelta(from);
        entries.push({ oid, type: 'ref', base: entries[base]?.oid ?? '', body: delta });
        bodies.push(target);
      }
    }
    const path = join(directory, 'branches');
    writePack(path, makePack(shuffled(entries)));
    const walked = walk(path);
    expect(walked.left).toEqual([]);
    const wrong = entries.filter(
      ({ oid }, i) => walked.bodies.get(oid)?.equals(bodies[i] ?? Buffer.alloc(0)) !== true,
    );
    expect(wrong).toEqual([]);
  });
});

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, rank: random.below(1e9) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}

function varint(value: number): number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80;
    bytes.push(rest % 128);
  }
  return bytes;
}

/** A delta of some copies and inserts in any order, and what it makes. */
function randomDelta(base: Buffer): { delta: Buffer; target: Buffer } {
  const steps: number[] = [];
  const parts: Buffer[] = [];
  for (let step = random.below(8); step >= 0; step--) {
    if (base.length > 0 && random.below(3) > 0) {
      const from = random.below(base.length);
      const length = 1 + random.below(base.length - from);
      const fields = [from & 255, from >>> 8, length & 255, length >>> 8];
      steps.push(0x80 | 0b0011_0011, ...fields);
      parts.push(base.subarray(from, from + length));
    } else {
      const insert = Buffer.alloc(1 + random.below(127));
      random.fill(insert);
      steps.push(insert.length, ...insert);
      parts.push(insert);
    }
  }
  const target = Buffer.concat(parts).subarray(0, 60_000);
  if (target.length === 60_000) {
    return { delta: Buffer.of(...varint(base.length), 1, 1, 65), target: Buffer.from('A') };
  }
  return {
    delta: Buffer.from([...varint(base.length), ...varint(target.length), ...steps]),
    target,
  };
}

function inflated(data: Buffer): Buffer | undefined {
  try {
    return inflateSync(data);
  } catch {
    return undefined;
  }
}

describe('an entry that is damaged', () => {
  it('is left, with all that is made from it and nothing else', () => {
    const repo = createRepository();
    created.push(repo);
    importBlobs(repo, versions(60, 60), 12);
    repo.git('repack', '-adkfq', '--depth=6');
    const path = packOf(repo);
    const healthy = openPack(path);
    const { entries, families, oid } = healthy;
    const whole = walkAll(healthy, workspace);
    healthy.close();
    const bytes = readFileSync(`${path}.pack`);
    const copy = join(directory, 'damaged');
    writeFileSync(`${copy}.idx`, readFileSync(`${path}.idx`));
    const madeFrom = (entry: number): number[] => {
      const found = [entry];
      let child = families.firstChildren[entry] ?? -1;
      for (; child >= 0; child = families.nextSiblings[child] ?? -1) found.push(...madeFrom(child));
      return found;
    };
    for (let entry = 0; entry < entries.count; entry++) {
      const data = (entries.offsets[entry] ?? 0) + (entries.headers[entry] ?? 0);
      const length = (entries.offsets[entry + 1] ?? 0) - data;
      const damaged = Buffer.from(bytes);
      const at = data + random.below(length);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << random.below(8));
      writeFileSync(`${copy}.pack`, damaged);
      const { bodies, left } = walk(copy);
      // Some bits mean nothing: those between the end of the data and its checksum.
      const isHarmless = inflated(damaged.subarray(data, data + length))?.equals(
        inflated(bytes.subarray(data, data + length)) ?? Buffer.alloc(0),
      );
      const lost = isHarmless === true ? [] : madeFrom(entry).map(oid);
      expect(left.toSorted()).toEqual(lost.toSorted());
      const kept = [...whole.bodies].filter(([name]) => !lost.includes(name));
      expect([...bodies.keys()].toSorted()).toEqual(kept.map(([name]) => name).toSorted());
      expect(kept.filter(([name, body]) => bodies.get(name)?.equals(body) !== true)).toEqual([]);
    }
  });

  const base: HandmadeEntry = { oid: oidFor(1), type: 'blob', body: Buffer.from('the base') };
  const whole = [8, 4, 0x90, 4];
  it.each<[string, Partial<HandmadeEntry>]>([
    ['made for a base of another size', { body: Buffer.of(9, 4, 0x90, 4) }],
    ['makes another size than it says', { body: Buffer.of(8, 5, 0x90, 4) }],
    ['copies from behind its base', { body: Buffer.of(8, 4, 0x91, 5, 4) }],
    ['is empty', { body: Buffer.alloc(0) }],
    ['ends within its sizes', { body: Buffer.of(8, 0x84) }],
    ['has the instruction that is none', { body: Buffer.of(8, 4, 0, 4) }],
    ['is shorter than its header says', { body: Buffer.from(whole), size: 5 }],
    ['is longer than its header says', { body: Buffer.from(whole), size: 3 }],
    ['says it is huge', { body: Buffer.from(whole), size: 2 ** 40 }],
    ['makes something huge', { body: Buffer.of(8, ...varint(2 ** 31), 0x90, 4) }],
    ['is not compressed', { raw: Buffer.from(whole) }],
    ['has no data', { raw: Buffer.alloc(0) }],
    ['has data behind its data', { raw: Buffer.concat([zlibOf(whole), Buffer.of(0)]) }],
  ])('is left if it %s', (_, delta) => {
    const path = join(directory, 'delta');
    const good = { type: 'ref', base: base.oid, body: Buffer.from(whole) } as const;
    writePack(
      path,
      makePack([
        base,
        { oid: oidFor(2), ...good },
        { ...good, ...delta, oid: oidFor(3), size: delta.size ?? delta.body?.length ?? 4 },
        { ...good, base: oidFor(3), oid: oidFor(4) },
        { oid: oidFor(5), ...good },
      ]),
    );
    const { bodies, left } = walk(path);
    expect(left.toSorted()).toEqual([oidFor(3), oidFor(4)]);
    expect([...bodies.values()].map(String).toSorted()).toEqual(['the ', 'the ', 'the base']);
  });
});

function zlibOf(bytes: readonly number[]): Buffer {
  const { pack } = makePack([{ oid: oidFor(0), type: 'blob', body: Buffer.from(bytes) }]);
  return pack.subarray(13, -20);
}
