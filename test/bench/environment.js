/** What every measured process runs in, and what the machine is. */

import { spawnSync } from 'node:child_process';
import { availableParallelism, cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

/** Generated repositories are kept here between runs. */
export const FOLDER = join(tmpdir(), 'keyscan-bench');

// Node reads the file of NODE_EXTRA_CA_CERTS at every start, which is not what is measured.
const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;

/** No settings of the user or the machine apply. */
export const ENV = { ...inherited, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

export const THREADS = availableParallelism();

/** @returns what git printed; throws if it failed */
export function git(directory, ...args) {
  return output('git', args, { cwd: directory });
}

/** @returns what the program printed; throws if it failed or is not there */
export function output(program, args, options = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    env: ENV,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    ...options,
  });
  if (status !== 0) throw new Error(`${program} ${args[0]}: ${error?.message ?? stderr}`);
  return stdout;
}

export function machine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    processors: THREADS,
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${process.platform} ${process.arch} ${release().split('-')[0]}`,
  };
}
