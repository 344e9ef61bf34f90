/**
 * What is measured, but for the peers: keyscan in each of its ways, git alone, and bare Node.
 *
 * A tool is { name, command, cwd?, env?, stdin?, silent?, prepare?, accepts, findings?, counters? }:
 * `accepts` are the exit statuses of a run that did its work, `findings` counts what a run reported,
 * `silent` sends its output to the null device (git would be measured with the reader otherwise).
 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ENV, THREADS } from './environment.js';

const BIN = join(import.meta.dirname, '../../bin/keyscan.js');
const NODE = process.execPath;
const BLOBS_ONLY = ['cat-file', '--batch', '--buffer'];
const AS_GITLEAKS = ['log', '-p', '-U0', '--full-history', '--all', '--diff-filter=tuxdb'];

/** keyscan's statuses: nothing found, findings. With 3 something was not scanned. */
const ACCEPTS = [0, 1];

/** @returns whether `keyscan <command> --help` lists an option */
function optionsOf(command) {
  const { stdout } = spawnSync(NODE, [BIN, command, '--help'], { env: ENV, encoding: 'utf8' });
  return (option) => new RegExp(`^\\s+${option}\\b`, 'm').test(stdout ?? '');
}

function keyscan(name, cwd, args) {
  const command = [NODE, BIN, ...args, '--format', 'json', '--no-progress', '--timings'];
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
 * The ways to run keyscan over `args` (its command and target). Ways whose options this build does
 * not know are left out, and said in `notes`.
 *
 * @returns { tools, notes }; the first tool is what all others are compared with
 */
function waysOfKeyscan(cwd, args, { ledger }) {
  const has = optionsOf(args[0]);
  const tools = [];
  const notes = [];
  const fresh = ledger && has('--no-ledger') ? ['--no-ledger'] : [];
  if (has('--jobs')) {
    const threads = [...new Set([THREADS, 1])];
    for (const jobs of threads) {
      const name = `keyscan, ${jobs} ${jobs === 1 ? 'thread' : 'threads'}`;
      tools.push(keyscan(name, cwd, [...args, ...fresh, '--jobs', String(jobs)]));
    }
  } else {
    tools.push(keyscan('keyscan', cwd, [...args, ...fresh]));
    notes.push('this keyscan has no --jobs: one row instead of one for each number of threads');
  }
  if (ledger && has('--no-ledger')) {
    const again = keyscan('keyscan again, with its ledger', cwd, args);
    let written = false;
    again.prepare = () => {
      if (!written) spawnSync(NODE, again.command.slice(1), { cwd, env: ENV, stdio: 'ignore' });
      written = true;
    };
    tools.push(again);
  } else if (ledger) {
    notes.push('this keyscan has no --no-ledger: no row for a second run with a ledger');
  }
  if (has('--portable')) {
    tools.push(keyscan('keyscan, portable', cwd, [...args, ...fresh, '--portable']));
  } else {
    notes.push('this keyscan has no --portable: no row for it');
  }
  return { tools, notes };
}

const bareNode = { name: 'node -e 0', command: [NODE, '-e', '0'], silent: true, accepts: [0] };

/**
 * @param blobs the file of ids from `listBlobs`
 */
export function historyTools(directory, blobs) {
  const { tools, notes } = waysOfKeyscan(directory, ['history'], { ledger: true });
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
      bareNode,
    ],
  };
}

export function folderTools(directory) {
  const { tools, notes } = waysOfKeyscan(directory, ['files', '.'], { ledger: false });
  const cat = [
    'find',
    '.',
    '-name',
    '.git',
    '-prune',
    '-o',
    '-type',
    'f',
    '-exec',
    'cat',
    '{}',
    '+',
  ];
  return {
    notes,
    tools: [
      ...tools,
      { name: 'cat of all files', command: cat, cwd: directory, silent: true, accepts: [0] },
      bareNode,
    ],
  };
}
