/** Runs the detector over cases and counts what it finds, misses and cries wolf about. */

import { GENERIC_RULES } from '../../rules/generic/index.ts';
import { reveal } from '../../src/finding.ts';
import { detect } from '../support/detect.ts';
import type { Kind, Planted, ScoreCase } from './cases.ts';
import { ROWS } from './tokens.ts';

/** What became of one secret. */
export interface Result {
  readonly case: ScoreCase;
  readonly planted: Planted;
  /** Rule that reported exactly this value at medium or high confidence. */
  readonly foundBy: string | undefined;
}

/** A report that no secret of the case accounts for. */
export interface FalseAlarm {
  readonly case: ScoreCase;
  readonly ruleId: string;
  readonly kind: Kind;
  readonly value: string;
}

export interface Tally {
  readonly results: readonly Result[];
  readonly falseAlarms: readonly FalseAlarm[];
}

export interface Figures {
  readonly found: number;
  readonly planted: number;
  readonly falseAlarms: number;
  /** Share of the reports that are right, 0–1; 1 if nothing is reported. */
  readonly precision: number;
  /** Share of the secrets that are reported, 0–1; 1 if there are none. */
  readonly recall: number;
  /** Share of the found secrets that the rule which knows them best reports, 0–1. */
  readonly named: number;
  /** Harmonic mean of the two. */
  readonly f1: number;
}

const KIND_OF_ROW = new Map(ROWS.map(({ token, kind }) => [token.id, kind]));
const GENERIC_IDS = new Set(GENERIC_RULES.map(({ id }) => id));

/** Rules that are no rows look for documents and structures, which tell themselves. */
export function kindOfRule(id: string): Kind {
  return GENERIC_IDS.has(id) ? 'generic' : (KIND_OF_ROW.get(id) ?? 'self-identifying');
}

export function tally(cases: readonly ScoreCase[]): Tally {
  const counted = cases.map(count);
  return {
    results: counted.flatMap(({ results }) => results),
    falseAlarms: counted.flatMap(({ falseAlarms }) => falseAlarms),
  };
}

function count(one: ScoreCase): Tally {
  const findings = detect(one.bytes, { path: one.path, now: one.now })
    .filter(({ confidence }) => confidence !== 'low')
    .map(({ parts }) => parts.map(({ ruleId, secret }) => ({ ruleId, value: reveal(secret) })));
  const secrets = new Set(one.planted.flatMap(valuesOf));
  return {
    results: one.planted.map((planted) => ({
      case: one,
      planted,
      foundBy: findings.flat().find(({ value }) => valuesOf(planted).includes(value))?.ruleId,
    })),
    // A finding may have parts that are not secret themselves, such as the id of a key.
    falseAlarms: findings
      .filter((parts) => !parts.some(({ value }) => secrets.has(value)))
      .flatMap(([first]) => (first === undefined ? [] : [first]))
      .map(({ ruleId, value }) => ({ case: one, ruleId, value, kind: kindOfRule(ruleId) })),
  };
}

function valuesOf({ secret, written }: Planted): string[] {
  return written === undefined ? [secret] : [secret, written];
}

export function figuresOf({ results, falseAlarms }: Tally): Figures {
  const found = results.filter(({ foundBy }) => foundBy !== undefined).length;
  const named = results.filter(
    ({ foundBy, planted: { ruleId = foundBy } }) => foundBy !== undefined && foundBy === ruleId,
  ).length;
  const reported = found + falseAlarms.length;
  const precision = reported === 0 ? 1 : found / reported;
  const recall = results.length === 0 ? 1 : found / results.length;
  return {
    found,
    planted: results.length,
    falseAlarms: falseAlarms.length,
    precision,
    recall,
    named: found === 0 ? 1 : named / found,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** What concerns secrets and rules of one kind. */
export function ofKind({ results, falseAlarms }: Tally, kind: Kind): Tally {
  return {
    results: results.filter(({ planted }) => planted.kind === kind),
    falseAlarms: falseAlarms.filter((alarm) => alarm.kind === kind),
  };
}

/** The tallies of each value of `key`, the worst F1 first. */
export function worst(
  all: Tally,
  key: { result: (result: Result) => string; alarm: (alarm: FalseAlarm) => string },
): { readonly key: string; readonly figures: Figures }[] {
  const results = groupBy(all.results, key.result);
  const falseAlarms = groupBy(all.falseAlarms, key.alarm);
  return [...new Set([...results.keys(), ...falseAlarms.keys()])]
    .map((name) => ({
      key: name,
      figures: figuresOf({
        results: results.get(name) ?? [],
        falseAlarms: falseAlarms.get(name) ?? [],
      }),
    }))
    .toSorted((a, b) => a.figures.f1 - b.figures.f1);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
