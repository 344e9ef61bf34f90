/**
 * Compiles rules for scanning: one set of literals for all of them, and one expression a form. The
 * expressions are made when a literal of theirs is first seen, because most runs, and every clean
 * commit, need few or none. `checkRules` makes all of them, and proves what scanning relies on.
 */

import type { Form, Rule, RuleId } from '../rule.ts';
import { assignmentTo, MAX_ASSIGNMENT } from './assignment.ts';
import { parsePattern, type Pattern } from './dialect.ts';
import type { Guard, Guarded } from './guard.ts';
import { LimitedRegExp } from './limited-regex.ts';
import { literalsFor, type Literal } from './literals.ts';
import { leastRun } from './run.ts';

/** A form longer than this cannot be matched within one window. In bytes. */
export const MAX_FORM_LENGTH: number = 12 * 1024;

/** Every form sees at least this many bytes to both sides, for `check`. */
export const MIN_CONTEXT = 512;

/** A rule that breaks the language's laws. `message` names the rule and the law. */
export class RuleError extends Error {}

/** One form of a rule, with its expression made at first use. */
export class CompiledForm implements Guard {
  readonly rule: Rule;
  readonly form: Form;
  readonly near: RegExp | undefined;
  readonly requires: RegExp | undefined;
  readonly paths: RegExp | undefined;
  private made: RegExp | undefined;
  private madeSticky: RegExp | undefined;
  private measured: number | undefined;

  constructor(rule: Rule, form: Form) {
    this.rule = rule;
    this.form = form;
    this.near = form.near === undefined ? undefined : stickyOf(form.near);
    this.requires = form.requires;
    this.paths = rule.paths;
  }

  get run(): number {
    return this.requires === undefined ? 0 : runOf(this.requires);
  }

  /** Global, with indices; has the group `secret`. Reset `lastIndex` before use. */
  get regex(): RegExp {
    return (this.made ??= compileForm(this.rule, this.form));
  }

  /** The same with the flag `y` instead of global. */
  get sticky(): RegExp {
    return (this.madeSticky ??= new RegExp(this.regex.source, 'dy'));
  }

  /**
   * Greatest length of a match, in characters of a decoded view. Throws `RuleError` for a form that
   * breaks a law: what the build has stored was measured then, and is not again.
   */
  get maxLength(): number {
    return (this.measured ??= measureForm(this.rule, this.form));
  }
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

/** Runs that requirements need, by requirement. */
const runs = new WeakMap<RegExp, number>();

function runOf(requires: RegExp): number {
  let run = runs.get(requires);
  if (run === undefined) {
    run = leastRun(requires.source);
    runs.set(requires, run);
  }
  return run;
}

/** What a literal stands for: the forms to try where it is found. */
export class Trigger implements Guarded<CompiledForm> {
  readonly literal: Literal;
  readonly forms: CompiledForm[] = [];
  private knownReach: number | undefined;

  /** @param reach if it is known from before */
  constructor(literal: Literal, reach?: number) {
    this.literal = literal;
    this.knownReach = reach;
  }

