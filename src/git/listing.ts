/** Which commits are meant, the commits at their edge, and everything that the store has. */

import { isOid, type Oid } from '../content.ts';
import type { Requests } from './request-queue.ts';
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
 * Lines `<oid>` of blobs, commits and tags in the store, in the order they are stored in.
 * @param known those to leave out
 * @param damaged told what is there and cannot be opened
 */
export async function* listStore(
  git: Git,
  known: (oid: string) => boolean,
  damaged: (oid: string) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
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
      // So git calls an object that cannot be opened.
      if (type === 'missing') damaged(oid);
      else if (oid !== '' && type !== 'tree' && !known(oid)) kept.push(`${oid}\n`);
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

/** The lines `<oid>[ <path>]` whose object passes; the path as Latin-1, empty if there is none. */
export async function* select(
  lines: Requests,
  passes: (oid: string, path: string) => boolean,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of wholeLines(lines)) {
    const kept: Buffer[] = [];
    for (let start = 0; start < chunk.length;) {
      const end = chunk.indexOf(NEWLINE, start) + 1;
      const line = chunk.subarray(start, end);
      const blank = line.indexOf(BLANK);
      const length = blank < 0 ? line.length - 1 : blank;
      const path = blank < 0 ? '' : line.toString('latin1', blank + 1, line.length - 1);
      if (passes(line.toString('latin1', 0, length), path)) kept.push(line);
      start = end;
    }
    yield Buffer.concat(kept);
  }
}

/** Cuts chunks again so that each ends with a line. */
async function* wholeLines(chunks: Requests): AsyncGenerator<Buffer> {
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
