/**
 * The report for people at a terminal, finding by finding in the order of the scan.
 * The hook loads this format only, so it imports little, and a clean hook run prints nothing.
 */

import type { Problem } from '../error.ts';
import type { Finding, Location } from '../finding.ts';
import { allowCommand, allowComment, remedy, type Step } from './advice.ts';
import { streamed } from './collect.ts';
import { drawFrame } from './frame.ts';
import { commitSummary, headState, otherPlaces, placeAndPosition } from './place.ts';
import type { CreateReporter, ReportContext } from './reporter.ts';
import { createStyle, fileLink, type Style } from './style.ts';
import { problemText, receiptLines, verdict, type Verdict } from './summary.ts';
import { crop, displayWidth, pad, plain, withoutCommands, wrap } from './text.ts';
import { thousands } from './words.ts';

/** How many problems of one kind are listed unless the output is verbose. */
const LISTED_PROBLEMS = 10;
const NARROWEST = 40;
/** Prose is hard to read in longer lines. */
const WIDEST = 100;

export const createReporter: CreateReporter = streamed((context) => {
  const page: Page = {
    context,
    style: createStyle(context.colour),
    width: Math.min(WIDEST, Math.max(NARROWEST, context.width)),
  };
  const findings: Pick<Finding, 'severity'>[] = [];
  const problems: Problem[] = [];
  const explained = new Set<string>();
  let ended = false;

  function write(lines: readonly string[]): void {
    if (lines.length > 0) context.write(`${lines.map(withoutCommands).join('\n')}\n`);
  }

  return {
    finding(finding) {
      findings.push({ severity: finding.severity });
      if (context.quiet) {
        write([oneLine(finding, page)]);
        return;
      }
      write([...findingLines(finding, page, explained.has(finding.ruleId)), '', '']);
      explained.add(finding.ruleId);
    },
    problem(problem) {
      problems.push(problem);
    },
    receipt(receipt) {
      ended = true;
      const result = verdict(findings, problems, receipt);
      const silent = context.quiet || (context.mode === 'staged' && !context.verbose);
      if (result.clean && silent) return;
      const lines = [...problemLines(problems, page), ...verdictLines(result, page)];
      if (!context.quiet) {
        for (const { label, text: value } of receiptLines(receipt)) {
          lines.push(...labelled(label, value, page));
        }
      }
      write(lines);
    },
    end() {
      if (ended) return;
      const result = verdict(findings, problems, undefined);
      write([...problemLines(problems, page), ...verdictLines(result, page)]);
    },
  };
});

/** What every line's layout depends on. */
interface Page {
  readonly context: ReportContext;
  readonly style: Style;
  readonly width: number;
}

function oneLine(finding: Finding, page: Page): string {
  const { style } = page;
  const place = link(finding.location, placeAndPosition(finding.location), page);
  return `${style.severity(finding.severity)}  ${place}  ${plain(finding.title)}  ${finding.fingerprint}`;
}

function findingLines(finding: Finding, page: Page, explainedBefore: boolean): string[] {
  const { style, width } = page;
  const { location } = finding;
  const lines = [
    `${style.severity(finding.severity)}  ${style.bold(plain(finding.title))}`,
    style.cyan(link(location, placeAndPosition(location), page)),
  ];
  if (location.commit !== undefined) lines.push(crop(commitSummary(location.commit), width));
  const state = [headState(finding), otherPlaces(finding)].filter((text) => text !== undefined);
  if (state.length > 0) lines.push(style.dim(state.join(' · ')));
  if (page.context.verbose) lines.push(...otherLocationLines(finding, page));
  if (finding.frame.length > 0)
    lines.push('', ...indent(drawFrame(finding.frame, style, width - 2)));
  lines.push('', ...valueLines(finding, page));
  if (!explainedBefore) lines.push(...prose(finding.description, page));
  lines.push('', ...remedyLines(finding, page, explainedBefore));
  lines.push('', ...allowLines(finding, page, explainedBefore));
  return lines;
}

/** The values with their previews, whose account it is, and what else is known. */
function valueLines(finding: Finding, page: Page): string[] {
  const { bold, dim } = page.style;
  const single = finding.parts.length === 1;
  const rows = finding.parts.map((part) => ({
    title: single ? 'Value' : plain(part.title),
    preview: plain(part.secret.preview),
    position: single ? '' : `${part.start.line}:${part.start.column}`,
  }));
  const titles = Math.max(0, ...rows.map(({ title }) => displayWidth(title)));
  const previews = Math.max(0, ...rows.map(({ preview }) => displayWidth(preview)));
  const lines = rows.map(({ title, preview, position }) => {
    const gap = ' '.repeat(previews - displayWidth(preview));
    return `  ${pad(title, titles)}  ${bold(preview)}${gap}  ${dim(position)}`.trimEnd();
  });
  if (finding.account !== undefined) lines.push(...prose(`Account ${finding.account}`, page));
  if (finding.confidence === 'low') {
    lines.push(...prose('It may be something else: this rule is not sure of it.', page));
  }
  for (const note of finding.notes) lines.push(...prose(`Note: ${note}`, page));
  return lines;
}

