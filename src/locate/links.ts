/** The trees that lead to wanted objects, with nothing in them but the way there. */

import { isSubmodule } from '../pack/tree-reader.ts';
import type { ObjectNumbers } from './numbers.ts';
import type { TreeWalk } from './tree-walk.ts';

export interface Link {
  /** Bytes of the name as Latin-1. */
  readonly name: string;
  /** Number of what stands there. */
  readonly number: number;
  /** Whether it is a program, a symbolic link, … as git writes it. */
  readonly mode: string;
}

/** For trees, by number: their entries that are wanted or lead on. */
export type Links = ReadonlyMap<number, readonly Link[]>;

const BLANK = 0x20;

/** A bit for each beginning of three bytes that the id of a marked object has. */
function beginningsOf(numbers: ObjectNumbers, marks: Uint8Array): Uint8Array {
  const bits = new Uint8Array(2 ** 24 / 8);
  for (let number = marks.indexOf(1); number >= 0; number = marks.indexOf(1, number + 1)) {
    const beginning = Number.parseInt(numbers.hexAt(number).slice(0, 6), 16);
    bits[beginning >> 3] = (bits[beginning >> 3] as number) | (1 << (beginning & 7));
  }
  return bits;
}

/** @param marks by number, whether an object is wanted or may lead on */
export function readLinks(walk: TreeWalk, numbers: ObjectNumbers, marks: Uint8Array): Links {
  const { bytes } = walk.workspace;
  const likely = beginningsOf(numbers, marks);
  const links = new Map<number, Link[]>();
  const strings = new Map<string, string>();
  // A few names recur in many trees.
  const intern = (text: string): string => {
    const known = strings.get(text);
    if (known === undefined) strings.set(text, text);
    return known ?? text;
  };
  walk.allEntries(
    (tree) => marks[tree] === 1,
    (tree) => {
      const list: Link[] = [];
      links.set(tree, list);
      return (mode, oid) => {
        // Nearly all entries are told by the first bytes of their ids.
        const beginning =
          ((bytes[oid] as number) << 16) |
          ((bytes[oid + 1] as number) << 8) |
          (bytes[oid + 2] as number);
        if (((likely[beginning >> 3] as number) & (1 << (beginning & 7))) === 0) return;
        if (isSubmodule(bytes, mode)) return;
        const number = numbers.find(bytes, oid);
        if (number < 0 || marks[number] === 0) return;
        const blank = bytes.indexOf(BLANK, mode);
        list.push({
          name: intern(bytes.toString('latin1', blank + 1, oid - 1)),
          number,
          mode: intern(bytes.toString('latin1', mode, blank)),
        });
      };
    },
  );
  return links;
}
