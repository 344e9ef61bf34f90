/**
 * What is measured, but for the peers: keyscan in each of its ways, git alone, and bare Node.
 *
 * A tool is { name, command, cwd?, env?, stdin?, silent?, prepare?, accepts, findings?, counters? }:
 * `accepts` are the exit statuses of a run that did its work, `findings` counts what a run reported,
 * `silent` sends its output to the null device (git would be measured with the reader otherwise),
 * `doesLess` says that being faster than keyscan is no merit, `ours` that it is keyscan.
 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ENV, THREADS } from './environment.js';

/** The program of this checkout. */
export const KEYSCAN = join(import.meta.dirname, '../../bin/keyscan.js');
const NODE = process.execPath;
const BLOBS_ONLY = ['cat-file', '--batch', '--buffer'];
const AS_GITLEAKS = ['log', '-p', '-U0', '--full-history', '--all', '--diff-filter=tuxdb'];

/** keyscan's statuses: nothing found, findings. With 3 something was not scanned. */
const ACCEPTS = [0, 1];

/** @returns whether `keyscan <command> --help` lists an option */
function optionsOf(bin, command) {
  const { stdout } = spawnSync(NODE, [bin, command, '--help'], { env: ENV, encoding: 'utf8' });
  return (option) => new RegExp(`^\\s+${option}\\b`, 'm').test(stdout ?? '');
}

function keyscan(name, cwd, args) {
  const command = [NODE, ...args, '--format', 'json', '--no-progress', '--timings'];
  return {
    name,
    cwd,
    command,
    accepts: ACCEPTS,
    ours: true,
    findings: ({ stdout }) => receiptOf(stdout)?.findings,
    counters: countersOf,
  };
}

function receiptOf(stdout) {
  try {
    return JSON.parse(stdout).receipt;
  } catch {
    return undefined;
  }
}

/**
 * Every number keyscan tells about a run, whatever it is called: from the receipt of the report, and
 * from the lines `--timings` writes, which are a number, perhaps a unit, and two blanks before a name.
 */
export function countersOf({ stdout, stderr }) {
  const counters = {};
  const walk = (value, path) => {
    if (typeof value === 'number') counters[path.join('.')] = value;
    else if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    }
  };
  walk(receiptOf(stdout), []);
  for (const line of stderr.split('\n')) {
    const [, number, unit, name] = /^\s*([\d.]+) ?(\S+)?\s{2,}(\S.*)$/.exec(line) ?? [];
    if (name !== undefined) counters[unit === undefined ? name : `${name} (${unit})`] = +number;
  }
  return counters;
}

/**
 * The ways to run the keyscan `bin` over `args` (its command and target). Ways whose options this build does
 * not know are left out, and said in `notes`.
 *
 * @returns { tools, notes }; the first tool is what all others are compared with
 */
function waysOfKeyscan(bin, cwd, words) {
  const has = optionsOf(bin, words[0]);
  const args = [bin, ...words];
  const tools = [];
  const notes = [];
  const fresh = has('--no-ledger') ? ['--no-ledger'] : [];
  tools.push(keyscan('keyscan', cwd, [...args, ...fresh]));
  if (has('--jobs')) {
    for (const jobs of new Set([THREADS, 1])) {
      const name = `keyscan, ${jobs} ${jobs === 1 ? 'thread' : 'threads'}`;
      tools.push(keyscan(name, cwd, [...args, ...fresh, '--jobs', String(jobs)]));
    }
  } else notes.push('no --jobs: no rows for numbers of threads');
  if (has('--no-ledger')) {
    const again = keyscan('keyscan again, with its ledger', cwd, args);
    again.doesLess = true;
    let written = false;
    again.prepare = () => {
      if (!written) spawnSync(NODE, again.command.slice(1), { cwd, env: ENV, stdio: 'ignore' });
      written = true;
    };
    tools.push(again);
  } else notes.push('no --no-ledger: no row for a second run with a ledger');
  if (has('--portable')) {
    tools.push(keyscan('keyscan, portable', cwd, [...args, ...fresh, '--portable']));
  } else notes.push('no --portable: no row for it');
  return { tools, notes: notes.map((note) => `this build of keyscan has ${note}`) };
}

/** The floor of every program for Node. */
const BARE_NODE = {
  name: 'node -e 0',
  command: [NODE, '-e', '0'],
  silent: true,
  doesLess: true,
  accepts: [0],
};

/**
 * @param bin keyscan's program
 * @param blobs the file of ids from `listBlobs`
 */
export function historyTools(bin, directory, blobs) {
  const { tools, notes } = waysOfKeyscan(bin, directory, ['history']);
  const gitAlone = (name, args, more) => ({
    name,
    command: ['git', ...args],
    cwd: directory,
    silent: true,
    accepts: [0],
    ...more,
  });
  return {
    notes,
    tools: [
      ...tools,
      gitAlone('git log -p --all', ['log', '-p', '--all']),
      gitAlone("git log -p with gitleaks' options", AS_GITLEAKS),
      gitAlone('git cat-file of all blobs', BLOBS_ONLY, { stdin: blobs }),
      BARE_NODE,
    ],
  };
}

export function folderTools(bin, directory) {
  const cat = 'find . -name .git -prune -o -type f -exec cat {} +'.split(' ');
  return {
    notes: [],
    tools: [
      keyscan('keyscan', directory, [bin, 'files', '.']),
      { name: 'cat of all files', command: cat, cwd: directory, silent: true, accepts: [0] },
      BARE_NODE,
    ],
  };
}
