/**
 * The places in an object where a keyword may begin, and what is known about each. An object that is
 * a delta has most of them from its base: a keyword that lies within what was copied stood there
 * already, so that only the seams between copies and what is new need to be searched.
 */

import { firstFrom } from '../ascending.ts';

/** What is known about a hit. */
export const Answer = { Unknown: 0, No: 1, Yes: 2, NoByNear: 3 } as const;
export type Answer = (typeof Answer)[keyof typeof Answer];

/** Hits in ascending order of place; several may stand at one. */
export class Hits {
  count = 0;
  /** Offsets in the object. */
  places: Uint32Array = new Uint32Array(64);
  /** Which keyword: the number of a prefix of one or more literals. */
  prefixes: Uint32Array = new Uint32Array(64);
  /** `Answer`s. */
  answers: Uint8Array = new Uint8Array(64);
  /** Whether a keyword that begins with a line end may count at the beginning of the object. */
  start: Answer = Answer.Unknown;
  /** False if nothing is known: the object was not searched. */
  isKnown = false;

  clear(): void {
    this.count = 0;
    this.start = Answer.Unknown;
    this.isKnown = false;
  }

  add(place: number, prefix: number, answer: Answer): void {
    const at = this.count++;
    if (at === this.places.length) this.#grow();
    this.places[at] = place;
    this.prefixes[at] = prefix;
    this.answers[at] = answer;
  }

  #grow(): void {
    const { places, prefixes, answers } = this;
    const length = 2 * places.length;
    (this.places = new Uint32Array(length)).set(places);
    (this.prefixes = new Uint32Array(length)).set(prefixes);
    (this.answers = new Uint8Array(length)).set(answers);
  }
}

/** The copies that a delta is made of, as the kernel lists them: ascending, not overlapping. */
export interface Copies {
  readonly count: number;
  /** Triples: start in the target, start in the base, length. */
  readonly triples: Uint32Array;
  readonly baseLength: number;
  readonly targetLength: number;
}

/** How far hits look. In bytes. */
export interface Reaches {
  /** The longest prefix: hits depend on so many bytes from their beginning. */
  readonly prefix: number;
  /**
   * The answer for a prefix depends on so many bytes on both sides.
   * @param isByNear the answer is no because of what stands near
   */
  answer(prefix: number, isByNear?: boolean): number;
}

/**
 * Adds to `hits` those that come from the base. Their answers are kept where everything that they
 * depend on has been copied with them.
 */
export function inherit(hits: Hits, base: Hits, copies: Copies, reaches: Reaches): void {
  const { triples } = copies;
  for (let copy = 0; copy < 3 * copies.count; copy += 3) {
    const start = triples[copy] ?? 0;
    const from = triples[copy + 1] ?? 0;
    const length = triples[copy + 2] ?? 0;
    const shift = start - from;
    const end = from + length;
    // Where both objects begin or end together, nothing more can be there to depend on.
    const opens = start === 0 && from === 0;
    const closes = start + length === copies.targetLength && end === copies.baseLength;
    const last = end - reaches.prefix;
    for (let i = firstFrom(base.places, base.count, from); i < base.count; i++) {
      const place = base.places[i] ?? 0;
      if (place > last) break;
      const prefix = base.prefixes[i] ?? 0;
      const answer = (base.answers[i] ?? 0) as Answer;
      const reach = reaches.answer(prefix, answer === Answer.NoByNear);
      const isSame = (opens || place - reach >= from) && (closes || place + reach <= end);
      hits.add(place + shift, prefix, isSame ? answer : Answer.Unknown);
    }
  }
}

/** Whether an object begins with the `reach` bytes that its base begins with, or is the same. */
export function keepsStart(copies: Copies, reach: number): boolean {
  const [start, from, length = 0] = copies.triples;
  if (copies.count === 0 || start !== 0 || from !== 0) return false;
  const isAll = length === copies.targetLength && length === copies.baseLength;
  return isAll || length >= reach;
}

/**
 * Writes the ranges of places where `inherit` finds none, because a prefix that begins there does not
 * lie within one copy: pairs of first place and end. Returns how many; at most one more than copies.
 */
export function rangesToSearch(copies: Copies, reaches: Reaches, ranges: Uint32Array): number {
  const { triples, targetLength } = copies;
  let count = 0;
  let from = 0;
  for (let copy = 0; copy < 3 * copies.count; copy += 3) {
    const start = triples[copy] ?? 0;
    const end = start + (triples[copy + 2] ?? 0);
    // The first place behind those from which a prefix still fits.
    const next = end - reaches.prefix + 1;
    if (next <= start) continue;
    if (start > from) {
      ranges[2 * count] = from;
      ranges[2 * count + 1] = start;
      count++;
    }
    from = next;
  }
  if (from < targetLength) {
    ranges[2 * count] = from;
    ranges[2 * count + 1] = targetLength;
    count++;
  }
  return count;
}

/** Puts `fresh`, pairs of place and prefix in ascending order, between the hits. */
export function mergeFresh(hits: Hits, fresh: Uint32Array, pairs: number, into: Hits): void {
  into.clear();
  into.start = hits.start;
  let i = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const place = fresh[2 * pair] ?? 0;
    for (; i < hits.count && (hits.places[i] ?? 0) < place; i++) copyHit(hits, i, into);
    into.add(place, fresh[2 * pair + 1] ?? 0, Answer.Unknown);
  }
  for (; i < hits.count; i++) copyHit(hits, i, into);
}

function copyHit(hits: Hits, i: number, into: Hits): void {
  into.add(hits.places[i] ?? 0, hits.prefixes[i] ?? 0, (hits.answers[i] ?? 0) as Answer);
}
