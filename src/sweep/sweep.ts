/**
 * The sweep of a repository's objects: reads packs and loose objects itself, each object once and of
 * a delta only what is new, and tells which objects are worth a look. All others are clean.
 *
 * The sweep decides nothing about findings. Whatever it names is read again through git, with its path
 * known, and looked at where the sweep says that something may be found.
 */

import type { Oid } from '../content.ts';
import { oidLength, type Repository } from '../git/repository.ts';
import type { OidList } from '../pack/oid-list.ts';
import { looseObjects, openStore } from '../pack/store.ts';
import {
  isListed,
  isUnreadable,
  openIndex,
  openTables,
  packKey,
  type IndexedPack,
  type PackTables,
} from '../pack/tables.ts';
import { addCounts, type Counts } from './counts.ts';
import { shareOut, threadsFor, type CrewTerms } from './crew.ts';
import { sweepLoose } from './loose.ts';
import { noSwathe, PackSwathe, type Swathe } from './swathe.ts';
import { Sweeper, type RulesForSweep } from './sweeper.ts';
import { cutTasks, workOf } from './task.ts';

/** What is known of a store, by the keys of its packs. */
export interface StoreKnowledge {
  readonly packs: ReadonlyMap<string, Swathe>;
  readonly loose: Swathe;
  /** Ids of loose objects, in hex. */
  readonly looseOids: ReadonlySet<string>;
}

/** What a sweep has come to. */
export interface SweptStore {
  /** The very object that was handed in if nothing is new. */
  readonly knowledge: StoreKnowledge;
  /** Whether the store has the object, in hex, as far as it was looked through. */
  readonly has: (oid: string) => boolean;
  /** Of those packs that were looked through now. */
  readonly tables: readonly PackTables[];
}

export interface SweepProgress {
  readonly type: 'sweep';
  /** Contents that were searched since the last one, and their bytes. */
  readonly contents: number;
  readonly bytes: number;
}

export interface SweepOptions {
  /** What this thread needs. */
  readonly sweeper: () => Promise<RulesForSweep>;
  /** What a worker makes the same of: plain data, or memory that can be shared. */
  readonly setup: unknown;
  /** Most threads to use, this one included. */
  readonly jobs: number;
  /** About its workers; default: those of the build. */
  readonly crew?: CrewTerms;
  /** What an earlier sweep with the same rules has found out. */
  readonly known?: StoreKnowledge | undefined;
}

/**
 * Sweeps all objects of the repository's store that are not known yet. Returns undefined if there is
 * something in the store that it does not understand: then everything has to be read through git.
 */
