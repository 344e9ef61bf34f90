/**
 * Reads a pattern in one of the notations into a tree. What a notation does not have, and what
 * cannot be told with bounded surroundings (backreferences), is refused by name.
 */

import { ALL, CharSet, NONE } from './char-set.ts';
import { readClass, readEscape } from './classes.ts';
import { OWN, type Notation } from './notation.ts';
import { Cursor, PatternError } from './cursor.ts';
import { sequence, type AnchorKind, type Node } from './syntax.ts';

export { PatternError } from './cursor.ts';

interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly ungreedy: boolean;
}

const NO_FLAGS: Flags = { ignoreCase: false, multiline: false, dotAll: false, ungreedy: false };
const FLAG_NAMES: Readonly<Record<string, keyof Flags>> = {
  i: 'ignoreCase',
  m: 'multiline',
  s: 'dotAll',
  U: 'ungreedy',
};

/** Deepest nesting of parentheses. */
const MAX_DEPTH = 100;

/** Longest pattern that is read, in characters. */
const MAX_LENGTH = 20_000;

export interface ParsedPattern {
  readonly root: Node;
  /** What was read more widely than it was written, in words. */
  readonly remarks: readonly string[];
}

/** Throws `PatternError` that names the construct and where it stands. */
export function parseTree(source: string, notation: Notation = OWN): ParsedPattern {
  if (source.length > MAX_LENGTH) {
    throw new PatternError(`the pattern is longer than ${MAX_LENGTH} characters`);
  }
  const parser = new Parser(source, notation);
  const root = parser.choice(NO_FLAGS, 0);
  parser.expectEnd();
  return { root, remarks: [...parser.cursor.remarks] };
}

class Parser {
  readonly cursor: Cursor;
  private readonly notation: Notation;
  private groups = 0;
  private readonly names = new Set<string>();

  constructor(source: string, notation: Notation) {
    this.cursor = new Cursor(source, notation.name);
    this.notation = notation;
  }

  choice(outer: Flags, depth: number): Node {
    if (depth > MAX_DEPTH) throw this.cursor.refuse('parentheses nested too deeply');
    let flags = outer;
    const branches: Node[] = [];
    do {
      const items: Node[] = [];
      while (!this.cursor.atEnd && !'|)'.includes(this.cursor.peek())) {
        const changed = this.flagGroup(flags);
        if (changed === undefined) items.push(...this.items(flags, depth));
        else flags = changed;
      }
      branches.push(sequence(items));
    } while (this.cursor.take('|'));
    const [only] = branches;
    return branches.length === 1 && only !== undefined ? only : { type: 'choice', branches };
  }

  expectEnd(): void {
    if (!this.cursor.atEnd) throw this.cursor.refuse(`'${this.cursor.peek()}' without a partner`);
  }

