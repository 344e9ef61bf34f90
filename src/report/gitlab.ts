/**
 * GitLab's security report for secret detection, schema version 15, which GitLab takes from a job as
 * `artifacts:reports:secret_detection`.
 */

import type { Problem } from '../error.ts';
import type { Finding } from '../finding.ts';
import type { Severity } from '../rule.ts';
import { allowCommand } from './advice.ts';
import { collected, type Report } from './collect.ts';
import { safeJson } from './data.ts';
import { commitDay, headState, otherPlaces, placeAndPosition, placeName } from './place.ts';
import type { CreateReporter, ReportContext } from './reporter.ts';
import { problemText, verdict } from './summary.ts';
import { crop, plain } from './text.ts';
import { webAddress } from './uri.ts';

const SCHEMA_VERSION = '15.0.6';
/** What GitLab itself writes where a secret is not in a commit. */
const NO_COMMIT = '0000000';
const MAX_NAME = 255;
const MAX_SOLUTION = 7000;

export const createReporter: CreateReporter = collected(render);

function* render(report: Report, context: ReportContext): Iterable<string> {
  const head = safeJson({ version: SCHEMA_VERSION, scan: scan(report, context) });
  yield `${head.slice(0, -1)},"vulnerabilities":[`;
  for (const [index, finding] of report.findings.entries()) {
    const vulnerability = safeJson(toVulnerability(finding, context));
    yield `${index === 0 ? '' : ','}\n${vulnerability}`;
  }
  yield '\n]}\n';
}

function scan({ findings, problems, receipt }: Report, { startedAt }: ReportContext): object {
  const { complete, text } = verdict(findings, problems, receipt);
  const tool = {
    id: 'keyscan',
    name: 'keyscan',
    url: 'https://github.com/keyscan/keyscan',
    vendor: { name: 'keyscan' },
    version: receipt?.version ?? 'unknown',
  };
  return {
    analyzer: tool,
    scanner: tool,
    type: 'secret_detection',
    start_time: time(startedAt),
    end_time: time(startedAt + (receipt?.elapsedMs ?? 0)),
    status: complete ? 'success' : 'failure',
    messages: [
      { level: complete ? 'info' : 'fatal', value: text },
      ...problems.map((problem) => ({ level: 'fatal', value: problemMessage(problem) })),
    ],
  };
}

function problemMessage(problem: Problem): string {
  return plain([problemText(problem), problem.hint ?? ''].join(' ').trim());
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};

function toVulnerability(finding: Finding, context: ReportContext): object {
  const { ruleId, fingerprint, location, advice } = finding;
  const solution = [
    ...advice.leaked.map((step, index) => `${index + 1}. ${step}`),
    `If it is meant to stay: ${allowCommand(finding, context)}`,
  ].join('\n');
  return {
    id: `${fingerprint}:${location.commit?.oid ?? NO_COMMIT}:${placeAndPosition(location)}`,
    category: 'secret_detection',
    name: crop(plain(finding.title), MAX_NAME),
    description: descriptionOf(finding),
    severity: SEVERITIES[finding.severity],
    solution: solution.slice(0, MAX_SOLUTION),
    identifiers: [
      { type: 'keyscan_rule_id', name: `keyscan rule ${ruleId}`, value: ruleId },
      { type: 'keyscan_fingerprint', name: `keyscan finding ${fingerprint}`, value: fingerprint },
    ],
    links: finding.references.flatMap((reference) => {
      const url = webAddress(reference);
      return url === undefined ? [] : [{ url }];
    }),
    location: {
      file: location.path ?? placeName(location),
      commit: commitOf(finding),
      start_line: location.start.line,
      end_line: location.end.line,
    },
  };
}

/** GitLab may render it as Markdown: nothing in it comes from what was scanned but the preview. */
function descriptionOf(finding: Finding): string {
  return [
    `${finding.title} (${finding.secret.preview}).`,
    finding.description,
    ...finding.notes,
    ...[headState(finding), otherPlaces(finding)].flatMap((text) =>
      text === undefined ? [] : [`It is ${text}.`],
    ),
  ]
    .map(plain)
    .join(' ');
}

function commitOf({ location: { commit } }: Finding): object {
  if (commit === undefined) return { sha: NO_COMMIT };
  return {
    author: commit.author,
    date: commitDay(commit),
    message: commit.subject,
    sha: commit.oid,
  };
}

/** ISO 8601 without fraction and zone, in UTC, as the schema's pattern wants it. */
function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19);
}
