import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PackError, parsePackIndex, readPackIndex } from '../../src/pack/index-file.ts';
import { createRandom } from '../kernel/random.ts';
import { makeIndex, oidFor, packOf } from '../support/packs.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const HEADER = 8;
const FANOUT = 1024;

/** A repository with a pack of some 130 objects. */
function packed(sha256: boolean): TestRepository {
  const repo = createRepository({ sha256 });
  for (let i = 0; i < 40; i++) {
    repo.write(`f${i}`, `${i}\n`.repeat(40 + i));
    if (i % 8 === 0) repo.commit(`commit ${i}`);
  }
  repo.commit('last');
  repo.git('repack', '-adq');
  return repo;
}

const repositories = { sha1: packed(false), sha256: packed(true) };
afterAll(() => Object.values(repositories).forEach((repo) => repo.cleanup()));

/** What git says an index holds: lines `<offset> <oid> (<crc>)`. */
function listed(repo: TestRepository, index: Uint8Array): Map<string, number> {
  const format = repo.git('rev-parse', '--show-object-format');
  const lines = Buffer.from(repo.gitBytes(['show-index', `--object-format=${format}`], index))
    .toString('latin1')
    .trim()
    .split('\n');
  return new Map(lines.map((line) => [line.split(' ')[1] ?? '', Number(line.split(' ')[0])]));
}

function parsed(index: Uint8Array, oidBytes: number): Map<string, number> {
  const { oids, offsets } = parsePackIndex(index, oidBytes);
  return new Map(Array.from(offsets, (offset, position) => [oids.at(position), offset]));
}

describe.each([
  ['sha1', 20],
  ['sha256', 32],
] as const)('an index with ids of %s', (format, oidBytes) => {
  const repo = repositories[format];
  const path = packOf(repo);
  const bytes = readFileSync(`${path}.idx`);

  it('holds what git says it does', () => {
    expect(parsed(bytes, oidBytes)).toEqual(listed(repo, bytes));
    expect(parsed(bytes, oidBytes).size).toBeGreaterThan(50);
    const trailer = readFileSync(`${path}.pack`).subarray(-oidBytes).toString('hex');
    expect(readPackIndex(`${path}.idx`, oidBytes).packChecksum).toBe(trailer);
  });

  it('finds each id, and no other', () => {
    const { oids } = parsePackIndex(bytes, oidBytes);
    for (let position = 0; position < oids.count; position++) {
      const oid = Buffer.from(oids.at(position), 'hex');
      expect(oids.find(Buffer.concat([Buffer.of(7), oid]), 1)).toBe(position);
      oid[oidBytes - 1] = (oid[oidBytes - 1] ?? 0) ^ 1;
      expect(oids.find(oid, 0)).toBe(-1);
    }
    expect(oids.find(Buffer.alloc(oidBytes), 0)).toBe(-1);
    expect(oids.find(Buffer.alloc(oidBytes, 0xff), 0)).toBe(-1);
  });

  it('may have large offsets, also of packs beyond 4 GB', () => {
    const large = join(repo.dir, 'large.idx');
    // An option of git's for tests: offsets from 64 on stand in the table of 64-bit offsets.
    repo.git('index-pack', '--index-version=2,64', '-o', large, `${path}.pack`);
    const forced = readFileSync(large);
    expect(forced.length).toBeGreaterThan(bytes.length);
    expect(parsed(forced, oidBytes)).toEqual(parsed(bytes, oidBytes));
    const upper = forced.length - 2 * oidBytes - 8;
    forced.writeUInt32BE(0x12_3456, upper);
    const most = Math.max(...parsed(forced, oidBytes).values());
    expect(most).toBe(0x12_3456 * 2 ** 32 + forced.readUInt32BE(upper + 4));
  });

  it('is refused if it is of version 1', () => {
    const old = join(repo.dir, 'old.idx');
    repo.git('index-pack', '--index-version=1', '-o', old, `${path}.pack`);
    expect(() => readPackIndex(old, oidBytes)).toThrow(PackError);
  });

  it('is refused if it is cut short anywhere', () => {
    const refused = Array.from(bytes.keys()).filter((length) => isRefused(bytes, length));
    expect(refused).toHaveLength(bytes.length);
  });

  function isRefused(index: Uint8Array, length: number): boolean {
    try {
      parsePackIndex(index.subarray(0, length), oidBytes);
      return false;
    } catch (error) {
      expect(error).toBeInstanceOf(PackError);
      return true;
    }
  }

  it('gives what fits together or an error, whatever is in it', () => {
    const random = createRandom(oidBytes);
    for (let i = 0; i < 3000; i++) {
      const damaged = Buffer.from(bytes);
      for (let change = random.below(4); change >= 0; change--) {
        const within = random.of([HEADER, HEADER + FANOUT, damaged.length]);
        damaged[random.below(within)] = random.of([0, 1, 0x7f, 0x80, 0xff, random.below(256)]);
      }
      try {
        const { oids, offsets } = parsePackIndex(damaged, oidBytes);
        expect(offsets).toHaveLength(oids.count);
        expect(oids.bytes).toHaveLength(oids.count * oidBytes);
      } catch (error) {
        expect(error).toBeInstanceOf(PackError);
      }
    }
  });
});

describe('an index made by hand', () => {
  it('may be empty', () => {
    expect(parsePackIndex(makeIndex([], 20), 20).oids.count).toBe(0);
  });

  it('is refused if it points behind its large offsets', () => {
    const index = makeIndex([{ oid: oidFor(1), offset: 0x8000_0000 }], 20);
    expect(() => parsePackIndex(index, 20)).toThrow(/large offsets/);
  });

  it('is refused if it counts more objects than it has', () => {
    const index = makeIndex([{ oid: oidFor(1), offset: 12 }], 20);
    index.writeUInt32BE(0xffff_ffff, HEADER + FANOUT - 4);
    expect(() => parsePackIndex(index, 20)).toThrow(PackError);
  });

  it('is refused if its counts fall', () => {
    const index = makeIndex([{ oid: oidFor(1), offset: 12 }], 20);
    index.writeUInt32BE(2, HEADER + 8);
    expect(() => parsePackIndex(index, 20)).toThrow(/counts/);
  });
});