export async function* sweep(
  repository: Repository,
  options: SweepOptions,
): AsyncGenerator<SweepProgress, SweptStore | undefined> {
  const oidBytes = oidLength(repository) / 2;
  try {
    const store = openStore(repository);
    const paths = new Map(store.packs.map((path) => [packKey(path, oidBytes), path]));
    const loose = new Map(
      store.directories.flatMap((directory) => [...looseObjects(directory, 2 * oidBytes)]),
    );
    const known = stillTrue(options.known, paths, loose, oidBytes);
    if (known !== undefined) yield progressOf(known);
    const { knowledge, tables } = yield* new StoreSweep(paths, loose, oidBytes, known).run(options);
    const has = presence([...paths.values()], knowledge.looseOids, oidBytes);
    return { knowledge, has, tables };
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}

/** Opens the indexes when they are first asked: most often nobody asks. */
function presence(
  packs: readonly string[],
  loose: ReadonlySet<string>,
  oidBytes: number,
): SweptStore['has'] {
  let lists: OidList[] | undefined;
  return (oid) => {
    if (loose.has(oid)) return true;
    lists ??= packs.flatMap((path) => listedIn(path, oidBytes));
    return isListed(lists, Buffer.from(oid, 'hex'), 0);
  };
}

/** Nothing if the pack has gone: then its objects are asked of git. */
function listedIn(path: string, oidBytes: number): OidList[] {
  try {
    return [openIndex(path, oidBytes).index.oids];
  } catch (error) {
    if (isUnreadable(error)) return [];
    throw error;
  }
}

/**
 * What is known, unless something has gone since: then objects that others name may have gone with
 * it, and everything has to be looked at again. With a new pack that is so for loose objects: they may
 * be in it, and count once.
 */
function stillTrue(
  known: StoreKnowledge | undefined,
  paths: ReadonlyMap<string, string>,
  loose: ReadonlyMap<string, string>,
  oidBytes: number,
): StoreKnowledge | undefined {
  if (known === undefined) return undefined;
  for (const key of known.packs.keys()) if (!paths.has(key)) return undefined;
  const isNew = [...paths.keys()].some((key) => !known.packs.has(key));
  const kept = isNew
    ? { packs: known.packs, loose: noSwathe(), looseOids: new Set<string>() }
    : known;
  const gone = [...known.looseOids].filter((oid) => !loose.has(oid));
  if (gone.length === 0) return kept;
  // As a rule they have been packed.
  const lists = [...paths.values()].map((path) => openIndex(path, oidBytes).index.oids);
  const areThere = gone.every((oid) => isListed(lists, Buffer.from(oid, 'hex'), 0));
  return areThere ? kept : undefined;
}

function progressOf({ packs, loose }: StoreKnowledge): SweepProgress {
  let { contents, bytes } = loose.counts;
  for (const { counts } of packs.values()) {
    contents += counts.contents;
    bytes += counts.bytes;
  }
  return { type: 'sweep', contents, bytes };
}

class StoreSweep {
  readonly #paths: ReadonlyMap<string, string>;
  readonly #loose: ReadonlyMap<string, string>;
  readonly #oidBytes: number;
  readonly #known: StoreKnowledge | undefined;

  constructor(
    paths: ReadonlyMap<string, string>,
    loose: ReadonlyMap<string, string>,
    oidBytes: number,
    known: StoreKnowledge | undefined,
  ) {
    this.#paths = paths;
    this.#loose = loose;
    this.#oidBytes = oidBytes;
    this.#known = known;
  }

  async *run(options: SweepOptions): AsyncGenerator<SweepProgress, Omit<SweptStore, 'has'>> {
    const known = this.#known;
    const freshKeys = [...this.#paths.keys()].filter((key) => known?.packs.has(key) !== true);
    const freshLoose = [...this.#loose].filter(([oid]) => known?.looseOids.has(oid) !== true);
    if (known !== undefined && freshKeys.length + freshLoose.length === 0) {
      return { knowledge: known, tables: [] };
    }
    const indexed = [...this.#paths.values()].map((path) => openIndex(path, this.#oidBytes));
    const packs = this.#openFresh(freshKeys, indexed);
    const lists = indexed.map(({ index }) => index.oids);
    const rules = await options.sweeper();
    const sweeper = new Sweeper(packs, lists, { ...rules, oidBytes: this.#oidBytes });
    try {
      const swathes = yield* this.#sweepPacks(packs, lists, sweeper, options);
      const unpacked = freshLoose.filter(([oid]) => !isListed(lists, Buffer.from(oid, 'hex'), 0));
      const loose = sweepLoose(unpacked, sweeper);
      yield progress(loose.counts);
      const knowledge = {
        packs: new Map([
          ...(known?.packs ?? []),
          ...freshKeys.map((key, index): [string, Swathe] => [key, swathes[index] ?? loose]),
        ]),
        loose: known === undefined ? loose : addSwathes(known.loose, loose),
        looseOids: new Set(this.#loose.keys()),
      };
      return { knowledge, tables: packs };
    } finally {
      sweeper.close();
    }
  }

  #openFresh(keys: readonly string[], indexed: readonly IndexedPack[]): PackTables[] {
    const fresh = new Set(keys.map((key) => this.#paths.get(key)));
    const counted = indexed.filter(({ path }) => !fresh.has(path));
    const packs: PackTables[] = [];
    for (const key of keys) {
      const pack = indexed.find(({ path }) => path === this.#paths.get(key));
      if (pack === undefined) continue;
      packs.push(openTables(pack, counted));
      counted.push(pack);
    }
    return packs;
  }

  async *#sweepPacks(
    packs: readonly PackTables[],
    lists: readonly OidList[],
    sweeper: Sweeper,
    { setup, jobs, crew }: SweepOptions,
  ): AsyncGenerator<SweepProgress, Swathe[]> {
    const threads = threadsFor(workOf(packs), jobs, crew);
    const tasks = cutTasks(packs, threads);
    const swathes = packs.map((pack) => new PackSwathe(pack));
    const counter = new Int32Array(new SharedArrayBuffer(4));
    const assignment = { setup, packs, lists, tasks, oidBytes: this.#oidBytes, counter };
    const waiting = new Set(tasks);
    for await (const { task, findings } of shareOut(assignment, threads - 1, sweeper, crew)) {
      const answered = tasks[task];
      if (answered === undefined || !waiting.delete(answered)) continue;
      swathes[answered.pack]?.add(findings);
      yield progress(findings.counts);
    }
    for (const task of waiting) swathes[task.pack]?.giveUp(task);
    return swathes.map((swathe) => swathe.sum());
  }
}

function progress({ contents, bytes }: Counts): SweepProgress {
  return { type: 'sweep', contents, bytes };
}

function addSwathes(a: Swathe, b: Swathe): Swathe {
  return {
    suspects: [...a.suspects, ...b.suspects],
    unread: a.unread + b.unread,
    sawName: a.sawName || b.sawName,
    absent: [...new Set<Oid>([...a.absent, ...b.absent])],
    counts: addCounts(a.counts, b.counts),
  };
}
