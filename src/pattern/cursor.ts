/** Where a parser is in a pattern, and errors that say so. */

/** A pattern that cannot be read; `message` names the construct and its position. */
export class PatternError extends Error {}

export class Cursor {
  /** What was read more widely than it was written, in words. */
  readonly remarks: Set<string> = new Set();
  private readonly source: string;
  private readonly notation: string;
  private at = 0;

  constructor(source: string, notation: string) {
    this.source = source;
    this.notation = notation;
  }

  get atEnd(): boolean {
    return this.at >= this.source.length;
  }

  /** The next character, a pair of surrogates as one; empty at the end. */
  peek(): string {
    const code = this.source.codePointAt(this.at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  /** The character that many characters further. */
  ahead(count: number): string {
    return this.source.charAt(this.at + count);
  }

  next(): string {
    const char = this.peek();
    this.at += char.length;
    return char;
  }

  take(char: string): boolean {
    if (this.peek() !== char) return false;
    this.at += char.length;
    return true;
  }

  /** What a sticky expression matches here; goes on behind it. */
  takeMatch(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.at;
    const match = sticky.exec(this.source);
    if (match === null) return undefined;
    this.at += match[0].length;
    return match;
  }

  /** An error about `what`, for the caller to throw. */
  refuse(what: string): PatternError {
    return new PatternError(`${what} cannot be read in ${this.notation} (position ${this.at + 1})`);
  }
}
