/**
 * How the matches of a form begin, found out from its patterns. Where all of them begin with a
 * keyword the form is tried at keywords only, and only if what follows there may be the rest: of a
 * token `key-` and 32 digits no more than the first few places of a text get past that.
 */

import { CharSet } from '../pattern/char-set.ts';
import { isNullable, maxReach } from '../pattern/measure.ts';
import { printNode } from '../pattern/print.ts';
import { childrenOf, mapChildren, sequence, type Node } from '../pattern/syntax.ts';
import { ESCAPE_MARK } from '../text/escapes.ts';

/** Characters of a match that are looked at behind a keyword. */
const HEAD_LENGTH = 64;

/** Escapes, and seams of literals: another reading of the text may make a match of it there. */
const OTHER_READING = String.raw`(?:${ESCAPE_MARK}|["'\x60]\s{0,64}["'\x60+.&<|\\])`;

/** A pattern that any text fits tells nothing. In kinds of characters. */
const MOST_CHARACTERS = 96;

/** Whether every match of the pattern begins with one of the keywords. May say no where that is so. */
export function beginsWithKeyword(
  tree: Node,
  keywords: readonly string[],
  anyCase: boolean,
): boolean {
  return leadsOn([tree], trieOf(keywords, anyCase));
}

/**
 * A pattern, for the place of a keyword, of what has to stand there in the plain text for the form to
 * match there in any reading. At most 512 characters long. Undefined if any text would do.
 * @param tree of a pattern that begins with a keyword
 */
export function nearOf(tree: Node): RegExp | undefined {
  const head = headOf(tree);
  const characters = charactersOf(head);
  if (characters.size > MOST_CHARACTERS) return undefined;
  return new RegExp(
    `(?:${printNode(head)})|${characters.source}{0,${HEAD_LENGTH}}${OTHER_READING}`,
  );
}

interface Trie {
  isEnd: boolean;
  readonly next: Map<number, Trie>;
}

function trieOf(keywords: readonly string[], anyCase: boolean): Trie {
  const root: Trie = { isEnd: false, next: new Map() };
  for (const keyword of keywords) addTo(root, keyword, anyCase);
  return root;
}

function addTo(root: Trie, keyword: string, anyCase: boolean): void {
  let trie = root;
  for (const char of keyword) {
    const chars = anyCase ? [char.toLowerCase(), char.toUpperCase()] : [char];
    const codes = chars.map((each) => each.charCodeAt(0));
    // Both cases lead to one and the same.
    const next: Trie = trie.next.get(codes[0] ?? 0) ?? { isEnd: false, next: new Map() };
    for (const code of codes) trie.next.set(code, next);
    trie = next;
  }
  trie.isEnd = true;
}

/** Whether every text that the nodes match, one after the other, comes to the end of a keyword. */
function leadsOn(nodes: readonly Node[], trie: Trie): boolean {
  if (trie.isEnd) return true;
  const [node, ...rest] = nodes;
  if (node === undefined) return false;
  switch (node.type) {
    // What they turn away is looked at for nothing.
    case 'anchor':
    case 'look':
      return leadsOn(rest, trie);
    case 'group':
      return leadsOn([node.body, ...rest], trie);
    case 'sequence':
      return leadsOn([...node.items, ...rest], trie);
    case 'choice':
      return node.branches.every((branch) => leadsOn([branch, ...rest], trie));
    case 'set': {
      // The cases of a letter lead to the same, and are followed once.
      const ways = new Set(node.set.codes().map((code) => trie.next.get(code)));
      return [...ways].every((next) => next !== undefined && leadsOn(rest, next));
    }
    case 'repeat': {
      const { body, min, max } = node;
      if (isNullable(body)) return false;
      const others = max > 1 ? [{ ...node, min: Math.max(0, min - 1), max: max - 1 }] : [];
      return leadsOn([body, ...others, ...rest], trie) && (min > 0 || leadsOn(rest, trie));
    }
  }
}

/** The first characters of what a node matches, without its look-arounds. */
function headOf(root: Node): Node {
  const head: Node[] = [];
  let left = HEAD_LENGTH;
  const waiting = [withoutLooks(root)];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    if (node.type === 'sequence') waiting.unshift(...node.items);
    else if (node.type === 'group') waiting.unshift(node.body);
    else {
      const length = maxReach(node);
      if (length > left) {
        if (node.type === 'repeat') head.push(shortened(node, left));
        break;
      }
      head.push(node);
      left -= length;
    }
  }
  return sequence(head);
}

/** As many of the copies that every match has as fit into `left` characters. */
function shortened(repeat: Node & { readonly type: 'repeat' }, left: number): Node {
  const { body, min } = repeat;
  const copies = Math.min(min, Math.floor(left / maxReach(body)));
  return copies === 0 ? sequence([]) : { ...repeat, min: copies, max: copies };
}

function withoutLooks(node: Node): Node {
  if (node.type === 'look' || node.type === 'anchor') return sequence([]);
  return mapChildren(node, withoutLooks);
}

function charactersOf(node: Node): CharSet {
  if (node.type === 'set') return node.set;
  return childrenOf(node).reduce((set, child) => set.with(charactersOf(child)), CharSet.of());
}
