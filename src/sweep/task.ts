/** The sweep of packs, cut into pieces. */

import type { PackTables } from '../pack/tables.ts';

/** Some families of one pack: roots `from` to `to` (exclusive). */
export interface Task {
  readonly pack: number;
  readonly from: number;
  readonly to: number;
}

/** Tasks a thread: enough that all end at about the same time. */
const TASKS_A_THREAD = 64;

/** A task is worth at least this much work. In bytes. */
const LEAST_WORK: number = 1024 * 1024;

/** Cuts the families of all packs into tasks of about the same work, for so many threads. */
export function cutTasks(packs: readonly PackTables[], threads: number): Task[] {
  const total = workOf(packs);
  const share = Math.max(LEAST_WORK, total / (threads * TASKS_A_THREAD));
  const tasks: Task[] = [];
  packs.forEach(({ families: { roots, weights } }, pack) => {
    let from = 0;
    let work = 0;
    for (let index = 0; index < roots.length; index++) {
      work += weights[index] ?? 0;
      if (work < share && index + 1 < roots.length) continue;
      tasks.push({ pack, from, to: index + 1 });
      from = index + 1;
      work = 0;
    }
  });
  return tasks;
}

export function workOf(packs: readonly PackTables[]): number {
  return packs.reduce(
    (sum, { families }) => families.weights.reduce((own, weight) => own + weight, sum),
    0,
  );
}
