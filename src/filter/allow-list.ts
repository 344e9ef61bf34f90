/**
 * The allow-list, `.keyscan-allow.toml`: decisions by people about findings that may stay.
 *
 * An entry covers a value by its fingerprint, what a rule finds in certain paths, or everything in
 * certain paths; all that it names has to hold. Paths alone are a guess about findings nobody has
 * seen, so they never silence a critical one. An entry that expires holds to the end of that day,
 * UTC. What an entry says wrongly is an error, since after a typing mistake it would let a secret
 * through, or stop a commit, with nobody knowing why.
 */

import type { Fingerprint } from '../finding.ts';
import type { RuleId, Severity } from '../rule.ts';
import { quoteOdd } from '../text/quote.ts';
import { TomlDocument } from '../toml.ts';
import { describeEntry, readEntry, type AllowEntry } from './allow-entry.ts';
import { ALLOW_LIST_FILE } from './file-names.ts';
import { isSalt, type Salt } from './fingerprint.ts';
import type { GlobMatcher } from './globs.ts';

/** A finding at one of its places. */
export interface AllowQuery {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  /** `/`-separated, from the root of the repository; without one, no entry with paths matches. */
  readonly path?: string | undefined;
  /** Called only if an entry depends on it. */
  readonly fingerprint: () => Fingerprint;
}

export interface AllowListOptions {
  /** How messages call the file; default `ALLOW_LIST_FILE`. */
  readonly name?: string;
  /** Milliseconds since the epoch: what expiry is measured against. */
  readonly now: number;
}

export interface AllowList {
  readonly name: string;
  /** Undefined only where no entry is bound to a value. */
  readonly salt: Salt | undefined;
  readonly entries: readonly AllowEntry[];
  /** The entry that covers a finding, if one does. Counts as a use of each that matches. */
  match(query: AllowQuery): AllowEntry | undefined;
  /**
   * What people should look at, a sentence each: expired entries, path-only entries that were too
   * weak for a critical finding, and with `unused` those that matched nothing. Ask for these only
   * after a scan of everything.
   */
  remarks(options: { readonly unused: boolean }): readonly string[];
  /** The line, from 1, on which the entry with this index begins. */
  lineOf(index: number): number | undefined;
}

/** Reads an allow-list. Throws `ScanError` with file and line at the first thing wrong in it. */
export async function parseAllowList(text: string, options: AllowListOptions): Promise<AllowList> {
  const name = options.name ?? ALLOW_LIST_FILE;
  const document = new TomlDocument(text, name);
  document.keys([], ['version', 'salt', 'allow']);
  checkVersion(document);
  const salt = readSalt(document);
  const indexes = Array.from({ length: document.tables(['allow']) }, (_, index) => index);
  const hasPaths = indexes.some((index) => document.strings(['allow', index, 'paths']));
  const globs = hasPaths ? await import('./globs.ts') : undefined;
  const states = indexes.map((index): EntryState => {
    const entry = readEntry(document, index, salt, globs?.globProblem);
    return {
      entry,
      matchPath: entry.paths && globs?.compileGlobs(entry.paths),
      isExpired: entry.expires !== undefined && options.now >= endOf(entry.expires),
      uses: 0,
      wasTooWeak: false,
    };
  });
  const live = states.filter(({ isExpired }) => !isExpired);
  const general = live.filter(({ entry }) => entry.fingerprint === undefined);
  const byValue = groupByValue(live);
  const lineOf = (index: number): number | undefined => document.line(['allow', index]);
  return {
    name,
    salt,
    entries: states.map(({ entry }) => entry),
    match(query) {
      const bound = byValue.size === 0 ? [] : (byValue.get(query.fingerprint()) ?? []);
      return firstCover([...bound, ...general], query);
    },
    remarks({ unused }) {
      return states.flatMap((state, index) => {
        const remark = remarkOn(state, unused);
        const line = remark === undefined ? undefined : lineOf(index);
        return remark === undefined ? [] : `${quoteOdd(name)}:${line ?? 1}: ${remark}`;
      });
    },
    lineOf,
  };
}

interface EntryState {
  readonly entry: AllowEntry;
  readonly matchPath: GlobMatcher | undefined;
  readonly isExpired: boolean;
  /** Findings it matched, whether or not it was strong enough to silence them. */
  uses: number;
  /** A critical finding was reported that it would cover if it named more than paths. */
  wasTooWeak: boolean;
}

function groupByValue(states: readonly EntryState[]): Map<Fingerprint, EntryState[]> {
  const groups = new Map<Fingerprint, EntryState[]>();
  for (const state of states) {
    const { fingerprint } = state.entry;
    if (fingerprint === undefined) continue;
    const group = groups.get(fingerprint);
    if (group === undefined) groups.set(fingerprint, [state]);
    else group.push(state);
  }
  return groups;
}

/** The first of `candidates`, whose value is that of the finding, that covers it. */
function firstCover(candidates: readonly EntryState[], query: AllowQuery): AllowEntry | undefined {
  const matching = candidates.filter(({ entry, matchPath }) => {
    if (entry.rule !== undefined && entry.rule !== query.ruleId) return false;
    if (matchPath === undefined) return true;
    return query.path !== undefined && matchPath(query.path) !== undefined;
  });
  for (const state of matching) state.uses += 1;
  const cover = matching.find(({ entry }) => query.severity !== 'critical' || !isPathOnly(entry));
  if (cover === undefined) for (const state of matching) state.wasTooWeak = true;
  return cover?.entry;
}

function isPathOnly(entry: AllowEntry): boolean {
  return entry.fingerprint === undefined && entry.rule === undefined;
}

function remarkOn(state: EntryState, unused: boolean): string | undefined {
  const subject = `the entry for ${describeEntry(state.entry)}`;
  if (state.isExpired) {
    const day = state.entry.expires ?? '';
    return `${subject} expired on ${day} and allows nothing: remove it or set a later date`;
  }
  if (state.wasTooWeak) {
    return `${subject} does not cover critical findings, as paths alone never do: name the rule too`;
  }
  if (unused && state.uses === 0) {
    return `${subject} matched nothing: remove it if what it was for is gone`;
  }
  return undefined;
}

function checkVersion(document: TomlDocument): void {
  const version = document.numberOrString(['version']);
  if (version === 1) return;
  if (version === undefined) {
    throw document.error(['version'], 'the version is missing', 'Begin the file with: version = 1');
  }
  throw document.error(
    ['version'],
    'this version of the file is not known',
    'Write version = 1, or update keyscan if a newer one wrote the file.',
  );
}

function readSalt(document: TomlDocument): Salt | undefined {
  const salt = document.string(['salt']);
  if (salt === undefined || isSalt(salt)) return salt;
  throw document.error(
    ['salt'],
    'the salt is not 32 hex digits',
    'Restore the line that keyscan wrote: with any other, entries bound to a value match nothing.',
  );
}

/** The first millisecond after a day, UTC. */
function endOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000;
}
