/**
 * Contents from the object store: blobs, and the messages of commits and tags, each object once.
 * What history, range and push have in common.
 */

import type { Content, Oid } from '../content.ts';
import { isOid } from '../content.ts';
import { problem, type Problem } from '../error.ts';
import type { SkipReason } from '../finding.ts';
import { readObjects, type Answer, type Requests, type StoredObject } from '../git/cat-file.ts';
import type { Repository } from '../git/repository.ts';

const UNSHALLOW = 'git fetch --unshallow';

/** Ids named in a message about missing objects; all are counted. */
const NAMED_OBJECTS = 3;

// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
const LFS_POINTER = Buffer.from('version https://git-lfs.github.com/spec/v1\n');

/** Counts while objects are read, and says at the end what is missing. */
export class ObjectContents {
  readonly skipped: Partial<Record<SkipReason, number>> = {};
  commits = 0;
  readonly #repository: Repository;
  readonly #shallowAdvice: string;
  readonly #missing = new Set<string>();
  readonly #corrupt = new Set<string>();

  constructor(repository: Repository, shallowAdvice: string = UNSHALLOW) {
    this.#repository = repository;
    this.#shallowAdvice = shallowAdvice;
  }

  missing(oid: string): void {
    this.#missing.add(oid);
  }

  /** The contents of the requested objects. Trees and others without a content are passed over. */
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
        this.#missing.add(answer.request.split(' ', 1)[0] ?? answer.request);
        return undefined;
      case 'corrupt':
        this.#corrupt.add(answer.request.split(' ', 1)[0] ?? answer.request);
        return undefined;
      case 'blob':
        return this.#blob(answer);
      case 'commit':
        this.commits++;
        return messageOf('commit-message', answer);
      case 'tag':
        return messageOf('tag-message', answer);
      case 'tree':
        return undefined;
    }
  }

  #blob({ oid, name, size, body }: StoredObject): Content {
    if (body instanceof Uint8Array && startsWith(body, LFS_POINTER)) {
      this.skipped['lfs-pointer'] = (this.skipped['lfs-pointer'] ?? 0) + 1;
    }
    return { kind: 'blob', oid, size, body, ...(name === '' ? {} : { path: name }) };
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
        {
          hint: this.#shallowAdvice,
        },
      );
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

/**
 * What follows the headers. A commit that has a whole tag in its headers (`mergetag`) is looked at
 * whole: the tag need not exist as an object.
 */
function messageOf(kind: 'commit-message' | 'tag-message', { oid, body }: StoredObject): Content {
  if (!(body instanceof Uint8Array)) return { kind, oid, body };
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  const end = bytes.indexOf('\n\n');
  const headers = bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
  const message = headers.includes('\nmergetag ') ? bytes : bytes.subarray(end < 0 ? 0 : end + 2);
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

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return (
    bytes.length >= prefix.length && Buffer.compare(bytes.subarray(0, prefix.length), prefix) === 0
  );
}

/** Requests for objects by id. */
export function requestsFor(oids: Iterable<Oid>): Uint8Array[] {
  const lines = [...oids].map((oid) => `${oid}\n`).join('');
  return lines === '' ? [] : [Buffer.from(lines, 'latin1')];
}
