/**
 * The table of a pack's entries in the order they are stored in: what each is, how large, and of
 * which other entry it is a delta. Made in one pass over the headers; the data is not looked at.
 *
 * Entry header: https://git-scm.com/docs/gitformat-pack, "pack-*.pack files have the following format".
 */

import { PackError, type PackIndex } from './index-file.ts';
import type { PackFile } from './pack-file.ts';

/** Types as a pack numbers them. An entry that is a delta has the type of what it expands to. */
export const EntryType = { Unknown: 0, Commit: 1, Tree: 2, Blob: 3, Tag: 4 } as const;
export type EntryType = (typeof EntryType)[keyof typeof EntryType];

const OFS_DELTA = 6;
const REF_DELTA = 7;

/** Entries expand to fewer bytes than this, or are not for this reader. */
export const MAX_ENTRY_SIZE: number = 2 ** 31 - 1;

/** The same index in all arrays is the same entry: entries in ascending order of offset. */
export interface Entries {
  readonly count: number;
  /** Where each entry begins in the pack; one more than there are entries, for the end. */
  readonly offsets: Float64Array;
  /** Bytes from an entry's beginning to its compressed data. */
  readonly headers: Uint8Array;
  /** `EntryType`; `Unknown` if its base cannot be found. */
  readonly types: Uint8Array;
  /**
   * Bytes that the compressed data inflates to: the object, or its delta. `MAX_ENTRY_SIZE` stands
   * for that and more.
   */
  readonly sizes: Uint32Array;
  /** Index of the entry this is a delta of; −1 if it is whole. */
  readonly bases: Int32Array;
  /** Position of each entry's id in the pack's index. */
  readonly positions: Uint32Array;
}

/** Throws `PackError` if entries overlap, lie outside the pack or have headers that cannot be. */
export function readEntries(pack: PackFile, index: PackIndex): Entries {
  const { count } = index.oids;
  const positions = inOrderOfOffset(index.offsets);
  const offsets = new Float64Array(count + 1);
  for (let entry = 0; entry < count; entry++) {
    offsets[entry] = index.offsets[positions[entry] ?? 0] ?? 0;
  }
  offsets[count] = pack.end;
  const entries: Entries = {
    count,
    offsets: shared(offsets),
    headers: new Uint8Array(sharedBytes(count)),
    types: new Uint8Array(sharedBytes(count)),
    sizes: new Uint32Array(sharedBytes(4 * count)),
    bases: new Int32Array(sharedBytes(4 * count)).fill(-1),
    positions: new Uint32Array(sharedBytes(4 * count)),
  };
  entries.positions.set(positions);
  new HeaderReader(pack, index, entries).readAll();
  return entries;
}

/** So that workers see the tables without a copy. */
function sharedBytes(length: number): SharedArrayBuffer {
  return new SharedArrayBuffer(length);
}

function shared(values: Float64Array): Float64Array {
  const copy = new Float64Array(sharedBytes(values.byteLength));
  copy.set(values);
  return copy;
}

const DIGIT_BITS = 11;
const DIGITS: number = 2 ** DIGIT_BITS;

/** Positions in ascending order of offset: a radix sort, a pass for every 11 bits. */
function inOrderOfOffset(offsets: Float64Array): Uint32Array {
  const { length } = offsets;
  let order = Uint32Array.from({ length }, (_, position) => position);
  let next = new Uint32Array(length);
  const greatest = offsets.reduce((most, offset) => Math.max(most, offset), 0);
  for (let unit = 1; unit <= greatest; unit *= DIGITS) {
    const starts = new Uint32Array(DIGITS + 1);
    for (let i = 0; i < length; i++) {
      const digit = Math.floor((offsets[i] ?? 0) / unit) % DIGITS;
      starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
    }
    for (let digit = 0; digit < DIGITS; digit++) {
      starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0);
    }
    for (const position of order) {
      const digit = Math.floor((offsets[position] ?? 0) / unit) % DIGITS;
      const at = starts[digit] ?? 0;
      next[at] = position;
      starts[digit] = at + 1;
    }
    [order, next] = [next, order];
  }
  return order;
}

/** Bytes read at once. Entries larger than that are stepped over. */
const CHUNK: number = 1024 * 1024;
/** The longest header: a size of 64 bits, and an id of 32 bytes or an offset of 64 bits. */
const LONGEST_HEADER = 48;

class HeaderReader {
  readonly #pack: PackFile;
  readonly #index: PackIndex;
  readonly #entries: Entries;
  readonly #chunk: Uint8Array = Buffer.allocUnsafeSlow(CHUNK + LONGEST_HEADER);
  #chunkStart = 0;
  #chunkLength = 0;
  /** Entries whose base is named by its id, with the position of that id. */
  readonly #byId: number[] = [];
  readonly #lookUp: OffsetLookUp;
  #sorted: Uint32Array | undefined;

  constructor(pack: PackFile, index: PackIndex, entries: Entries) {
    this.#pack = pack;
    this.#index = index;
    this.#entries = entries;
    this.#lookUp = new OffsetLookUp(entries.offsets, entries.count);
  }

  readAll(): void {
    const { count, offsets } = this.#entries;
    if (count > 0 && (offsets[0] ?? 0) < LONGEST_PACK_HEADER) {
      throw new PackError('the index points into the header of the pack');
    }
    for (let entry = 0; entry < count; entry++) {
      const offset = offsets[entry] ?? 0;
      const end = offsets[entry + 1] ?? 0;
      if (end <= offset) throw new PackError('the index points behind the end of the pack');
      this.#readHeader(entry, this.#chunkAt(offset), Math.min(end - offset, LONGEST_HEADER));
    }
    this.#findTypesById();
  }

