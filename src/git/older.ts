/** Older versions of a path: what it was in the commits that a range starts from. */

import { isOid, isZeroOid, type Content, type Oid, type Place } from '../content.ts';
import { ObjectLookup, readObjects } from './cat-file.ts';
import { listBoundary, peelToCommits, type Revisions } from './listing.ts';
import type { Git } from './run.ts';
import { readTokens, readTree } from './tokens.ts';

/** Older versions are looked for in so many commits at most; beyond it, old may count as new. */
const MAX_COMMITS = 32;

/** Of more deleted files, only those with the same base name count as possible old names. */
const MAX_OLD_NAMES = 200;

/** Modes of what is no file: an absent one, and a submodule. */
const NO_FILE: ReadonlySet<string> = new Set(['000000', '160000']);

/** One difference between two trees; an id is absent where there is no file at the path. */
interface TreeChange {
  /** As Latin-1: names need not be UTF-8. */
  readonly path: string;
  readonly oldOid?: Oid;
  readonly newOid?: Oid;
}

export class OlderVersions {
  readonly #git: Git;
  readonly #revisions: Revisions;
  #commits: Promise<readonly Oid[]> | undefined;
  #heads: Promise<readonly Oid[]> | undefined;
  #deletions: Promise<ReadonlyMap<Oid, string>> | undefined;

  constructor(git: Git, revisions: Revisions) {
    this.#git = git;
    this.#revisions = revisions;
  }

  /**
   * The versions of `place` in the older commits. For a path that none of them has, all that was
   * deleted since: the file may have been renamed. Objects that git does not have are left out:
   * what nobody can show to be old counts as new.
   */
  async of(place: Place): Promise<Content[]> {
    const { path } = place;
    if (path === undefined) return [];
    const commits = await this.#olderCommits();
    if (commits.length === 0) return [];
    const lookup = new ObjectLookup(this.#git);
    try {
      const contents = new Map<Oid, Content>();
      const add = async (expression: string): Promise<void> => {
        const answer = await lookup.get(expression);
        if (answer.type !== 'blob') return;
        const { oid, size, body } = answer;
        const isWhole = body instanceof Uint8Array;
        contents.set(oid, { kind: 'blob', oid, size, body: isWhole ? body : this.#readLater(oid) });
      };
      for (const commit of commits) {
        for (const expression of await this.#expressions(commit, path)) await add(expression);
      }
      if (contents.size === 0) for (const oid of await this.#oldNames(path)) await add(oid);
      return [...contents.values()];
    } finally {
      await lookup.close();
    }
  }

  #olderCommits(): Promise<readonly Oid[]> {
    return (this.#commits ??= listBoundary(this.#git, this.#revisions, MAX_COMMITS));
  }

  /** The newest commits of the range. */
  headCommits(): Promise<readonly Oid[]> {
    return (this.#heads ??= peelToCommits(this.#git, this.#revisions.heads));
  }

  /** What to ask for to get what `commit` has at a path that is known in its display form. */
  async #expressions(commit: Oid, path: string): Promise<string[]> {
    // A request is a line, and a replacement character stands for bytes that are not known.
    if (!path.includes('\n') && !path.includes('\ufffd')) return [`${commit}:${path}`];
    const oids: Oid[] = [];
    await readTree(this.#git, commit, (entry) => {
      if (!NO_FILE.has(entry.mode) && entry.path.toString('utf8') === path) oids.push(entry.oid);
    });
    return oids;
  }

  /** Files that were deleted since, one of which may be what is at `path` now. */
  async #oldNames(path: string): Promise<Oid[]> {
    const deletions = [...(await (this.#deletions ??= this.#findDeletions()))];
    const base = baseName(Buffer.from(path, 'utf8').toString('latin1'));
    const likely =
      deletions.length > MAX_OLD_NAMES
        ? deletions.filter(([, old]) => baseName(old) === base)
        : deletions;
    return likely.map(([oid]) => oid);
  }

  async #findDeletions(): Promise<Map<Oid, string>> {
    const deletions = new Map<Oid, string>();
    for (const commit of await this.#olderCommits()) {
      for (const head of await this.headCommits()) {
        for (const { path, oldOid, newOid } of await compare(this.#git, commit, head)) {
          if (oldOid !== undefined && newOid === undefined) deletions.set(oldOid, path);
        }
      }
    }
    return deletions;
  }

  async *#readLater(oid: Oid): AsyncGenerator<Uint8Array> {
    for await (const [answer] of readObjects(this.#git, [Buffer.from(`${oid}\n`)])) {
      if (answer?.type !== 'blob') continue;
      if (answer.body instanceof Uint8Array) yield answer.body;
      else yield* answer.body;
    }
  }
}

/** Files that differ between two commits; submodules are none. */
async function compare(git: Git, base: Oid, head: Oid): Promise<TreeChange[]> {
  const args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--no-abbrev', base, head, '--'];
  const diff = git.start(args);
  diff.stdin.end();
  const changes: TreeChange[] = [];
  let entry: string[] | undefined;
  await readTokens(diff, (token) => {
    const text = token.toString('latin1');
    if (entry === undefined) {
      entry = text.slice(1).split(' ');
      return;
    }
    const [oldMode = '', newMode = '', oldOid = '', newOid = ''] = entry;
    changes.push({
      path: text,
      ...(isFile(oldMode, oldOid) ? { oldOid } : {}),
      ...(isFile(newMode, newOid) ? { newOid } : {}),
    });
    entry = undefined;
  });
  return changes;
}

function isFile(mode: string, oid: string): oid is Oid {
  return !NO_FILE.has(mode) && isOid(oid) && !isZeroOid(oid);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
