/** Measures tools against each other on one subject after the other: `bench history`, `bench files`. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { git, machine, output } from './environment.js';
import { takeTurns } from './measure.js';
import { peersFor, peerVersions } from './peers.js';
import { markdown, summarize, writeJson, writeRecord } from './report.js';
import { describeFolder, folderOf, generated, given, listBlobs } from './repositories.js';
import { folderTools, historyTools } from './tools.js';

const PROJECT = resolve(import.meta.dirname, '../..');

/** A line of progress where somebody watches. */
function says(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** @param options.shapes, .repositories (paths), .megabytes, .seed, and those of `compare` */
export async function history(options) {
  const requests = [
    ...options.shapes.map((shape) => () => {
      says(`making ${shape}, ${options.megabytes} MB`);
      const { megabytes, seed } = options;
      return generated(options.folder, { shape, megabytes, seed });
    }),
    ...options.repositories.map((path) => () => given(path)),
  ];
  return compare(requests, options, (subject, scratch) => {
    const { tools, notes } = historyTools(
      options.bin,
      subject.directory,
      listBlobs(subject, scratch),
    );
    return { tools, notes, peers: 'history' };
  });
}

/** @param options.directory a folder; without it, the files of a generated project */
export async function files(options) {
  const request = async () => {
    if (options.directory !== undefined) {
      const directory = resolve(options.directory);
      return { name: basename(directory), directory, facts: describeFolder(directory) };
    }
    const { megabytes, seed } = options;
    return folderOf(await generated(options.folder, { shape: 'project', megabytes, seed }));
  };
  return compare([request], options, (subject) => {
    return { ...folderTools(options.bin, subject.directory), peers: 'files' };
  });
}

/**
 * @param requests functions that make or find a subject
 * @param toolsFor (subject, scratch) → { tools, notes, peers: the mode of the peers }
 */
async function compare(requests, options, toolsFor) {
  const scratch = mkdtempSync(join(tmpdir(), 'keyscan-bench-scratch-'));
  const run = {
    title: options.title,
    made: new Date().toISOString().slice(0, 10),
    machine: machine(),
    versions: versions(),
    settings: { rounds: options.rounds, limitSeconds: options.limit, seed: options.seed },
    results: [],
  };
  try {
    for (const request of requests) {
      const subject = await request();
      const { tools, notes, peers } = toolsFor(subject, scratch);
      const place = { directory: subject.directory, scratch };
      if (options.peers) tools.push(...peersFor(peers, place));
      const runs = await takeTurns(tools, { ...options, says });
      says('');
      const places = [
        [PROJECT, 'KEYSCAN'],
        [scratch, 'SCRATCH'],
      ];
      const result = summarize(subject, tools, runs, notes, places);
      run.results.push(result);
      console.log(`\n${markdown(result)}`);
      // After every subject, since a long run may be broken off.
      if (options.json !== undefined) writeJson(options.json, run);
      if (options.record !== undefined) writeRecord(options.record, run);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function versions() {
  return {
    keyscan: commitOf(),
    node: process.version.slice(1),
    git: output('git', ['--version']).replace('git version ', '').trim(),
    ...peerVersions(),
  };
}

/** The commit of keyscan that was built, as far as this is a checkout. */
function commitOf() {
  try {
    const changed = git(PROJECT, 'status', '--porcelain', '--untracked-files=no') !== '';
    return git(PROJECT, 'rev-parse', '--short', 'HEAD').trim() + (changed ? ' with changes' : '');
  } catch {
    return 'unknown';
  }
}
