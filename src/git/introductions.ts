/**
 * The list of what is to be read, and where each of it came in. Both come from one `git log --raw`,
 * which costs as much CPU as `git rev-list --objects`: the list is piped on into `cat-file` as it
 * comes, and remembered in a few bytes an entry, so that locating what was found later needs a look
 * at a few commits and not a second walk through all of them.
 *
 * Listed is each commit, and each blob that a commit introduces, once. Against a base that is more
 * than what is new to the store: what a revert brings back is listed too, and what is only moved.
 */

import { MAX_PLACES, type CommitFacts, type Oid, type Place, type Places } from '../content.ts';
import type { Revisions } from './listing.ts';
import { OidTable } from './oid-table.ts';
import { OutputQueue } from './output-queue.ts';
import { RawLogParser, startRawLog } from './raw-log.ts';
import { oidLength, type Repository } from './repository.ts';
import { GitError } from './run.ts';
import { readTree } from './tokens.ts';

const NEWLINE = 0x0a;

/** No field but the last can hold a newline, and none a NUL. */
const FACTS_FORMAT = '%H%n%an%n%ae%n%aI%n%s';

/** A commit and what it introduces; paths as Latin-1. */
export interface CommitIntroductions {
  readonly oid: Oid;
  readonly blobs: readonly { readonly oid: Oid; readonly path: string }[];
}

export class Introductions {
  readonly #repository: Repository;
  readonly #hexLength: number;
  /** Children first. */
  readonly #commits: OidTable;
  readonly #blobs: OidTable;
  /** Pairs of the numbers of a blob and of a commit that introduces it, in the order of commits. */
  readonly #pairs = new IntegerList();
  readonly #submodules = new Set<string>();

  constructor(repository: Repository) {
    this.#repository = repository;
    this.#hexLength = oidLength(repository);
    this.#commits = new OidTable(this.#hexLength);
    this.#blobs = new OidTable(this.#hexLength);
  }

  /** How many paths were submodules at some time. */
  get submodules(): number {
    return this.#submodules.size;
  }

  /** Whether a blob or commit has been listed, or noted as known. */
  has(oid: string): boolean {
    return this.#blobs.find(oid) !== undefined || this.hasCommit(oid);
  }

  hasCommit(oid: string): boolean {
    return this.#commits.find(oid) !== undefined;
  }

  /** Notes an object that comes from elsewhere. Returns whether it was not known. */
  note(oid: string): boolean {
    if (this.has(oid)) return false;
    this.#blobs.addHex(oid);
    return true;
  }

  /** Lines `<oid>` of commits and `<oid> <path>` of blobs; a path with a newline ends there. */
  async *list(revisions: Revisions): AsyncGenerator<Uint8Array, void, undefined> {
    const lines = new LineBuffer();
    let commit = 0;
    const parser = new RawLogParser(this.#hexLength, {
      commit: (bytes, start) => {
        commit = this.#commits.add(bytes, start);
        lines.add(bytes, start, start + this.#hexLength);
        lines.end();
      },
      blob: (bytes, oidAt, pathStart, pathEnd) => {
        const known = this.#blobs.size;
        const blob = this.#blobs.add(bytes, oidAt);
        this.#pairs.push(blob, commit);
        if (blob < known) return;
        // With the blank behind the id.
        lines.add(bytes, oidAt, oidAt + this.#hexLength + 1);
        lines.add(bytes, pathStart, lineEnd(bytes, pathStart, pathEnd));
        lines.end();
      },
      submodule: (bytes, pathStart, pathEnd) => {
        this.#submodules.add(bytes.toString('latin1', pathStart, pathEnd));
      },
    });
    const log = startRawLog(this.#repository.git, '%H', revisions, '--author-date-order');
    const output = new OutputQueue(log);
    try {
      for (let chunk = await output.next(); chunk !== undefined; chunk = await output.next()) {
        parser.push(chunk);
        const listed = lines.take();
        if (listed.length > 0) yield listed;
      }
      parser.end();
      yield lines.take();
      await log.exit;
    } finally {
      log.kill();
    }
  }

  /** The same for what is known already, newest first; only a part of the blobs may be in it. */
  listKnown(known: readonly CommitIntroductions[]): Uint8Array {
    const lines: string[] = [];
    for (const { oid, blobs } of known) {
      const commit = this.#commits.addHex(oid);
      lines.push(oid);
      for (const { oid: blob, path } of blobs) {
        const size = this.#blobs.size;
        const number = this.#blobs.addHex(blob);
        this.#pairs.push(number, commit);
        if (number === size) lines.push(`${blob} ${path.split('\n', 1)[0] ?? ''}`);
      }
    }
    return Buffer.from(lines.map((line) => `${line}\n`).join(''), 'latin1');
  }

  /**
   * Where those of the `wanted` blobs and commits are that were listed.
   * @param head what counts as HEAD
   * @param options.isDamaged the repository is known to be: what cannot be read is left out
   */
  async locate(
    wanted: ReadonlySet<Oid>,
    head: Oid | undefined,
    options: { readonly isDamaged: boolean },
  ): Promise<Map<Oid, Places>> {
    const { counts, commits } = this.#introducing(wanted);
    const atHead = new Map<Oid, Set<string>>();
    const places = new Map<Oid, Place[]>();
    const note = (oid: Oid, place: Place): void => {
      const known = places.get(oid);
      if (known === undefined) places.set(oid, [place]);
      else if (known.length < MAX_PLACES) known.push(place);
    };
    try {
      if (head !== undefined) await this.#findPaths(head, wanted, atHead);
      await this.#visit(commits, (commit, blobs) => {
        if (wanted.has(commit.oid)) {
          note(commit.oid, { kind: 'commit-message', oid: commit.oid, commit });
        }
        for (const { oid, path } of blobs) {
          if (!wanted.has(oid)) continue;
          const isAtHead = atHead.get(oid)?.has(path) === true;
          note(oid, { kind: 'blob', oid, path, commit, atHead: isAtHead });
        }
      });
    } catch (error) {
      if (!options.isDamaged || !(error instanceof GitError)) throw error;
    }
    const found = new Map<Oid, Places>();
    for (const [oid, of] of places) {
      const { count, order } = counts.get(oid) ?? { count: of.length, order: 0 };
      // A message is not in a tree, so the question does not arise.
      const isBlob = of[0]?.kind === 'blob';
      found.set(oid, { places: of, count, order, ...(isBlob ? { atHead: atHead.has(oid) } : {}) });
    }
    return found;
  }

