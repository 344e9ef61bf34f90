/** Events for the tests of the reporters, and a way to run them through one. */

import type { CommitFacts, Oid, Position } from '../../src/content.ts';
import type { Problem } from '../../src/error.ts';
import {
  Secret,
  type Finding,
  type Fingerprint,
  type Location,
  type Part,
  type Receipt,
  type ScanEvent,
} from '../../src/finding.ts';
import { loadReporter, type FormatName } from '../../src/report/formats.ts';
import type { ReportContext } from '../../src/report/reporter.ts';
import { createCredentials } from '../support/credentials.ts';

const credentials = createCredentials('reporters');
export const KEY_ID: string = credentials.accessKeyId();
export const SECRET_KEY: string = credentials.secretAccessKey();
/** What a report may show of `SECRET_KEY`. */
export const PREVIEW: string = new Secret(SECRET_KEY).preview;

export function position(line: number, column: number): Position {
  return { line, column };
}

export function part(overrides: Partial<Part> = {}): Part {
  return {
    ruleId: 'aws-secret-access-key',
    title: 'AWS secret access key',
    secret: new Secret(SECRET_KEY),
    span: { start: 100, end: 140 },
    start: position(12, 20),
    end: position(12, 60),
    ...overrides,
  };
}

export function location(overrides: Partial<Location> = {}): Location {
  return {
    kind: 'blob',
    path: 'src/config.ts',
    start: position(12, 20),
    end: position(12, 60),
    ...overrides,
  };
}

export function commit(overrides: Partial<CommitFacts> = {}): CommitFacts {
  return {
    oid: '1a2b3c4d5e'.repeat(4) as Oid,
    author: 'Jo Doe',
    email: 'jo@example.org',
    date: '2024-05-06T07:08:09+02:00',
    subject: 'add settings',
    ...overrides,
  };
}

/** A pair of AWS keys in a file, unless told otherwise. */
export function finding(overrides: Partial<Finding> = {}): Finding {
  const secretPart = part();
  const idPart = part({
    ruleId: 'aws-access-key-id',
    title: 'AWS access key id',
    secret: new Secret(KEY_ID, true),
    start: position(11, 16),
    end: position(11, 36),
  });
  return {
    type: 'finding',
    ruleId: 'aws-secret-access-key',
    title: 'AWS secret access key',
    severity: 'critical',
    confidence: 'high',
    description: 'With its id it opens everything that the user may do.',
    advice: {
      leaked: ['Create a second key with `aws iam create-access-key`.', 'Delete the old one.'],
      instead: 'Keep it in `~/.aws/credentials`.',
    },
    references: ['https://docs.example.org/keys'],
    secret: secretPart.secret,
    fingerprint: fingerprint(1),
    parts: [idPart, secretPart],
    location: location(),
    otherLocations: [],
    otherLocationCount: 0,
    notes: [],
    frame: [
      { line: 11, text: `accessKeyId = ${KEY_ID}` },
      {
        line: 12,
        text: `\tsecretAccessKey = ${secretPart.secret.preview};`,
        mark: { start: 20, end: 27 },
      },
      { line: 13, text: '}' },
    ],
    ...overrides,
  };
}

export function fingerprint(n: number): Fingerprint {
  return `v1-${n.toString(16).padStart(32, '0')}` as Fingerprint;
}

export function problem(overrides: Partial<Problem> = {}): Problem {
  return {
    type: 'problem',
    code: 'missing-object',
    message: 'an object is missing',
    hint: 'Run `git fetch` and scan again.',
    ...overrides,
  };
}

export function receipt(overrides: Partial<Receipt> = {}): Receipt {
  return {
    type: 'receipt',
    version: '1.2.3',
    mode: 'history',
    scope: 'all refs',
    complete: true,
    contents: 5678,
    bytes: 45_678_901,
    commits: 1234,
    refs: 12,
    findings: 0,
    problems: 0,
    skipped: {},
    silenced: {
      allowList: 0,
      baseline: 0,
      inline: 0,
      excludedPaths: 0,
      notSelected: 0,
      notSure: 0,
      notNew: 0,
    },
    allowListRemarks: [],
    rules: 52,
    rulesDigest: 'abcdef123456',
    elapsedMs: 1234,
    ...overrides,
  };
}

/** What a format makes of the events. */
export async function render(
  format: FormatName,
  events: readonly ScanEvent[],
  context: Partial<Omit<ReportContext, 'write'>> = {},
): Promise<string> {
  const createReporter = await loadReporter(format);
  let output = '';
  const reporter = createReporter({
    write: (text) => {
      output += text;
    },
    colour: false,
    width: 100,
    verbose: false,
    quiet: false,
    mode: 'history',
    startedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    ...context,
  });
  for (const event of events) reporter.event(event);
  reporter.end();
  return output;
}
