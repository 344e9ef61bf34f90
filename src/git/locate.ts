/**
 * Where objects came in: one pass over the history for all of them together. A commit introduces a
 * blob at a path if none of its parents has it there, so a merge only introduces what is in no
 * parent (`git log -c`).
 */

import {
  isOid,
  MAX_PLACES,
  type CommitFacts,
  type Oid,
  type Place,
  type Places,
} from '../content.ts';
import { revisionArguments, type Revisions } from './listing.ts';
import type { Repository } from './repository.ts';

/** Marks a commit's line; no raw entry and no path is looked for at its place. */
const MARK = '\u{1}';
const FORMAT = ['%x01%H', '%an', '%ae', '%aI', '%s', ''].join('%x00');
const FIELDS = 4;

interface Tally {
  readonly places: Place[];
  count: number;
  order: number;
}

/** Finds the wanted blobs and commits; what nothing in `revisions` reaches is not in the answer. */
export async function locate(
  repository: Repository,
  revisions: Revisions,
  wanted: ReadonlySet<Oid>,
): Promise<Map<Oid, Places>> {
  const atHead = await pathsAtHead(repository, wanted);
  const tallies = new Map<Oid, Tally>();
  let order = 0;
  const note = (oid: Oid, place: Place): void => {
    const tally = tallies.get(oid);
    if (tally === undefined) tallies.set(oid, { places: [place], count: 1, order });
    else {
      tally.count++;
      if (tally.places.length < MAX_PLACES) tally.places.push(place);
    }
  };
  for await (const { commit, blobs } of walk(repository, revisions, wanted)) {
    order++;
    if (wanted.has(commit.oid))
      note(commit.oid, { kind: 'commit-message', oid: commit.oid, commit });
    for (const { oid, path } of blobs) {
      note(oid, {
        kind: 'blob',
        oid,
        path,
        commit,
        atHead: atHead.get(oid)?.has(path) === true,
      });
    }
  }
  return new Map(
    [...tallies].map(([oid, { places, count, order: first }]) => [
      oid,
      {
        places,
        count,
        order: first,
        // A message is not in a tree, so the question does not arise.
        ...(places[0]?.kind === 'blob' ? { atHead: atHead.has(oid) } : {}),
      },
    ]),
  );
}

interface Introduction {
  readonly commit: CommitFacts;
  readonly blobs: readonly { readonly oid: Oid; readonly path: string }[];
}

/** Commits in order of introduction: parents first, and otherwise by date. */
async function* walk(
  repository: Repository,
  revisions: Revisions,
  wanted: ReadonlySet<Oid>,
): AsyncGenerator<Introduction> {
  const git = repository.git.start([
    'log',
    '-c',
    '--root',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--no-show-signature',
    '--no-mailmap',
    '--no-ext-diff',
    '--no-textconv',
    '--ignore-submodules=all',
    '--date-order',
    '--reverse',
    `--format=${FORMAT}`,
    ...revisionArguments(revisions),
  ]);
  git.stdin.end();
  let commit: CommitFacts | undefined;
  let blobs: { oid: Oid; path: string }[] = [];
  const fields: string[] = [];
  let state: 'entry' | 'fields' | 'path' = 'entry';
  let entry: Oid | undefined;
  for await (const token of tokens(git.stdout as AsyncIterable<Buffer>)) {
    if (state === 'path') {
      if (entry !== undefined) blobs.push({ oid: entry, path: token.toString('utf8') });
      state = 'entry';
    } else if (state === 'fields') {
      fields.push(token.toString('utf8'));
      if (fields.length <= FIELDS) continue;
      const [oid = '', author = '', email = '', date = '', subject = ''] = fields;
      commit = { oid: oid as Oid, author, email, date, subject };
      state = 'entry';
    } else {
      const text = token.toString('latin1').replace(/^\n+/, '');
      if (text.startsWith(MARK)) {
        if (commit !== undefined) yield { commit, blobs };
        blobs = [];
        fields.length = 0;
        fields.push(text.slice(MARK.length));
        state = 'fields';
      } else if (text.startsWith(':')) {
        entry = newBlobOf(text, wanted);
        state = 'path';
      }
    }
  }
  if (commit !== undefined) yield { commit, blobs };
  await git.exit;
}

/** Of `:<modes> <ids> <status>`, with one mode and id more for each parent: the last id. */
function newBlobOf(entry: string, wanted: ReadonlySet<Oid>): Oid | undefined {
  const end = entry.lastIndexOf(' ');
  const oid = entry.slice(entry.lastIndexOf(' ', end - 1) + 1, end);
  return isOid(oid) && wanted.has(oid) ? oid : undefined;
}

/** The pieces between NUL bytes. */
async function* tokens(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const text: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = text.indexOf(0); end >= 0; end = text.indexOf(0, start)) {
      yield text.subarray(start, end);
      start = end + 1;
    }
    rest = text.subarray(start);
  }
  if (rest.length > 0) yield rest;
}

/** For each wanted blob in HEAD's tree, its paths there. */
async function pathsAtHead(
  repository: Repository,
  wanted: ReadonlySet<Oid>,
): Promise<Map<Oid, Set<string>>> {
  const found = new Map<Oid, Set<string>>();
  if (repository.head === undefined) return found;
  const git = repository.git.start(['ls-tree', '-r', '-z', '--full-tree', repository.head]);
  git.stdin.end();
  for await (const token of tokens(git.stdout as AsyncIterable<Buffer>)) {
    const tab = token.indexOf(0x09);
    const oid = token.toString('latin1', token.lastIndexOf(0x20, tab) + 1, tab);
    if (!isOid(oid) || !wanted.has(oid)) continue;
    const paths = found.get(oid) ?? new Set<string>();
    paths.add(token.toString('utf8', tab + 1));
    found.set(oid, paths);
  }
  await git.exit;
  return found;
}
