/**
 * From detections to findings. A detection is what one content holds; a finding is what a person
 * has to deal with. On disk and in the index every place is dealt with on its own; in history one
 * secret is one finding, wherever and in however many versions it is.
 */

import type { Oid, Place, Places } from './content.ts';
import {
  MAX_OTHER_LOCATIONS,
  type Detection,
  type Finding,
  type Fingerprint,
  type Location,
  type Part,
} from './finding.ts';
import { atLeast, type Rule, type RuleId, type Severity } from './rule.ts';

/** One detection in one content, with all the places that content is at. */
export interface Sighting {
  readonly detection: Detection;
  readonly places: Places;
  readonly fingerprint: Fingerprint;
}

/** What `toFinding` needs to know of rules and settings. */
export interface RuleBook {
  /** Called for findings only, when the rules have been loaded. */
  rule(id: RuleId): Rule | undefined;
  /** A severity set in the configuration, if any. */
  severityOf(ruleId: RuleId, severity: Severity): Severity;
  /** Accounts that the configuration calls one's own. */
  readonly ownAccounts: ReadonlySet<string>;
}

/** Groups sightings of the same secret, each group in order of introduction. */
export function bySecret(sightings: readonly Sighting[]): Sighting[][] {
  const groups = new Map<Fingerprint, Sighting[]>();
  for (const sighting of sightings) {
    const group = groups.get(sighting.fingerprint);
    if (group === undefined) groups.set(sighting.fingerprint, [sighting]);
    else group.push(sighting);
  }
  return [...groups.values()].map((group) => group.toSorted(byIntroduction));
}

function byIntroduction(a: Sighting, b: Sighting): number {
  return (
    orderOf(a) - orderOf(b) ||
    compareText(a.places.places[0]?.path ?? '', b.places.places[0]?.path ?? '') ||
    a.detection.primary.span.start - b.detection.primary.span.start
  );
}

function orderOf(sighting: Sighting): number {
  return sighting.places.order ?? Number.MAX_SAFE_INTEGER;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * One finding for sightings of one secret, the first of which is where it came in.
 * @param keep which places count (those in excluded paths do not)
 * @param preferHead show the version that is in HEAD now, where there is one
 */
export function toFinding(
  book: RuleBook,
  group: readonly Sighting[],
  keep: (place: Place) => boolean,
  preferHead: boolean,
): Finding | undefined {
  const located = group.flatMap((sighting) =>
    sighting.places.places.filter(keep).map((place) => ({ sighting, place })),
  );
  const first = located[0];
  if (first === undefined) return undefined;
  const shown =
    (preferHead ? located.find(({ place }) => place.atHead === true) : undefined) ?? first;
  const { detection, fingerprint } = shown.sighting;
  const parts = detection.parts.map((part) => renamedByPath(book, part, shown.place.path));
  const primary = parts[detection.parts.indexOf(detection.primary)] ?? detection.primary;
  const rule = book.rule(primary.ruleId);
  if (rule === undefined) throw new Error(`no rule ${primary.ruleId}`);
  const severity = book.severityOf(rule.id, severityInPath(book, detection, parts));
  const others = located.filter((other) => other !== shown);
  const hidden = group.reduce((sum, { places }) => sum + places.count - places.places.length, 0);
  const location = locationOf(detection, shown.place);
  return {
    type: 'finding',
    ruleId: rule.id,
    title: rule.title,
    severity,
    confidence: detection.confidence,
    description: rule.description,
    advice: rule.advice,
    references: rule.references,
    secret: primary.secret,
    fingerprint,
    parts,
    location:
      first.place.commit === undefined ? location : { ...location, commit: first.place.commit },
    otherLocations: others
      .slice(0, MAX_OTHER_LOCATIONS)
      .map(({ sighting, place }) => locationOf(sighting.detection, place)),
    otherLocationCount: others.length + hidden,
    notes: [...detection.notes, ...ownAccountNote(book, detection.account)],
    frame: detection.frame,
    ...(group.some(({ places }) => places.atHead !== undefined)
      ? { atHead: group.some(({ places }) => places.atHead === true) }
      : {}),
    ...(detection.account === undefined ? {} : { account: detection.account }),
  };
}

function locationOf(detection: Detection, place: Place): Location {
  return { ...place, start: detection.primary.start, end: detection.primary.end };
}

/** Some rules turn into others by where they are found: a key in `rootkey.csv` is a root key. */
function renamedByPath(book: RuleBook, part: Part, path: string | undefined): Part {
  const inPath = book.rule(part.ruleId)?.inPath;
  if (inPath === undefined || path === undefined || !inPath.path.test(path)) return part;
  const rule = book.rule(inPath.as);
  return rule === undefined ? part : { ...part, ruleId: rule.id, title: rule.title };
}

function severityInPath(book: RuleBook, detection: Detection, parts: readonly Part[]): Severity {
  let severity = detection.severity;
  parts.forEach((part, index) => {
    if (part.ruleId === detection.parts[index]?.ruleId) return;
    const renamed = book.rule(part.ruleId)?.severity;
    if (renamed !== undefined && atLeast(renamed, severity)) severity = renamed;
  });
  return severity;
}

function ownAccountNote(book: RuleBook, account: string | undefined): string[] {
  return account !== undefined && book.ownAccounts.has(account)
    ? [`Account ${account} is one of yours (.keyscan.toml).`]
    : [];
}

/** The places of a content that carries its own path. */
export function ownPlace(place: Place): Places {
  return {
    places: [place],
    count: 1,
    ...(place.atHead === undefined ? {} : { atHead: place.atHead }),
  };
}

/** Places of an object that nothing reaches any more. */
export function unlocated(place: Place & { readonly oid: Oid }): Places {
  return { places: [place], count: 1, atHead: false };
}
