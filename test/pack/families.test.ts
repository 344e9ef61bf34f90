import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { EntryType, type Entries } from '../../src/pack/entries.ts';
import { findFamilies, nextChild, NONE } from '../../src/pack/families.ts';

interface Drawn {
  readonly size: number;
  /** Which other entry it is made from, before or behind it; none if it is whole. */
  readonly base: number | undefined;
  readonly known: boolean;
}

/** A forest: numbers in a random order, each made from one earlier in that order, or whole. */
const forests = fc
  .array(
    fc.record({
      size: fc.integer({ min: 0, max: 100_000 }),
      pick: fc.option(fc.nat(), { nil: undefined, freq: 5 }),
      rank: fc.nat(),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((drawn): Drawn[] => {
    const order = [...drawn.keys()].toSorted((a, b) => {
      const [first, second] = [drawn[a]?.rank ?? 0, drawn[b]?.rank ?? 0];
      return first - second || a - b;
    });
    const place = new Map(order.map((entry, rank) => [entry, rank]));
    return drawn.map(({ size, pick }, entry) => {
      const before = place.get(entry) ?? 0;
      const base = pick === undefined || before === 0 ? undefined : order[pick % before];
      return { size, base, known: true };
    });
  });

function entriesOf(drawn: readonly Drawn[]): Entries {
  const count = drawn.length;
  return {
    count,
    offsets: Float64Array.from({ length: count + 1 }, (_, i) => 12 + 100 * i),
    headers: new Uint8Array(count).fill(2),
    types: Uint8Array.from(drawn, ({ known }) => (known ? EntryType.Blob : EntryType.Unknown)),
    sizes: Uint32Array.from(drawn, ({ size }) => size),
    bases: Int32Array.from(drawn, ({ base }) => base ?? NONE),
    positions: Uint32Array.from(drawn.keys()),
  };
}

function childrenOf(families: ReturnType<typeof findFamilies>, base: number): number[] {
  const children: number[] = [];
  let child = nextChild(families, base, NONE);
  for (; child !== NONE; child = nextChild(families, base, child)) children.push(child);
  return children;
}

function descendants(drawn: readonly Drawn[], entry: number): number[] {
  const own = [...drawn.keys()].filter((other) => drawn[other]?.base === entry);
  return [entry, ...own.flatMap((child) => descendants(drawn, child))];
}

describe('families', () => {
  test.prop([forests])('have all entries once, each under its base', (drawn) => {
    const families = findFamilies(entriesOf(drawn));
    const roots = [...drawn.keys()].filter((entry) => drawn[entry]?.base === undefined);
    expect([...families.roots]).toEqual(roots);
    for (const entry of drawn.keys()) {
      const expected = [...drawn.keys()].filter((other) => drawn[other]?.base === entry);
      expect(childrenOf(families, entry).toSorted((a, b) => a - b)).toEqual(expected);
    }
  });

  test.prop([forests])('in the order they are stored in, but for one that comes last', (drawn) => {
    const families = findFamilies(entriesOf(drawn));
    for (const entry of drawn.keys()) {
      const children = childrenOf(families, entry);
      expect(children.slice(0, -1)).toEqual(children.slice(0, -1).toSorted((a, b) => a - b));
      expect(children.at(-1) ?? NONE).toBe(families.heaviestChildren[entry]);
    }
  });

  // Where bases stand before what is made from them, as git writes them.
  test.prop([forests])('weigh what their entries do, and the heaviest child is last', (drawn) => {
    const inOrder = drawn.map((one, entry) => ({
      ...one,
      base: one.base === undefined || one.base >= entry ? undefined : one.base,
    }));
    const families = findFamilies(entriesOf(inOrder));
    const work = (entry: number): number => {
      const family = descendants(inOrder, entry);
      return (
        family.reduce((sum, member) => sum + (inOrder[member]?.size ?? 0), 0) / 2048 + family.length
      );
    };
    families.roots.forEach((root, index) => {
      expect((families.weights[index] ?? 0) / 2048).toBeCloseTo(work(root), 6);
    });
    for (const entry of inOrder.keys()) {
      const weights = childrenOf(families, entry).map(work);
      expect(weights.at(-1) ?? 0).toBe(Math.max(0, ...weights));
    }
  });

  test.prop([forests, fc.array(fc.nat())])('leave out what has no type', (drawn, picks) => {
    const unknown = new Set(
      picks.slice(0, 3).flatMap((pick) => descendants(drawn, pick % drawn.length)),
    );
    const marked = drawn.map((one, entry) => ({ ...one, known: !unknown.has(entry) }));
    const families = findFamilies(entriesOf(marked));
    const seen = new Set<number>();
    const waiting = [...families.roots];
    for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
      seen.add(entry);
      waiting.push(...childrenOf(families, entry));
    }
    const expected = [...drawn.keys()].filter((entry) => !unknown.has(entry));
    expect([...seen].toSorted((a, b) => a - b)).toEqual(expected);
  });
});
