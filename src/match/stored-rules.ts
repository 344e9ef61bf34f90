/**
 * The file of what is known about the rules before they are loaded: how many there are, their
 * digest, the prefilter's tables, which forms each literal stands for, and what guards them. The build writes it, and
 * the program reads it at every start, because making it takes longer than a clean commit may.
 */

import type { Rule } from '../rule.ts';
import { storedRules, type RuleSource } from './rule-source.ts';

/** Rules that can be told from others by a digest. */
export interface DigestedRules extends RuleSource {
  /** SHA-256 of everything in the rules, as hex. */
  readonly digest: string;
}

/** Name of the file in the build's folder. */
export const STORED_RULES_FILE = 'rules.bin';

/** Tells the format, and the byte order, in which the arrays are stored as they are in memory. */
export const MAGIC = 0x6b73_0006;
const DIGEST_BYTES = 32;

/** The arrays of wider numbers come first, so that all are aligned. */
const ARRAYS_OF_32_BITS = 2;
const ARRAYS_OF_16_BITS = 11;
const ARRAYS_OF_8_BITS = 6;

/** Magic, number of rules. */
const FACTS = 2;
/** Then the length of each array in elements. */
const HEADER_WORDS: number = FACTS + ARRAYS_OF_32_BITS + ARRAYS_OF_16_BITS + ARRAYS_OF_8_BITS;

/**
 * The rules that `stored` is about, to be read when they are needed; undefined if it is not such a
 * file, or one of a machine with another byte order.
 */
export function openStoredRules(
  stored: Uint8Array,
  read: () => Promise<readonly Rule[]>,
): DigestedRules | undefined {
  const memory = stored.byteOffset % 4 === 0 ? stored : Uint8Array.from(stored);
  if (memory.length < 4 * HEADER_WORDS) return undefined;
  const header = new Uint32Array(memory.buffer, memory.byteOffset, HEADER_WORDS);
  if (header[0] !== MAGIC || lengthFrom(header) !== memory.length) return undefined;
  let at = memory.byteOffset + header.byteLength;
  let index = FACTS;
  const next = <T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(
    type: new (buffer: ArrayBufferLike, offset: number, length: number | undefined) => T,
  ): T => {
    const array = new type(memory.buffer, at, header[index++]);
    at += array.byteLength;
    return array;
  };
  // In the order of `storeRules`: the members of a literal are evaluated as they are written.
  const words = { values: next(Int32Array), folds: next(Int32Array) };
  const offsets = offsetsOf(next(Uint16Array), Uint32Array);
  const linkOffsets = offsetsOf(next(Uint16Array), Uint32Array);
  const literalOffsets = offsetsOf(next(Uint16Array), Uint16Array);
  const halves = { buckets: next(Uint16Array), literals: next(Uint16Array) };
  const linkHalves = {
    forms: next(Uint16Array),
    reaches: next(Uint16Array),
    owners: next(Uint16Array),
    around: next(Uint16Array),
    guards: next(Uint16Array),
    parts: next(Uint16Array),
  };
  const bytes = {
    grams: next(Uint8Array),
    lengths: next(Uint8Array),
    codes: next(Uint8Array),
    anyCase: next(Uint8Array),
  };
  const links = {
    offsets: linkOffsets,
    ...linkHalves,
    kinds: next(Uint8Array),
    patterns: next(Uint8Array),
  };
  const digest = Buffer.from(memory.buffer, at, DIGEST_BYTES).toString('hex');
  const tables = { ...words, offsets, literalOffsets, ...halves, ...bytes };
  const rules = storedRules(tables, links, header[1] ?? 0, read);
  return withDigest(rules, digest);
}

/** Where things of these lengths begin when they stand in a row, and where the last one ends. */
function offsetsOf<T extends Uint16Array | Uint32Array>(
  lengths: Uint16Array,
  type: new (length: number) => T,
): T {
  const offsets = new type(lengths.length + 1);
  let end = 0;
  for (let index = 0; index < lengths.length; index++) {
    end += lengths[index] as number;
    offsets[index + 1] = end;
  }
  return offsets;
}

function lengthFrom(header: Uint32Array): number {
  let length = header.byteLength + DIGEST_BYTES;
  for (let index = FACTS; index < HEADER_WORDS; index++) {
    length += (header[index] ?? 0) * bytesPerElement(index - FACTS);
  }
  return length;
}

function bytesPerElement(array: number): number {
  if (array < ARRAYS_OF_32_BITS) return 4;
  return array < ARRAYS_OF_32_BITS + ARRAYS_OF_16_BITS ? 2 : 1;
}

/** Keeps the getters of `rules`, which a spread would evaluate. */
export function withDigest(rules: RuleSource, digest: string): DigestedRules {
  return Object.assign(rules, { digest });
}
