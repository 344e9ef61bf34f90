/**
 * Looks for secrets in one content. Small contents are looked at whole, large ones in windows that
 * overlap by more than any match reaches, and both ways give the same result: what is found at a
 * literal depends on the slice around it only, and every literal belongs to exactly one window.
 */

import type { Keywords, Position, Span } from '../content.ts';
import { Secret, type Detection, type InlineAllow, type Part } from '../finding.ts';
import { SEVERITIES, type Severity } from '../rule.ts';
import { assemble, type Assembly, type PlacedMatch } from './assemble.ts';
import type { CompiledRules } from './compiled-rules.ts';
import { commentLines, linesAround, redactLines, type RawLine, type Redaction } from './frame.ts';
import { matchAround, matchAt, type Match, type MatchSettings } from './matcher.ts';
import { PositionCounter } from './position.ts';
import {
  createPrefilter,
  literalsOfEntry,
  scanStart,
  type Hit,
  type Prefilter,
} from './prefilter.ts';
import type { RuleSource, WholeRules } from './rule-source.ts';
import { openSparseWindow, openWindow, WHOLE, type Glance, type Window } from './slice.ts';
import { toUtf8 } from './utf16.ts';
import { inWindows, MARGIN, WINDOW_LENGTH, type OpenWindow } from './windows.ts';

export interface DetectorOptions {
  readonly rules: RuleSource;
  /** Instead of the plain one. */
  readonly prefilter?: Prefilter;
  /** Pays where much is scanned. */
  readonly glance?: Glance;
  /** Milliseconds since the epoch that expiry is judged against. */
  readonly now: number;
  /** Ids of rules that apply to every path, whatever the rule says. */
  readonly everywhere?: ReadonlySet<string>;
  /** Reads inline comments; `previous` is the line before, if there is one. */
  readonly parseInline?: (line: string, previous: string | undefined) => Inline;
  /** Bytes a window takes forward, for tests of the cutting; default `WINDOW_LENGTH`. */
  readonly windowLength?: number;
}

/** Where to look in a content. */
export interface KnownPlaces {
  /** Whose prefilter has given the keywords their numbers. */
  readonly rules: WholeRules;
  readonly keywords: Keywords;
}

export interface Detector {
  readonly rules: RuleSource;
  /**
   * All detections in order of position. The rules must have been loaded. If it is known where to look,
   * the text must not be UTF-16.
   */
  detect(bytes: Uint8Array, path?: string, known?: KnownPlaces): Detection[];
  /** The same for a content of any size, in memory that does not depend on it. */
  detectStream(
    chunks: AsyncIterable<Uint8Array>,
    path?: string,
    known?: KnownPlaces,
  ): Promise<Detection[]>;
}

/** Comments on a line that allow a finding, and what is wrong with others, in words. */
export interface Inline {
  readonly allows: readonly InlineAllow[];
  readonly remarks: readonly string[];
}

/** A match with all that the report needs of its surroundings. */
interface LocatedMatch extends PlacedMatch {
  readonly start: Position;
  readonly end: Position;
  readonly lines: readonly RawLine[];
  readonly inline: Inline;
}

export function createDetector(options: DetectorOptions): Detector {
  const { rules } = options;
  const everywhere = searchFor(options.prefilter ?? rules.prefilterBy(createPrefilter));
  const scan = (path: string | undefined, known: KnownPlaces | undefined): ContentScan => {
    const compiled = known?.rules.compiled ?? rules.compiled;
    if (compiled === undefined) throw new Error('the rules have not been loaded');
    return new ContentScan(
      options,
      compiled,
      known === undefined ? everywhere : searchAt(known),
      path,
    );
  };
  const open =
    (known: KnownPlaces | undefined): OpenWindow =>
    (bytes, place) =>
      (known === undefined ? openWindow : openSparseWindow)(bytes, place, options.glance);
  return {
    rules,
    detect(bytes, path, known) {
      const text = toUtf8(bytes);
      const content = scan(path, known);
      content.window(open(known)(text, WHOLE), 0, text.length);
      return content.detections();
    },
    async detectStream(chunks, path, known) {
      await rules.load();
      const content = scan(path, known);
      const windows = { length: options.windowLength ?? WINDOW_LENGTH, open: open(known) };
      await inWindows(chunks, windows, (window, from, to) => {
        content.window(window, from, to);
      });
      return content.detections();
    },
  };
}

