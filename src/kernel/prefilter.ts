/** The prefilter with the kernel: the same answers as the plain one (match/prefilter.ts), sooner. */

import { literalsOfEntry, type Hit, type Prefilter } from '../match/prefilter.ts';
import { MAX_ENTRY_LENGTH, type PrefilterTables } from '../match/prefilter-tables.ts';
import { align, createKernel, SOURCE_SLACK } from './kernel.ts';
import { tablesImage } from './tables-image.ts';

/** What one call looks at. */
interface Sizes {
  /** In bytes. */
  readonly piece: number;
  /** How many hits it has room for; at least ten. */
  readonly hits: number;
}

/** More hits than most texts have. */
const SIZES: Sizes = { piece: 1024 * 1024, hits: 64 * 1024 };

const BYTES_OF_HIT = 8;

/**
 * A prefilter with a kernel and memory of its own: `hit` must not scan with it again. Throws where
 * the kernel is not supported.
 */
export function kernelPrefilter(tables: PrefilterTables, sizes: Sizes = SIZES): Prefilter {
  const kernel = createKernel();
  const image = tablesImage(tables);
  const imageAt = align(kernel.heapBase);
  const hitsAt = align(imageAt + image.length);
  const textAt = hitsAt + BYTES_OF_HIT * sizes.hits;
  const memory = kernel.reserve(textAt + sizes.piece + MAX_ENTRY_LENGTH + SOURCE_SLACK);
  memory.set(image, imageAt);
  const hits = new Uint32Array(memory.buffer, hitsAt, 2 * sizes.hits);

  /** Looks at what begins in the piece up to `to`, from `from` on; returns where to go on, if at all. */
  function scanPiece(piece: Uint8Array, from: number, to: number, hit: Hit): number | undefined {
    const end = piece.length;
    const count = kernel.scanEntries(imageAt, textAt, from, to, end, hitsAt, sizes.hits);
    const found = count < 0 ? -1 - count : count;
    for (let i = 0; i < 2 * found; i += 2) hit(hits[i + 1] as number, hits[i] as number);
    return count < 0 ? (hits[2 * found - 2] as number) + 1 : undefined;
  }

  return {
    scan(bytes, start, end, hit) {
      for (let from = start; from < end; from += sizes.piece) {
        const to = Math.min(sizes.piece, end - from);
        const piece = bytes.subarray(from, Math.min(bytes.length, from + to + MAX_ENTRY_LENGTH));
        memory.set(piece, textAt);
        const entry = (number: number, at: number): void => {
          literalsOfEntry(tables, number, bytes, from + at, hit);
        };
        let next: number | undefined = 0;
        while (next !== undefined) next = scanPiece(piece, next, to, entry);
      }
    },
  };
}
