/**
 * The prefilter's tables as one piece of memory for the kernel. All addresses in it are relative to
 * its beginning, so that it can be copied anywhere:
 *
 *     bytes 0–15    four little-endian words: the number of buckets less one; where the buckets,
 *                   the entries and their lengths are
 *     16            the grams
 *     then          the entries, sixteen bytes each: value and folds
 *                   the ends of the buckets, two bytes each
 *                   the entries' lengths, a byte each
 */

import type { PrefilterTables } from '../match/prefilter-tables.ts';

const HEADER_WORDS = 4;

/** Works with machines of either byte order. */
export function tablesImage(tables: PrefilterTables): Uint8Array {
  const { grams, buckets, values, folds, lengths } = tables;
  const entriesAt = 4 * HEADER_WORDS + grams.length;
  const bucketsAt = entriesAt + 16 * lengths.length;
  const lengthsAt = bucketsAt + 2 * buckets.length;
  const image = new Uint8Array(lengthsAt + lengths.length);
  const view = new DataView(image.buffer);
  [buckets.length - 2, bucketsAt, entriesAt, lengthsAt].forEach((word, index) => {
    view.setUint32(4 * index, word, true);
  });
  image.set(grams, 4 * HEADER_WORDS);
  for (let word = 0; word < values.length; word++) {
    // Two words of an entry's value, then two of its folds.
    const at = entriesAt + 16 * (word >> 1) + 4 * (word & 1);
    view.setInt32(at, values[word] ?? 0, true);
    view.setInt32(at + 8, folds[word] ?? 0, true);
  }
  buckets.forEach((end, index) => {
    view.setUint16(bucketsAt + 2 * index, end, true);
  });
  image.set(lengths, lengthsAt);
  return image;
}
