/**
 * Names of files and folders that a rule about paths asks for. Where none of them occurs in a
 * history, nobody needs to find out at which paths its files are.
 */

import { ALL } from '../pattern/char-set.ts';
import { findKeywords } from '../pattern/keywords.ts';
import { JAVASCRIPT } from '../pattern/notation.ts';
import { parseTree, PatternError } from '../pattern/parse.ts';
import { mapChildren, type Node } from '../pattern/syntax.ts';
import type { Rule } from '../rule.ts';
import { literalsFor, MIN_KEYWORD_LENGTH, type Literal } from './literals.ts';

/**
 * Pieces of names one of which is in every path that any of the rules is bound to. Undefined if such
 * a rule's pattern holds no piece that can be relied on.
 */
export function pathNames(rules: readonly Rule[]): readonly Literal[] | undefined {
  const names = new Map<string, Literal>();
  for (const { paths } of rules) {
    if (paths === undefined) continue;
    const tree = treeOf(paths);
    const found = tree && findKeywords(withinNames(tree), MIN_KEYWORD_LENGTH);
    if (found === undefined) return undefined;
    const ignoreCase = found.anyCase || paths.flags.includes('i');
    for (const text of found.texts) {
      const plain = literalsFor(text, ignoreCase).filter(({ encoding }) => encoding === 'plain');
      for (const literal of plain) names.set(`${ignoreCase} ${literal.text}`, literal);
    }
  }
  return [...names.values()];
}

/** Undefined for a pattern that is too large: people write some themselves. */
function treeOf({ source }: RegExp): Node | undefined {
  try {
    return parseTree(source, JAVASCRIPT).root;
  } catch (error) {
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}

const SLASH = 0x2f;

/** A piece never goes over a slash, since names are stored one by one: as if any byte could be there. */
function withinNames(node: Node): Node {
  if (node.type === 'set') return node.set.has(SLASH) ? { ...node, set: ALL } : node;
  return mapChildren(node, withinNames);
}
