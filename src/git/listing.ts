/**
 * Lists what is reachable: blobs with a path each, and commits and tags for their messages. The
 * list of blobs is piped straight into `cat-file`; trees, which are half of all objects and hold no
 * content, are left out by git itself.
 */

import type { Oid } from '../content.ts';
import { isOid } from '../content.ts';
import type { Repository } from './repository.ts';
import type { Git } from './run.ts';

/** Which commits: everything reachable from `heads` or `refs`, and not from `bases`. */
export interface Revisions {
  /** All refs, with the options that say so (`--all`), or none. */
  readonly refs: readonly string[];
  readonly heads: readonly Oid[];
  readonly bases: readonly Oid[];
  /** Everything that the remote-tracking refs of this remote reach counts as bases, too. */
  readonly baseRemote?: string;
}

const LINE_END = 0x0a;
const QUESTION_MARK = 0x3f;

/**
 * Everything that some ref reaches: branches, tags, remote-tracking refs, notes, replacements, all
 * entries of the stash, and the HEADs of all worktrees.
 */
export async function allRevisions(repository: Repository): Promise<Revisions> {
  const { git } = repository;
  const heads = new Set<Oid>();
  const worktrees = await git.text(['worktree', 'list', '--porcelain']);
  for (const [, oid] of worktrees.matchAll(/^HEAD ([0-9a-f]+)$/gm)) {
    if (oid !== undefined && isOid(oid) && !/^0+$/.test(oid)) heads.add(oid);
  }
  const stash = await git.text(
    ['rev-list', '--walk-reflogs', '--ignore-missing', '--no-walk', 'refs/stash', '--'],
    { allow: [128] },
  );
  for (const oid of stash.split('\n')) if (isOid(oid)) heads.add(oid);
  return { refs: ['--all'], heads: [...heads], bases: [] };
}

/** The arguments of rev-list and log for `revisions`; they end with `--`. */
export function revisionArguments({ refs, heads, bases, baseRemote }: Revisions): string[] {
  const known = baseRemote === undefined ? [] : ['--not', `--remotes=${baseRemote}`];
  return [...refs, ...heads, ...bases.map((base) => `^${base}`), ...known, '--'];
}

/** The lines `<oid> <path>` of all blobs, as git prints them, and what git misses. */
export async function* listBlobs(
  git: Git,
  revisions: Revisions,
  missing: (oid: string) => void,
): AsyncGenerator<Uint8Array> {
  const process = git.start([
    'rev-list',
    '--objects',
    '--filter=object:type=blob',
    '--filter-provided-objects',
    '--missing=print',
    ...revisionArguments(revisions),
  ]);
  process.stdin.end();
  // Only whole lines go on, so that a line about a missing object can be taken out.
  let rest = Buffer.alloc(0);
  for await (const chunk of process.stdout as AsyncIterable<Buffer>) {
    const text: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = text.lastIndexOf(LINE_END) + 1;
    rest = Buffer.from(text.subarray(end));
    const lines = text.subarray(0, end);
    yield lines.includes(QUESTION_MARK) ? withoutMissing(lines, missing) : lines;
  }
  await process.exit;
}

/** Takes out the lines `?<oid>`. A question mark may also stand in a path. */
function withoutMissing(lines: Buffer, missing: (oid: string) => void): Buffer {
  const kept: Buffer[] = [];
  for (let start = 0; start < lines.length;) {
    const end = lines.indexOf(LINE_END, start) + 1;
    if (lines[start] === QUESTION_MARK) missing(lines.toString('latin1', start + 1, end - 1));
    else kept.push(lines.subarray(start, end));
    start = end;
  }
  return Buffer.concat(kept);
}

/** Ids of all commits, a line each, newest first. */
export async function* listCommits(git: Git, revisions: Revisions): AsyncGenerator<Uint8Array> {
  const process = git.start(['rev-list', '--missing=allow-any', ...revisionArguments(revisions)]);
  process.stdin.end();
  yield* process.stdout as AsyncIterable<Buffer>;
  await process.exit;
}

/**
 * The commits just outside: those in the bases that commits of the range have as parents. They hold
 * the older versions. At most `limit`.
 */
export async function listBoundary(git: Git, revisions: Revisions, limit: number): Promise<Oid[]> {
  const text = await git.text(['rev-list', '--boundary', ...revisionArguments(revisions)]);
  const lines = text.split('\n').filter((line) => line.startsWith('-'));
  return lines
    .map((line) => line.slice(1))
    .filter(isOid)
    .slice(0, limit);
}

/** Refs and, of annotated tags, the tag objects. */
export async function listRefs(git: Git): Promise<{ count: number; tags: Oid[] }> {
  const text = await git.text(['for-each-ref', '--format=%(objecttype) %(objectname)']);
  const lines = text === '' ? [] : text.split('\n');
  const tags = lines.flatMap((line) => {
    const [type, oid] = line.split(' ');
    return type === 'tag' && oid !== undefined && isOid(oid) ? [oid] : [];
  });
  return { count: lines.length, tags: [...new Set(tags)] };
}