/** Calls `hit` for the literals that begin in the window from `from` up to `to`. */
type KeywordSearch = (window: Window, from: number, to: number, hit: Hit) => void;

function searchFor(prefilter: Prefilter): KeywordSearch {
  return (window, from, to, hit) => {
    if (window.first) scanStart(prefilter, window.bytes, hit);
    prefilter.scan(window.bytes, from, to, hit);
  };
}

function searchAt({ rules: { tables }, keywords }: KnownPlaces): KeywordSearch {
  const prefilter = createPrefilter(tables);
  return ({ bytes, first, offset }, from, to, hit) => {
    if (first) scanStart(prefilter, bytes, hit);
    for (let i = 0; i < keywords.length; i += 2) {
      const at = (keywords[i] ?? 0) - offset;
      if (at >= from && at < to) literalsOfEntry(tables, keywords[i + 1] ?? 0, bytes, at, hit);
    }
  };
}

const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);

function startsWithBom(bytes: Buffer): boolean {
  return bytes.subarray(0, UTF8_BOM.length).equals(UTF8_BOM);
}

/** The state of looking at one content. */
class ContentScan {
  private readonly options: DetectorOptions;
  private readonly settings: MatchSettings;
  private readonly search: KeywordSearch;
  private readonly found = new Map<string, LocatedMatch>();
  private counter = new PositionCounter();

  constructor(
    options: DetectorOptions,
    rules: CompiledRules,
    search: KeywordSearch,
    path: string | undefined,
  ) {
    this.options = options;
    this.search = search;
    this.settings = {
      rules,
      now: options.now,
      everywhere: options.everywhere ?? new Set(),
      ...(path === undefined ? {} : { path }),
    };
  }

  /** Looks at the literals that begin in the window from `from` up to `to`. */
  window(window: Window, from: number, to: number): void {
    if (window.first && startsWithBom(window.bytes))
      this.counter = new PositionCounter(UTF8_BOM.length);
    const matches: Match[] = [];
    const hit = (literal: number, at: number): void => {
      const trigger = this.settings.rules.trigger(literal);
      if (trigger !== undefined) matches.push(...matchAt(this.settings, window, trigger, at));
    };
    this.search(window, from, to, hit);
    if (matches.length > 0) this.keep(window, this.withPartners(window, matches));
    if (!window.last) this.counter.at(window.offset + to - MARGIN, window.bytes, window.offset);
  }

  private withPartners(window: Window, matches: readonly Match[]): Match[] {
    const all: Match[] = [];
    const anchors = new Set<string>();
    for (const match of matches) {
      const isAnchor =
        match.rule.group?.role === 'id' || this.settings.rules.around.has(match.rule.id);
      const key = keyOf(match);
      if (!isAnchor) all.push(match);
      else if (!anchors.has(key)) {
        anchors.add(key);
        const { partners, seams } = matchAround(this.settings, window, match);
        all.push({ ...match, seams }, ...partners);
      }
    }
    return all;
  }

  /** Adds position and surroundings while the window is at hand. */
  private keep(window: Window, matches: readonly Match[]): void {
    const fresh = new Map<string, Match>();
    for (const match of matches) {
      const key = keyOf(match);
      const known = fresh.get(key) ?? this.found.get(key);
      if (known === undefined || isBetter(match, known)) fresh.set(key, match);
    }
    const ordered = [...fresh].toSorted(([, a], [, b]) => a.span.start - b.span.start);
    const positions = this.positionsOf(
      window,
      ordered.map(([, match]) => match.span),
    );
    for (const [key, match] of ordered) {
      const start = positions.get(match.span.start) ?? { line: 1, column: 1 };
      const end = positions.get(match.span.end) ?? start;
      this.found.set(key, {
        ...match,
        line: start.line,
        start,
        end,
        lines: linesAround(window, match.span),
        inline: this.inline(window, match.span),
      });
    }
  }

