import { createHash } from 'node:crypto';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { OidTable } from '../../src/git/oid-table.ts';

const hash = (text: string, algorithm = 'sha1'): string =>
  createHash(algorithm).update(text).digest('hex');

describe('OidTable', () => {
  test.prop([fc.array(fc.nat({ max: 50 }), { maxLength: 200 })])(
    'numbers ids as a Map would',
    (items) => {
      const table = new OidTable(40);
      const expected = new Map<string, number>();
      for (const item of items) {
        const oid = hash(String(item));
        expect(table.find(oid)).toBe(expected.get(oid));
        if (!expected.has(oid)) expected.set(oid, expected.size);
        expect(table.addHex(oid)).toBe(expected.get(oid));
      }
      expect(table.size).toBe(expected.size);
      for (const [oid, number] of expected) expect(table.at(number)).toBe(oid);
    },
  );

  it.each([
    ['sha1', 40],
    ['sha256', 64],
  ])('keeps many more than it begins with (%s)', (algorithm, hexLength) => {
    const table = new OidTable(hexLength);
    const oids = Array.from({ length: 20_000 }, (_, index) => hash(String(index), algorithm));
    expect(oids.map((oid) => table.addHex(oid))).toEqual(oids.map((_, index) => index));
    expect(oids.map((oid) => table.find(oid))).toEqual(oids.map((_, index) => index));
    expect(table.find(hash('other', algorithm))).toBeUndefined();
  });

  it('tells ids apart that differ in any one digit', () => {
    const table = new OidTable(40);
    const oids = Array.from({ length: 40 }, (_, at) => `${'a'.repeat(at)}b${'a'.repeat(39 - at)}`);
    for (const oid of oids) table.addHex(oid);
    expect(table.size).toBe(40);
    expect(oids.map((_, number) => table.at(number))).toEqual(oids);
  });

  it('reads an id in the middle of other bytes', () => {
    const table = new OidTable(40);
    const oid = hash('x');
    table.add(Buffer.from(`:100644 ${oid} M`), 8);
    expect(table.find(oid)).toBe(0);
    expect(() => table.add(Buffer.from(oid), 1)).toThrow(RangeError);
  });
});
