/** Tries rules on their own examples, and proves what scanning relies on. */

import type { Detection } from '../finding.ts';
import { createDetector, type Detector } from '../match/detector.ts';
import { expressionOf } from '../match/form.ts';
import type { RuleSource } from '../match/rule-source.ts';
import type { Example, Form, Rule, RuleId } from '../rule.ts';
import { readExample, type ReadExample } from './example.ts';
import { keywordProblem } from './keywords.ts';
import { runawayProblem } from './runaway.ts';

export interface RuleTest {
  readonly id: RuleId;
  /** How many examples were tried. */
  readonly examples: number;
  /** What is wrong, a sentence each that quotes no example. */
  readonly failures: readonly string[];
  /** Where keywords are a condition of their own, so that they hide matches of the pattern. */
  readonly notes: readonly string[];
}

/**
 * Tests each of `rules`, which run together with all others of `source`.
 *
 * @param source loaded before
 */
export function* testRules(source: RuleSource, rules: readonly Rule[]): Generator<RuleTest> {
  const detectors = new Map<string, Detector>();
  const detect = (rule: Rule, { bytes, path, now }: ReadExample): Detection[] => {
    // An example without a path says nothing about paths.
    const everywhere = path === undefined && rule.paths !== undefined ? [rule.id] : [];
    const key = `${now} ${everywhere.join()}`;
    const detector =
      detectors.get(key) ?? createDetector({ rules: source, now, everywhere: new Set(everywhere) });
    detectors.set(key, detector);
    return detector.detect(bytes, path);
  };
  const matches = (rule: Rule, example: ReadExample, wantsMark: boolean): boolean =>
    detect(rule, example).some(({ parts }) =>
      parts.some(({ ruleId, span }) => {
        if (idInPath(source, ruleId, example.path) !== rule.id) return false;
        const { mark } = example;
        return (
          !wantsMark || mark === undefined || (mark.start === span.start && mark.end === span.end)
        );
      }),
    );
  for (const rule of rules) {
    const failures = [
      ...failing(rule.matches, (example) => matches(rule, example, true)).map(
        (number) => `example ${number} of matches is not found as marked`,
      ),
      ...failing(rule.rejects, (example) => !matches(rule, example, false)).map(
        (number) => `example ${number} of rejects is found`,
      ),
      ...aboutForms(rule, runawayProblem),
    ];
    const notes = aboutForms(rule, keywordProblem);
    yield { id: rule.id, examples: rule.matches.length + rule.rejects.length, failures, notes };
  }
}

/** What is said about each form, with its number where there are several. */
function aboutForms(
  rule: Rule,
  problemOf: (regex: RegExp, form: Form) => string | undefined,
): string[] {
  return rule.forms.flatMap((form, index) => {
    const problem = problemOf(expressionOf(rule, form), form);
    if (problem === undefined) return [];
    return [rule.forms.length > 1 ? `form ${index + 1}: ${problem}` : problem];
  });
}

/** The numbers, from 1, of the examples that do not pass. */
function failing(
  examples: readonly (string | Example)[],
  passes: (example: ReadExample) => boolean,
): number[] {
  return examples.flatMap((example, index) => (passes(readExample(example)) ? [] : [index + 1]));
}

function idInPath(source: RuleSource, id: RuleId, path: string | undefined): RuleId {
  const inPath = source.compiled?.byId.get(id)?.inPath;
  return inPath !== undefined && path !== undefined && inPath.path.test(path) ? inPath.as : id;
}
