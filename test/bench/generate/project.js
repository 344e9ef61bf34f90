/**
 * A history like a real project's: authors, folders that grow, files of several languages, topic
 * branches and merges, renames, deletions, tags. Most files change a few times, some very often.
 *
 * The plan is walked twice with the same seed. The first walk only counts the versions of each file,
 * so that all versions of a file can be written one after the other: fast-import then deltas each
 * against the one before, and no file's text is kept longer than its own turn.
 */

import { credential } from './credentials.js';
import { randomFrom } from './random.js';
import { edited, languageOf, linesOf, vocabularyOf } from './text.js';
import { capital, FAMILY_NAMES, GIVEN_NAMES, WORDS } from './words.js';

/** Commits for one MB of pack; measured, so that the pack comes out near the size asked for. */
const COMMITS_A_MB = 525;

function parameters(megabytes) {
  const commits = Math.ceil(COMMITS_A_MB * megabytes);
  return {
    commits,
    firstFiles: Math.ceil(40 * Math.sqrt(megabytes)),
    authors: Math.ceil(6 * Math.sqrt(megabytes)),
    planted: Math.ceil(6 * Math.sqrt(megabytes)),
  };
}

/** A path for a new file: into an existing folder mostly, sometimes into a new one. */
function folderFor(random, folders) {
  if (folders.length > 0 && !random.chance(0.12)) return random.pick(folders);
  const parent = folders.length === 0 || random.chance(0.3) ? '' : `${random.common(folders)}/`;
  const folder = `${parent}${random.common(WORDS)}`;
  const deep = folder.split('/').length > 7;
  if (!deep) folders.push(folder);
  return deep ? folders[0] : folder;
}

/** The next version of a file, at the path it has at that time. */
function edit(file) {
  return { file, version: file.versions++, path: file.path };
}

/**
 * The commits in order. `files` holds what exists: path, weight (how often it changes; large files
 * oftener), versions so far; a file on a topic branch waits for the merge.
 *
 * @yields { branch, from, merge, edits: [{ file, version, path }], removed, renamed, tag }
 */
function* plan(seed, { commits, firstFiles }) {
  const random = randomFrom(`${seed}/plan`);
  const files = [];
  const folders = [];
  const live = [];
  let topic;

  function create() {
    const weight = random.around(1, 1.2);
    const language = languageOf(random);
    const name = `${random.common(WORDS)}-${files.length}`;
    const path = `${folderFor(random, folders)}/${name}.${language.extension}`;
    const file = { id: files.length, path, weight, language, versions: 0, held: false };
    files.push(file);
    live.push(file);
    return file;
  }

  /** The heaviest of a few: changes gather on few files, as they do in real histories. */
  function choose() {
    let best;
    for (let look = 0; look < 3; look++) {
      const file = random.pick(live);
      if (!file.held && (best === undefined || file.weight > best.weight)) best = file;
    }
    return best;
  }

  function someEdits() {
    const edits = new Map();
    for (let count = 1 + Math.floor(-Math.log(1 - random.next()) * 0.9); count > 0; count--) {
      const file = random.chance(0.11) ? create() : choose();
      if (file !== undefined && !edits.has(file)) edits.set(file, edit(file));
    }
    return [...edits.values()];
  }

  yield { edits: Array.from({ length: firstFiles }, () => edit(create())) };
  for (let number = 1; number < commits; number++) {
    if (topic === undefined && random.chance(0.12)) {
      topic = { left: 1 + random.below(6), edits: new Map(), opened: false };
    } else if (topic !== undefined && topic.left === 0) {
      const edits = [...topic.edits.values()];
      for (const { file } of edits) file.held = false;
      topic = undefined;
      yield { merge: true, edits };
      continue;
    }
    if (topic !== undefined && random.chance(0.6)) {
      const edits = someEdits();
      for (const change of edits) {
        change.file.held = true;
        topic.edits.set(change.file, change);
      }
      topic.left--;
      yield { topic: true, opens: !topic.opened, edits };
      topic.opened = true;
      continue;
    }
    const commit = { edits: someEdits(), tag: number % 250 === 0 };
    const changed = new Set(commit.edits.map(({ file }) => file));
    const other = random.pick(live);
    if (!other.held && !changed.has(other)) {
      if (random.chance(0.012)) {
        const from = other.path;
        other.path = `${folderFor(random, folders)}/${from.split('/').at(-1)}`;
        if (other.path !== from) commit.renamed = [from, other.path];
      } else if (random.chance(0.01) && live.length > firstFiles) {
        commit.removed = other.path;
        live.splice(live.indexOf(other), 1);
      }
    }
    yield commit;
  }
}

