/** `keyscan rules`: lists the rules, or tests them. */

import { resolve } from 'node:path';
import { ExitStatus, ScanError } from '../error.ts';
import type { Options } from '../options/values.ts';
import type { Form, Rule } from '../rule.ts';
import { testRules, type RuleTest } from '../rule-test/test-rules.ts';
import { BUILT_IN, openCatalog, type CatalogEntry } from './catalog.ts';
import type { CommandIo } from './io.ts';

export async function rules(options: Options, io: CommandIo): Promise<ExitStatus> {
  if (options.format !== 'human' && options.format !== 'json') {
    throw new ScanError(`rules are shown as human or json, not as ${options.format}`, {
      hint: 'Leave --format out, or write --format json.',
    });
  }
  const [first, ...rest] = options.arguments;
  if (first === 'test') return await test(options, io, rest);
  const { entries } = await openCatalog(options, io);
  const words = options.arguments.map((word) => word.toLowerCase());
  const shown = entries.filter((entry) => words.every((word) => textOf(entry).includes(word)));
  if (options.format === 'json') {
    io.stdout.write(`${JSON.stringify({ rules: shown.map(toJson) }, undefined, 2)}\n`);
    return ExitStatus.Clean;
  }
  io.stdout.write(shown.length === 0 ? 'No rule has these words.\n' : table(shown));
  if (shown.length > 0) io.stdout.write(`\n${countOf(shown.length, 'rule')}.\n`);
  return ExitStatus.Clean;
}

/** What a word is looked for in. */
function textOf({ rule, source, severity }: CatalogEntry): string {
  return [rule.id, rule.title, rule.description, severity, source].join('\n').toLowerCase();
}

function table(entries: readonly CatalogEntry[]): string {
  const rows = entries.map(({ rule, severity, source, enabled }) => [
    rule.id,
    enabled ? severity : 'off',
    source,
    rule.title,
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
}

function toJson({ rule, source, enabled, severity, remarks }: CatalogEntry): object {
  return {
    id: rule.id,
    title: rule.title,
    severity,
    confidence: rule.confidence ?? 'high',
    source,
    enabled,
    description: rule.description,
    advice: rule.advice,
    references: rule.references,
    forms: rule.forms.map(formToJson),
    ...(rule.paths !== undefined && { paths: rule.paths.source }),
    ...(rule.group !== undefined && { group: rule.group }),
    remarks,
  };
}

function formToJson(form: Form): object {
  const sources = (['name', 'before', 'secret', 'after', 'notBeside', 'requires'] as const).flatMap(
    (key) => (form[key] === undefined ? [] : [[key, String(form[key])]]),
  );
  return {
    keywords: form.keywords ?? [],
    ...Object.fromEntries(sources),
    ...(form.around !== undefined && { around: form.around }),
  };
}

/** With a file, tests the rules in it; without one, all rules. */
async function test(
  options: Options,
  io: CommandIo,
  [file, ...more]: readonly string[],
): Promise<ExitStatus> {
  if (more.length > 0) {
    throw new ScanError('rules test takes one file', { hint: 'keyscan rules test [file]' });
  }
  const catalog = await (file === undefined
    ? openCatalog(options, io)
    : openCatalog(options, io, { path: resolve(io.cwd, file), name: file, required: true }));
  const tested = catalog.entries.filter(({ source }) => file === undefined || source !== BUILT_IN);
  const isFull = ({ id, group }: Rule): boolean =>
    // A rule that is switched off finds nothing, and needs no test.
    catalog.config.rules.get(id)?.enabled !== false || group !== undefined;
  const list = tested.map(({ rule }) => rule).filter(isFull);
  const results = [...testRules(catalog.rules, list)];
  const failed = results.filter(({ failures }) => failures.length > 0);
  const remarks = new Map(tested.map(({ rule, remarks: of }) => [rule.id, of]));
  if (options.format === 'json') {
    const shown = results.map(({ notes, ...result }) => ({
      ...result,
      notes: [...notes, ...(remarks.get(result.id) ?? [])],
    }));
    io.stdout.write(`${JSON.stringify({ rules: shown }, undefined, 2)}\n`);
  } else {
    io.stdout.write(resultText(results, remarks));
  }
  return failed.length > 0 ? ExitStatus.Findings : ExitStatus.Clean;
}

function resultText(
  results: readonly RuleTest[],
  remarks: ReadonlyMap<string, readonly string[]>,
): string {
  const blocks = results.flatMap(({ id, failures, notes }) => {
    const lines = [
      ...failures.map((failure) => `  failed  ${failure}`),
      ...[...notes, ...(remarks.get(id) ?? [])].map((note) => `  note    ${note}`),
    ];
    return lines.length === 0 ? [] : [`${id}\n${lines.join('\n')}\n`];
  });
  const examples = results.reduce((sum, result) => sum + result.examples, 0);
  const failed = results.filter(({ failures }) => failures.length > 0).length;
  const end = failed === 0 ? 'all pass' : `${failed} failed`;
  const counts = `${countOf(results.length, 'rule')}, ${countOf(examples, 'example')}: ${end}.`;
  return [...blocks, counts].join('\n').concat('\n');
}

function countOf(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
