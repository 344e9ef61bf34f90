/**
 * Repeatable random numbers, fast enough for hundreds of thousands of cases. `KEYSCAN_FUZZ` is a
 * factor for the number of cases: `KEYSCAN_FUZZ=100 npx vitest run test/kernel` runs for minutes.
 */

export interface Random {
  /** An integer from 0 to `limit` − 1. */
  below(limit: number): number;
  fill(bytes: Uint8Array): void;
  /** One of several. */
  of<T>(values: readonly T[]): T;
}

/** xorshift32 (G. Marsaglia, "Xorshift RNGs", 2003). */
export function createRandom(seed: number): Random {
  let state = seed | 1;
  function next(): number {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  }
  function below(limit: number): number {
    return Math.floor((next() / 2 ** 32) * limit);
  }
  return {
    below,
    fill(bytes) {
      for (let at = 0; at < bytes.length; at++) bytes[at] = next() >>> 11;
    },
    of: (values) => values[below(values.length)] as (typeof values)[number],
  };
}

/** The number of cases to try where `usual` take a moment. */
export function cases(usual: number): number {
  return Math.round(usual * Number(process.env['KEYSCAN_FUZZ'] ?? 1));
}
