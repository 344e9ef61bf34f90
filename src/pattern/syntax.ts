/** Patterns as trees, whatever notation they were written in. */

import type { CharSet } from './char-set.ts';

export type Node =
  SetNode | SequenceNode | ChoiceNode | RepeatNode | GroupNode | AnchorNode | LookNode;

/** One character out of a set. */
export interface SetNode {
  readonly type: 'set';
  readonly set: CharSet;
}

export interface SequenceNode {
  readonly type: 'sequence';
  readonly items: readonly Node[];
}

/** The branches are tried in their order. */
export interface ChoiceNode {
  readonly type: 'choice';
  readonly branches: readonly Node[];
}

export interface RepeatNode {
  readonly type: 'repeat';
  readonly body: Node;
  readonly min: number;
  /** `Infinity` for `*`, `+` and `{n,}`. */
  readonly max: number;
  readonly lazy: boolean;
}

/** A group whose text can be asked for. */
export interface GroupNode {
  readonly type: 'group';
  readonly body: Node;
  /** From 1, in the order of the opening parentheses. */
  readonly index: number;
  readonly name?: string;
}

export type AnchorKind =
  'start' | 'end' | 'lineStart' | 'lineEnd' | 'word' | 'notWord' | 'wordStart' | 'wordEnd';

/** A place between two characters. */
export interface AnchorNode {
  readonly type: 'anchor';
  readonly kind: AnchorKind;
}

export interface LookNode {
  readonly type: 'look';
  readonly behind: boolean;
  readonly negated: boolean;
  readonly body: Node;
}

/** The items one after the other; a single one is itself. */
export function sequence(items: readonly Node[]): Node {
  const isFlat = items.every((item) => item.type !== 'sequence');
  const flat = isFlat
    ? items
    : items.flatMap((item) => (item.type === 'sequence' ? item.items : [item]));
  return flat.length === 1 && flat[0] !== undefined ? flat[0] : { type: 'sequence', items: flat };
}

/** The parts a node is made of. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'sequence':
      return node.items;
    case 'choice':
      return node.branches;
    case 'repeat':
    case 'group':
    case 'look':
      return [node.body];
    case 'set':
    case 'anchor':
      return [];
  }
}

/** The node with each of its parts replaced by what `change` makes of it. */
export function mapChildren(node: Node, change: (child: Node) => Node): Node {
  switch (node.type) {
    case 'sequence':
      return { ...node, items: node.items.map(change) };
    case 'choice':
      return { ...node, branches: node.branches.map(change) };
    case 'repeat':
    case 'group':
    case 'look':
      return { ...node, body: change(node.body) };
    case 'set':
    case 'anchor':
      return node;
  }
}

/** All groups, in the order of their numbers. */
export function groupsOf(node: Node): GroupNode[] {
  const below = childrenOf(node).flatMap(groupsOf);
  return node.type === 'group' ? [node, ...below] : below;
}
