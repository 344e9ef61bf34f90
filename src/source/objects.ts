/**
 * Contents from the object store: blobs, and the messages of commits and tags, each object once.
 * What history, range and push have in common.
 */

import { isOid, type Content, type Oid, type Places } from '../content.ts';
import { problem, type Problem } from '../error.ts';
import type { SkipReason } from '../finding.ts';
import { readObjects, type Answer, type Requests, type StoredObject } from '../git/cat-file.ts';
import {
  listBlobs,
  listCommits,
  listMissingTrees,
  listStore,
  unseen,
  type Revisions,
} from '../git/listing.ts';
import { locate } from '../git/locate.ts';
import type { Repository } from '../git/repository.ts';
import { GitError } from '../git/run.ts';

const UNSHALLOW = 'git fetch --unshallow';

/** Ids named in a message about missing objects; all are counted. */
const NAMED_OBJECTS = 3;

// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
const LFS_POINTER = Buffer.from('version https://git-lfs.github.com/spec/v1\n');
const LFS_POINTER_LIMIT = 1024;

/** Reads contents, counts them, and keeps what went wrong. */
export class ObjectContents {
  readonly skipped: Partial<Record<SkipReason, number>> = {};
  commits = 0;
  /** By the tag objects that were read. */
  readonly tagNames: Map<Oid, string> = new Map();
  /** Why the history could not be followed everywhere. */
  failure: GitError | undefined;
  /** Whether the history has tips that cannot be followed at all. */
  hasBrokenTips = false;
  /** The ids of everything listed so far; known if asked for or if something is damaged. */
  listed: Set<string> | undefined;
  readonly #repository: Repository;
  readonly #shallowAdvice: string;
  readonly #missing = new Set<string>();
  readonly #corrupt = new Set<string>();
  #nestedTags: Oid[] = [];

  constructor(repository: Repository, shallowAdvice: string = UNSHALLOW) {
    this.#repository = repository;
    this.#shallowAdvice = shallowAdvice;
  }

  /** Whether anything could not be read that should have been. */
  get isDamaged(): boolean {
    return this.hasGap || this.#missing.size > 0 || this.#corrupt.size > 0;
  }

  /** Whether there may be more that is reachable than has been read. */
  get hasGap(): boolean {
    return this.hasBrokenTips || this.failure !== undefined;
  }

  skip(reason: SkipReason): void {
    this.skipped[reason] = (this.skipped[reason] ?? 0) + 1;
  }

  /**
   * Blobs and commit messages that `revisions` reach. If objects are missing, all others that can be
   * reached come all the same. If `failure` is set after it, not all of them did.
   */
  async *reachable(revisions: Revisions): AsyncGenerator<Content> {
    const { git } = this.#repository;
    const strict = (): AsyncGenerator<Uint8Array> =>
      inTurn(listBlobs(git, revisions), listCommits(git, revisions));
    try {
      yield* this.read(this.listed === undefined ? strict() : unseen(strict(), this.listed));
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.failure = error;
    }
    if (this.failure !== undefined) yield* this.#reachableDespiteDamage(revisions, strict);
  }

