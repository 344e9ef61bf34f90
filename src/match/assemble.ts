/**
 * From matches to groups that are reported as one: overlapping matches are settled, then every id
 * takes the nearest free secret, token and password of its group. One id never has two secrets and
 * one secret never two ids, so two pairs in a file are two findings and not four.
 */

import type { Span } from '../content.ts';
import { CONFIDENCES, type RuleId } from '../rule.ts';
import { MAX_LINES_APART, NEIGHBOURHOOD, type Match } from './matcher.ts';

/** Matches that make one finding; `primary` is one of `parts`, which are in order of position. */
export interface Assembly {
  readonly primary: Match;
  readonly parts: readonly Match[];
  /** An account read from a match that is not reported on its own. */
  readonly account?: string;
}

/** A match with the number of its line, which the distance between two is measured by. */
export interface PlacedMatch extends Match {
  /** From 1. */
  readonly line: number;
}

// What is reported as the finding when several values were found together, most telling first.
const ROLES = ['secret', 'smtp', 'token', 'password', 'id', 'detail'] as const;

/** Costs: a line counts as much as 640 bytes, an object's end as six lines. */
const COST_PER_LINE = 10;
const BYTES_PER_COST = 64;
const COST_OF_SEAM = 60;
/** An id usually comes before its secret. */
const COST_OF_ORDER = 4;

/** Matches of fallback rules count where nothing else is reported. */
export function assemble(
  matches: readonly PlacedMatch[],
  rank: ReadonlyMap<RuleId, number>,
): Assembly[] {
  const [general, specific] = [true, false].map((isFallback) =>
    matches.filter(({ rule }) => (rule.fallback === true) === isFallback),
  );
  const assemblies = assembleSpecific(specific ?? [], rank);
  if (general === undefined || general.length === 0) return assemblies;
  // Reported spans never overlap each other, so one look to either side is enough.
  const reported = assemblies
    .flatMap(({ parts }) => parts)
    .toSorted((a, b) => a.span.start - b.span.start);
  const free = settleOverlaps(general, rank).filter(({ span }) => !isTaken(reported, span));
  return [...assemblies, ...free.map((match) => toAssembly([match]))].toSorted(
    (a, b) => a.primary.span.start - b.primary.span.start,
  );
}

interface Spanned {
  readonly span: Span;
}

/** Whether any of `sorted`, which do not overlap each other, overlaps `span`. */
function isTaken(sorted: readonly Spanned[], span: Span): boolean {
  const at = insertionPoint(sorted, span.start);
  const before = sorted[at - 1];
  const after = sorted[at];
  return (
    (before !== undefined && before.span.end > span.start) ||
    (after !== undefined && after.span.start < span.end)
  );
}

function assembleSpecific(
  matches: readonly PlacedMatch[],
  rank: ReadonlyMap<RuleId, number>,
): Assembly[] {
  const settled = settleOverlaps(matches, rank);
  const taken = takePartners(settled);
  const assemblies: Assembly[] = [];
  for (const match of settled) {
    if (taken.has(match) || match.rule.group?.role === 'detail') continue;
    const partners = taken.partnersOf(match);
    if (partners.length === 0 && match.needsCompany) continue;
    assemblies.push(toAssembly([match, ...partners]));
  }
  return foldDetails(assemblies, settled);
}

/**
 * Of overlapping matches one stays: of one rule the longest; of several rules the one that encloses
 * the others, unless it stands only in company; on equal terms the surer one, then that of the more
 * specific rule.
 */
function settleOverlaps(
  matches: readonly PlacedMatch[],
  rank: ReadonlyMap<RuleId, number>,
): PlacedMatch[] {
  const order = (match: PlacedMatch): number => rank.get(match.rule.id) ?? rank.size;
  const preferred = [...matches].toSorted(
    (a, b) =>
      Number(a.needsCompany) - Number(b.needsCompany) ||
      lengthOf(b.span) - lengthOf(a.span) ||
      doubt(a) - doubt(b) ||
      order(a) - order(b) ||
      (a.form.around?.cost ?? 0) - (b.form.around?.cost ?? 0) ||
      a.span.start - b.span.start,
  );
  // Kept spans never overlap, so ordered by start they are ordered by end as well.
  const kept: PlacedMatch[] = [];
  for (const match of preferred) {
    const at = insertionPoint(kept, match.span.start);
    const before = kept[at - 1];
    const after = kept[at];
    if (before !== undefined && before.span.end > match.span.start) continue;
    if (after !== undefined && after.span.start < match.span.end) continue;
    kept.splice(at, 0, match);
  }
  return kept;
}

