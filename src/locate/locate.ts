/**
 * Finds out which commits introduce objects, and at which paths, from the trees themselves: a look at
 * each tree, and at each commit's id, tree and parents. `git log --raw` says the same, but it
 * compares all trees of a history to the last file.
 *
 * README.md in this folder explains the steps by an example.
 */

import type { Oid } from '../content.ts';
import type { CommitIntroductions } from '../git/introductions.ts';
import type { Revisions } from '../git/listing.ts';
import { emptyTree, oidLength, type Repository } from '../git/repository.ts';
import { looseObjects, openStore } from '../pack/store.ts';
import { isListed, openIndex, openTables, type PackTables } from '../pack/tables.ts';
import { isSubmodule } from '../pack/tree-reader.ts';
import { Edges, markAncestors } from './ancestry.ts';
import { listCommits } from './commits.ts';
import { findIntroduced } from './introduced.ts';
import { readLinks } from './links.ts';
import { ObjectNumbers } from './numbers.ts';
import { TreeWalk, UnreadableTree } from './tree-walk.ts';

/**
 * What the commits of `revisions` introduce of the wanted objects, newest first, as `git log --raw`
 * would list it; commits without any are left out unless they are wanted themselves. Undefined if a tree cannot be read here: then git has to be asked.
 *
 * Only for revisions without bases: what a base has is not compared with.
 * @param opened packs of the store that need not be opened again
 */
export async function locateIn(
  repository: Repository,
  revisions: Revisions,
  wanted: ReadonlySet<Oid>,
  opened: readonly PackTables[] = [],
): Promise<CommitIntroductions[] | undefined> {
  const oidBytes = oidLength(repository) / 2;
  // git is at work in a process of its own meanwhile.
  const listing = listCommits(repository.git, revisions);
  listing.catch(() => undefined);
  const store = openStore(repository);
  const indexed = store.packs.map((path) => openIndex(path, oidBytes));
  const lists = indexed.map(({ index }) => index.oids);
  const loose = store.directories
    .flatMap((directory) => [...looseObjects(directory, 2 * oidBytes)])
    .filter(([oid]) => !isListed(lists, Buffer.from(oid, 'hex'), 0));
  const numbers = new ObjectNumbers(
    lists,
    loose.map(([oid]) => oid),
  );
  const isWanted = new Uint8Array(numbers.count);
  const wantedNumbers = [...wanted].map((oid) => numbers.findHex(oid)).filter((it) => it >= 0);
  for (const number of wantedNumbers) isWanted[number] = 1;
  const packs = indexed.map(
    (pack) => opened.find(({ path }) => path === pack.path) ?? openTables(pack, []),
  );
  const walk = new TreeWalk(packs, loose, numbers, oidBytes);
  try {
    const edges = new Edges();
    const { bytes } = walk.workspace;
    walk.newEntries((tree, mode, oid) => {
      const named = numbers.find(bytes, oid);
      if (named >= 0) edges.add(tree, named);
      else if (!isSubmodule(bytes, mode)) throw new UnreadableTree();
    });
    const marks = markAncestors(wantedNumbers, edges, packs, numbers);
    const links = readLinks(walk, numbers, marks);
    const { oids, trees, parents } = await listing;
    const treeNumbers = trees.map((tree) => numbers.findHex(tree));
    const empty = emptyTree(repository);
    if (trees.some((tree, index) => treeNumbers[index] === -1 && tree !== empty)) return undefined;
    return oids.flatMap((oid, index) => {
      const blobs: { oid: Oid; path: string }[] = [];
      const before = (parents[index] ?? []).map((parent) => treeNumbers[parent] ?? -1);
      findIntroduced(links, isWanted, treeNumbers[index] ?? -1, before, (number, path) => {
        blobs.push({ oid: numbers.hexAt(number), path });
      });
      return blobs.length > 0 || wanted.has(oid) ? { oid, blobs } : [];
    });
  } catch (error) {
    if (error instanceof UnreadableTree) return undefined;
    throw error;
  }
}
