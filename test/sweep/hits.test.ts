/**
 * What an object has from its base, and what is searched anew, must together be what a search of the
 * whole object finds; and an answer may only be kept where a fresh one would be the same.
 */

import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  Answer,
  Hits,
  inherit,
  keepsStart,
  mergeFresh,
  rangesToSearch,
  type Copies,
  type Reaches,
} from '../../src/sweep/hits.ts';

/** The longest literal, as for the real search. */
const PREFIX = 8;

interface Rules extends Reaches {
  readonly literals: readonly string[];
}

/** Two letters only, so that literals stand everywhere, over each other and over every seam. */
const letters = (maxLength: number, minLength = 0): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength, maxLength });

const rules: fc.Arbitrary<Rules> = fc
  .tuple(
    fc.uniqueArray(letters(PREFIX, 2), { minLength: 1, maxLength: 5 }),
    fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([literals, reaches]) => ({
    literals,
    prefix: PREFIX,
    answer: (prefix) => reaches[prefix] ?? 1,
  }));

/** What all of a text is made of: bytes of the base, wherever they stand there, and new ones. */
type Step = { readonly from: number; readonly length: number } | string;

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ from: fc.nat(70), length: fc.integer({ min: 1, max: 60 }) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ from: fc.constant(0), length: fc.integer({ min: 1, max: 80 }) }),
    },
    { weight: 2, arbitrary: letters(6) },
  ),
  { maxLength: 8 },
);

/** @param joined whether copies that continue each other are one, as the kernel lists them */
function apply(base: string, plan: readonly Step[], joined: boolean): [string, Copies] {
  const triples: number[] = [];
  let target = '';
  for (const step of plan) {
    if (typeof step === 'string') {
      target += step;
      continue;
    }
    const copied = base.slice(step.from, step.from + step.length);
    if (copied === '') continue;
    const [start = 0, from = 0, length = 0] = triples.slice(-3);
    if (joined && length > 0 && start + length === target.length && from + length === step.from) {
      triples[triples.length - 1] = length + copied.length;
    } else triples.push(target.length, step.from, copied.length);
    target += copied;
  }
  const copies = {
    count: triples.length / 3,
    triples: Uint32Array.from(triples),
    baseLength: base.length,
    targetLength: target.length,
  };
  return [target, copies];
}

type Found = readonly [place: number, prefix: number];

function search(text: string, { literals }: Rules, from: number, to: number): Found[] {
  const found: Found[] = [];
  for (let place = from; place < to; place++) {
    literals.forEach((literal, prefix) => {
      if (text.startsWith(literal, place)) found.push([place, prefix]);
    });
  }
  return found;
}

/** Depends on `reach` bytes on both sides, and on the ends where they are nearer than that. */
function judge(text: string, [place, prefix]: Found, known: Rules): Answer {
  const reach = known.answer(prefix);
  const seen = text.slice(Math.max(0, place - reach), place + reach);
  const ends = `${place < reach ? place : ''}|${place + reach > text.length ? text.length - place : ''}`;
  let hash = prefix + 1;
  for (const char of seen + ends) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return (hash >>> 16) % 2 === 0 ? Answer.No : Answer.Yes;
}

function listOf(hits: Hits): Found[] {
  return Array.from({ length: hits.count }, (_, i) => [hits.places[i] ?? 0, hits.prefixes[i] ?? 0]);
}

/** Hits of a text from nothing, all of them answered. */
function fresh(text: string, known: Rules): Hits {
  const hits = new Hits();
  for (const found of search(text, known, 0, text.length)) {
    hits.add(...found, judge(text, found, known));
  }
  return hits;
}

interface Looked {
  readonly hits: Hits;
  /** How many answers were not kept. */
  readonly open: number;
}

