/**
 * The kernel's exports. All memory belongs to the caller, who lays it out from `__heap_base` up and
 * passes addresses; nothing here allocates.
 */

export { applyDelta } from './delta';
export { inflate } from './inflate';
export { scanEntries, scanEntriesRanges } from './prefilter';

/** The first address that is the caller's. */
export const heapBase: usize = __heap_base;
