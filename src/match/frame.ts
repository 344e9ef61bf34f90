/**
 * The few lines of source that a report shows around a finding. They leave the detector redacted:
 * every value that any rule matched is replaced by its preview, and so is every other run that
 * looks like a token, since a rule that does not know a secret must not be the one that prints it.
 */

import type { Span } from '../content.ts';
import type { FrameLine } from '../finding.ts';
import type { Window } from './slice.ts';

/** Lines shown before and after the finding's own. */
const LINES_AROUND = 1;

/** Bytes of one line that are kept around the point of interest. */
const LINE_REACH = 100;

/**
 * How far the ends of lines are looked for, in bytes. In longer lines nothing is shown of the lines
 * around, and inline comments further away do not count.
 */
const SEARCH_REACH = 2048;

/** A line as it stands in the content, cut around what matters. */
export interface RawLine {
  /** Relative to the line of interest: -1, 0, 1. */
  readonly delta: number;
  /** Offset in the content of the first byte kept. */
  readonly offset: number;
  readonly bytes: Buffer;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** The lines around `span`, copied so that the window can be let go. */
export function linesAround(window: Window, span: Span): RawLine[] {
  const own = lineOf(window, span);
  const lines = [cut(window, own, 0, own.at - LINE_REACH, own.until + LINE_REACH)];
  let first = own.start;
  for (let delta = -1; delta >= -LINES_AROUND && first !== undefined && first > 0; delta--) {
    const end: number = first - 1;
    const start = lineStart(window, end);
    if (start === undefined) break;
    lines.unshift(cut(window, { start, end }, delta, start, start + 2 * LINE_REACH));
    first = start;
  }
  let last = own.end;
  for (let delta = 1; delta <= LINES_AROUND && last !== undefined; delta++) {
    const start: number = last + 1;
    if (start >= window.bytes.length) break;
    const end = lineEnd(window, start);
    lines.push(cut(window, { start, end }, delta, start, start + 2 * LINE_REACH));
    last = end;
  }
  return lines;
}

/** The line of `span` and the line before it, for inline comments; cut to `SEARCH_REACH`. */
export function commentLines(
  window: Window,
  span: Span,
): { line: string; previous: string | undefined } {
  const own = lineOf(window, span);
  const line = window.bytes.toString(
    'utf8',
    own.start ?? own.at - SEARCH_REACH,
    own.end ?? own.until + SEARCH_REACH,
  );
  if (own.start === undefined || own.start === 0) return { line, previous: undefined };
  const end = own.start - 1;
  const start = lineStart(window, end) ?? end - SEARCH_REACH;
  return { line, previous: window.bytes.toString('utf8', start, end) };
}

/** Offsets in the window. A line's ends are undefined if they are further than `SEARCH_REACH`. */
interface Line {
  readonly start: number | undefined;
  readonly end: number | undefined;
}

function lineOf(window: Window, span: Span): Line & { at: number; until: number } {
  const at = clamp(span.start - window.offset, 0, window.bytes.length);
  const until = clamp(span.end - window.offset, at, window.bytes.length);
  return { at, until, start: lineStart(window, at), end: lineEnd(window, at) };
}

function lineStart(window: Window, at: number): number | undefined {
  const from = Math.max(0, at - SEARCH_REACH);
  const found = window.bytes.subarray(from, at).lastIndexOf(0x0a);
  if (found >= 0) return from + found + 1;
  return from === 0 && window.first ? 0 : undefined;
}

function lineEnd(window: Window, at: number): number | undefined {
  const to = Math.min(window.bytes.length, at + SEARCH_REACH);
  const found = window.bytes.subarray(at, to).indexOf(0x0a);
  if (found >= 0) return at + found;
  return to === window.bytes.length && window.last ? to : undefined;
}

function cut(window: Window, line: Line, delta: number, from: number, to: number): RawLine {
  const start = Math.max(from, line.start ?? 0, 0);
  const end = Math.min(to, line.end ?? window.bytes.length);
  return {
    delta,
    offset: window.offset + start,
    bytes: Buffer.from(window.bytes.subarray(start, end)),
    cutBefore: start !== line.start,
    cutAfter: end !== line.end,
  };
}

/** What stands in a report in place of the bytes of `span`. */
export interface Redaction {
  readonly span: Span;
  readonly preview: string;
}

/**
 * Replaces everything secret in `lines`.
 * @param line number from 1 of the line with delta 0
 * @param primary marks the value to underline
 * @param redactions all values found in the content, in order and without overlap
 */
export function redactLines(
  lines: readonly RawLine[],
  line: number,
  primary: Span,
  redactions: readonly Redaction[],
): FrameLine[] {
  return lines.map((raw) => {
    const end = raw.offset + raw.bytes.length;
    let text = raw.cutBefore ? '…' : '';
    let mark: FrameLine['mark'];
    let at = raw.offset;
    for (const { span, preview } of redactions) {
      if (span.end <= at || span.start >= end) continue;
      text += maskTokens(decode(raw, at, Math.max(at, span.start)));
      const start = text.length + 1;
      text += preview;
      if (span.start === primary.start && raw.delta === 0) mark = { start, end: text.length + 1 };
      at = Math.min(span.end, end);
    }
    text += maskTokens(decode(raw, at, end));
    if (raw.cutAfter) text += '…';
    return {
      line: line + raw.delta,
      text: text.replace(/\r$/, ''),
      ...(mark === undefined ? {} : { mark }),
    };
  });
}

function decode(raw: RawLine, from: number, to: number): string {
  return raw.bytes.toString('utf8', from - raw.offset, Math.max(from, to) - raw.offset);
}

// Long enough to be a credential.
const TOKEN_RUN = /[A-Za-z0-9+/_=~-]{16,}/g;

// From a letter to a digit, from one case to the other or back: names have few, tokens many.
const CHANGE = /(?<=[a-z])[A-Z0-9]|(?<=[A-Z])[a-z0-9]|(?<=[0-9])[A-Za-z]/g;
const MAX_CHANGES_IN_NAME = 4;

function maskTokens(text: string): string {
  return text.replace(TOKEN_RUN, (run) =>
    /\d/.test(run) && (run.match(CHANGE)?.length ?? 0) > MAX_CHANGES_IN_NAME
      ? `${run.slice(0, 2)}${'*'.repeat(6)}`
      : run,
  );
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
