/**
 * JUnit XML: each finding is a failed test, each problem a test with an error, and a clean complete
 * run one test that passed. XML is written by hand through one escaping function.
 */

import type { Problem } from '../error.ts';
import type { Finding } from '../finding.ts';
import { allowCommand, remedy } from './advice.ts';
import { collected, type Report } from './collect.ts';
import { escapeMarkup } from './markup.ts';
import { commitSummary, headState, otherPlaces, placeAndPosition } from './place.ts';
import type { CreateReporter, ReportContext } from './reporter.ts';
import { problemText, receiptLines, verdict } from './summary.ts';

export const createReporter: CreateReporter = collected(render);

function* render(report: Report, context: ReportContext): Iterable<string> {
  const { findings, problems, receipt } = report;
  const { clean, complete, text } = verdict(findings, problems, receipt);
  // The verdict is a test, so that an incomplete run without any other entry is no green suite.
  const errors = problems.length + (complete ? 0 : 1);
  const totals = attributes({
    name: 'keyscan',
    tests: findings.length + problems.length + (clean || !complete ? 1 : 0),
    failures: findings.length,
    errors,
    time: ((receipt?.elapsedMs ?? 0) / 1000).toFixed(3),
  });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${totals}>\n`;
  yield `  <testsuite${totals}${attributes({ timestamp: timestamp(context.startedAt) })}>\n`;
  if (receipt !== undefined) {
    yield '    <properties>\n';
    for (const { label, text: value } of receiptLines(receipt)) {
      yield `      <property${attributes({ name: label, value })}/>\n`;
    }
    yield '    </properties>\n';
  }
  for (const finding of findings) yield findingCase(finding, context);
  for (const problem of problems) yield problemCase(problem);
  if (clean) yield `    <testcase${attributes({ name: text, classname: 'keyscan' })}/>\n`;
  if (!complete) yield errorCase('the scan is complete', 'incomplete', text, '');
  yield '  </testsuite>\n</testsuites>\n';
}

function findingCase(finding: Finding, context: ReportContext): string {
  const { location, title, ruleId, severity } = finding;
  const place = placeAndPosition(location);
  const test = attributes({
    name: `${title} in ${place}`,
    classname: `keyscan.${ruleId}`,
    file: location.path,
    line: location.path === undefined ? undefined : location.start.line,
  });
  const failure = attributes({
    type: severity,
    message: `${title} (${finding.secret.preview}) in ${place}`,
  });
  const body = findingText(finding, context).map(escapeMarkup).join('\n');
  return `    <testcase${test}>\n      <failure${failure}>${body}</failure>\n    </testcase>\n`;
}

function findingText(finding: Finding, context: ReportContext): string[] {
  const { location } = finding;
  const { heading, steps } = remedy(finding, context);
  return [
    location.commit === undefined ? undefined : commitSummary(location.commit),
    headState(finding),
    otherPlaces(finding),
    ...finding.parts.map((part) => `${part.title}: ${part.secret.preview}`),
    finding.account === undefined ? undefined : `Account ${finding.account}`,
    ...finding.notes,
    finding.description,
    `${heading}:`,
    ...steps.map((step, index) => `${index + 1}. ${step.text} ${step.command ?? ''}`.trim()),
    `If it is meant to stay: ${allowCommand(finding, context)}`,
  ].filter((line) => line !== undefined);
}

function problemCase(problem: Problem): string {
  return errorCase(problemText(problem), problem.code, problem.message, problem.hint ?? '');
}

function errorCase(name: string, type: string, message: string, body: string): string {
  const test = attributes({ name, classname: 'keyscan' });
  const error = attributes({ type, message });
  return `    <testcase${test}>\n      <error${error}>${escapeMarkup(body)}</error>\n    </testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined ? [] : [` ${name}="${escapeMarkup(String(value))}"`],
    )
    .join('');
}

/** ISO 8601 without fraction and zone, in UTC, as the format's schema wants it. */
function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19);
}