  /** How often each of the wanted is introduced, and the first commits that do, oldest first. */
  #introducing(wanted: ReadonlySet<Oid>): { counts: Map<Oid, Introduced>; commits: Set<number> } {
    const counts = new Map<Oid, Introduced>();
    const numbers = new Map<number, Oid>();
    const commits = new Set<number>();
    for (const oid of wanted) {
      const blob = this.#blobs.find(oid);
      if (blob !== undefined) numbers.set(blob, oid);
      const commit = this.#commits.find(oid);
      if (commit === undefined) continue;
      commits.add(commit);
      counts.set(oid, { count: 1, order: this.#commits.size - commit });
    }
    for (let at = this.#pairs.length - 2; at >= 0; at -= 2) {
      const oid = numbers.get(this.#pairs.at(at));
      if (oid === undefined) continue;
      const commit = this.#pairs.at(at + 1);
      const known = counts.get(oid);
      if (known === undefined) counts.set(oid, { count: 1, order: this.#commits.size - commit });
      else known.count += 1;
      if ((known?.count ?? 1) <= MAX_PLACES) commits.add(commit);
    }
    return { counts, commits: new Set([...commits].toSorted((a, b) => b - a)) };
  }

  /** Looks at some commits again, in the order given: their facts, and the blobs they introduce. */
  async #visit(
    commits: ReadonlySet<number>,
    visit: (commit: CommitFacts, blobs: readonly { oid: Oid; path: string }[]) => void,
  ): Promise<void> {
    if (commits.size === 0) return;
    let commit: CommitFacts | undefined;
    let blobs: { oid: Oid; path: string }[] = [];
    const finish = (): void => {
      if (commit !== undefined) visit(commit, blobs);
      blobs = [];
    };
    const parser = new RawLogParser(this.#hexLength, {
      commit: (bytes, start, end) => {
        finish();
        commit = factsOf(bytes.toString('utf8', start, end));
      },
      blob: (bytes, oidAt, pathStart, pathEnd) => {
        const oid = bytes.toString('latin1', oidAt, oidAt + this.#hexLength) as Oid;
        blobs.push({ oid, path: bytes.toString('utf8', pathStart, pathEnd) });
      },
      submodule: () => undefined,
    });
    const heads = [...commits].map((number) => this.#commits.at(number) as Oid);
    const revisions: Revisions = { refs: [], heads, bases: [] };
    const log = startRawLog(this.#repository.git, FACTS_FORMAT, revisions, '--no-walk=unsorted');
    try {
      for await (const chunk of log.stdout as AsyncIterable<Buffer>) parser.push(chunk);
      parser.end();
      finish();
      await log.exit;
    } finally {
      log.kill();
    }
  }

  /** Notes the paths of wanted blobs in a commit's tree. */
  async #findPaths(
    commit: Oid,
    wanted: ReadonlySet<Oid>,
    found: Map<Oid, Set<string>>,
  ): Promise<void> {
    await readTree(this.#repository.git, commit, ({ oid, path }) => {
      if (!wanted.has(oid)) return;
      const paths = found.get(oid) ?? new Set<string>();
      found.set(oid, paths.add(path.toString('utf8')));
    });
  }
}

interface Introduced {
  count: number;
  /** Lower came in earlier. */
  readonly order: number;
}

function factsOf(text: string): CommitFacts {
  const [oid = '', author = '', email = '', date = '', ...subject] = text.split('\n');
  return { oid: oid as Oid, author, email, date, subject: subject.join('\n') };
}

function lineEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== NEWLINE) at += 1;
  return at;
}

/** Puts lines together from pieces of other buffers. */
class LineBuffer {
  #bytes: Buffer = Buffer.allocUnsafe(64 * 1024);
  #length = 0;

  /** Byte by byte, which is faster than to call for a copy of so few. */
  add(bytes: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    const target = this.#bytes;
    let to = this.#length;
    for (let from = start; from < end; from += 1, to += 1) target[to] = bytes[from] ?? 0;
    this.#length = to;
  }

  end(): void {
    this.#reserve(1);
    this.#bytes[this.#length] = NEWLINE;
    this.#length += 1;
  }

  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return taken;
  }

  #reserve(length: number): void {
    if (this.#length + length <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.#length + length));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** A list of small integers in four bytes each. */
class IntegerList {
  #items = new Int32Array(1024);
  length = 0;

  push(...items: [number, number]): void {
    if (this.length + 2 > this.#items.length) {
      const larger = new Int32Array(2 * this.#items.length);
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.length] = items[0];
    this.#items[this.length + 1] = items[1];
    this.length += 2;
  }

  at(index: number): number {
    return this.#items[index] ?? -1;
  }
}
