/**
 * What each commit introduces of the wanted objects: an object at a path where none of its parents
 * has that object, with that mode. The trees of a commit are compared with those of its parents, along the links
 * that lead to wanted objects only.
 */

import type { Link, Links } from './links.ts';

const NONE: readonly Link[] = [];

/** Calls `found` with the number and the path, as Latin-1, of all that is introduced. */
export function findIntroduced(
  links: Links,
  wanted: Uint8Array,
  tree: number,
  parents: readonly number[],
  found: (number: number, path: string) => void,
): void {
  const visit = (own: number, theirs: readonly number[], prefix: string): void => {
    const before = theirs.map((parent) => links.get(parent) ?? NONE);
    for (const { name, number, mode } of links.get(own) ?? NONE) {
      const there = before.flatMap((list) => list.find((link) => link.name === name) ?? []);
      if (there.some((link) => link.number === number && link.mode === mode)) continue;
      const path = prefix + name;
      if (wanted[number] === 1) found(number, path);
      if (links.has(number))
        visit(
          number,
          there.map((link) => link.number),
          `${path}/`,
        );
    }
  };
  if (!parents.includes(tree)) visit(tree, parents, '');
}
