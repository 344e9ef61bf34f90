import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { EXTENDED, JAVASCRIPT, OWN, RE2 } from '../../src/pattern/notation.ts';
import { parseTree, PatternError } from '../../src/pattern/parse.ts';
import { printNode } from '../../src/pattern/print.ts';
import { matchesSomewhere, matchesWhole, references, texts } from './reference.ts';

const RUNS = { numRuns: 2000 };

function translate(source: string, notation: typeof OWN = RE2): string {
  return printNode(parseTree(source, notation).root);
}

describe('patterns of RE2', () => {
  it.prop([references, texts], RUNS)(
    'match the same whole texts in JavaScript',
    (pattern, text) => {
      const whole = new RegExp(`^(?:${translate(pattern.source)})$`);
      expect(whole.test(text)).toBe(matchesWhole(pattern, text));
    },
  );

  it.prop([references, texts], RUNS)('match somewhere in the same texts', (pattern, text) => {
    expect(new RegExp(translate(pattern.source)).test(text)).toBe(matchesSomewhere(pattern, text));
  });

  it('read \\s without the vertical tab and the no-break space', () => {
    const space = new RegExp(`^${translate(String.raw`\s`)}$`);
    const all = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code));
    expect(all.filter((char) => space.test(char))).toEqual('\t\n\f\r '.split(''));
  });

  it('read characters beyond ASCII by their bytes in UTF-8', () => {
    const bytes = Buffer.from('x é€😀 y').toString('latin1');
    for (const source of [
      'é€',
      String.raw`\x{e9}\x{20AC}`,
      '[é][€]+',
      'x [^a-z]+ y',
      String.raw`\pL€`,
    ]) {
      expect(new RegExp(translate(source)).test(bytes), source).toBe(true);
    }
    expect(new RegExp(translate('è')).test(bytes)).toBe(false);
    expect(parseTree('[é]', RE2).remarks).toHaveLength(1);
  });

  it('swap greedy and lazy with U', () => {
    expect(translate('(?U)a*b*?')).toBe('a*?b*');
  });

  it('repeat the last character of a quotation', () => {
    expect(translate(String.raw`\Qa.b\E{2}c`)).toBe(String.raw`a\.b{2}c`);
    expect(translate(String.raw`a\Q*\E+`)).toBe(String.raw`a\*+`);
  });

  it('take braces that are no repeat as they are', () => {
    expect(new RegExp(`^(?:${translate('{a}{,2}{')})$`).test('{a}{,2}{')).toBe(true);
  });
});

describe('what is refused', () => {
  it.each([
    ['(?=a)', "look-around '(?=…)'"],
    ['(?<!a)b', "look-around '(?<!…)'"],
    [String.raw`(a)\1`, String.raw`backreference \1`],
    [String.raw`\Z`, String.raw`escape \Z`],
    [String.raw`\p{Klingon}`, 'Unicode class Klingon'],
    ['[[:vowel:]]', '[:vowel:]'],
    ['(?x)a', "flag 'x'"],
    ['a**', 'a repeat of a repeat'],
    ['a(?i){2}', 'a repeat behind flags'],
    [String.raw`a\Q\E{2}`, 'a repeat behind an empty quotation'],
    ['a*+', 'possessive'],
    ['a{3,2}', 'swapped'],
    ['a{1001}', 'more than 1000'],
    ['[z-a]', 'swapped'],
    ['[a', "'['"],
    ['(a', "'('"],
    ['a)', "')'"],
    ['*a', 'nothing to repeat'],
    ['a|{2}', 'nothing to repeat'],
    [String.raw`a\ `.trim(), 'backslash at the end'],
    ['(?P<n>a)(?P<n>b)', 'two groups'],
    ['(?#c)a', "group '(?#'"],
    ['('.repeat(200), 'nested too deeply'],
    ['a'.repeat(20_001), 'longer than'],
  ])('$1', (source, reason) => {
    expect(() => parseTree(source, RE2)).toThrow(PatternError);
    expect(() => parseTree(source, RE2)).toThrow(reason);
  });

  it.prop(
    [fc.string({ unit: fc.constantFrom(...'ab(|)[]^\\?*{}<-:P=!1,i$.'.split('')), maxLength: 12 })],
    RUNS,
  )('or can be compiled, whatever it is', (source) => {
    let printed: string;
    try {
      printed = translate(source, OWN);
    } catch (error) {
      expect(error).toBeInstanceOf(PatternError);
      return;
    }
    expect(() => new RegExp(printed)).not.toThrow();
  });
});

describe('other notations', () => {
  it('people may look around', () => {
    expect(translate('(?<=a)b(?!c)', OWN)).toBe('(?<=a)b(?!c)');
  });

  it('grep: by line, with a backslash in a class', () => {
    const source = translate(String.raw`^[^"\]+(=|:)\s*x$`, EXTENDED);
    expect(new RegExp(source).test('k\nab:  x\nz')).toBe(true);
    expect(new RegExp(source).test('a"b: x')).toBe(false);
    expect(new RegExp(source).test('a\\b: x')).toBe(false);
    expect(new RegExp(source).test('ab\n: x')).toBe(false);
    expect(new RegExp(translate('a[^b]c', EXTENDED)).test('a\nc')).toBe(false);
    expect(() => translate(String.raw`\d`, EXTENDED)).toThrow(String.raw`escape \d`);
  });

  it.prop([
    fc.constantFrom(
      String.raw`[\s\S]`,
      String.raw`\s`,
      '.',
      String.raw`[^\x80-\xff]`,
      String.raw`[\b]`,
      String.raw`\xe9`,
      String.raw`[^]`,
    ),
    fc.integer({ min: 0, max: 255 }),
  ])('JavaScript: as it is itself', (source, code) => {
    fc.pre(source !== '[^]');
    const char = String.fromCharCode(code);
    const printed = translate(source, JAVASCRIPT);
    expect(new RegExp(`^(?:${printed})$`).test(char)).toBe(
      new RegExp(`^(?:${source})$`).test(char),
    );
  });
});
