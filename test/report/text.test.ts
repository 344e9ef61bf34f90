import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  crop,
  cropStart,
  displayWidth,
  plain,
  withoutCommands,
  wrap,
} from '../../src/report/text.ts';
import { count, humanBytes, humanDuration, list, thousands } from '../../src/report/words.ts';

describe('plain', () => {
  test.each([
    ['an escape sequence', 'a\u001b[31mred', 'a␛[31mred'],
    ['a line break', 'a\r\nb', 'a␍␊b'],
    ['a tab', 'a\tb', 'a b'],
    ['the first and the last control character', '\u0000\u001f', '␀␟'],
    ['DEL', 'a\u007fb', 'a␡b'],
    ['a C1 control sequence introducer', 'a\u009b31m', 'a\ufffd31m'],
    ['a right-to-left override', 'a\u202etxt.exe', 'a\ufffdtxt.exe'],
    ['an isolate', 'a\u2066b\u2069', 'a\ufffdb\ufffd'],
    ['a line separator', 'a\u2028b', 'a\ufffdb'],
    ['an invisible tag character', 'a\u{e0041}b', 'a\ufffdb'],
    ['a lone surrogate', 'a\ud800b', 'a\ufffdb'],
  ])('makes %s visible', (_what, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test('leaves letters, emoji and joiners alone', () => {
    const text = 'Zoë Ωmega 漢字 👩‍💻 می‌خواهم';
    expect(plain(text)).toBe(text);
  });
});

describe('fitting into columns', () => {
  test('counts wide and combining characters', () => {
    expect(displayWidth('abc')).toBe(3);
    expect(displayWidth('漢字')).toBe(4);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(displayWidth('🔑')).toBe(2);
  });

  test('crops at either end', () => {
    expect(crop('abcdef', 6)).toBe('abcdef');
    expect(crop('abcdef', 4)).toBe('abc…');
    expect(cropStart('abcdef', 4)).toBe('…def');
    expect(crop('漢字漢字', 4)).toBe('漢…');
  });

  test('never gets wider than asked, whatever the text', () => {
    const unit = fc.constantFrom('a', '漢', 'e\u0301', '🔑', '\t', '\ud800', '\u200d');
    fc.assert(
      fc.property(fc.string({ unit }), fc.integer({ min: 1, max: 30 }), (text, width) => {
        expect(displayWidth(crop(plain(text), width))).toBeLessThanOrEqual(width);
        expect(displayWidth(cropStart(plain(text), width))).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('wraps at spaces and keeps code spans whole', () => {
    expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
    expect(wrap('then run `git a b c d` now', 10)).toEqual(['then run', '`git a b c d`', 'now']);
    expect(wrap('', 10)).toEqual([]);
  });

  test('wrapping loses no word', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '`') }), (text) => {
        expect(wrap(text, 7).join(' ').replace(/ +/g, '')).toBe(text.replace(/ +/g, ''));
      }),
    );
  });
});

test('numbers in words', () => {
  expect(thousands(0)).toBe('0');
  expect(thousands(1_234_567)).toBe('1,234,567');
  expect(count(1, 'commit')).toBe('1 commit');
  expect(count(2, 'content over', 'contents over')).toBe('2 contents over');
  expect(list(['a'])).toBe('a');
  expect(list(['a', 'b', 'c'])).toBe('a, b and c');
  expect(humanBytes(1)).toBe('1 byte');
  expect(humanBytes(999)).toBe('999 bytes');
  expect(humanBytes(999_950)).toBe('1.0 MB');
  expect(humanBytes(1_500_000_000)).toBe('1.5 GB');
  expect(humanDuration(42.4)).toBe('42 ms');
  expect(humanDuration(1_250)).toBe('1.3 s');
  expect(humanDuration(59_960)).toBe('1 min 0 s');
  expect(humanDuration(125_000)).toBe('2 min 5 s');
});

describe('a line of a CI log', () => {
  test.each([
    ['::error::x', ': :error::x'],
    ['  ::set-env name=A::b', '  : :set-env name=A::b'],
    ['a ##[set-output name=a]b', 'a # #[set-output name=a]b'],
    ['##vso[task.setvariable variable=a]b', '# #vso[task.setvariable variable=a]b'],
    ['C++ std::string and ## heading', 'C++ std::string and ## heading'],
  ])('holds no command: %s', (line, harmless) => {
    expect(withoutCommands(line)).toBe(harmless);
  });
});
