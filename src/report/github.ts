/**
 * Workflow commands of GitHub Actions, which become annotations on the changed files. The runner
 * reads them from the log, line by line.
 */

import type { Finding } from '../finding.ts';
import type { Severity } from '../rule.ts';
import { allowCommand, remedy } from './advice.ts';
import { streamed } from './collect.ts';
import { commitSummary, headState, otherPlaces, placeAndPosition } from './place.ts';
import type { CreateReporter, ReportContext } from './reporter.ts';
import { problemText, receiptLines, verdict } from './summary.ts';
import { plain } from './text.ts';

type Command = 'error' | 'warning' | 'notice';
type Properties = Readonly<Record<string, string | number | undefined>>;

const COMMANDS: Readonly<Record<Severity, Command>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

export const createReporter: CreateReporter = streamed((context) => {
  const findings: Pick<Finding, 'severity'>[] = [];
  const problems: Parameters<typeof problemText>[0][] = [];
  let ended = false;

  function conclude(receipt: Parameters<typeof verdict>[2]): void {
    ended = true;
    const { complete, text } = verdict(findings, problems, receipt);
    if (!complete) context.write(command('error', { title: 'keyscan: incomplete scan' }, [text]));
    // A log line that begins with `::` or `##[` is a command; these begin with a word of ours.
    const facts = receipt === undefined ? [] : receiptLines(receipt);
    const lines = [
      `keyscan: ${text}`,
      ...facts.map((fact) => `keyscan: ${fact.label}: ${fact.text}`),
    ];
    context.write(`${lines.join('\n')}\n`);
  }

  return {
    finding(finding) {
      findings.push({ severity: finding.severity });
      context.write(findingCommand(finding, context));
    },
    problem(problem) {
      problems.push(problem);
      const message = [problemText(problem), problem.hint ?? ''];
      context.write(command('error', { title: `keyscan: ${problem.code}` }, message));
    },
    receipt: conclude,
    end() {
      if (!ended) conclude(undefined);
    },
  };
});

function findingCommand(finding: Finding, context: ReportContext): string {
  const { location, severity, title } = finding;
  const properties = {
    file: location.path,
    // Without a file they would point into nothing.
    ...(location.path !== undefined && {
      line: location.start.line,
      endLine: location.end.line,
      col: location.start.column,
    }),
    title: `${severity}: ${title}`,
  };
  const { heading, steps } = remedy(finding, context);
  const message = [
    `${title} (${finding.secret.preview}) in ${placeAndPosition(location)}`,
    location.commit === undefined ? '' : commitSummary(location.commit),
    [headState(finding), otherPlaces(finding)].filter((text) => text !== undefined).join(', '),
    ...finding.notes,
    heading,
    ...steps.map((step, index) => `${index + 1}. ${step.text} ${step.command ?? ''}`),
    `If it is meant to stay: ${allowCommand(finding, context)}`,
  ];
  return command(COMMANDS[severity], properties, message);
}

/** One command on a line of its own; empty lines of the message are left out. */
function command(name: Command, properties: Properties, message: readonly string[]): string {
  const parameters = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  const lines = message.map((line) => plain(line).trim()).filter((line) => line !== '');
  return `::${name} ${parameters.join(',')}::${escapeData(lines.join('\n'))}\n`;
}

/** As the runner decodes it: `%` first, or the others could not be told from text. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return plain(escapeData(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
