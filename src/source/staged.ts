/**
 * What the next commit would add: the index against HEAD, each new or changed blob whole.
 *
 * This is the path of the pre-commit hook, where each millisecond counts. As a rule one git process
 * does all that git must do: it lists what is new, while this process waits, because the streams and
 * callbacks of a process running beside it cost more than the wait. New blobs are read from the
 * object store directly, as just staged they lie there one by one; for any other, git is asked.
 *
 * The listing is the plumbing command, because `git diff` obeys settings such as diff.relative and
 * diff.orderFile that leave out files or end it.
 */

import { existsSync, readFileSync } from 'node:fs';
import { isOid, type Content, type Oid, type Place } from '../content.ts';
import { problem, type Problem } from '../error.ts';
import type { SkipReason } from '../finding.ts';
import { LooseObjects } from '../git/loose.ts';
import { GitError, type Git } from '../git/run.ts';
import type { Source } from './source.ts';

/** One difference between a tree and the index. */
interface Change {
  readonly oldMode: string;
  /** `ABSENT` for a path that the index does not have or that is unmerged. */
  readonly newMode: string;
  readonly oldOid: Oid;
  readonly newOid: Oid;
  readonly unmerged: boolean;
  /** From the repository's root, as git stores it: names need not be UTF-8. */
  readonly path: Buffer;
}

const ABSENT = '000000';
const SUBMODULE = '160000';

/** Older versions beyond this many bytes in all are read one by one when they are looked at. */
const OLD_VERSIONS_BYTES = 32 * 1024 * 1024;

/**
 * The source for `keyscan staged`. In a hook the environment must be that of the hook: `git commit
 * -a`, `git commit <path>` and `git commit --amend` prepare the next commit in an index of their own
 * (GIT_INDEX_FILE).
 *
 * A blob that is new at several paths comes once for each: what is old at one may be new at another.
 */
export function stagedSource(git: Git): Source<Content | Problem> {
  const skipped: Partial<Record<SkipReason, number>> = {};
  let scope = '';
  let total: number | undefined;
  let older: OlderVersions | undefined;

  async function* contents(): AsyncGenerator<Content | Problem> {
    const { changes, unborn } = await listHead(git);
    older = new OlderVersions(git, changes);
    scope = unborn ? 'the index (there is no commit yet)' : 'the index against HEAD';
    const submodules = changes.filter(({ newMode }) => newMode === SUBMODULE).length;
    if (submodules > 0) skipped.submodule = submodules;
    for (const { unmerged, path } of changes) if (unmerged) yield unmergedPath(display(path));
    const wanted = changes.filter(bringsBlob);
    total = wanted.length;
    const loose = new LooseObjects(git);
    for (const [index, change] of wanted.entries()) {
      const body = loose.blob(change.newOid);
      if (body === undefined) {
        yield* readByGit(git, wanted.slice(index));
        return;
      }
      yield { ...identity(change), size: body.length, body };
    }
  }

  return {
    mode: 'staged',
    contents,
    total: () => total,
    before: async (place) => (await older?.at(place)) ?? [],
    facts: () => ({ scope, skipped }),
  };
}

async function* readByGit(git: Git, wanted: readonly Change[]): AsyncGenerator<Content | Problem> {
  const { readObjects } = await import('../git/cat-file.ts');
  let index = 0;
  for await (const answers of readObjects(git, [requestFor(wanted.map(({ newOid }) => newOid))])) {
    for (const answer of answers) {
      const change = wanted[index++];
      if (change === undefined) continue;
      if ('request' in answer) yield lostObject(change, answer.type);
      else yield { ...identity(change), size: answer.size, body: answer.body };
    }
  }
  // Whatever git may say: no blob is passed over in silence.
  for (const change of wanted.slice(index)) yield lostObject(change, 'missing');
}

/** @returns the changes, and whether there is no commit yet, so that all of the index is new */
async function listHead(git: Git): Promise<{ changes: Change[]; unborn: boolean }> {
  try {
    return { changes: listAgainst(git, 'HEAD'), unborn: false };
  } catch (error) {
    if (!(error instanceof GitError) || !/bad revision 'HEAD'/.test(error.stderr)) throw error;
  }
  const { emptyTree, openRepository } = await import('../git/repository.ts');
  const repository = await openRepository({ directory: git.directory, env: { ...git.env } });
  return { changes: listAgainst(git, emptyTree(repository)), unborn: true };
}

