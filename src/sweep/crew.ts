/**
 * Shares the sweep of packs between this thread and workers: each takes the next task from a common
 * counter until there is none. What a worker does not answer for is left to be read another way, so
 * that a worker that dies or hangs costs time and no finding.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PackFindings } from './pack-sweep.ts';
import type { OidList } from '../pack/oid-list.ts';
import type { PackTables } from '../pack/tables.ts';
import type { Sweeper } from './sweeper.ts';
import type { Task } from './task.ts';

/** What a worker is given; everything large in it is shared memory. */
export interface Assignment<Setup> {
  readonly setup: Setup;
  /** Bytes of an object id: 20 or 32. */
  readonly oidBytes: number;
  readonly packs: readonly PackTables[];
  /** The ids that all packs of the store have. */
  readonly lists: readonly OidList[];
  readonly tasks: readonly Task[];
  /** Number of the next task that nobody has taken. */
  readonly counter: Int32Array;
}

/** What a worker says of a task. */
export interface TaskAnswer {
  readonly task: number;
  readonly findings: PackFindings;
}

/** What is to be known about workers before there are any. */
export interface CrewTerms {
  /** The file that a worker runs. If there is none, this thread does it alone. */
  readonly file: string;
  /** A worker takes as long to start as this thread does to sweep so much. In bytes of work. */
  readonly worth: number;
  /** A worker that says nothing for so many milliseconds is given up. */
  readonly stallMs: number;
}

/**
 * A worker compiles its own rules and expressions, which takes more than a second of processor time. A
 * task takes a small part of one. Beside a source file there is no worker's.
 */
export const CREW: CrewTerms = {
  file: join(import.meta.dirname, 'worker.cjs'),
  worth: 96 * 1024 * 1024,
  stallMs: 60_000,
};

/** How many threads are worth their start, of at most `limit`. */
export function threadsFor(work: number, limit: number, terms: CrewTerms = CREW): number {
  if (!existsSync(terms.file)) return 1;
  return Math.max(1, Math.min(limit, 1 + Math.floor(work / terms.worth)));
}

/**
 * Yields the answers as they come, and at the end has asked for all tasks that were answered.
 * @param sweeper does this thread's share
 */
export async function* shareOut<Setup>(
  assignment: Assignment<Setup>,
  workers: number,
  sweeper: Sweeper,
  terms: CrewTerms = CREW,
): AsyncGenerator<TaskAnswer, void, undefined> {
  const crew = Array.from({ length: workers }, () => new Hand(assignment, terms));
  try {
    const { tasks, counter } = assignment;
    for (let task = takeTask(counter); task < tasks.length; task = takeTask(counter)) {
      const next = tasks[task];
      const findings = next === undefined ? undefined : sweeper.sweep(next);
      if (findings !== undefined) yield { task, findings };
      // Messages of workers come in between.
      await setImmediate();
      for (const hand of crew) yield* hand.take();
    }
    for (const hand of crew) {
      while (await hand.wait()) yield* hand.take();
      yield* hand.take();
    }
  } finally {
    await Promise.all(crew.map((hand) => hand.stop()));
  }
}

export function takeTask(counter: Int32Array): number {
  return Atomics.add(counter, 0, 1);
}

/** One worker, seen from outside. */
class Hand {
  readonly #worker: Worker;
  readonly #stallMs: number;
  #answers: TaskAnswer[] = [];
  #isGone = false;
  #wake: (() => void) | undefined;

  constructor(assignment: Assignment<unknown>, { file, stallMs }: CrewTerms) {
    this.#stallMs = stallMs;
    this.#worker = new Worker(file, { workerData: assignment, stdout: false, stderr: false });
    this.#worker.on('message', (answer: TaskAnswer) => {
      this.#answers.push(answer);
      this.#wake?.();
    });
    const gone = (): void => {
      this.#isGone = true;
      this.#wake?.();
    };
    // Whatever it died of, its tasks are read another way; what it says could hold a secret.
    this.#worker.on('error', gone);
    this.#worker.on('exit', gone);
  }

  take(): readonly TaskAnswer[] {
    const answers = this.#answers;
    this.#answers = [];
    return answers;
  }

  /** Waits for news. False when there will be no more. */
  async wait(): Promise<boolean> {
    if (this.#answers.length > 0) return true;
    if (this.#isGone) return false;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      timer = setTimeout(() => {
        this.#isGone = true;
        resolve();
      }, this.#stallMs);
    });
    clearTimeout(timer);
    this.#wake = undefined;
    return this.#answers.length > 0 || !this.#isGone;
  }

  async stop(): Promise<void> {
    if (!this.#isGone) this.#isGone = true;
    await this.#worker.terminate();
  }
}
