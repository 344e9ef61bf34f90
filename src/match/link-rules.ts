/**
 * Rules from what the build has found out about them: their literals, and which forms each stands
 * for. Making literals takes longer than everything else about a start, and to measure forms their
 * patterns have to be read; forms are asked for one by one, because most are never needed.
 */

import type { Rule } from '../rule.ts';
import { indexRules, RuleError, type CompiledRules, type Trigger } from './compiled-rules.ts';
import { CompiledForm } from './form.ts';
import { nearsOf, type Guard } from './guard.ts';
import type { Literal } from './literals.ts';

/** What was found out about rules before. */
export interface KnownForms {
  literalAt(literal: number): { literal: Literal; reach: number } | undefined;
  /** Numbers of the forms that a literal stands for, counted through all rules. */
  linksAt(literal: number): Iterable<number>;
  guardOf(form: number): Guard;
  /** For each form, the number of its rule. */
  readonly owners: Uint16Array;
  /** Numbers of forms with `around`. */
  readonly around: Uint16Array;
}

/** Throws `RuleError` if it was found out about other rules. */
export function linkRules(rules: readonly Rule[], known: KnownForms): CompiledRules {
  const forms = new Map<number, CompiledForm>();
  const formAt = (number: number): CompiledForm => {
    let form = forms.get(number);
    if (form === undefined) {
      form = linkedForm(rules, known, number);
      forms.set(number, form);
    }
    return form;
  };
  const triggers = new Map<number, Trigger>();
  return {
    ...indexRules(rules, Array.from(known.around, formAt)),
    trigger(number) {
      const made = triggers.get(number);
      const stored = made === undefined ? known.literalAt(number) : undefined;
      if (stored === undefined) return made;
      const linked = Array.from(known.linksAt(number), formAt);
      const trigger = { ...stored, forms: linked, nears: nearsOf(linked) };
      triggers.set(number, trigger);
      return trigger;
    },
  };
}

function linkedForm(rules: readonly Rule[], known: KnownForms, number: number): CompiledForm {
  const { owners } = known;
  const owner = owners[number];
  const rule = rules[owner ?? rules.length];
  let first = number;
  while (first > 0 && owners[first - 1] === owner) first--;
  const form = rule?.forms[number - first];
  if (rule === undefined || form === undefined) throw new RuleError('not the rules that are known');
  return new CompiledForm(rule, form, known.guardOf(number));
}