  async *#reachableDespiteDamage(
    revisions: Revisions,
    strict: () => AsyncGenerator<Uint8Array>,
  ): AsyncGenerator<Content> {
    const { git } = this.#repository;
    const missing = (oid: string): void => void this.#missing.add(oid);
    // The same list once more, up to where it ended, says what has been read.
    this.listed ??= await listedUntilDamage(strict());
    const tolerant = inTurn(listBlobs(git, revisions, missing), listCommits(git, revisions));
    try {
      yield* this.read(unseen(tolerant, this.listed));
      await listMissingTrees(git, revisions, missing);
      if (this.#missing.size > 0) this.failure = undefined;
    } catch (error) {
      if (!isDamage(error)) throw error;
      this.failure = error;
    }
  }

  /** Everything in the store that was not read yet, whatever reaches it. */
  async *rest(): AsyncGenerator<Content> {
    const seen = new Set([...(this.listed ?? []), ...this.tagNames.keys()]);
    const damaged = (oid: string): void => void this.#corrupt.add(oid);
    yield* this.read(unseen(listStore(this.#repository.git, damaged), seen));
  }

  /** The messages of tag objects, and of tags that they are tags of. */
  async *tags(oids: Iterable<Oid>): AsyncGenerator<Content> {
    let wanted = new Set(oids);
    while (wanted.size > 0) {
      this.#nestedTags = [];
      yield* this.read(requestsFor(wanted));
      wanted = new Set(this.#nestedTags.filter((oid) => !this.tagNames.has(oid)));
    }
  }

  /** Where objects are that were read from `revisions`. */
  async locate(
    revisions: Revisions,
    oids: ReadonlySet<Oid>,
    head?: Oid,
  ): Promise<Map<Oid, Places>> {
    const repository = head === undefined ? this.#repository : { ...this.#repository, head };
    const places = await locate(repository, revisions, oids, { damaged: this.isDamaged });
    for (const [oid, tag] of this.tagNames) {
      if (!oids.has(oid)) continue;
      places.set(oid, { places: [{ kind: 'tag-message', oid, tag }], count: 1 });
    }
    return places;
  }

  /** The contents of the requested objects. Trees, which have none, are passed over. */
  async *read(requests: Requests): AsyncGenerator<Content> {
    for await (const answers of readObjects(this.#repository.git, requests)) {
      for (const answer of answers) {
        const content = this.#contentOf(answer);
        if (content !== undefined) yield content;
      }
    }
  }

  #contentOf(answer: Answer): Content | undefined {
    switch (answer.type) {
      case 'missing':
        this.#missing.add(answer.request);
        return undefined;
      case 'corrupt':
        this.#corrupt.add(answer.request);
        return undefined;
      case 'blob':
        return this.#blob(answer);
      case 'commit':
        this.commits += 1;
        return messageOf('commit-message', answer);
      case 'tag':
        this.#noteTag(answer);
        return messageOf('tag-message', answer);
      case 'tree':
        return undefined;
    }
  }

  #blob({ oid, name, size, body }: StoredObject): Content {
    if (body instanceof Uint8Array && isLfsPointer(body)) this.skip('lfs-pointer');
    return name === ''
      ? { kind: 'blob', oid, size, body }
      : { kind: 'blob', oid, path: name, size, body };
  }

  #noteTag({ oid, body }: StoredObject): void {
    const headers = body instanceof Uint8Array ? headersOf(body) : '';
    this.tagNames.set(oid, /^tag (.*)$/m.exec(headers)?.[1] ?? '');
    const target = /^object (\S+)\ntype tag$/m.exec(headers)?.[1];
    if (target !== undefined && isOid(target)) this.#nestedTags.push(target);
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

async function listedUntilDamage(lines: AsyncIterable<Uint8Array>): Promise<Set<string>> {
  const seen = new Set<string>();
  try {
    for await (const _ of unseen(lines, seen));
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return seen;
}

async function* inTurn(...lists: AsyncGenerator<Uint8Array>[]): AsyncGenerator<Uint8Array> {
  for (const list of lists) yield* list;
}

/**
 * What follows the headers. A commit that has a whole tag in its headers (`mergetag`) is looked at
 * whole: the tag need not exist as an object.
 */
function messageOf(kind: 'commit-message' | 'tag-message', { oid, body }: StoredObject): Content {
  if (!(body instanceof Uint8Array)) return { kind, oid, body };
  const headers = headersOf(body);
  const message = headers.includes('\nmergetag ') ? body : body.subarray(headers.length + 2);
  return { kind, oid, size: message.length, body: message };
}

/** Up to the empty line in front of the message; as Latin-1, so that a length is one in bytes. */
function headersOf(body: Uint8Array): string {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  const end = bytes.indexOf('\n\n');
  return bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
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

function isLfsPointer(bytes: Uint8Array): boolean {
  return (
    bytes.length < LFS_POINTER_LIMIT &&
    bytes[0] === LFS_POINTER[0] &&
    Buffer.compare(bytes.subarray(0, LFS_POINTER.length), LFS_POINTER) === 0
  );
}

/** Requests for objects by id. */
function requestsFor(oids: Iterable<Oid>): Uint8Array[] {
  const lines = [...oids].map((oid) => `${oid}\n`).join('');
  return lines === '' ? [] : [Buffer.from(lines, 'latin1')];
}
