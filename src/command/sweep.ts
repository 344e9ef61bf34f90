/** Puts the sweep of a history together: the rules, the threads, the ledger. */

import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Oid } from '../content.ts';
import type { CommitIntroductions } from '../git/introductions.ts';
import type { Revisions } from '../git/listing.ts';
import { emptyTree, isPartialClone, type Repository } from '../git/repository.ts';
import { supportsKernel } from '../kernel/kernel.ts';
import { readLedger, writeLedger, type Ledger, type Located } from '../ledger/ledger.ts';
import { locateIn } from '../locate/locate.ts';
import { pathNames } from '../match/path-names.ts';
import { buildTables } from '../match/prefilter-tables.ts';
import { Sieve } from '../match/sieve.ts';
import type { DigestedRules } from '../match/stored-rules.ts';
import type { PackTables } from '../pack/tables.ts';
import type { Sweep, Swept } from '../source/history.ts';
import { addCounts, noCounts, type Counts } from '../sweep/counts.ts';
import { CREW } from '../sweep/crew.ts';
import { SearchTables } from '../sweep/search.ts';
import { sweep, type StoreKnowledge, type SweptStore } from '../sweep/sweep.ts';
import type { Suspect } from '../sweep/swathe.ts';
import type { RulesForSweep } from '../sweep/sweeper.ts';
import { VERSION } from '../version.ts';

/** What a thread has to know beside the rules; plain data. */
export interface SweepSetup {
  /** Milliseconds since the epoch that expiry is judged against. */
  readonly now: number;
  /** Ids of rules that apply to every path. */
  readonly everywhere: ReadonlySet<string>;
  /** Bytes. */
  readonly maxSize: number;
  /** The text of the configuration, from which a worker gets the same rules. */
  readonly config: string;
}

export interface SweepOptions {
  /** How many threads to use; default: as many as there are processors, and as are worth it. */
  readonly jobs: number | undefined;
  /** Where the ledger of a repository is; undefined for none. */
  readonly ledger: (repository: Repository) => string | undefined;
}

export function sweepWith(rules: DigestedRules, setup: SweepSetup, options: SweepOptions): Sweep {
  const digest = digestOf(rules, setup);
  return async function* (repository) {
    // Where objects are missing on purpose, git must say which.
    if (!supportsKernel() || (await isPartialClone(repository))) return undefined;
    const path = options.ledger(repository);
    const ledger = path === undefined ? undefined : readLedger(path, digest);
    const known = ledger === undefined ? undefined : knowledgeOf(ledger);
    const sweeping = sweep(repository, {
      sweeper: () => openSweeper(rules, setup),
      setup,
      jobs: options.jobs ?? availableParallelism(),
      // Whoever asks for threads gets them, worth it or not.
      ...(options.jobs === undefined ? {} : { crew: { ...CREW, worth: 1 } }),
      known,
    });
    let next = await sweeping.next();
    for (; next.done !== true; next = await sweeping.next()) {
      yield { type: 'passed', contents: next.value.contents, bytes: next.value.bytes };
    }
    if (next.value === undefined) return undefined;
    const { knowledge } = next.value;
    const book = new Book(path, digest, ledger, knowledge);
    if (knowledge !== known) book.write(ledger?.located);
    return await select(repository, rules, next.value, book);
  };
}

/** The ledger while it is in use. */
class Book {
  readonly #path: string | undefined;
  readonly #digest: string;
  readonly #ledger: Ledger | undefined;
  readonly #knowledge: StoreKnowledge;

  constructor(
    path: string | undefined,
    digest: string,
    ledger: Ledger | undefined,
    knowledge: StoreKnowledge,
  ) {
    this.#path = path;
    this.#digest = digest;
    this.#ledger = ledger;
    this.#knowledge = knowledge;
  }

  located(key: string): Located | undefined {
    const located = this.#ledger?.located;
    return located?.key === key ? located : undefined;
  }

  write(located: Ledger['located']): void {
    const { packs, loose, looseOids } = this.#knowledge;
    // What could not be read is to be tried again.
    const whole = [...packs].filter(([, { unread }]) => unread === 0);
    if (this.#path === undefined || whole.length < packs.size || loose.unread > 0) return;
    writeLedger(this.#path, this.#digest, {
      packs: Object.fromEntries(whole),
      loose,
      looseOids: [...looseOids],
      ...(located === undefined ? {} : { located }),
    });
  }
}

