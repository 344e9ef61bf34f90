/**
 * From candidates to matches: tries the forms that a literal stands for on the slice around it, in
 * every view, and lets the rules judge what they find.
 */

import type { Span } from '../content.ts';
import type { Capture, Form, Judgement, Rule } from '../rule.ts';
import { bytesAsLatin1 } from '../text/latin1.ts';
import { connects } from './assignment.ts';
import type { CompiledRules, Trigger } from './compiled-rules.ts';
import type { CompiledForm } from './form.ts';
import { candidateAt, type Candidate } from './guard.ts';
import { Readings, viewsOfSlice } from './readings.ts';
import { cutSlice, cutUtf16Slice, spanInContent, type Slice, type Window } from './slice.ts';
import { endInSlice, indexInView, startInSlice, viewsOf, type View } from './views.ts';

export interface Match {
  readonly rule: Rule;
  readonly form: Form;
  /** Bytes in the content, encodings included. */
  readonly span: Span;
  /** The secret, decoded. */
  readonly value: string;
  readonly judgement: Judgement;
  /** Reported only in a group. */
  readonly needsCompany: boolean;
  /** For anchors of a group: offsets in the content where a section or an object ends. */
  readonly seams?: readonly number[];
}

/** What stays the same for all matches of one content. */
export interface MatchSettings {
  readonly rules: CompiledRules;
  readonly path?: string;
  readonly now: number;
  /** Rules switched on by name apply to every path. */
  readonly everywhere: ReadonlySet<string>;
  /** Set while contents are sieved whose paths are not known yet. */
  readonly unknownPath?: UnknownPath;
}

/** Stands for a path that is not known: notes whether knowing it could have made a match. */
export class UnknownPath {
  /** Whether some check asked for the path and then turned the match down. */
  couldMatter = false;
  #asked = false;

  /** The capture, as for a content without a path, but aware of who asks for it. */
  hideIn(capture: Omit<Capture, 'path'>): Capture {
    const note = (): void => void (this.#asked = true);
    this.#asked = false;
    return {
      ...capture,
      get path() {
        note();
        return undefined as unknown as string;
      },
    };
  }

  /** @param judgeAt whether the match would count at a path */
  turnedDown({ samplePaths }: Rule, judgeAt: (path: string) => boolean): void {
    if (this.#asked) this.couldMatter ||= samplePaths?.some(judgeAt) ?? true;
  }
}

/** How far from an anchor its partners are looked for, in bytes of text on either side. */
export const NEIGHBOURHOOD = 4096;

/** And in line ends, whatever a form says. */
export const MAX_LINES_APART = 10;

/** Tries all forms of `trigger`, whose literal stands at `at` in the window. */
export function matchAt(
  settings: MatchSettings,
  window: Window,
  trigger: Trigger,
  at: number,
): Match[] {
  const candidate = candidateAt(window, trigger, at, ({ rule }) => appliesTo(settings, rule));
  return candidate === undefined ? [] : matchCandidate(settings, window, trigger, at, candidate);
}

/** Tries what is left of the forms of `trigger` at `at`. */
export function matchCandidate(
  settings: MatchSettings,
  window: Window,
  { literal, reach }: Trigger,
  at: number,
  { slice, forms }: Candidate<CompiledForm>,
): Match[] {
  const keyword = (at - slice.start) / slice.stride;
  const anchor =
    literal.encoding === 'base64' ? { at: keyword, lead: literal.base64Lead } : undefined;
  const matches: Match[] = [];
  const [fixed, free] =
    anchor === undefined ? parted(forms, ({ atKeyword }) => atKeyword) : [[], forms];
  const readings = new Readings(slice, keyword, reach);
  for (const compiled of fixed) {
    for (const view of readings.viewsFor(compiled)) {
      const found = findAt(settings, slice, view, compiled, keyword);
      if (found !== undefined) matches.push(toMatch(window, slice, compiled, found));
    }
  }
  if (free.length === 0) return matches;
  for (const view of viewsOfSlice(slice, free, anchor)) {
    for (const compiled of free) {
      for (const found of findAll(settings, slice, view, compiled)) {
        if (found.whole.start > keyword || found.whole.end <= keyword) continue;
        matches.push(toMatch(window, slice, compiled, found));
      }
    }
  }
  return matches;
}

function parted<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter((item) => test(item)), items.filter((item) => !test(item))];
}

/** Tries the forms that are searched around `anchor`; `anchor.span` must lie in the window. */
export function matchAround(
  settings: MatchSettings,
  window: Window,
  anchor: Match,
): { partners: Match[]; seams: number[] } {
  const forms = settings.rules.around.get(anchor.rule.id) ?? [];
  const slice = neighbourhood(window, anchor.span);
  const from = (anchor.span.start - window.offset - slice.start) / slice.stride;
  const to = (anchor.span.end - window.offset - slice.start) / slice.stride;
  const partners: Match[] = [];
  const views = forms.length === 0 ? [] : viewsOf(slice.text);
  for (const compiled of forms) {
    if (!appliesTo(settings, compiled.rule)) continue;
    const lines = Math.min(compiled.form.around?.lines ?? 0, MAX_LINES_APART);
    for (const view of views) {
      for (const found of findAll(settings, slice, view, compiled)) {
        const { start, end } = found.secret;
        if (start < to && end > from) continue;
        const between = start >= to ? slice.text.slice(to, start) : slice.text.slice(end, from);
        if (countLineEnds(between) > lines) continue;
        partners.push(toMatch(window, slice, compiled, found, anchor));
      }
    }
  }
  const seams = seamsOf(slice.text).map((at) => spanInContent(window, slice, at, at).start);
  return { partners, seams };
}

