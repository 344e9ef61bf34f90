/** Sweeps of real repositories, and what a sweep must come to, worked out without one. */

import { emptyTree, openRepository } from '../../src/git/repository.ts';
import { isCompressedFormat } from '../../src/match/binary.ts';
import { scanEntries } from '../../src/match/entry-scan.ts';
import { MAX_ENTRY_LENGTH, type PrefilterTables } from '../../src/match/prefilter-tables.ts';
import { openWindow, type Window } from '../../src/match/slice.ts';
import { sniffUtf16 } from '../../src/match/utf16.ts';
import type { Judge } from '../../src/sweep/contents.ts';
import type { Oid } from '../../src/content.ts';
import { SearchTables } from '../../src/sweep/search.ts';
import { sweep, type SweptStore } from '../../src/sweep/sweep.ts';
import type { RulesForSweep } from '../../src/sweep/sweeper.ts';
import type { StoredObject } from '../support/packs.ts';
import type { TestRepository } from '../support/repository.ts';

export interface TestSweep {
  readonly tables: PrefilterTables;
  readonly judge: Judge;
  readonly names?: PrefilterTables;
}

/** What a sweep has come to in all packs and loose objects together. */
export interface Sum {
  readonly suspects: ReadonlySet<Oid>;
  readonly unread: number;
  readonly sawName: boolean;
  readonly absent: ReadonlySet<Oid>;
  readonly has: (oid: string) => boolean;
}

export function sumOf(
  { knowledge: { packs, loose, looseOids }, has }: SweptStore,
  empty: string,
): Sum {
  const swathes = [...packs.values(), loose];
  const absent = swathes.flatMap((swathe) => swathe.absent);
  return {
    suspects: new Set(swathes.flatMap(({ suspects }) => suspects.map(({ oid }) => oid))),
    unread: swathes.reduce((sum, { unread }) => sum + unread, 0),
    sawName: swathes.some(({ sawName }) => sawName),
    absent: new Set(absent.filter((oid) => !looseOids.has(oid) && oid !== empty)),
    has,
  };
}

/** Sweeps in this process, on one thread. Undefined if the sweep gives up. */
export async function sweepOf(
  repo: TestRepository,
  { tables, judge, names }: TestSweep,
  /** Called when the packs have been opened. */
  opened: () => void = () => {},
): Promise<Sum | undefined> {
  const repository = await openRepository({ directory: repo.dir, env: repo.env });
  const rules: RulesForSweep = {
    judge,
    keywords: new SearchTables(tables),
    names: names === undefined ? undefined : new SearchTables(names),
    maxSize: Infinity,
  };
  const sweeping = sweep(repository, {
    sweeper: async () => {
      opened();
      return rules;
    },
    setup: undefined,
    jobs: 1,
  });
  for (;;) {
    const next = await sweeping.next();
    if (next.done === true) {
      return next.value === undefined ? undefined : sumOf(next.value, emptyTree(repository));
    }
  }
}

/** The texts in which an object is looked at: a message without its headers, too. */
export function textsIn({ type, body }: StoredObject): Buffer[] {
  const end = type === 'blob' ? -1 : body.indexOf('\n\n');
  return end < 0 ? [body] : [body, body.subarray(end + 2)];
}

/** Whether an object is worth a look, from all of it and nothing else. */
export function isSuspect(object: StoredObject, { tables, judge }: TestSweep): boolean {
  if (object.type === 'tree') return false;
  if (object.type === 'blob' && isCompressedFormat(object.body)) return false;
  return textsIn(object).some((text) => {
    if (sniffUtf16(text) !== undefined) return true;
    const place = { offset: 0, first: true, last: true };
    const window: Window = { ...openWindow(text, place), holds: () => true };
    let found = judge.mayMatchAtStart(window);
    scanEntries(tables, text, 0, text.length, (entry, at) => {
      found ||= judge.mayMatch(window, entry, at) === true;
    });
    return found;
  });
}

/**
 * A judge to whom every place matters: it answers by a hash of exactly the bytes that it is allowed
 * to look at, and of how far the ends are where they are within its reach. About one of `rate`
 * answers is yes.
 */
export function hashingJudge(seed: number, rate: number): Judge {
  const answer = (entry: number): number => 9 + ((entry * 37 + seed) % 120);
  return {
    prefix: MAX_ENTRY_LENGTH,
    answer,
    start: answer(0),
    mayMatchAtStart(window) {
      return this.mayMatch(window, 0, 0) === true;
    },
    mayMatch({ bytes }, entry, at) {
      const reach = answer(entry);
      const start = Math.max(0, at - reach);
      const end = Math.min(bytes.length, at + reach);
      let hash = Math.imul(seed + entry, 0x9e3779b1);
      for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
      if (at < reach) hash = Math.imul(hash ^ (at + 300), 0x01000193);
      if (at + reach > bytes.length) hash = Math.imul(hash ^ (end - at + 600), 0x01000193);
      return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8) % rate === 0;
    },
  };
}
