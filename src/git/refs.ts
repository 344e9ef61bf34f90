/** What refs there are, what they point to, and which of them are broken. */

import { isOid, isZeroOid, type Oid } from '../content.ts';
import { problem, type Problem } from '../error.ts';
import type { ObjectType } from './cat-file.ts';
import type { Repository } from './repository.ts';
import { collect, type Git, GitError } from './run.ts';

export interface Tips {
  /** How many refs there are, broken ones included. */
  readonly refs: number;
  /** What is reachable from these is what is reachable from any ref. */
  readonly types: ReadonlyMap<Oid, ObjectType>;
  readonly problems: readonly Problem[];
}

/**
 * The tips of branches, tags, remote-tracking refs, notes and replacements, all entries of the
 * stash, and the HEADs of all worktrees. Broken ones are found out here and left out, because `git
 * rev-list --all` ends at the first of them.
 */
export async function findTips(repository: Repository): Promise<Tips> {
  const { git } = repository;
  const { named, problems } = await listRefs(git);
  const refs = named.length + problems.length;
  if (named.some(({ name }) => name === 'refs/stash')) {
    try {
      for (const oid of await stashEntries(git)) named.push({ oid, name: 'an entry of the stash' });
    } catch (error) {
      if (!(error instanceof GitError)) throw error;
      problems.push(unreadableRef('the list of stash entries', 'is damaged'));
    }
  }
  for (const oid of await worktreeHeads(git)) named.push({ oid, name: 'the HEAD of a worktree' });
  if (repository.head !== undefined) named.push({ oid: repository.head, name: 'HEAD' });

  const types = await objectTypes(
    git,
    named.map(({ oid }) => oid),
  );
  const broken = named.filter(({ oid }) => !types.has(oid));
  for (const { name, oid } of broken) {
    problems.push(unreadableRef(name, `has no object that can be read (${oid.slice(0, 12)})`));
  }
  return { refs, types, problems };
}

interface NamedTip {
  readonly oid: Oid;
  readonly name: string;
}

async function listRefs(git: Git): Promise<{ named: NamedTip[]; problems: Problem[] }> {
  // Without %(objecttype), for which git reads each object and ends at the first that is missing.
  const listing = git.start(['for-each-ref', '--format=%(objectname) %(refname)']);
  listing.stdin.end();
  const text = (await collect(listing)).toString('utf8');
  const named = text.split('\n').flatMap((line) => {
    const [oid = '', name = ''] = line.split(' ');
    return isOid(oid) ? [{ oid, name }] : [];
  });
  // A dangling symbolic ref, such as origin/HEAD after its branch has gone, is only a name.
  const ignored = [...listing.stderr().matchAll(/^warning: ignoring broken ref (.*)$/gm)];
  const problems = ignored.map(([, name = '']) => unreadableRef(name, 'is damaged'));
  return { named, problems };
}

function unreadableRef(name: string, what: string): Problem {
  return problem('unreadable-ref', `${name} ${what}, so the history has a gap`, {
    hint: 'git fsck; then fetch it again, or delete it with: git update-ref -d <ref>',
  });
}

/** All but the latest are only in the reflog of the ref. */
async function stashEntries(git: Git): Promise<Oid[]> {
  const text = await git.text(['rev-list', '--walk-reflogs', 'refs/stash', '--']);
  return text.split('\n').filter(isOid);
}

async function worktreeHeads(git: Git): Promise<Oid[]> {
  const text = await git.facts(['worktree', 'list', '--porcelain']);
  return [...text.matchAll(/^HEAD ([0-9a-f]+)$/gm)].flatMap(([, oid = '']) =>
    // Zero stands for a branch without a commit.
    isOid(oid) && !isZeroOid(oid) ? [oid] : [],
  );
}

/** The types of those objects that exist and can be opened, in the order asked for. */
export async function objectTypes(git: Git, oids: Iterable<Oid>): Promise<Map<Oid, ObjectType>> {
  const wanted = new Set(oids);
  const types = new Map<Oid, ObjectType>();
  if (wanted.size === 0) return types;
  const check = ['cat-file', '--batch-check=%(objectname) %(objecttype)'];
  const text = await git.text(check, { input: `${[...wanted].join('\n')}\n` });
  const lines = text.split('\n');
  if (lines.length !== wanted.size) throw new GitError('git cat-file did not answer everything');
  for (const line of lines) {
    const [oid = '', type = ''] = line.split(' ');
    if (isOid(oid) && type !== 'missing') types.set(oid, type as ObjectType);
  }
  return types;
}
