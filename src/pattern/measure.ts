/** What can be said about a pattern without running it: lengths, and how long a match may take. */

import { ALL, NONE, type CharSet } from './char-set.ts';
import type { Node } from './syntax.ts';

/** Whether the node can match the empty text. */
export function isNullable(node: Node): boolean {
  switch (node.type) {
    case 'set':
      return false;
    case 'sequence':
      return node.items.every(isNullable);
    case 'choice':
      return node.branches.some(isNullable);
    case 'repeat':
      return node.min === 0 || isNullable(node.body);
    case 'group':
      return isNullable(node.body);
    case 'anchor':
    case 'look':
      return true;
  }
}

/**
 * Greatest number of characters that a match, with its look-arounds, can reach over; `Infinity` if
 * there is none.
 */
export function maxReach(node: Node): number {
  switch (node.type) {
    case 'set':
      return 1;
    case 'sequence':
      return sum(node.items.map(maxReach));
    case 'choice':
      return Math.max(0, ...node.branches.map(maxReach));
    case 'repeat': {
      const body = maxReach(node.body);
      return body === 0 ? 0 : body * node.max;
    }
    case 'group':
    case 'look':
      return maxReach(node.body);
    case 'anchor':
      return 0;
  }
}

interface Run {
  /** Fewest characters of a match. */
  readonly least: number;
  /** Whether all its characters are members. */
  readonly isSolid: boolean;
  /** Members in a row that every match has. */
  readonly run: number;
}

const NOTHING: Run = { least: 0, isSolid: true, run: 0 };

/** How many characters of a set every match has in a row, at least. */
export function leastRun(node: Node, members: CharSet): number {
  return runOf(node, members).run;
}

function runOf(node: Node, members: CharSet): Run {
  switch (node.type) {
    case 'set': {
      const isSolid = node.set.codes().every((code) => members.has(code));
      return { least: 1, isSolid, run: isSolid ? 1 : 0 };
    }
    case 'sequence':
      return runOfSequence(node.items.map((item) => runOf(item, members)));
    case 'choice': {
      const runs = node.branches.map((branch) => runOf(branch, members));
      return {
        least: Math.min(...runs.map(({ least }) => least)),
        isSolid: runs.every(({ isSolid }) => isSolid),
        run: Math.min(...runs.map(({ run }) => run)),
      };
    }
    case 'repeat': {
      const { least, isSolid, run } = runOf(node.body, members);
      const all = least * node.min;
      return { least: all, isSolid, run: isSolid ? all : node.min > 0 ? run : 0 };
    }
    case 'group':
      return runOf(node.body, members);
    case 'anchor':
    case 'look':
      // What a look-around sees is no part of the match.
      return NOTHING;
  }
}

function runOfSequence(parts: readonly Run[]): Run {
  let { least, isSolid, run } = NOTHING;
  let current = 0;
  for (const part of parts) {
    least += part.least;
    isSolid &&= part.isSolid;
    // A part that is not solid ends the run, whatever it begins with.
    current = part.isSolid ? current + part.least : 0;
    run = Math.max(run, current, part.run);
  }
  return { least, isSolid, run };
}

/** How many times an unbounded repeat is taken to go on, where texts are short. */
const ASSUMED_REPEATS = 1000;

/** Larger numbers of ways are all the same: too many. */
const MOST = 1e15;

/**
 * An upper bound of the ways in which a backtracking matcher can try the pattern from one place in
 * any text: how long a hostile text can make a match take. A choice or a repeat whose end the next
 * character decides adds nothing to it.
 */
export function backtrackingWays(node: Node): number {
  return ways(node, NONE);
}

/** @param after what may be read directly behind the node */
function ways(node: Node, after: CharSet): number {
  switch (node.type) {
    case 'set':
    case 'anchor':
      return 1;
    case 'group':
      return ways(node.body, after);
    case 'look':
      // What it looks at can be read in so many ways each time it is tried.
      return ways(node.body, NONE);
    case 'sequence': {
      let product = 1;
      let follow = after;
      for (const item of node.items.toReversed()) {
        product = Math.min(MOST, product * ways(item, follow));
        follow = firstOf(item, follow);
      }
      return product;
    }
    case 'choice': {
      const each = node.branches.map((branch) => ways(branch, after));
      const firsts = node.branches.map((branch) => firstOf(branch, after));
      return areDisjoint(firsts) ? Math.max(...each) : Math.min(MOST, sum(each));
    }
    case 'repeat':
      return waysOfRepeat(node, after);
  }
}

function areDisjoint(sets: readonly CharSet[]): boolean {
  let all = NONE;
  return sets.every((set) => {
    const isNew = !set.overlaps(all);
    all = all.with(set);
    return isNew;
  });
}

function waysOfRepeat(node: Node & { readonly type: 'repeat' }, after: CharSet): number {
  const first = firstOf(node.body, NONE);
  const most = Math.min(node.max, Math.max(node.min, ASSUMED_REPEATS));
  const body = ways(node.body, most > 1 ? first.with(after) : after);
  const isDecided = !isNullable(node.body) && !first.overlaps(after);
  const counts = isDecided ? 1 : most - node.min + 1;
  return Math.min(MOST, counts * body ** most);
}

/**
 * What the first character read may be, by the node or, where it can be empty, behind it. An anchor
 * or a look-around can fail for any character, except for the end of the text, behind which nothing
 * is read.
 */
function firstOf(node: Node, after: CharSet): CharSet {
  switch (node.type) {
    case 'set':
      return node.set;
    case 'anchor':
      return node.kind === 'end' ? NONE : ALL;
    case 'look':
      return ALL;
    case 'sequence':
      return node.items.toReversed().reduce((follow, item) => firstOf(item, follow), after);
    case 'choice':
      return node.branches.reduce((all, branch) => all.with(firstOf(branch, after)), NONE);
    case 'group':
      return firstOf(node.body, after);
    case 'repeat': {
      const first = firstOf(node.body, after);
      return node.min === 0 ? first.with(after) : first;
    }
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
