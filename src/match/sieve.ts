/**
 * Decides whether a content is worth a look, from one place in it where a keyword may begin and
 * without knowing its path. It may say yes too often, never no where a scan of the content with its
 * path would find something: where it says yes the content is looked at again.
 */

import type { CompiledRules } from './compiled-rules.ts';
import { candidateOf, guardedNear } from './guard.ts';
import { appliesTo, matchCandidate, UnknownPath, type MatchSettings } from './matcher.ts';
import { createPrefilter, literalsOfEntry, scanStart, type Prefilter } from './prefilter.ts';
import { MAX_ENTRY_LENGTH, type PrefilterTables } from './prefilter-tables.ts';
import { TextCache } from './text-cache.ts';
import { LANDMARK_CONTEXT, LANDMARK_REACH, type Window } from './slice.ts';

export interface SieveOptions {
  readonly rules: CompiledRules;
  readonly tables: PrefilterTables;
  /** Milliseconds since the epoch that expiry is judged against. */
  readonly now: number;
  /** Ids of rules that apply to every path. */
  readonly everywhere: ReadonlySet<string>;
}

const LINE_END = 0x0a;

export class Sieve {
  /** An entry is found, or not, by so many bytes at most. */
  readonly prefix: number = MAX_ENTRY_LENGTH;
  /** The answer at the beginning of a content depends on so many of its first bytes. */
  readonly start: number;
  readonly #tables: PrefilterTables;
  readonly #settings: MatchSettings & { readonly unknownPath: UnknownPath };
  /** Answers at places of slices, by the text of the slice. */
  readonly #answers = new TextCache<Map<string, boolean>>(8 * 1024 * 1024);
  readonly #prefilter: Prefilter;
  /** Not 0 for bytes that stand behind the line end of a literal that begins with one. */
  readonly #firsts: Uint8Array;
  /** Reaches of entries; 0 if not known yet. */
  readonly #reaches: Uint32Array;

  constructor({ rules, tables, now, everywhere }: SieveOptions) {
    this.#tables = tables;
    this.#settings = { rules, now, everywhere, unknownPath: new UnknownPath() };
    this.#reaches = new Uint32Array(tables.lengths.length);
    this.#prefilter = createPrefilter(tables);
    this.#firsts = new Uint8Array(256);
    this.start = this.#noteStarts();
  }

  /**
   * Whether anything may be found at a literal that begins with `entry` and stands at `at`. `not near`
   * is no, and depends on less of the text (`answer`).
   */
  mayMatch(window: Window, entry: number, at: number): boolean | 'not near' {
    let answer: boolean | 'not near' = 'not near';
    literalsOfEntry(this.#tables, entry, window.bytes, at, (literal) => {
      if (answer === true) return;
      const may = this.#mayMatchLiteral(window, literal, at);
      if (may !== 'not near') answer = may;
    });
    return answer;
  }

  /** The same for literals that begin with a line end, at the beginning of a content. */
  mayMatchAtStart(window: Window): boolean {
    const [first] = window.bytes;
    if (first === undefined || this.#firsts[first] === 0) return false;
    let may = false;
    scanStart(this.#prefilter, window.bytes, (literal) => {
      may ||= this.#mayMatchLiteral(window, literal, 0) === true;
    });
    return may;
  }

  /** Fills `#firsts`; returns the longest reach of such a literal. */
  #noteStarts(): number {
    const { codes, offsets, anyCase } = this.#tables;
    let most = 0;
    for (let literal = 0; literal + 1 < offsets.length; literal++) {
      const at = offsets[literal] ?? 0;
      if (codes[at] !== LINE_END) continue;
      const code = codes[at + 1] ?? 0;
      this.#firsts[code] = 1;
      const isLetter = code >= 0x61 && code <= 0x7a;
      if (isLetter && anyCase[literal] === 1) this.#firsts[code - 0x20] = 1;
      most = Math.max(most, this.#reachOfLiteral(literal));
    }
    return most + LANDMARK_REACH + LANDMARK_CONTEXT;
  }

  #mayMatchLiteral(window: Window, literal: number, at: number): boolean | 'not near' {
    const trigger = this.#settings.rules.trigger(literal);
    if (trigger === undefined) return 'not near';
    const near = guardedNear(window, trigger, at, ({ rule }) => appliesTo(this.#settings, rule));
    if (near.length === 0) return 'not near';
    const candidate = candidateOf(window, trigger, at, near);
    if (candidate === undefined) return false;
    const { text, start, stride, atStart, atEnd } = candidate.slice;
    // The versions of a file have most of their slices in common.
    const answers = this.#answers.of(text, () => new Map<string, boolean>());
    const key = `${literal} ${(at - start) / stride} ${atStart} ${atEnd}`;
    let may = answers.get(key);
    if (may === undefined) {
      const { unknownPath } = this.#settings;
      unknownPath.couldMatter = false;
      const matches = matchCandidate(this.#settings, window, trigger, at, candidate);
      may = matches.length > 0 || unknownPath.couldMatter;
      answers.set(key, may);
    }
    return may;
  }

  /**
   * Bytes on both sides of an entry's beginning on which the answer depends: as long as they, and
   * the ends of the content among them, stay the same, so does the answer.
   * @param isByNear the answer was `not near`
   */
  answer(entry: number, isByNear = false): number {
    let reach = this.#reaches[entry] ?? 0;
    if (reach === 0) {
      reach = this.#reachOf(entry);
      this.#reaches[entry] = reach;
    }
    // No slice has been cut, so no landmark looked for.
    return isByNear ? reach : reach + LANDMARK_REACH + LANDMARK_CONTEXT;
  }

  #reachOf(entry: number): number {
    const { literals, literalOffsets } = this.#tables;
    let most = 0;
    for (const literal of literals.subarray(literalOffsets[entry], literalOffsets[entry + 1])) {
      most = Math.max(most, this.#reachOfLiteral(literal));
    }
    return most;
  }

  #reachOfLiteral(literal: number): number {
    const trigger = this.#settings.rules.trigger(literal);
    return trigger === undefined ? 0 : trigger.reach + trigger.literal.text.length;
  }
}