/** Which objects are still to be read, and how to find out where they come in. */
async function select(
  repository: Repository,
  rules: DigestedRules,
  { knowledge, has, tables }: SweptStore,
  book: Book,
): Promise<Swept> {
  const swathes = [...knowledge.packs.values(), knowledge.loose];
  const suspects = new Map(
    swathes.flatMap((swathe) => swathe.suspects.map((it): [string, Suspect] => [it.oid, it])),
  );
  // What was absent from one pack may have come with another since.
  const isAbsent = (oid: Oid): boolean => oid !== emptyTree(repository) && !has(oid);
  const hasGap = swathes.some(({ absent }) => absent.some(isAbsent));
  const paths = swathes.some(({ sawName }) => sawName) ? await pathsOf(rules) : [];
  // Where a shallow clone ends objects are absent that nobody misses; git knows where that is. And
  // where all paths have to be looked at, git walks the history.
  const needsGit = repository.shallow || hasGap || paths.length > 0;
  const counts = swathes.reduce((sum, swathe) => addCounts(sum, swathe.counts), noCounts());
  const isTelling = (path: string): boolean =>
    path !== '' && paths.some((pattern) => pattern.test(path));
  const places = new Places(repository, suspects, tables, book);
  return {
    // Whatever git has that was not looked through, or says is missing, is wanted as well.
    isWanted: (oid, path) => places.isWanted(oid) || !has(oid) || isTelling(path),
    hasPassed: (oid) => has(oid) && suspects.get(oid)?.unread !== true,
    keywords: (oid, path) => (isTelling(path) ? undefined : suspects.get(oid)?.keywords),
    remember: (found) => {
      places.remember(found);
    },
    isClean: suspects.size === 0 && !needsGit,
    ...(needsGit
      ? {}
      : {
          // Behind a tip that was not looked through there is more than is known of.
          locate: async (revisions: Revisions) =>
            revisions.heads.every(has) ? await places.locate(revisions) : undefined,
        }),
    commits: counts.commits,
    skipped: skippedOf(counts),
  };
}

/** Where the suspects come in, and which of them are worth a second look. */
class Places {
  readonly #repository: Repository;
  readonly #suspects: ReadonlyMap<string, Suspect>;
  readonly #tables: readonly PackTables[];
  readonly #book: Book;
  #located: Located | undefined;
  /** Those that an earlier scan of the same history found something in; undefined if none was. */
  #found: ReadonlySet<string> | undefined;

  constructor(
    repository: Repository,
    suspects: ReadonlyMap<string, Suspect>,
    tables: readonly PackTables[],
    book: Book,
  ) {
    this.#repository = repository;
    this.#suspects = suspects;
    this.#tables = tables;
    this.#book = book;
  }

  isWanted(oid: string): boolean {
    return this.#found?.has(oid) ?? this.#suspects.has(oid);
  }

  async locate(revisions: Revisions): Promise<readonly CommitIntroductions[] | undefined> {
    const suspects = new Set([...this.#suspects.values()].map(({ oid }) => oid));
    // The reflog has no tips that could be named here.
    const isFixed = revisions.refs.length === 0;
    const key = hash([...revisions.heads.toSorted(), '', ...[...suspects].toSorted()]);
    const known = isFixed ? this.#book.located(key) : undefined;
    if (known !== undefined) {
      this.#located = known;
      this.#found = known.found && new Set(known.found);
      return known.commits;
    }
    const commits = await locateIn(this.#repository, revisions, suspects, this.#tables);
    if (commits === undefined || !isFixed) return commits;
    this.#located = { key, commits };
    this.#book.write(this.#located);
    return commits;
  }

  /** What a path is decides what is found, so it holds for the same history only. */
  remember(found: ReadonlySet<Oid>): void {
    if (this.#located === undefined || this.#found !== undefined) return;
    const { key, commits } = this.#located;
    this.#book.write({ key, commits, found: [...found].filter((oid) => this.#suspects.has(oid)) });
  }
}

function skippedOf({ binary, oversized, lfsPointers }: Counts): Swept['skipped'] {
  return {
    ...(binary > 0 ? { binary } : {}),
    ...(oversized > 0 ? { oversized } : {}),
    ...(lfsPointers > 0 ? { 'lfs-pointer': lfsPointers } : {}),
  };
}

function knowledgeOf({ packs, loose, looseOids }: Ledger): StoreKnowledge {
  return { packs: new Map(Object.entries(packs)), loose, looseOids: new Set(looseOids) };
}

/** Of all that the answer of a sweep depends on beside the objects. */
function digestOf(rules: DigestedRules, { everywhere, maxSize, config }: SweepSetup): string {
  return hash([VERSION, rules.digest, String(maxSize), config, ...[...everywhere].toSorted()]);
}

function hash(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** What one thread sweeps with. */
export async function openSweeper(rules: DigestedRules, setup: SweepSetup): Promise<RulesForSweep> {
  const { compiled, tables } = await rules.whole();
  const names = pathNames([...compiled.byId.values()]);
  return {
    judge: new Sieve({ rules: compiled, tables, now: setup.now, everywhere: setup.everywhere }),
    keywords: new SearchTables(tables),
    names: names === undefined ? 'any' : tablesOf(names),
    maxSize: setup.maxSize,
  };
}

function tablesOf(names: Parameters<typeof buildTables>[0]): SearchTables | undefined {
  return names.length === 0 ? undefined : new SearchTables(buildTables(names));
}

async function pathsOf(rules: DigestedRules): Promise<RegExp[]> {
  const { byId } = await rules.load();
  return [...byId.values()].flatMap(({ paths }) => paths ?? []);
}