export function appliesTo(settings: MatchSettings, rule: Rule): boolean {
  if (rule.paths === undefined || settings.everywhere.has(rule.id)) return true;
  return settings.path !== undefined && rule.paths.test(bytesAsLatin1(settings.path));
}

interface Found {
  /** Offsets in the slice: of the whole form and of the secret. */
  readonly whole: Span;
  readonly secret: Span;
  readonly value: string;
  readonly judgement: Judgement;
}

/** All that the form matches in the view. */
function* findAll(
  settings: MatchSettings,
  slice: Slice,
  view: View,
  compiled: CompiledForm,
): Generator<Found> {
  const { regex } = compiled;
  regex.lastIndex = 0;
  for (let result = regex.exec(view.text); result !== null; result = regex.exec(view.text)) {
    // A form with a fruitless start may hide one that begins inside it: go on behind its first byte.
    const next = result.index + 1;
    const resume = regex.lastIndex;
    regex.lastIndex = next;
    const found = accept(settings, slice, view, compiled, result);
    if (found === undefined) continue;
    yield found;
    // The consumer may have used the same expression in between.
    regex.lastIndex = Math.max(resume, next);
  }
}

/** What the form matches where the keyword begins that stands at `keyword` in the slice. */
function findAt(
  settings: MatchSettings,
  slice: Slice,
  view: View,
  compiled: CompiledForm,
  keyword: number,
): Found | undefined {
  const { sticky } = compiled;
  sticky.lastIndex = indexInView(view, keyword);
  const result = sticky.exec(view.text);
  return result === null ? undefined : accept(settings, slice, view, compiled, result);
}

/** Lets the rule judge a match. */
function accept(
  settings: MatchSettings,
  slice: Slice,
  view: View,
  { rule, form }: CompiledForm,
  result: RegExpExecArray,
): Found | undefined {
  const range = result.indices?.groups?.['secret'];
  if (range === undefined) return undefined;
  const [start, end] = range;
  const groups = result.groups ?? {};
  if (groups['glue'] !== undefined && !connects(groups['glue'])) return undefined;
  const whole = {
    start: startInSlice(view, result.index),
    end: endInSlice(view, Math.max(result.index + result[0].length, end)),
  };
  if (isCut(slice, whole)) return undefined;
  const seen = {
    secret: result.groups?.['secret'] ?? '',
    text: view.text,
    start,
    end,
    groups,
    now: settings.now,
    ...(settings.path === undefined ? {} : { path: settings.path }),
  };
  const capture = settings.unknownPath?.hideIn(seen) ?? seen;
  const judgement = judge(rule, form, capture);
  if (judgement === undefined) {
    settings.unknownPath?.turnedDown(
      rule,
      (path) => judge(rule, form, { ...seen, path }) !== undefined,
    );
    return undefined;
  }
  return {
    whole,
    secret: { start: startInSlice(view, start), end: endInSlice(view, end) },
    value: capture.secret,
    judgement,
  };
}

/** Whether the match touches an edge of the slice that is no edge of the content. */
function isCut(slice: Slice, whole: Span): boolean {
  return (whole.start === 0 && !slice.atStart) || (whole.end === slice.text.length && !slice.atEnd);
}

function judge(rule: Rule, form: Form, capture: Capture): Judgement | undefined {
  let judgement: Judgement = {};
  for (const check of [rule.check, form.check]) {
    const verdict = check === undefined ? true : check(capture);
    if (verdict === false) return undefined;
    if (verdict !== true) judgement = { ...judgement, ...verdict };
  }
  return judgement;
}

function toMatch(
  window: Window,
  slice: Slice,
  compiled: CompiledForm,
  found: Found,
  anchor?: Match,
): Match {
  const { rule, form } = compiled;
  const inGroup =
    anchor !== undefined && rule.group !== undefined && rule.group.name === anchor.rule.group?.name;
  return {
    rule,
    form,
    span: spanInContent(window, slice, found.secret.start, found.secret.end),
    value: found.value,
    judgement: found.judgement,
    needsCompany: inGroup || rule.needsCompany === true || found.judgement.needsCompany === true,
  };
}

/** The text around a span, cut to the lines that count. UTF-16 is recognised by its NUL bytes. */
function neighbourhood(window: Window, span: Span): Slice {
  const start = span.start - window.offset;
  const end = span.end - window.offset;
  if (window.bytes[start + 1] === 0 && end - start > 2) {
    return cutUtf16Slice(window, start, start - 2 * NEIGHBOURHOOD, end + 2 * NEIGHBOURHOOD);
  }
  let from = Math.max(0, start - NEIGHBOURHOOD);
  let to = Math.min(window.bytes.length, end + NEIGHBOURHOOD);
  let lineStart = start;
  for (let line = 0; line <= MAX_LINES_APART && lineStart > from; line++) {
    lineStart = window.bytes.lastIndexOf(0x0a, lineStart - 1);
  }
  // One line more than may lie between, so that a name on the line before its value is seen.
  from = Math.max(from, lineStart);
  let lineEnd = end;
  for (let line = 0; line <= MAX_LINES_APART + 1 && lineEnd >= 0 && lineEnd < to; line++) {
    lineEnd = window.bytes.indexOf(0x0a, lineEnd + 1);
  }
  if (lineEnd >= 0) to = Math.min(to, lineEnd);
  return cutSlice(window, from, to);
}

export function countLineEnds(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) count++;
  return count;
}

// An INI section, the end of an object, an empty line: what stands on the other side of one is
// less likely to belong to the same credential.
const SEAM = /^[ \t]{0,8}\[[^\]\n]{0,200}\][ \t]*\r?$|\}|^[ \t]*\r?$/gm;

function seamsOf(text: string): number[] {
  const seams: number[] = [];
  for (const match of text.matchAll(SEAM)) seams.push(match.index);
  return seams;
}
