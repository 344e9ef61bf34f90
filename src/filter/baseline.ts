/**
 * The baseline, `.keyscan-baseline.json`: findings that were there when a project adopted keyscan,
 * accepted in bulk and written by the tool.
 *
 * The file is JSON with one entry a line, sorted, and holds nothing that changes without the
 * findings changing, so that two branches merge. Its last element is a sentence about the file:
 * thus every entry ends with a comma, and with `merge=union` git makes valid JSON of two branches.
 * What is not valid as a whole, after a merge that left a comma out or in, is read line by line.
 *
 * An entry covers a value, wherever it is and however often: another copy of it exposes nothing
 * that was not exposed, and is mended by the same rotation. The path is a hint for people.
 */

import { ScanError } from '../error.ts';
import type { Finding, Fingerprint } from '../finding.ts';
import type { RuleId } from '../rule.ts';
import { quoteOdd } from '../text/quote.ts';
import { BASELINE_FILE } from './file-names.ts';
import { isFingerprint, isPublic, isSalt, keyed, type Salt } from './fingerprint.ts';

/** Largest baseline that is read, in bytes: some 300,000 entries. */
export const MAX_BASELINE_SIZE: number = 64 * 1024 * 1024;

const ABOUT = 'Findings accepted by: keyscan baseline. One a line, so merge=union works.';
const VERSION = 1;

interface BaselineEntry {
  readonly rule: RuleId;
  readonly fingerprint: Fingerprint;
  /** Where it was when the file was written; absent for messages. */
  readonly path?: string;
}

export interface Baseline {
  readonly name: string;
  readonly salt: Salt;
  /** Each value once. */
  readonly entries: readonly BaselineEntry[];
  /** Whether the finding is accepted. Counts as a use of its entry. */
  match(fingerprint: Fingerprint): boolean;
  /** With `unused`, after a scan of everything: how many entries matched nothing, in words. */
  remarks(options: { readonly unused: boolean }): readonly string[];
}

/**
 * Reads a baseline, also one merged by `merge=union`. Throws `ScanError` if it is none, or holds
 * entries under different salts.
 */
export function readBaseline(text: string, name: string = BASELINE_FILE): Baseline {
  const shown = quoteOdd(name);
  const entries = new Map<Fingerprint, BaselineEntry>();
  const salts = new Set<Salt>();
  for (const { line, value } of elementsOf(text, shown)) {
    const element = readElement(value);
    if (element === undefined) {
      throw new ScanError(`${shown}${line === undefined ? '' : `:${line}`}: this is no entry`, {
        hint: 'Restore the file from git, or delete it and run keyscan baseline.',
      });
    }
    if ('version' in element && element.version !== VERSION) {
      throw new ScanError(`${shown} was written by a newer keyscan`, { hint: 'Update keyscan.' });
    }
    if ('salt' in element) salts.add(element.salt);
    if ('fingerprint' in element) entries.set(element.fingerprint, element);
  }
  const [salt, another] = salts;
  if (salt === undefined) {
    throw new ScanError(`${shown} has no line with version and salt`, {
      hint: 'Restore the file from git, or delete it and run keyscan baseline.',
    });
  }
  if (another !== undefined) {
    throw new ScanError(`${shown} was merged from two baselines with different salts`, {
      hint: 'Delete it and run keyscan baseline.',
    });
  }
  const used = new Set<Fingerprint>();
  return {
    name,
    salt,
    entries: [...entries.values()],
    match(fingerprint) {
      if (!entries.has(fingerprint)) return false;
      used.add(fingerprint);
      return true;
    },
    remarks({ unused }) {
      const count = entries.size - used.size;
      if (!unused || count === 0) return [];
      const what = count === 1 ? '1 entry' : `${count} entries`;
      return [`${shown}: ${what} matched nothing: run keyscan baseline to drop what is gone`];
    },
  };
}

/** What a baseline needs of a finding. */
export type Acceptable = Pick<Finding, 'ruleId' | 'fingerprint' | 'location'>;

/** The baseline that accepts these findings, whichever key their fingerprints have. */
export function writeBaseline(findings: readonly Acceptable[], salt: Salt): string {
  const entries = new Map<Fingerprint, BaselineEntry>();
  for (const finding of findings) {
    const fingerprint = keyed(salt, finding.fingerprint);
    const { path } = finding.location;
    const entry = { rule: finding.ruleId, ...(path !== undefined && { path }), fingerprint };
    const twin = entries.get(fingerprint);
    if (twin === undefined || compareEntries(entry, twin) < 0) entries.set(fingerprint, entry);
  }
  const lines = [...entries.values()].toSorted(compareEntries);
  const elements = [{ version: VERSION, salt }, ...lines, { about: ABOUT }];
  return `[\n${elements.map((element) => JSON.stringify(element)).join(',\n')}\n]\n`;
}

function compareEntries(a: BaselineEntry, b: BaselineEntry): number {
  return (
    compare(a.rule, b.rule) ||
    compare(a.path ?? '', b.path ?? '') ||
    compare(a.fingerprint, b.fingerprint)
  );
}

/** By code units: the order must not depend on a locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Element {
  /** From 1; undefined where the file was valid as a whole. */
  readonly line?: number;
  readonly value: unknown;
}

function elementsOf(text: string, shown: string): Element[] {
  const whole = parseJson(text);
  if (Array.isArray(whole) && !whole.some(Array.isArray)) {
    return whole.map((value: unknown) => ({ value }));
  }
  const elements: Element[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(line)) {
      throw new ScanError(`${shown}:${index + 1}: an unresolved merge conflict`, {
        hint: `Keep the lines of both sides and delete the markers. To let git do that: echo "${BASELINE_FILE} merge=union" >> .gitattributes`,
      });
    }
    if (line === '' || line === '[' || line === ']') continue;
    elements.push({ line: index + 1, value: parseJson(line.replace(/,$/, '')) });
  }
  return elements;
}

/** Undefined if it is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

type ReadElement =
  { readonly version: number; readonly salt: Salt } | { readonly about: string } | BaselineEntry;

function readElement(value: unknown): ReadElement | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { version, salt, about, rule, fingerprint, path } = value as Record<string, unknown>;
  if (typeof version === 'number') {
    if (typeof salt !== 'string') return undefined;
    return version !== VERSION || isSalt(salt) ? { version, salt: salt as Salt } : undefined;
  }
  if (typeof about === 'string') return { about };
  if (typeof rule !== 'string' || typeof fingerprint !== 'string') return undefined;
  if (!isFingerprint(fingerprint) || isPublic(fingerprint)) return undefined;
  return { rule, fingerprint, ...(typeof path === 'string' && { path }) };
}
