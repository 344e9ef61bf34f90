/**
 * Contents from the object store: blobs, and the messages of commits and tags, each object once.
 * What history, range and push have in common.
 */

import { isOid, type Content, type Keywords, type Oid, type Places } from '../content.ts';
import { problem, type Problem } from '../error.ts';
import type { SkipReason } from '../finding.ts';
import {
  readObjects,
  type Answer,
  type ObjectType,
  type Requests,
  type StoredObject,
} from '../git/cat-file.ts';
import { Introductions, type CommitIntroductions } from '../git/introductions.ts';
import { isLfsPointer } from '../git/lfs.ts';
import { listStore, select, type Revisions } from '../git/listing.ts';
import { headersOf, messageOf } from '../git/message.ts';
import { OidTable } from '../git/oid-table.ts';
import { isPartialClone, oidLength, type Repository } from '../git/repository.ts';
import { GitError } from '../git/run.ts';
import { readTree } from '../git/tokens.ts';
import type { Passed } from './source.ts';

const UNSHALLOW = 'git fetch --unshallow';

const SUBMODULE = '160000';
const NEWLINE = Buffer.from('\n');

/** Ids named in a message about missing objects; all are counted. */
const NAMED_OBJECTS = 3;

/** Contents that came together; a stream can only be the last of them. */
export type Batch = readonly (Content | Problem | Passed)[];

/** Some of the objects of a history. */
export interface Selection {
  readonly isWanted: (oid: string, path: string) => boolean;
  /** Whether the object has been counted already. */
  readonly hasPassed: (oid: string) => boolean;
  /** Where to look in a blob, if that has been found out. */
  readonly keywords: (oid: string, path: string) => Keywords | undefined;
  /** Told in which of those objects something was found, after all of them could be read. */
  readonly remember: (found: ReadonlySet<Oid>) => void;
  /**
   * Where those objects come in, if that can be found out without git: all commits, newest first, and
   * what they introduce of the objects.
   */
  readonly locate?: (revisions: Revisions) => Promise<readonly CommitIntroductions[] | undefined>;
}

/** Reads contents, counts them, and keeps what went wrong. */
export class ObjectContents {
  readonly skipped: Partial<Record<SkipReason, number>> = {};
  commits = 0;
  /** Why the history could not be followed everywhere. */
  failure: GitError | undefined;
  /** Whether the history has tips that cannot be followed at all. */
  hasBrokenTips = false;
  readonly #repository: Repository;
  readonly #shallowAdvice: string;
  readonly #introductions: Introductions;
  readonly #missing = new Set<string>();
  readonly #corrupt = new Set<string>();
  #present: Promise<OidTable | undefined> | undefined;
  /** Names by the tag objects that were read, and what they are tags of. */
  readonly #tags = new Set<string>();
  readonly #tagNames = new Map<Oid, string>();
  readonly #tagged = new Map<Oid, string>();
  /** Which of the blobs and commits that are listed are read; undefined for all. */
  #isWanted: Selection['isWanted'] | undefined;
  #hasPassed: Selection['hasPassed'] = () => false;
  #keywords: Selection['keywords'] = () => undefined;
  #locate: Selection['locate'];

  constructor(repository: Repository, shallowAdvice: string = UNSHALLOW) {
    this.#repository = repository;
    this.#shallowAdvice = shallowAdvice;
    this.#introductions = new Introductions(repository);
  }

  /** From now on only those objects are read; the others have been looked at some other way. */
  readOnly({ isWanted, hasPassed, keywords, locate }: Selection): void {
    this.#isWanted = isWanted;
    this.#hasPassed = hasPassed;
    this.#keywords = keywords;
    this.#locate = locate;
  }

  /** Whether there may be more that is reachable than has been read. */
  get hasGap(): boolean {
    return this.hasBrokenTips || this.failure !== undefined;
  }

  /** Whether this commit is among those that were read. */
  hasCommit(oid: string): boolean {
    return this.#introductions.hasCommit(oid);
  }

