/**
 * In which readings of a text a form is tried. Most places have no mark of any reading but the plain
 * one; and of most that have one, a reading of a few words shows that nothing begins there.
 */

import { ESCAPE, MAX_ESCAPE_LENGTH } from '../text/escapes.ts';
import type { Base64Anchor } from './base64-runs.ts';
import type { CompiledForm } from './form.ts';
import { MIN_CONTEXT, type Slice } from './slice.ts';
import { TextCache } from './text-cache.ts';
import { otherReadings, textViewsOf, viewsOf, type View } from './views.ts';

/** Escapes, and seams of literals. */
const MARKS = new RegExp(String.raw`${ESCAPE}|["'\x60]\s{0,64}[+.&<|\\]|["'\x60]\s{1,64}["'\x60]`);

/** Bytes before a keyword that say how it is to be read: an escape, or the rest of a name. */
const LEAD_OF_NAME = 64;
/** Bytes from a keyword to its value, and behind the value, in which another reading would show. */
const GLUE_OF_NAME = 240;
const SEAM_OF_VALUE = 48;

/** Characters of texts whose readings are kept. They take several times as much room. */
const KEPT_LENGTH: number = 512 * 1024;

const all = new TextCache<readonly View[]>(KEPT_LENGTH);
const texts = new TextCache<readonly View[]>(KEPT_LENGTH);

/** As `viewsOf` without an anchor. */
function allViews(text: string): readonly View[] {
  return all.of(text, () => viewsOf(text));
}

/** As `textViewsOf`. */
function textViews(text: string): readonly View[] {
  return texts.of(text, () => textViewsOf(text));
}

/**
 * The readings of a slice for forms that may begin anywhere in it. What stands in base64 is given to a
 * name, or has a keyword in base64 as well.
 */
export function viewsOfSlice(
  { text, stride }: Slice,
  forms: readonly CompiledForm[],
  anchor: Base64Anchor | undefined,
): readonly View[] {
  if (stride === 2 || anchor !== undefined) return viewsOf(text, anchor);
  return forms.some(({ form }) => form.name !== undefined) ? allViews(text) : textViews(text);
}

/** The readings of a slice for forms that begin with the keyword in it. */
export class Readings {
  readonly #text: string;
  readonly #keyword: number;
  readonly #reach: number;
  readonly #isPlain: boolean;
  /** From where what stands before the keyword counts. */
  readonly #start: number;
  #markedEnd = -1;
  #isMarked = false;
  #others: ReturnType<typeof otherReadings> | null = null;
  readonly #near = new Map<RegExp, boolean>();

  /** @param reach bytes that any of the forms looks at on both sides of the keyword */
  constructor({ text, stride }: Slice, keyword: number, reach: number) {
    this.#text = text;
    this.#keyword = keyword;
    this.#reach = reach;
    this.#isPlain = stride === 1;
    this.#start = Math.max(text.lastIndexOf('\n', keyword) + 1, keyword - LEAD_OF_NAME);
  }

  /** The readings in which the form may match at the keyword. */
  viewsFor({ sticky, form, near }: CompiledForm): readonly View[] {
    const text = this.#text;
    // In a token of its own the reading may change anywhere.
    const length = form.atKeyword === true ? GLUE_OF_NAME : this.#reach;
    sticky.lastIndex = this.#keyword;
    const matches = sticky.test(text);
    const end = matches ? sticky.lastIndex + SEAM_OF_VALUE : this.#keyword + length;
    if (!this.#isMarkedUpTo(end + MAX_ESCAPE_LENGTH)) return matches ? [{ text }] : [];
    if (!matches && !this.#isNearInAnother(near)) return [];
    return this.#isPlain ? textViews(text) : textViewsOf(text);
  }

  /** Most forms ask for the same end. */
  #isMarkedUpTo(end: number): boolean {
    if (end !== this.#markedEnd) {
      this.#markedEnd = end;
      this.#isMarked = MARKS.test(this.#text.slice(this.#start, end));
    }
    return this.#isMarked;
  }

  /** Whether another reading may have, at the keyword, what a form asks for. */
  #isNearInAnother(near: RegExp | undefined): boolean {
    if (near === undefined) return true;
    let isNear = this.#near.get(near);
    if (isNear === undefined) {
      isNear = this.#testOthers(near);
      this.#near.set(near, isNear);
    }
    return isNear;
  }

  #testOthers(near: RegExp): boolean {
    const [text, keyword] = [this.#text, this.#keyword];
    if (this.#others === null) {
      const lead = text.slice(this.#start, keyword);
      this.#others = otherReadings(lead, text.slice(keyword, keyword + MIN_CONTEXT));
    }
    return (
      this.#others === undefined ||
      this.#others.some(([before, behind]) => {
        near.lastIndex = before.length;
        return near.test(before + behind);
      })
    );
  }
}
