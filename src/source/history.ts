/** Everything that any ref reaches, and on request what nothing reaches any more. */

import type { Content, Oid, Places } from '../content.ts';
import type { Problem } from '../error.ts';
import { allRevisions, listBlobs, listCommits, listRefs, type Revisions } from '../git/listing.ts';
import { locate } from '../git/locate.ts';
import type { Repository } from '../git/repository.ts';
import { listUnreachable } from '../git/unreachable.ts';
import { ObjectContents, requestsFor } from './objects.ts';
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

/** The source for `keyscan history`. An empty repository has no contents, and that is no error. */
export function historySource(repository: Repository, options: HistoryOptions): Source {
  const { git } = repository;
  const objects = new ObjectContents(repository, options.shallowAdvice);
  let revisions: Revisions | undefined;
  let refs = 0;

  async function findRevisions(): Promise<Revisions> {
    if (options.heads !== undefined) return { refs: [], heads: options.heads, bases: [] };
    return await allRevisions(repository);
  }

  async function* contents(): AsyncGenerator<Content | Problem> {
    revisions = await findRevisions();
    const { count, tags } = await listRefs(git);
    refs = count;
    const missing = (oid: string): void => {
      objects.missing(oid);
    };
    if (options.unreachable) {
      yield* objects.read(listUnreachable(git));
    } else {
      yield* objects.read(listBlobs(git, revisions, missing));
      yield* objects.read(listCommits(git, revisions));
      yield* objects.read(requestsFor(tags));
    }
    yield* objects.problems(repository.shallow);
  }

  return {
    mode: 'history',
    contents,
    async locate(oids: ReadonlySet<Oid>): Promise<ReadonlyMap<Oid, Places>> {
      return await locate(repository, revisions ?? (await findRevisions()), oids);
    },
    facts: () => ({
      scope: options.scope ?? (options.unreachable ? 'all objects, reachable or not' : 'all refs'),
      refs,
      commits: objects.commits,
      skipped: objects.skipped,
    }),
  };
}
