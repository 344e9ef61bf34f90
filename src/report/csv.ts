/** CSV (RFC 4180): one table with a column that says what each row is. */

import type { Problem } from '../error.ts';
import type { Finding, Receipt } from '../finding.ts';
import { collected, type Report } from './collect.ts';
import type { CreateReporter } from './reporter.ts';
import { receiptLines, verdict } from './summary.ts';
import { plain } from './text.ts';

const COLUMNS = [
  'record',
  'severity',
  'confidence',
  'rule',
  'title',
  'preview',
  'path',
  'line',
  'column',
  'end_line',
  'end_column',
  'kind',
  'commit',
  'author',
  'email',
  'date',
  'subject',
  'tag',
  'at_head',
  'other_locations',
  'account',
  'fingerprint',
  'message',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string | number | boolean>>;

export const createReporter: CreateReporter = collected(render);

function* render(report: Report): Iterable<string> {
  yield `${COLUMNS.join(',')}\r\n`;
  for (const finding of report.findings) yield csvLine(findingRow(finding));
  for (const problem of report.problems) yield csvLine(problemRow(problem));
  yield csvLine(receiptRow(report));
}

function findingRow(finding: Finding): Row {
  const { location } = finding;
  const atHead = finding.atHead ?? location.atHead;
  return {
    record: 'finding',
    severity: finding.severity,
    confidence: finding.confidence,
    rule: finding.ruleId,
    title: finding.title,
    preview: finding.secret.preview,
    ...(location.path !== undefined && { path: location.path }),
    line: location.start.line,
    column: location.start.column,
    end_line: location.end.line,
    end_column: location.end.column,
    kind: location.kind,
    ...(location.commit !== undefined && {
      commit: location.commit.oid,
      author: location.commit.author,
      email: location.commit.email,
      date: location.commit.date,
      subject: location.commit.subject,
    }),
    ...(location.tag !== undefined && { tag: location.tag }),
    ...(atHead !== undefined && { at_head: atHead }),
    other_locations: finding.otherLocationCount,
    ...(finding.account !== undefined && { account: finding.account }),
    fingerprint: finding.fingerprint,
    message: finding.notes.join(' '),
  };
}

function problemRow({ code, message, hint, path }: Problem): Row {
  return {
    record: 'problem',
    title: code,
    ...(path !== undefined && { path }),
    message: hint === undefined ? message : `${message} ${hint}`,
  };
}

/** The last row: whether the table is all there is. */
function receiptRow({ findings, problems, receipt }: Report): Row {
  const { complete, text } = verdict(findings, problems, receipt);
  return {
    record: 'receipt',
    title: complete ? 'complete' : 'incomplete',
    message: [text, ...factsOf(receipt)].join(' '),
  };
}

function factsOf(receipt: Receipt | undefined): string[] {
  if (receipt === undefined) return [];
  return receiptLines(receipt).map(({ label, text }) => `${label}: ${text};`);
}

function csvLine(row: Row): string {
  return `${COLUMNS.map((column) => csvField(row[column] ?? '')).join(',')}\r\n`;
}

/**
 * One field. Text that a spreadsheet would take for a formula gets an apostrophe before it, as
 * spreadsheets themselves write "this is text"; line breaks are replaced, since some programs look
 * for formulas after them.
 */
function csvField(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const text = plain(value);
  const guarded = /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
