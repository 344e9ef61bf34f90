/**
 * Cuts a pattern at the group that is the secret: what stands before it, the secret, and what
 * stands behind. Where the group is inside of alternatives, each way through them is cut for itself.
 */

import { PatternError } from './cursor.ts';
import { isNullable } from './measure.ts';
import { groupsOf, sequence, type GroupNode, type Node } from './syntax.ts';

export interface Cut {
  readonly before: readonly Node[];
  readonly secret: Node;
  readonly after: readonly Node[];
}

/** Ways through the alternatives of one pattern. */
const MAX_WAYS = 32;

/** A group as two marks, so that groups in it stand in the same row. */
type Item = Node | Mark;

interface Mark {
  readonly type: 'open' | 'close';
  readonly group: GroupNode;
}

/**
 * Which group the secret is: a number from 1, a name, or what `auto` gives: the group `secret`, or
 * else the first group that takes part in the match and is not empty, or else the whole match.
 */
export type SecretGroup = number | string;

/** Throws `PatternError` if no way through the pattern has the group, or it is inside a repeat. */
export function cutAtSecret(root: Node, wanted?: SecretGroup): readonly Cut[] {
  const target = wanted ?? groupsOf(root).find(({ name }) => name === 'secret')?.name;
  if (target !== undefined) refuseMissing(root, target);
  const ways = waysThrough(root);
  if (ways.length > MAX_WAYS) {
    throw new PatternError(
      `there are more than ${MAX_WAYS} ways to its groups: use (?:…) for all but one`,
    );
  }
  const cuts = ways.flatMap((way) => cut(way, target) ?? []);
  if (cuts.length > 0) return cuts;
  throw new PatternError(
    'the group of the secret is inside a repeat or a look-around: put it outside',
  );
}

function refuseMissing(root: Node, target: SecretGroup): void {
  const groups = groupsOf(root);
  if (groups.some((group) => isTarget(group, target))) return;
  throw new PatternError(
    typeof target === 'string'
      ? `it has no group with the name ${target}`
      : `it has no group ${target}, only ${groups.length}`,
  );
}

function isTarget(group: GroupNode, target: SecretGroup): boolean {
  return typeof target === 'string' ? group.name === target : group.index === target;
}

function cut(way: readonly Item[], target: SecretGroup | undefined): Cut | undefined {
  const opens = way.filter((item): item is Mark => item.type === 'open');
  const group =
    target === undefined ? firstUsed(opens) : opens.find((item) => isTarget(item.group, target));
  if (group === undefined) {
    const whole = sequence(nodesOf(way));
    const hasNoGroup = target === undefined && groupsOf(whole).length === 0;
    return hasNoGroup ? { before: [], secret: whole, after: [] } : undefined;
  }
  const open = way.indexOf(group);
  const close = way.findIndex(
    (item) => isMark(item) && item.type === 'close' && item.group === group.group,
  );
  return {
    before: nodesOf(way.slice(0, open)),
    secret: sequence(nodesOf(way.slice(open, close))),
    after: nodesOf(way.slice(close)),
  };
}

/** The first group that is not empty, as far as that is the same one in every match. */
function firstUsed(opens: readonly Mark[]): Mark | undefined {
  const [first] = opens;
  if (first !== undefined && opens.length > 1 && isNullable(first.group.body)) {
    throw new PatternError(
      'its first group can be empty, so that it does not say which one is the secret: give the number of the group',
    );
  }
  return first;
}

function nodesOf(items: readonly Item[]): Node[] {
  return items.filter((item): item is Node => !isMark(item));
}

function isMark(item: Item): item is Mark {
  return item.type === 'open' || item.type === 'close';
}

/** Every way through the alternatives that have groups in them, each as a row. */
function waysThrough(node: Node): readonly (readonly Item[])[] {
  if (groupsOf(node).length === 0) return [[node]];
  switch (node.type) {
    case 'sequence': {
      let ways: readonly (readonly Item[])[] = [[]];
      for (const item of node.items) {
        const next = waysThrough(item);
        if (ways.length * next.length > MAX_WAYS) return tooMany(ways);
        ways = ways.flatMap((way) => next.map((more) => [...way, ...more]));
      }
      return ways;
    }
    case 'choice':
      return node.branches.flatMap(waysThrough);
    case 'group':
      return waysThrough(node.body).map((way) => [
        { type: 'open', group: node },
        ...way,
        { type: 'close', group: node },
      ]);
    case 'repeat':
      if (node.max !== 1) return [[node]];
      if (node.min === 1) return waysThrough(node.body);
      return node.lazy ? [[], ...waysThrough(node.body)] : [...waysThrough(node.body), []];
    case 'look':
    case 'set':
    case 'anchor':
      return [[node]];
  }
}

function tooMany(ways: readonly (readonly Item[])[]): readonly (readonly Item[])[] {
  return Array.from({ length: MAX_WAYS + 1 }, () => ways[0] ?? []);
}
