import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, type PlacedMatch } from '../../src/match/assemble.ts';
import type { Rule } from '../../src/rule.ts';
import { ID, SECRET_KEY, TOKEN } from './rules-for-tests.ts';

const RANK = new Map([ID, SECRET_KEY, TOKEN].map((rule, index) => [rule.id, index]));

interface Spot {
  readonly rule?: Rule;
  readonly start: number;
  readonly length?: number;
  readonly line?: number;
  readonly needsCompany?: boolean;
  readonly seams?: readonly number[];
}

function match({
  rule = ID,
  start,
  length = 20,
  line = 1,
  needsCompany = false,
  seams = [],
}: Spot): PlacedMatch {
  const form = rule.forms[0];
  if (form === undefined) throw new Error('rule without a form');
  return {
    rule,
    form,
    span: { start, end: start + length },
    value: `value at ${start}`,
    judgement: {},
    needsCompany,
    seams,
    line,
  };
}

function starts(matches: readonly PlacedMatch[]): string[] {
  return assemble(matches, RANK).map(({ parts }) => parts.map(({ span }) => span.start).join('+'));
}

const id = (start: number, line: number, more: Partial<Spot> = {}): PlacedMatch =>
  match({ start, line, ...more });
const secret = (start: number, line: number, more: Partial<Spot> = {}): PlacedMatch =>
  match({ rule: SECRET_KEY, start, line, length: 40, ...more });

describe('assembling', () => {
  it('gives each id one secret, the nearest', () => {
    expect(starts([id(0, 1), secret(100, 2), id(200, 5), secret(300, 6)])).toEqual([
      '0+100',
      '200+300',
    ]);
    expect(starts([id(0, 1), secret(100, 2), secret(200, 3)])).toEqual(['0+100', '200']);
    expect(starts([id(0, 1), id(50, 2), secret(100, 3)])).toEqual(['0', '50+100']);
  });

  it('prefers a partner on the same side of a section’s end', () => {
    const far = id(200, 4, { seams: [150] });
    expect(starts([secret(100, 3), far, secret(400, 7)])).toEqual(['100', '200+400']);
  });

  it('does not join what is more than ten lines apart', () => {
    expect(starts([id(0, 1), secret(100, 11)])).toEqual(['0+100']);
    expect(starts([id(0, 1), secret(100, 12)])).toEqual(['0', '100']);
  });

  it('drops what needs company and has none', () => {
    expect(starts([id(0, 1, { needsCompany: true })])).toEqual([]);
    expect(starts([secret(100, 1, { needsCompany: true })])).toEqual([]);
    expect(
      starts([id(0, 1, { needsCompany: true }), secret(100, 2, { needsCompany: true })]),
    ).toEqual(['0+100']);
  });

  it('joins a token as well', () => {
    const token = match({ rule: TOKEN, start: 200, length: 300, line: 3 });
    const [assembly] = assemble([id(0, 1), secret(100, 2), token], RANK);
    expect(assembly?.parts).toHaveLength(3);
    expect(assembly?.primary.rule.id).toBe('test-secret');
  });

  it('keeps of overlapping matches the one that encloses the other', () => {
    expect(starts([match({ rule: TOKEN, start: 0, length: 300 }), id(100, 1)])).toEqual(['0']);
    expect(starts([id(0, 1, { length: 20 }), id(0, 1, { length: 30 })])).toEqual(['0']);
  });

  it('uses every match at most once, whatever there is', () => {
    const spots = fc.array(
      fc.record({
        rule: fc.constantFrom(ID, SECRET_KEY, TOKEN),
        start: fc.nat(3000),
        line: fc.integer({ min: 1, max: 30 }),
        needsCompany: fc.boolean(),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(spots, (list) => {
        const matches = list.map((spot) => match({ ...spot, length: 10 }));
        const used = assemble(matches, RANK).flatMap(({ parts }) => parts);
        expect(new Set(used).size).toBe(used.length);
        for (const { parts } of assemble(matches, RANK)) {
          for (const role of ['id', 'secret', 'token'] as const) {
            expect(
              parts.filter(({ rule }) => rule.group?.role === role).length,
            ).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });
});
