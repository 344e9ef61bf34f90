/**
 * What is worked out from the patterns of a form: how long its matches can be, and which run of
 * characters it cannot do without. Enforces the laws of patterns (rule.ts).
 */

import { CharSet } from '../pattern/char-set.ts';
import { inAnyCase } from '../pattern/fold.ts';
import { leastRun, maxReach } from '../pattern/measure.ts';
import { RULE } from '../pattern/notation.ts';
import { parseTree, PatternError } from '../pattern/parse.ts';
import type { Node } from '../pattern/syntax.ts';
import type { Form, Rule } from '../rule.ts';
import { MAX_ASSIGNMENT } from './assignment.ts';
import { RuleError } from './compiled-rules.ts';
import { MAX_FORM_LENGTH, valueSource } from './form.ts';
import { KINDS_OF_RUNS, NO_RUN, type Run } from './run.ts';
import { MIN_CONTEXT } from './slice.ts';

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

const SETS: readonly CharSet[] = KINDS_OF_RUNS.map((members) =>
  CharSet.of(
    ...Array.from({ length: 256 }, (_, code) => code).filter((code) => members[code] === 1),
  ),
);

/** Rules share their requirements. */
const runs = new WeakMap<RegExp, Run>();

/** A run that every match of what a form of the rule requires has: of the rarest kind, if long enough. */
export function runOf(rule: Rule, requires: RegExp): Run {
  let run = runs.get(requires);
  if (run === undefined) {
    const { source, flags } = requires;
    const tree = treeOf(rule, flags.includes('i') ? inAnyCase(source) : source);
    const found = SETS.map((set) => leastRun(tree, set));
    const longest = Math.max(...found);
    // Kinds are in the order of their rarity.
    const kind = found.findIndex((length) => length > 0 && length >= longest / 2);
    run = kind < 0 ? NO_RUN : { kind, length: found[kind] ?? 0 };
    runs.set(requires, run);
  }
  return run;
}

/** A pattern of a rule. Throws `RuleError` if it is outside of the dialect. */
export function treeOf(rule: Rule, source: string): Node {
  try {
    return parseTree(source, RULE).root;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new RuleError(`${rule.id}: ${error.message} of /${source}/`);
  }
}
