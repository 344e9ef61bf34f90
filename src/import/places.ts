/** Decisions of other tools name places or hashes; this finds what keyscan reports there. */

import { reveal, type Finding, type Location } from '../finding.ts';

/** What a decision of another tool is about; all that it gives has to fit. */
export interface ImportedDecision {
  /** How messages call it. */
  readonly name: string;
  /** Beginning of the id of the commit that brought it. */
  readonly commit?: string;
  readonly path?: string;
  /** From 1. */
  readonly line?: number;
  /** SHA-1 of the secret, as hex: fits wherever the secret is. */
  readonly sha1?: string;
}

/** Other tools count the line on which their match begins, which may be the one before. */
const LINES_OFF = 1;

/** The findings that a decision is about. */
export function findingsAt(
  findings: readonly Finding[],
  decision: ImportedDecision,
): readonly Finding[] {
  if (decision.sha1 !== undefined) {
    const same = findings.filter(({ parts }) =>
      parts.some(({ secret }) => sha1(reveal(secret)) === decision.sha1),
    );
    if (same.length > 0) return same;
  }
  return findings.filter((finding) =>
    [finding.location, ...finding.otherLocations].some((location) => isAt(location, decision)),
  );
}

function isAt(location: Location, { commit, path, line }: ImportedDecision): boolean {
  if (commit === undefined && path === undefined) return false;
  if (commit !== undefined && location.commit?.oid.startsWith(commit) !== true) return false;
  if (path !== undefined && location.path !== path) return false;
  if (line === undefined) return true;
  return line >= location.start.line - LINES_OFF && line <= location.end.line + LINES_OFF;
}

function sha1(value: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha1').update(Buffer.from(value, 'latin1')).digest('hex');
}
