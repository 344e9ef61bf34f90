/**
 * What runs in a worker thread: the composition root of its half of a sweep. It takes tasks from the
 * common counter until there is none, and answers each with positions and numbers; no content and
 * no secret leaves it.
 */

import { parentPort as port, workerData } from 'node:worker_threads';
import { ruleIds, rulesOf } from './command/settings.ts';
import { DEFAULT_CONFIG, parseConfig } from './config.ts';
import type { DigestedRules } from './match/stored-rules.ts';
import { openSweeper, type SweepSetup } from './command/sweep.ts';
import { OidList } from './pack/oid-list.ts';
import { takeTask, type Assignment, type TaskAnswer } from './sweep/crew.ts';
import { Sweeper } from './sweep/sweeper.ts';

async function work(assignment: Assignment<SweepSetup>): Promise<void> {
  const { setup, packs, lists, tasks, counter, oidBytes } = assignment;
  const rules = await openSweeper(await rulesFrom(setup.config), setup);
  const revived = packs.map((pack) => ({ ...pack, oids: revive(pack.oids) }));
  const sweeper = new Sweeper(revived, lists.map(revive), { ...rules, oidBytes });
  for (let task = takeTask(counter); task < tasks.length; task = takeTask(counter)) {
    const next = tasks[task];
    if (next === undefined) break;
    const findings = sweeper.sweep(next);
    if (findings === undefined) continue;
    const answer: TaskAnswer = { task, findings };
    port?.postMessage(answer);
  }
  sweeper.close();
}

async function rulesFrom(config: string): Promise<DigestedRules> {
  if (config === '') return await rulesOf(DEFAULT_CONFIG);
  return await rulesOf(await parseConfig(config, await ruleIds()));
}

/** Methods are not handed over. */
function revive({ bytes, oidBytes, fanout }: OidList): OidList {
  return new OidList(bytes, oidBytes, fanout);
}

// An error ends the worker, and who gave it work notices.
void work(workerData as Assignment<SweepSetup>);
