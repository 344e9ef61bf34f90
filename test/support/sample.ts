/**
 * Texts that a pattern of the rules' dialect matches, drawn at random with a seed. Look-arounds are
 * left out, so a pattern whose look-arounds matter needs written examples.
 */

import { createCredentials } from './credentials.ts';

/** A text that `pattern` matches. The same seed gives the same text. */
export function sample(pattern: RegExp, seed: number | string): string {
  const made = createCredentials(`${seed} ${pattern.source}`);
  const reader = new Reader(pattern.source, (count, alphabet) => made.chars(count, alphabet));
  return reader.alternation();
}

type Draw = (count: number, alphabet: string) => string;

/** Repeats of open length are drawn at most this much above their least. */
const MAX_SURPLUS = 8;

class Reader {
  private readonly source: string;
  private readonly draw: Draw;
  private at = 0;

  constructor(source: string, draw: Draw) {
    this.source = source;
    this.draw = draw;
  }

  alternation(): string {
    const branches = [this.sequence()];
    while (this.source.charAt(this.at) === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    return branches[this.below(branches.length)] ?? '';
  }

  private sequence(): string {
    let text = '';
    while (this.at < this.source.length && !'|)'.includes(this.source.charAt(this.at))) {
      text += this.repeated();
    }
    return text;
  }

  private repeated(): string {
    const start = this.at;
    const first = this.atom();
    const end = this.at;
    const [whole, least, most] =
      /^(?:\?|\{(\d+)(?:,(\d+))?\})\??/.exec(this.source.slice(end)) ?? [];
    if (whole === undefined) return first;
    const min = least === undefined ? 0 : Number(least);
    const max = least === undefined ? 1 : Number(most ?? least);
    const times = min + this.below(Math.min(max - min, MAX_SURPLUS) + 1);
    let text = '';
    for (let i = 0; i < times; i++) {
      this.at = start;
      text += this.atom();
    }
    this.at = end + whole.length;
    return text;
  }

  private atom(): string {
    const char = this.source.charAt(this.at);
    if (char === '(') return this.group();
    if (char === '[') return this.fromClass();
    if (char === '\\') {
      this.at += 2;
      const escaped = this.source.charAt(this.at - 1);
      const alphabet = ESCAPES[escaped];
      return alphabet === undefined ? escaped : this.draw(1, alphabet);
    }
    this.at++;
    return char === '^' || char === '$' ? '' : char;
  }

  private group(): string {
    const opening = /^\((?:\?(?::|=|!|<=|<!|<\w+>))?/.exec(this.source.slice(this.at))?.[0] ?? '(';
    this.at += opening.length;
    const inner = this.alternation();
    this.at++;
    return /[=!]$/.test(opening) ? '' : inner;
  }

  private fromClass(): string {
    const [whole, negated, body = ''] =
      /^\[(\^)?((?:\\.|[^\]\\])*)\]/.exec(this.source.slice(this.at)) ?? [];
    if (whole === undefined) throw new Error(`no class at ${this.at} of ${this.source}`);
    this.at += whole.length;
    const given = expand(body);
    const alphabet =
      negated === undefined
        ? given
        : PRINTABLE.replace(/./g, (char) => (given.includes(char) ? '' : char));
    return this.draw(1, alphabet);
  }

  private below(limit: number): number {
    return DIGITS.indexOf(this.draw(1, DIGITS.slice(0, Math.max(1, limit))));
  }
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const PRINTABLE = LOWER + LOWER.toUpperCase() + DIGITS;
const ESCAPES: Readonly<Record<string, string>> = {
  d: DIGITS,
  w: PRINTABLE,
  s: ' ',
  n: '\n',
};

function expand(body: string): string {
  return body.replace(
    /\\(.)|(.)-(.)/g,
    (part, escaped: string | undefined, from: string | undefined, to: string | undefined) => {
      if (escaped !== undefined) return ESCAPES[escaped] ?? escaped;
      if (from === undefined || to === undefined) return part;
      let range = '';
      for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) {
        range += String.fromCharCode(code);
      }
      return range;
    },
  );
}