  /**
   * Bytes to look at on both sides of the literal: enough for any of its forms, also escaped, which
   * makes text longer: `\/` twice, base64 4/3, UTF-16 twice.
   */
  get reach(): number {
    if (this.knownReach === undefined) {
      const longest = Math.max(...this.forms.map((form) => form.maxLength));
      const reach = Math.max(MIN_CONTEXT, longest + (longest >> 1));
      this.knownReach = this.literal.encoding === 'utf16' ? 2 * reach : reach;
    }
    return this.knownReach;
  }
}

export interface CompiledRules {
  readonly byId: ReadonlyMap<RuleId, Rule>;
  /** Position of a rule in the list: earlier is more specific. */
  readonly rank: ReadonlyMap<RuleId, number>;
  /** What the prefilter's literal with this number stands for. */
  trigger(literal: number): Trigger | undefined;
  /** Forms searched around matches of a rule. */
  readonly around: ReadonlyMap<RuleId, readonly CompiledForm[]>;
}

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
  const forms = compileForms(rules);
  const triggers = new Map<string, Trigger>();
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

/** What was found out about rules before. */
export interface KnownForms {
  literalAt(literal: number): { literal: Literal; reach: number } | undefined;
  /** Numbers of the forms that a literal stands for, counted through all rules. */
  linksAt(literal: number): Iterable<number>;
  /** For each form, the number of its rule. */
  readonly owners: Uint16Array;
  /** Numbers of forms with `around`. */
  readonly around: Uint16Array;
}

/**
 * The same from what was found out before: the literals and which forms each stands for. Making
 * literals takes longer than everything else about a start; forms are asked for one by one, because
 * most are never needed.
 */
export function linkRules(rules: readonly Rule[], known: KnownForms): CompiledRules {
  const forms = new Map<number, CompiledForm>();
  const formAt = (number: number): CompiledForm => {
    let form = forms.get(number);
    if (form === undefined) {
      form = linkedForm(rules, known.owners, number);
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
      const trigger = new Trigger(stored.literal, stored.reach);
      for (const link of known.linksAt(number)) trigger.forms.push(formAt(link));
      triggers.set(number, trigger);
      return trigger;
    },
  };
}

function linkedForm(rules: readonly Rule[], owners: Uint16Array, number: number): CompiledForm {
  const owner = owners[number];
  const rule = rules[owner ?? rules.length];
  let first = number;
  while (first > 0 && owners[first - 1] === owner) first--;
  const form = rule?.forms[number - first];
  if (rule === undefined || form === undefined) throw new RuleError('not the rules that are known');
  return new CompiledForm(rule, form);
}

function compileForms(rules: readonly Rule[]): CompiledForm[] {
  return rules.flatMap((rule) => rule.forms.map((form) => new CompiledForm(rule, form)));
}

/** @param forms at least those with `around` */
function indexRules(
  rules: readonly Rule[],
  forms: readonly CompiledForm[],
): Pick<CompiledRules, 'byId' | 'rank' | 'around'> {
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

/**
 * Compiles everything. Throws `RuleError` if a rule is outside the dialect or a match could be
 * longer than `MAX_FORM_LENGTH`; built-in rules are checked by a test, others when they are read.
 */
export function checkRules(rules: readonly Rule[]): CompiledRules {
  const compiled = compileRules(rules);
  for (const { reach } of compiled.triggers) if (!(reach > 0)) throw new RuleError('no reach');
  for (const forms of compiled.around.values()) {
    for (const { maxLength, rule } of forms) {
      if (maxLength === 0) throw new RuleError(`${rule.id}: a form matches nothing`);
    }
  }
  return compiled;
}

function compileForm(rule: Rule, form: Form): RegExp {
  const source = sourceOf(rule, form);
  return form.limited === true
    ? new LimitedRegExp(source, 'dg', rule.id)
    : new RegExp(source, 'dg');
}

function sourceOf(rule: Rule, form: Form): string {
  if (form.name === undefined) return valueOf(rule, form);
  return assignmentTo(folded(rule, form, form.name)) + valueOf(rule, form);
}

/** What is behind the name, or all. */
function valueOf(rule: Rule, form: Form): string {
  const { notBeside } = form;
  return [
    groupOf(folded(rule, form, form.before)),
    notBeside === undefined ? '' : `(?<!${notBeside.source})`,
    `(?<secret>${form.secret.source})`,
    notBeside === undefined ? '' : `(?!${notBeside.source})`,
    groupOf(folded(rule, form, form.after)),
  ].join('');
}

function measureForm(rule: Rule, form: Form): number {
  if (form.name !== undefined && form.before !== undefined) {
    throw new RuleError(`${rule.id}: a form has either name or before`);
  }
  const { notBeside, near } = form;
  if (near !== undefined && parse(rule, near.source).maxLength > MIN_CONTEXT) {
    throw new RuleError(`${rule.id}: near reaches further than ${MIN_CONTEXT} bytes`);
  }
  parse(rule, sourceOf(rule, form));
  const name = folded(rule, form, form.name);
  const maxLength =
    parse(rule, valueOf(rule, form)).maxLength +
    (form.name === undefined ? 0 : parse(rule, name).maxLength + MAX_ASSIGNMENT);
  if (maxLength > MAX_FORM_LENGTH) {
    throw new RuleError(
      `${rule.id}: a match can have ${maxLength} bytes, more than ${MAX_FORM_LENGTH}`,
    );
  }
  for (const { flags } of [form.name, form.before, form.secret, form.after, notBeside, near].filter(
    isSet,
  )) {
    if (/[^i]/.test(flags)) throw new RuleError(`${rule.id}: no flag but i in patterns`);
  }
  return maxLength;
}

function isSet<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}

function groupOf(source: string): string {
  return source === '' ? '' : `(?:${source})`;
}

function folded(rule: Rule, form: Form, pattern: RegExp | undefined): string {
  if (pattern === undefined) return '';
  const anyCase = form.ignoreCase === true || pattern.flags.includes('i');
  return anyCase ? parse(rule, pattern.source).anyCase : pattern.source;
}

function parse(rule: Rule, source: string): Pattern {
  try {
    return parsePattern(source);
  } catch (error) {
    throw new RuleError(`${rule.id}: ${error instanceof Error ? error.message : String(error)}`);
  }
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

function addLiterals(triggers: Map<string, Trigger>, compiled: CompiledForm): void {
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
        trigger = new Trigger(literal);
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
