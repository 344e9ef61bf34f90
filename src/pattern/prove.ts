/**
 * Proves that keywords cannot hide a match: that every text a pattern matches holds one of them.
 *
 * The pattern is read with an automaton that looks for the keywords (Aho and Corasick, 1975) running
 * beside it. Whichever states it can be in behind the pattern without having seen a keyword belong
 * to matches without one; if there are none, every match has one. Anchors and look-arounds are taken
 * to hold, so that a proof is one for the pattern as it is, and a failed one may be too strict.
 */

import type { CharSet } from './char-set.ts';
import type { Node } from './syntax.ts';

/** Repeats are followed so many times; what comes behind is the same for any longer one. */
const MAX_STEPS = 4096;

/** Whether every match of the pattern holds one of the keywords, in any ASCII case if so said. */
export function everyMatchHolds(
  node: Node,
  keywords: readonly string[],
  anyCase: boolean,
): boolean {
  const automaton = new KeywordAutomaton(keywords, anyCase);
  return statesBehind(node, new Set([0]), automaton).size === 0;
}

type States = ReadonlySet<number>;

/** The states behind the node, begun in any of `states`, for texts that complete no keyword. */
function statesBehind(node: Node, states: States, automaton: KeywordAutomaton): States {
  if (states.size === 0) return states;
  switch (node.type) {
    case 'set':
      return automaton.behind(node.set, states);
    case 'sequence':
      return node.items.reduce<States>((all, item) => statesBehind(item, all, automaton), states);
    case 'choice':
      return new Set(node.branches.flatMap((item) => [...statesBehind(item, states, automaton)]));
    case 'group':
      return statesBehind(node.body, states, automaton);
    case 'anchor':
    case 'look':
      return states;
    case 'repeat': {
      let current = states;
      for (let count = 0; count < Math.min(node.min, MAX_STEPS); count++) {
        const next = statesBehind(node.body, current, automaton);
        if (isSame(next, current)) break;
        current = next;
      }
      const all = new Set(current);
      for (let count = node.min; count < node.max && current.size > 0; count++) {
        const before = all.size;
        current = statesBehind(node.body, current, automaton);
        for (const state of current) all.add(state);
        if (all.size === before) break;
      }
      return all;
    }
  }
}

function isSame(a: States, b: States): boolean {
  return a.size === b.size && [...a].every((state) => b.has(state));
}

/** State n is the n-th of all beginnings of keywords: the longest one that the text ends with. */
class KeywordAutomaton {
  private readonly beginnings: readonly string[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly keywords: readonly string[];
  private readonly anyCase: boolean;
  /** The characters of keywords; all others lead to state 0. */
  private readonly letters: ReadonlySet<string>;
  private readonly known = new Map<string, number | undefined>();

  constructor(keywords: readonly string[], anyCase: boolean) {
    this.anyCase = anyCase;
    this.keywords = keywords.map((keyword) => (anyCase ? keyword.toLowerCase() : keyword));
    const beginnings = new Set(['']);
    for (const keyword of this.keywords) {
      for (let length = 1; length < keyword.length; length++)
        beginnings.add(keyword.slice(0, length));
    }
    this.beginnings = [...beginnings];
    this.numbers = new Map(this.beginnings.map((text, number) => [text, number]));
    this.letters = new Set(this.keywords.join(''));
  }

  behind(set: CharSet, states: States): States {
    const next = new Set<number>();
    const letters = new Set<string>();
    for (const code of set.codes()) {
      const char = String.fromCharCode(code);
      const letter = this.anyCase ? char.replace(/[A-Z]/, (upper) => upper.toLowerCase()) : char;
      if (this.letters.has(letter)) letters.add(letter);
      else next.add(0);
    }
    for (const state of states) {
      for (const letter of letters) {
        const target = this.step(state, letter);
        if (target !== undefined) next.add(target);
      }
    }
    return next;
  }

  /** Undefined if a keyword ends here. */
  private step(state: number, letter: string): number | undefined {
    const key = `${state} ${letter}`;
    if (!this.known.has(key)) this.known.set(key, this.findStep(state, letter));
    return this.known.get(key);
  }

  private findStep(state: number, letter: string): number | undefined {
    const text = (this.beginnings[state] ?? '') + letter;
    if (this.keywords.some((keyword) => text.endsWith(keyword))) return undefined;
    for (let from = 0; from < text.length; from++) {
      const number = this.numbers.get(text.slice(from));
      if (number !== undefined) return number;
    }
    return 0;
  }
}
