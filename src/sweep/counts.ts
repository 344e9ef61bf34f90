/** What a sweep has counted. */

export interface Counts {
  /** Blobs and messages that were searched. */
  contents: number;
  /** Their bytes. */
  bytes: number;
  commits: number;
  binary: number;
  oversized: number;
  lfsPointers: number;
  /** For the record of a benchmark: what it took. */
  bytesInflated: number;
  bytesExpanded: number;
  bytesSearched: number;
  placesJudged: number;
}

export function noCounts(): Counts {
  return {
    contents: 0,
    bytes: 0,
    commits: 0,
    binary: 0,
    oversized: 0,
    lfsPointers: 0,
    bytesInflated: 0,
    bytesExpanded: 0,
    bytesSearched: 0,
    placesJudged: 0,
  };
}

export function addCounts(a: Counts, b: Counts): Counts {
  const sum = { ...a };
  for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += b[key];
  return sum;
}
