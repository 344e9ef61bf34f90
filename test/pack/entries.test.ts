import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EntryType, MAX_ENTRY_SIZE } from '../../src/pack/entries.ts';
import { PackError } from '../../src/pack/index-file.ts';
import { openPack, writePack, type OpenPack } from '../support/open-pack.ts';
import { makePack, oidFor, packOf, type HandmadeEntry } from '../support/packs.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const directory = mkdtempSync(join(tmpdir(), 'keyscan-test-'));
const created: TestRepository[] = [];
afterAll(() => {
  rmSync(directory, { recursive: true });
  for (const repo of created) repo.cleanup();
});

/** Versions of files that git stores as deltas of each other, commits, trees and a tag. */
function repository(sha256: boolean): TestRepository {
  const repo = createRepository({ sha256 });
  created.push(repo);
  const lines = Array.from({ length: 200 }, (_, i) => `line ${i * i}\n`);
  for (let version = 0; version < 30; version++) {
    lines[version * 5] = `changed in ${version}\n`;
    repo.write('file', lines.join(''));
    repo.write(`other/${version % 4}`, `${version}\n`);
    repo.commit(`commit ${version}`);
  }
  repo.git('tag', '-a', '-m', 'a tag', 'v1');
  return repo;
}

interface Listed {
  readonly type: string;
  readonly size: number;
  readonly offset: number;
  readonly base: string | undefined;
}

/** What git knows of a pack's entries, by id. */
function verified(repo: TestRepository, path: string): Map<string, Listed> {
  const entries = new Map<string, Listed>();
  for (const line of repo.git('verify-pack', '-v', `${path}.idx`).split('\n')) {
    const [oid = '', type = '', size, , offset, , base] = line.split(/\s+/);
    if (/^(?:commit|tree|blob|tag)$/.test(type)) {
      entries.set(oid, { type, size: Number(size), offset: Number(offset), base });
    }
  }
  return entries;
}

const NAMES = new Map<number, string>([
  [EntryType.Commit, 'commit'],
  [EntryType.Tree, 'tree'],
  [EntryType.Blob, 'blob'],
  [EntryType.Tag, 'tag'],
]);

function read({ entries, oid }: OpenPack): Map<string, Listed> {
  return new Map(
    Array.from({ length: entries.count }, (_, entry) => {
      const base = entries.bases[entry] ?? -1;
      return [
        oid(entry),
        {
          type: NAMES.get(entries.types[entry] ?? 0) ?? '',
          size: entries.sizes[entry] ?? 0,
          offset: entries.offsets[entry] ?? 0,
          base: base < 0 ? undefined : oid(base),
        },
      ];
    }),
  );
}

describe.each([
  ['deltas with offsets', false, 'true'],
  ['deltas with ids', false, 'false'],
  ['SHA-256 and deltas with offsets', true, 'true'],
  ['SHA-256 and deltas with ids', true, 'false'],
])('the entries of a pack with %s', (_, sha256, offsets) => {
  it('are those that git lists', () => {
    const repo = repository(sha256);
    repo.git('-c', `repack.useDeltaBaseOffset=${offsets}`, 'repack', '-adfq', '--depth=20');
    const path = packOf(repo);
    const pack = openPack(path, sha256 ? 32 : 20);
    const expected = verified(repo, path);
    expect(read(pack)).toEqual(expected);
    expect([...expected.values()].filter(({ base }) => base !== undefined).length).toBeGreaterThan(
      20,
    );
    pack.close();
  });
});

let number = 0;
function made(entries: readonly HandmadeEntry[], oidBytes = 20): OpenPack {
  const path = join(directory, `pack-${number++}`);
  writePack(path, makePack(entries, oidBytes));
  const pack = openPack(path, oidBytes);
  pack.close();
  return pack;
}

const A = oidFor(0xaa);
const B = oidFor(0xbb);
const C = oidFor(0xcc);
const blob: HandmadeEntry = { oid: A, type: 'blob', body: Buffer.from('base') };

function typesOf({ entries }: OpenPack): number[] {
  return [...entries.types];
}

describe('an entry’s header', () => {
  const sizes = [0, 1, 15, 16, 2047, 2048, 262_143, 262_144, 2 ** 31 - 2, 2 ** 31 - 1];
  it.each(sizes)('says %i bytes', (size) => {
    expect(made([{ ...blob, size }]).entries.sizes[0]).toBe(size);
  });

  it.each([2n ** 31n, 2n ** 32n + 5n, 2n ** 53n + 1n, 2n ** 64n - 1n])(
    'that says %i bytes counts as too large',
    (size) => {
      expect(made([{ ...blob, size }]).entries.sizes[0]).toBe(MAX_ENTRY_SIZE);
    },
  );

  it.each([12, 127, 128, 16_511, 16_512, 2_113_663, 2_113_664])(
    'names a base %i bytes before it',
    (distance) => {
      // A header of one byte, and then no data that could be inflated.
      const pack = made([
        { ...blob, raw: Buffer.alloc(distance - 1), size: 0 },
        { oid: C, type: 'ofs', distance, raw: Buffer.alloc(1) },
      ]);
      expect([...pack.entries.bases]).toEqual([-1, 0]);
      expect(typesOf(pack)).toEqual([EntryType.Blob, EntryType.Blob]);
    },
  );

  it.each([0, 5])('with type %i is not understood', (type) => {
    expect(() => made([{ ...blob, type }])).toThrow(PackError);
  });

  it.each([
    ['its size', { ...blob, raw: Buffer.alloc(0), size: 2 ** 40 }, 1],
    ['its offset', { oid: B, type: 'ofs', distance: 2 ** 50, raw: Buffer.alloc(0) }, 1],
    ['its base', { oid: B, type: 'ref', base: A, raw: Buffer.alloc(0) }, 1],
  ] as const)('that is cut short in %s is not understood', (_, entry, missing) => {
    const path = join(directory, 'cut');
    const { pack, index } = makePack([entry]);
    const cut = Buffer.concat([pack.subarray(0, pack.length - 20 - missing), pack.subarray(-20)]);
    writePack(path, { pack: cut, index });
    expect(() => openPack(path)).toThrow(/cut short/);
  });

  it.each([12, 13, 31])('in a pack of %i bytes is not understood', (length) => {
    const path = join(directory, 'stump');
    const { pack, index } = makePack([blob]);
    writePack(path, { pack: pack.subarray(0, length), index });
    expect(() => openPack(path)).toThrow(/cut short/);
  });
});

