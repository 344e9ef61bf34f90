/** Where a finding is, in words that fit on one line. */

import type { CommitFacts, ContentKind, Oid } from '../content.ts';
import type { Finding, Location } from '../finding.ts';
import { plain } from './text.ts';
import { count } from './words.ts';

/** An object id as people write it: its first 12 digits. */
export function shortOid(oid: Oid): string {
  return oid.slice(0, 12);
}

/** The content's name: its path, or what it is where it has none. */
export function placeName(location: Location): string {
  return plain(location.path ?? nameWithoutPath(location));
}

function nameWithoutPath(location: Location): string {
  const kind: ContentKind = location.kind;
  switch (kind) {
    case 'commit-message':
      return `message of commit ${objectName(location)}`;
    case 'tag-message':
      return `message of tag ${location.tag ?? objectName(location)}`;
    case 'stdin':
      return '<stdin>';
    case 'blob':
      return `blob ${objectName(location)}`;
    case 'file':
      return 'file';
    default:
      return kind satisfies never;
  }
}

function objectName(location: Location): string {
  const oid = location.commit?.oid ?? location.oid;
  return oid === undefined ? '(unknown)' : shortOid(oid);
}

/** `path:line:column`, as terminals and editors make a link of it. */
export function placeAndPosition(location: Location): string {
  return `${placeName(location)}:${location.start.line}:${location.start.column}`;
}

/** The author's day, YYYY-MM-DD. */
export function commitDay(commit: CommitFacts): string {
  return plain(commit.date.slice(0, 10));
}

/** "commit 1a2b3c4d5e6f · Jo Doe · 2024-05-06 · add settings" */
export function commitSummary(commit: CommitFacts): string {
  return [`commit ${shortOid(commit.oid)}`, commit.author, commitDay(commit), commit.subject]
    .map((text) => plain(text).trim())
    .filter((text) => text !== '')
    .join(' · ');
}

/** Whether HEAD still holds the secret, in words; undefined outside history. */
export function headState(finding: Finding): string | undefined {
  const atHead = finding.atHead ?? finding.location.atHead;
  if (atHead === undefined) return undefined;
  return atHead ? 'still in HEAD' : 'no longer in HEAD, but in the history';
}

/** "in 3 other places", or undefined when it is in this one only. */
export function otherPlaces(finding: Finding): string | undefined {
  if (finding.otherLocationCount === 0) return undefined;
  return `in ${count(finding.otherLocationCount, 'other place')}`;
}
