/**
 * What commits add: every blob and message that some commits reach and others do not. Merges are
 * included with what only they hold, and so is a secret that one commit adds and the next removes.
 *
 * A blob that an older commit had already is not new to git. If the range brings it back to a path
 * where the base has something else, it is scanned all the same.
 */

import { isOid, type Oid } from '../content.ts';
import { ScanError } from '../error.ts';
import type { Revisions } from '../git/listing.ts';
import { OlderVersions } from '../git/older.ts';
import { objectTypes } from '../git/refs.ts';
import { shallowCommits, type Repository } from '../git/repository.ts';
import { flatten, ObjectContents, type Batch } from './objects.ts';
import type { Source } from './source.ts';

/**
 * The source for `keyscan range`. Throws `ScanError` for a range that is not one, or a revision
 * that the repository does not have.
 * @param range `<base>..<head>` or `<base>...<head>`; an empty side is HEAD
 */
export async function rangeSource(repository: Repository, range: string): Promise<Source> {
  const match = /^(.*?)(\.\.\.?)(.*)$/s.exec(range);
  if (match === null) {
    throw new ScanError(`'${range}' is not a range of commits`, {
      hint: 'For example: keyscan range origin/main..HEAD',
    });
  }
  const [, base = '', dots, head = ''] = match;
  const from = await commitOf(repository, base === '' ? 'HEAD' : base);
  const to = await commitOf(repository, head === '' ? 'HEAD' : head);
  // `a...b` is what b adds since it left a, which reachability says anyway.
  return revisionsSource(repository, {
    mode: 'range',
    scope: `${base}${dots ?? '..'}${head} (${from.slice(0, 12)}..${to.slice(0, 12)})`,
    revisions: { refs: [], heads: [to], bases: [from] },
  });
}

async function commitOf(repository: Repository, revision: string): Promise<Oid> {
  const oid = revision.startsWith('-')
    ? ''
    : await repository.git.text(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], {
        allow: [1, 128],
      });
  if (isOid(oid)) return oid;
  throw new ScanError(`this repository has no commit '${revision}'`, {
    hint: repository.shallow
      ? 'The clone is shallow: git fetch --unshallow (in GitHub Actions: fetch-depth: 0).'
      : 'git fetch, or name a commit, branch or tag that is here.',
  });
}

export interface RevisionsOptions {
  readonly mode: 'range' | 'push';
  /** What is scanned, in words. */
  readonly scope: string;
  readonly revisions: Revisions;
  /** How to get what a shallow clone lacks; default: the command for a clone of one's own. */
  readonly shallowAdvice?: string;
}

/** The source for any set of commits against any other. */
export function revisionsSource(repository: Repository, options: RevisionsOptions): Source {
  const { git } = repository;
  const { revisions } = options;
  const objects = new ObjectContents(repository, options.shallowAdvice);
  const older = new OlderVersions(git, revisions);

  async function* batches(): AsyncGenerator<Batch> {
    if (revisions.heads.length === 0) return;
    yield* objects.introduced(revisions);
    yield* objects.others(await objectTypes(git, revisions.heads));
    const isCutOff = [...shallowCommits(repository)].some((oid) => objects.hasCommit(oid));
    yield [...objects.problems(isCutOff)];
  }

  return {
    mode: options.mode,
    contents: () => flatten(batches()),
    async locate(oids) {
      const [head] = await older.headCommits();
      return await objects.locate(oids, head);
    },
    before: (place) => older.of(place),
    facts: () => ({ scope: options.scope, commits: objects.commits, skipped: objects.skipped }),
  };
}
