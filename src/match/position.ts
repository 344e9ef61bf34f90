/**
 * Lines and columns of byte offsets, counted as editors do: lines end with LF, columns are UTF-16
 * code units of the decoded text. Bytes that are not UTF-8 count as one column each.
 */

import type { Position } from '../content.ts';

/**
 * Counts forwards through a content. Offsets must not fall; each byte is looked at once, so that a
 * single line of any length costs no memory and no second reading.
 */
export class PositionCounter {
  private line = 1;
  private column = 1;
  private offset: number;

  /** @param offset where in the content counting begins: after a byte-order mark, for instance */
  constructor(offset = 0) {
    this.offset = offset;
  }

  /** A counter that goes on from here on its own. */
  clone(): PositionCounter {
    const copy = new PositionCounter(this.offset);
    copy.line = this.line;
    copy.column = this.column;
    return copy;
  }

  /**
   * Position of the byte at `offset` of the content.
   * @param bytes a part of the content that covers everything from the last call up to `offset`
   * @param base offset in the content of the first byte of `bytes`
   */
  at(offset: number, bytes: Buffer, base: number): Position {
    const target = Math.max(offset, this.offset) - base;
    let from = this.offset - base;
    for (;;) {
      const lineEnd = bytes.indexOf(0x0a, from);
      if (lineEnd < 0 || lineEnd >= target) break;
      this.line++;
      this.column = 1;
      from = lineEnd + 1;
    }
    this.column += columnsIn(bytes, from, target);
    this.offset = target + base;
    return { line: this.line, column: this.column };
  }
}

/** UTF-16 code units in well-formed UTF-8 from `start` to `end`: continuation bytes add none. */
function columnsIn(bytes: Buffer, start: number, end: number): number {
  let columns = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if ((byte & 0xc0) !== 0x80) columns += byte >= 0xf0 ? 2 : 1;
  }
  return columns;
}
