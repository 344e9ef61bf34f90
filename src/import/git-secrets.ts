/**
 * Takes over the patterns of git-secrets (https://github.com/awslabs/git-secrets), which stand in
 * git's configuration and in `.gitallowed`. They are extended regular expressions that match whole
 * words of a line. Its providers are commands that print patterns, and are never run.
 */

import type { AllowPattern, RuleEntry } from '../custom/entry.ts';
import { EntryError, makeRule } from '../custom/rule.ts';
import { compileAllow } from '../custom/allow.ts';
import { EXTENDED } from '../pattern/notation.ts';
import { parseTree, PatternError } from '../pattern/parse.ts';
import { printNode } from '../pattern/print.ts';
import type { Node } from '../pattern/syntax.ts';
import type { ImportReport } from './report.ts';
import type { Additions } from './write-config.ts';

export interface GitSecretsSettings {
  readonly patterns: readonly string[];
  readonly allowed: readonly string[];
  readonly providers: readonly string[];
}

/** What `git secrets --register-aws` adds is about keys that built-in rules know better. */
const REGISTERED_AWS = /AKIA|\(AWS\|aws\|Aws\)/;

/** What `git secrets --register-aws` allows: the examples of AWS, which built-in rules know. */
const AWS_EXAMPLES = /EXAMPLE(?:KEY)?$/;

export function readGitSecrets(settings: GitSecretsSettings, report: ImportReport): Additions {
  const rules = settings.patterns.flatMap((source, index) => ruleOf(source, index, report) ?? []);
  const allow = settings.allowed.flatMap((source, index) => allowOf(source, index, report) ?? []);
  for (const [index] of settings.providers.entries()) {
    report.refuse(`provider ${index + 1}`, 'it is a command, and keyscan runs none');
  }
  return { rules, allow, disable: [] };
}

function ruleOf(source: string, index: number, report: ImportReport): RuleEntry | undefined {
  // Not quoted: a pattern can be the very text that must not get out.
  const name = `pattern ${index + 1}`;
  if (REGISTERED_AWS.test(source)) {
    report.remark('The patterns of --register-aws are left out: built-in rules find these keys.');
    return undefined;
  }
  const id = `git-secrets-${index + 1}`;
  const entry = (regex: string): RuleEntry => ({
    id,
    title: `Prohibited pattern ${index + 1} of git-secrets`,
    regex,
    allow: [],
    matches: [],
    rejects: [],
  });
  try {
    if (isLiteral(parseTree(source, EXTENDED).root)) {
      report.refuse(
        name,
        'it is a fixed text, which in a file for everybody would be a leak itself',
      );
      return undefined;
    }
    // Whole words, as grep -w has it: (?<secret>…) keeps groups of the pattern from counting.
    const regex = String.raw`(?<!\w)(?P<secret>${translate(source)})(?!\w)`;
    const { remarks } = makeRule(entry(regex));
    for (const remark of remarks) report.remark(`${id}: ${remark}.`);
    report.done.push(`${name} as rule ${id}`);
    return entry(regex);
  } catch (error) {
    if (!(error instanceof PatternError || error instanceof EntryError)) throw error;
    report.refuse(name, error.message);
    return undefined;
  }
}

function allowOf(
  source: string,
  index: number,
  report: ImportReport,
): Additions['allow'][number] | undefined {
  const name = `allowed pattern ${index + 1}`;
  if (AWS_EXAMPLES.test(source)) return undefined;
  try {
    const pattern: AllowPattern = { lineRegexes: [translate(source)] };
    compileAllow(pattern);
    report.done.push(name);
    report.remark(
      'git-secrets tries allowed patterns on path:line:text; keyscan tries them on the text of the line.',
    );
    return { pattern, reason: 'allowed in git-secrets' };
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    report.refuse(name, error.message);
    return undefined;
  }
}

/** Whether the pattern matches one text only. */
function isLiteral(node: Node): boolean {
  if (node.type === 'set') return node.set.size === 1;
  return node.type === 'sequence' && node.items.every(isLiteral);
}

/** In the syntax of `.keyscan.toml`. */
function translate(source: string): string {
  if (/[^\x20-\x7e]/.test(source)) throw new PatternError('it has characters that are not ASCII');
  return printNode(parseTree(source, EXTENDED).root);
}
