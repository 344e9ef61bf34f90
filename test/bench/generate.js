/**
 * Repositories to measure on, made with `git fast-import` from a seed: equal seeds give equal
 * objects on every machine. Their text is made of words, identifiers and punctuation in about the
 * mixture of source code; there is no credential in it.
 */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';

/** A small seeded generator (mulberry32), since Math.random cannot be seeded. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The common ones first: a word's share falls with its place, as in real text. */
const WORDS = (
  'order track query delete encode version request code module response function result export submit vector ' +
  'item server factory message null object label method page count type scope time byte offset select char test ' +
  'pattern parent date string switch config resolve throw payload first boolean output command helper host ' +
  'search filter local current level body prefix format clean number process assert integer package thread ' +
  'length position field property random connect send error handler library binary class find record child ' +
  'buffer client interface width debug load hash system protocol table view tool script document title build ' +
  'state promise schema read trigger image update node task style sample queue public domain file text const ' +
  'loop catch color replace close render provider false status network source enable service utils match header ' +
  'await mode window section write call element watch zone empty sort pointer info line input route layout ' +
  'stream index key change group data stack name list base import manager size template event region entry ' +
  'insert icon start design theme example array action context content option symbol set create check undefined ' +
  'map else height model extend async transform return column register main value path logger commit default ' +
  'cache void flag parse block range static worker target link tree from shape account address console device ' +
  'email login password root secret session token upload user'
).split(' ');

function lineFrom(random) {
  const word = () => WORDS[Math.floor(random() ** 2.5 * WORDS.length)];
  const camel = () => `${word()}${capital(word())}`;
  const indent = '  '.repeat(Math.floor(random() * 4));
  switch (Math.floor(random() * 7)) {
    case 0:
      return `${indent}const ${camel()} = ${camel()}.${word()}(${word()}, ${Math.floor(random() * 1000)});`;
    case 1:
      return `${indent}if (${word()}.${word()} !== ${camel()}) return ${word()};`;
    case 2:
      return `${indent}// ${Array.from({ length: 8 }, word).join(' ')}.`;
    case 3:
      return `${indent}${word()}: '${word()}/${word()}-${word()}',`;
    case 4:
      return `${indent}import { ${camel()}, ${word()} } from './${word()}.js';`;
    case 5:
      return `${indent}"${word()}_${word()}": ${Math.floor(random() * 1e6)},`;
    default:
      return `${indent}${word()}(${word()} => ${word()}.${camel()}(${word()}));`;
  }
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the three shapes consist of. `scale` 1 is about 40 MB packed in all. */
export const SHAPES = {
  'many-small': { files: 4000, lines: 90, commits: 3000, filesPerCommit: 4, linesPerEdit: 4 },
  'few-large': { files: 3, lines: 40_000, commits: 160, filesPerCommit: 1, linesPerEdit: 60 },
  'deep-chains': { files: 60, lines: 900, commits: 4000, filesPerCommit: 1, linesPerEdit: 3 },
};

/** Makes the repository once; a folder that is there already is taken for it. */
export async function generate(shape, directory, seed = 1) {
  if (existsSync(directory)) return;
  mkdirSync(directory, { recursive: true });
  git(directory, 'init', '--quiet', '--initial-branch=main');
  const { files, lines, commits, filesPerCommit, linesPerEdit } = SHAPES[shape];
  const random = randomFrom(seed);
  const contents = Array.from({ length: files }, () =>
    Array.from({ length: lines }, () => lineFrom(random)),
  );
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: directory,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const write = async (text) => {
    if (!child.stdin.write(text)) await once(child.stdin, 'drain');
  };
  const change = async (file) => {
    const text = `${contents[file].join('\n')}\n`;
    const folder = `src/${WORDS[file % 97]}/${WORDS[file % 31]}`;
    await write(
      `M 644 inline ${folder}/file-${file}.js\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    );
  };
  for (let commit = 0; commit < commits; commit++) {
    const message = `change ${commit}\n`;
    await write(
      `commit refs/heads/main\ncommitter Bench <bench@example.com> ${1_700_000_000 + commit * 60} +0000\n` +
        `data ${message.length}\n${message}`,
    );
    if (commit === 0) for (let file = 0; file < files; file++) await change(file);
    for (let k = 0; k < filesPerCommit; k++) {
      const file = Math.floor(random() * files);
      for (let edit = 0; edit < linesPerEdit; edit++) {
        const at = Math.floor(random() * contents[file].length);
        contents[file].splice(at, random() < 0.5 ? 1 : 0, lineFrom(random));
      }
      await change(file);
    }
    await write('\n');
  }
  child.stdin.end();
  await once(child, 'close');
  git(directory, 'repack', '-adfq', '--depth=50', '--window=10');
  git(directory, 'prune-packed', '--quiet');
}

/** A repository of `files` files with one of them changed and staged. */
export function generateStaged(directory, files = 10_000) {
  if (existsSync(directory)) return;
  mkdirSync(directory, { recursive: true });
  const random = randomFrom(2);
  const text = (count) => Array.from({ length: count }, () => `${lineFrom(random)}\n`).join('');
  git(directory, 'init', '--quiet', '--initial-branch=main');
  let stream =
    'commit refs/heads/main\ncommitter Bench <bench@example.com> 1700000000 +0000\ndata 4\none\n';
  for (let file = 0; file < files; file++) {
    const content = text(20);
    stream += `M 644 inline src/${WORDS[file % 97]}/file-${file}.js\ndata ${content.length}\n${content}\n`;
  }
  const { status } = spawnSync('git', ['fast-import', '--quiet'], {
    cwd: directory,
    input: stream,
  });
  if (status !== 0) throw new Error('git fast-import failed');
  git(directory, 'reset', '--quiet', '--hard');
  spawnSync('sh', ['-c', 'cat >> src/account/file-0.js'], { cwd: directory, input: text(10) });
  git(directory, 'add', '--all');
}

function git(directory, ...args) {
  const { status, stderr } = spawnSync('git', args, { cwd: directory, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
}
