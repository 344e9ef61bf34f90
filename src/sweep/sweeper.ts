/** What one thread needs to sweep objects: a kernel with its memory, and the rules. */

import type { Keywords } from '../content.ts';
import { align, createKernel } from '../kernel/kernel.ts';
import { MAX_ENTRY_LENGTH } from '../match/prefilter-tables.ts';
import type { EntryType } from '../pack/entries.ts';
import { NONE } from '../pack/families.ts';
import { Workspace } from '../pack/workspace.ts';
import { ContentSweep, type Judge } from './contents.ts';
import { NameSweep } from './names.ts';
import { ObjectSweep, type Outcome } from './object-sweep.ts';
import { PackSweep, type PackFindings } from './pack-sweep.ts';
import type { OidList } from '../pack/oid-list.ts';
import { isListed, isUnreadable, type PackTables } from '../pack/tables.ts';
import { Search, SearchTables } from './search.ts';
import type { Task } from './task.ts';
import { TreeSweep } from './trees.ts';

/** What of the rules, and of what is asked for, a sweep has to know. */
export interface RulesForSweep {
  readonly judge: Judge;
  readonly keywords: SearchTables;
  /**
   * Names in trees that rules about paths ask for; undefined if there is no such rule, `any` if a
   * rule does not say which.
   */
  readonly names: SearchTables | 'any' | undefined;
  /** Objects above this are left out and counted. In bytes. */
  readonly maxSize: number;
}

export interface SweeperOptions extends RulesForSweep {
  /** Bytes of an object id: 20 or 32. */
  readonly oidBytes: number;
}

export class Sweeper {
  readonly #packs: readonly PackTables[];
  readonly #workspace: Workspace;
  readonly #objects: ObjectSweep;
  #open: { readonly pack: number; readonly sweep: PackSweep } | undefined;

  /** @param lists the ids that all packs of the store have */
  constructor(packs: readonly PackTables[], lists: readonly OidList[], options: SweeperOptions) {
    const { keywords, names, judge, maxSize, oidBytes } = options;
    this.#packs = packs;
    const room = keywords.room + (names instanceof SearchTables ? names.room : 0);
    this.#workspace = new Workspace(createKernel(), room);
    const { own } = this.#workspace;
    const search = new Search(this.#workspace, keywords, own);
    const contents = new ContentSweep(this.#workspace, search, judge);
    const behind = align(own + keywords.room);
    this.#objects = new ObjectSweep(this.#workspace, {
      contents,
      names: names instanceof SearchTables ? this.#nameSweep(names, behind) : names,
      trees: new TreeSweep(this.#workspace, oidBytes, (bytes, at) => isListed(lists, bytes, at)),
      maxSize,
    });
  }

  /** Undefined if the pack cannot be read any more: others may have repacked since. */
  sweep({ pack, from, to }: Task): PackFindings | undefined {
    try {
      return this.#openPack(pack).sweep(from, to);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      // What has been counted so far is read again.
      this.close();
      this.takeLooked();
      return undefined;
    }
  }

  /** Looks at an object from elsewhere; it must fit into the workspace. */
  look(type: EntryType, body: Uint8Array): Outcome {
    const { bytes, stack } = this.#workspace;
    bytes.set(body, stack);
    const object = { type, address: stack, length: body.length, copies: NONE };
    return this.#objects.look({ ...object, entry: NONE, baseLength: 0, level: 0 }, false);
  }

  /** Where to look in the object last looked at, if it is a suspect and that is known. */
  get keywords(): Keywords | undefined {
    return this.#objects.keywords;
  }

  /** What `look` has come to since the last time anything was taken. */
  takeLooked(): Pick<PackFindings, 'sawName' | 'absent' | 'counts'> {
    return {
      sawName: this.#objects.sawName,
      absent: this.#objects.takeAbsent(),
      counts: this.#objects.takeCounts(),
    };
  }

  close(): void {
    this.#open?.sweep.close();
    this.#open = undefined;
  }

  #openPack(pack: number): PackSweep {
    if (this.#open?.pack !== pack) {
      this.close();
      const tables = this.#packs[pack];
      if (tables === undefined) throw new RangeError('no such pack');
      this.#open = { pack, sweep: new PackSweep(tables, this.#workspace, this.#objects) };
    }
    return this.#open.sweep;
  }

  #nameSweep(names: SearchTables, at: number): NameSweep {
    const search = new Search(this.#workspace, names, at);
    return new NameSweep(this.#workspace, search, { prefix: MAX_ENTRY_LENGTH, answer: () => 0 });
  }
}
