/** Workers that die, hang or talk nonsense: no hang, and nothing that is not looked at. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Oid } from '../../src/content.ts';
import { emptyTree, openRepository } from '../../src/git/repository.ts';
import { buildTables } from '../../src/match/prefilter-tables.ts';
import type { Judge } from '../../src/sweep/contents.ts';
import type { CrewTerms } from '../../src/sweep/crew.ts';
import { threadsFor } from '../../src/sweep/crew.ts';
import { SearchTables } from '../../src/sweep/search.ts';
import { sweep } from '../../src/sweep/sweep.ts';
import { objectsOf, packOf } from '../support/packs.ts';
import { sumOf, type Sum } from './sweeping.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const KEYWORD = 'keyword';
const BLOBS = 12;

let repo: TestRepository;
let directory: string;
/** Ids of the blobs with a keyword. */
let leaky: string[];

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'keyscan-test-'));
  repo = createRepository();
  // Enough work for several tasks: they are cut at a megabyte.
  for (let i = 0; i < BLOBS; i++) {
    const keyword = i % 2 === 0 ? KEYWORD : 'none';
    repo.write(`f${i}`, `${keyword} ${i}\n${`lorem ${i} ipsum\n`.repeat(50_000)}`);
  }
  repo.commit('first');
  repo.git('-c', 'pack.window=0', 'repack', '-adfq');
  leaky = [...objectsOf(repo)]
    .filter(([, { type, body }]) => type === 'blob' && body.includes(KEYWORD))
    .map(([oid]) => oid);
});
afterAll(() => {
  repo.cleanup();
  rmSync(directory, { recursive: true });
});

/** Waits for this before it answers, so that the others have a task of their own. */
interface Setup {
  readonly taken: Int32Array;
}

async function sweepWith(worker: string, jobs = 2, waits = true): Promise<Sum> {
  const file = join(directory, 'worker.cjs');
  writeFileSync(file, worker);
  const terms: CrewTerms = { file, worth: 1, stallMs: 300 };
  const setup: Setup = { taken: new Int32Array(new SharedArrayBuffer(4)) };
  const judge: Judge = {
    prefix: 8,
    answer: () => 20,
    start: 20,
    mayMatchAtStart: () => false,
    mayMatch() {
      if (waits) Atomics.wait(setup.taken, 0, 0, 10_000);
      return true;
    },
  };
  const tables = buildTables([
    { text: KEYWORD, encoding: 'plain', base64Lead: 0, ignoreCase: false },
  ]);
  const repository = await openRepository({ directory: repo.dir, env: repo.env });
  const sweeping = sweep(repository, {
    sweeper: async () => ({
      judge,
      keywords: new SearchTables(tables),
      names: undefined,
      maxSize: Infinity,
    }),
    setup,
    jobs,
    crew: terms,
  });
  for (;;) {
    const next = await sweeping.next();
    if (next.done === true) {
      if (next.value === undefined) throw new Error('the sweep gave up');
      return sumOf(next.value, emptyTree(repository));
    }
  }
}

const HEAD = `
const { parentPort: port, workerData: { counter, setup, tasks } } = require('node:worker_threads');
const take = () => Atomics.add(counter, 0, 1);
const wake = () => { Atomics.store(setup.taken, 0, 1); Atomics.notify(setup.taken, 0); };
const nothing = { suspects: [], unread: [], sawName: false, absent: new Set(), counts: {} };
`;

function answering(task: string): string {
  return `take(); wake(); port.postMessage({ task: ${task}, findings: nothing });`;
}

describe('a worker', () => {
  it.each([
    ['dies at once', `wake(); throw new Error('no');`, false],
    ['leaves at once', `wake(); process.exit(1);`, false],
    ['dies over a task', `take(); wake(); throw new Error('no');`, true],
    ['leaves over a task', `take(); wake(); process.exit(0);`, true],
    ['takes all tasks and dies', `while (take() < tasks.length); wake(); process.exit(1);`, true],
    ['falls silent', `take(); wake(); setInterval(() => {}, 1000);`, true],
    ['never ends', `take(); wake(); for (;;);`, true],
    ['answers for tasks that are none', answering('tasks.length + 7'), true],
  ])('that %s costs no finding', async (_, body, hasTaken) => {
    const { suspects, unread, absent } = await sweepWith(HEAD + body);
    expect(leaky.filter((oid) => !suspects.has(oid as Oid))).toEqual([]);
    expect(absent.size).toBe(0);
    if (hasTaken) expect(unread).toBeGreaterThan(0);
    else expect(unread).toBe(0);
  });

  it('that is no program costs no finding', async () => {
    const { suspects, unread } = await sweepWith('}', 2, false);
    expect(leaky.filter((oid) => !suspects.has(oid as Oid))).toEqual([]);
    expect(unread).toBe(0);
  });

  it('that answers twice is heard once', async () => {
    const twice = `const task = take(); wake();
      for (const _ of [1, 2]) port.postMessage({ task, findings: { ...nothing, unread: [0] } });`;
    const { unread } = await sweepWith(HEAD + twice);
    expect(unread).toBe(1);
  });

  it('is waited for', async () => {
    const late = `const task = take(); wake();
      setTimeout(() => port.postMessage({ task, findings: nothing }), 150);`;
    expect((await sweepWith(HEAD + late)).unread).toBe(0);
  });

  it('is believed', async () => {
    const all = `for (let task = take(); task < tasks.length; task = take()) {
      wake();
      port.postMessage({ task, findings: { ...nothing, suspects: [task] } });
    }`;
    const { suspects, unread } = await sweepWith(HEAD + all, 3);
    expect(unread).toBe(0);
    expect(suspects.size).toBeGreaterThan(1);
  });
});

describe('how many threads there are', () => {
  const terms: CrewTerms = { file: import.meta.filename, worth: 100, stallMs: 1 };

  it('grows with the work, up to the limit', () => {
    expect([0, 99, 100, 250, 900].map((work) => threadsFor(work, 4, terms))).toEqual([
      1, 1, 2, 3, 4,
    ]);
    expect(threadsFor(900, 1, terms)).toBe(1);
  });

  it('is one where there is no worker', () => {
    expect(threadsFor(900, 4, { ...terms, file: 'nowhere' })).toBe(1);
  });
});

describe('a pack that goes away while it is swept', () => {
  it('is left to git', async () => {
    const path = packOf(repo);
    const all = [...objectsOf(repo).keys()].toSorted();
    const repository = await openRepository({ directory: repo.dir, env: repo.env });
    const sweeping = sweep(repository, {
      sweeper: async () => {
        rmSync(`${path}.pack`);
        return {
          judge: {
            prefix: 8,
            answer: () => 20,
            start: 20,
            mayMatchAtStart: () => false,
            mayMatch: () => true,
          },
          keywords: new SearchTables(buildTables([])),
          names: undefined,
          maxSize: Infinity,
        };
      },
      setup: undefined,
      jobs: 1,
    });
    let next = await sweeping.next();
    while (next.done !== true) next = await sweeping.next();
    const sum = next.value === undefined ? undefined : sumOf(next.value, emptyTree(repository));
    expect([...(sum?.suspects ?? [])].toSorted()).toEqual(all);
    expect(sum?.unread).toBe(all.length);
  });
});
