/** The subjects: generated repositories, kept between runs, and repositories given by path. */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { git, output } from './environment.js';
import { startImport } from './generate/fast-import.js';
import { SHAPES } from './generate/shapes.js';

/** Raised whenever the generator makes other repositories than before, so that none old is taken. */
const GENERATION = 2;

/** Above it, looking at every entry of the packs takes git minutes. */
const LOOK_INTO_PACKS_BELOW_MB = 600;

/** Where what was generated under this name is, or will be. */
export function keptAt(folder, name) {
  return join(folder, `generation-${GENERATION}`, name);
}

/**
 * @param request.shape one of SHAPES; request.megabytes: size of the pack; request.seed
 * @returns name, directory, facts, and how many credentials were planted
 */
export async function generated(folder, { shape, megabytes, seed }) {
  const name = `${shape}-${megabytes}mb-seed${seed}`;
  const directory = keptAt(folder, name);
  const record = `${directory}.json`;
  if (!existsSync(record)) {
    const { write, finish, importing } = SHAPES[shape];
    const unfinished = `${directory}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(directory, { recursive: true, force: true });
    const stream = startImport(unfinished, importing);
    const planted = await write(stream, megabytes, seed);
    await stream.end();
    finish(unfinished, megabytes);
    renameSync(unfinished, directory);
    const facts = describe(directory);
    writeFileSync(record, JSON.stringify({ planted, facts }));
  }
  return { name, directory, ...JSON.parse(readFileSync(record, 'utf8')) };
}

export function given(path) {
  const directory = resolve(path);
  return { name: basename(directory), directory, facts: describe(directory) };
}

/** The files of a generated repository's last commit, outside of any repository. */
export function folderOf({ name, directory }) {
  const target = `${directory}.files`;
  if (!existsSync(target)) {
    const unfinished = `${target}.unfinished`;
    mkdirSync(unfinished, { recursive: true });
    const archive = ['-c', 'git archive main | tar -xf - -C "$0"', unfinished];
    output('sh', archive, { cwd: directory });
    renameSync(unfinished, target);
  }
  return { name: `files of ${name}`, directory: target, facts: describeFolder(target) };
}

export function describeFolder(directory) {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const bytes = files.map(
    ({ parentPath, path, name }) => statSync(join(parentPath ?? path, name)).size,
  );
  const mb = round(bytes.reduce((sum, size) => sum + size, 0) / 2 ** 20);
  return { files: files.length, mb };
}

/**
 * The ids of all blobs, one a line, in the order of the packs: what `git cat-file --batch` reads
 * fastest.
 *
 * @returns the file's path, outside the repository
 */
export function listBlobs({ directory, name }, folder) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `blobs-of-${name}`);
  const lines = git(
    directory,
    'cat-file',
    '--batch-all-objects',
    '--unordered',
    '--batch-check=%(objecttype) %(objectname)',
  ).split('\n');
  const blobs = lines.filter((line) => line.startsWith('blob ')).map((line) => line.slice(5));
  writeFileSync(file, `${blobs.join('\n')}\n`);
  return file;
}

/** Sizes in MB (2^20 bytes): pack, blobs expanded, blobs inflated as stored (deltas as deltas). */
function describe(directory) {
  const counts = Object.fromEntries(
    git(directory, 'count-objects', '-v')
      .trim()
      .split('\n')
      .map((line) => line.split(': ')),
  );
  const facts = {
    packMb: round(Number(counts['size-pack']) / 1024),
    packs: Number(counts['packs']),
    looseObjects: Number(counts['count']),
    commits: Number(git(directory, 'rev-list', '--all', '--count')),
    blobs: 0,
    deltas: 0,
    expandedMb: 0,
  };
  const format = '%(objecttype) %(objectsize) %(deltabase)';
  const objects = git(directory, 'cat-file', '--batch-all-objects', `--batch-check=${format}`);
  let expanded = 0;
  for (const line of objects.split('\n')) {
    if (!line.startsWith('blob ')) continue;
    const [, size, base] = line.split(' ');
    facts.blobs++;
    expanded += Number(size);
    if (!/^0+$/.test(base)) facts.deltas++;
  }
  facts.expandedMb = round(expanded / 2 ** 20);
  if (facts.packMb < LOOK_INTO_PACKS_BELOW_MB && facts.packs > 0) {
    const inflated = inflatedInPacks(directory);
    facts.inflatedMb = round(inflated / 2 ** 20);
    facts.expansion = round(expanded / inflated);
  }
  return facts;
}

/** The bytes of all blobs' entries as they come out of zlib. `verify-pack` gives deltas their own size. */
function inflatedInPacks(directory) {
  const pack = resolve(directory, git(directory, 'rev-parse', '--git-path', 'objects/pack').trim());
  let inflated = 0;
  for (const index of readdirSync(pack).filter((file) => file.endsWith('.idx'))) {
    for (const line of git(directory, 'verify-pack', '-v', join(pack, index)).split('\n')) {
      const [, type, size] = line.split(/\s+/);
      if (type === 'blob') inflated += Number(size);
    }
  }
  return inflated;
}

function round(number) {
  return Number(number.toPrecision(4));
}
