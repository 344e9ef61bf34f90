/** Sets of characters 0–255: what one step of a pattern may read, as contents are read as Latin-1. */

const SIZE = 256;

/** An immutable set of character codes 0–255. */
export class CharSet {
  private readonly members: Uint8Array;
  private list: readonly number[] | undefined;
  private text: string | undefined;
  private folded: CharSet | undefined;

  private constructor(members: Uint8Array) {
    this.members = members;
  }

  /** Characters one by one, or ranges `[first, last]`; codes above 255 are left out. */
  static of(...parts: readonly (string | number | readonly [number, number])[]): CharSet {
    const members = new Uint8Array(SIZE);
    for (const part of parts) {
      if (typeof part === 'string') for (const char of part) members[char.charCodeAt(0)] = 1;
      else if (typeof part === 'number') members[part] = 1;
      else members.fill(1, part[0], part[1] + 1);
    }
    return new CharSet(members);
  }

  /** The set of one character 0–255. Most of a pattern is made of these, and so each is made once. */
  static one(code: number): CharSet {
    return (SINGLES[code] ??= CharSet.of(code));
  }

  static union(sets: readonly CharSet[]): CharSet {
    const [only] = sets;
    if (only !== undefined && sets.length === 1) return only;
    const members = new Uint8Array(SIZE);
    for (const set of sets) set.addTo(members);
    return new CharSet(members);
  }

  private addTo(members: Uint8Array): void {
    for (let code = 0; code < SIZE; code++) if (this.members[code] === 1) members[code] = 1;
  }

  has(code: number): boolean {
    return this.members[code] === 1;
  }

  get size(): number {
    return this.codes().length;
  }

  /** The codes, ascending. */
  codes(): readonly number[] {
    if (this.list === undefined) {
      const list: number[] = [];
      for (let code = 0; code < SIZE; code++) if (this.members[code] === 1) list.push(code);
      this.list = list;
    }
    return this.list;
  }

  with(other: CharSet): CharSet {
    return CharSet.union([this, other]);
  }

  without(other: CharSet): CharSet {
    const members = this.members.slice();
    for (const code of other.codes()) members[code] = 0;
    return new CharSet(members);
  }

  get negated(): CharSet {
    return ALL.without(this);
  }

  /** With each ASCII letter also its other case. */
  get anyCase(): CharSet {
    return (this.folded ??= this.fold());
  }

  private fold(): CharSet {
    const letters = this.codes().filter(isLetter);
    if (letters.length === 0) return this;
    const members = this.members.slice();
    for (const code of letters) members[code ^ CASE_BIT] = 1;
    return new CharSet(members);
  }

  overlaps(other: CharSet): boolean {
    return this.codes().some((code) => other.has(code));
  }

  /** As in a pattern: one character, or a class. */
  get source(): string {
    return (this.text ??= sourceOf(this));
  }
}

const SINGLES: CharSet[] = [];

export const NONE: CharSet = CharSet.of();
export const ALL: CharSet = CharSet.of([0, SIZE - 1]);

const CASE_BIT = 0x20;

function isLetter(code: number): boolean {
  const lower = code | CASE_BIT;
  return lower >= 0x61 && lower <= 0x7a;
}

function sourceOf(set: CharSet): string {
  const codes = set.codes();
  const [only] = codes;
  if (codes.length === 1 && only !== undefined) return literalSource(only);
  if (codes.length === SIZE) return String.raw`[\x00-\xff]`;
  if (codes.length > SIZE / 2) return `[^${rangesSource(set.negated.codes())}]`;
  return `[${rangesSource(codes)}]`;
}

const ESCAPES: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r' };

function literalSource(code: number): string {
  const char = String.fromCharCode(code);
  if (/[\w !"#%&',:;<=>@`~-]/.test(char)) return char;
  return ESCAPES[code] ?? (code > 0x20 && code < 0x7f ? `\\${char}` : hex(code));
}

function rangesSource(codes: readonly number[]): string {
  let source = '';
  for (let first = 0; first < codes.length;) {
    let last = first;
    while (codes[last + 1] === (codes[last] ?? 0) + 1) last++;
    const [from = 0, to = 0] = [codes[first], codes[last]];
    const ends = last - first > 1 ? [from, '-', to] : last > first ? [from, to] : [from];
    source += ends.map((end) => (typeof end === 'string' ? end : memberSource(end))).join('');
    first = last + 1;
  }
  return source;
}

function memberSource(code: number): string {
  const char = String.fromCharCode(code);
  if (/[\w !"#%&',:;<=>@`~.*+?|(){}$/]/.test(char)) return char;
  return ESCAPES[code] ?? (code > 0x20 && code < 0x7f ? `\\${char}` : hex(code));
}

function hex(code: number): string {
  return `\\x${code.toString(16).padStart(2, '0')}`;
}
