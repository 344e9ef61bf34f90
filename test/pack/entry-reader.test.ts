import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, test } from '@fast-check/vitest';
import { afterAll, describe, expect, it } from 'vitest';
import { createKernel } from '../../src/kernel/kernel.ts';
import { EntryReader } from '../../src/pack/entry-reader.ts';
import { PackFile } from '../../src/pack/pack-file.ts';
import { MAX_ENTRY_BYTES, Workspace } from '../../src/pack/workspace.ts';
import { createRandom } from '../kernel/random.ts';

const LENGTH = 900_000;
const directory = mkdtempSync(join(tmpdir(), 'keyscan-test-'));
const workspace = new Workspace(createKernel(), 0);
const content = Buffer.alloc(LENGTH);
createRandom(7).fill(content);
content.set(Buffer.from('PACK\0\0\0\x02\0\0\0\0'));
writeFileSync(join(directory, 'pack'), content);
const file = new PackFile(join(directory, 'pack'), 0, 20);
afterAll(() => {
  file.close();
  rmSync(directory, { recursive: true });
});

describe('reading entries', () => {
  const places = fc.oneof(
    // Often close to each other, as entries of a family are.
    { weight: 3, arbitrary: fc.integer({ min: 100_000, max: 120_000 }) },
    fc.integer({ min: 0, max: LENGTH }),
    fc.constantFrom(0, LENGTH - 1, LENGTH),
  );
  const lengths = fc.oneof(
    fc.integer({ min: 0, max: 3000 }),
    fc.constantFrom(0, 1, 1024, 262_144, 262_145, 500_000),
  );

  test.prop([fc.array(fc.tuple(places, lengths), { maxLength: 60 })])(
    'gives the right bytes in any order',
    (reads) => {
      const reader = new EntryReader(file, workspace);
      for (const [offset, length] of reads) {
        const address = reader.read(offset, length);
        if (offset + length > LENGTH) expect(address).toBe(-1);
        else {
          const got = workspace.bytes.subarray(address, address + length);
          expect(got.equals(content.subarray(offset, offset + length))).toBe(true);
        }
      }
    },
  );

  it('refuses what would not fit', () => {
    const reader = new EntryReader(file, workspace);
    expect(reader.read(0, MAX_ENTRY_BYTES + 1)).toBe(-1);
  });

  it('reaches offsets beyond 4 GB', () => {
    const path = join(directory, 'sparse');
    const end = 5 * 2 ** 30;
    writeFileSync(path, content.subarray(0, 100));
    truncateSync(path, end);
    const sparse = new PackFile(path, 0, 20);
    const reader = new EntryReader(sparse, workspace);
    const target = Buffer.alloc(4, 1);
    expect(sparse.end).toBe(end - 20);
    expect(sparse.read(target, 0, 4, end - 2)).toBe(2);
    expect([...target]).toEqual([0, 0, 1, 1]);
    expect(reader.read(end - 10, 10)).toBeGreaterThan(0);
    expect(reader.read(end - 10, 11)).toBe(-1);
    sparse.close();
  });
});
