/**
 * Where objects came in: one pass over the history for all of them together. A commit introduces a
 * blob at a path if none of its parents has it there, so a merge only introduces what is in no
 * parent (`git log -c`).
 */

import { MAX_PLACES, type CommitFacts, type Oid, type Place, type Places } from '../content.ts';
import { startWalk, type Revisions } from './listing.ts';
import type { Repository } from './repository.ts';
import { GitError } from './run.ts';
import { readTokens, readTree } from './tokens.ts';

export interface LocateOptions {
  /** The history has gaps, as a problem said, and the walk may end at one of them. */
  readonly damaged?: boolean;
}

interface Tally {
  readonly places: Place[];
  count: number;
  readonly order: number;
}

/** Finds the wanted blobs and commits; what nothing in `revisions` reaches is not in the answer. */
export async function locate(
  repository: Repository,
  revisions: Revisions,
  wanted: ReadonlySet<Oid>,
  options: LocateOptions = {},
): Promise<Map<Oid, Places>> {
  const atHead = new Map<Oid, Set<string>>();
  const tallies = new Map<Oid, Tally>();
  let order = 0;
  const note = (oid: Oid, place: Place): void => {
    const tally = tallies.get(oid);
    if (tally === undefined) tallies.set(oid, { places: [place], count: 1, order });
    else {
      tally.count += 1;
      if (tally.places.length < MAX_PLACES) tally.places.push(place);
    }
  };
  try {
    await findAtHead(repository, wanted, atHead);
    await walk(repository, revisions, wanted, {
      commit(commit) {
        order += 1;
        if (wanted.has(commit.oid)) {
          note(commit.oid, { kind: 'commit-message', oid: commit.oid, commit: commit.facts() });
        }
      },
      introduction(oid, path, commit) {
        const isAtHead = atHead.get(oid)?.has(path) === true;
        note(oid, { kind: 'blob', oid, path, commit: commit.facts(), atHead: isAtHead });
      },
    });
  } catch (error) {
    if (options.damaged !== true || !(error instanceof GitError)) throw error;
  }
  return new Map([...tallies].map(([oid, tally]) => [oid, placesOf(tally, atHead.has(oid))]));
}

function placesOf({ places, count, order }: Tally, atHead: boolean): Places {
  // A message is not in a tree, so the question does not arise.
  return { places, count, order, ...(places[0]?.kind === 'blob' ? { atHead } : {}) };
}

interface WalkedCommit {
  readonly oid: Oid;
  facts(): CommitFacts;
}

interface Visitor {
  commit(commit: WalkedCommit): void;
  introduction(oid: Oid, path: string, commit: WalkedCommit): void;
}

/** Begins a commit. Entries begin with a colon, and paths only follow entries. */
const MARK = 0x01;
const COLON = 0x3a;
const NEWLINE = 0x0a;

/** No field but the last can hold a newline, and none a NUL. */
const FORMAT = '%x01%H%n%an%n%ae%n%aI%n%s';

/** Visits commits in order of introduction: parents first, and otherwise by author date. */
async function walk(
  repository: Repository,
  revisions: Revisions,
  wanted: ReadonlySet<Oid>,
  visitor: Visitor,
): Promise<void> {
  const args = [
    'log',
    '-c',
    '--raw',
    '-z',
    '--no-abbrev',
    '--author-date-order',
    '--reverse',
    `--format=${FORMAT}`,
    '--encoding=UTF-8',
    // A rename would have two paths, and its new one would look like nothing new.
    '--no-renames',
    '--ignore-submodules=all',
    // Settings of the repository that would hide commits or files, or run a program.
    '--root',
    '--no-relative',
    '-O/dev/null',
    '--no-show-signature',
    '--no-mailmap',
    '--no-notes',
    '--no-ext-diff',
    '--no-textconv',
  ];
  let commit: WalkedCommit | undefined;
  let introduced: Oid | undefined;
  let isPath = false;
  await readTokens(startWalk(repository.git, args, revisions), (token) => {
    if (isPath) {
      isPath = false;
      if (introduced !== undefined && commit !== undefined) {
        visitor.introduction(introduced, token.toString('utf8'), commit);
      }
      return;
    }
    const at = token[0] === NEWLINE ? 1 : 0;
    if (token[at] === COLON) {
      introduced = newBlobOf(token, wanted);
      isPath = true;
    } else if (token[at] === MARK) {
      commit = walkedCommit(token.subarray(at + 1));
      visitor.commit(commit);
    } else if (token.length > 0) {
      throw new GitError('git log gave an answer that cannot be read');
    }
  });
}

function walkedCommit(token: Buffer): WalkedCommit {
  const oid = token.toString('latin1', 0, token.indexOf(NEWLINE)) as Oid;
  let facts: CommitFacts | undefined;
  return {
    oid,
    // Few commits are asked for them.
    facts() {
      if (facts === undefined) {
        const [, author = '', email = '', date = '', ...subject] = token
          .toString('utf8')
          .split('\n');
        facts = { oid, author, email, date, subject: subject.join('\n') };
      }
      return facts;
    },
  };
}

/** Of `:<modes> <ids> <status>`, with one mode and id more for each parent: the last id. */
function newBlobOf(entry: Buffer, wanted: ReadonlySet<Oid>): Oid | undefined {
  const end = entry.lastIndexOf(0x20);
  const oid = entry.toString('latin1', entry.lastIndexOf(0x20, end - 1) + 1, end) as Oid;
  return wanted.has(oid) ? oid : undefined;
}

/** Notes the paths of wanted blobs in HEAD's tree. */
async function findAtHead(
  repository: Repository,
  wanted: ReadonlySet<Oid>,
  found: Map<Oid, Set<string>>,
): Promise<void> {
  if (repository.head === undefined) return;
  await readTree(repository.git, repository.head, ({ oid, path }) => {
    if (!wanted.has(oid)) return;
    const paths = found.get(oid) ?? new Set<string>();
    found.set(oid, paths.add(path.toString('utf8')));
  });
}
