/** Older versions of a path: what it was in the commits that a range starts from. */

import { isOid, isZeroOid, type Content, type Oid, type Place } from '../content.ts';
import { ObjectLookup } from './cat-file.ts';
import type { Repository } from './repository.ts';

/** One difference between two trees; an id is absent where the path is. */
export interface TreeChange {
  readonly path: string;
  readonly oldOid?: Oid;
  readonly newOid?: Oid;
}

export class OlderVersions {
  readonly #repository: Repository;
  readonly #find: () => Promise<readonly Oid[]>;
  #commits: Promise<readonly Oid[]> | undefined;
  readonly #changes = new Map<string, Promise<readonly TreeChange[]>>();

  /** @param find the commits that hold the older versions, asked once and only if needed */
  constructor(repository: Repository, find: () => Promise<readonly Oid[]>) {
    this.#repository = repository;
    this.#find = find;
  }

  commits(): Promise<readonly Oid[]> {
    return (this.#commits ??= this.#find());
  }

  /** Files that differ between two commits; submodules are none. */
  changes(base: Oid, head: Oid): Promise<readonly TreeChange[]> {
    const key = `${base} ${head}`;
    let changes = this.#changes.get(key);
    if (changes === undefined) {
      changes = this.#diff(base, head);
      this.#changes.set(key, changes);
    }
    return changes;
  }

  async #diff(base: Oid, head: Oid): Promise<TreeChange[]> {
    const args = [
      'diff-tree',
      '-r',
      '-z',
      '--raw',
      '--no-renames',
      '--no-abbrev',
      base,
      head,
      '--',
    ];
    const bytes = Buffer.from(await this.#repository.git.output(args));
    const tokens = bytes.toString('utf8').split('\0');
    const changes: TreeChange[] = [];
    for (let i = 0; i + 1 < tokens.length; i += 2) {
      const [oldMode = '', newMode = '', oldOid = '', newOid = ''] = (tokens[i] ?? '')
        .slice(1)
        .split(' ');
      changes.push({
        path: tokens[i + 1] ?? '',
        ...(isFile(oldMode, oldOid) ? { oldOid } : {}),
        ...(isFile(newMode, newOid) ? { newOid } : {}),
      });
    }
    return changes;
  }

  /**
   * The versions of `place` in the older commits. For a path that none of them has, all that was
   * deleted since: the file may have been renamed.
   */
  async of(place: Place, heads: readonly Oid[]): Promise<Content[]> {
    const { path } = place;
    if (path === undefined) return [];
    const commits = await this.commits();
    const oids = new Set<Oid>();
    const lookup = new ObjectLookup(this.#repository.git);
    const contents: Content[] = [];
    try {
      for (const commit of commits) {
        if (path.includes('\n')) continue;
        const answer = await lookup.get(`${commit}:${path}`);
        if (answer.type !== 'blob' || oids.has(answer.oid)) continue;
        oids.add(answer.oid);
        contents.push({ kind: 'blob', oid: answer.oid, path, body: await wholeBody(answer.body) });
      }
      if (contents.length > 0) return contents;
      for (const oid of await this.#deleted(commits, heads)) {
        const answer = await lookup.get(oid);
        if (answer.type !== 'blob') continue;
        contents.push({ kind: 'blob', oid, body: await wholeBody(answer.body) });
      }
    } finally {
      await lookup.close();
    }
    return contents;
  }

  async #deleted(commits: readonly Oid[], heads: readonly Oid[]): Promise<Set<Oid>> {
    const deleted = new Set<Oid>();
    for (const commit of commits) {
      for (const head of heads) {
        for (const { oldOid, newOid } of await this.changes(commit, head)) {
          if (oldOid !== undefined && newOid === undefined) deleted.add(oldOid);
        }
      }
    }
    return deleted;
  }
}

function isFile(mode: string, oid: string): oid is Oid {
  return mode !== '160000' && mode !== '000000' && isOid(oid) && !isZeroOid(oid);
}

/** Read at once, because the next object can only be asked for after it. */
async function wholeBody(body: Uint8Array | AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
