/** Everything that any ref reaches, and on request what nothing reaches any more. */

import type { Content, Oid } from '../content.ts';
import type { Problem } from '../error.ts';
import type { Revisions } from '../git/listing.ts';
import { findTips, objectTypes, type Tips } from '../git/refs.ts';
import type { Repository } from '../git/repository.ts';
import { readTree } from '../git/tokens.ts';
import { ObjectContents } from './objects.ts';
import type { Source } from './source.ts';

export interface HistoryOptions {
  /** Also objects in the store that no ref reaches. */
  readonly unreachable: boolean;
  /** Only what these commits reach; default: what any ref reaches. */
  readonly heads?: readonly Oid[];
  /** What is scanned, in words. */
  readonly scope?: string;
  /** How to get what a shallow clone lacks; default: the command for a clone of one's own. */
  readonly shallowAdvice?: string;
}

const SUBMODULE = '160000';

/**
 * The source for `keyscan history`. An empty repository has no contents, and that is no error. If
 * the history cannot be followed because commits or trees are damaged, everything that the store
 * has is scanned: more than asked for rather than less.
 */
export function historySource(repository: Repository, options: HistoryOptions): Source {
  const objects = new ObjectContents(repository, options.shallowAdvice);
  let revisions: Revisions = { refs: [], heads: [], bases: [] };
  let refs: number | undefined;

  async function* contents(): AsyncGenerator<Content | Problem> {
    const tips = await tipsFor(repository, options.heads);
    refs = tips.refs;
    yield* tips.problems;
    objects.hasBrokenTips = tips.problems.length > 0;
    // What the reflog or the index still holds comes with commit and path that way.
    const more = options.unreachable ? ['--reflog', '--indexed-objects'] : [];
    revisions = { refs: more, heads: tips.heads, bases: [] };

    if (options.unreachable || objects.hasGap) objects.listed = new Set();
    if (tips.heads.length + more.length > 0) yield* objects.reachable(revisions);
    yield* objects.tags(tips.tags);
    const isPartOfStore = options.heads !== undefined;
    if (options.unreachable || (objects.hasGap && !isPartOfStore)) yield* objects.rest();
    await countSubmodules();
    yield* objects.problems(repository.shallow);
  }

  async function countSubmodules(): Promise<void> {
    if (repository.head === undefined || objects.isDamaged) return;
    await readTree(repository.git, repository.head, ({ mode }) => {
      if (mode === SUBMODULE) objects.skip('submodule');
    });
  }

  return {
    mode: 'history',
    contents,
    locate: (oids) => objects.locate(revisions, oids),
    facts: () => ({
      scope: options.scope ?? (options.unreachable ? 'all objects, reachable or not' : 'all refs'),
      commits: objects.commits,
      skipped: objects.skipped,
      ...(refs === undefined ? {} : { refs }),
    }),
  };
}

async function tipsFor(
  repository: Repository,
  heads: readonly Oid[] | undefined,
): Promise<Pick<Tips, 'heads' | 'tags' | 'problems'> & { readonly refs?: number }> {
  if (heads === undefined) return await findTips(repository);
  const types = await objectTypes(repository.git, heads);
  return { heads, tags: heads.filter((oid) => types.get(oid) === 'tag'), problems: [] };
}
