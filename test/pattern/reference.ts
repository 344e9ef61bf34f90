/**
 * Patterns of RE2 with a meaning of their own: each comes with a function that says where its
 * matches end. Made from the definition of the language and not from the code that is tested.
 */

import fc from 'fast-check';

/** Flags in force where a part stands. */
interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
}

/** Ends of all matches that begin at `start`. */
type Ends = (text: string, start: number, flags: Flags) => ReadonlySet<number>;

export interface Reference {
  readonly source: string;
  readonly ends: Ends;
}

const NONE: Flags = { i: false, m: false, s: false };

/** Whether the whole text is a match. */
export function matchesWhole({ ends }: Reference, text: string): boolean {
  return ends(text, 0, NONE).has(text.length);
}

/** Whether there is a match anywhere. */
export function matchesSomewhere({ ends }: Reference, text: string): boolean {
  return Array.from({ length: text.length + 1 }, (_, at) => ends(text, at, NONE)).some(
    ({ size }) => size > 0,
  );
}

function one(isMember: (char: string) => boolean, source: string): Reference {
  return {
    source,
    ends(text, start, { i }) {
      const char = text[start];
      if (char === undefined) return new Set();
      const chars = i ? [char.toLowerCase(), char.toUpperCase()] : [char];
      return new Set(chars.some(isMember) ? [start + 1] : []);
    },
  };
}

function place(
  holds: (text: string, at: number, flags: Flags) => boolean,
  source: string,
): Reference {
  return { source, ends: (text, at, flags) => new Set(holds(text, at, flags) ? [at] : []) };
}

/** Negation comes after folding: `(?i)[^a]` does not match A. */
function negatedOne(isMember: (char: string) => boolean, source: string): Reference {
  const positive = one(isMember, source);
  return {
    source,
    ends: (text, start, flags) =>
      new Set(
        start < text.length && positive.ends(text, start, flags).size === 0 ? [start + 1] : [],
      ),
  };
}

const isWord = (char: string | undefined): boolean =>
  char !== undefined && /^[0-9A-Za-z_]$/.test(char);
const isSpace = (char: string): boolean => '\t\n\f\r '.includes(char);
const between = (from: string, to: string) => (char: string) => char >= from && char <= to;
const atBoundary = (text: string, at: number): boolean => isWord(text[at - 1]) !== isWord(text[at]);

const LETTERS = 'abkAB1_- \n"';

const literals = fc
  .constantFrom(...'abkAB1_ "'.split(''))
  .map((char) => one((other) => other === char, char));

const ATOMS: readonly Reference[] = [
  one((char) => char === '.', String.raw`\.`),
  one((char) => char === 'a', String.raw`\x61`),
  one((char) => char === 'b', String.raw`\x{62}`),
  one((char) => char === 'a', String.raw`\141`),
  one((char) => char === '\n', String.raw`\n`),
  one((char) => /^[0-9]$/.test(char), String.raw`\d`),
  negatedOne((char) => /^[0-9]$/.test(char), String.raw`\D`),
  one(isWord, String.raw`\w`),
  negatedOne(isWord, String.raw`\W`),
  one(isSpace, String.raw`\s`),
  negatedOne(isSpace, String.raw`\S`),
  one(between('a', 'b'), '[a-b]'),
  negatedOne(between('a', 'b'), '[^a-b]'),
  one((char) => '-a'.includes(char), '[-a]'),
  one((char) => ']a'.includes(char), '[]a]'),
  negatedOne((char) => '"\n'.includes(char), String.raw`[^"\n]`),
  one((char) => between('a', 'z')(char) || between('A', 'Z')(char), '[[:alpha:]]'),
  one((char) => isWord(char) || char === '-', '[[:word:]-]'),
  negatedOne((char) => /^[0-9]$/.test(char), '[[:^digit:]]'),
  one((char) => between('A', 'Z')(char), '[[:upper:]]'),
  one((char) => between('A', 'Z')(char) || between('a', 'z')(char), String.raw`\pL`),
  one((char) => between('A', 'Z')(char), String.raw`\p{Lu}`),
  negatedOne((char) => between('A', 'Z')(char), String.raw`\P{Lu}`),
  one(between('0', '9'), String.raw`[\d]`),
  negatedOne((char) => between('A', 'Z')(char), '[[:^upper:]]'),
  negatedOne((char) => between('A', 'Z')(char), String.raw`[^\p{Lu}]`),
  place((_, at) => at === 0, String.raw`\A`),
  place((text, at) => at === text.length, String.raw`\z`),
  place((text, at, { m }) => at === 0 || (m && text[at - 1] === '\n'), '^'),
  place((text, at, { m }) => at === text.length || (m && text[at] === '\n'), '$'),
  place(atBoundary, String.raw`\b`),
  place((text, at) => !atBoundary(text, at), String.raw`\B`),
  {
    source: '.',
    ends: (text, at, { s }) =>
      new Set(at < text.length && (s || text[at] !== '\n') ? [at + 1] : []),
  },
];

