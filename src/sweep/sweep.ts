/**
 * The sweep of a repository's objects: reads packs and loose objects itself, each object once and of
 * a delta only what is new, and tells which objects are worth a look. All others are clean.
 *
 * The sweep decides nothing about findings. Whatever it names is read again through git and scanned
 * as if there had been no sweep, so a report does not depend on it.
 */

import { emptyTree, oidLength, type Repository } from '../git/repository.ts';
import { openStore } from '../pack/store.ts';
import type { Counts } from './counts.ts';
import { shareOut, threadsFor } from './crew.ts';
import { Findings, type Swept } from './findings.ts';
import { sweepLoose } from './loose.ts';
import { isPacked, openPacks } from '../pack/tables.ts';
import { Sweeper, type RulesForSweep } from './sweeper.ts';
import { cutTasks, workOf } from './task.ts';

export interface SweepProgress {
  readonly type: 'sweep';
  /** Parts of the work that are done, and all of them. */
  readonly done: number;
  readonly total: number;
  /** Contents that were found clean since the last one, and their bytes. */
  readonly contents: number;
  readonly bytes: number;
}

export interface SweepOptions {
  /** What this thread needs. */
  readonly sweeper: () => Promise<RulesForSweep>;
  /** What a worker makes the same of: plain data, or memory that can be shared. */
  readonly setup: unknown;
  /** Most threads to use, this one included. */
  readonly jobs: number;
}

/**
 * Sweeps all objects of the repository's store. Returns undefined if there is something in the store
 * that it does not understand: then everything has to be read through git.
 */
export async function* sweep(
  repository: Repository,
  { sweeper: open, setup, jobs }: SweepOptions,
): AsyncGenerator<SweepProgress, Swept | undefined> {
  const oidBytes = oidLength(repository) / 2;
  const store = openStore(repository);
  const packs = openPacks(store, oidBytes);
  if (packs === undefined) return undefined;
  const threads = threadsFor(workOf(packs), jobs);
  const tasks = cutTasks(packs, threads);
  const found = new Findings(packs);
  const sweeper = new Sweeper(packs, { ...(await open()), oidBytes });
  try {
    const counter = new Int32Array(new SharedArrayBuffer(4));
    const assignment = { setup, packs, tasks, oidBytes, counter };
    const waiting = new Set(tasks.keys());
    for await (const { task, findings } of shareOut(assignment, threads - 1, sweeper)) {
      const answered = tasks[task];
      if (answered === undefined || !waiting.delete(task)) continue;
      found.add(answered, findings);
      yield progress(tasks.length - waiting.size, tasks.length, findings.counts);
    }
    for (const task of waiting) {
      const unanswered = tasks[task];
      if (unanswered !== undefined) found.giveUp(unanswered);
    }
    const loose = sweepLoose(store, sweeper, oidBytes, (oid) => isPacked(packs, oid, 0));
    found.addLoose(loose);
    yield progress(tasks.length, tasks.length, loose.counts);
  } finally {
    sweeper.close();
  }
  return found.sum(emptyTree(repository));
}

function progress(done: number, total: number, { contents, bytes }: Counts): SweepProgress {
  return { type: 'sweep', done, total, contents, bytes };
}
