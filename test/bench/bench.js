/** `npm run bench -- hook | history | files`: see README.md in this folder. */

import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { files, history } from './compare.js';
import { FOLDER, machine } from './environment.js';
import { SHAPES } from './generate/shapes.js';
import { hook } from './hook.js';
import { KEYSCAN } from './tools.js';

const USAGE = `npm run bench -- hook
npm run bench -- history [--shape name]… [--size MB] [--repo path]…
npm run bench -- files [directory]

  --shape <name>    ${Object.keys(SHAPES).join(', ')}; may repeat (default: project)
  --size <MB>       size of the generated pack, roughly (default: 10)
  --seed <n>        another seed, another repository (default: 1)
  --repo <path>     a repository of yours instead; may repeat. keyscan's ledger is written there
  --rounds <n>      measured rounds (default: 3; hook: 41)
  --bin <file>      another build's bin/keyscan.js instead of this checkout's
  --no-warm-up      no round before that is not counted
  --no-peers        keyscan and git only
  --limit <s>       give a tool up that takes longer (default: 1800)
  --folder <path>   where generated repositories are kept
  --json <file>     write everything measured there
  --record <name>   write runs/<name>.md and runs/<name>.json
`;

const { values, positionals } = read();

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        shape: { type: 'string', multiple: true },
        size: { type: 'string', default: '10' },
        seed: { type: 'string', default: '1' },
        repo: { type: 'string', multiple: true, default: [] },
        rounds: { type: 'string' },
        bin: { type: 'string', default: KEYSCAN },
        'no-warm-up': { type: 'boolean', default: false },
        'no-peers': { type: 'boolean', default: false },
        limit: { type: 'string', default: '1800' },
        folder: { type: 'string', default: FOLDER },
        json: { type: 'string' },
        help: { type: 'boolean', default: false },
        record: { type: 'string' },
      },
    });
  } catch (error) {
    fail(error.message);
  }
}

function fail(message) {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
}

function positive(name, fallback) {
  const number = Number(values[name] ?? fallback);
  if (!(number > 0)) fail(`--${name}: a number above 0 is wanted`);
  return number;
}

if (values.help) {
  console.log(USAGE);
  process.exit();
}
const [mode, directory, ...rest] = positionals;
if (rest.length > 0 || (directory !== undefined && mode !== 'files')) fail('too many arguments');
if (values.record !== undefined && !/^[\w.-]+$/.test(values.record)) fail('--record: a file name');
const shapes = values.shape ?? (values.repo.length > 0 ? [] : ['project']);
for (const shape of shapes) if (!Object.hasOwn(SHAPES, shape)) fail(`no shape ${shape}`);

const options = {
  // Without the folders of this machine: it goes into records.
  title: process.argv
    .slice(2)
    .map((word) => basename(word))
    .join(' '),
  shapes,
  directory,
  repositories: values.repo,
  megabytes: positive('size'),
  seed: values.seed,
  bin: resolve(values.bin),
  rounds: positive('rounds', mode === 'hook' ? 41 : 3),
  warmUp: !values['no-warm-up'],
  peers: !values['no-peers'],
  limit: positive('limit'),
  folder: values.folder,
  json: values.json,
  record: values.record,
};

const { cpu, processors, memoryGb, system } = machine();
const modes = { hook, history, files };
if (!Object.hasOwn(modes, mode ?? '')) fail('hook, history or files?');
console.log(`${processors} × ${cpu}, ${memoryGb} GB, ${system}, Node ${process.version}`);
await modes[mode](options);
