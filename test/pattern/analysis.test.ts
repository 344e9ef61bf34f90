import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { bounded, isUnbounded } from '../../src/pattern/bound.ts';
import { CharSet } from '../../src/pattern/char-set.ts';
import { cutAtSecret } from '../../src/pattern/cut.ts';
import { findKeywords } from '../../src/pattern/keywords.ts';
import { backtrackingWays, isNullable, leastRun, maxReach } from '../../src/pattern/measure.ts';
import { OWN, RULE } from '../../src/pattern/notation.ts';
import { parseTree } from '../../src/pattern/parse.ts';
import { printNode } from '../../src/pattern/print.ts';
import { everyMatchHolds } from '../../src/pattern/prove.ts';
import { sampleOf, seededRandom } from '../../src/pattern/sample.ts';
import { sequence, type Node } from '../../src/pattern/syntax.ts';
import { matchesWhole, references, texts } from './reference.ts';

const RUNS = { numRuns: 1000 };

function tree(source: string): Node {
  return parseTree(source, OWN).root;
}

/** Whether the text holds one of the keywords. */
function holds(text: string, keywords: readonly string[], anyCase: boolean): boolean {
  const folded = anyCase ? text.toLowerCase() : text;
  return keywords.some((word) => folded.includes(anyCase ? word.toLowerCase() : word));
}

describe('lengths', () => {
  it.prop([references, texts], RUNS)('hold for every match', (pattern, text) => {
    fc.pre(matchesWhole(pattern, text));
    const node = tree(pattern.source);
    expect(text.length).toBeLessThanOrEqual(maxReach(node));
    if (text === '') expect(isNullable(node)).toBe(true);
  });
});

describe('the run that every match has', () => {
  const members = CharSet.of('abA');

  it.prop([references, texts], RUNS)('is in every match', (pattern, text) => {
    fc.pre(matchesWhole(pattern, text));
    const runs = text.split(/[^abA]/).map(({ length }) => length);
    expect(leastRun(tree(pattern.source), members)).toBeLessThanOrEqual(Math.max(...runs));
  });

  it.each<[string, number]>([
    ['[ab]{3,9}', 3],
    ['ab?a', 2],
    ['a{2}-a{3}-a', 3],
    ['a(?:a|bb)a', 3],
    ['a(?:a|-)a', 1],
    ['(?:aa-){4}', 2],
    ['(?:aa){4}', 8],
    ['(?:aaa)?-', 0],
    ['a(?=bbb)a', 2],
    [String.raw`\baa\b[^-]`, 2],
  ])('of /%s/ is %i', (source, length) => {
    expect(leastRun(tree(source), members)).toBe(length);
  });
});

describe('an end for repeats', () => {
  it.prop([references, texts], RUNS)(
    'changes nothing in short texts, and is in the dialect',
    (pattern, text) => {
      const node = bounded(tree(pattern.source), { repeat: 9, nested: 9 });
      expect(isUnbounded(node)).toBe(false);
      const printed = printNode(node);
      expect(() => parseTree(printed, RULE)).not.toThrow();
      expect(new RegExp(`^(?:${printed})$`).test(text)).toBe(matchesWhole(pattern, text));
    },
  );

  it('is another one for a repeat of a repeat', () => {
    const bounds = { repeat: 250, nested: 16 };
    const print = (source: string): string => printNode(bounded(tree(source), bounds));
    expect(print('a*b+c{3,}')).toBe('a{0,250}b{1,250}c{3,250}');
    expect(print('(?:a+b)*')).toBe('(?:a{1,250}b){0,16}');
    expect(print('a{300,}')).toBe('a{300}');
  });
});

