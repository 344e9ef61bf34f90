/**
 * The notations in which patterns come: what differs between them. The sources are
 * - RE2, as Go reads it: https://github.com/google/re2/wiki/Syntax and https://pkg.go.dev/regexp/syntax
 * - extended regular expressions, as `grep -E` reads them:
 *   https://www.gnu.org/software/grep/manual/html_node/Regular-Expressions.html
 * - JavaScript: https://tc39.es/ecma262/#sec-patterns
 */

import { ALL, CharSet } from './char-set.ts';
import type { AnchorKind } from './syntax.ts';

export interface Notation {
  /** In messages, with its article. */
  readonly name: string;
  /** What `\s` reads. */
  readonly space: CharSet;
  /** What `.` reads without the flag s. */
  readonly dot: CharSet;
  /** `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`. */
  readonly lookAround: boolean;
  /** `(?i)`, `\Q…\E`, `\pL`. */
  readonly perl: boolean;
  /** `(?:…)`, and `(?i:…)` if it has groups for the flags to switch on and off. */
  readonly plainGroup?: RegExp;
  /** What opens a group with a name, which is its first group. */
  readonly namedGroup?: RegExp;
  /** Escapes that stand for a place, by their letter. */
  readonly places: Readonly<Record<string, AnchorKind>>;
  /** Letters of escapes that stand for control characters. */
  readonly controls: string;
  /** What an escape goes on with that gives a character by its code, which is in a group. */
  readonly hex: RegExp;
  /** The same in base 8; the code is the whole match. */
  readonly octal?: RegExp;
  /** `[[:alpha:]]`, and a `]` that stands first in a class is a member. */
  readonly posixClasses: boolean;
  /** A backslash in a class is a member like others. */
  readonly plainBackslashInClass: boolean;
  /** `{`, `}` and `]` stand for themselves where they can be nothing else. */
  readonly looseBrackets: boolean;
  /** `*`, `+` and `{n,}`. */
  readonly unboundedRepeats: boolean;
  /** The text is one line: no set holds its end, `^` and `$` are the ends of the line. */
  readonly byLine: boolean;
  /** Characters above 127 are single bytes; elsewhere they are their bytes in UTF-8. */
  readonly latin1: boolean;
  /** Greatest number in `{n,m}`. */
  readonly maxCount: number;
}

const NEWLINE = CharSet.of('\n');

/** Patterns of people who use keyscan: RE2's syntax, and look-arounds. */
export const OWN: Notation = {
  name: 'a pattern',
  space: CharSet.of('\t\n\f\r '),
  dot: ALL.without(NEWLINE),
  lookAround: true,
  perl: true,
  plainGroup: /\(\?([a-zA-Z]*)(?:-([a-zA-Z]+))?:/y,
  namedGroup: /\(\?P?<([A-Za-z_]\w{0,63})>/y,
  places: { A: 'start', z: 'end', b: 'word', B: 'notWord' },
  controls: 'afnrtv',
  hex: /x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))|u([0-9A-Fa-f]{4})/y,
  octal: /0[0-7]{0,2}|[1-7][0-7]{1,2}/y,
  posixClasses: true,
  plainBackslashInClass: false,
  looseBrackets: true,
  unboundedRepeats: true,
  byLine: false,
  latin1: false,
  maxCount: 10_000,
};

/** Go's package regexp. */
export const RE2: Notation = { ...OWN, name: 'an RE2 pattern', lookAround: false, maxCount: 1000 };

/** `grep -E`. */
export const EXTENDED: Notation = {
  name: 'an extended regular expression',
  space: CharSet.of('\t\v\f\r '),
  dot: ALL.without(NEWLINE),
  lookAround: false,
  perl: false,
  places: { b: 'word', B: 'notWord', '<': 'wordStart', '>': 'wordEnd' },
  controls: OWN.controls,
  hex: OWN.hex,
  posixClasses: true,
  plainBackslashInClass: true,
  looseBrackets: true,
  unboundedRepeats: true,
  byLine: true,
  latin1: false,
  maxCount: 32_767,
};

/** JavaScript without flags, less what it takes only for the sake of old programs (Annex B). */
export const JAVASCRIPT: Notation = {
  name: 'a JavaScript pattern',
  space: CharSet.of('\t\n\v\f\r \u00a0'),
  dot: ALL.without(CharSet.of('\n\r')),
  lookAround: true,
  perl: false,
  plainGroup: /\(\?:/y,
  namedGroup: /\(\?<([A-Za-z_]\w{0,63})>/y,
  places: { b: 'word', B: 'notWord' },
  controls: 'fnrtv',
  hex: /x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})/y,
  octal: /0(?![0-9])/y,
  posixClasses: false,
  plainBackslashInClass: false,
  looseBrackets: false,
  unboundedRepeats: true,
  byLine: false,
  latin1: true,
  maxCount: OWN.maxCount,
};

/** What rules are written in (rule.ts): JavaScript in which every repeat has an end. */
export const RULE: Notation = {
  ...JAVASCRIPT,
  name: 'the pattern of a rule',
  unboundedRepeats: false,
};

export const DIGIT: CharSet = CharSet.of([0x30, 0x39]);
export const UPPER: CharSet = CharSet.of([0x41, 0x5a]);
export const LOWER: CharSet = CharSet.of([0x61, 0x7a]);
export const LETTER: CharSet = UPPER.with(LOWER);
export const WORD: CharSet = LETTER.with(DIGIT).with(CharSet.of('_'));
/** The bytes of all characters that are not ASCII, in UTF-8. */
export const NOT_ASCII: CharSet = CharSet.of([0x80, 0xff]);

const PUNCTUATION: CharSet = CharSet.of([0x21, 0x7e]).without(LETTER).without(DIGIT);

/** Names in `[[:name:]]`, for ASCII. */
export const POSIX_CLASSES: Readonly<Record<string, CharSet>> = {
  alnum: LETTER.with(DIGIT),
  alpha: LETTER,
  ascii: CharSet.of([0, 0x7f]),
  blank: CharSet.of('\t '),
  cntrl: CharSet.of([0, 0x1f], 0x7f),
  digit: DIGIT,
  graph: CharSet.of([0x21, 0x7e]),
  lower: LOWER,
  print: CharSet.of([0x20, 0x7e]),
  punct: PUNCTUATION,
  space: CharSet.of('\t\n\v\f\r '),
  upper: UPPER,
  word: WORD,
  xdigit: DIGIT.with(CharSet.of([0x41, 0x46], [0x61, 0x66])),
};

/**
 * The characters of a Unicode class (`L`, `Lu`, `Greek`): its ASCII ones, and for a class that has
 * others every byte above ASCII, since contents are read byte by byte. Undefined for no class.
 */
export function unicodeClass(name: string): CharSet | undefined {
  if (!/^[A-Z][A-Za-z_]{0,40}$/.test(name)) return undefined;
  if (name === 'Any') return ALL;
  const pattern = propertyPattern(name) ?? propertyPattern(`Script=${name}`);
  if (pattern === undefined) return undefined;
  const ascii = Array.from({ length: 128 }, (_, code) => code).filter((code) =>
    pattern.test(String.fromCharCode(code)),
  );
  return CharSet.of(...ascii).with(NOT_ASCII);
}

function propertyPattern(property: string): RegExp | undefined {
  try {
    return new RegExp(`^\\p{${property}}$`, 'u');
  } catch {
    return undefined;
  }
}
