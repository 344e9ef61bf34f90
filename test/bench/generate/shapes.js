/** The shapes of repositories to measure on. Each takes a size: MB of its pack, roughly. */

import { git } from '../environment.js';
import { credential } from './credentials.js';
import { writeProject } from './project.js';
import { randomFrom } from './random.js';
import { dataRecord, edited, LANGUAGES, linesOf, vocabularyOf } from './text.js';
import { WORDS } from './words.js';

const [SCRIPT] = LANGUAGES;
const DATA = { extension: 'json', line: dataRecord };
const MB = 2 ** 20;

/** git's core.bigFileThreshold: from there on it stores files whole. */
const BIG_FILE_THRESHOLD = 512 * MB;

/** fast-import's own deltas are good enough where a full repack would take hours. */
const FULL_REPACK_BELOW_MB = 1000;

function repack(directory, megabytes, { depth = 50, window = 10 } = {}) {
  const force = megabytes < FULL_REPACK_BELOW_MB ? 'f' : '';
  git(directory, 'repack', `-ad${force}q`, `--depth=${depth}`, `--window=${window}`);
  git(directory, 'prune-packed', '--quiet');
}

/** A text with a credential after a line of its own. */
function planted(text, random) {
  const at = text.indexOf(10, random.below(text.length)) + 1;
  return Buffer.concat([text.subarray(0, at), Buffer.from(credential(random)), text.subarray(at)]);
}

function pathOf(file, extension) {
  return `${WORDS[file % 97]}/${WORDS[file % 31]}/file-${file}.${extension}`;
}

/**
 * A straight history: all files in the first commit, then one version of one file a commit, in a
 * mixed order. `textOf` gives the next version of a file from the one before (undefined at first).
 */
async function writeLinear(stream, seed, { files, versions, extension, textOf }) {
  const order = randomFrom(`${seed}/order`);
  const marks = [];
  for (let file = 0; file < files; file++) {
    const random = randomFrom(`${seed}/file/${file}`);
    const state = { file, random };
    let text;
    marks.push([]);
    for (let version = 0; version < versions; version++) {
      text = textOf(text, state, version);
      marks[file].push(await stream.blob(text));
    }
  }
  const change = (file) => `M 100644 :${marks[file].shift()} ${pathOf(file, extension)}`;
  await stream.commit({ number: 0, changes: marks.map((_, file) => change(file)) });
  const open = marks.map((_, file) => file).filter((file) => marks[file].length > 0);
  for (let number = 1; open.length > 0; number++) {
    const index = order.below(open.length);
    const file = open[index];
    await stream.commit({ number, changes: [change(file)] });
    if (marks[file].length === 0) open[index] = open.at(-1);
    if (marks[file].length === 0) open.pop();
  }
}

/** Versions of text files of `lines` lines; every `plantEvery`th file's first version has a secret. */
function textVersions(language, lines, editSize, plantEvery) {
  return (text, state) => {
    const { random, file } = state;
    if (text !== undefined) return edited(text, random, language, state.vocabulary, editSize);
    state.vocabulary = vocabularyOf(random, lines);
    const count = Math.ceil(random.around(lines, 0.7));
    const first = Buffer.from(linesOf(random, language, state.vocabulary, count));
    return file % plantEvery === 0 ? planted(first, random) : first;
  };
}

async function manySmall(stream, megabytes, seed) {
  const files = Math.ceil(megabytes * 390);
  const textOf = textVersions(SCRIPT, 45, 3, 500);
  await writeLinear(stream, seed, { files, versions: 3, extension: 'ts', textOf });
  return Math.ceil(files / 500);
}

/** Lists like an exported catalogue: megabytes each, a few records different in every version. */
async function hugeJson(stream, megabytes, seed) {
  const lines = Math.ceil(10_000 * Math.sqrt(megabytes));
  const versions = Math.ceil(10 * Math.sqrt(megabytes));
  const textOf = textVersions(DATA, lines, 200, 1);
  await writeLinear(stream, seed, { files: 3, versions, extension: 'json', textOf });
  return 3;
}

