/**
 * Tells from a text, byte by byte and never going back, that no beginning of it matches a pattern.
 *
 * What may still come is a formula: `read x, then …`, and formulas joined by and, or, and not, as
 * look-aheads have it. Reading a byte makes another formula of it, its derivative (Brzozowski, 1964).
 * Formulas become the states of an automaton when a text first leads to them.
 *
 * It may say that a text could match where it does not: anchors and look-behinds are taken to hold,
 * and a repeat that has an end to have none. Inside a negated look-ahead it is the other way round.
 */

import { CharSet } from './char-set.ts';
import { isNullable } from './measure.ts';
import { childrenOf, type Node, type RepeatNode } from './syntax.ts';

type Formula =
  | { readonly id: number; readonly kind: 'true' | 'false' }
  | { readonly id: number; readonly kind: 'read'; readonly set: CharSet; readonly rest: Formula }
  | { readonly id: number; readonly kind: 'and' | 'or'; readonly parts: readonly Formula[] }
  | { readonly id: number; readonly kind: 'not'; readonly part: Formula }
  /** The node any number of times, and then the rest. */
  | { readonly id: number; readonly kind: 'more'; readonly body: Node; readonly rest: Formula };

const FALSE: Formula = { id: 0, kind: 'false' };
const TRUE: Formula = { id: 1, kind: 'true' };

/** Copies that a repeat must have, and those that it may have, as far as they are counted. */
const MAX_COPIES = 64;
const MAX_OPTIONAL_COPIES = 24;

/** With more states, or behind so many bytes, a text is said to match. */
const MAX_STATES = 4096;
const MAX_READ = 512;

/** The state of a text that matches; that of one that cannot is 0. */
const TRUE_STATE = 1;

/** To find out about a step takes as long as so many texts. */
const PRICE_OF_STEP = 8;

/** In the table, for a step that no text has taken yet. */
const UNKNOWN = 0xffff;

export class BeginningAutomaton {
  readonly #formulas = new Formulas();
  /** For each byte, its class: bytes of one class are in the same sets of the pattern. */
  readonly #classes = new Uint8Array(256);
  /** A byte of each class. */
  readonly #members: number[] = [];
  /** The formula of each state; 0 is false and 1 is true. */
  readonly #states: Formula[] = [FALSE, TRUE];
  readonly #numbers = new Map<Formula, number>([
    [FALSE, FALSE.id],
    [TRUE, TRUE.id],
  ]);
  /** For each state and class, the next state. */
  #steps: Uint16Array;
  readonly #start: number;
  #credit = 0;

  constructor(pattern: Node) {
    this.#classify(setsIn(pattern));
    this.#steps = new Uint16Array(16 * this.#members.length).fill(UNKNOWN);
    this.#start = this.#numberOf(this.#formulas.of(pattern, TRUE, true));
  }

  /** False only if nothing that begins at `at` matches the pattern. */
  mayMatch(bytes: Uint8Array, at: number): boolean {
    const classes = this.#classes;
    const width = this.#members.length;
    const end = Math.min(bytes.length, at + MAX_READ);
    let steps = this.#steps;
    let state = this.#start;
    this.#credit++;
    for (let i = at; state > TRUE_STATE; i++) {
      if (i >= end) return true;
      const step = state * width + (classes[bytes[i] as number] as number);
      state = steps[step] as number;
      if (state === UNKNOWN) {
        if (this.#credit < PRICE_OF_STEP) return true;
        this.#credit -= PRICE_OF_STEP;
        state = this.#take(step);
        steps = this.#steps;
      }
    }
    return state === TRUE_STATE;
  }

  #take(step: number): number {
    const width = this.#members.length;
    const formula = this.#states[Math.floor(step / width)] ?? TRUE;
    const next = this.#numberOf(this.#formulas.behind(formula, this.#members[step % width] ?? 0));
    this.#steps[step] = next;
    return next;
  }

  #numberOf(formula: Formula): number {
    const known = this.#numbers.get(formula);
    if (known !== undefined) return known;
    const number = this.#states.length;
    if (number === MAX_STATES) return TRUE.id;
    this.#states.push(formula);
    this.#numbers.set(formula, number);
    const width = this.#members.length;
    if ((number + 1) * width > this.#steps.length) {
      const steps = new Uint16Array(2 * this.#steps.length).fill(UNKNOWN);
      steps.set(this.#steps);
      this.#steps = steps;
    }
    return number;
  }

  #classify(sets: readonly CharSet[]): void {
    const known = new Map<string, number>();
    for (let byte = 0; byte < 256; byte++) {
      const key = sets.map((set) => (set.has(byte) ? '1' : '0')).join('');
      let number = known.get(key);
      if (number === undefined) {
        number = known.size;
        known.set(key, number);
        this.#members.push(byte);
      }
      this.#classes[byte] = number;
    }
  }
}

function setsIn(node: Node): CharSet[] {
  const sets = new Map<string, CharSet>();
  const collect = (part: Node): void => {
    if (part.type === 'set') sets.set(part.set.source, part.set);
    else childrenOf(part).forEach(collect);
  };
  collect(node);
  return [...sets.values()];
}

/** Any of the characters that the node may read. */
function charactersOf(node: Node): Node {
  return { type: 'set', set: CharSet.union(setsIn(node)) };
}

/** Makes formulas, each of them once. */
class Formulas {
  readonly #made = new Map<string, Formula>();
  readonly #nodes = new Map<Node, number>();
  readonly #copies = new Map<Formula, Formula>();
  readonly #behind = new Map<number, Formula>();

