/** Sets of characters 0–255: what one step of a pattern may read, as contents are read as Latin-1. */

/** An immutable set of character codes 0–255. */
export class CharSet {
  private readonly members: Uint8Array;

  private constructor(members: Uint8Array) {
    this.members = members;
  }

  /** Characters one by one, or ranges `[first, last]`; codes above 255 are left out. */
  static of(...parts: readonly (string | number | readonly [number, number])[]): CharSet {
    const members = new Uint8Array(256);
    for (const part of parts) {
      if (typeof part === 'string') for (const char of part) members[char.charCodeAt(0)] = 1;
      else if (typeof part === 'number') members[part] = 1;
      else members.fill(1, part[0], part[1] + 1);
    }
    return new CharSet(members);
  }

  has(code: number): boolean {
    return this.members[code] === 1;
  }

  get size(): number {
    return this.members.reduce((sum, member) => sum + member, 0);
  }

  /** The codes, ascending. */
  codes(): number[] {
    const codes: number[] = [];
    this.members.forEach((member, code) => {
      if (member === 1) codes.push(code);
    });
    return codes;
  }

  with(other: CharSet): CharSet {
    return new CharSet(this.members.map((member, code) => member | Number(other.has(code))));
  }

  without(other: CharSet): CharSet {
    return new CharSet(this.members.map((member, code) => (other.has(code) ? 0 : member)));
  }

  get negated(): CharSet {
    return new CharSet(this.members.map((member) => 1 - member));
  }

  /** With each ASCII letter also its other case. */
  get anyCase(): CharSet {
    const members = this.members.slice();
    for (const code of this.codes()) if (isLetter(code)) members[code ^ CASE_BIT] = 1;
    return new CharSet(members);
  }

  overlaps(other: CharSet): boolean {
    return this.members.some((member, code) => member === 1 && other.has(code));
  }

  /** As in a pattern: one character, or a class. */
  get source(): string {
    const codes = this.codes();
    const [only] = codes;
    if (codes.length === 1 && only !== undefined) return literalSource(only);
    if (codes.length === 256) return String.raw`[\x00-\xff]`;
    if (codes.length > 128) return `[^${rangesSource(this.negated.codes())}]`;
    return `[${rangesSource(codes)}]`;
  }
}

export const NONE: CharSet = CharSet.of();
export const ALL: CharSet = NONE.negated;

const CASE_BIT = 0x20;

function isLetter(code: number): boolean {
  const lower = code | CASE_BIT;
  return lower >= 0x61 && lower <= 0x7a;
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
