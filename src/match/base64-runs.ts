/**
 * Finds base64 in a text and decodes it: in one piece, or wrapped in lines, whose ends may be escaped.
 * By hand and not by a pattern, because most of what looks like base64 is names and paths: shorter ones
 * are passed over at a look or two, longer ones told from text by their first few bytes.
 */

import { isUtf8 } from 'node:buffer';

/** A stretch of base64. Offsets in the text. */
export interface Base64Run {
  readonly start: number;
  readonly end: number;
  /** Where it would end without its last line, which may be a word instead. */
  readonly endOfFullLines: number;
}

/** What a run says. */
export interface Decoded {
  /** As Latin-1. */
  readonly bytes: string;
  /** For each character of base64 that was decoded its offset in the run. */
  readonly offsets: Int32Array;
}

/** Where a base64 keyword was seen, so that a run cut by the slice's edge is read in step. */
export interface Base64Anchor {
  /** Offset in the text of a base64 character. */
  readonly at: number;
  /** How many characters before `at` its group of four begins. */
  readonly lead: number;
}

/** Shorter runs hold nothing of interest. In characters. */
const MIN_RUN = 16;

/** Lines of wrapped base64 have so many characters or more; shorter runs end at the line's end. */
const MIN_LINE = 56;
const MAX_LINES = 512;
const MAX_INDENT = 32;
const MAX_PADDING = 2;

const BACKSLASH = 0x5c;

/** The value of each character of base64 (RFC 4648 §4 and §5); −1 for all others. */
const VALUES: Int8Array = valuesOf(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
);

function valuesOf(alphanumeric: string): Int8Array {
  const values = new Int8Array(256).fill(-1);
  for (let i = 0; i < alphanumeric.length; i++) values[alphanumeric.charCodeAt(i)] = i;
  for (const [char, value] of Object.entries({ '+': 62, '-': 62, '/': 63, _: 63 })) {
    values[char.charCodeAt(0)] = value;
  }
  return values;
}

/** @param text as Latin-1 */
export function* base64Runs(text: string): Generator<Base64Run> {
  for (let at = 0; at + MIN_RUN <= text.length;) {
    // From behind: most often the first look shows how far ahead no run can begin.
    let other = at + MIN_RUN - 1;
    while (other >= at && (VALUES[text.charCodeAt(other)] ?? -1) >= 0) other--;
    if (other >= at) {
      at = other + 1;
      continue;
    }
    const run = wrapped(text, at, endOfLine(text, at + MIN_RUN));
    yield run;
    at = run.end;
  }
}

/** The run whose first line is from `start` to `end`. */
function wrapped(text: string, start: number, end: number): Base64Run {
  let lineStart = start;
  let lineEnd = end;
  for (let lines = 0; lines < MAX_LINES && lineEnd - lineStart >= MIN_LINE; lines++) {
    const next = nextLine(text, lineEnd);
    if (next < 0) break;
    const nextEnd = endOfLine(text, next);
    if (nextEnd - next >= MIN_RUN) {
      lineStart = next;
      lineEnd = nextEnd;
      continue;
    }
    // The last line may be of any length, if nothing else is on it.
    const last = behindPadding(text, nextEnd);
    if (nextEnd === next || !isEndOfText(text, last)) break;
    return { start, end: last, endOfFullLines: lineEnd };
  }
  const last = behindPadding(text, lineEnd);
  return { start, end: last, endOfFullLines: last };
}

/** Where the characters of base64 end that begin at `at`. */
function endOfLine(text: string, at: number): number {
  let end = at;
  while (end < text.length && (VALUES[text.charCodeAt(end)] ?? -1) >= 0) end++;
  return end;
}

function behindPadding(text: string, end: number): number {
  let at = end;
  while (at < end + MAX_PADDING && text.charAt(at) === '=') at++;
  return at;
}

/** Where the next line begins behind a line end at `at`, written out or escaped; −1 if there is none. */
function nextLine(text: string, at: number): number {
  let next: number;
  if (text.charAt(at) === '\n') next = at + 1;
  else if (text.startsWith('\r\n', at) || text.startsWith('\\n', at)) next = at + 2;
  else return -1;
  const limit = next + MAX_INDENT;
  while (next < limit && (text.charAt(next) === ' ' || text.charAt(next) === '\t')) next++;
  return next;
}

function isEndOfText(text: string, at: number): boolean {
  return at === text.length || /["'\\<\n]/.test(text.charAt(at)) || text.startsWith('\r\n', at);
}

/**
 * What a run says; undefined if that is no text. A run that holds the anchor is read in step with it,
 * and whatever it says counts.
 */
export function decodeRun(
  text: string,
  start: number,
  end: number,
  anchor: Base64Anchor | undefined,
): Decoded | undefined {
  const isAnchored = anchor !== undefined && anchor.at >= start && anchor.at < end;
  if (!isAnchored && !mayBeText(text, start)) return undefined;
  const offsets = new Int32Array(end - start);
  let count = 0;
  let before = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    // Of an escaped line end the letter is none of base64 either.
    if (code === BACKSLASH) at++;
    else if ((VALUES[code] ?? -1) >= 0) {
      if (isAnchored && at < anchor.at) before++;
      offsets[count++] = at - start;
    }
  }
  const skip = isAnchored ? (((before - anchor.lead) % 4) + 4) % 4 : 0;
  // Nothing but base64 and line ends, of which the decoder passes over those that are not escaped.
  const bytes = Buffer.from(text.slice(start + skip, end).replaceAll('\\n', ''), 'base64');
  if (bytes.length === 0 || (!isAnchored && !isText(bytes))) return undefined;
  return { bytes: bytes.toString('latin1'), offsets: offsets.subarray(skip, count) };
}

/** Whether the first characters of a run, which are in one piece, do not show that it is no text. */
function mayBeText(text: string, start: number): boolean {
  const valueAt = (at: number): number => VALUES[text.charCodeAt(at)] ?? 0;
  for (let at = start; at < start + MIN_RUN; at += 4) {
    const bits =
      (valueAt(at) << 18) | (valueAt(at + 1) << 12) | (valueAt(at + 2) << 6) | valueAt(at + 3);
    if (!isOfText(bits >> 16) || !isOfText((bits >> 8) & 0xff) || !isOfText(bits & 0xff)) {
      return false;
    }
  }
  return true;
}

/** Text without control characters, in ASCII or UTF-8. */
function isText(bytes: Buffer): boolean {
  return bytes.every(isOfText) && isUtf8(bytes);
}

function isOfText(byte: number): boolean {
  return byte >= 0x20 ? byte !== 0x7f : byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