describe('the proof that every match holds a keyword', () => {
  const keywords = fc.uniqueArray(
    fc.string({ unit: fc.constantFrom(...'abA1'.split('')), minLength: 1, maxLength: 3 }),
    {
      minLength: 1,
      maxLength: 3,
    },
  );

  it.prop([references, keywords, fc.boolean(), fc.integer()], RUNS)(
    'fails for a pattern with a sample that holds none',
    (pattern, words, anyCase, seed) => {
      const node = tree(pattern.source);
      const sample = sampleOf(node, { random: seededRandom(seed) });
      fc.pre(!holds(sample, words, anyCase));
      expect(everyMatchHolds(node, words, anyCase)).toBe(false);
    },
  );

  it.each<[string, string[], boolean]>([
    ['acme_[a-z]{32}', ['acme_'], true],
    ['(?i)acme_[a-z]{32}', ['acme_'], false],
    ['(?:acme|emca)_x', ['acme', 'emca'], true],
    ['(?:acme|emca)_x', ['acme'], false],
    ['-{5}BEGIN', ['-----'], true],
    ['-{4}BEGIN', ['-----'], false],
    ['(?:ab){3}', ['abab'], true],
    ['(?:ab){1,3}', ['abab'], false],
    ['[ac]cme', ['acme', 'ccme'], true],
    ['a{2}b', ['aab'], true],
    ['a+b', ['ab'], true],
    ['x(?:foo)?bar', ['bar'], true],
    ['x(?:foo)?', ['foo'], false],
  ])('%s %j', (source, words, isProved) => {
    expect(everyMatchHolds(tree(source), words, false)).toBe(isProved);
  });

  it('folds case only if asked to', () => {
    expect(everyMatchHolds(tree('(?i)acme'), ['AcMe'], true)).toBe(true);
    expect(everyMatchHolds(tree('acme'), ['ACME'], false)).toBe(false);
  });
});

describe('keywords', () => {
  it.prop([references], RUNS)('that are found are in every match', (pattern) => {
    const node = tree(pattern.source);
    const found = findKeywords(node, 2);
    fc.pre(found !== undefined);
    expect(everyMatchHolds(node, found?.texts ?? [], found?.anyCase ?? false)).toBe(true);
    for (const text of found?.texts ?? []) expect(text.length).toBeGreaterThanOrEqual(2);
  });

  it.each<[string, string[], boolean]>([
    [String.raw`\bacme_[a-z0-9]{32}\b`, ['acme_'], false],
    ['(?i)acme[_-]?(?:api|app)[_-]?key.{0,9}[a-f0-9]{32}', ['acme'], true],
    ['(?:dop|doo|dor)_v1_[a-f0-9]{64}', ['dop_v1_', 'doo_v1_', 'dor_v1_'], false],
    [
      '-----BEGIN (?:RSA |EC )?KEY',
      ['-----BEGIN RSA KEY', '-----BEGIN EC KEY', '-----BEGIN KEY'],
      false,
    ],
    ['token.{0,20}acme[a-z]{30}', ['acme'], false],
  ])('of %s', (source, words, anyCase) => {
    const found = findKeywords(tree(source), 4);
    expect(found?.anyCase).toBe(anyCase);
    expect(
      [...(found?.texts ?? [])].every((text) => words.some((word) => text.startsWith(word))),
    ).toBe(true);
  });

  it.each(['[a-f0-9]{32}', '(?:acme)?[a-z]{20}', 'ab[0-9]{20}', '(?:acme|x)[0-9]{20}'])(
    'there are none of %s',
    (source) => {
      expect(findKeywords(tree(source), 4)).toBeUndefined();
    },
  );
});

describe('hostile patterns', () => {
  it.each([
    ['deep repeats', `${'(?:'.repeat(90)}abcd${'){9}'.repeat(90)}`],
    ['many branches', Array.from({ length: 3000 }, (_, i) => `k${i}`).join('|')],
    ['many groups', '(?:(a)|b)'.repeat(2000)],
    ['long runs', '[ab][cd]'.repeat(2000)],
  ])('%s take no time', (_, source) => {
    const start = process.cpuUsage();
    const node = tree(source);
    const found = findKeywords(node, 4);
    backtrackingWays(node);
    everyMatchHolds(node, found?.texts ?? ['abcd'], false);
    if (source.includes('(a')) expect(() => cutAtSecret(node)).toThrow('more than 32 ways');
    else expect(cutAtSecret(node)).toHaveLength(1);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(2000);
  });
});

describe('samples', () => {
  it.prop([references, fc.integer()], RUNS)(
    'match, where there are no places and classes',
    (pattern, seed) => {
      fc.pre(!/[\^$]|\\[bBAz]/.test(pattern.source));
      const sample = sampleOf(tree(pattern.source), { random: seededRandom(seed), extra: 2 });
      expect(matchesWhole(pattern, sample)).toBe(true);
    },
  );
});

