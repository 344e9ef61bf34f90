/** Gives every repeat of a pattern an end, as rules need it (see rule.ts). */

import { childrenOf, mapChildren, type Node } from './syntax.ts';

/** How often an unbounded repeat may go on. */
export interface Bounds {
  /** A repeat of characters. */
  readonly repeat: number;
  /** A repeat with another variable repeat in it. */
  readonly nested: number;
}

/** In the secret itself: longer than nearly all tokens. */
export const SECRET_BOUNDS: Bounds = { repeat: 1000, nested: 16 };

/** Around it: the rest of a long line. */
export const CONTEXT_BOUNDS: Bounds = { repeat: 250, nested: 16 };

/** The node without unbounded repeats. `{n,}` with an n above the bound becomes `{n}`. */
export function bounded(node: Node, bounds: Bounds): Node {
  const inner = mapChildren(node, (child) => bounded(child, bounds));
  if (inner.type !== 'repeat' || inner.max !== Infinity) return inner;
  // Repeating what may be empty adds nothing, and an anchor needs no repeat.
  if (isEmptyOnly(inner.body)) return { ...inner, min: Math.min(inner.min, 1), max: 1 };
  const limit = hasVariableRepeat(inner.body) ? bounds.nested : bounds.repeat;
  return { ...inner, max: Math.max(inner.min, limit) };
}

export function isUnbounded(node: Node): boolean {
  if (node.type === 'repeat' && node.max === Infinity) return true;
  return childrenOf(node).some(isUnbounded);
}

function isEmptyOnly(node: Node): boolean {
  if (node.type === 'anchor' || node.type === 'look') return true;
  return node.type === 'sequence' && node.items.every(isEmptyOnly);
}

function hasVariableRepeat(node: Node): boolean {
  if (node.type === 'repeat' && node.max > node.min && node.max > 1) return true;
  return childrenOf(node).some(hasVariableRepeat);
}

/** The items of a sequence from the first on that has to read something. */
export function withoutLeadingOptions(items: readonly Node[]): readonly Node[] {
  const first = items.findIndex((item) => !isOption(item));
  return first < 0 ? [] : items.slice(first);
}

/** The items of a sequence up to the last that has to read something. */
export function withoutTrailingOptions(items: readonly Node[]): readonly Node[] {
  return items.slice(0, items.findLastIndex((item) => !isOption(item)) + 1);
}

/** Whether the node can always be left out, so that at an end of a pattern it changes nothing. */
function isOption(node: Node): boolean {
  return node.type === 'repeat' && node.min === 0;
}
