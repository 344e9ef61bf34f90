/**
 * Sweeps blobs and messages: finds those that are worth a look, and counts the others as scanned.
 */

import type { Keywords } from '../content.ts';
import { isCompressedFormat } from '../match/binary.ts';
import { createGlance } from '../match/glance.ts';
import { openSparseWindow, WHOLE, type Window } from '../match/slice.ts';
import { sniffUtf16, SNIFF_LENGTH } from '../match/utf16.ts';
import { EntryType } from '../pack/entries.ts';
import type { Expanded } from '../pack/walk.ts';
import type { Workspace } from '../pack/workspace.ts';
import {
  Answer,
  Hits,
  inherit,
  keepsStart,
  mergeFresh,
  rangesToSearch,
  type Reaches,
} from './hits.ts';
import type { Search } from './search.ts';

/** What is asked about a place where a keyword may stand. */
export interface Judge extends Reaches {
  /** `not near` is no, and only because of what stands near. */
  mayMatch(window: Window, prefix: number, at: number): boolean | 'not near';
  /** The answer of `mayMatchAtStart` depends on so many bytes of a content. */
  readonly start: number;
  /** The same about the beginning of a content, which counts as that of a line. */
  mayMatchAtStart(window: Window): boolean;
}

/** An object with more places that count is scanned as if nothing were known of it. */
const MAX_KEYWORDS: number = 16 * 1024;

/** What became of an object. */
export type Verdict = 'clean' | 'suspect' | 'binary' | 'too-many';

export class ContentSweep {
  /** Bytes that were searched for keywords; and places that were looked at one by one. */
  bytesSearched = 0;
  placesJudged = 0;
  /** Where to look in the suspect last seen; undefined if that is not known. */
  keywords: Keywords | undefined;
  readonly #workspace: Workspace;
  readonly #search: Search;
  readonly #judge: Judge;
  /** The hits of the object last seen at each level; the base is one level below. */
  readonly #levels: Hits[] = [];
  readonly #inherited = new Hits();
  readonly #glance = createGlance();

  constructor(workspace: Workspace, search: Search, judge: Judge) {
    this.#workspace = workspace;
    this.#search = search;
    this.#judge = judge;
  }

  look(object: Expanded): Verdict {
    const hits = (this.#levels[object.level] ??= new Hits());
    hits.clear();
    this.keywords = undefined;
    const { address, length, type } = object;
    const bytes = this.#workspace.bytes.subarray(address, address + length);
    const text = type === EntryType.Blob ? bytes : messageIn(bytes);
    const head = text.subarray(0, SNIFF_LENGTH);
    if (type === EntryType.Blob && isCompressedFormat(head)) return 'binary';
    // Decoded before it is searched: that is left to those who look again.
    if (sniffUtf16(head) !== undefined) return 'suspect';
    if (!this.#find(object, hits)) return 'too-many';
    // Whoever looks again sees a message without its headers, or all of the object.
    const texts = text.length === length ? [bytes] : [bytes, text];
    if (!this.#judgeAll(texts, hits)) return 'clean';
    // Places in a message are counted from its own beginning.
    if (type === EntryType.Blob) this.keywords = keywordsOf(hits);
    return 'suspect';
  }

  /** Fills `hits`; false if there are too many. */
  #find(object: Expanded, hits: Hits): boolean {
    const { address, length, copies, level, type } = object;
    // What is asked about a message depends on where it begins, and few of them are deltas.
    const isApart = copies < 0 || type !== EntryType.Blob;
    const base = isApart ? undefined : this.#levels[level - 1];
    let pairs: number;
    const inherited = this.#inherited;
    inherited.clear();
    if (base === undefined || !base.isKnown) {
      pairs = this.#search.all(address, length);
      this.bytesSearched += length;
    } else {
      const list = {
        count: copies,
        triples: this.#workspace.triples,
        baseLength: object.baseLength,
        targetLength: length,
      };
      inherit(inherited, base, list, this.#judge);
      if (keepsStart(list, this.#judge.start)) inherited.start = base.start;
      const ranges = rangesToSearch(list, this.#judge, this.#search.ranges);
      pairs = this.#search.some(address, length, ranges);
      for (let i = 0; i < 2 * ranges; i += 2) {
        this.bytesSearched += (this.#search.ranges[i + 1] ?? 0) - (this.#search.ranges[i] ?? 0);
      }
    }
    if (pairs < 0) return false;
    mergeFresh(inherited, this.#search.found, pairs, hits);
    hits.isKnown = true;
    return true;
  }

  /** Answers what is open; whether any answer is yes. All texts end where the object does. */
  #judgeAll(texts: readonly Buffer[], hits: Hits): boolean {
    let windows: readonly Window[] | undefined;
    if (hits.start === Answer.Unknown) {
      windows = texts.map((text) => this.#open(text));
      const may = windows.some((window) => this.#judge.mayMatchAtStart(window));
      hits.start = may ? Answer.Yes : Answer.No;
    }
    let isSuspect = hits.start === Answer.Yes;
    for (let i = 0; i < hits.count; i++) {
      if (hits.answers[i] === Answer.Unknown) {
        windows ??= texts.map((text) => this.#open(text));
        hits.answers[i] = this.#answer(windows, hits.prefixes[i] ?? 0, hits.places[i] ?? 0);
        this.placesJudged++;
      }
      if (hits.answers[i] === Answer.Yes) isSuspect = true;
    }
    return isSuspect;
  }

  #open(bytes: Buffer): Window {
    return openSparseWindow(bytes, WHOLE, this.#glance);
  }

  /** @param place in the first of the windows, which is the longest */
  #answer(windows: readonly Window[], prefix: number, place: number): Answer {
    const length = windows[0]?.bytes.length ?? 0;
    let answer: Answer = Answer.NoByNear;
    for (const window of windows) {
      const at = place - (length - window.bytes.length);
      const may = at >= 0 ? this.#judge.mayMatch(window, prefix, at) : 'not near';
      if (may === true) return Answer.Yes;
      if (may === false) answer = Answer.No;
    }
    return answer;
  }
}

function keywordsOf({ count, places, prefixes, answers }: Hits): Keywords | undefined {
  const keywords: number[] = [];
  for (let i = 0; i < count; i++) {
    if (answers[i] === Answer.Yes) keywords.push(places[i] ?? 0, prefixes[i] ?? 0);
  }
  return keywords.length > 2 * MAX_KEYWORDS ? undefined : keywords;
}

const HEADERS_END: Buffer = Buffer.from('\n\n');

/** The message of a commit or a tag. */
function messageIn(bytes: Buffer): Buffer {
  const end = bytes.indexOf(HEADERS_END);
  return end < 0 ? bytes : bytes.subarray(end + HEADERS_END.length);
}