describe('ways to match', () => {
  it.each<[string, number]>([
    ['acme_[a-z]{32}', 1],
    ['[a-z]{1,100}-[a-z]{1,100}', 1],
    ['[a-z]{0,9}[a-z]', 10],
    ['(?:[a-f0-9]{8}-?){4}', 1],
    ['(?:[a-z]{1,20}[.]){1,9}com', 9],
    ['a|b|c', 1],
    ['ab|ac', 2],
  ])('%s: %i', (source, ways) => {
    expect(backtrackingWays(tree(source))).toBe(ways);
  });

  it.each(['(?:a+)+b', '(?:a|a)*b', '(?:a|ab|b)*c', String.raw`(?:\w+\s*)+x`, '.*.*.*.*x'])(
    '%s: too many',
    (source) => {
      expect(backtrackingWays(tree(source))).toBeGreaterThan(1e6);
    },
  );

  it.prop([references, fc.constantFrom('a', 'B', '-'), texts], RUNS)(
    'are no fewer than there are',
    (pattern, end, text) => {
      const node = sequence([tree(pattern.source), tree(end)]);
      expect(countWays(node, text, 0, () => 1)).toBeLessThanOrEqual(backtrackingWays(node));
    },
  );
});

/** In how many ways the pattern can be read from `at` on, by trying all of them. */
function countWays(node: Node, text: string, at: number, next: (at: number) => number): number {
  switch (node.type) {
    case 'set':
      return node.set.has(text.charCodeAt(at)) ? next(at + 1) : 0;
    case 'anchor':
    case 'look':
      return next(at);
    case 'group':
      return countWays(node.body, text, at, next);
    case 'choice':
      return node.branches.reduce((sum, branch) => sum + countWays(branch, text, at, next), 0);
    case 'sequence': {
      const [first, ...rest] = node.items;
      if (first === undefined) return next(at);
      return countWays(first, text, at, (end) => countWays(sequence(rest), text, end, next));
    }
    case 'repeat': {
      const goOn = (count: number, from: number): number => {
        const stop = count >= node.min ? next(from) : 0;
        if (count >= node.max) return stop;
        const more = countWays(node.body, text, from, (end) =>
          // No engine goes round without reading anything.
          end > from || count < node.min ? goOn(count + 1, end) : 0,
        );
        return stop + more;
      };
      return goOn(0, at);
    }
  }
}

function cut(source: string, group?: number | string): string[] {
  return cutAtSecret(tree(source), group).map(({ before, secret, after }) =>
    [sequence(before), secret, sequence(after)].map(printNode).join(' ~ '),
  );
}

describe('the secret', () => {
  it.each<[string, number | string | undefined, string[]]>([
    ['abc', undefined, [' ~ abc ~ ']],
    ['a(b)c', undefined, ['a ~ b ~ c']],
    ['a(b)(?P<secret>c)', undefined, ['ab ~ c ~ ']],
    ['a(b)(c)', 2, ['ab ~ c ~ ']],
    ['a(?P<n>b)c', 'n', ['a ~ b ~ c']],
    ['a((b)c)d', 2, ['a ~ b ~ cd']],
    ['(?:a(x)|b(y))c', undefined, ['a ~ x ~ c', 'b ~ y ~ c']],
    ['a(?:b(x))?c', 1, ['ab ~ x ~ c']],
    ['a(b)?', undefined, ['a ~ b ~ ', ' ~ a ~ ']],
    ['x|(a)', undefined, [' ~ x ~ ', ' ~ a ~ ']],
  ])('of %s, group %s', (source, group, parts) => {
    expect(cut(source, group)).toEqual(parts);
  });

  it.each<[string, number | string | undefined, string]>([
    ['a(b)', 2, 'no group 2, only 1'],
    ['a(b)', 'x', 'no group with the name x'],
    ['a(?:(b),)+', 1, 'inside a repeat'],
    ['a(?:(b),)+', undefined, 'inside a repeat'],
    ['(a?)(b)', undefined, 'first group can be empty'],
    ['(?:(a)|(b))'.repeat(6), undefined, 'more than 32 ways'],
  ])('of %s, group %s, cannot be told', (source, group, reason) => {
    expect(() => cut(source, group)).toThrow(reason);
  });
});