/** As the sweep goes about it: from the hits of the base to those of the target. */
function look(target: string, copies: Copies, base: Hits, known: Rules): Looked {
  const inherited = new Hits();
  inherit(inherited, base, copies, known);
  const ranges = new Uint32Array(2 * copies.count + 2);
  const count = rangesToSearch(copies, known, ranges);
  const pairs: Found[] = [];
  let end = 0;
  for (let i = 0; i < 2 * count; i += 2) {
    const [from = 0, to = 0] = ranges.subarray(i, i + 2);
    // As the kernel asks for: ascending, not empty, apart from each other.
    expect(from).toBeGreaterThanOrEqual(end);
    expect(to).toBeGreaterThan(from);
    end = to;
    pairs.push(...search(target, known, from, to));
  }
  const hits = new Hits();
  mergeFresh(inherited, Uint32Array.from(pairs.flat()), pairs.length, hits);
  let open = 0;
  for (let i = 0; i < hits.count; i++) {
    const found: Found = [hits.places[i] ?? 0, hits.prefixes[i] ?? 0];
    const right = judge(target, found, known);
    if (hits.answers[i] === Answer.Unknown) open++;
    else expect([...found, hits.answers[i]]).toEqual([...found, right]);
    hits.answers[i] = right;
  }
  return { hits, open };
}

const runs = { numRuns: 3000 };

describe('hits of a delta', () => {
  test.prop([rules, letters(100), steps, fc.boolean()], runs)(
    'are those of the whole target, and kept answers are right',
    (known, base, plan, joined) => {
      const [target, copies] = apply(base, plan, joined);
      const { hits } = look(target, copies, fresh(base, known), known);
      expect(listOf(hits)).toEqual(search(target, known, 0, target.length));
    },
  );

  test.prop([rules, letters(60), fc.array(steps, { maxLength: 6 })], { numRuns: 500 })(
    'stay so over chains of deltas',
    (known, first, plans) => {
      let text = first;
      let hits = fresh(first, known);
      for (const plan of plans) {
        const [target, copies] = apply(text, plan, true);
        ({ hits } = look(target, copies, hits, known));
        expect(listOf(hits)).toEqual(search(target, known, 0, target.length));
        text = target;
      }
    },
  );

  test.prop([rules, letters(100), letters(20), letters(20)])(
    'are asked about again at what is new only',
    (known, base, before, behind) => {
      const reach = Math.max(...known.literals.map((_, prefix) => known.answer(prefix)));
      const plan = [before, { from: 0, length: base.length }, behind];
      const [target, copies] = apply(base, base === '' ? [before, behind] : plan, true);
      const { open } = look(target, copies, fresh(base, known), known);
      const near = before.length + behind.length + 4 * Math.max(reach, PREFIX);
      expect(open).toBeLessThanOrEqual(near * known.literals.length);
    },
  );

  test.prop([letters(60), steps, fc.integer({ min: 1, max: 40 })], { numRuns: 1000 })(
    'are known at the beginning only where it is the same',
    (base, plan, reach) => {
      const known: Rules = { literals: [], prefix: PREFIX, answer: () => reach };
      const [target, copies] = apply(base, plan, true);
      if (!keepsStart(copies, reach)) return;
      expect(judge(target, [0, 0], known)).toBe(judge(base, [0, 0], known));
    },
  );

  it('are known at the beginning if enough of it was copied', () => {
    const base = 'ab'.repeat(20);
    const known = (plan: Step[]): boolean => keepsStart(apply(base, plan, true)[1], 10);
    expect(known([{ from: 0, length: 10 }, 'b'])).toBe(true);
    expect(known([{ from: 0, length: 9 }, 'b'])).toBe(false);
    expect(known(['b', { from: 0, length: 20 }])).toBe(false);
    expect(known([{ from: 1, length: 20 }])).toBe(false);
    expect(known([])).toBe(false);
  });

  it('are kept whole by a copy of everything', () => {
    const known: Rules = { literals: ['ab', 'ba'], prefix: PREFIX, answer: () => 50 };
    const base = 'ababbaab'.repeat(40);
    const [target, copies] = apply(base, [{ from: 0, length: base.length }], true);
    const { open } = look(target, copies, fresh(base, known), known);
    // A literal may begin at the last seven bytes that is not all there: they are searched again.
    expect(open).toBeLessThan(2 * PREFIX);
  });

  it('are nothing where there is nothing', () => {
    const none: Rules = { literals: ['ab'], prefix: PREFIX, answer: () => 5 };
    const [target, copies] = apply('abab', [], true);
    expect(look(target, copies, fresh('abab', none), none).hits.count).toBe(0);
  });
});
