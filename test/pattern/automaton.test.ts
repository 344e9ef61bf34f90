import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { BeginningAutomaton } from '../../src/pattern/automaton.ts';
import { RULE } from '../../src/pattern/notation.ts';
import { parseTree } from '../../src/pattern/parse.ts';

const RUNS = { numRuns: 2000 };

/** More than any automaton here has steps, times what it takes to find one out. */
const ENOUGH = 2000;

function automaton(source: string): BeginningAutomaton {
  return new BeginningAutomaton(parseTree(source, RULE).root);
}

/** What the automaton says of a text once it knows all steps that the text takes. */
function settled(made: BeginningAutomaton, text: string, at = 0): boolean {
  const bytes = Buffer.from(text, 'latin1');
  let may = true;
  for (let i = 0; i < ENOUGH; i++) may = made.mayMatch(bytes, at);
  return may;
}

function matches(source: string, text: string, at = 0): boolean {
  const regex = new RegExp(source, 'y');
  regex.lastIndex = at;
  return regex.test(text);
}

const sets = fc.constantFrom('a', 'b', '=', '[ab]', '[^a]', String.raw`\w`, String.raw`\s`, '[]');
const counts = fc.constantFrom('?', '{0,2}', '{1,3}', '{2}', '{0,5}', '{1,30}');
/** Places and look-behinds, of which the automaton knows nothing. */
const places = fc.constantFrom('^', '$', String.raw`\b`, '(?<=a)', '(?<!b)');

const { pattern: patterns } = fc.letrec<Record<'pattern' | 'sequence' | 'part', string>>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('sequence'),
    fc.tuple(tie('sequence'), tie('pattern')).map((both) => both.join('|')),
  ),
  sequence: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    sets,
    places,
    fc.tuple(sets, counts).map((both) => both.join('')),
    fc.tuple(tie('pattern'), counts).map(([body, count]) => `(?:${body})${count}`),
    fc.tuple(fc.constantFrom('?=', '?!'), tie('pattern')).map(([kind, body]) => `(${kind}${body})`),
  ),
}));

const texts = fc.string({ unit: fc.constantFrom('a', 'b', '=', ' ', '"', '\n'), maxLength: 12 });

/** The same for the same seed. */
function longText(seed: number): string {
  const letters = fc.constantFrom('a', 'b');
  const text = fc.string({ unit: letters, minLength: 200, maxLength: 240 });
  return `${fc.sample(text, { numRuns: 1, seed }).join('')} `;
}

describe('an automaton for beginnings', () => {
  it.prop([patterns, texts, fc.nat({ max: 12 })], RUNS)(
    'never denies a match',
    (pattern, text, offset) => {
      const at = Math.min(offset, text.length);
      fc.pre(matches(pattern, text, at));
      expect(settled(automaton(pattern), text, at)).toBe(true);
    },
  );

  it.prop([texts, texts], RUNS)('does not depend on what it has read before', (text, before) => {
    const source = '(?:a|b ?=)[ab=]{0,4}(?!=)(?: |"[^"]{1,3}")';
    const used = automaton(source);
    settled(used, before);
    expect(settled(used, text)).toBe(settled(automaton(source), text));
  });

  it.each<[string, string, boolean]>([
    // All that is read as it is meant: nothing in these is left open.
    ['ab{2,3}=', 'abb= ', true],
    ['ab{2,3}=', 'ab= ', false],
    ['a(?:b|=b)=', 'a=b= ', true],
    ['a(?:b|=b)=', 'a=== ', false],
    [String.raw`\w{1,9}(?!\w)=`, 'abab= ', true],
    [String.raw`\w{1,9}(?!\w)=`, 'abab = ', false],
    [String.raw`a(?=\S{0,3}=)b`, 'abba= ', true],
    [String.raw`a(?=\S{0,3}=)b`, 'abba ', false],
    ['a(?!b{1,9}=)b', 'abbb ', true],
    ['a(?!b{1,9}=)b', 'abbb= ', false],
    ['a(?!b{0,2}=)b', 'abb= ', false],
    ['a(?!b{0,2}=)b', 'abbb= ', true],
    ['a(?!(?!b)=)[^]', 'a=', false],
    ['a(?!(?!b)=)[^]', 'ab', true],
    ['(?!)a', 'a', false],
    ['a{61}', 'a'.repeat(61), true],
    ['a{61}', `${'a'.repeat(60)}b`, false],
  ])('of /%s/ says of %j: %s', (source, text, may) => {
    expect(matches(source, text)).toBe(may);
    expect(settled(automaton(source), text)).toBe(may);
  });

  it('lets a text through that ends too early to tell', () => {
    expect(settled(automaton('abab'), 'ab')).toBe(true);
    expect(settled(automaton('abab'), 'aa')).toBe(false);
  });

  it('finds a step out only after some texts', () => {
    const made = automaton('ab');
    const bytes = Buffer.from('=');
    const answers = Array.from({ length: 9 }, () => made.mayMatch(bytes, 0));
    expect(answers).toEqual([...Array.from({ length: 7 }, () => true), false, false]);
  });

  it('lets texts through behind so many states', () => {
    // Which of the last sixteen characters were a: two to the power of sixteen states.
    const source = '[ab]{0,400}a[ab]{15}=';
    const used = automaton(source);
    for (let seed = 1; seed <= 60; seed++) settled(used, longText(seed));
    expect(settled(used, longText(0))).toBe(true);
    expect(settled(automaton(source), longText(0))).toBe(false);
  });
});
