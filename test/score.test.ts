import { describe, expect, it } from 'vitest';
import { KINDS, NOW, type Kind, type ScoreCase } from './score/cases.ts';
import { cleanCases } from './score/clean.ts';
import { leakyCases } from './score/leaky.ts';
import { figuresOf, ofKind, tally } from './score/tally.ts';
import { ROWS } from './score/tokens.ts';
import { writtenCases } from './score/written.ts';

/** A little below what is reached, so that only a change for the worse fails. */
const LEAST: Readonly<Record<Kind, { readonly precision: number; readonly recall: number }>> = {
  'self-identifying': { precision: 0.99, recall: 0.99 },
  context: { precision: 0.99, recall: 0.98 },
  generic: { precision: 0.99, recall: 0.99 },
};

const leaky = leakyCases();
const clean = cleanCases();
const written = writtenCases();
const all = tally([...leaky, ...clean, ...written]);

describe('the labelled cases', () => {
  it('are many, of many formats, and of nearly every row of the tables', () => {
    const harmless = [...clean, ...written].filter(({ planted }) => planted.length === 0);
    expect(harmless.length).toBeGreaterThan(2_000);
    expect(new Set(harmless.map(({ format }) => format)).size).toBeGreaterThan(40);
    expect(leaky.length).toBeGreaterThan(1_500);
    expect(new Set(leaky.map(({ format }) => format)).size).toBeGreaterThan(80);
    const planted = new Set(leaky.flatMap(({ planted: [one] }) => one?.ruleId ?? []));
    const missing = ROWS.filter(({ token }) => !planted.has(token.id));
    expect(missing.length / ROWS.length).toBeLessThan(0.03);
  });

  it('hold their secrets, each in the text it is expected in', () => {
    const without = leaky.filter(({ bytes, planted }) =>
      planted.some(({ secret, written: form = secret }) => !Buffer.from(bytes).includes(form)),
    );
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it.each(KINDS)('are found, left alone and named well enough: %s', (kind) => {
    const { precision, recall, named } = figuresOf(ofKind(all, kind));
    expect(precision).toBeGreaterThanOrEqual(LEAST[kind].precision);
    expect(recall).toBeGreaterThanOrEqual(LEAST[kind].recall);
    expect(named).toBeGreaterThanOrEqual(0.97);
  });

  it('that are written by hand fail nowhere', () => {
    const results = all.results.filter(({ case: one }) => written.includes(one));
    const falseAlarms = all.falseAlarms.filter(({ case: one }) => written.includes(one));
    expect(falseAlarms.map(({ case: { name }, ruleId }) => `${name}: ${ruleId}`)).toEqual([]);
    expect(
      results
        .filter(({ foundBy }) => foundBy === undefined)
        .map(({ case: { name }, planted }) => `${name}: ${planted.from}`),
    ).toEqual([]);
  });
});

describe('the tally', () => {
  const text = `API_TOKEN=${['k9Xz4Kq7', 'Wn2Mv6Rb', '8Lp3Yc5H'].join('')}\n`;
  const one: ScoreCase = {
    name: 'one',
    path: '.env',
    format: 'env',
    bytes: Buffer.from(text),
    now: NOW,
    planted: [],
  };
  const secret = text.slice('API_TOKEN='.length).trim();

  it('counts a secret that is found, and the rule it is found by', () => {
    const planted = [{ kind: 'generic', secret, from: 'a', ruleId: 'generic-secret' } as const];
    expect(figuresOf(tally([{ ...one, planted }]))).toMatchObject({
      found: 1,
      planted: 1,
      falseAlarms: 0,
      named: 1,
    });
    const [other] = planted.map((known) => ({ ...known, ruleId: 'acme-key' }));
    expect(figuresOf(tally([{ ...one, planted: other === undefined ? [] : [other] }])).named).toBe(
      0,
    );
  });

  it('counts a report of anything else as a false alarm, and what is not reported as missed', () => {
    const planted = [{ kind: 'generic', secret: secret.slice(1), from: 'a' } as const];
    const counted = tally([{ ...one, planted }]);
    expect(figuresOf(counted)).toMatchObject({ found: 0, falseAlarms: 1, precision: 0, recall: 0 });
    expect(counted.falseAlarms[0]).toMatchObject({ kind: 'generic', value: secret });
  });
});
