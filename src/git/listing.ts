/**
 * Lists objects: those that some commits reach, with a path each, and all that the store has. The
 * lists are piped straight into `cat-file`; trees, which are half of all objects and hold no
 * content, are left out by git itself.
 */

import { isOid, type Oid } from '../content.ts';
import { collect, type Git, GitError, type GitProcess } from './run.ts';

/** Which commits: everything reachable from `heads` or `refs`, and not from `bases`. */
export interface Revisions {
  /** Options that name sets of refs, such as `--reflog`. */
  readonly refs: readonly string[];
  readonly heads: readonly Oid[];
  readonly bases: readonly Oid[];
  /** Everything that the remote-tracking refs of this remote reach counts as bases, too. */
  readonly baseRemote?: string;
}

const NEWLINE = 0x0a;
const BLANK = 0x20;
const QUESTION_MARK = 0x3f;

/** Starts a command that walks `revisions`, which can be more than a command line can take. */
export function startWalk(git: Git, args: readonly string[], revisions: Revisions): GitProcess {
  const { refs, heads, bases, baseRemote } = revisions;
  // The second --not ends the first, which newer versions of git apply to --stdin as well.
  const known = baseRemote === undefined ? [] : ['--not', `--remotes=${baseRemote}`, '--not'];
  const walk = git.start([...args, ...refs, ...known, '--stdin']);
  walk.stdin.end([...heads, ...bases.map((base) => `^${base}`), ''].join('\n'));
  return walk;
}

/**
 * Lines `<oid> <path>` of all blobs. A name with a newline ends there.
 *
 * Without `missing` git ends with an error at the first tree or blob that it does not have. With it
 * such blobs are told and passed over. Such trees then are passed over in silence, a flaw of this
 * filter, so that `listMissingTrees` must be asked too.
 */
export function listBlobs(
  git: Git,
  revisions: Revisions,
  missing?: (oid: string) => void,
): AsyncGenerator<Uint8Array> {
  return listObjects(git, 'blob', revisions, missing);
}

/** Tells the trees that git does not have, with all that is only in them. */
export async function listMissingTrees(
  git: Git,
  revisions: Revisions,
  missing: (oid: string) => void,
): Promise<void> {
  for await (const _ of listObjects(git, 'tree', revisions, missing));
}

async function* listObjects(
  git: Git,
  type: 'blob' | 'tree',
  revisions: Revisions,
  missing: ((oid: string) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  const args = [
    'rev-list',
    '--objects',
    `--filter=object:type=${type}`,
    // Otherwise the commits that the walk starts from are listed in spite of the filter.
    '--filter-provided-objects',
    ...(missing === undefined ? [] : ['--missing=print']),
  ];
  const lines = output(startWalk(git, args, revisions));
  yield* missing === undefined ? lines : withoutMissing(lines, missing);
}

/** Lines `<oid>` of all commits, newest first. Ends with an error at the first that is missing. */
export async function* listCommits(git: Git, revisions: Revisions): AsyncGenerator<Uint8Array> {
  yield* output(startWalk(git, ['rev-list'], revisions));
}

/** Lines `<oid>` of all blobs, commits and tags in the store, in the order they are stored in. */
export async function* listStore(
  git: Git,
  damaged: (oid: string) => void,
): AsyncGenerator<Uint8Array> {
  const listing = git.start([
    'cat-file',
    '--batch-all-objects',
    '--unordered',
    '--buffer',
    '--batch-check=%(objectname) %(objecttype)',
  ]);
  listing.stdin.end();
  for await (const chunk of wholeLines(output(listing))) {
    const kept: string[] = [];
    for (const line of chunk.toString('latin1').split('\n')) {
      const [oid = '', type = ''] = line.split(' ');
      // So git calls an object that is there and cannot be opened.
      if (type === 'missing') damaged(oid);
      else if (type !== 'tree' && oid !== '') kept.push(`${oid}\n`);
    }
    if (kept.length > 0) yield Buffer.from(kept.join(''), 'latin1');
  }
}

/**
 * The commits just outside: those in the bases that commits of the range have as parents. They hold
 * the older versions. At most `limit`.
 */
export async function listBoundary(git: Git, revisions: Revisions, limit: number): Promise<Oid[]> {
  const found: Oid[] = [];
  for await (const chunk of wholeLines(
    output(startWalk(git, ['rev-list', '--boundary'], revisions)),
  )) {
    for (const line of chunk.toString('latin1').split('\n')) {
      const oid = line.slice(1);
      if (line.startsWith('-') && isOid(oid) && found.length < limit) found.push(oid);
    }
  }
  return found;
}

/** The commits that `oids` are or that tags among them point to. */
export async function peelToCommits(git: Git, oids: readonly Oid[]): Promise<Oid[]> {
  if (oids.length === 0) return [];
  const walk = startWalk(git, ['rev-list', '--no-walk'], { refs: [], heads: oids, bases: [] });
  return (await collect(walk)).toString('latin1').split('\n').filter(isOid);
}

/** Passes on the lines whose object is not in `seen`, and adds it. */
export async function* unseen(
  lines: AsyncIterable<Uint8Array>,
  seen: Set<string>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of wholeLines(lines)) {
    yield select(chunk, (oid) => {
      if (seen.has(oid)) return false;
      seen.add(oid);
      return true;
    });
  }
}

/** Takes out the lines `?<oid>`. A question mark may also stand in a path. */
async function* withoutMissing(
  lines: AsyncIterable<Uint8Array>,
  missing: (oid: string) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of wholeLines(lines)) {
    if (!chunk.includes(QUESTION_MARK)) {
      yield chunk;
      continue;
    }
    yield select(chunk, (oid) => {
      if (!oid.startsWith('?')) return true;
      missing(oid.slice(1));
      return false;
    });
  }
}

/** The lines whose first word passes. */
function select(chunk: Buffer, passes: (word: string) => boolean): Buffer {
  const kept: Buffer[] = [];
  for (let start = 0; start < chunk.length;) {
    const end = chunk.indexOf(NEWLINE, start) + 1;
    const line = chunk.subarray(start, end);
    const blank = line.indexOf(BLANK);
    // Decoded by itself: a slice of a longer string would keep all of that in memory.
    const word = line.toString('latin1', 0, blank < 0 ? line.length - 1 : blank);
    if (passes(word)) kept.push(line);
    start = end;
  }
  return Buffer.concat(kept);
}

/** Cuts chunks again so that each ends with a line. */
async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    rest = bytes.subarray(end);
    if (end > 0) yield bytes.subarray(0, end);
  }
  if (rest.length > 0) throw new GitError('git ended within a line');
}

/** What git prints; ends with an error if git does. */
async function* output(listing: GitProcess): AsyncGenerator<Uint8Array> {
  try {
    yield* listing.stdout as AsyncIterable<Buffer>;
    await listing.exit;
  } finally {
    listing.kill();
  }
}
