/** Puts the sweep of a history together: the rules, the threads, and what a worker has to know. */

import { availableParallelism } from 'node:os';
import type { Oid } from '../content.ts';
import type { Revisions } from '../git/listing.ts';
import { isPartialClone } from '../git/repository.ts';
import { locateIn } from '../locate/locate.ts';
import { pathNames } from '../match/path-names.ts';
import { buildTables } from '../match/prefilter-tables.ts';
import type { RuleSource } from '../match/rule-source.ts';
import { Sieve } from '../match/sieve.ts';
import type { Sweep } from '../source/history.ts';
import { SearchTables } from '../sweep/search.ts';
import { sweep } from '../sweep/sweep.ts';
import type { RulesForSweep } from '../sweep/sweeper.ts';

/** What a thread has to know beside the rules; plain data. */
export interface SweepSetup {
  /** Milliseconds since the epoch that expiry is judged against. */
  readonly now: number;
  /** Ids of rules that apply to every path. */
  readonly everywhere: ReadonlySet<string>;
  /** Bytes. */
  readonly maxSize: number;
}

/** @param jobs most threads to use */
export function sweepWith(rules: RuleSource, setup: SweepSetup, jobs: number | undefined): Sweep {
  return async function* (repository) {
    // Where objects are missing on purpose, git must say which.
    if (await isPartialClone(repository)) return undefined;
    const sweeping = sweep(repository, {
      sweeper: () => openSweeper(rules, setup),
      setup,
      jobs: jobs ?? availableParallelism(),
    });
    for (;;) {
      const next = await sweeping.next();
      if (next.done !== true) {
        yield { type: 'passed', contents: next.value.contents, bytes: next.value.bytes };
        continue;
      }
      if (next.value === undefined) return undefined;
      const swept = next.value;
      const { suspects, absent, sawName, counts } = swept;
      // Where a shallow clone ends objects are absent that nobody misses; git knows where that is.
      const unclear = repository.shallow ? 1 : 0;
      const paths = sawName ? await pathsOf(rules) : [];
      return {
        isWanted: (oid, path) =>
          suspects.has(oid as Oid) ||
          absent.has(oid as Oid) ||
          (path !== '' && paths.some((pattern) => pattern.test(path))),
        isClean: suspects.size + absent.size + unclear === 0 && paths.length === 0,
        // Where objects are absent, or all paths have to be looked at, git walks the history.
        ...(absent.size + unclear > 0 || paths.length > 0
          ? {}
          : {
              locate: (revisions: Revisions) => locateIn(repository, swept, revisions, suspects),
            }),
        commits: counts.commits,
        skipped: {
          ...(counts.binary > 0 ? { binary: counts.binary } : {}),
          ...(counts.oversized > 0 ? { oversized: counts.oversized } : {}),
          ...(counts.lfsPointers > 0 ? { 'lfs-pointer': counts.lfsPointers } : {}),
        },
      };
    }
  };
}

/** What one thread sweeps with. */
export async function openSweeper(rules: RuleSource, setup: SweepSetup): Promise<RulesForSweep> {
  const compiled = await rules.load();
  const { tables } = rules;
  const names = pathNames([...compiled.byId.values()]);
  return {
    judge: new Sieve({ rules: compiled, tables, now: setup.now, everywhere: setup.everywhere }),
    keywords: new SearchTables(tables),
    names:
      names === undefined || names.length === 0 ? undefined : new SearchTables(buildTables(names)),
    maxSize: setup.maxSize,
  };
}

async function pathsOf(rules: RuleSource): Promise<RegExp[]> {
  const { byId } = await rules.load();
  return [...byId.values()].flatMap(({ paths }) => paths ?? []);
}
