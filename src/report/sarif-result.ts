/** One finding as a SARIF result. */

import type {
  ArtifactLocation,
  Location as SarifLocation,
  PropertyBag,
  Region,
  Result,
} from 'sarif';
import type { Finding, Location } from '../finding.ts';
import type { Position } from '../content.ts';
import type { Severity } from '../rule.ts';
import { commitDay, headState, placeName, shortOid } from './place.ts';
import { plain } from './text.ts';
import { encodePath } from './uri.ts';

/** GitHub's limit for the locations of one result. */
export const MAX_RELATED_LOCATIONS = 1000;

export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

export function result(finding: Finding, ruleIndex: number): Result {
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: messageText(finding) },
    locations: [sarifLocation(finding.location)],
    relatedLocations: relatedLocations(finding).slice(0, MAX_RELATED_LOCATIONS),
    partialFingerprints: { 'keyscan/v1': finding.fingerprint },
    properties: resultProperties(finding),
  };
}

/** How many related locations a finding has before they are cut. */
export function relatedCount(finding: Finding): number {
  return Math.max(0, finding.parts.length - 1) + finding.otherLocations.length;
}

function messageText(finding: Finding): string {
  const { commit } = finding.location;
  const facts = [`${finding.title} (${finding.secret.preview})`];
  if (commit !== undefined) {
    facts.push(`brought in by commit ${shortOid(commit.oid)} of ${commitDay(commit)}`);
  }
  const state = headState(finding);
  if (state !== undefined) facts.push(state);
  const first = finding.advice.leaked[0];
  return messageSafe(`${facts.join(', ')}.${first === undefined ? '' : ` First: ${first}`}`);
}

/** Brackets make links in a SARIF message and braces placeholders; foreign text gets neither. */
function messageSafe(text: string): string {
  return plain(text).replace(/[[\]{}\\]/g, (character) =>
    /[[{]/.test(character) ? '(' : character === '\\' ? '/' : ')',
  );
}

function sarifLocation(location: Location): SarifLocation {
  const { commit } = location;
  return {
    physicalLocation: { artifactLocation: artifactOf(location), region: region(location) },
    ...(commit !== undefined && {
      logicalLocations: [{ name: commit.oid, kind: 'commit' }],
    }),
  };
}

/**
 * A message is no file, but GitHub drops a result without one. It gets the address of a file that
 * does not exist and says what it stands for, rather than that of a file that is not to blame.
 */
function artifactOf(location: Location): ArtifactLocation {
  const { path, kind, tag, commit, oid } = location;
  if (path !== undefined) return artifactLocation(path);
  if (kind === 'tag-message') return { uri: `tag-message/${encodePath(tag ?? oid ?? 'unknown')}` };
  if (kind === 'stdin') return { uri: 'stdin' };
  return { uri: `${kind}/${commit?.oid ?? oid ?? 'unknown'}` };
}

/** The address of a path: relative to the repository's root unless the path is absolute. */
export function artifactLocation(path: string): ArtifactLocation {
  const normal = path.replace(/^(?:\.\/)+/, '');
  if (normal.startsWith('/')) return { uri: `file://${encodePath(normal)}` };
  if (/^[A-Za-z]:\//.test(normal)) {
    return { uri: `file:///${normal.slice(0, 2)}${encodePath(normal.slice(2))}` };
  }
  return { uri: encodePath(normal === '' ? '.' : normal), uriBaseId: '%SRCROOT%' };
}

function region({ start, end }: { start: Position; end: Position }): Region {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** The other values of the credential, then the other places that hold it. */
function relatedLocations(finding: Finding): SarifLocation[] {
  const { location } = finding;
  const parts = finding.parts
    .filter((part) => part.secret !== finding.secret)
    .map((part): SarifLocation => {
      const text = `${part.title} (${part.secret.preview})`;
      return sarifLocationWithText({ ...location, start: part.start, end: part.end }, text);
    });
  const others = finding.otherLocations.map((other) =>
    sarifLocationWithText(other, `The same secret in ${placeName(other)}`),
  );
  return [...parts, ...others].map((related, id) => ({ id, ...related }));
}

function sarifLocationWithText(location: Location, text: string): SarifLocation {
  return { ...sarifLocation(location), message: { text: messageSafe(text) } };
}

function resultProperties(finding: Finding): PropertyBag {
  const { location, account, notes } = finding;
  const { commit, tag } = location;
  const atHead = finding.atHead ?? location.atHead;
  return {
    severity: finding.severity,
    confidence: finding.confidence,
    preview: finding.secret.preview,
    fingerprint: finding.fingerprint,
    kind: location.kind,
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
    ...(account !== undefined && { account }),
    ...(notes.length > 0 && { notes }),
    otherLocationCount: finding.otherLocationCount,
  };
}
