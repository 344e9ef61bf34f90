/**
 * Markdown for a job's summary page: the verdict, what is missing, a table of findings, what to do
 * for each rule, and the receipt. GitHub drops a summary over 1 MiB whole, so the table is cut first.
 */

import type { Finding } from '../finding.ts';
import { allowCommand, remedy } from './advice.ts';
import { collected, worstOfEachRule, type Report } from './collect.ts';
import { escapeMarkdown, escapeProse, markdownCode } from './markup.ts';
import { commitDay, headState, placeAndPosition, shortOid } from './place.ts';
import type { CreateReporter, ReportContext } from './reporter.ts';
import { problemText, receiptLines, verdict, type Verdict } from './summary.ts';
import { crop, plain } from './text.ts';
import { webAddress } from './uri.ts';
import { count } from './words.ts';

/** Bytes for each of the parts that grow with the scan; together with the rest below 1 MiB. */
const MAX_TABLE = 400_000;
const MAX_PROBLEMS = 150_000;
const MAX_RULES = 300_000;
/** Characters of a path or a subject in a cell. */
const MAX_CELL = 200;

export const createReporter: CreateReporter = collected(render);

function* render(report: Report, context: ReportContext): Iterable<string> {
  const { findings, problems, receipt } = report;
  const result = verdict(findings, problems, receipt);
  yield `## keyscan\n\n${sign(result)} **${escapeMarkdown(result.text)}**\n`;
  if (problems.length > 0) {
    yield '\n### Problems\n\n';
    yield* upTo(MAX_PROBLEMS, 'problem', problems, (problem) => {
      const hint = problem.hint === undefined ? '' : ` ${escapeProse(problem.hint)}`;
      return `- ${escapeProse(crop(problemText(problem), 1000))}${hint}\n`;
    });
  }
  if (findings.length > 0) {
    yield '\n### Findings\n\n| severity | what | where | commit | preview |\n|---|---|---|---|---|\n';
    yield* upTo(MAX_TABLE, 'finding', findings, row);
    yield '\n### What to do\n';
    yield* upTo(MAX_RULES, 'rule', worstOfEachRule(findings), (finding) =>
      ruleSection(finding, context),
    );
  }
  if (receipt !== undefined) {
    yield '\n### Receipt\n\n';
    for (const { label, text } of receiptLines(receipt)) {
      yield `- ${escapeMarkdown(label)}: ${escapeProse(crop(text, 1000))}\n`;
    }
  }
}

function sign({ clean, complete }: Verdict): string {
  if (clean) return '✅';
  return complete ? '❌' : '⚠️';
}

/** Items until their text is `limit` bytes long, and how many are left then. */
function* upTo<Item>(
  limit: number,
  noun: string,
  items: readonly Item[],
  toText: (item: Item) => string,
): Iterable<string> {
  let room = limit;
  for (const [index, item] of items.entries()) {
    const text = toText(item);
    room -= Buffer.byteLength(text);
    if (room < 0) {
      yield `\n${count(items.length - index, `more ${noun}`)}; the json format lists all.\n`;
      return;
    }
    yield text;
  }
}

function row(finding: Finding): string {
  const { commit } = finding.location;
  const state = headState(finding);
  const brought =
    commit === undefined
      ? ''
      : `${markdownCode(shortOid(commit.oid))} ${cell(commit.author)}, ${escapeMarkdown(commitDay(commit))}`;
  const cells = [
    finding.severity,
    cell(finding.title),
    markdownCode(crop(plain(placeAndPosition(finding.location)), MAX_CELL)) + others(finding),
    [brought, state ?? ''].filter((text) => text !== '').join(', '),
    markdownCode(crop(finding.secret.preview, MAX_CELL)),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function cell(text: string): string {
  return escapeMarkdown(crop(plain(text), MAX_CELL));
}

function others({ otherLocationCount }: Finding): string {
  return otherLocationCount === 0 ? '' : ` and ${count(otherLocationCount, 'other place')}`;
}

function ruleSection(finding: Finding, context: ReportContext): string {
  const { steps } = remedy(finding, context);
  const links = finding.references.flatMap((reference) => {
    const address = webAddress(reference);
    return address === undefined ? [] : [`<${address}>`];
  });
  return [
    '',
    `#### ${escapeMarkdown(finding.title)}`,
    '',
    escapeProse(finding.description),
    '',
    ...steps.map(({ text, command }, index) => {
      const code = command === undefined ? '' : ` ${markdownCode(command)}`;
      return `${index + 1}. ${escapeProse(text)}${code}`;
    }),
    '',
    `If it is meant to stay: ${markdownCode(allowCommand(finding, context))}`,
    ...(links.length === 0 ? [] : ['', `More: ${links.join(', ')}`]),
    '',
  ].join('\n');
}
