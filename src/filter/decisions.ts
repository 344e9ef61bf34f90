/**
 * The allow-list and the baseline of a repository together: reading both, so that they share one
 * salt, and writing them for `keyscan allow` and `keyscan baseline`.
 *
 * Only findings need them, so callers can leave this until there is one: a clean commit then reads
 * neither file.
 */

import { readSettingsFile, writeSettingsFile, type SettingsFile } from '../settings-file.ts';
import type { AddedEntry, AllowRequest } from './allow-edit.ts';
import type { AllowList } from './allow-list.ts';
import {
  MAX_BASELINE_SIZE,
  readBaseline,
  writeBaseline,
  type Acceptable,
  type Baseline,
} from './baseline.ts';
import { agreedSalt, newSalt, PUBLIC_SALT, type Salt } from './fingerprint.ts';

export interface DecisionFiles {
  readonly allowList: SettingsFile;
  readonly baseline: SettingsFile;
}

export interface Decisions {
  /** Keys the fingerprints of the run: `PUBLIC_SALT` while the repository has none. */
  readonly salt: Salt;
  readonly allowList?: AllowList;
  readonly baseline?: Baseline;
  /** The text of both files, for the digest of what the findings depend on. */
  readonly text: string;
}

/**
 * Reads both files, those that there are. Throws `ScanError` if one is unreadable or wrong.
 *
 * @param now milliseconds since the epoch: what expiry is measured against
 */
export async function readDecisions(files: DecisionFiles, now: number): Promise<Decisions> {
  const allowText = readSettingsFile(files.allowList);
  const { text: baselineText, baseline } = readBaselineFile(files.baseline);
  let allowList: AllowList | undefined;
  if (allowText !== undefined) {
    const { parseAllowList } = await import('./allow-list.ts');
    allowList = await parseAllowList(allowText, { name: files.allowList.name, now });
  }
  return {
    salt: agreedSalt(allowList, baseline) ?? PUBLIC_SALT,
    ...(allowList && { allowList }),
    ...(baseline && { baseline }),
    text: JSON.stringify([allowText, baselineText]),
  };
}

export interface Allowed extends Pick<AddedEntry, 'entry'> {
  /** The file did not exist before. */
  readonly created: boolean;
}

/**
 * `keyscan allow`: adds an entry to the allow-list. A fingerprint may come from a scan before there
 * was one. Throws `ScanError` if that cannot be done; then the file is as it was.
 */
export async function allow(
  files: DecisionFiles,
  request: AllowRequest,
  now: number,
): Promise<Allowed> {
  const file = files.allowList;
  const text = readSettingsFile({ ...file, required: false });
  const { baseline } = readBaselineFile(files.baseline);
  const { addEntry } = await import('./allow-edit.ts');
  const salt = baseline?.salt ?? newSalt();
  const added = await addEntry(text, request, { name: file.name, salt, now });
  agreedSalt({ name: file.name, salt: added.salt }, baseline);
  writeSettingsFile(file, added.text);
  return { entry: added.entry, created: text === undefined };
}

export interface Accepted {
  /** How many values the baseline holds. */
  readonly total: number;
  /** Of these, how many it did not hold before. */
  readonly added: number;
  /** How many it held before and does not any more. */
  readonly dropped: number;
}

/**
 * `keyscan baseline`: writes the baseline anew, so that it accepts exactly these findings.
 *
 * @param findings all that a scan of everything found and the allow-list does not cover
 * @param decisions what that scan went by
 */
export function acceptFindings(
  file: SettingsFile,
  findings: readonly Acceptable[],
  decisions: Decisions,
): Accepted {
  const salt = decisions.salt === PUBLIC_SALT ? newSalt() : decisions.salt;
  const text = writeBaseline(findings, salt);
  writeSettingsFile(file, text);
  const before = new Set(decisions.baseline?.entries.map(({ fingerprint }) => fingerprint));
  const { entries } = readBaseline(text, file.name);
  const kept = entries.filter(({ fingerprint }) => before.has(fingerprint)).length;
  return { total: entries.length, added: entries.length - kept, dropped: before.size - kept };
}

function readBaselineFile(file: SettingsFile): { text?: string; baseline?: Baseline } {
  const text = readSettingsFile(file, MAX_BASELINE_SIZE);
  return text === undefined ? {} : { text, baseline: readBaseline(text, file.name) };
}
