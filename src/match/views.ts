/**
 * The ways to read a piece of text: as it is, with escapes resolved, with base64 decoded in place,
 * with adjacent string literals joined. Every view maps each of its characters back to the text it
 * was made from, so that a match in any view has exact bytes in the file.
 */

import { firstFrom } from '../ascending.ts';
import { ESCAPE } from '../text/escapes.ts';
import { base64Runs, decodeRun, type Base64Anchor } from './base64-runs.ts';

/** A reading of a slice of the content, as Latin-1 text. */
export interface View {
  readonly text: string;
  /**
   * For each character of `text`, and one past the end, the offset in the slice it comes from:
   * never falling. Undefined when `text` is the slice itself.
   */
  readonly origin?: Int32Array;
  /** For each character of `text` the offset in the slice just past what it stands for. */
  readonly ends?: Int32Array;
}

/** Offset in the slice of the view's character `at`; for a match's end use `endInSlice`. */
export function startInSlice(view: View, at: number): number {
  return view.origin === undefined ? at : (view.origin[at] ?? 0);
}

/** Offset in the slice just past what the view's characters before `end` stand for. */
export function endInSlice(view: View, end: number): number {
  return end === 0 ? startInSlice(view, 0) : (view.ends?.[end - 1] ?? end);
}

/** Index of the first character of a view that stands for `offset` in the slice, or for what follows. */
export function indexInView({ origin }: View, offset: number): number {
  return origin === undefined ? offset : firstFrom(origin, origin.length, offset);
}

const ESCAPES = new RegExp(ESCAPE, 'g');
const SOFT_LINE_END = /=\r?\n/;

/** Nested escapes (a notebook inside a JSON string) are resolved so many times at most. */
const MAX_ESCAPE_DEPTH = 3;

/**
 * All readings of `slice` that differ from each other, the plain one first. The work is skipped
 * where a quick test shows that there is nothing to decode.
 */
export function viewsOf(slice: string, anchor?: Base64Anchor): View[] {
  const { plain, unescaped, views } = unescapedViews(slice);
  const decoded = decodeBase64(unescaped, unescaped === plain ? anchor : undefined);
  if (decoded !== undefined) views.push(decoded);
  if (anchor !== undefined && unescaped !== plain) {
    const anchored = decodeBase64(plain, anchor);
    if (anchored !== undefined) views.push(anchored);
  }
  const joined = joinLiterals(unescaped);
  if (joined !== undefined) views.push(joined);
  return views;
}

/** The same without what base64 decodes to, which costs most. */
export function textViewsOf(slice: string): View[] {
  const { unescaped, views } = unescapedViews(slice);
  const joined = joinLiterals(unescaped);
  if (joined !== undefined) views.push(joined);
  return views;
}

function unescapedViews(slice: string): { plain: View; unescaped: View; views: View[] } {
  const plain: View = { text: slice };
  const views = [plain];
  let unescaped = plain;
  for (let depth = 0; depth < MAX_ESCAPE_DEPTH; depth++) {
    const next = unescape(unescaped);
    if (next === undefined) break;
    views.push(next);
    unescaped = next;
  }
  return { plain, unescaped, views };
}

/** Quoted-printable ends long lines only. */
const MIN_SOFT_LINE = 60;

const CONTROL_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: ' ',
  f: ' ',
};
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** What an escape stands for. */
function resolved(escape: string): string {
  const kind = escape.charAt(1);
  switch (escape.charAt(0)) {
    case '%':
      return characterOf(escape.slice(1), 16);
    case '=':
      return kind === '3' ? '=' : '';
    case '&':
      if (kind !== '#') return ENTITIES[escape] ?? ' ';
      return /^&#[xX]/.test(escape)
        ? characterOf(escape.slice(3, -1), 16)
        : characterOf(escape.slice(2, -1), 10);
    default:
      if (kind === 'u') return characterOf(escape.replace('{', '').slice(2, 6), 16);
      if (kind === 'x') return characterOf(escape.slice(2), 16);
      return CONTROL_ESCAPES[kind] ?? kind;
  }
}

function characterOf(digits: string, radix: number): string {
  return String.fromCharCode(Number.parseInt(digits, radix));
}

/**
 * What `textViewsOf` would read behind a place and directly before it, without where it comes from:
 * all that differs from the text as it is. Undefined if that takes more than these texts.
 */
export function otherReadings(before: string, behind: string): [string, string][] | undefined {
  const readings: [string, string][] = [];
  let last: [string, string] = [before, behind];
  while (readings.length < MAX_ESCAPE_DEPTH) {
    // Whether it is one, the rest of the text says.
    if (last.some((text) => SOFT_LINE_END.test(text))) return undefined;
    const next: [string, string] = [resolveIn(last[0]), resolveIn(last[1])];
    if (next[0] === last[0] && next[1] === last[1]) break;
    readings.push(next);
    last = next;
  }
  const joined = last[1].replace(LITERAL_SEAM, (seam: string, _quote: string, at: number) =>
    isInsideValue(last[1], at, seam) ? '' : seam,
  );
  if (joined !== last[1]) readings.push([last[0], joined]);
  return readings;
}

