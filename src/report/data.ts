/**
 * Events as plain data: the shape that the JSON formats share and that scripts rely on. Version 1;
 * json.schema.json beside this file is its contract. Keys keep their order, absent facts have no key.
 */

import type { CommitFacts, ContentKind, Oid, Position } from '../content.ts';
import type { Problem, ProblemCode } from '../error.ts';
import type { Finding, Fingerprint, Location, Part, Receipt, SkipReason } from '../finding.ts';
import type { Confidence, RuleId, Severity } from '../rule.ts';
import { SKIP_REASONS } from './summary.ts';

export const SCHEMA_VERSION = 1;

/** Lines and columns from 1, columns in UTF-16 units, the end exclusive. */
interface RangeData {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface LocationData extends RangeData {
  readonly path?: string;
  readonly kind: ContentKind;
  readonly oid?: Oid;
  readonly commit?: CommitFacts;
  readonly tag?: string;
  readonly atHead?: boolean;
}

interface PartData extends RangeData {
  readonly ruleId: RuleId;
  readonly title: string;
  readonly preview: string;
}

export interface FindingData extends LocationData {
  readonly ruleId: RuleId;
  readonly title: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly description: string;
  readonly preview: string;
  readonly fingerprint: Fingerprint;
  readonly parts: readonly PartData[];
  readonly otherLocations: readonly LocationData[];
  readonly otherLocationCount: number;
  readonly account?: string;
  readonly notes: readonly string[];
  readonly advice: { readonly leaked: readonly string[]; readonly instead?: string };
  readonly references: readonly string[];
}

export interface ProblemData {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint?: string;
  readonly path?: string;
}

export type ReceiptData = Omit<Receipt, 'type'>;

export function findingData(finding: Finding): FindingData {
  const { account, advice } = finding;
  const atHead = finding.atHead ?? finding.location.atHead;
  return {
    ruleId: finding.ruleId,
    title: finding.title,
    severity: finding.severity,
    confidence: finding.confidence,
    description: finding.description,
    preview: finding.secret.preview,
    fingerprint: finding.fingerprint,
    ...locationData(finding.location),
    ...(atHead !== undefined && { atHead }),
    parts: finding.parts.map(partData),
    otherLocations: finding.otherLocations.map(locationData),
    otherLocationCount: finding.otherLocationCount,
    ...(account !== undefined && { account }),
    notes: finding.notes,
    advice: {
      leaked: advice.leaked,
      ...(advice.instead !== undefined && { instead: advice.instead }),
    },
    references: finding.references,
  };
}

function partData(part: Part): PartData {
  return {
    ruleId: part.ruleId,
    title: part.title,
    preview: part.secret.preview,
    ...rangeData(part),
  };
}

function locationData(location: Location): LocationData {
  const { path, kind, oid, commit, tag, atHead } = location;
  return {
    ...(path !== undefined && { path }),
    ...rangeData(location),
    kind,
    ...(oid !== undefined && { oid }),
    ...(commit !== undefined && {
      commit: {
        oid: commit.oid,
        author: commit.author,
        email: commit.email,
        date: commit.date,
        subject: commit.subject,
      },
    }),
    ...(tag !== undefined && { tag }),
    ...(atHead !== undefined && { atHead }),
  };
}

function rangeData({ start, end }: { start: Position; end: Position }): RangeData {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

export function problemData({ code, message, hint, path }: Problem): ProblemData {
  return {
    code,
    message,
    ...(hint !== undefined && { hint }),
    ...(path !== undefined && { path }),
  };
}

export function receiptData(receipt: Receipt): ReceiptData {
  const { commits, refs, skipped, silenced } = receipt;
  const skippedInOrder: Partial<Record<SkipReason, number>> = {};
  for (const reason of SKIP_REASONS) {
    const n = skipped[reason];
    if (n !== undefined) skippedInOrder[reason] = n;
  }
  return {
    version: receipt.version,
    mode: receipt.mode,
    scope: receipt.scope,
    complete: receipt.complete,
    contents: receipt.contents,
    bytes: receipt.bytes,
    ...(commits !== undefined && { commits }),
    ...(refs !== undefined && { refs }),
    findings: receipt.findings,
    problems: receipt.problems,
    skipped: skippedInOrder,
    silenced: {
      allowList: silenced.allowList,
      baseline: silenced.baseline,
      inline: silenced.inline,
      excludedPaths: silenced.excludedPaths,
      notSelected: silenced.notSelected,
      notSure: silenced.notSure,
      notNew: silenced.notNew,
    },
    allowListRemarks: receipt.allowListRemarks,
    rules: receipt.rules,
    rulesDigest: receipt.rulesDigest,
    elapsedMs: receipt.elapsedMs,
  };
}

/**
 * JSON that is safe to print on a terminal and to paste into a script: what JSON.stringify leaves
 * as it is but a terminal or a reader could be misled by (C1 controls, bidirectional overrides,
 * line separators) is escaped. Outside strings there is nothing of the kind.
 */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    /[\u007f-\u009f\p{Cf}\u2028\u2029]/gu,
    (character) =>
      character
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join(''),
  );
}
