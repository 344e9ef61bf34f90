/** The commits of a history with their trees and parents, in the order of `git log`. */

import type { Oid } from '../content.ts';
import { startWalk, type Revisions } from '../git/listing.ts';
import { collect, type Git } from '../git/run.ts';

/** Newest first: children before parents, and otherwise by author date. */
export interface Commits {
  readonly oids: readonly Oid[];
  readonly trees: readonly string[];
  /** For each commit, where its parents are in the list; those that are not in it are left out. */
  readonly parents: readonly (readonly number[])[];
}

/** Throws `GitError` if a commit is missing or damaged. */
export async function listCommits(git: Git, revisions: Revisions): Promise<Commits> {
  // As in raw-log.ts, so that both ways of locating agree.
  const args = ['log', '--no-patch', '--author-date-order', '--format=%H %T %P', '--no-notes'];
  const text = (await collect(startWalk(git, args, revisions))).toString('latin1');
  const oids: Oid[] = [];
  const trees: string[] = [];
  const named: string[][] = [];
  const places = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [oid, tree, ...parents] = line.split(' ');
    if (oid === undefined || tree === undefined) continue;
    places.set(oid, oids.length);
    oids.push(oid as Oid);
    trees.push(tree);
    named.push(parents);
  }
  const parents = named.map((list) => list.flatMap((parent) => places.get(parent) ?? []));
  return { oids, trees, parents };
}
