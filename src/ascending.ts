/** Lists of numbers that ascend. */

/** Index of the first of `count` values that is `value` or greater; `count` if there is none. */
export function firstFrom(values: Uint32Array | Int32Array, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
