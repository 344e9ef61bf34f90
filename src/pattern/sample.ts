/** Makes texts that a pattern matches, to try it on. Anchors and look-arounds are taken to hold. */

import type { Node } from './syntax.ts';

/** Numbers from 0 up to 1, as `Math.random` gives them. */
export type Random = () => number;

export interface SampleOptions {
  readonly random: Random;
  /** How many times more than it must an optional repeat goes on at most; default 8. */
  readonly extra?: number;
}

export function sampleOf(node: Node, options: SampleOptions): string {
  const { random, extra = 8 } = options;
  const below = (count: number): number => Math.floor(random() * count);
  switch (node.type) {
    case 'set': {
      const codes = node.set.codes();
      const printable = codes.filter((code) => code >= 0x20 && code < 0x7f);
      const pool = printable.length > 0 ? printable : codes;
      const code = pool[below(pool.length)];
      return code === undefined ? '' : String.fromCharCode(code);
    }
    case 'sequence':
      return node.items.map((item) => sampleOf(item, options)).join('');
    case 'choice': {
      const branch = node.branches[below(node.branches.length)];
      return branch === undefined ? '' : sampleOf(branch, options);
    }
    case 'group':
      return sampleOf(node.body, options);
    case 'anchor':
    case 'look':
      return '';
    case 'repeat': {
      const most = Math.min(node.max, node.min + extra);
      const count = node.min + below(most - node.min + 1);
      return Array.from({ length: count }, () => sampleOf(node.body, options)).join('');
    }
  }
}

/** Random numbers that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
