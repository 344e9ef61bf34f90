/**
 * Forms at work: each with its expression, which is made when a literal of it is first seen, because
 * most runs, and every clean commit, need few or none.
 */

import { inAnyCase } from '../pattern/fold.ts';
import type { Form, Rule } from '../rule.ts';
import { assignmentTo } from './assignment.ts';
import type { Guard } from './guard.ts';
import { LimitedRegExp } from './limited-regex.ts';
import type { Run } from './run.ts';

/** A form longer than this cannot be matched within one window. In bytes. */
export const MAX_FORM_LENGTH: number = 12 * 1024;

/** One form of a rule, with its expression made at first use. */
export class CompiledForm implements Guard {
  readonly rule: Rule;
  readonly form: Form;
  readonly requires: RegExp | undefined;
  readonly paths: RegExp | undefined;
  private readonly guard: Guard;
  private made: RegExp | undefined;
  private madeSticky: RegExp | undefined;

  constructor(rule: Rule, form: Form, guard: Guard) {
    this.rule = rule;
    this.form = form;
    this.requires = guard.requires;
    this.paths = guard.paths;
    this.guard = guard;
  }

  get near(): RegExp | undefined {
    return this.guard.near;
  }

  get run(): Run {
    return this.guard.run;
  }

  get atKeyword(): boolean {
    return this.guard.atKeyword;
  }

  /** As `expressionOf`. Reset `lastIndex` before use. */
  get regex(): RegExp {
    return (this.made ??= expressionOf(this.rule, this.form));
  }

  /** The same with the flag `y` instead of global. */
  get sticky(): RegExp {
    return (this.madeSticky ??= new RegExp(this.regex.source, 'dy'));
  }
}

/** All of a form as one expression: global, with indices, and with the group `secret`. */
export function expressionOf(rule: Rule, form: Form): RegExp {
  const name = form.name === undefined ? '' : assignmentTo(inCaseOf(form, form.name));
  const source = name + valueSource(form);
  return form.limited === true
    ? new LimitedRegExp(source, 'dg', rule.id)
    : new RegExp(source, 'dg');
}

/** What is behind the name, or all. */
export function valueSource(form: Form): string {
  const { notBeside } = form;
  return [
    groupOf(inCaseOf(form, form.before)),
    notBeside === undefined ? '' : `(?<!${notBeside.source})`,
    `(?<secret>${form.secret.source})`,
    notBeside === undefined ? '' : `(?!${notBeside.source})`,
    groupOf(inCaseOf(form, form.after)),
  ].join('');
}

function groupOf(source: string): string {
  return source === '' ? '' : `(?:${source})`;
}

/** The source of a pattern around the secret, in any case if it is to match so. */
function inCaseOf(form: Form, pattern: RegExp | undefined): string {
  if (pattern === undefined) return '';
  const anyCase = form.ignoreCase === true || pattern.flags.includes('i');
  return anyCase ? inAnyCase(pattern.source) : pattern.source;
}