function joined(parts: readonly Reference[]): Reference {
  return {
    source: parts.map(({ source }) => source).join(''),
    ends: (text, start, flags) =>
      parts.reduce<ReadonlySet<number>>(
        (starts, part) => new Set([...starts].flatMap((at) => [...part.ends(text, at, flags)])),
        new Set([start]),
      ),
  };
}

function grouped(open: string, inner: Reference, change: Partial<Flags> = {}): Reference {
  return {
    source: `${open}${inner.source})`,
    ends: (text, start, flags) => inner.ends(text, start, { ...flags, ...change }),
  };
}

function either(a: Reference, b: Reference): Reference {
  return {
    source: `(?:${a.source}|${b.source})`,
    ends: (text, at, flags) => new Set([...a.ends(text, at, flags), ...b.ends(text, at, flags)]),
  };
}

function repeated(inner: Reference, mark: string, min: number, max: number): Reference {
  return {
    source: `(?:${inner.source})${mark}`,
    ends(text, start, flags) {
      let current: ReadonlySet<number> = new Set([start]);
      const all = new Set(min === 0 ? [start] : []);
      // Behind so many rounds nothing new can come.
      for (let count = 1; count <= Math.min(max, text.length + min + 1); count++) {
        current = new Set([...current].flatMap((at) => [...inner.ends(text, at, flags)]));
        if (count >= min) for (const end of current) all.add(end);
      }
      return all;
    },
  };
}

/** `\Q…\E`: nothing in it is special. */
function quoted(text: string): Reference {
  const chars = joined(text.split('').map((char) => one((other) => other === char, '')));
  return { ...chars, source: `\\Q${text}\\E` };
}

/** Patterns that have most of the language in them; repeats are short, as texts are. */
export const references: fc.Arbitrary<Reference> = fc.letrec<{ node: Reference }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    literals,
    fc.constantFrom(...ATOMS),
    fc.string({ unit: fc.constantFrom('a', '.', '*', '('), maxLength: 3 }).map(quoted),
    fc.array(tie('node'), { minLength: 2, maxLength: 4 }).map(joined),
    fc.tuple(tie('node'), tie('node')).map(([a, b]) => either(a, b)),
    fc
      .tuple(
        tie('node'),
        fc.constantFrom(
          ['*', 0, Infinity] as const,
          ['+', 1, Infinity] as const,
          ['?', 0, 1] as const,
          ['{2}', 2, 2] as const,
          ['{1,3}', 1, 3] as const,
          ['{2,}', 2, Infinity] as const,
          ['*?', 0, Infinity] as const,
          ['??', 0, 1] as const,
        ),
      )
      .map(([inner, [mark, min, max]]) => repeated(inner, mark, min, max)),
    tie('node').map((inner) => grouped('(', inner)),
    tie('node').map((inner) => grouped('(?:', inner)),
    tie('node').map((inner) => grouped('(?i:', inner, { i: true })),
    tie('node').map((inner) => grouped('(?-i:', inner, { i: false })),
    tie('node').map((inner) => grouped('(?s:', inner, { s: true })),
    tie('node').map((inner) => grouped('(?m:', inner, { m: true })),
    tie('node').map((inner) => grouped('(?:(?im-s)', inner, { i: true, m: true, s: false })),
  ),
})).node;

/** Texts of the characters that patterns are about. */
export const texts: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(...LETTERS.split(''), 'K', '.', '*', '('),
  maxLength: 7,
});
