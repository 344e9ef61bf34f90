/** Cuts large contents into windows that overlap by more than any match reaches. */

import { MAX_FORM_LENGTH } from './form.ts';
import { NEIGHBOURHOOD } from './matcher.ts';
import type { Window, WindowPlace } from './slice.ts';
import { startingWith } from './streams.ts';
import { decodeUtf16, SNIFF_LENGTH, sniffUtf16 } from './utf16.ts';

/** Bytes of a large content that are looked at together. */
export const WINDOW_LENGTH: number = 4 * 1024 * 1024;

/** What a window keeps of its predecessor and needs of its successor: twice any reach, as UTF-16. */
export const MARGIN: number = 4 * Math.max(MAX_FORM_LENGTH + (MAX_FORM_LENGTH >> 1), NEIGHBOURHOOD);

export type OpenWindow = (bytes: Buffer, place: WindowPlace) => Window;

/**
 * Cuts a stream into windows. Every window is handed on with the range of it in which literals are
 * looked for; the ranges follow each other without gap or overlap, with `MARGIN` bytes around them.
 */
export async function inWindows(
  source: AsyncIterable<Uint8Array>,
  { length, open }: { readonly length: number; readonly open: OpenWindow },
  take: (window: Window, from: number, to: number) => void,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(length + 2 * MARGIN);
  let filled = 0;
  let offset = 0;
  let from = 0;
  for await (const chunk of await asUtf8(source)) {
    for (let used = 0; used < chunk.length;) {
      const room = Math.min(buffer.length - filled, chunk.length - used);
      buffer.set(chunk.subarray(used, used + room), filled);
      filled += room;
      used += room;
      if (filled < buffer.length) continue;
      const to = filled - MARGIN;
      take(open(buffer, { offset, first: offset === 0, last: false }), from, to);
      // Keep MARGIN bytes before the next range.
      const kept = to - MARGIN;
      buffer.copyWithin(0, kept, filled);
      filled -= kept;
      offset += kept;
      from = to - kept;
    }
  }
  const bytes = buffer.subarray(0, filled);
  take(open(bytes, { offset, first: offset === 0, last: true }), from, filled);
}

/** The same stream, or its UTF-8 form if it begins as UTF-16 does. */
async function asUtf8(source: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < SNIFF_LENGTH) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  const whole = startingWith(head, iterator);
  const encoding = sniffUtf16(head);
  return encoding === undefined ? whole : decodeUtf16(whole, encoding);
}