  /**
   * The node, and the rest behind it.
   * @param widely whether texts may be let through that do not match; if not, some that do are
   * turned away
   */
  of(node: Node, rest: Formula, widely: boolean): Formula {
    switch (node.type) {
      case 'set':
        return this.#read(node.set, rest);
      case 'group':
        return this.of(node.body, rest, widely);
      case 'sequence':
        return node.items.reduceRight((behind, item) => this.of(item, behind, widely), rest);
      case 'choice':
        return this.#join(
          'or',
          node.branches.map((branch) => this.of(branch, rest, widely)),
        );
      case 'repeat':
        return widely ? this.#repeatWidely(node, rest) : this.#repeatNarrowly(node, rest);
      case 'anchor':
        return widely ? rest : FALSE;
      case 'look': {
        if (node.behind) return widely ? rest : FALSE;
        const ahead = node.negated
          ? this.#not(this.of(node.body, TRUE, !widely))
          : this.of(node.body, TRUE, widely);
        return this.#join('and', [ahead, rest]);
      }
    }
  }

  /** What is left of the formula behind the byte. */
  behind(formula: Formula, byte: number): Formula {
    if (formula.kind === 'read') return this.#derive(formula, byte);
    const key = formula.id * 256 + byte;
    let next = this.#behind.get(key);
    if (next === undefined) {
      next = this.#derive(formula, byte);
      this.#behind.set(key, next);
    }
    return next;
  }

  #derive(formula: Formula, byte: number): Formula {
    switch (formula.kind) {
      case 'true':
      case 'false':
        return formula;
      case 'read':
        return formula.set.has(byte) ? formula.rest : FALSE;
      case 'and':
      case 'or':
        return this.#join(
          formula.kind,
          formula.parts.map((part) => this.behind(part, byte)),
        );
      case 'not':
        return this.#not(this.behind(formula.part, byte));
      case 'more':
        return this.#join('or', [
          this.behind(this.#copyOf(formula), byte),
          this.behind(formula.rest, byte),
        ]);
    }
  }

  #repeatWidely({ body, min, max }: RepeatNode, rest: Formula): Formula {
    // Copies of nothing would lead back to where they began.
    if (isNullable(body) && max > 1) return this.#more(charactersOf(body), rest);
    let formula = rest;
    if (min > MAX_COPIES) formula = TRUE;
    else if (max - min > 1) formula = this.#more(body, rest);
    else if (max > min) formula = this.#join('or', [rest, this.of(body, rest, true)]);
    for (let copy = 0; copy < Math.min(min, MAX_COPIES); copy++) {
      formula = this.of(body, formula, true);
    }
    return formula;
  }

  #repeatNarrowly({ body, min, max }: RepeatNode, rest: Formula): Formula {
    let formula = rest;
    for (let copy = min; copy < Math.min(max, min + MAX_OPTIONAL_COPIES); copy++) {
      formula = this.#join('or', [rest, this.of(body, formula, false)]);
    }
    for (let copy = 0; copy < min; copy++) formula = this.of(body, formula, false);
    return formula;
  }

  /** One copy of what is repeated, and the same again. */
  #copyOf(formula: Formula & { readonly kind: 'more' }): Formula {
    let copy = this.#copies.get(formula);
    if (copy === undefined) {
      copy = this.of(formula.body, formula, true);
      this.#copies.set(formula, copy);
    }
    return copy;
  }

  #read(set: CharSet, rest: Formula): Formula {
    if (rest === FALSE || set.size === 0) return FALSE;
    return this.#once(`${set.source} ${rest.id}`, (id) => ({ id, kind: 'read', set, rest }));
  }

  #more(body: Node, rest: Formula): Formula {
    const node = this.#nodes.get(body) ?? this.#nodes.size;
    this.#nodes.set(body, node);
    return this.#once(`more ${node} ${rest.id}`, (id) => ({ id, kind: 'more', body, rest }));
  }

  #not(part: Formula): Formula {
    if (part === TRUE) return FALSE;
    if (part === FALSE) return TRUE;
    return this.#once(`not ${part.id}`, (id) => ({ id, kind: 'not', part }));
  }

  #join(kind: 'and' | 'or', given: readonly Formula[]): Formula {
    const [decisive, idle] = kind === 'or' ? [TRUE, FALSE] : [FALSE, TRUE];
    const parts: Formula[] = [];
    for (const formula of given) {
      if (formula === decisive) return decisive;
      if (formula.kind === kind) for (const part of formula.parts) insert(parts, part);
      else if (formula !== idle) insert(parts, formula);
    }
    const [only = idle] = parts;
    if (parts.length <= 1) return only;
    let key = kind === 'or' ? '|' : '&';
    for (const { id } of parts) key += String.fromCharCode(id & 0xffff, id >>> 16);
    return this.#once(key, (id) => ({ id, kind, parts }));
  }

  /** @param key tells the formula from all others */
  #once(key: string, make: (id: number) => Formula): Formula {
    let formula = this.#made.get(key);
    if (formula === undefined) {
      formula = make(this.#made.size + 2);
      this.#made.set(key, formula);
    }
    return formula;
  }
}

/** Puts the formula into the list, which is in the order of their ids, unless it is there. */
function insert(list: Formula[], formula: Formula): void {
  let at = list.length;
  while (at > 0 && (list[at - 1] as Formula).id > formula.id) at--;
  if (at === 0 || list[at - 1] !== formula) list.splice(at, 0, formula);
}