  /**
   * Commit messages, and the blobs that the commits introduce. Where a commit or a tree is missing
   * git cannot go on: then `failure` is set, and what is behind it has not been read.
   */
  async *introduced(revisions: Revisions): AsyncGenerator<Batch> {
    try {
      const known = await this.#locate?.(revisions);
      yield* this.#read(
        known === undefined
          ? this.#introductions.list(revisions)
          : [this.#introductions.listKnown(known)],
      );
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.failure = error;
    }
    const { submodules } = this.#introductions;
    if (submodules > 0) this.skipped.submodule = submodules;
  }

  /**
   * What refs point to that is no commit: tags, with all that they are tags of, blobs and trees. Tags
   * are always read, because what they are tags of may be wanted.
   */
  async *others(tips: ReadonlyMap<Oid, ObjectType>): AsyncGenerator<Batch> {
    const wanted = new Map<Oid, string>([...tips].filter(([, type]) => type !== 'commit'));
    while (wanted.size > 0) {
      const requests: Uint8Array[] = [];
      for (const [oid, type] of wanted) {
        if (type === 'tree') requests.push(...(await this.#filesOf(oid)));
        else if (this.#introductions.note(oid)) {
          if (type === 'tag') this.#tags.add(oid);
          requests.push(Buffer.from(`${oid}\n`, 'latin1'));
        }
      }
      this.#tagged.clear();
      yield* this.#read(requests);
      wanted.clear();
      // Commits are followed with all others.
      for (const [oid, type] of this.#tagged) if (type !== 'commit') wanted.set(oid, type);
    }
  }

  async #filesOf(tree: Oid): Promise<Uint8Array[]> {
    const requests: Uint8Array[] = [];
    await readTree(this.#repository.git, tree, ({ mode, oid, path }) => {
      if (mode === SUBMODULE || !this.#introductions.note(oid)) return;
      requests.push(Buffer.concat([Buffer.from(`${oid} `), firstLine(path), NEWLINE]));
    });
    return requests;
  }

  /** Everything in the store that was not read yet, whatever reaches it. */
  async *rest(): AsyncGenerator<Batch> {
    const known = (oid: string): boolean => this.#introductions.has(oid);
    const damaged = (oid: string): void => void this.#corrupt.add(oid);
    yield* this.#read(listStore(this.#repository.git, known, damaged));
  }

  /**
   * Where objects are that were read.
   * @param head the commit that counts as HEAD
   */
  async locate(oids: ReadonlySet<Oid>, head: Oid | undefined): Promise<Map<Oid, Places>> {
    const isDamaged = this.hasGap || this.#missing.size > 0 || this.#corrupt.size > 0;
    const places = await this.#introductions.locate(oids, head, { isDamaged });
    for (const [oid, tag] of this.#tagNames) {
      if (oids.has(oid)) places.set(oid, { places: [{ kind: 'tag-message', oid, tag }], count: 1 });
    }
    return places;
  }

  async *#read(requests: Requests): AsyncGenerator<Batch> {
    const { git } = this.#repository;
    const there = await (this.#present ??= this.#findPresent());
    const isWanted = this.#isWanted;
    const asked =
      isWanted === undefined
        ? requests
        : select(requests, (oid, path) => this.#tags.has(oid) || isWanted(oid, path));
    const wanted =
      there === undefined
        ? asked
        : select(asked, (oid) => {
            const isThere = there.find(oid) !== undefined;
            if (!isThere) this.#missing.add(oid);
            return isThere;
          });
    for await (const answers of readObjects(git, wanted)) {
      const batch: Content[] = [];
      for (const answer of answers) {
        const content = this.#contentOf(answer);
        if (content !== undefined) batch.push(content);
      }
      yield batch;
    }
  }

  /**
   * In a partial clone git dies of each object that it would fetch and may not, so what is there
   * must be known before; elsewhere undefined.
   */
  async #findPresent(): Promise<OidTable | undefined> {
    if (!(await isPartialClone(this.#repository))) return undefined;
    const present = new OidTable(oidLength(this.#repository));
    const damaged = (oid: string): void => void this.#corrupt.add(oid);
    const lines = listStore(this.#repository.git, () => false, damaged);
    for await (const _ of select(lines, (oid) => present.addHex(oid) < 0));
    return present;
  }

  #contentOf(answer: Answer): Content | undefined {
    const content = this.#readContent(answer);
    if (content?.oid === undefined) return content;
    const keywords = this.#keywords(content.oid, content.path ?? '');
    return {
      ...content,
      ...(this.#hasPassed(content.oid) ? { passed: true as const } : {}),
      ...(keywords === undefined ? {} : { keywords }),
    };
  }

  #readContent(answer: Answer): Content | undefined {
    switch (answer.type) {
      case 'missing':
        this.#missing.add(answer.request);
        return undefined;
      case 'corrupt':
        this.#corrupt.add(answer.request);
        return undefined;
      case 'blob':
        if (answer.body instanceof Uint8Array && isLfsPointer(answer.body)) {
          if (!this.#hasPassed(answer.oid))
            this.skipped['lfs-pointer'] = (this.skipped['lfs-pointer'] ?? 0) + 1;
        }
        return blobOf(answer);
      case 'commit':
        if (!this.#hasPassed(answer.oid)) this.commits += 1;
        return contentOf('commit-message', answer);
      case 'tag':
        this.#noteTag(answer);
        return contentOf('tag-message', answer);
      case 'tree':
        return undefined;
    }
  }

  #noteTag({ oid, body }: StoredObject): void {
    const headers = body instanceof Uint8Array ? headersOf(body) : '';
    this.#tagNames.set(oid, /^tag (.*)$/m.exec(headers)?.[1] ?? '');
    const [, target = '', type = ''] = /^object (\S+)\ntype (\S+)$/m.exec(headers) ?? [];
    if (isOid(target)) this.#tagged.set(target, type);
  }

  /**
   * What could not be read, each kind once, with a few of its ids.
   * @param cutOff the scan met commits whose parents a shallow clone lacks
   */
  *problems(cutOff: boolean): Generator<Problem> {
    if (cutOff) {
      yield problem(
        'shallow-clone',
        'this clone is shallow: older commits are not here and were not scanned',
        { hint: this.#shallowAdvice },
      );
    }
    if (this.failure !== undefined) {
      yield problem('git-failed', `the history has a gap: ${this.failure.message}`, {
        hint: 'git fsck names what is damaged; then fetch it again from another clone',
      });
    }
    if (this.#missing.size > 0) {
      yield problem(
        'missing-object',
        `${listed(this.#missing)} missing or cannot be opened, and could not be scanned`,
        {
          hint: 'git fsck names what is missing; in a partial clone, git fetch --refetch --no-filter gets it',
        },
      );
    }
    if (this.#corrupt.size > 0) {
      yield problem('corrupt-object', `${listed(this.#corrupt)} damaged and could not be scanned`, {
        hint: 'git fsck; then fetch the objects anew from another clone',
      });
    }
  }
}

/** Whether git itself gave up, and not the user or the system on git. */
function isDamage(error: unknown): error is GitError {
  return error instanceof GitError && error.status === 3 && error.exitStatus !== undefined;
}

/** One by one, at the cost of one promise an item whatever is between here and the source. */
export async function* flatten<Item>(
  batches: AsyncIterable<readonly Item[]>,
): AsyncGenerator<Item, void, undefined> {
  for await (const batch of batches) for (const item of batch) yield item;
}

function firstLine(path: Buffer): Buffer {
  const end = path.indexOf(NEWLINE);
  return end < 0 ? path : path.subarray(0, end);
}

function blobOf({ oid, name, size, body }: StoredObject): Content {
  if (name === '') return { kind: 'blob', oid, size, body };
  return { kind: 'blob', oid, path: name, size, body };
}

function contentOf(kind: 'commit-message' | 'tag-message', { oid, body }: StoredObject): Content {
  if (!(body instanceof Uint8Array)) return { kind, oid, body };
  const message = messageOf(body);
  return { kind, oid, size: message.length, body: message };
}

function listed(oids: ReadonlySet<string>): string {
  const names = [...oids]
    .slice(0, NAMED_OBJECTS)
    .map((oid) => (isOid(oid) ? oid.slice(0, 12) : oid));
  const more = oids.size > names.length ? ', …' : '';
  return oids.size === 1
    ? `object ${names.join()} is`
    : `${oids.size} objects (${names.join(', ')}${more}) are`;
}
