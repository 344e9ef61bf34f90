/**
 * SARIF 2.1.0, for GitHub code scanning and other viewers. GitHub refuses a file over its limits, so
 * a longer report is cut, worst findings first, and says so in a notification.
 */

import type { Invocation, Log, Notification, ReportingDescriptor, Run } from 'sarif';
import type { Problem } from '../error.ts';
import type { Finding } from '../finding.ts';
import type { Severity } from '../rule.ts';
import { collected, worstOfEachRule, type Report } from './collect.ts';
import { receiptData, safeJson, SCHEMA_VERSION } from './data.ts';
import { escapeProse } from './markup.ts';
import type { CreateReporter, ReportContext } from './reporter.ts';
import {
  artifactLocation,
  LEVELS,
  MAX_RELATED_LOCATIONS,
  relatedCount,
  result,
} from './sarif-result.ts';
import { verdict } from './summary.ts';
import { crop, plain } from './text.ts';
import { webAddress } from './uri.ts';
import { count, thousands } from './words.ts';

/** GitHub's limit for one run. */
export const MAX_RESULTS = 25_000;
/** GitHub shows this much of a rule's descriptions. */
const MAX_DESCRIPTION = 1024;

const HOMEPAGE = 'https://github.com/keyscan/keyscan';

export const createReporter: CreateReporter = collected((report, context) => [
  `${safeJson(sarifLog(report, context), 2)}\n`,
]);

function sarifLog(report: Report, { mode }: ReportContext): Log {
  const { findings, receipt } = report;
  const kept = findings.slice(0, MAX_RESULTS);
  // A rule has one severity in SARIF, its findings may differ: the worst counts.
  const rules = worstOfEachRule(kept)
    .map(descriptor)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const ruleIndices = new Map(rules.map((rule, index) => [rule.id, index]));
  const run: Run = {
    tool: {
      driver: {
        name: 'keyscan',
        ...(receipt !== undefined && {
          version: receipt.version,
          semanticVersion: receipt.version,
        }),
        informationUri: HOMEPAGE,
        rules,
      },
    },
    automationDetails: { id: `keyscan/${mode}/` },
    invocations: [invocation(report)],
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
    columnKind: 'utf16CodeUnits',
    results: kept.map((finding) => result(finding, ruleIndices.get(finding.ruleId) ?? -1)),
    properties: {
      schemaVersion: SCHEMA_VERSION,
      receipt: receipt === undefined ? null : receiptData(receipt),
    },
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
}

/** What GitHub sorts by: critical from 9.0, high from 7.0, medium from 4.0, low above 0. */
const SECURITY_SEVERITIES: Readonly<Record<Severity, string | undefined>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  info: undefined,
};

function descriptor(finding: Finding): ReportingDescriptor {
  const { ruleId, title, description, advice, severity, references } = finding;
  const helpUri = references.map(webAddress).find((address) => address !== undefined);
  const securitySeverity = SECURITY_SEVERITIES[severity];
  return {
    id: ruleId,
    name: pascalCase(ruleId),
    shortDescription: { text: crop(plain(title), MAX_DESCRIPTION) },
    fullDescription: { text: crop(plain(description), MAX_DESCRIPTION) },
    help: {
      text: [
        plain(description),
        ...advice.leaked.map((step, i) => `${i + 1}. ${plain(step)}`),
      ].join('\n'),
      markdown: [
        escapeProse(description),
        '',
        '**What to do, in this order**',
        '',
        ...advice.leaked.map((step, i) => `${i + 1}. ${escapeProse(step)}`),
      ].join('\n'),
    },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['security', 'secret'],
      precision: finding.confidence,
      ...(securitySeverity !== undefined && { 'security-severity': securitySeverity }),
    },
  };
}

function invocation(report: Report): Invocation {
  const { complete, text } = verdict(report.findings, report.problems, report.receipt);
  const notifications = [...report.problems.map(problemNotification), ...cutNotifications(report)];
  // A run may be incomplete without a problem event: when it broke off.
  if (!complete) {
    notifications.unshift({ level: 'error', descriptor: { id: 'incomplete' }, message: { text } });
  }
  return { executionSuccessful: complete, toolExecutionNotifications: notifications };
}

function problemNotification({ code, message, hint, path }: Problem): Notification {
  return {
    level: 'error',
    descriptor: { id: code },
    message: { text: plain(hint === undefined ? message : `${message} ${hint}`) },
    ...(path !== undefined && {
      locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }],
    }),
  };
}

function cutNotifications({ findings }: Report): Notification[] {
  const notifications: Notification[] = [];
  if (findings.length > MAX_RESULTS) {
    notifications.push(
      cut(
        `Only the ${thousands(MAX_RESULTS)} worst of ${thousands(findings.length)} findings are listed, because GitHub accepts no more. The json format lists all.`,
      ),
    );
  }
  const shortened = findings
    .slice(0, MAX_RESULTS)
    .filter((finding) => relatedCount(finding) > MAX_RELATED_LOCATIONS);
  if (shortened.length > 0) {
    notifications.push(
      cut(
        `${count(shortened.length, 'result')} with more than ${thousands(MAX_RELATED_LOCATIONS)} related locations had them cut.`,
      ),
    );
  }
  return notifications;
}

function cut(text: string): Notification {
  return { level: 'warning', descriptor: { id: 'report-cut' }, message: { text } };
}

function pascalCase(id: string): string {
  return id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
}
