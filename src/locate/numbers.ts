/** Numbers all objects of a store from 0: those of each pack in the order of its index, then loose ones. */

import type { Oid } from '../content.ts';
import type { OidList } from '../pack/oid-list.ts';

export class ObjectNumbers {
  readonly count: number;
  readonly #packs: readonly OidList[];
  /** The number of each pack's first object. */
  readonly #firsts: readonly number[];
  readonly #loose: readonly string[];
  readonly #looseNumbers: ReadonlyMap<string, number>;

  /** @param loose ids in hex */
  constructor(packs: readonly OidList[], loose: readonly string[]) {
    let count = 0;
    this.#packs = packs;
    this.#firsts = packs.map((oids) => {
      const first = count;
      count += oids.count;
      return first;
    });
    this.#loose = loose;
    this.#looseNumbers = new Map(loose.map((oid, index) => [oid, count + index]));
    this.count = count + loose.length;
  }

  /** The number of the object whose id, in binary, begins at `at`; −1 if there is none. */
  find(bytes: Uint8Array, at: number): number {
    for (let pack = 0; pack < this.#packs.length; pack++) {
      const position = this.#packs[pack]?.find(bytes, at) ?? -1;
      if (position >= 0) return (this.#firsts[pack] ?? 0) + position;
    }
    if (this.#looseNumbers.size === 0) return -1;
    const oidBytes = (this.#loose[0]?.length ?? 0) / 2;
    const oid = Buffer.from(bytes.subarray(at, at + oidBytes)).toString('hex');
    return this.#looseNumbers.get(oid) ?? -1;
  }

  findHex(oid: string): number {
    return this.find(Buffer.from(oid, 'hex'), 0);
  }

  /**
   * The number that an object of a pack goes by: its first one, if several packs have it.
   * @param position in the pack's index
   */
  ofPacked(pack: number, position: number): number {
    const oids = this.#packs[pack];
    if (pack === 0 || oids === undefined) return (this.#firsts[pack] ?? 0) + position;
    return this.find(oids.bytes, position * oids.oidBytes);
  }

  hexAt(number: number): Oid {
    for (let pack = this.#packs.length - 1; pack >= 0; pack--) {
      const position = number - (this.#firsts[pack] ?? 0);
      const oids = this.#packs[pack];
      if (oids !== undefined && position >= 0 && position < oids.count) {
        return oids.at(position) as Oid;
      }
    }
    return (this.#loose[number - (this.count - this.#loose.length)] ?? '') as Oid;
  }
}
