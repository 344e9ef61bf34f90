/**
 * Writes a tree as a JavaScript pattern without flags. Groups become plain ones, and every set is
 * written out, so that nothing depends on what `\s`, `.` or a flag means where it is used.
 */

import type { AnchorKind, Node } from './syntax.ts';

const ANCHORS: Readonly<Record<AnchorKind, string>> = {
  start: '^',
  end: '$',
  lineStart: String.raw`(?<![^\n])`,
  lineEnd: String.raw`(?![^\n])`,
  word: String.raw`\b`,
  notWord: String.raw`\B`,
  wordStart: String.raw`(?<!\w)(?=\w)`,
  wordEnd: String.raw`(?<=\w)(?!\w)`,
};

export function printNode(node: Node): string {
  switch (node.type) {
    case 'set':
      // No character at all: JavaScript has no shorter word for it that the dialect knows.
      return node.set.size === 0 ? '(?!)' : node.set.source;
    case 'sequence':
      return node.items
        .map((item) => (item.type === 'choice' ? `(?:${printNode(item)})` : printNode(item)))
        .join('');
    case 'choice':
      return node.branches.map(printNode).join('|');
    case 'group':
      return `(?:${printNode(node.body)})`;
    case 'anchor':
      return ANCHORS[node.kind];
    case 'look':
      return `(?${node.behind ? '<' : ''}${node.negated ? '!' : '='}${printNode(node.body)})`;
    case 'repeat': {
      const body =
        node.body.type === 'set' && node.body.set.size > 0
          ? printNode(node.body)
          : `(?:${printNode(node.body)})`;
      return body + countOf(node.min, node.max) + (node.lazy ? '?' : '');
    }
  }
}

function countOf(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? '*' : min === 1 ? '+' : `{${min},}`;
  if (min === 0 && max === 1) return '?';
  return min === max ? `{${min}}` : `{${min},${max}}`;
}