  /** `(?i)`: flags for the rest of the group. */
  private flagGroup(flags: Flags): Flags | undefined {
    if (!this.notation.perl) return undefined;
    const match = this.cursor.takeMatch(/\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?\)/y);
    if (match === undefined) return undefined;
    this.refuseRepeat('flags');
    return this.withFlags(flags, match[1] ?? '', match[2] ?? '');
  }

  private withFlags(flags: Flags, on: string, off: string): Flags {
    const changed: Record<keyof Flags, boolean> = { ...flags };
    for (const [letters, value] of [
      [on, true],
      [off, false],
    ] as const) {
      for (const letter of letters) {
        const name = FLAG_NAMES[letter];
        if (name === undefined) throw this.cursor.refuse(`the flag '${letter}'`);
        changed[name] = value;
      }
    }
    return changed;
  }

  /** A part with its repeat; of a quoted text, the last character has it. */
  private items(flags: Flags, depth: number): Node[] {
    const quoted = this.notation.perl ? this.cursor.takeMatch(/\\Q([^]*?)(?:\\E|$)/y) : undefined;
    if (quoted === undefined) return [this.repeated(this.atom(flags, depth), flags)];
    const chars = Array.from(quoted[1] ?? '', (char) => this.literal(char, flags));
    const last = chars.pop();
    if (last === undefined) return this.refuseRepeat('an empty quotation');
    return [...chars, this.repeated(last, flags)];
  }

  /** What stands here has nothing to repeat. */
  private refuseRepeat(what: string): Node[] {
    if (this.repeatRange() !== undefined) throw this.cursor.refuse(`a repeat behind ${what}`);
    return [];
  }

  private repeated(atom: Node, flags: Flags): Node {
    let node = atom;
    for (let count = 0; ; count++) {
      const repeat = this.repeatRange();
      if (repeat === undefined) return node;
      if (count > 0) throw this.cursor.refuse('a repeat of a repeat without parentheses');
      const question = this.notation.byLine ? false : this.cursor.take('?');
      if (this.cursor.peek() === '+' && this.notation.perl) {
        throw this.cursor.refuse('a possessive repeat');
      }
      node = { type: 'repeat', body: node, ...repeat, lazy: question !== flags.ungreedy };
    }
  }

  private repeatRange(): { readonly min: number; readonly max: number } | undefined {
    const range = this.writtenRange();
    if (range?.max === Infinity && !this.notation.unboundedRepeats) {
      throw this.cursor.refuse('a repeat without an end');
    }
    return range;
  }

  private writtenRange(): { readonly min: number; readonly max: number } | undefined {
    if (this.cursor.take('*')) return { min: 0, max: Infinity };
    if (this.cursor.take('+')) return { min: 1, max: Infinity };
    if (this.cursor.take('?')) return { min: 0, max: 1 };
    const match = this.cursor.takeMatch(/\{(\d{1,6})(?:(,)(\d{0,6}))?\}/y);
    if (match === undefined) return undefined;
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === '' ? Infinity : Number(match[3]);
    if (max < min) throw this.cursor.refuse(`the repeat ${match[0]}, whose ends are swapped`);
    if (Math.max(min, Number.isFinite(max) ? max : 0) > this.notation.maxCount) {
      throw this.cursor.refuse(`a repeat of more than ${this.notation.maxCount} times`);
    }
    return { min, max };
  }

  private atom(flags: Flags, depth: number): Node {
    const { cursor, notation } = this;
    const char = cursor.peek();
    if (char === '(') return this.group(flags, depth);
    if (char === '[') return this.set(readClass(cursor, notation, flags.ignoreCase));
    if (char === '\\') return this.escape(flags);
    if (this.repeatRange() !== undefined) throw cursor.refuse('a repeat with nothing to repeat');
    if (!notation.looseBrackets && '{}]'.includes(char)) {
      throw cursor.refuse(`'${char}' without a backslash`);
    }
    cursor.next();
    if (char === '.') return this.set(flags.dotAll ? ALL : notation.dot);
    if (char === '^') return anchor(flags.multiline || notation.byLine ? 'lineStart' : 'start');
    if (char === '$') return anchor(flags.multiline || notation.byLine ? 'lineEnd' : 'end');
    return this.literal(char, flags);
  }

  private group(flags: Flags, depth: number): Node {
    const { cursor, notation } = this;
    const close = (body: Node): Node => {
      if (!cursor.take(')')) throw cursor.refuse("'(' without a partner");
      return body;
    };
    const look = cursor.takeMatch(/\(\?(<?)([=!])/y);
    if (look !== undefined) {
      if (!notation.lookAround) throw cursor.refuse(`the look-around '${look[0]}…)'`);
      const body = close(this.choice(flags, depth + 1));
      return { type: 'look', behind: look[1] === '<', negated: look[2] === '!', body };
    }
    const plain = notation.plainGroup && cursor.takeMatch(notation.plainGroup);
    if (plain !== undefined) {
      const changed = this.withFlags(flags, plain[1] ?? '', plain[2] ?? '');
      return close(this.choice(changed, depth + 1));
    }
    const named = notation.namedGroup && cursor.takeMatch(notation.namedGroup);
    if (named?.[1] !== undefined) return this.capture(flags, depth, close, named[1]);
    cursor.next();
    if (cursor.peek() === '?') throw cursor.refuse(`the group '(?${cursor.ahead(1)}'`);
    return this.capture(flags, depth, close);
  }

  private capture(flags: Flags, depth: number, close: (body: Node) => Node, name?: string): Node {
    if (name !== undefined && this.names.has(name)) {
      throw this.cursor.refuse(`two groups with the name ${name}`);
    }
    if (name !== undefined) this.names.add(name);
    const index = ++this.groups;
    const body = close(this.choice(flags, depth + 1));
    return { type: 'group', body, index, ...(name !== undefined && { name }) };
  }

  private escape(flags: Flags): Node {
    const { cursor, notation } = this;
    const place = notation.places[cursor.ahead(1)];
    if (place !== undefined) {
      cursor.next();
      cursor.next();
      return anchor(place);
    }
    const escape = readEscape(cursor, notation, flags.ignoreCase);
    if (typeof escape === 'string') return this.literal(escape, flags);
    return this.set(flags.ignoreCase ? escape.anyCase : escape);
  }

  private literal(char: string, { ignoreCase }: Flags): Node {
    const code = char.codePointAt(0) ?? 0;
    // Of one byte each there are no others.
    if (this.notation.latin1 && code > 0xff) return this.set(NONE);
    const setOf = (byte: number): Node => {
      const set = CharSet.one(byte);
      return this.set(ignoreCase ? set.anyCase : set);
    };
    if (this.notation.latin1 || code < 0x80) return setOf(code);
    return sequence(Array.from(Buffer.from(char), setOf));
  }

  private set(set: CharSet): Node {
    return { type: 'set', set: this.notation.byLine ? set.without(CharSet.of('\n')) : set };
  }
}

function anchor(kind: AnchorKind): Node {
  return { type: 'anchor', kind };
}
