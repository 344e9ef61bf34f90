/**
 * What `.keyscan.toml` says about rules: rules of people's own, settings of built-in ones, and what
 * is allowed everywhere.
 */

import { withCheck, type Capture, type Rule, type RuleId } from '../rule.ts';
import { nearest } from '../text/nearest.ts';
import { quote } from '../text/quote.ts';
import type { TomlDocument } from '../toml.ts';
import { compileAllow } from './allow.ts';
import { hasPattern, type AllowPattern, type RuleEntry } from './entry.ts';
import { PatternError } from '../pattern/parse.ts';
import { readAllowPatterns, readRuleEntry } from './read-entry.ts';
import { EntryError, makeRule, type CustomRule } from './rule.ts';

export interface CustomSettings {
  readonly rules: readonly CustomRule[];
  /** Entries that change built-in rules. */
  readonly changes: readonly RuleEntry[];
  /** The built-in rules with what is allowed in them; the same number in the same order. */
  adjust(builtIn: readonly Rule[]): readonly Rule[];
}

/**
 * Reads `[[rules]]` and `[[allow]]`. Throws `ScanError` with the line of the first thing wrong.
 *
 * @param builtIn the ids of the built-in rules
 */
export function readCustomSettings(
  document: TomlDocument,
  builtIn: ReadonlySet<RuleId>,
): CustomSettings {
  const rules: CustomRule[] = [];
  const changes: RuleEntry[] = [];
  const everywhere = readAllowPatterns(document, ['allow']);
  const taken = new Set<RuleId>();
  const count = document.isList(['rules']) ? document.tables(['rules']) : 0;
  for (let index = 0; index < count; index++) {
    const path = ['rules', index];
    const entry = readRuleEntry(document, path);
    if (taken.has(entry.id)) {
      throw document.error(
        [...path, 'id'],
        `two rules have the id ${quote(entry.id)}`,
        'Rename one.',
      );
    }
    taken.add(entry.id);
    refuseWrongId(document, index, entry, builtIn);
    if (!hasPattern(entry)) changes.push(entry);
    else if (entry.enabled !== false) rules.push(ruleAt(document, index, entry, everywhere));
  }
  const known = new Set([...builtIn, ...taken]);
  everywhere.forEach(({ rules: only = [] }, index) => {
    for (const id of only) refuseUnknown(document, index, id, known);
  });
  const allows = compileAllows(document, everywhere, changes);
  return { rules, changes, adjust: (list) => list.map((rule) => adjusted(rule, allows)) };
}

function refuseWrongId(
  document: TomlDocument,
  index: number,
  entry: RuleEntry,
  builtIn: ReadonlySet<RuleId>,
): void {
  const path = ['rules', index, 'id'];
  if (hasPattern(entry) && builtIn.has(entry.id)) {
    throw document.error(
      path,
      `${quote(entry.id)} is a built-in rule`,
      'Choose another id, or leave the pattern out to change the settings of the built-in one.',
    );
  }
  if (hasPattern(entry) || builtIn.has(entry.id)) return;
  const near = nearest(entry.id, builtIn);
  throw document.error(
    path,
    `there is no rule ${quote(entry.id)}, and the block has no pattern to make it one`,
    near === undefined ? "Add regex = '…'." : `Did you mean ${near}? Or add regex = '…'.`,
  );
}

function refuseUnknown(
  document: TomlDocument,
  index: number,
  id: RuleId,
  known: ReadonlySet<RuleId>,
): void {
  if (known.has(id)) return;
  const near = nearest(id, known);
  throw document.error(
    ['allow', index, 'rules'],
    `there is no rule ${quote(id)}`,
    near === undefined ? 'keyscan rules lists them all.' : `Did you mean ${near}?`,
  );
}

function ruleAt(
  document: TomlDocument,
  index: number,
  entry: RuleEntry,
  everywhere: readonly AllowPattern[],
): CustomRule {
  const common = everywhere.filter(({ rules }) => rules?.includes(entry.id) ?? true);
  try {
    return makeRule({ ...entry, allow: [...entry.allow, ...common] });
  } catch (error) {
    if (!(error instanceof EntryError)) throw error;
    throw document.error(['rules', index, error.key], `${entry.id}: ${error.message}`, error.hint);
  }
}

interface Allow {
  /** Undefined for all rules. */
  readonly rules: ReadonlySet<RuleId> | undefined;
  readonly test: (capture: Capture) => boolean;
}

function compileAllows(
  document: TomlDocument,
  everywhere: readonly AllowPattern[],
  changes: readonly RuleEntry[],
): readonly Allow[] {
  const compile = (
    pattern: AllowPattern,
    rules: readonly RuleId[] | undefined,
    path: readonly (string | number)[],
  ): Allow => {
    try {
      return { rules: rules && new Set(rules), test: compileAllow(pattern) };
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      throw document.error(path, error.message, 'Patterns are written in the syntax of RE2.');
    }
  };
  return [
    ...everywhere.map((pattern, index) => compile(pattern, pattern.rules, ['allow', index])),
    ...changes.flatMap(({ id, allow }) =>
      allow.map((pattern) => compile(pattern, [id], ['rules'])),
    ),
  ];
}

function adjusted(rule: Rule, allows: readonly Allow[]): Rule {
  const tests = allows.flatMap(({ rules, test }) => ((rules?.has(rule.id) ?? true) ? [test] : []));
  if (tests.length === 0) return rule;
  const { check } = rule;
  return withCheck(rule, (capture) =>
    tests.some((test) => test(capture)) ? false : (check?.(capture) ?? true),
  );
}
