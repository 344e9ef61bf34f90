/** Measures whole processes, in turn, so that a machine whose speed drifts is fair to all. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENV } from './environment.js';

/**
 * How CPU and memory are learnt. GNU time knows both; Bash's `time` only the CPU. Both write two or
 * three numbers to the file "$0" names, and pass the exit status on.
 */
const METER = findMeter();

function findMeter() {
  const gnu = '/usr/bin/time';
  const works = spawnSync(gnu, ['-q', '-f', '%U %S %M', 'true'], { encoding: 'utf8' });
  if (/^[\d.]+ [\d.]+ \d+/.test(works.stderr ?? '')) {
    return (file, argv) => [gnu, '-q', '-o', file, '-f', '%U %S %M', ...argv];
  }
  const script = 'TIMEFORMAT="%U %S"; exec 3>&2 2>"$0"; time "$@" 2>&3';
  return (file, argv) => ['bash', '-c', script, file, ...argv];
}

const running = new Set();

function killAll() {
  for (const child of running) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It ended by itself in this moment.
    }
  }
}
process.once('exit', killAll);
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    killAll();
    process.exit(130);
  });
}

/**
 * One whole process with its children.
 *
 * @param tool.command program and arguments; tool.stdin: a file
 * @param limit seconds after which it is killed
 * @returns wall, user and system in seconds; peak in MB, of the largest process (NaN if not known);
 *   status (null when killed); findings and counters, as the tool counts them in its output
 */
export async function measure(tool, limit = Infinity) {
  const folder = mkdtempSync(join(tmpdir(), 'keyscan-measure-'));
  const times = join(folder, 'times');
  const open = [
    tool.stdin === undefined ? 'ignore' : openSync(tool.stdin),
    tool.silent ? 'ignore' : openSync(join(folder, 'stdout'), 'w'),
    tool.silent ? 'ignore' : openSync(join(folder, 'stderr'), 'w'),
  ];
  try {
    const [program, ...args] = METER(times, tool.command);
    const started = performance.now();
    // A process group of its own, so that the limit reaches the children too.
    const child = spawn(program, args, {
      cwd: tool.cwd,
      env: { ...ENV, ...tool.env },
      stdio: open,
      detached: true,
    });
    running.add(child);
    const timer =
      limit === Infinity
        ? undefined
        : setTimeout(() => process.kill(-child.pid, 'SIGKILL'), limit * 1000);
    const [status] = await once(child, 'exit');
    const wall = (performance.now() - started) / 1000;
    clearTimeout(timer);
    running.delete(child);
    const [user, system, peak] = read(times).trim().split(/\s+/).map(Number);
    return {
      wall,
      user: user ?? Number.NaN,
      system: system ?? Number.NaN,
      peak: (peak ?? Number.NaN) / 1024,
      status,
      ...(tool.accepts.includes(status) ? counted(tool, folder) : {}),
    };
  } finally {
    for (const file of open) if (typeof file === 'number') closeSync(file);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the output says, which may be hundreds of megabytes and is not kept. */
function counted(tool, folder) {
  if (tool.silent) return {};
  const run = { stdout: read(join(folder, 'stdout')), stderr: read(join(folder, 'stderr')) };
  return { findings: tool.findings?.(run), counters: tool.counters?.(run) };
}

/** A file that is not there, or longer than a string can be, reads as empty. */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/**
 * All tools in turn (A B C A B C …), `rounds` times after a warm-up. A tool that runs into the limit
 * is not tried again.
 *
 * @param tools with `prepare()`, not measured and before each run, where a tool needs it
 * @param says is told what runs, for a line of progress
 * @returns for each tool its runs (see `measure`), the warm-up not among them
 */
export async function takeTurns(tools, { rounds, warmUp = true, limit, says = () => {} }) {
  const runs = tools.map(() => []);
  const given = new Set();
  for (let round = warmUp ? 0 : 1; round <= rounds; round++) {
    for (const [index, tool] of tools.entries()) {
      if (given.has(tool)) continue;
      says(`${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`}: ${tool.name}`);
      await tool.prepare?.(round);
      const run = await measure(tool, limit);
      const late = run.status === null && run.wall >= limit;
      if (late) given.add(tool);
      if (round > 0 || late) runs[index].push({ ...run, late });
    }
  }
  return runs;
}

/** Median, smallest and largest. */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1) };
}