/** @param tree what the index is compared with: a commit or a tree */
function listAgainst(git: Git, tree: string): Change[] {
  const output = git.outputSync([
    'diff-index',
    '--cached',
    '--raw',
    '-z',
    '--no-abbrev',
    // A rename would come with two paths, and an exact one would look like nothing new.
    '--no-renames',
    // Settings in the repository may leave submodules out, which are counted.
    '--ignore-submodules=none',
    tree,
    // So that a file named like the tree is not meant.
    '--',
  ]);
  return parseChanges(Buffer.from(output.buffer, output.byteOffset, output.byteLength));
}

const CHANGE = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/;

/** Reads `:<old mode> <new mode> <old id> <new id> <status>\0<path>\0` as often as it stands there. */
function parseChanges(output: Buffer): Change[] {
  const changes: Change[] = [];
  for (let at = 0; at < output.length;) {
    const headEnd = output.indexOf(0, at);
    const pathEnd = output.indexOf(0, headEnd + 1);
    const [, oldMode, newMode, oldOid, newOid, status] =
      CHANGE.exec(output.toString('latin1', at, headEnd)) ?? [];
    if (status === undefined || pathEnd < 0 || !isOid(oldOid ?? '') || !isOid(newOid ?? '')) {
      throw new GitError('git diff-index gave an answer that cannot be read');
    }
    changes.push({
      oldMode: oldMode as string,
      newMode: newMode as string,
      oldOid: oldOid as Oid,
      newOid: newOid as Oid,
      unmerged: status === 'U',
      path: output.subarray(headEnd + 1, pathEnd),
    });
    at = pathEnd + 1;
  }
  return changes;
}

/** Files, scripts and symbolic links, whose target is a blob too. */
function isBlob(mode: string): boolean {
  return mode !== ABSENT && mode !== SUBMODULE;
}

/** Whether the index has a blob at the path that the tree does not have there. */
function bringsBlob({ oldMode, newMode, oldOid, newOid }: Change): boolean {
  return isBlob(newMode) && !(isBlob(oldMode) && oldOid === newOid);
}

function requestFor(oids: readonly Oid[]): Uint8Array {
  return Buffer.from(`${oids.join('\n')}\n`);
}

function identity(change: Change): Pick<Content, 'kind' | 'oid' | 'path'> {
  return { kind: 'blob', oid: change.newOid, path: display(change.path) };
}

function display(path: Buffer): string {
  return path.toString('utf8');
}

function lostObject(change: Change, kind: 'missing' | 'corrupt'): Problem {
  const path = display(change.path);
  const what = kind === 'missing' ? 'is missing' : 'cannot be read';
  return problem(`${kind}-object`, `the staged content of ${path} (${change.newOid}) ${what}`, {
    hint: 'Stage the file again with git add, or look for damage with: git fsck',
    path,
  });
}

/**
 * The sides of a conflict are in commits already, and what will be committed is not in the index
 * yet. git refuses to commit until it is, so only a scan by hand ever comes here.
 */
function unmergedPath(path: string): Problem {
  return problem('unmerged-path', `${path} has a conflict: what will be committed is not known`, {
    hint: 'Resolve it, stage it with git add, and scan again.',
    path,
  });
}

/** What was at a path before. Nothing is asked for until there is a finding. */
class OlderVersions {
  readonly #git: Git;
  readonly #changes: readonly Change[];
  #places: ReadonlyMap<string, Change> | undefined;
  #sides: readonly OldSide[] | undefined;

  constructor(git: Git, changes: readonly Change[]) {
    this.#git = git;
    this.#changes = changes;
  }

