/** Takes apart what `git cat-file --batch` prints: a header line, and behind it a counted body. */

import { WHOLE_CONTENT_LIMIT, type Oid } from '../content.ts';

export type ObjectType = 'blob' | 'commit' | 'tag' | 'tree';

export interface ObjectHeader {
  readonly type: ObjectType;
  readonly oid: Oid;
  /** Bytes. */
  readonly size: number;
  /**
   * What stood behind the id in the request, such as a path. Blanks at its beginning are lost, bytes
   * that are not UTF-8 are U+FFFD.
   */
  readonly name: string;
}

export interface WholeObject extends ObjectHeader {
  /** A view of what git printed if that came in one piece. May be kept. */
  readonly body: Uint8Array;
}

/** A header whose body is too large to be put together: it must be taken piece by piece. */
export interface LargeObject {
  readonly type: 'large';
  readonly header: ObjectHeader;
}

/** An object that git does not have, or has and cannot read. */
export interface LostObject {
  readonly type: 'missing' | 'corrupt';
  /** What was asked for: an id. */
  readonly request: string;
}

interface PartialObject {
  readonly header: ObjectHeader;
  readonly body: Buffer;
  filled: number;
}

const NEWLINE = 0x0a;
const OBJECT_TYPES: ReadonlyMap<string, ObjectType> = new Map(
  (['blob', 'commit', 'tag', 'tree'] as const).map((type) => [type, type]),
);
const NON_ASCII = /[\x80-\xff]/;

/**
 * Without promises, because there are many more objects than chunks: push a chunk, and take all that
 * is complete.
 */
export class AnswerParser {
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  /** A body of which the first `filled` bytes have come, and perhaps all but its line end. */
  #partial: PartialObject | undefined;

  /** Whether a body has begun and not ended, or a line. */
  get isWithinAnswer(): boolean {
    return this.#partial !== undefined || this.#at < this.#bytes.length;
  }

  push(chunk: Buffer): void {
    // What is left is the beginning of a header.
    const rest = this.#bytes.subarray(this.#at);
    this.#bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    this.#at = 0;
  }

  /** The next answer, if all of it is there. A large body follows, and is for `take`. */
  next(): WholeObject | LargeObject | LostObject | undefined {
    if (this.#partial !== undefined) return this.#fill(this.#partial);
    const end = this.#bytes.indexOf(NEWLINE, this.#at);
    if (end < 0) return undefined;
    const line = this.#bytes.toString('latin1', this.#at, end);
    this.#at = end + 1;
    const header = parseHeader(line);
    // `<what was asked for> missing`
    if (header === undefined) return { type: 'missing', request: line.replace(/ missing$/, '') };
    if (header.size > WHOLE_CONTENT_LIMIT) return { type: 'large', header };
    return this.#body(header);
  }

  #body(header: ObjectHeader): WholeObject | undefined {
    const { type, oid, size, name } = header;
    const end = this.#at + size;
    if (end < this.#bytes.length) {
      const body = this.#bytes.subarray(this.#at, end);
      this.#at = end + 1;
      return { type, oid, size, name, body };
    }
    const partial = { header, body: Buffer.allocUnsafeSlow(size), filled: 0 };
    this.#partial = partial;
    return this.#fill(partial);
  }

  #fill(partial: PartialObject): WholeObject | undefined {
    const { type, oid, size, name } = partial.header;
    const part = this.take(size - partial.filled);
    part.copy(partial.body, partial.filled);
    partial.filled += part.length;
    if (partial.filled < size || !this.skipLineEnd()) return undefined;
    this.#partial = undefined;
    return { type, oid, size, name, body: partial.body };
  }

  /** As many of the next `length` bytes as are there. */
  take(length: number): Buffer {
    const end = Math.min(this.#at + length, this.#bytes.length);
    const part = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return part;
  }

  /** Passes over the line end behind a body; false if it has not come yet. */
  skipLineEnd(): boolean {
    if (this.#at >= this.#bytes.length) return false;
    this.#at += 1;
    return true;
  }
}

/** `<oid> <type> <size>[ <name>]`; undefined for any other line. */
function parseHeader(line: string): ObjectHeader | undefined {
  const oidEnd = line.indexOf(' ');
  const typeEnd = line.indexOf(' ', oidEnd + 1);
  if (oidEnd < 40 || typeEnd < 0) return undefined;
  const type = OBJECT_TYPES.get(line.slice(oidEnd + 1, typeEnd));
  if (type === undefined) return undefined;
  const sizeEnd = line.indexOf(' ', typeEnd + 1);
  const digits = sizeEnd < 0 ? line.slice(typeEnd + 1) : line.slice(typeEnd + 1, sizeEnd);
  const name = sizeEnd < 0 ? '' : utf8(line.slice(sizeEnd + 1));
  return { type, oid: line.slice(0, oidEnd) as Oid, size: Number(digits), name };
}

function utf8(latin1: string): string {
  return NON_ASCII.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}