function doubt({ judgement, rule }: PlacedMatch): number {
  return CONFIDENCES.indexOf(judgement.confidence ?? rule.confidence ?? 'high');
}

function insertionPoint(sorted: readonly Spanned[], start: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lengthOf(span: Span): number {
  return span.end - span.start;
}

interface Link {
  readonly id: PlacedMatch;
  readonly partner: PlacedMatch;
  readonly cost: number;
}

interface Partnerships {
  has(match: PlacedMatch): boolean;
  partnersOf(id: PlacedMatch): readonly PlacedMatch[];
}

/** Cheapest links first, each partner once, each id one partner a role. */
function takePartners(matches: readonly PlacedMatch[]): Partnerships {
  const links = matches.flatMap((match, index) =>
    match.rule.group?.role === 'id' ? linksOf(match, index, matches) : [],
  );
  const ordered = links.toSorted((a, b) => a.cost - b.cost || a.id.span.start - b.id.span.start);
  const taken = new Set<PlacedMatch>();
  const partners = new Map<PlacedMatch, PlacedMatch[]>();
  for (const { id, partner } of ordered) {
    const own = partners.get(id) ?? [];
    if (
      taken.has(partner) ||
      own.some((other) => other.rule.group?.role === partner.rule.group?.role)
    ) {
      continue;
    }
    taken.add(partner);
    partners.set(id, [...own, partner]);
  }
  return { has: (match) => taken.has(match), partnersOf: (id) => partners.get(id) ?? [] };
}

function linksOf(id: PlacedMatch, index: number, matches: readonly PlacedMatch[]): Link[] {
  const links: Link[] = [];
  for (const direction of [-1, 1] as const) {
    for (let i = index + direction; i >= 0 && i < matches.length; i += direction) {
      const partner = matches[i];
      if (partner === undefined) break;
      const bytes = distance(id.span, partner.span);
      if (bytes > 2 * NEIGHBOURHOOD || Math.abs(partner.line - id.line) > MAX_LINES_APART) break;
      if (canJoin(id, partner)) links.push({ id, partner, cost: costOf(id, partner, bytes) });
    }
  }
  return links;
}

function canJoin(id: PlacedMatch, partner: PlacedMatch): boolean {
  const group = partner.rule.group;
  return (
    group !== undefined &&
    group.name === id.rule.group?.name &&
    group.role !== 'id' &&
    group.role !== 'detail'
  );
}

function distance(a: Span, b: Span): number {
  return Math.max(0, b.start - a.end, a.start - b.end);
}

function costOf(id: PlacedMatch, partner: PlacedMatch, bytes: number): number {
  const [from, to] =
    partner.span.start > id.span.start
      ? [id.span.end, partner.span.start]
      : [partner.span.end, id.span.start];
  const seams = (id.seams ?? []).filter((at) => at >= from && at < to).length;
  return (
    Math.abs(partner.line - id.line) * COST_PER_LINE +
    bytes / BYTES_PER_COST +
    seams * COST_OF_SEAM +
    (partner.span.start < id.span.start ? COST_OF_ORDER : 0) +
    (partner.form.around?.cost ?? 0)
  );
}

function toAssembly(members: readonly PlacedMatch[]): Assembly {
  const parts = [...members].toSorted((a, b) => a.span.start - b.span.start);
  const byRole = [...members].toSorted((a, b) => roleOrder(a) - roleOrder(b));
  const primary = byRole[0] ?? members[0];
  if (primary === undefined) throw new RangeError('an assembly has at least one part');
  const account = members
    .map((member) => member.judgement.account)
    .find((value) => value !== undefined);
  return { primary, parts, ...(account === undefined ? {} : { account }) };
}

function roleOrder(match: PlacedMatch): number {
  const role = match.rule.group?.role;
  return role === undefined ? 0 : ROLES.indexOf(role);
}

/** A detail (an account id) beside a credential belongs to it; otherwise it is reported itself. */
function foldDetails(assemblies: Assembly[], matches: readonly PlacedMatch[]): Assembly[] {
  const details = matches.filter((match) => match.rule.group?.role === 'detail');
  const owners = assemblies.filter((assembly) => assembly.primary.rule.group !== undefined);
  if (details.length === 0) return assemblies;
  if (owners.length === 0) {
    return [...assemblies, ...details.map((detail) => toAssembly([detail]))].toSorted(
      (a, b) => a.primary.span.start - b.primary.span.start,
    );
  }
  return assemblies.map((assembly) => {
    const account = details.find(
      (detail) => detail.rule.group?.name === assembly.primary.rule.group?.name,
    );
    if (assembly.account !== undefined || account?.judgement.account === undefined) return assembly;
    return { ...assembly, account: account.judgement.account };
  });
}
