/** Looks at one object of any type, and counts it. */

import type { Keywords } from '../content.ts';
import { isLfsPointer } from '../git/lfs.ts';
import { messageOf } from '../git/message.ts';
import { EntryType } from '../pack/entries.ts';
import type { Expanded } from '../pack/walk.ts';
import type { Workspace } from '../pack/workspace.ts';
import type { ContentSweep } from './contents.ts';
import { noCounts, type Counts } from './counts.ts';
import type { NameSweep } from './names.ts';
import type { TreeSweep } from './trees.ts';

/** What becomes of an object: nothing more, or it is read again through git. */
export type Outcome = 'done' | 'suspect' | 'unread';

export interface ObjectSweepOptions {
  readonly contents: ContentSweep;
  /** Undefined if no rule asks for paths, `any` if one asks for all of them. */
  readonly names: NameSweep | 'any' | undefined;
  readonly trees: TreeSweep;
  /** Objects above this are left out and counted. In bytes. */
  readonly maxSize: number;
}

export class ObjectSweep {
  readonly #workspace: Workspace;
  readonly #contents: ContentSweep;
  readonly #names: NameSweep | undefined;
  readonly #anyName: boolean;
  readonly #trees: TreeSweep;
  readonly #maxSize: number;
  #counts: Counts = noCounts();

  constructor(workspace: Workspace, { contents, names, trees, maxSize }: ObjectSweepOptions) {
    this.#workspace = workspace;
    this.#contents = contents;
    this.#names = names === 'any' ? undefined : names;
    this.#anyName = names === 'any';
    this.#trees = trees;
    this.#maxSize = maxSize;
  }

  /** Whether files may be at paths that some rule is about. */
  get sawName(): boolean {
    return this.#anyName || this.#names?.isSettled === true;
  }

  /** @param isRepeated the same object is counted elsewhere */
  look(object: Expanded, isRepeated: boolean): Outcome {
    const isSound = this.#trees.look(object);
    if (object.type === EntryType.Tree) {
      if (!isSound) return this.miss(EntryType.Tree);
      this.#names?.look(object);
      return 'done';
    }
    const verdict = this.#contents.look(object);
    const bytes = this.#contentOf(object);
    const isOversized = bytes.length > this.#maxSize;
    if (!isOversized && verdict === 'too-many') return 'unread';
    const outcome = !isOversized && verdict === 'suspect' ? 'suspect' : 'done';
    if (isRepeated) return outcome;
    if (object.type === EntryType.Commit) this.#counts.commits++;
    if (object.type === EntryType.Blob && isLfsPointer(bytes)) this.#counts.lfsPointers++;
    if (isOversized) this.#counts.oversized++;
    else if (verdict === 'binary') this.#counts.binary++;
    else {
      this.#counts.contents++;
      this.#counts.bytes += bytes.length;
    }
    return outcome;
  }

  /** An object that cannot be looked at. */
  miss(type: EntryType): Outcome {
    if (type === EntryType.Tree) this.#names?.settle();
    return 'unread';
  }

  /** Where to look in the object last looked at, if it is a suspect; undefined if that is not known. */
  get keywords(): Keywords | undefined {
    return this.#contents.keywords;
  }

  /** Ids, in hex, of objects that are named and absent, since the last time this was asked. */
  takeAbsent(): ReadonlySet<string> {
    const absent = new Set(this.#trees.absent);
    this.#trees.absent.clear();
    return absent;
  }

  /** What has been counted since the last time this was asked. */
  takeCounts(): Counts {
    const counts = this.#counts;
    this.#counts = noCounts();
    counts.bytesSearched = this.#contents.bytesSearched;
    counts.placesJudged = this.#contents.placesJudged;
    this.#contents.bytesSearched = 0;
    this.#contents.placesJudged = 0;
    return counts;
  }

  /** What of an object is scanned. */
  #contentOf({ type, address, length }: Expanded): Uint8Array {
    const bytes = this.#workspace.bytes.subarray(address, address + length);
    return type === EntryType.Blob ? bytes : messageOf(bytes);
  }
}
