/**
 * The pattern dialect of rules: JavaScript regular expressions without unbounded repeats and
 * without backreferences. A small recursive-descent parser measures the greatest match length and
 * rewrites a pattern to match in any ASCII case (inline `(?i:…)` needs Node 23).
 *
 * Syntax: https://tc39.es/ecma262/#sec-patterns, the parts that rules use; the rest is refused.
 */

/** What `parsePattern` learns. Lengths are in characters, which are bytes here (Latin-1 text). */
export interface Pattern {
  /** Greatest number of characters a match, with its look-arounds, can reach over. */
  readonly maxLength: number;
  /** The same pattern, letters matching in both cases. */
  readonly anyCase: string;
}

/** A pattern outside the dialect; `message` names the construct and its position. */
export class DialectError extends Error {}

interface Piece {
  readonly max: number;
  readonly anyCase: string;
}

/** Throws `DialectError` for unbounded repeats, backreferences and unknown syntax. */
export function parsePattern(source: string): Pattern {
  const parser = new Parser(source);
  const piece = parser.alternation();
  parser.expectEnd();
  return { maxLength: piece.max, anyCase: piece.anyCase };
}

class Parser {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  alternation(): Piece {
    let max = 0;
    const branches: string[] = [];
    do {
      const branch = this.sequence();
      max = Math.max(max, branch.max);
      branches.push(branch.anyCase);
    } while (this.take('|'));
    return { max, anyCase: branches.join('|') };
  }

  expectEnd(): void {
    if (this.at < this.source.length) throw this.refuse(`unexpected '${this.source[this.at]}'`);
  }

  private sequence(): Piece {
    let max = 0;
    let anyCase = '';
    while (this.at < this.source.length && !'|)'.includes(this.source.charAt(this.at))) {
      const term = this.quantified();
      max += term.max;
      anyCase += term.anyCase;
    }
    return { max, anyCase };
  }

  private quantified(): Piece {
    const atom = this.atom();
    const quantifier = /^(?:\?|\{(\d+)(?:,(\d*))?\})\??/.exec(
      this.source.slice(this.at, this.at + 16),
    );
    if (quantifier === null) {
      if ('*+'.includes(this.source.charAt(this.at) || ' ')) throw this.refuse('unbounded repeat');
      return atom;
    }
    const [text, least, most] = quantifier;
    if (most === '') throw this.refuse('unbounded repeat');
    this.at += text.length;
    const times = least === undefined ? 1 : Number(most ?? least);
    return { max: atom.max * times, anyCase: atom.anyCase + text };
  }

  private atom(): Piece {
    const char = this.source.charAt(this.at);
    if (char === '(') return this.group();
    if (char === '[') return this.characterClass();
    if (char === '\\') return this.escape();
    if ('*+?{}])'.includes(char)) throw this.refuse(`unexpected '${char}'`);
    this.at++;
    if (char === '^' || char === '$') return { max: 0, anyCase: char };
    return { max: 1, anyCase: bothCases(char) };
  }

  private group(): Piece {
    const opening = /^\((?:\?(?::|=|!|<=|<!|<[A-Za-z_]\w{0,30}>))?/.exec(
      this.source.slice(this.at, this.at + 40),
    );
    const text = opening?.[0] ?? '(';
    if (text === '(' && this.source.charAt(this.at + 1) === '?') throw this.refuse('unknown group');
    this.at += text.length;
    const inner = this.alternation();
    if (!this.take(')')) throw this.refuse('missing )');
    return { max: inner.max, anyCase: `${text}${inner.anyCase})` };
  }

  private characterClass(): Piece {
    const end = this.endOfClass();
    const text = this.source.slice(this.at, end);
    this.at = end;
    // Folding a range adds its other-case twin: [a-f] becomes [a-fA-F].
    const folded = text.replace(
      /\\.|([a-z])-([a-z])|([A-Z])-([A-Z])|[A-Za-z]/g,
      (part, a, b, c, d) => {
        if (part.startsWith('\\')) return part;
        if (a !== undefined) return `${part}${a.toUpperCase()}-${b.toUpperCase()}`;
        if (c !== undefined) return `${part}${c.toLowerCase()}-${d.toLowerCase()}`;
        return `${part.toLowerCase()}${part.toUpperCase()}`;
      },
    );
    return { max: 1, anyCase: folded };
  }

  private endOfClass(): number {
    for (let i = this.at + 1; i < this.source.length; i++) {
      if (this.source[i] === '\\') i++;
      else if (this.source[i] === ']') return i + 1;
    }
    throw this.refuse('missing ]');
  }

  private escape(): Piece {
    const escape = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[dDwWsSbBtnrfv0]|[^A-Za-z0-9])/.exec(
      this.source.slice(this.at, this.at + 6),
    );
    if (escape === null) throw this.refuse(`escape '${this.source.slice(this.at, this.at + 2)}'`);
    this.at += escape[0].length;
    const isBoundary = escape[0] === '\\b' || escape[0] === '\\B';
    return { max: isBoundary ? 0 : 1, anyCase: escape[0] };
  }

  private take(char: string): boolean {
    if (this.source[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private refuse(what: string): DialectError {
    return new DialectError(`${what} at position ${this.at} of /${this.source}/`);
  }
}

function bothCases(char: string): string {
  return /[A-Za-z]/.test(char) ? `[${char.toLowerCase()}${char.toUpperCase()}]` : char;
}