function resolveIn(text: string): string {
  return text.replace(ESCAPES, resolved);
}

function unescape(view: View): View | undefined {
  let builder: ViewBuilder | undefined;
  let copied = 0;
  let quotedPrintable: boolean | undefined;
  ESCAPES.lastIndex = 0;
  for (let match = ESCAPES.exec(view.text); match !== null; match = ESCAPES.exec(view.text)) {
    const [escape] = match;
    if (SOFT_LINE_END.test(escape)) {
      quotedPrintable ??= /=3D|quoted-printable/i.test(view.text);
      if (!quotedPrintable || !isLongLine(view.text, match.index)) continue;
    }
    const replacement = resolved(escape);
    builder ??= new ViewBuilder(view);
    builder.copy(copied, match.index);
    copied = match.index + escape.length;
    if (replacement !== '') builder.place(match.index, copied);
    builder.write(replacement);
  }
  return builder?.build(copied);
}

function isLongLine(text: string, end: number): boolean {
  return end >= MIN_SOFT_LINE && !text.slice(end - MIN_SOFT_LINE, end).includes('\n');
}

function decodeBase64(view: View, anchor?: Base64Anchor): View | undefined {
  const { text } = view;
  let builder: ViewBuilder | undefined;
  let copied = 0;
  for (const { start, end, endOfFullLines } of base64Runs(text)) {
    let until = end;
    let decoded = decodeRun(text, start, until, anchor);
    // A word on the line behind base64 may pass for its last line.
    if (decoded === undefined && endOfFullLines < end) {
      until = endOfFullLines;
      decoded = decodeRun(text, start, until, anchor);
    }
    if (decoded === undefined) continue;
    const { bytes, offsets } = decoded;
    builder ??= new ViewBuilder(view);
    builder.copy(copied, start);
    for (let i = 0; i < bytes.length; i++) {
      // Eight bits a byte, six a character: a byte begins in one character and ends in another.
      const first = offsets[Math.floor((i * 8) / 6)] ?? 0;
      const next = i + 1 < bytes.length ? offsets[Math.ceil(((i + 1) * 8) / 6)] : undefined;
      builder.place(start + first, next === undefined ? until : start + next);
    }
    builder.write(bytes);
    copied = until;
  }
  return builder?.build(copied);
}

// A closing quote, at most an operator and a line end, and an opening quote: C, Python, JavaScript,
// Java, PHP and VB write a long literal in pieces so.
const LITERAL_SEAM =
  /(["'`])[ \t]{0,16}(?:[+.&\\]|& _|<>|\|\|)?[ \t]{0,16}\r?\n?[ \t]{0,64}(?:[+.&][ \t]{0,16})?[bru]?\1/g;

function joinLiterals(view: View): View | undefined {
  let builder: ViewBuilder | undefined;
  let copied = 0;
  for (const match of view.text.matchAll(LITERAL_SEAM)) {
    if (!isInsideValue(view.text, match.index, match[0])) continue;
    builder ??= new ViewBuilder(view);
    builder.copy(copied, match.index);
    copied = match.index + match[0].length;
  }
  return builder?.build(copied);
}

/** Elsewhere it is no seam: `""` on its own is an empty string. */
function isInsideValue(text: string, at: number, { length }: string): boolean {
  return IN_VALUE.test(text.charAt(at - 1)) && IN_VALUE.test(text.charAt(at + length));
}

const IN_VALUE = /[A-Za-z0-9+/=]/;

/**
 * Assembles a view of a view, keeping for each character its offset in the first slice. No view is
 * longer than what it is made from.
 */
class ViewBuilder {
  private readonly from: View;
  private text = '';
  private readonly origin: Int32Array;
  private readonly ends: Int32Array;
  private length = 0;

  constructor(from: View) {
    this.from = from;
    this.origin = new Int32Array(from.text.length + 1);
    this.ends = new Int32Array(from.text.length);
  }

  copy(start: number, end: number): void {
    this.text += this.from.text.slice(start, end);
    const { origin, ends } = this.from;
    for (let i = start; i < end; i++) {
      this.origin[this.length] = origin?.[i] ?? i;
      this.ends[this.length] = ends?.[i] ?? i + 1;
      this.length++;
    }
  }

  /** Adds text whose characters have been given their places, or will be. */
  write(text: string): void {
    this.text += text;
  }

  /** Says of the next character that it stands for what is from `at` up to `until`. */
  place(at: number, until: number): void {
    this.origin[this.length] = startInSlice(this.from, at);
    this.ends[this.length] = endInSlice(this.from, until);
    this.length++;
  }

  /** @param copied from where the rest is the same */
  build(copied: number): View {
    this.copy(copied, this.from.text.length);
    this.origin[this.length] = startInSlice(this.from, this.from.text.length);
    return {
      text: this.text,
      origin: this.origin.subarray(0, this.length + 1),
      ends: this.ends.subarray(0, this.length),
    };
  }
}