describe('a base', () => {
  const delta = { type: 'ref', body: Buffer.of(4, 4, 0x90, 4) } as const;

  it('that is named by its id may come later', () => {
    const pack = made([{ oid: C, base: B, ...delta }, { oid: B, base: A, ...delta }, blob]);
    expect(typesOf(pack)).toEqual([EntryType.Blob, EntryType.Blob, EntryType.Blob]);
    expect([...pack.entries.bases]).toEqual([1, 2, -1]);
    expect([...pack.families.roots]).toEqual([2]);
  });

  it('that is not in the pack leaves all that is made from it without a type', () => {
    const pack = made([blob, { oid: B, base: oidFor(1), ...delta }, { oid: C, base: B, ...delta }]);
    expect(typesOf(pack)).toEqual([EntryType.Blob, EntryType.Unknown, EntryType.Unknown]);
    expect([...pack.families.roots]).toEqual([0]);
    expect(pack.families.firstChildren[0]).toBe(-1);
  });

  it.each([
    ['itself', [{ oid: B, base: B }]],
    [
      'each other',
      [
        { oid: B, base: C },
        { oid: C, base: B },
      ],
    ],
  ])('in a ring of %s is none', (_, ring) => {
    const pack = made([blob, ...ring.map((entry) => ({ ...entry, ...delta }))]);
    expect(typesOf(pack)).toEqual([EntryType.Blob, ...ring.map(() => EntryType.Unknown)]);
    expect([...pack.families.roots]).toEqual([0]);
  });

  it('that an offset leads to must be where an entry begins', () => {
    const ofs = { type: 'ofs', body: delta.body } as const;
    for (const distance of [1, 11, 13, 25, 26, 2 ** 40]) {
      const pack = made([blob, { oid: B, distance, ...ofs }, { oid: C, ...ofs }]);
      const [whole, wrong, behind] = typesOf(pack);
      const isRight = pack.entries.offsets[1] === 12 + distance;
      const expected = isRight ? EntryType.Blob : EntryType.Unknown;
      expect([whole, wrong, behind]).toEqual([EntryType.Blob, expected, expected]);
    }
  });

  it('found by offset may itself be named by id', () => {
    const pack = made([
      { oid: B, base: A, ...delta },
      { oid: C, type: 'ofs', body: delta.body },
      blob,
    ]);
    expect(typesOf(pack)).toEqual([EntryType.Blob, EntryType.Blob, EntryType.Blob]);
  });

  it('with an id of SHA-256 is found by all of it', () => {
    const base = oidFor(0xaa, 1, 32);
    const pack = made(
      [
        { ...blob, oid: oidFor(0xaa, 2, 32) },
        { ...blob, oid: base, type: 'commit' },
        { oid: oidFor(0xbb, 0, 32), base, ...delta },
      ],
      32,
    );
    expect(typesOf(pack)).toEqual([EntryType.Blob, EntryType.Commit, EntryType.Commit]);
  });
});

describe('a pack is not understood', () => {
  it.each([
    ['if two objects begin at the same place', [blob, { ...blob, oid: B, offset: 12 }]],
    ['if an object begins in its header', [{ ...blob, offset: 11 }]],
    ['if an object begins behind its end', [blob, { ...blob, oid: B, offset: 1000 }]],
    ['if an object begins in its checksum', [blob, { ...blob, oid: B, offset: 36 }]],
  ])('%s', (_, entries) => {
    expect(() => made(entries)).toThrow(PackError);
  });

  it.each([
    ['that is empty', Buffer.alloc(0)],
    ['that begins otherwise', Buffer.alloc(100, 'PICK')],
    ['of version 4', Buffer.concat([Buffer.from('PACK\0\0\0\x04\0\0\0\x01'), Buffer.alloc(40)])],
    ['of two objects', Buffer.concat([Buffer.from('PACK\0\0\0\x02\0\0\0\x02'), Buffer.alloc(40)])],
  ])('%s', (_, pack) => {
    const path = join(directory, 'wrong');
    writePack(path, { pack, index: makePack([blob]).index });
    expect(() => openPack(path)).toThrow(PackError);
  });
});
