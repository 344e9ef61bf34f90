/**
 * Compiles rules for scanning: one set of literals for all of them, each with the forms that it
 * stands for. `checkRules` also measures all forms, and proves what scanning relies on.
 */

import type { Form, Rule } from '../rule.ts';
import { indexRules, RuleError, type CompiledRules, type Trigger } from './compiled-rules.ts';
import { CompiledForm, valueSource } from './form.ts';
import { nearsOf, type Guard } from './guard.ts';
import { beginsWithKeyword, nearOf } from './head.ts';
import { literalsFor, type Literal } from './literals.ts';
import { lengthOf, runOf, treeOf } from './measure.ts';
import { NO_RUN, type Run } from './run.ts';
import { MIN_CONTEXT } from './slice.ts';

/** Compiled rules with all their literals, to make the prefilter's tables from. */
export interface RulesWithLiterals extends CompiledRules {
  readonly triggers: readonly Trigger[];
  /** All forms, in the order of their rules. */
  readonly forms: readonly CompiledForm[];
  /** For each trigger, the numbers of its forms in that order. */
  readonly links: readonly (readonly number[])[];
}

/** Throws `RuleError` for a taken id, an unusable keyword, or a reference to no rule. */
export function compileRules(rules: readonly Rule[]): RulesWithLiterals {
  const forms = rules.flatMap((rule) => rule.forms.map((form) => compileForm(rule, form)));
  const triggers = new Map<string, MeasuredTrigger>();
  for (const form of forms) {
    if (form.form.around === undefined) addLiterals(triggers, form);
  }
  const list = [...triggers.values()];
  const numbers = new Map(forms.map((form, index) => [form, index]));
  return {
    ...indexRules(rules, forms),
    triggers: list,
    forms,
    trigger: (literal) => list[literal],
    links: list.map((trigger) => trigger.forms.map((form) => numbers.get(form) ?? 0)),
  };
}

/**
 * Compiles everything. Throws `RuleError` if a rule is outside the dialect or a match could be
 * longer than `MAX_FORM_LENGTH`; built-in rules are checked by a test, others when they are read.
 */
export function checkRules(rules: readonly Rule[]): CompiledRules {
  const compiled = compileRules(rules);
  for (const { rule, form } of compiled.forms) {
    if (lengthOf(rule, form) === 0) throw new RuleError(`${rule.id}: a form matches nothing`);
  }
  return compiled;
}

/** A literal whose reach is worked out when it is asked for. */
class MeasuredTrigger implements Trigger {
  readonly literal: Literal;
  readonly forms: CompiledForm[] = [];
  private measured: number | undefined;
  private knownNears: { readonly all: readonly RegExp[] | undefined } | undefined;

  constructor(literal: Literal) {
    this.literal = literal;
  }

  /** Asked for when all forms are there. */
  get nears(): readonly RegExp[] | undefined {
    return (this.knownNears ??= { all: nearsOf(this.forms) }).all;
  }

  /**
   * Bytes to look at on both sides of the literal: enough for any of its forms, also escaped, which
   * makes text longer: `\/` twice, base64 4/3, UTF-16 twice.
   */
  get reach(): number {
    if (this.measured === undefined) {
      const longest = Math.max(...this.forms.map(({ rule, form }) => lengthOf(rule, form)));
      const reach = Math.max(MIN_CONTEXT, longest + (longest >> 1));
      this.measured = this.literal.encoding === 'utf16' ? 2 * reach : reach;
    }
    return this.measured;
  }
}

function compileForm(rule: Rule, form: Form): CompiledForm {
  return new CompiledForm(rule, form, new MeasuredGuard(rule, form));
}

/** What is to be worked out from patterns is so when it is asked for. */
class MeasuredGuard implements Guard {
  readonly requires: RegExp | undefined;
  readonly paths: RegExp | undefined;
  private readonly rule: Rule;
  private readonly form: Form;
  private knownNear: { readonly pattern: RegExp | undefined } | undefined;
  private knownAtKeyword: boolean | undefined;

  constructor(rule: Rule, form: Form) {
    this.rule = rule;
    this.form = form;
    this.requires = form.requires;
    this.paths = rule.paths;
  }

  get run(): Run {
    return this.requires === undefined ? NO_RUN : runOf(this.rule, this.requires);
  }

  get atKeyword(): boolean {
    return (this.knownAtKeyword ??= isAtKeyword(this.rule, this.form));
  }

  /** What the form says, or what its patterns tell. */
  get near(): RegExp | undefined {
    if (this.knownNear === undefined) {
      const near = this.form.near ?? this.headNear();
      this.knownNear = { pattern: near === undefined ? undefined : stickyOf(near) };
    }
    return this.knownNear.pattern;
  }

  /** Of forms that say themselves where they begin, it would be no more than the keywords. */
  private headNear(): RegExp | undefined {
    const isTelling = this.form.atKeyword === undefined && this.atKeyword;
    return isTelling ? nearOf(treeOf(this.rule, valueSource(this.form))) : undefined;
  }
}

function isAtKeyword(rule: Rule, form: Form): boolean {
  if (form.atKeyword !== undefined) return form.atKeyword;
  const { keywords = [], name, ignoreCase, anyCaseKeywords } = form;
  if (name !== undefined) return false;
  const anyCase = ignoreCase === true || anyCaseKeywords === true;
  return beginsWithKeyword(treeOf(rule, valueSource(form)), keywords, anyCase);
}

/** Forms share their `near`, and so its compiled expression. */
const sticky = new WeakMap<RegExp, RegExp>();

function stickyOf(near: RegExp): RegExp {
  let known = sticky.get(near);
  if (known === undefined) {
    known = new RegExp(near.source, near.flags.includes('i') ? 'iy' : 'y');
    sticky.set(near, known);
  }
  return known;
}

function addLiterals(triggers: Map<string, MeasuredTrigger>, compiled: CompiledForm): void {
  const { rule, form } = compiled;
  if (form.keywords === undefined || form.keywords.length === 0) {
    throw new RuleError(`${rule.id}: a form needs keywords or around`);
  }
  const ignoreCase = form.ignoreCase === true || form.anyCaseKeywords === true;
  for (const keyword of form.keywords) {
    for (const literal of literalsOf(rule, keyword, ignoreCase)) {
      if (form.plainOnly === true && literal.encoding !== 'plain') continue;
      let trigger = triggers.get(keyOf(literal));
      if (trigger === undefined) {
        trigger = new MeasuredTrigger(literal);
        triggers.set(keyOf(literal), trigger);
      }
      if (!trigger.forms.includes(compiled)) trigger.forms.push(compiled);
    }
  }
}

function literalsOf(rule: Rule, keyword: string, ignoreCase: boolean): Literal[] {
  try {
    return literalsFor(keyword, ignoreCase);
  } catch (error) {
    throw new RuleError(`${rule.id}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function keyOf({ encoding, base64Lead, ignoreCase, text }: Literal): string {
  return `${encoding} ${base64Lead} ${ignoreCase} ${text}`;
}
