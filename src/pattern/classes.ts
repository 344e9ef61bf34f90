/** Reads escapes and classes of a pattern into sets of characters. */

import { CharSet, NONE } from './char-set.ts';
import type { Cursor } from './cursor.ts';
import { DIGIT, NOT_ASCII, POSIX_CLASSES, unicodeClass, WORD, type Notation } from './notation.ts';

const CONTROLS: Readonly<Record<string, string>> = {
  a: '\u0007',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** An escape, at its backslash: one character, or a set. Throws `PatternError` for an unknown one. */
export function readEscape(
  cursor: Cursor,
  notation: Notation,
  ignoreCase: boolean,
): string | CharSet {
  cursor.next();
  const set = readSetEscape(cursor, notation, ignoreCase);
  if (set !== undefined) return set;
  const hex = cursor.takeMatch(notation.hex);
  if (hex !== undefined) return codePoint(cursor, hex[1] ?? hex[2] ?? hex[3] ?? '', 16);
  const octal = notation.octal && cursor.takeMatch(notation.octal);
  if (octal !== undefined) return codePoint(cursor, octal[0], 8);
  const char = cursor.peek();
  if (char === '') throw cursor.refuse('a backslash at the end');
  if (/[1-9]/.test(char)) throw cursor.refuse(`the backreference \\${char}`);
  const control = notation.controls.includes(char) ? CONTROLS[char] : undefined;
  if (control === undefined && /[A-Za-z0-9]/.test(char)) {
    throw cursor.refuse(`the escape \\${char}`);
  }
  cursor.next();
  return control ?? char;
}

function codePoint(cursor: Cursor, digits: string, base: number): string {
  const code = Number.parseInt(digits, base);
  if (code > 0x10ffff) throw cursor.refuse('a character above 10FFFF');
  return String.fromCodePoint(code);
}

/** `d`, `W`, `pL`, `p{Greek}` and the like, behind the backslash. */
function readSetEscape(
  cursor: Cursor,
  notation: Notation,
  ignoreCase: boolean,
): CharSet | undefined {
  // grep knows no \d.
  const letter = cursor.takeMatch(notation.byLine ? /[wWsS]/y : /[dDwWsS]/y)?.[0];
  if (letter !== undefined) {
    const set = { d: DIGIT, w: WORD, s: notation.space }[letter.toLowerCase()] ?? NONE;
    return letter < 'a' ? set.negated : set;
  }
  const unicode = notation.perl
    ? cursor.takeMatch(/([pP])(?:\{(\^?)(\w{1,40})\}|([A-Z]))/y)
    : undefined;
  if (unicode === undefined) return undefined;
  const name = unicode[3] ?? unicode[4] ?? '';
  const set = unicodeClass(name);
  if (set === undefined) throw cursor.refuse(`the Unicode class ${name}`);
  cursor.remarks.add(`\\p{${name}} takes every character that is not ASCII`);
  // A set is folded before it is negated: `(?i)\P{Lu}` takes no letter.
  const folded = ignoreCase ? set.anyCase : set;
  const negated = (unicode[1] === 'P') !== (unicode[2] === '^');
  return negated ? folded.negated.with(NOT_ASCII) : folded;
}

/** A class, at its `[`. Throws `PatternError` if it has no end, or ends of a range are swapped. */
export function readClass(cursor: Cursor, notation: Notation, ignoreCase: boolean): CharSet {
  cursor.next();
  const negated = cursor.take('^');
  const sets: CharSet[] = [];
  for (let first = true; ; first = false) {
    if (cursor.atEnd) throw cursor.refuse("'[' without a partner");
    if (cursor.peek() === ']' && !(first && notation.posixClasses)) break;
    const from = readMember(cursor, notation, ignoreCase);
    if (typeof from !== 'string') {
      sets.push(from);
    } else if (cursor.peek() === '-' && cursor.ahead(1) !== ']') {
      cursor.next();
      const to = readMember(cursor, notation, ignoreCase);
      if (typeof to !== 'string') throw cursor.refuse('a range that ends with a class');
      sets.push(rangeOf(cursor, notation, from, to));
    } else {
      sets.push(rangeOf(cursor, notation, from, from));
    }
  }
  cursor.next();
  const set = CharSet.union(sets);
  const folded = ignoreCase ? set.anyCase : set;
  if (!negated) return folded;
  // What a class leaves out beyond ASCII would be some bytes of its characters only.
  return notation.latin1 ? folded.negated : folded.negated.with(NOT_ASCII);
}

function rangeOf(cursor: Cursor, notation: Notation, from: string, to: string): CharSet {
  const [first, last] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0];
  if (first === last && first < 0x80) return CharSet.one(first);
  if (last < first) throw cursor.refuse('a range whose ends are swapped');
  if (notation.latin1) return CharSet.of([first, Math.min(last, 0xff)]);
  const ascii = first < 0x80 ? CharSet.of([first, Math.min(last, 0x7f)]) : NONE;
  if (last < 0x80) return ascii;
  // Beyond ASCII a character is several bytes, and all of these are members.
  cursor.remarks.add('a class with a character that is not ASCII takes all of these');
  return ascii.with(NOT_ASCII);
}

function readMember(cursor: Cursor, notation: Notation, ignoreCase: boolean): string | CharSet {
  const posix = notation.posixClasses ? cursor.takeMatch(/\[:(\^?)(\w*):\]/y) : undefined;
  if (posix !== undefined) {
    const set = POSIX_CLASSES[posix[2] ?? ''];
    if (set === undefined) throw cursor.refuse(`the class [:${posix[2] ?? ''}:]`);
    const folded = ignoreCase ? set.anyCase : set;
    return posix[1] === '^' ? folded.negated : folded;
  }
  if (cursor.peek() !== '\\' || notation.plainBackslashInClass) return cursor.next();
  if (notation.latin1 && cursor.takeMatch(/\\b/y) !== undefined) return '\b';
  return readEscape(cursor, notation, ignoreCase);
}
