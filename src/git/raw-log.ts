/**
 * `git log --raw`: for each commit, the blobs it introduces. A commit introduces a blob at a path if
 * none of its parents has it there; a merge only introduces what is in no parent (`-c`). So every
 * blob that a history holds is introduced somewhere in it, and so is one that comes back.
 */

import { startWalk, type Revisions } from './listing.ts';
import { type Git, GitError, type GitProcess } from './run.ts';

export interface RawLogVisitor {
  /** What the format gives for a commit: `bytes` from `start` to `end`, the id first. */
  commit(bytes: Buffer, start: number, end: number): void;
  /** A blob of the commit before: its id at `oidAt`, its path from `pathStart` to `pathEnd`. */
  blob(bytes: Buffer, oidAt: number, pathStart: number, pathEnd: number): void;
  /** A submodule, the same way. */
  submodule(bytes: Buffer, pathStart: number, pathEnd: number): void;
}

/** Begins a commit, so that it cannot be taken for an entry or be missed behind one. */
const MARK = 0x01;
const NEWLINE = 0x0a;
const COLON = 0x3a;
/** Modes are six digits and a blank: 100644, 100755 and 120000 are blobs. */
const MODE = 7;
const ABSENT = 0x30;
const SUBMODULE = 0x36;

/** Starts the log, newest first: children before parents, and otherwise by author date. */
export function startRawLog(
  git: Git,
  format: string,
  revisions: Revisions,
  order: '--author-date-order' | '--no-walk=unsorted',
): GitProcess {
  const args = [
    'log',
    '-c',
    '--raw',
    '-z',
    '--no-abbrev',
    order,
    `--format=%x01${format}`,
    '--encoding=UTF-8',
    // A rename would have two paths, and its new one would look like nothing new.
    '--no-renames',
    '--ignore-submodules=none',
    // Against settings of the repository that hide files, add to the output, or run a program.
    '--root',
    '--no-relative',
    '-O/dev/null',
    '--no-notes',
    '--no-ext-diff',
    '--no-textconv',
  ];
  return startWalk(git, args, revisions);
}

/** Takes the output of `startRawLog` in chunks as they come. */
export class RawLogParser {
  readonly #visitor: RawLogVisitor;
  readonly #hexLength: number;
  #rest: Buffer = Buffer.alloc(0);

  /** @param hexLength digits of an object id */
  constructor(hexLength: number, visitor: RawLogVisitor) {
    this.#visitor = visitor;
    this.#hexLength = hexLength;
  }

  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (let next = this.#take(bytes, at); next > at; next = this.#take(bytes, at)) at = next;
    this.#rest = bytes.subarray(at);
  }

  end(): void {
    // The last commit has no NUL if nothing follows its header.
    if (this.#rest.length > 0) this.push(Buffer.of(0));
    if (this.#rest.length > 0) throw unreadable();
  }

  /** Visits what is at `at` if all of it is there. Returns where the next begins, or `at`. */
  #take(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(0, at);
    if (end < 0) return at;
    // A NUL stands between the entries of a commit and the next commit.
    if (end === at) return end + 1;
    // A newline stands between a commit that is no merge and its entries.
    const start = bytes[at] === NEWLINE ? at + 1 : at;
    if (bytes[start] === MARK) {
      this.#visitor.commit(bytes, start + 1, end);
      return end + 1;
    }
    if (bytes[start] !== COLON) throw unreadable();
    let pathEnd = end + 1;
    while (pathEnd < bytes.length && bytes[pathEnd] !== 0) pathEnd += 1;
    if (pathEnd === bytes.length) return at;
    this.#entry(bytes, start, end + 1, pathEnd);
    return pathEnd + 1;
  }

  /** A colon for each parent, their modes and the new one, their ids and the new one, a status. */
  #entry(bytes: Buffer, start: number, pathStart: number, pathEnd: number): void {
    let parents = 1;
    while (bytes[start + parents] === COLON) parents += 1;
    const newMode = start + parents + parents * MODE;
    const newOid = newMode + MODE + parents * (this.#hexLength + 1);
    if (bytes[newMode] === ABSENT) return;
    if (bytes[newMode + 1] === SUBMODULE) this.#visitor.submodule(bytes, pathStart, pathEnd);
    else this.#visitor.blob(bytes, newOid, pathStart, pathEnd);
  }
}

function unreadable(): GitError {
  return new GitError('git log gave an answer that cannot be read');
}
