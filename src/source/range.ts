/**
 * What commits add: every blob and message that some commits reach and others do not. Merges are
 * included with what only they hold, and so is a secret that one commit adds and the next removes.
 *
 * A blob that an older commit had already is not new to git. If the range brings it back to a path
 * where the base has something else, it is scanned all the same.
 */

import { isOid, type Content, type Oid, type Place, type Places } from '../content.ts';
import { ScanError, type Problem } from '../error.ts';
import { shallowCommits, type Repository } from '../git/repository.ts';
import { listBlobs, listBoundary, listCommits, type Revisions } from '../git/listing.ts';
import { locate } from '../git/locate.ts';
import { OlderVersions } from '../git/older.ts';
import { ObjectContents, requestsFor } from './objects.ts';
import type { Source } from './source.ts';

/** Older versions are looked for in so many commits at most. */
const MAX_BOUNDARY = 32;

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
  const older = new OlderVersions(repository, () => listBoundary(git, revisions, MAX_BOUNDARY));

  let cutOff = false;

  async function* contents(): AsyncGenerator<Content | Problem> {
    if (revisions.heads.length > 0) {
      const seen = new Set<Oid>();
      const cut = shallowCommits(repository);
      const missing = (oid: string): void => {
        objects.missing(oid);
      };
      for await (const content of objects.read(listBlobs(git, revisions, missing))) {
        if (content.oid !== undefined) seen.add(content.oid);
        yield content;
      }
      yield* objects.read(requestsFor(await broughtBack(seen)));
      for await (const content of objects.read(listCommits(git, revisions))) {
        if (content.oid !== undefined && cut.has(content.oid)) cutOff = true;
        yield content;
      }
      yield* objects.read(requestsFor(await tagsAmong(revisions.heads)));
    }
    yield* objects.problems(cutOff);
  }

  /** Blobs that the heads have where the base has others, though older commits had them. */
  async function broughtBack(seen: ReadonlySet<Oid>): Promise<Oid[]> {
    const found = new Set<Oid>();
    for (const base of await older.commits()) {
      for (const head of revisions.heads) {
        for (const { newOid } of await older.changes(base, head)) {
          if (newOid !== undefined && !seen.has(newOid)) found.add(newOid);
        }
      }
    }
    return [...found];
  }

  async function tagsAmong(heads: readonly Oid[]): Promise<Oid[]> {
    const tags: Oid[] = [];
    for (const head of heads) {
      if ((await git.text(['cat-file', '-t', head], { allow: [128] })) === 'tag') tags.push(head);
    }
    return tags;
  }

  return {
    mode: options.mode,
    contents,
    async locate(oids: ReadonlySet<Oid>): Promise<ReadonlyMap<Oid, Places>> {
      const [head] = revisions.heads;
      return await locate(
        head === undefined ? repository : { ...repository, head },
        revisions,
        oids,
      );
    },
    async before(place: Place): Promise<readonly Content[]> {
      return await older.of(place, revisions.heads);
    },
    facts: () => ({ scope: options.scope, commits: objects.commits, skipped: objects.skipped }),
  };
}
