/**
 * Numbers object ids from 0 in the order in which they are added. A history has millions of them,
 * and as strings in a Set each would take a hundred bytes; here it is 20 to 40 (32 to 64 for SHA-256).
 */

import { randomInt } from 'node:crypto';

const INITIAL_CAPACITY = 1024;
/** 2³² divided by the golden ratio: multiplying by it spreads what differs in few bits. */
const GOLDEN = 0x9e3779b1;

const HEX_VALUES: Uint8Array = new Uint8Array(128);
for (let value = 0; value < 16; value += 1) HEX_VALUES[value.toString(16).charCodeAt(0)] = value;

export class OidTable {
  readonly #hexLength: number;
  readonly #words: number;
  /** So that ids made to collide do not: their first bytes are cheap to choose. */
  readonly #seed: number = randomInt(2 ** 32);
  /** The ids in their order, 32 bits a word. */
  #ids: Uint32Array;
  /** A hash table of 1 + number; 0 is free. At most half of it is in use. */
  #slots: Int32Array;
  #size = 0;
  /** The id that is looked at. */
  readonly #id: Uint32Array;

  /** @param hexLength 40 or 64 */
  constructor(hexLength: number) {
    this.#hexLength = hexLength;
    this.#words = hexLength / 8;
    this.#ids = new Uint32Array(this.#words * INITIAL_CAPACITY);
    this.#slots = new Int32Array(2 * INITIAL_CAPACITY);
    this.#id = new Uint32Array(this.#words);
  }

  get size(): number {
    return this.#size;
  }

  /** The number of the id whose hex digits begin at `at`; adds it if need be: then it is the old `size`. */
  add(bytes: Uint8Array, at: number): number {
    this.#read(bytes, at);
    const slot = this.#slotOf(this.#id, 0);
    const found = this.#slots[slot] ?? 0;
    if (found > 0) return found - 1;
    const number = this.#size;
    this.#ids.set(this.#id, number * this.#words);
    this.#slots[slot] = number + 1;
    this.#size += 1;
    if (2 * this.#size >= this.#slots.length) this.#grow();
    return number;
  }

  addHex(oid: string): number {
    return this.add(Buffer.from(oid, 'latin1'), 0);
  }

  /** The number of an id in hex, if it was added. */
  find(oid: string): number | undefined {
    this.#read(Buffer.from(oid, 'latin1'), 0);
    const found = this.#slots[this.#slotOf(this.#id, 0)] ?? 0;
    return found > 0 ? found - 1 : undefined;
  }

  /** The id with that number, in hex. */
  at(number: number): string {
    const first = number * this.#words;
    return Array.from(this.#ids.subarray(first, first + this.#words), (word) =>
      word.toString(16).padStart(8, '0'),
    ).join('');
  }

  #read(bytes: Uint8Array, at: number): void {
    if (at + this.#hexLength > bytes.length) throw new RangeError('an object id is cut short');
    for (let word = 0; word < this.#words; word += 1) {
      let value = 0;
      for (let digit = 0; digit < 8; digit += 1) {
        value = (value << 4) | (HEX_VALUES[bytes[at + 8 * word + digit] ?? 0] ?? 0);
      }
      this.#id[word] = value;
    }
  }

  /** Where the id at `ids[first]` is in the table, or the free slot where it belongs. */
  #slotOf(ids: Uint32Array, first: number): number {
    const mask = this.#slots.length - 1;
    const hash = Math.imul((ids[first] ?? 0) ^ this.#seed, GOLDEN) ^ (ids[first + 1] ?? 0);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const found = this.#slots[slot] ?? 0;
      if (found === 0 || this.#isAt(found - 1, ids, first)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isAt(number: number, ids: Uint32Array, first: number): boolean {
    const own = number * this.#words;
    for (let word = 0; word < this.#words; word += 1) {
      if (this.#ids[own + word] !== ids[first + word]) return false;
    }
    return true;
  }

  #grow(): void {
    const ids = new Uint32Array(2 * this.#ids.length);
    ids.set(this.#ids);
    this.#ids = ids;
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let number = 0; number < this.#size; number += 1) {
      this.#slots[this.#slotOf(ids, number * this.#words)] = number + 1;
    }
  }
}
