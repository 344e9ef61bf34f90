/**
 * Walks families of a pack: expands each entry once, its base before it, and shows it to a visitor.
 * Bases stay on a stack as long as something is still to be made from them.
 */

import { align, TARGET_SLACK } from '../kernel/kernel.ts';
import { EntryType, type Entries } from './entries.ts';
import { EntryReader } from './entry-reader.ts';
import { NONE, nextChild, type Families } from './families.ts';
import type { PackFile } from './pack-file.ts';
import { MAX_COPIES, MAX_ENTRY_BYTES, MAX_OBJECT_BYTES, type Workspace } from './workspace.ts';

/** An object that has just been expanded; it lies in the workspace until the visitor returns. */
export interface Expanded {
  readonly entry: number;
  readonly type: EntryType;
  /** Address of its bytes. */
  readonly address: number;
  readonly length: number;
  /**
   * How many copies out of its base the workspace lists, in order of the target; −1 if it is whole.
   * What lies between the copies is new.
   */
  readonly copies: number;
  /** Bytes of its base; 0 if it is whole. */
  readonly baseLength: number;
  /** How many bases lie under it: 0 for a root. The base's own is one less. */
  readonly level: number;
}

export interface Visitor {
  /** Called for each object, the base of one last visited at the level below it. */
  visit(object: Expanded): void;
  /** An entry that cannot be expanded here, and with it all that is made from it. */
  leave(entry: number): void;
}

interface Frame {
  entry: number;
  address: number;
  length: number;
  /** The child last visited. */
  child: number;
  level: number;
}

export class FamilyWalk {
  /** Bytes out of the pack, and bytes they were inflated to, for the record of a benchmark. */
  bytesInflated = 0;
  bytesExpanded = 0;
  readonly #reader: EntryReader;
  readonly #entries: Entries;
  readonly #families: Families;
  readonly #workspace: Workspace;
  readonly #visitor: Visitor;
  readonly #frames: Frame[] = [];

  constructor(
    pack: PackFile,
    entries: Entries,
    families: Families,
    workspace: Workspace,
    visitor: Visitor,
  ) {
    this.#reader = new EntryReader(pack, workspace);
    this.#entries = entries;
    this.#families = families;
    this.#workspace = workspace;
    this.#visitor = visitor;
  }

  /** Walks the family of a root. */
  walk(root: number): void {
    const { stack } = this.#workspace;
    const length = this.#inflate(root, stack);
    if (length < 0) {
      this.#leave(root);
      return;
    }
    this.#show(root, stack, length, NONE, 0, 0);
    this.#frames.push({ entry: root, address: stack, length, child: NONE, level: 0 });
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      const child = nextChild(this.#families, frame.entry, frame.child);
      if (child === NONE) this.#frames.pop();
      else this.#expand(frame, child);
    }
  }

  #expand(base: Frame, child: number): void {
    base.child = child;
    const { kernel, stackEnd, delta, copies } = this.#workspace;
    const deltaLength = this.#inflate(child, delta);
    const address = align(base.address + base.length + TARGET_SLACK);
    const length = deltaLength < 0 ? -1 : expandedLength(this.#workspace.bytes, delta, deltaLength);
    if (length < 0 || length > MAX_OBJECT_BYTES || address + length + TARGET_SLACK > stackEnd) {
      this.#leave(child);
      return;
    }
    const count = kernel.applyDelta(
      base.address,
      base.length,
      delta,
      deltaLength,
      address,
      length,
      copies,
      MAX_COPIES,
    );
    if (count < 0) {
      this.#leave(child);
      return;
    }
    const level = base.level + 1;
    this.#show(child, address, length, count, base.length, level);
    if (this.#families.firstChildren[child] === NONE) return;
    const frame = { entry: child, address, length, child: NONE, level };
    // The heaviest child is the last: nothing needs its base any more, so it takes its place.
    if (child === this.#families.heaviestChildren[base.entry]) {
      this.#workspace.bytes.copyWithin(base.address, address, address + length);
      frame.address = base.address;
      this.#frames.pop();
    }
    this.#frames.push(frame);
  }

  #show(
    entry: number,
    address: number,
    length: number,
    copies: number,
    baseLength: number,
    level: number,
  ): void {
    const type = (this.#entries.types[entry] ?? EntryType.Unknown) as EntryType;
    this.bytesExpanded += length;
    this.#visitor.visit({ entry, type, address, length, copies, baseLength, level });
  }

  /** Inflates an entry's data; returns its length, or −1 if it cannot be. */
  #inflate(entry: number, target: number): number {
    const { offsets, headers, sizes } = this.#entries;
    const { kernel } = this.#workspace;
    const start = (offsets[entry] ?? 0) + (headers[entry] ?? 0);
    const stored = (offsets[entry + 1] ?? 0) - start;
    const size = sizes[entry] ?? 0;
    const limit = target === this.#workspace.delta ? MAX_ENTRY_BYTES : MAX_OBJECT_BYTES;
    if (size > limit) return -1;
    const source = this.#reader.read(start, stored);
    if (source < 0) return -1;
    const consumed = kernel.inflate(source, stored, target, size);
    if (consumed !== stored) return -1;
    this.bytesInflated += size;
    return size;
  }

  /** Reports an entry and everything that is made from it. */
  #leave(entry: number): void {
    const waiting = [entry];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      this.#visitor.leave(next);
      let child = this.#families.firstChildren[next] ?? NONE;
      for (; child !== NONE; child = this.#families.nextSiblings[child] ?? NONE)
        waiting.push(child);
    }
  }
}

/** The second number of a delta's header: how long what it makes is; −1 if there is none. */
function expandedLength(bytes: Uint8Array, start: number, length: number): number {
  const end = start + length;
  let at = start;
  while (at < end && (bytes[at] ?? 0) >= 0x80) at++;
  at++;
  let size = 0;
  for (let unit = 1; at < end; at++, unit *= 128) {
    const byte = bytes[at] ?? 0;
    size += (byte & 0x7f) * unit;
    if (byte < 0x80) return size;
  }
  return -1;
}
