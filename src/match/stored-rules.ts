/**
 * The file of what is known about the rules before they are loaded: how many there are, their
 * digest, and the prefilter's tables. The build writes it; the program reads it at every start.
 */

import type { Rule } from '../rule.ts';
import { compileRules } from './compile.ts';
import { buildTables, readTables, writeTables } from './prefilter-tables.ts';
import { rulesInMemory, storedRules, type RuleSource } from './rule-source.ts';

/** Rules that can be told from others by a digest. */
export interface DigestedRules extends RuleSource {
  /** SHA-256 of everything in the rules, as hex. */
  readonly digest: string;
}

/** Name of the file in the build's folder. */
export const STORED_RULES_FILE = 'rules.bin';

const DIGEST_BYTES = 32;

/** Bytes before the tables: the number of rules, and the digest. */
const HEADER_BYTES: number = 4 + DIGEST_BYTES;

export function storeRules(rules: readonly Rule[]): Uint8Array {
  const { triggers } = compileRules(rules);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32LE(rules.length);
  header.write(digestOf(rules), 4, 'hex');
  return Buffer.concat([header, writeTables(buildTables(triggers.map(({ literal }) => literal)))]);
}

/**
 * The rules that `stored` is about, to be read when they are needed; undefined if it is not such a
 * file, or one of a machine with another byte order.
 */
export function openStoredRules(
  stored: Buffer,
  read: () => Promise<readonly Rule[]>,
): DigestedRules | undefined {
  if (stored.length < HEADER_BYTES) return undefined;
  const tables = readTables(stored.subarray(HEADER_BYTES));
  if (tables === undefined) return undefined;
  return Object.assign(storedRules(tables, stored.readUInt32LE(), read), {
    digest: stored.toString('hex', 4, HEADER_BYTES),
  });
}

/** The same for rules without such a file. */
export function digestedRules(rules: readonly Rule[]): DigestedRules {
  return Object.assign(rulesInMemory(rules), { digest: digestOf(rules) });
}

function digestOf(rules: readonly Rule[]): string {
  const text = JSON.stringify(rules, (_, value: unknown) =>
    value instanceof RegExp || typeof value === 'function' ? String(value) : value,
  );
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(text).digest('hex');
}
