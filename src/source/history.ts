/** Everything that any ref reaches, and on request what nothing reaches any more. */

import type { Oid } from '../content.ts';
import type { SkipReason } from '../finding.ts';
import { findTips, objectTypes, type Tips } from '../git/refs.ts';
import type { Repository } from '../git/repository.ts';
import { flatten, ObjectContents, type Batch, type Selection } from './objects.ts';
import type { Passed, Source } from './source.ts';

export interface HistoryOptions {
  /** Also objects in the store that no ref reaches. */
  readonly unreachable: boolean;
  /** Only what these commits reach; default: what any ref reaches. */
  readonly heads?: readonly Oid[];
  /** What is scanned, in words. */
  readonly scope?: string;
  /** How to get what a shallow clone lacks; default: the command for a clone of one's own. */
  readonly shallowAdvice?: string;
  /** Looks through the store beforehand, so that only what is worth it is read through git. */
  readonly sweep?: Sweep;
}

/** Ends with which objects must be read, or undefined for all of them. */
export type Sweep = (repository: Repository) => AsyncGenerator<Passed, Swept | undefined>;

export interface Swept extends Selection {
  /** Whether `isWanted` can be true of anything. */
  readonly isClean: boolean;
  readonly commits: number;
  readonly skipped: Partial<Record<SkipReason, number>>;
}

/**
 * The source for `keyscan history`. An empty repository has no contents, and that is no error. If
 * the history cannot be followed because commits or trees are damaged, everything that the store
 * has is scanned: more than asked for rather than less.
 */
export function historySource(repository: Repository, options: HistoryOptions): Source {
  const objects = new ObjectContents(repository, options.shallowAdvice);
  let refs: number | undefined;
  let swept: Swept | undefined;

  async function* batches(): AsyncGenerator<Batch> {
    const tips = await tipsFor(repository, options.heads);
    refs = tips.refs;
    yield tips.problems;
    objects.hasBrokenTips = tips.problems.length > 0;
    if (options.sweep !== undefined) {
      const sweep = options.sweep(repository);
      for (;;) {
        const next = await sweep.next();
        swept = next.done === true ? next.value : undefined;
        if (next.done === true) break;
        yield [next.value];
      }
      if (swept !== undefined) objects.readOnly(swept);
    }
    // A tip that the sweep has not seen shows that there is more than it knows of.
    const isWanted = swept?.isWanted ?? (() => true);
    if (swept?.isClean === true && ![...tips.types.keys()].some((oid) => isWanted(oid, ''))) {
      yield [...objects.problems(repository.shallow)];
      return;
    }
    // What the reflog still has comes with commit and path that way.
    const more = options.unreachable ? ['--reflog'] : [];
    const heads = options.heads ?? [...tips.types.keys()];
    if (heads.length > 0) yield* objects.introduced({ refs: more, heads, bases: [] });
    yield* objects.others(tips.types);
    const isPartOfStore = options.heads !== undefined;
    if (options.unreachable || (objects.hasGap && !isPartOfStore)) yield* objects.rest();
    yield [...objects.problems(repository.shallow)];
  }

  return {
    mode: 'history',
    contents: () => flatten(batches()),
    remember: (found) => swept?.remember(found),
    locate: (oids) => objects.locate(oids, repository.head),
    facts: () => ({
      scope: options.scope ?? (options.unreachable ? 'all objects, reachable or not' : 'all refs'),
      commits: objects.commits + (swept?.commits ?? 0),
      skipped: addSkipped(objects.skipped, swept?.skipped ?? {}),
      ...(refs === undefined ? {} : { refs }),
    }),
  };
}

function addSkipped(a: Swept['skipped'], b: Swept['skipped']): Swept['skipped'] {
  const sum = { ...a };
  for (const [key, count] of Object.entries(b)) {
    const reason = key as SkipReason;
    sum[reason] = (sum[reason] ?? 0) + count;
  }
  return sum;
}

async function tipsFor(
  repository: Repository,
  heads: readonly Oid[] | undefined,
): Promise<Pick<Tips, 'types' | 'problems'> & { readonly refs?: number }> {
  if (heads === undefined) return await findTips(repository);
  return { types: await objectTypes(repository.git, heads), problems: [] };
}
