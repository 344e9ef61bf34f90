import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCorpus } from './support/corpus.ts';
import { asLines, detect, partsOf } from './support/detect.ts';

const CORPUS = join(import.meta.dirname, '../corpus');
const cases = readCorpus(CORPUS);

describe('the corpus', () => {
  it('is large, and as much of it is harmless as is not', () => {
    const leaky = cases.filter(({ expected }) => expected.length > 0).length;
    expect(cases.length).toBeGreaterThan(300);
    expect(leaky / cases.length).toBeGreaterThan(0.35);
    expect(leaky / cases.length).toBeLessThan(0.65);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  it.each(cases)('$name', ({ bytes, path, now, expected }) => {
    expect(asLines(partsOf(detect(bytes, { path, now }), path))).toEqual(asLines(expected));
  });

  it.each(cases.filter(({ expected }) => expected.length === 0))(
    '$name, with account ids switched on',
    ({ bytes, path, now, optIn }) => {
      const found = detect(bytes, { path, now, everywhere: ['aws-account-id'] });
      expect(asLines(partsOf(found, path))).toEqual(asLines(optIn));
    },
  );

  it('holds nothing that a scan of this repository reports', () => {
    const files = ['corpus', 'rules', 'test'].flatMap((directory) =>
      readdirSync(join(CORPUS, '..', directory), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name)),
    );
    const reported = files.filter(
      (path) => detect(readFileSync(path), { path, now: Date.parse('2026-11-22') }).length > 0,
    );
    expect(files.length).toBeGreaterThan(40);
    expect(reported).toEqual([]);
  });
});