  /**
   * The blobs at the place's path in HEAD and, while a merge is under way, in the commits being
   * merged. For a path that none of them has: what the change deletes, as a file may have been
   * renamed and edited. Objects that git does not have are left out: what nobody can show to be old
   * counts as new.
   */
  async at(place: Place): Promise<readonly Content[]> {
    this.#places ??= byPlace(this.#changes);
    const change = this.#places.get(placeKey(place.oid, place.path));
    if (change === undefined) return [];
    const sides = (this.#sides ??= this.#findSides());
    const path = change.path.toString('latin1');
    const oids = new Set<Oid>();
    for (const { changes } of sides) {
      const difference = changes.get(path);
      // Where there is no difference, that side has what the index has.
      if (difference === undefined) oids.add(change.newOid);
      else if (isBlob(difference.oldMode)) oids.add(difference.oldOid);
    }
    if (oids.size === 0) for (const { deleted } of sides) for (const oid of deleted) oids.add(oid);
    return this.#read([...oids]);
  }

  #findSides(): readonly OldSide[] {
    const sides = [sideOf(this.#changes)];
    for (const commit of mergedCommits(this.#git)) {
      try {
        sides.push(sideOf(listAgainst(this.#git, commit)));
      } catch (error) {
        // A side that cannot be read shows nothing to be old.
        if (!(error instanceof GitError)) throw error;
      }
    }
    return sides;
  }

  async #read(oids: readonly Oid[]): Promise<Content[]> {
    const contents: Content[] = [];
    if (oids.length === 0) return contents;
    const { readObjects } = await import('../git/cat-file.ts');
    let bytes = 0;
    for await (const answers of readObjects(this.#git, [requestFor(oids)])) {
      for (const answer of answers) {
        if (answer.type !== 'blob') continue;
        const { oid, size, body } = answer;
        const isKept = body instanceof Uint8Array && bytes + size <= OLD_VERSIONS_BYTES;
        if (isKept) bytes += size;
        contents.push({ kind: 'blob', oid, size, body: isKept ? body : this.#readLater(oid) });
      }
    }
    return contents;
  }

  async *#readLater(oid: Oid): AsyncGenerator<Uint8Array> {
    const { readObjects } = await import('../git/cat-file.ts');
    for await (const [answer] of readObjects(this.#git, [requestFor([oid])])) {
      if (answer?.type !== 'blob') continue;
      if (answer.body instanceof Uint8Array) yield answer.body;
      else yield* answer.body;
    }
  }
}

/** A commit that the next one builds on, by how the index differs from it. */
interface OldSide {
  /** By path, as Latin-1. */
  readonly changes: ReadonlyMap<string, Change>;
  /** Blobs at paths that the index does not have. */
  readonly deleted: readonly Oid[];
}

function sideOf(changes: readonly Change[]): OldSide {
  return {
    changes: new Map(changes.map((change) => [change.path.toString('latin1'), change])),
    deleted: changes
      .filter(
        ({ oldMode, newMode, unmerged }) => isBlob(oldMode) && newMode === ABSENT && !unmerged,
      )
      .map(({ oldOid }) => oldOid),
  };
}

/** The other parents of a merge under way; none during a rebase, cherry-pick or revert. */
function mergedCommits(git: Git): readonly Oid[] {
  // The pre-merge-commit hook runs before MERGE_HEAD is written.
  const announced = Object.keys(git.env).map((name) => name.replace(/^GITHEAD_/, ''));
  const args = ['rev-parse', '--path-format=absolute', '--git-path', 'MERGE_HEAD'];
  const file = Buffer.from(git.outputSync(args)).toString('utf8').replace(/\n$/, '');
  const recorded = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return [...new Set([...announced, ...recorded])].filter(isOid);
}

/** Changes by place. Names that read alike and hold the same are left out: they may differ before. */
function byPlace(changes: readonly Change[]): ReadonlyMap<string, Change> {
  const places = new Map<string, Change>();
  const ambiguous = new Set<string>();
  for (const change of changes) {
    const key = placeKey(change.newOid, display(change.path));
    if (places.has(key)) ambiguous.add(key);
    places.set(key, change);
  }
  for (const key of ambiguous) places.delete(key);
  return places;
}

function placeKey(oid: string | undefined, path: string | undefined): string {
  return `${oid ?? ''} ${path ?? ''}`;
}
