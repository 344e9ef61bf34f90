/**
 * Damaged packs, indexes and loose objects: no crash, no hang, and nothing is taken for clean that
 * git still reads as it was. `KEYSCAN_FUZZ` is a factor for the number of cases.
 */

import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Oid } from '../../src/content.ts';
import { openRepository } from '../../src/git/repository.ts';
import { sweepWith } from '../../src/command/sweep.ts';
import { createDetector } from '../../src/match/detector.ts';
import { digestedRules } from '../../src/match/store-rules.ts';
import { historySource } from '../../src/source/history.ts';
import { cases, createRandom, type Random } from '../kernel/random.ts';
import { historyStreams } from '../support/adversarial.ts';
import { bytesOf } from '../support/contents.ts';
import { looseObject } from '../support/objects.ts';
import { objectsOf, packsOf } from '../support/packs.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';
import { RULES } from './rules-for-tests.ts';
import { hashingJudge, isSuspect, sweepOf, type TestSweep } from './sweeping.ts';

const NOW = Date.parse('2026-11-22');
const rules = digestedRules(RULES);
const detector = createDetector({ rules, now: NOW });
const { tables } = await rules.whole();

/** A small history, packed but for the last commits. */
function build(seed: number): TestRepository {
  const repo = createRepository();
  const [first = '', second = ''] = historyStreams(seed, { files: 3, versions: 16 }, 2);
  const importing = ['fast-import', '--quiet', '--done', '--force'];
  repo.gitBytes(['-c', 'fastimport.unpackLimit=0', ...importing], first);
  repo.git('repack', '-adfq');
  repo.gitBytes(['-c', 'fastimport.unpackLimit=9999', ...importing], second);
  return repo;
}

function damaged(bytes: Buffer, other: Buffer, random: Random): Buffer {
  const copy = Buffer.from(bytes);
  const at = random.below(copy.length);
  switch (random.below(6)) {
    case 0:
      return copy.subarray(0, at);
    case 1:
      random.fill(copy.subarray(at, at + 1 + random.below(40)));
      return copy;
    case 2: {
      // Two stretches change places.
      const to = random.below(copy.length);
      copy.set(bytes.subarray(at, at + 30).subarray(0, copy.length - to), to);
      copy.set(bytes.subarray(to, to + 30).subarray(0, copy.length - at), at);
      return copy;
    }
    case 3:
      copy.set(other.subarray(0, copy.length - at).subarray(0, 200), at);
      return copy;
    case 4:
      copy.fill(random.of([0, 0xff]), at, Math.min(copy.length, at + random.below(100)));
      return copy;
    default:
      for (let flips = random.below(4); flips >= 0; flips--) {
        const place = random.below(copy.length);
        copy[place] = (copy[place] ?? 0) ^ (1 << random.below(8));
      }
      return copy;
  }
}

const repo = build(11);
const healthy = objectsOf(repo);
const [pack = ''] = packsOf(repo);
const loose = [...healthy.keys()]
  .map((oid) => looseObject(repo, oid))
  .filter((path) => isFile(path));
const files = [`${pack}.pack`, `${pack}.idx`, ...loose];
for (const path of files) chmodSync(path, 0o644);
afterAll(() => repo.cleanup());

function isFile(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

/** Runs with one file damaged: mostly the pack or its index. */
async function withDamage(random: Random, run: (what: string) => Promise<void>): Promise<void> {
  const path = random.below(4) === 0 ? random.of(files) : random.of(files.slice(0, 2));
  const bytes = readFileSync(path);
  const changed = damaged(bytes, readFileSync(random.of(files)), random);
  writeFileSync(path, changed);
  try {
    await run(`${path.replace(/.*objects/, '')} damaged`);
  } finally {
    writeFileSync(path, bytes);
  }
}

function readsAsBefore(oid: string): boolean {
  const { type, body } = healthy.get(oid) ?? { type: '', body: Buffer.alloc(0) };
  try {
    return Buffer.from(repo.gitBytes(['cat-file', type, oid])).equals(body);
  } catch {
    return false;
  }
}

interface Scanned {
  readonly found: ReadonlySet<string>;
  readonly isComplete: boolean;
}

async function scan(swept: boolean): Promise<Scanned> {
  const repository = await openRepository({ directory: repo.dir, env: repo.env });
  const setup = { now: NOW, everywhere: new Set<string>(), maxSize: Infinity, config: '' };
  const sweep = swept
    ? { sweep: sweepWith(rules, setup, { jobs: 1, ledger: () => undefined }) }
    : {};
  const found = new Set<string>();
  let isComplete = true;
  const source = historySource(repository, { unreachable: false, ...sweep });
  for await (const item of source.contents()) {
    if ('type' in item) {
      if (item.type === 'problem') isComplete = false;
      continue;
    }
    for (const { primary } of detector.detect(await bytesOf(item), item.path)) {
      found.add(`${item.oid} ${primary.ruleId} ${primary.start.line}`);
    }
  }
  return { found, isComplete };
}

/** Undefined if nothing can be scanned at all, which is said, too. */
async function attempt(swept: boolean): Promise<Scanned | undefined> {
  try {
    return await scan(swept);
  } catch (error) {
    expect(error).toHaveProperty('status');
    return undefined;
  }
}

describe('damage', () => {
  it('makes no object clean that is not', async () => {
    const random = createRandom(3);
    const test: TestSweep = { tables, judge: hashingJudge(5, 10) };
    const leaky = [...healthy].filter(([, object]) => isSuspect(object, test));
    expect(loose.length).toBeGreaterThan(10);
    expect(leaky.length).toBeGreaterThan(10);
    let given = 0;
    for (let i = 0; i < cases(100); i++) {
      await withDamage(random, async (what) => {
        const swept = await sweepOf(repo, test);
        if (swept === undefined) {
          given++;
          return;
        }
        const lost = leaky
          .map(([oid]) => oid)
          .filter((oid) => !swept.suspects.has(oid as Oid) && swept.has(oid))
          .filter(readsAsBefore);
        expect([`${what} in case ${i}`, ...lost]).toEqual([`${what} in case ${i}`]);
      });
    }
    // Some damage is too much for the sweep, but by far not all.
    expect(given).toBeGreaterThan(0);
    expect(given).toBeLessThan(cases(100) * 0.8);
  });

  it('hides no finding that is there without a sweep', async () => {
    const random = createRandom(4);
    const whole = await scan(false);
    expect(whole.found.size).toBeGreaterThan(10);
    expect(await scan(true)).toEqual(whole);
    for (let i = 0; i < cases(7); i++) {
      await withDamage(random, async (what) => {
        const [portable, swept] = [await attempt(false), await attempt(true)];
        const lost = [...(portable?.found ?? [])].filter(
          (finding) => swept?.found.has(finding) === false,
        );
        expect([`${what} in case ${i}`, ...lost]).toEqual([`${what} in case ${i}`]);
        // All there is, or it says that it is not.
        const isRight = swept?.isComplete !== true || swept.found.size >= whole.found.size;
        const isRightWithout =
          portable?.isComplete !== true || portable.found.size >= whole.found.size;
        if (isRightWithout)
          expect([`${what} in case ${i}`, isRight]).toEqual([`${what} in case ${i}`, true]);
        if (portable === undefined) expect(swept).toBeUndefined();
      });
    }
  });
});
