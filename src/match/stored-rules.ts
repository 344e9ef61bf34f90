/**
 * The file of what is known about the rules before they are loaded: how many there are, their
 * digest, the prefilter's tables, and which forms each literal stands for. The build writes it, and
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
export const MAGIC = 0x6b73_0001;
const DIGEST_BYTES = 32;

/** The arrays of 16-bit numbers come first, so that all are aligned. */
const WIDE_ARRAYS = 13;
const NARROW_ARRAYS = 3;

/** Magic, number of rules, length of the pattern of paths in bytes. */
const FACTS = 3;
/** Then the length of each array in elements. */
const HEADER_WORDS: number = FACTS + WIDE_ARRAYS + NARROW_ARRAYS;

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
  const wide = (): Uint16Array => {
    const array = new Uint16Array(memory.buffer, at, header[index++]);
    at += array.byteLength;
    return array;
  };
  const narrow = (): Uint8Array => {
    const array = new Uint8Array(memory.buffer, at, header[index++]);
    at += array.byteLength;
    return array;
  };
  // In the order of `storeRules`: the members of a literal are evaluated as they are written.
  const tables = {
    first: wide(),
    second: wide(),
    third: wide(),
    even: { units: wide(), offsets: wide(), literals: wide() },
    odd: { units: wide(), offsets: wide(), literals: wide() },
    offsets: wide(),
  };
  const linkOffsets = wide();
  const forms = wide();
  const reaches = wide();
  const bytes = { codes: narrow(), folds: narrow() };
  const links = { offsets: linkOffsets, forms, reaches, kinds: narrow() };
  const digest = Buffer.from(memory.buffer, at, DIGEST_BYTES).toString('hex');
  const paths = Buffer.from(memory.buffer, at + DIGEST_BYTES, header[2]).toString('utf8');
  const facts = { count: header[1] ?? 0, paths: paths === '' ? undefined : new RegExp(paths) };
  const rules = storedRules({ ...tables, ...bytes }, links, facts, read);
  return withDigest(rules, digest);
}

function lengthFrom(header: Uint32Array): number {
  let length = header.byteLength + DIGEST_BYTES + (header[2] ?? 0);
  for (let index = FACTS; index < HEADER_WORDS; index++) {
    length += (header[index] ?? 0) * (index < FACTS + WIDE_ARRAYS ? 2 : 1);
  }
  return length;
}

/** Keeps the getters of `rules`, which a spread would evaluate. */
export function withDigest(rules: RuleSource, digest: string): DigestedRules {
  return Object.assign(rules, { digest });
}
