/**
 * The prefilter finds, in one pass over the bytes, every place where one of many literals stands.
 * It may be told to report more than there is, never less: all later stages only look where it
 * points. The pass itself finds only how literals begin (entry-scan.ts); here the rest of them is
 * compared.
 */

import { scanEntries } from './entry-scan.ts';
import { MAX_ENTRY_LENGTH, type PrefilterTables } from './prefilter-tables.ts';

export interface Prefilter {
  /**
   * Calls `hit` for every literal that begins in `bytes` at an offset from `start` up to `end`
   * (exclusive) and lies within `bytes`, in order of offset; several literals at one offset all
   * count.
   */
  scan(bytes: Uint8Array, start: number, end: number, hit: Hit): void;
}

export type PrefilterMaker = (tables: PrefilterTables) => Prefilter;

export type Hit = (literal: number, at: number) => void;

/** Longest literal, without its line end, that is looked for at the beginning of a content. */
const MAX_START = 63;

/**
 * Calls `hit`, with offset 0, for every literal that begins with a line end and whose rest is what
 * `bytes`, the beginning of a content, begin with.
 */
export function scanStart(prefilter: Prefilter, bytes: Uint8Array, hit: Hit): void {
  const head = Buffer.alloc(Math.min(bytes.length, MAX_START) + 1, '\n');
  head.set(bytes.subarray(0, MAX_START), 1);
  prefilter.scan(head, 0, 1, (literal) => hit(literal, 0));
}

export function createPrefilter(tables: PrefilterTables): Prefilter {
  return {
    scan(bytes, start, end, hit) {
      scanEntries(tables, bytes, start, end, (entry, at) => {
        literalsOfEntry(tables, entry, bytes, at, hit);
      });
    },
  };
}

/** Reports the literals that stand at `at`, where `entry` does. */
export function literalsOfEntry(
  tables: PrefilterTables,
  entry: number,
  bytes: Uint8Array,
  at: number,
  hit: Hit,
): void {
  const { literalOffsets, literals } = tables;
  const stop = literalOffsets[entry + 1] as number;
  for (let k = literalOffsets[entry] as number; k < stop; k++) {
    const literal = literals[k] as number;
    if (endsAt(tables, literal, bytes, at)) hit(literal, at);
  }
}

/** Whether the literal stands at `at`, given that its entry does. */
function endsAt(tables: PrefilterTables, literal: number, bytes: Uint8Array, at: number): boolean {
  const { codes, offsets, anyCase } = tables;
  const start = offsets[literal] as number;
  const length = (offsets[literal + 1] as number) - start;
  if (at + length > bytes.length) return false;
  for (let i = MAX_ENTRY_LENGTH; i < length; i++) {
    const code = codes[start + i] as number;
    const byte = bytes[at + i] as number;
    if (byte !== code && (anyCase[literal] === 0 || !isUpperOf(byte, code))) return false;
  }
  return true;
}

function isUpperOf(byte: number, code: number): boolean {
  return code >= 0x61 && code <= 0x7a && byte === code - 0x20;
}
