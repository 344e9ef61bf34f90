/**
 * Families of a pack: an entry that is whole, and all that is made from it by deltas, over any
 * number of steps. A family is expanded from its root down, so that each base is expanded once.
 */

import { EntryType, type Entries } from './entries.ts';

/** No entry. */
export const NONE = -1;

export interface Families {
  /** Entries that are whole, in the order they are stored in. */
  readonly roots: Int32Array;
  /** Work to expand and scan the family of each root, in bytes. */
  readonly weights: Float64Array;
  /** First entry made from each entry, or `NONE`. */
  readonly firstChildren: Int32Array;
  /** Next entry that is made from the same base, or `NONE`. */
  readonly nextSiblings: Int32Array;
  /** The entry made from each entry that has the most work behind it, or `NONE`. */
  readonly heaviestChildren: Int32Array;
}

/** What an entry costs beside its bytes, in bytes: reading, tables of Huffman codes, calls. */
const COST_PER_ENTRY = 2048;

/** Entries of unknown type are in no family. */
export function findFamilies(entries: Entries): Families {
  const { count, bases, types, sizes } = entries;
  const firstChildren = int32(count).fill(NONE);
  const nextSiblings = int32(count).fill(NONE);
  const heaviestChildren = int32(count).fill(NONE);
  const work = new Float64Array(count);
  const roots: number[] = [];
  // From the last to the first, so that children come in the order they are stored in, and behind
  // their bases as a rule: then their work is known when the base's is added up.
  for (let entry = count - 1; entry >= 0; entry--) {
    if (types[entry] === EntryType.Unknown) continue;
    const own = (work[entry] ?? 0) + (sizes[entry] ?? 0) + COST_PER_ENTRY;
    work[entry] = own;
    const base = bases[entry] ?? NONE;
    if (base < 0) {
      roots.push(entry);
      continue;
    }
    nextSiblings[entry] = firstChildren[base] ?? NONE;
    firstChildren[base] = entry;
    const heaviest = heaviestChildren[base] ?? NONE;
    if (heaviest < 0 || own > (work[heaviest] ?? 0)) heaviestChildren[base] = entry;
    work[base] = (work[base] ?? 0) + own;
  }
  roots.reverse();
  const weights = new Float64Array(new SharedArrayBuffer(8 * roots.length));
  roots.forEach((root, index) => (weights[index] = work[root] ?? 0));
  const shared = int32(roots.length);
  shared.set(roots);
  return { roots: shared, weights, firstChildren, nextSiblings, heaviestChildren };
}

function int32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length));
}

/**
 * The child to visit after `child` (`NONE` for the first), the heaviest last: when it is visited its
 * base is not needed any more, so the bases that are kept at one time are few.
 */
export function nextChild(families: Families, base: number, child: number): number {
  const { firstChildren, nextSiblings, heaviestChildren } = families;
  const heaviest = heaviestChildren[base] ?? NONE;
  if (child === heaviest) return NONE;
  let next = child === NONE ? (firstChildren[base] ?? NONE) : (nextSiblings[child] ?? NONE);
  if (next === heaviest) next = nextSiblings[next] ?? NONE;
  return next === NONE ? heaviest : next;
}
