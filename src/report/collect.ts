/**
 * The two ways to report. A collected report is one function over everything that was found, sorted
 * so that equal scans give equal bytes. A streamed one shows events one by one, in their order. Both
 * get their events from here, and so redacted.
 */

import type { Problem } from '../error.ts';
import type { Finding, Location, Receipt } from '../finding.ts';
import { SEVERITIES, type RuleId } from '../rule.ts';
import { createRedactor } from './redact.ts';
import type { CreateReporter, ReportContext } from './reporter.ts';

/** A whole run. */
export interface Report {
  /** Worst first; see `compareFindings`. */
  readonly findings: readonly Finding[];
  /** By code, path and message. */
  readonly problems: readonly Problem[];
  /** Undefined when the run broke off, which makes it incomplete. */
  readonly receipt: Receipt | undefined;
}

/** Renders in pieces, because a report of a long history may be longer than a string can be. */
export type Render = (report: Report, context: ReportContext) => Iterable<string>;

/** A reporter that writes once, at the end. */
export function collected(render: Render): CreateReporter {
  return (context) => {
    const redactor = createRedactor();
    const findings: Finding[] = [];
    const problems: Problem[] = [];
    let receipt: Receipt | undefined;
    return {
      event(event) {
        switch (event.type) {
          case 'finding':
            redactor.learn(event);
            findings.push(event);
            break;
          case 'problem':
            problems.push(event);
            break;
          case 'receipt':
            receipt = event;
            break;
          case 'progress':
            break;
          default:
            event satisfies never;
        }
      },
      end() {
        const report: Report = {
          findings: findings.map((finding) => redactor.finding(finding)).toSorted(compareFindings),
          problems: problems.map((problem) => redactor.problem(problem)).toSorted(compareProblems),
          receipt: receipt && redactor.receipt(receipt),
        };
        for (const text of render(report, context)) context.write(text);
      },
    };
  };
}

/** What a streamed format does with each kind of event. */
export interface Stream {
  finding(finding: Finding): void;
  problem(problem: Problem): void;
  receipt(receipt: Receipt): void;
  end?(): void;
}

/**
 * A reporter that writes in the order of events. What it has to show waits until all findings are
 * known, as a later one may be about a value in an earlier one's path or author; a scan knows all of
 * its findings before it gives the first, so nobody waits longer.
 */
export function streamed(createStream: (context: ReportContext) => Stream): CreateReporter {
  return (context) => {
    const redactor = createRedactor();
    const stream = createStream(context);
    const held: (Finding | Problem)[] = [];
    const release = (): void => {
      for (const event of held.splice(0)) {
        if (event.type === 'finding') stream.finding(redactor.finding(event));
        else stream.problem(redactor.problem(event));
      }
    };
    return {
      event(event) {
        switch (event.type) {
          case 'finding':
            redactor.learn(event);
            held.push(event);
            break;
          case 'problem':
            held.push(event);
            break;
          case 'receipt':
            release();
            stream.receipt(redactor.receipt(event));
            break;
          case 'progress':
            break;
          default:
            event satisfies never;
        }
      },
      end() {
        release();
        stream.end?.();
      },
    };
  };
}

/** One finding for each rule, the worst, in the order of `findings`, which must be sorted. */
export function worstOfEachRule(findings: readonly Finding[]): Finding[] {
  const worst = new Map<RuleId, Finding>();
  for (const finding of findings) {
    if (!worst.has(finding.ruleId)) worst.set(finding.ruleId, finding);
  }
  return [...worst.values()];
}

/**
 * Severity, path, line, column, rule, fingerprint; then what tells equal ones apart, so that the
 * order never depends on the order of events. By code unit, not by locale.
 */
function compareFindings(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    compareText(a.location.path, b.location.path) ||
    a.location.start.line - b.location.start.line ||
    a.location.start.column - b.location.start.column ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.fingerprint, b.fingerprint) ||
    compareText(locationKey(a.location), locationKey(b.location))
  );
}

function locationKey(location: Location): string {
  return [location.kind, location.oid, location.commit?.oid, location.tag].join('\n');
}

function compareProblems(a: Problem, b: Problem): number {
  return (
    compareText(a.code, b.code) ||
    compareText(a.path, b.path) ||
    compareText(a.message, b.message) ||
    compareText(a.hint, b.hint)
  );
}

/** Absent sorts first. */
function compareText(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  return a < b ? -1 : 1;
}