  /** Where `offset` is in the chunk, which is read anew if need be. */
  #chunkAt(offset: number): number {
    const at = offset - this.#chunkStart;
    if (at + LONGEST_HEADER <= this.#chunkLength) return at;
    this.#chunkStart = offset;
    this.#chunkLength = this.#pack.read(this.#chunk, 0, CHUNK, offset);
    // Near the end of the file there are fewer bytes; a header that is cut off is noticed.
    this.#chunk.fill(0x80, this.#chunkLength, this.#chunkLength + LONGEST_HEADER);
    return 0;
  }

  #readHeader(entry: number, start: number, available: number): void {
    const chunk = this.#chunk;
    const { types, sizes, headers, bases } = this.#entries;
    let at = start;
    const stop = start + available;
    let byte = chunk[at++] ?? 0;
    const type = (byte >> 4) & 7;
    let size = byte & 0x0f;
    for (let unit = 16; byte >= 0x80; unit *= 128) {
      if (at >= stop) throw new PackError('an entry is cut short');
      byte = chunk[at++] ?? 0;
      size += (byte & 0x7f) * unit;
    }
    sizes[entry] = Math.min(size, MAX_ENTRY_SIZE);
    if (type === OFS_DELTA) {
      byte = chunk[at++] ?? 0;
      let distance = byte & 0x7f;
      while (byte >= 0x80) {
        if (at >= stop) throw new PackError('an entry is cut short');
        byte = chunk[at++] ?? 0;
        distance = (distance + 1) * 128 + (byte & 0x7f);
      }
      const base = this.#lookUp.find((this.#entries.offsets[entry] ?? 0) - distance);
      bases[entry] = base;
      // A base stands before what is made from it, so its type is known.
      types[entry] = base < 0 ? EntryType.Unknown : (types[base] ?? 0);
    } else if (type === REF_DELTA) {
      const { oids } = this.#index;
      if (at + oids.oidBytes > stop) throw new PackError('an entry is cut short');
      this.#byId.push(entry, oids.find(chunk, at));
      at += oids.oidBytes;
    } else if (type >= EntryType.Commit && type <= EntryType.Tag) {
      types[entry] = type;
    } else {
      throw new PackError('an entry has an unknown type');
    }
    headers[entry] = at - start;
  }

  /** A base that is named by its id may stand anywhere in the pack, or not in it at all. */
  #findTypesById(): void {
    const { bases, types, count } = this.#entries;
    if (this.#byId.length === 0) return;
    for (let i = 0; i < this.#byId.length; i += 2) {
      const position = this.#byId[i + 1] ?? -1;
      const entry = this.#byId[i] ?? 0;
      const base = position < 0 ? -1 : this.#entryAt(position);
      // Without a base it stays unknown; −1 would make it whole.
      bases[entry] = base < 0 ? entry : base;
    }
    for (let entry = 0; entry < count; entry++) {
      if (types[entry] === EntryType.Unknown) this.#inheritType(entry);
    }
  }

  /** Follows bases up to one whose type is known. A ring of bases has none. */
  #inheritType(entry: number): void {
    const { bases, types } = this.#entries;
    const way: number[] = [];
    const seen = new Set<number>();
    let at = entry;
    while (at >= 0 && types[at] === EntryType.Unknown && !seen.has(at)) {
      way.push(at);
      seen.add(at);
      at = bases[at] ?? -1;
    }
    const type = at < 0 ? EntryType.Unknown : (types[at] ?? 0);
    for (const passed of way) types[passed] = type;
  }

  #entryAt(position: number): number {
    if (this.#sorted === undefined) {
      this.#sorted = new Uint32Array(this.#entries.count);
      const { positions } = this.#entries;
      for (let entry = 0; entry < positions.length; entry++) {
        this.#sorted[positions[entry] ?? 0] = entry;
      }
    }
    return this.#sorted[position] ?? -1;
  }
}

const LONGEST_PACK_HEADER = 12;

/** Finds the entry at an offset: a table of buckets, as many as entries, leads close to it. */
class OffsetLookUp {
  readonly #offsets: Float64Array;
  readonly #width: number;
  /** For each bucket of `width` bytes, the first entry that begins in it or behind. */
  readonly #firsts: Uint32Array;

  constructor(offsets: Float64Array, count: number) {
    this.#offsets = offsets;
    this.#width = Math.max(1, Math.ceil((offsets[count] ?? 0) / Math.max(1, count)));
    this.#firsts = new Uint32Array(Math.ceil((offsets[count] ?? 0) / this.#width) + 2);
    let entry = 0;
    for (let bucket = 0; bucket < this.#firsts.length; bucket++) {
      while (entry < count && (offsets[entry] ?? 0) < bucket * this.#width) entry++;
      this.#firsts[bucket] = entry;
    }
  }

  /** The entry that begins at `offset`, or −1. */
  find(offset: number): number {
    if (!(offset >= 0)) return -1;
    let entry = this.#firsts[Math.floor(offset / this.#width)] ?? this.#offsets.length;
    while ((this.#offsets[entry] ?? Infinity) < offset) entry++;
    return this.#offsets[entry] === offset && entry < this.#offsets.length - 1 ? entry : -1;
  }
}
