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

const WORDS = (
  'account action address array assert async await base binary block body boolean buffer build byte cache call catch ' +
  'change char check child class clean client close code color column command commit config connect console const ' +
  'content context count create current data date debug default delete design device document domain element else ' +
  'email empty enable encode entry error event example export extend factory false field file filter find first flag ' +
  'format from function group handler hash header height helper host icon image import index info input insert integer ' +
  'interface item key label layout length level library line link list load local login logger loop main manager map ' +
  'match message method mode model module name network node null number object offset option order output package page ' +
  'parent parse password path pattern payload pointer position prefix process promise property protocol provider public ' +
  'query queue random range read record region register render replace request resolve response result return root route ' +
  'sample schema scope script search secret section select send server service session set shape size sort source stack ' +
  'start state static status stream string style submit switch symbol system table target task template test text theme ' +
  'thread throw time title token tool track transform tree trigger type undefined update upload user utils value vector ' +
  'version view void watch width window worker write zone'
).split(' ');

function lineFrom(random) {
  const word = () => WORDS[Math.floor(random() * WORDS.length)];
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
