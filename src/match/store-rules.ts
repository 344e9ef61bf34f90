/** Writes the file that stored-rules.ts reads; and does without it where there is none. */

import type { Rule } from '../rule.ts';
import { prepareRules, rulesInMemory } from './prepare-rules.ts';
import { MAGIC, withDigest, type DigestedRules } from './stored-rules.ts';

export function storeRules(rules: readonly Rule[]): Uint8Array {
  const { tables, links } = prepareRules(rules);
  const words = [tables.values, tables.folds];
  const halves = [
    lengthsOf(tables.offsets),
    lengthsOf(links.offsets),
    lengthsOf(tables.literalOffsets),
    tables.buckets,
    tables.literals,
    links.forms,
    links.reaches,
    links.owners,
    links.around,
    links.guards,
    links.parts,
  ];
  const bytesOnly = [
    tables.grams,
    tables.lengths,
    tables.codes,
    tables.anyCase,
    links.kinds,
    links.patterns,
  ];
  const arrays = [...words, ...halves, ...bytesOnly];
  const header = Uint32Array.from([MAGIC, rules.length, ...arrays.map(({ length }) => length)]);
  const bytes = [header, ...arrays].map((array) =>
    Buffer.from(array.buffer, array.byteOffset, array.byteLength),
  );
  return Buffer.concat([...bytes, Buffer.from(digestOf(rules), 'hex')]);
}

/** Lengths are small and alike, and so a tenth of the offsets when they are packed. */
function lengthsOf(offsets: Uint16Array | Uint32Array): Uint16Array {
  return Uint16Array.from(offsets.subarray(1), (end, index) => end - (offsets[index] ?? 0));
}

/** The same for rules without such a file. */
export function digestedRules(rules: readonly Rule[]): DigestedRules {
  return withDigest(rulesInMemory(rules), digestOf(rules));
}

function digestOf(rules: readonly Rule[]): string {
  const text = JSON.stringify(rules, (_, value: unknown) =>
    value instanceof RegExp || typeof value === 'function' ? String(value) : value,
  );
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(text).digest('hex');
}