/** Noise as images, archives and programs hold it: hardly compressible, versions have little in common. */
async function binary(stream, megabytes, seed) {
  const headers = [
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00],
    [0x1f, 0x8b, 0x08, 0x00],
    [0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x01, 0x00],
  ].map((bytes) => Buffer.from(bytes));
  const textOf = (_, { file, random }) => {
    const size = Math.ceil(random.around(60_000, 1.2));
    return Buffer.concat([headers[file % headers.length], random.bytes(size)]);
  };
  const files = Math.ceil(megabytes * 4.1);
  await writeLinear(stream, seed, { files, versions: 2, extension: 'bin', textOf });
  return 0;
}

async function deepChains(stream, megabytes, seed) {
  const textOf = textVersions(SCRIPT, 300, 1, 4);
  const files = Math.ceil(megabytes * 6);
  await writeLinear(stream, seed, { files, versions: 300, extension: 'ts', textOf });
  return Math.ceil(files / 4);
}

/** One file of data records, three versions that differ at the end only (one where git keeps no deltas). */
async function giant(stream, megabytes, seed) {
  const length = Math.ceil(megabytes * 4) * MB;
  const versions = length < BIG_FILE_THRESHOLD ? 3 : 1;
  for (let version = 0; version < versions; version++) {
    const mark = await stream.longBlob(length, giantChunks(seed, length, version));
    await stream.commit({ number: version, changes: [`M 100644 :${mark} data/export.json`] });
  }
  return 1;
}

function* giantChunks(seed, length, version) {
  const random = randomFrom(`${seed}/giant`);
  const vocabulary = vocabularyOf(random, 10_000);
  for (let left = length; left > 0;) {
    const lines = linesOf(random, DATA, vocabulary, 1000);
    const first = left === length ? credential(randomFrom(`${seed}/giant/credential`)) : '';
    let chunk = Buffer.from(first + lines);
    if (chunk.length >= left) {
      chunk = chunk.subarray(0, left);
      chunk.fill(`v${version} `, Math.max(0, left - 80), left - 1);
      chunk[left - 1] = 10;
    }
    left -= chunk.length;
    yield chunk;
  }
}

/** As after months of fetches without maintenance: a pack for each part, and the last parts loose. */
async function manyPacks(stream, megabytes, seed) {
  const files = Math.ceil(megabytes * 12.5);
  const parts = 60;
  const loose = 20;
  let number = 0;
  for (let part = 0; part < parts + loose; part++) {
    const random = randomFrom(`${seed}/part/${part}`);
    const changes = [];
    const count = part < parts ? files : 30;
    for (let file = 0; file < count; file++) {
      const textOf = textVersions(SCRIPT, 50, 3, 400);
      const mark = await stream.blob(textOf(undefined, { random, file }));
      changes.push(`M 100644 :${mark} ${pathOf(file, 'ts')}`);
    }
    await stream.commit({ number: number++, changes });
    await stream.checkpoint();
  }
  return parts * Math.ceil(files / 400) + loose;
}

/**
 * `write` sends the history and returns how many credentials it planted; `finish` makes the packs.
 * `importing` are options of `startImport`.
 */
export const SHAPES = {
  project: { write: writeProject, finish: repack },
  'many-small': { write: manySmall, finish: repack },
  'huge-json': {
    write: hugeJson,
    // Comparing megabytes with megabytes is slow; the version wanted is among the nearest.
    finish: (directory, megabytes) => repack(directory, megabytes, { window: 3 }),
  },
  binary: { write: binary, finish: repack },
  'deep-chains': {
    write: deepChains,
    importing: { depth: 250 },
    finish: (directory, megabytes) => repack(directory, megabytes, { depth: 250, window: 20 }),
  },
  giant: { write: giant, finish: repack },
  'many-packs': { write: manyPacks, importing: { unpackLimit: 99 }, finish: () => {} },
};