  private positionsOf(window: Window, spans: readonly Span[]): Map<number, Position> {
    const offsets = spans.flatMap((span) => [span.start, span.end]).toSorted((a, b) => a - b);
    const counter = this.counter.clone();
    return new Map(
      offsets.map((offset) => [offset, counter.at(offset, window.bytes, window.offset)]),
    );
  }

  private inline(window: Window, span: Span): Inline {
    if (this.options.parseInline === undefined) return { allows: [], remarks: [] };
    const { line, previous } = commentLines(window, span);
    return this.options.parseInline(line, previous);
  }

  detections(): Detection[] {
    if (this.found.size === 0) return [];
    const matches = [...this.found.values()].toSorted((a, b) => a.span.start - b.span.start);
    const parts = new Map(matches.map((match) => [keyOf(match), toPart(match)]));
    const redactions = redactionsOf(matches, parts);
    return assemble(matches, this.settings.rules.rank).map((assembly) =>
      this.toDetection(assembly, parts, redactions),
    );
  }

  private toDetection(
    assembly: Assembly,
    parts: ReadonlyMap<string, Part>,
    redactions: readonly Redaction[],
  ): Detection {
    const primary = this.found.get(keyOf(assembly.primary));
    const part = parts.get(keyOf(assembly.primary));
    if (primary === undefined || part === undefined) throw new Error('assembled an unknown match');
    const members = assembly.parts;
    const allow = primary.inline.allows.find((comment) =>
      members.some(({ rule }) => [rule.id, rule.inPath?.as].includes(comment.ruleId)),
    );
    return {
      primary: part,
      parts: members.map((member) => parts.get(keyOf(member)) ?? part),
      severity: worst(members.map((member) => member.judgement.severity ?? member.rule.severity)),
      confidence: primary.judgement.confidence ?? primary.rule.confidence ?? 'high',
      notes: [
        ...new Set(members.flatMap((member) => member.judgement.note ?? [])),
        ...primary.inline.remarks,
      ],
      frame: redactLines(primary.lines, primary.line, primary.span, redactions),
      ...(assembly.account === undefined ? {} : { account: assembly.account }),
      ...(allow === undefined ? {} : { inlineAllow: allow }),
    };
  }
}

/**
 * Which of two matches of one rule on the same bytes counts, whatever the order they come in: the
 * one that stands alone, then the one that is nearer to its anchor by the rule's own account.
 */
function isBetter(match: Match, known: Match): boolean {
  if (match.needsCompany !== known.needsCompany) return known.needsCompany;
  const cost = (match.form.around?.cost ?? 0) - (known.form.around?.cost ?? 0);
  if (cost !== 0) return cost < 0;
  return match.rule.forms.indexOf(match.form) < known.rule.forms.indexOf(known.form);
}

function keyOf(match: Match): string {
  return `${match.rule.id} ${match.span.start} ${match.span.end}`;
}

function toPart(match: LocatedMatch): Part {
  return {
    ruleId: match.rule.id,
    title: match.rule.title,
    secret: new Secret(match.value, match.rule.public === true, match.judgement.identity),
    span: match.span,
    start: match.start,
    end: match.end,
  };
}

/** Previews for every matched byte, in order; where matches overlap the first and longest counts. */
function redactionsOf(
  matches: readonly LocatedMatch[],
  parts: ReadonlyMap<string, Part>,
): Redaction[] {
  const redactions: Redaction[] = [];
  let end = -1;
  for (const match of matches) {
    const start = Math.max(match.span.start, end);
    if (start >= match.span.end) continue;
    const preview =
      start === match.span.start ? parts.get(keyOf(match))?.secret.preview : undefined;
    redactions.push({ span: { start, end: match.span.end }, preview: preview ?? '…' });
    end = match.span.end;
  }
  return redactions;
}

function worst(severities: readonly Severity[]): Severity {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? 'info';
}