/** The versions of one file in order; `plants` says which of them gain a credential. */
function* versionsOf(seed, file, plants) {
  const random = randomFrom(`${seed}/file/${file.id}`);
  const lines = Math.ceil(20 + 70 * file.weight * random.around(1, 0.6));
  const vocabulary = vocabularyOf(random, lines);
  let text = Buffer.from(linesOf(random, file.language, vocabulary, lines));
  const limit = 1.8 * text.length;
  for (let version = 0; version < file.versions; version++) {
    // Files that change for years do not grow for years.
    const loss = text.length < limit ? 0.85 : 1.3;
    if (version > 0) text = edited(text, random, file.language, vocabulary, 5, loss);
    if (plants.has(version)) {
      const at = text.indexOf(10, random.below(text.length)) + 1;
      text = Buffer.concat([
        text.subarray(0, at),
        Buffer.from(credential(random)),
        text.subarray(at),
      ]);
    }
    yield text;
  }
}

/** @returns the number of credentials planted */
export async function writeProject(stream, megabytes, seed) {
  const settings = parameters(megabytes);
  const random = randomFrom(`${seed}/people`);
  const authors = Array.from({ length: settings.authors }, (_, index) => {
    const [given, family] = [random.pick(GIVEN_NAMES), random.pick(FAMILY_NAMES)];
    const zone = `${random.pick('+-')}0${random.below(10)}00`;
    return { name: `${given} ${family} <user${index}@example.com>`, zone };
  });

  const files = [];
  for (const { edits } of plan(seed, settings)) {
    for (const { file } of edits) files[file.id] = file;
  }
  const plants = files.map(() => new Set());
  for (let planted = 0; planted < settings.planted;) {
    const file = random.pick(files);
    const version = random.below(file.versions);
    // Scanners leave lock files out, and rightly so.
    if (file.language.extension === 'lock' || plants[file.id].has(version)) continue;
    plants[file.id].add(version);
    planted++;
  }

  const firstMarks = [];
  for (const file of files) {
    let first;
    for (const text of versionsOf(seed, file, plants[file.id])) {
      const mark = await stream.blob(text);
      first ??= mark;
    }
    firstMarks.push(first);
  }

  let number = 0;
  let main;
  let topic;
  for (const commit of plan(seed, settings)) {
    const { name: author, zone } = random.common(authors);
    const subject = Array.from({ length: 3 + random.below(6) }, () => random.common(WORDS));
    const changes = commit.edits.map(
      ({ file, version, path }) => `M 100644 :${firstMarks[file.id] + version} ${path}`,
    );
    if (commit.renamed !== undefined) changes.unshift(`R ${commit.renamed.join(' ')}`);
    if (commit.removed !== undefined) changes.unshift(`D ${commit.removed}`);
    const mark = await stream.commit({
      branch: commit.topic ? 'topic' : 'main',
      number: number++,
      author,
      zone,
      message: `${capital(subject.join(' '))}\n`,
      changes,
      ...(commit.opens ? { from: main } : {}),
      ...(commit.merge && topic !== undefined ? { from: main, merge: topic } : {}),
    });
    if (commit.topic) topic = mark;
    else main = mark;
    if (commit.merge) topic = undefined;
    if (commit.tag)
      await stream.tag(`v${Math.floor(number / 1000)}.${number % 1000}`, main, number);
  }
  await stream.reset('refs/tags/latest', main);
  return settings.planted;
}
