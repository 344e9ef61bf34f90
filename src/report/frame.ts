/** The source lines around a finding, drawn for a terminal. */

import type { FrameLine } from '../finding.ts';
import type { Style } from './style.ts';
import { crop, cropStart, displayWidth, plain } from './text.ts';

/**
 * Draws `frame` in at most `width` columns: line numbers, redacted text, and a row of `^` under
 * each mark. A line that does not fit is cut around its mark.
 */
export function drawFrame(frame: readonly FrameLine[], style: Style, width: number): string[] {
  const gutter = String(frame.at(-1)?.line ?? 0).length;
  const room = Math.max(16, width - gutter - 3);
  const rows: string[] = [];
  let previous: number | undefined;
  for (const line of frame) {
    if (previous !== undefined && line.line > previous + 1) {
      rows.push(style.dim(`${' '.repeat(gutter)} ⋮`));
    }
    previous = line.line;
    const number = style.dim(`${String(line.line).padStart(gutter)} │`);
    const { before, marked, after } = fit(line, room);
    if (line.mark === undefined) {
      rows.push(`${number} ${style.dim(before)}`.trimEnd());
      continue;
    }
    rows.push(`${number} ${before}${style.bold(marked)}${after}`.trimEnd());
    const carets = '^'.repeat(Math.max(1, displayWidth(marked)));
    const indent = ' '.repeat(displayWidth(before));
    rows.push(`${style.dim(`${' '.repeat(gutter)} │`)} ${indent}${style.red(carets)}`);
  }
  return rows;
}

interface Fitted {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Cuts a line to `room` columns and keeps what is marked, with its surroundings, in sight. */
function fit(line: FrameLine, room: number): Fitted {
  if (line.mark === undefined)
    return { before: crop(safe(line.text), room), marked: '', after: '' };
  const { start, end } = line.mark;
  const marked = crop(safe(line.text.slice(start - 1, end - 1)), room);
  const left = safe(line.text.slice(0, start - 1));
  const right = safe(line.text.slice(end - 1));
  const rest = room - displayWidth(marked);
  // What one side does not need, the other may use; neither gets less than half if it needs it.
  const leftRoom = Math.max(Math.floor(rest / 2), rest - displayWidth(right));
  const before = leftRoom > 0 ? cropStart(left, leftRoom) : '';
  const rightRoom = rest - displayWidth(before);
  return { before, marked, after: rightRoom > 0 ? crop(right, rightRoom) : '' };
}

/**
 * Tabs get a fixed width here, so that the row of `^` lines up in every terminal; the first half of
 * a CRLF is no news.
 */
function safe(text: string): string {
  return plain(text.replace(/\r$/, '').replaceAll('\t', '    '));
}
