import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { runOf } from '../../src/match/measure.ts';
import { hasRun, KINDS_OF_RUNS, NO_RUN } from '../../src/match/run.ts';
import { RULE } from '../../src/pattern/notation.ts';
import { parseTree } from '../../src/pattern/parse.ts';
import { sampleOf, seededRandom } from '../../src/pattern/sample.ts';
import type { Rule } from '../../src/rule.ts';

const [first] = RULES;
const rule = first as Rule;

/** The characters of a kind of run. */
function membersOf(kind: number): string {
  const codes = Array.from({ length: 128 }, (_, code) => code);
  const members = codes.filter((code) => KINDS_OF_RUNS[kind]?.[code] === 1);
  return String.fromCharCode(...members);
}

describe('the run that a requirement needs', () => {
  it.each([
    [/(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/, 40, '0123456789abcdef'],
    [/[0-9a-f]{40}/i, 40, '0123456789ABCDEFabcdef'],
    [/\d{12}/, 12, '0123456789'],
    [/key-[A-Z0-9]{16}/, 16, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ])('of %s is %d of %s', (requires, length, members) => {
    const run = runOf(rule, requires);
    expect([run.length, membersOf(run.kind)]).toEqual([length, members]);
  });

  it('is none where any text will do', () => {
    expect(runOf(rule, /[^\n]{20}/)).toEqual(NO_RUN);
    expect(runOf(rule, /(?:[0-9a-f]{40})?/)).toEqual(NO_RUN);
  });

  const forms = RULES.flatMap((each) =>
    each.forms.flatMap(({ requires }) => (requires === undefined ? [] : { each, requires })),
  );

  it.prop([fc.nat(), fc.nat()], { numRuns: 3000 })(
    'is in every text that meets it',
    (number, seed) => {
      const { each, requires } = forms[number % forms.length] ?? { each: rule, requires: /x/ };
      const { root } = parseTree(requires.source, RULE);
      const text = Buffer.from(` ${sampleOf(root, { random: seededRandom(seed) })} `, 'latin1');
      fc.pre(requires.test(text.toString('latin1')));
      expect([requires, hasRun(text, 0, text.length, runOf(each, requires))]).toEqual([
        requires,
        true,
      ]);
    },
  );
});
