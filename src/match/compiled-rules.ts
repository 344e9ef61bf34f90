/** Rules that are ready for scanning, wherever what is known of them comes from. */

import type { Rule, RuleId } from '../rule.ts';
import type { CompiledForm } from './form.ts';
import type { Guarded } from './guard.ts';

/** A rule that breaks the language's laws. `message` names the rule and the law. */
export class RuleError extends Error {}

/** What a literal stands for: the forms to try where it is found. */
export type Trigger = Guarded<CompiledForm>;

export interface CompiledRules {
  readonly byId: ReadonlyMap<RuleId, Rule>;
  /** Position of a rule in the list: earlier is more specific. */
  readonly rank: ReadonlyMap<RuleId, number>;
  /** What the prefilter's literal with this number stands for. */
  trigger(literal: number): Trigger | undefined;
  /** Forms searched around matches of a rule. */
  readonly around: ReadonlyMap<RuleId, readonly CompiledForm[]>;
}

/**
 * All but the triggers. Throws `RuleError` for a taken id, or a reference to no rule.
 *
 * @param forms at least those with `around`
 */
export function indexRules(
  rules: readonly Rule[],
  forms: readonly CompiledForm[],
): Omit<CompiledRules, 'trigger'> {
  const byId = new Map<RuleId, Rule>();
  for (const rule of rules) {
    if (byId.has(rule.id)) throw new RuleError(`${rule.id}: two rules have this id`);
    byId.set(rule.id, rule);
  }
  for (const { id, inPath } of rules) {
    if (inPath !== undefined && !byId.has(inPath.as)) {
      throw new RuleError(`${id}: inPath names an unknown rule`);
    }
  }
  const around = new Map<RuleId, CompiledForm[]>();
  for (const form of forms) if (form.form.around !== undefined) addAround(around, byId, form);
  return { byId, rank: new Map(rules.map((rule, index) => [rule.id, index])), around };
}

function addAround(
  around: Map<RuleId, CompiledForm[]>,
  byId: ReadonlyMap<RuleId, Rule>,
  compiled: CompiledForm,
): void {
  const anchors = compiled.form.around?.rule ?? [];
  for (const anchor of typeof anchors === 'string' ? [anchors] : anchors) {
    if (!byId.has(anchor)) {
      throw new RuleError(`${compiled.rule.id}: around names unknown rule ${anchor}`);
    }
    const list = around.get(anchor);
    if (list === undefined) around.set(anchor, [compiled]);
    else list.push(compiled);
  }
}