function otherLocationLines(finding: Finding, { style }: Page): string[] {
  const lines = finding.otherLocations.map((location) => {
    const commit = location.commit === undefined ? '' : ` · ${commitSummary(location.commit)}`;
    return style.dim(`  also ${placeAndPosition(location)}${commit}`);
  });
  const more = finding.otherLocationCount - finding.otherLocations.length;
  if (more > 0) lines.push(style.dim(`  and ${thousands(more)} more`));
  return lines;
}

/** All steps for a rule's first finding; later ones refer to it, but repeat what to type. */
function remedyLines(finding: Finding, page: Page, explainedBefore: boolean): string[] {
  const { heading, steps } = remedy(finding, page.context);
  const { bold } = page.style;
  if (explainedBefore) {
    return [
      bold(`What to do: as for the first "${plain(finding.title)}" above`),
      ...steps.flatMap((step) => commandLines(step, page)),
    ];
  }
  const lines = [bold(heading)];
  for (const [index, step] of steps.entries()) {
    const number = `${index + 1}. `.padStart(5);
    const [first = '', ...rest] = wrap(plain(step.text), page.width - number.length);
    lines.push(`${number}${highlightCode(first, page)}`);
    lines.push(...rest.map((line) => `${' '.repeat(number.length)}${highlightCode(line, page)}`));
    lines.push(...commandLines(step, page));
  }
  const shown = page.context.verbose ? finding.references : finding.references.slice(0, 1);
  lines.push(...shown.map((reference) => page.style.dim(`  More: ${plain(reference)}`)));
  return lines;
}

function commandLines(step: Step, { style }: Page): string[] {
  return step.command === undefined ? [] : [`     ${style.cyan(step.command)}`];
}

function allowLines(finding: Finding, page: Page, explainedBefore: boolean): string[] {
  const { bold, cyan } = page.style;
  const heading = 'If it is meant to stay';
  const command = cyan(allowCommand(finding, page.context));
  if (explainedBefore) return [bold(heading), `     ${command}`];
  const comment = allowComment(finding);
  const lines = [bold(heading), `     ${command}`];
  if (comment !== undefined) lines.push('  or on its line, as a comment:', `     ${cyan(comment)}`);
  return lines;
}

/** Problems of one kind together; a hint is given once. */
function problemLines(problems: readonly Problem[], page: Page): string[] {
  if (problems.length === 0) return [];
  const { style, context } = page;
  const lines = [style.bold('Problems')];
  const hints = new Set<string>();
  for (const code of new Set(problems.map((problem) => problem.code))) {
    const group = problems.filter((problem) => problem.code === code);
    const shown = context.verbose ? group : group.slice(0, LISTED_PROBLEMS);
    for (const problem of shown) {
      const [first = '', ...rest] = wrap(problemText(problem), page.width - 4);
      lines.push(`  ${style.yellow('!')} ${first}`, ...rest.map((line) => `    ${line}`));
    }
    for (const problem of group) {
      if (problem.hint !== undefined) hints.add(plain(problem.hint));
    }
    const more = group.length - shown.length;
    if (more > 0)
      lines.push(
        `  ${style.yellow('!')} and ${thousands(more)} more (${code}); --verbose lists them`,
      );
  }
  lines.push(...[...hints].flatMap((hint) => prose(hint, page)));
  return [...lines, ''];
}

function verdictLines({ text, clean, complete }: Verdict, { style, width }: Page): string[] {
  let paint = style.red;
  if (!complete) paint = style.yellow;
  else if (clean) paint = style.green;
  return wrap(text, width).map((line) => style.bold(paint(line)));
}

/** A line of the receipt, its label in a column of its own. */
function labelled(label: string, value: string, { style, width }: Page): string[] {
  const column = 14;
  const [first = '', ...rest] = wrap(value, width - column);
  return [
    style.dim(`  ${pad(label, column - 2)}${first}`),
    ...rest.map((line) => style.dim(' '.repeat(column) + line)),
  ];
}

function prose(text: string, page: Page): string[] {
  return wrap(plain(text), page.width - 2).map((line) => `  ${highlightCode(line, page)}`);
}

/** `code spans` stand out by colour, or keep their backticks without it. */
function highlightCode(line: string, { context, style }: Page): string {
  if (!context.colour) return line;
  return line.replace(/`([^`]+)`/g, (_span, inner: string) => style.cyan(inner));
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** Links what exists on disk; a path that only history knows leads nowhere. */
function link(location: Location, text: string, { context }: Page): string {
  if (context.linkRoot === undefined || location.path === undefined) return text;
  const onDisk = location.atHead ?? location.commit === undefined;
  return onDisk ? fileLink(text, context.linkRoot, location.path) : text;
}
