/** `npm run bench -- hook | history [repository]`: see README.md in this folder. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { generate, generateStaged, SHAPES } from './generate.js';

const BIN = join(import.meta.dirname, '../../bin/keyscan.js');
const FOLDER = join(tmpdir(), 'keyscan-bench');

const { NODE_EXTRA_CA_CERTS: _, ...environment } = process.env;
const ENV = { ...environment, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

/** One whole process: wall and CPU seconds with children, peak memory of the largest in MB. */
async function measure({ command, cwd }) {
  // The shell's `times` counts children that are gone; /usr/bin/time adds the peak memory.
  const child = spawn(
    '/usr/bin/time',
    ['-f', 'MEASURED %e %U %S %M', 'sh', '-c', `exec ${command}`],
    {
      cwd,
      env: ENV,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const started = performance.now();
  let stderr = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr = (stderr + text).slice(-4096);
  });
  await once(child, 'close');
  const wall = (performance.now() - started) / 1000;
  const [, , user, system, peak] = /MEASURED (\S+) (\S+) (\S+) (\d+)/.exec(stderr) ?? [];
  if (peak === undefined) throw new Error(`${command}: ${stderr}`);
  return { wall, cpu: Number(user) + Number(system), peak: Number(peak) / 1024 };
}

/** The commands in turn, `runs` times after one warm-up; medians of each. */
async function compare(commands, runs) {
  const results = commands.map(() => []);
  for (let run = -1; run < runs; run++) {
    for (const [index, command] of commands.entries()) {
      const result = await measure(command);
      if (run >= 0) results[index].push(result);
    }
  }
  return commands.map(({ name }, index) => ({
    name,
    wall: median(results[index].map(({ wall }) => wall)),
    cpu: median(results[index].map(({ cpu }) => cpu)),
    peak: median(results[index].map(({ peak }) => peak)),
  }));
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function table(title, rows) {
  console.log(`\n${title}\n`);
  console.log('| command | wall ms | CPU ms | peak MB |\n|---|---|---|---|');
  for (const { name, wall, cpu, peak } of rows) {
    console.log(
      `| ${name} | ${(wall * 1000).toFixed(1)} | ${(cpu * 1000).toFixed(0)} | ${peak.toFixed(0)} |`,
    );
  }
}

async function hook() {
  const cwd = join(FOLDER, 'staged');
  generateStaged(cwd);
  const node = process.execPath;
  const rows = await compare(
    [
      { name: 'node -e 0', command: `${node} -e 0`, cwd },
      { name: 'git diff --cached --quiet', command: 'git diff --cached --quiet', cwd },
      { name: 'keyscan staged', command: `${node} ${BIN} staged`, cwd },
    ],
    41,
  );
  table('Hook: one file of 10,000 changed', rows);
  const [bare, diff, staged] = rows.map(({ wall }) => wall);
  console.log(`\nkeyscan staged / (node + git diff) = ${(staged / (bare + diff)).toFixed(2)}`);
}

async function history(path) {
  const repositories = path === undefined ? Object.keys(SHAPES) : [path];
  for (const repository of repositories) {
    const cwd = path ?? join(FOLDER, repository);
    if (path === undefined) await generate(repository, cwd);
    const rows = await compare(
      [
        { name: 'git log -p --all', command: 'git log -p --all', cwd },
        {
          name: 'git cat-file of all objects',
          command: 'git cat-file --batch-all-objects --batch --unordered --buffer',
          cwd,
        },
        { name: 'keyscan history', command: `${process.execPath} ${BIN} history`, cwd },
      ],
      5,
    );
    table(`History: ${repository} (${packSize(cwd)})`, rows);
    const [log, , scan] = rows.map(({ cpu }) => cpu);
    console.log(`\nCPU keyscan history / git log -p = ${(scan / log).toFixed(2)}`);
  }
}

function packSize(cwd) {
  const { stdout } = spawnSync('git', ['count-objects', '-vH'], { cwd, encoding: 'utf8' });
  const [, objects] = /in-pack: (\d+)/.exec(stdout) ?? [];
  const [, size] = /size-pack: (.+)/.exec(stdout) ?? [];
  return `${objects} objects, ${size} packed`;
}

const [what, path] = process.argv.slice(2);
const { stdout: gitVersion } = spawnSync('git', ['--version'], { encoding: 'utf8' });
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 1024 ** 3)} GB, ` +
    `${process.platform}, Node ${process.version}, ${gitVersion.trim()}`,
);
if (what === 'hook') await hook();
else if (what === 'history') await history(path);
else {
  console.error('npm run bench -- hook | history [repository]');
  process.exitCode = 2;
}
