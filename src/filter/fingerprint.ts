/**
 * The name of a finding: a keyed hash of rule and value, so that a decision about it survives moved
 * lines, renames, rebases and other line ends, and the value cannot be read from it.
 *
 * A plain hash would not do: of a password that people choose, every candidate can be tried, and
 * once for all repositories. So fingerprints are keyed by a random salt of the repository, kept in
 * the headers of the allow-list and the baseline. One that travels alone, in a log, a ticket or a
 * dashboard, tells nothing; equal values in two repositories have different ones; and no table made
 * in advance helps. Whoever can read the salt can try candidates, but reads the repository, where
 * the value itself stands. After it is erased from history, the entry should go too, and is
 * reported as unused until then.
 *
 * Before there is such a file, fingerprints are keyed by a fixed public constant, which makes every
 * machine print the same: good for telling findings apart, no protection of a guessable value.
 * They are never stored. The repository's fingerprint is a keyed hash of the public one, so a
 * public one that somebody copied from a first scan, or from the log of a branch without the file,
 * is turned into the repository's without a second scan. The last bit says which kind it is.
 */

import { ScanError } from '../error.ts';
import { identify, type Fingerprint, type Secret } from '../finding.ts';
import type { RuleId } from '../rule.ts';

/** What keys the fingerprints of one repository: 32 hex digits. */
export type Salt = string & { readonly brand: 'Salt' };

/** In use as long as a repository has no salt. Has no salt's form, so no file can name it. */
export const PUBLIC_SALT: Salt = 'keyscan public fingerprint v1' as Salt;

/** A fresh random salt, 128 bits. */
export function newSalt(): Salt {
  return crypto().randomBytes(16).toString('hex') as Salt;
}

export function isSalt(text: string): text is Salt {
  return /^[0-9a-f]{32}$/.test(text);
}

export function isFingerprint(text: string): text is Fingerprint {
  return /^v1-[0-9a-f]{32}$/.test(text);
}

/** Whether the fingerprint is keyed by the public constant, so that it must not be stored. */
export function isPublic(fingerprint: Fingerprint): boolean {
  return Number.parseInt(fingerprint.slice(-1), 16) % 2 === 0;
}

/** The fingerprint of a value that a rule found, under the repository's salt or the public one. */
export function fingerprintOf(salt: Salt, ruleId: RuleId, secret: Secret): Fingerprint {
  const unkeyed = hash(PUBLIC_SALT, `${ruleId}\0${normalise(identify(secret))}`, 0);
  return keyed(salt, unkeyed);
}

/** A public fingerprint as it is under `salt`; one that has the repository's key already as it is. */
export function keyed(salt: Salt, fingerprint: Fingerprint): Fingerprint {
  if (salt === PUBLIC_SALT || !isPublic(fingerprint)) return fingerprint;
  return hash(salt, fingerprint, 1);
}

/**
 * The one salt of a repository, from the headers of its two files; undefined if neither has one.
 * Throws `ScanError` if they differ: then the entries of one of them can match nothing.
 */
export function agreedSalt(
  allowList: { readonly name: string; readonly salt: Salt | undefined } | undefined,
  baseline: { readonly name: string; readonly salt: Salt } | undefined,
): Salt | undefined {
  if (allowList?.salt === undefined) return baseline?.salt;
  if (baseline === undefined || baseline.salt === allowList.salt) return allowList.salt;
  throw new ScanError(`${allowList.name} and ${baseline.name} have different salts`, {
    hint: `Delete ${baseline.name} and run keyscan baseline, which writes it with the salt of the allow-list.`,
  });
}

/** The same for a key however it is indented or its lines end. */
function normalise(value: string): string {
  return value
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function hash(key: Salt, message: string, kind: 0 | 1): Fingerprint {
  const digits = crypto().createHmac('sha256', key).update(message).digest('hex').slice(0, 32);
  const last = Number.parseInt(digits.slice(-1), 16);
  return `v1-${digits.slice(0, -1)}${((last & ~1) | kind).toString(16)}` as Fingerprint;
}

/** Loaded at the first fingerprint: a clean commit computes none and saves 3 ms. */
function crypto(): typeof import('node:crypto') {
  return process.getBuiltinModule('node:crypto');
}
