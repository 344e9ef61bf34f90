/**
 * A slice is a bounded piece of a content around a point of interest, as Latin-1 text, so that an
 * index into it is a byte offset. Matching looks at slices only: what it finds depends on nothing
 * further away, and so not on how a large content was cut into windows.
 */

import type { Span } from '../content.ts';

export interface Slice {
  readonly text: string;
  /** Byte offset of the first character in the buffer it was cut from. */
  readonly start: number;
  /** Bytes a character: 2 for UTF-16 text, whose NUL bytes are left out. */
  readonly stride: 1 | 2;
  /** Whether the slice begins and ends where the content does, not where it was cut. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** Every form sees at least this many bytes to both sides, for `check`. */
export const MIN_CONTEXT = 512;

/** Where in its content a window is. */
export interface WindowPlace {
  /** Offset in the content of the first byte. */
  readonly offset: number;
  /** Whether the content begins and ends here. */
  readonly first: boolean;
  readonly last: boolean;
}

/** Of a window that is all of a content. */
export const WHOLE: WindowPlace = { offset: 0, first: true, last: true };

/** A stretch of a content held in memory: all of it, or one window of a stream. */
export interface Window extends WindowPlace {
  readonly bytes: Buffer;
  /** False only if the pattern matches nowhere in these bytes. */
  holds(pattern: RegExp): boolean;
  /** Whether the pattern, which has the flag `y`, matches from offset `at` in these bytes on. */
  matchesAt(pattern: RegExp, at: number): boolean;
}

/**
 * A look at the bytes from `at` on, before the pattern, which has the flag `y`, is tried there. False
 * only if it does not match.
 */
export type Glance = (pattern: RegExp, bytes: Uint8Array, at: number) => boolean;

/** To look through a longer window for what a few places in it require does not pay. In bytes. */
const LONG_WINDOW: number = 256 * 1024;

/** A window that remembers which patterns it holds: most files hold none of what rules require. */
export function openWindow(bytes: Buffer, place: WindowPlace, glance?: Glance): Window {
  const known = new Map<string, boolean>();
  let text: string | undefined;
  const readText = (): string => (text ??= bytes.toString('latin1'));
  return {
    bytes,
    ...place,
    matchesAt(pattern, at) {
      if (glance?.(pattern, bytes, at) === false) return false;
      pattern.lastIndex = at;
      return pattern.test(readText());
    },
    holds(pattern) {
      if (bytes.length > LONG_WINDOW) return true;
      const key = pattern.flags + pattern.source;
      let found = known.get(key);
      if (found === undefined) {
        found = pattern.test(readText());
        known.set(key, found);
      }
      return found;
    },
  };
}

/**
 * A window of which only the surroundings of a few places will be asked for. That it holds a pattern
 * is never denied: to look through all of it costs more than it saves.
 */
export function openSparseWindow(bytes: Buffer, place: WindowPlace, glance?: Glance): Window {
  let textAt = -1;
  let text = '';
  return {
    bytes,
    ...place,
    holds: () => true,
    matchesAt(pattern, at) {
      if (glance?.(pattern, bytes, at) === false) return false;
      const from = Math.max(0, at - MIN_CONTEXT);
      // Several patterns are tried at one place.
      if (at !== textAt) {
        textAt = at;
        text = bytes.toString('latin1', from, at + MIN_CONTEXT);
      }
      pattern.lastIndex = at - from;
      return pattern.test(text);
    },
  };
}

export function cutSlice(window: Window, start: number, end: number): Slice {
  const from = Math.max(0, start);
  const to = Math.min(window.bytes.length, end);
  return {
    text: window.bytes.toString('latin1', from, to),
    start: from,
    stride: 1,
    atStart: from === 0 && window.first,
    atEnd: to === window.bytes.length && window.last,
  };
}

/** How far beyond what was asked for `cutAtLandmarks` looks for a landmark. In bytes. */
export const LANDMARK_REACH = 2048;

/**
 * A slice from `start` to `end` or up to `LANDMARK_REACH` more on either side: it begins and ends at
 * landmarks if there are any. Neighbouring places share slices that way; and since landmarks depend
 * on the text alone, the same text gives the same slices wherever in a content it stands.
 */
export function cutAtLandmarks(window: Window, start: number, end: number): Slice {
  const from = Math.max(0, landmarkBefore(window, start));
  const to = Math.min(window.bytes.length, landmarkBehind(window, end));
  if (last?.window !== window || last.slice.start !== from || last.to !== to) {
    last = { window, to, slice: cutSlice(window, from, to) };
  }
  return last.slice;
}

/** The slice last cut: most often the next place is in it as well. */
let last: { readonly window: Window; readonly to: number; readonly slice: Slice } | undefined;

/** How many bytes make a place a landmark: those behind it at a beginning, those before it at an end. */
export const LANDMARK_CONTEXT = 32;

/** Of a hash, the bits that are 0 at a landmark: one place in 512 is one. */
const LANDMARK_SHIFT: number = 32 - 9;

/** 2^32 divided by the golden ratio, which spreads neighbouring numbers (Knuth, TAOCP 3, §6.4). */
const MULTIPLIER = 0x9e3779b1;

/**
 * A number for each byte. A hash that is shifted by a bit before the next one is added depends on
 * the last 32 bytes and no more ("gear hashing": Xia et al., Ddelta, 2014).
 */
const GEAR: Int32Array = Int32Array.from({ length: 256 }, (_, byte) =>
  Math.imul(Math.imul(byte + 1, MULTIPLIER) ^ (MULTIPLIER >>> 15), MULTIPLIER),
);

/** The last landmark up to `start` within reach, or `start`. */
function landmarkBefore({ bytes }: Window, start: number): number {
  const limit = Math.max(0, start - LANDMARK_REACH);
  let hash = 0;
  for (let at = Math.min(bytes.length, start + LANDMARK_CONTEXT) - 1; at >= limit; at--) {
    hash = ((hash << 1) + (GEAR[bytes[at] as number] as number)) | 0;
    if (hash >>> LANDMARK_SHIFT === 0 && at <= start) return at;
  }
  return start;
}

/** The first landmark from `end` on within reach, or `end`. */
function landmarkBehind({ bytes }: Window, end: number): number {
  const limit = Math.min(bytes.length, end + LANDMARK_REACH);
  let hash = 0;
  for (let at = Math.max(0, end - LANDMARK_CONTEXT); at < limit; at++) {
    hash = ((hash << 1) + (GEAR[bytes[at] as number] as number)) | 0;
    if (hash >>> LANDMARK_SHIFT === 0 && at >= end) return at + 1;
  }
  return end;
}

/**
 * The stretch of UTF-16 text around a character at `at`, in either byte order, that is ASCII: the
 * bytes between its characters are NUL.
 */
export function cutUtf16Slice(window: Window, at: number, start: number, end: number): Slice {
  const { bytes } = window;
  let from = at;
  while (from - 2 >= Math.max(0, start) && bytes[from - 1] === 0) from -= 2;
  let to = at;
  while (to + 2 < Math.min(bytes.length, end) && bytes[to + 1] === 0) to += 2;
  const characters = Buffer.allocUnsafe((to - from) / 2 + 1);
  for (let i = 0; i < characters.length; i++) characters[i] = bytes[from + 2 * i] ?? 0;
  return {
    text: characters.toString('latin1'),
    start: from,
    stride: 2,
    // Whatever stops the run (a byte that is not ASCII in UTF-16) is an edge of the text.
    atStart: from - 2 >= start || window.first,
    atEnd: to + 2 < end || window.last,
  };
}

/** From offsets in a slice to a span of the content. */
export function spanInContent(window: Window, slice: Slice, start: number, end: number): Span {
  const base = window.offset + slice.start;
  return { start: base + start * slice.stride, end: base + end * slice.stride };
}
