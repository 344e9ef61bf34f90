/**
 * What is worked out from the patterns of a form: how long its matches can be, and which run of
 * characters it cannot do without. Enforces the laws of patterns (rule.ts).
 */

import { CharSet } from '../pattern/char-set.ts';
import { leastRun, maxReach } from '../pattern/measure.ts';
import { RULE } from '../pattern/notation.ts';
import { parseTree, PatternError } from '../pattern/parse.ts';
import type { Node } from '../pattern/syntax.ts';
import type { Form, Rule } from '../rule.ts';
import { MAX_ASSIGNMENT } from './assignment.ts';
import { RuleError } from './compiled-rules.ts';
import { MAX_FORM_LENGTH, MIN_CONTEXT, valueSource } from './form.ts';
import { isOfRuns } from './run.ts';

const lengths = new WeakMap<Form, number>();

/**
 * Greatest length of a match, in characters of a decoded view. Throws `RuleError` for a form that
 * breaks a law.
 */
export function lengthOf(rule: Rule, form: Form): number {
  let length = lengths.get(form);
  if (length === undefined) {
    length = measure(rule, form);
    lengths.set(form, length);
  }
  return length;
}

function measure(rule: Rule, form: Form): number {
  const { name, before, secret, after, notBeside, near, requires } = form;
  if (name !== undefined && before !== undefined) {
    throw new RuleError(`${rule.id}: a form has either name or before`);
  }
  for (const pattern of [name, before, secret, after, notBeside, near, requires]) {
    if (pattern !== undefined && /[^i]/.test(pattern.flags)) {
      throw new RuleError(`${rule.id}: no flag but i in patterns`);
    }
  }
  if (near !== undefined && reachOf(rule, near.source) > MIN_CONTEXT) {
    throw new RuleError(`${rule.id}: near reaches further than ${MIN_CONTEXT} bytes`);
  }
  if (requires !== undefined) runOf(rule, requires);
  const length =
    reachOf(rule, valueSource(form)) +
    (name === undefined ? 0 : reachOf(rule, name.source) + MAX_ASSIGNMENT);
  if (length > MAX_FORM_LENGTH) {
    throw new RuleError(
      `${rule.id}: a match can have ${length} bytes, more than ${MAX_FORM_LENGTH}`,
    );
  }
  return length;
}

function reachOf(rule: Rule, source: string): number {
  return maxReach(treeOf(rule, source));
}

const CHARACTERS_OF_RUNS: CharSet = CharSet.of(
  ...Array.from({ length: 256 }, (_, code) => code).filter(isOfRuns),
);

/** Rules share their requirements. */
const runs = new WeakMap<RegExp, number>();

/** The length of a run (run.ts) that every match of what a form of the rule requires has. */
export function runOf(rule: Rule, requires: RegExp): number {
  let run = runs.get(requires);
  if (run === undefined) {
    run = leastRun(treeOf(rule, requires.source), CHARACTERS_OF_RUNS);
    runs.set(requires, run);
  }
  return run;
}

function treeOf(rule: Rule, source: string): Node {
  try {
    return parseTree(source, RULE).root;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new RuleError(`${rule.id}: ${error.message} of /${source}/`);
  }
}
