/**
 * Adds entries to the text of an allow-list. The file belongs to people: what they wrote, its
 * order, comments and line ends stay as they are, and the entry is appended as a block of its own.
 */

import { stringify, TomlDate } from 'smol-toml';

import { ScanError } from '../error.ts';
import { quote, quoteOdd } from '../text/quote.ts';
import { describeEntry, isDay, textProblem, type AllowEntry } from './allow-entry.ts';
import { parseAllowList } from './allow-list.ts';
import { ALLOW_LIST_FILE } from './file-names.ts';
import { isFingerprint, keyed, type Salt } from './fingerprint.ts';

const HEADER = `# Findings of keyscan that may stay, and why. Review changes to this file.
#
# An entry allows a value, by the fingerprint that the report shows (keyscan allow writes these):
#     fingerprint = "v1-…"
# or what a rule finds in certain paths:
#     rule = "aws-account-id"
#     paths = ["docs/**"]
# or, except critical findings, everything in certain paths. Each has a reason, and may have an
# owner and a last day (UTC): expires = 2027-01-31

version = 1
`;

const SALT_COMMENT = '# Keys the fingerprints. With another salt, no entry would match any more.';

/** What somebody asks for on the command line: nothing in it is checked yet. */
export interface AllowRequest {
  /** As a report showed it, from a scan with or without the allow-list. */
  readonly fingerprint?: string;
  readonly rule?: string;
  readonly paths?: readonly string[];
  readonly reason: string;
  readonly owner?: string;
  /** `YYYY-MM-DD` */
  readonly expires?: string;
}

export interface AddEntryOptions {
  /** How messages call the file; default `ALLOW_LIST_FILE`. */
  readonly name?: string;
  /** Used if the text has none: that of the baseline, or a fresh one. */
  readonly salt: Salt;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface AddedEntry {
  /** The whole file. */
  readonly text: string;
  /** The salt that the file has. */
  readonly salt: Salt;
  readonly entry: AllowEntry;
}

/**
 * Adds an entry to an allow-list, or begins one if `text` is undefined. Throws `ScanError` if the
 * text is no valid allow-list, the request no valid entry, or the list has such an entry already.
 */
export async function addEntry(
  text: string | undefined,
  request: AllowRequest,
  options: AddEntryOptions,
): Promise<AddedEntry> {
  const name = options.name ?? ALLOW_LIST_FILE;
  const parsed = text === undefined ? undefined : await parseAllowList(text, { ...options, name });
  const salt = parsed?.salt ?? options.salt;
  const entry = await checkRequest(request, salt, options.now);
  const subject = subjectOf(entry);
  const twin = parsed?.entries.findIndex((other) => subjectOf(other) === subject) ?? -1;
  if (twin >= 0) {
    const line = parsed?.lineOf(twin) ?? 1;
    throw new ScanError(
      `${quoteOdd(name)}:${line} has an entry for ${describeEntry(entry)} already`,
      {
        hint: 'Change that entry, for instance its date.',
      },
    );
  }
  const newline = text?.includes('\r\n') === true ? '\r\n' : '\n';
  const block = toToml(entry).replaceAll('\n', newline);
  const before =
    text === undefined
      ? `${HEADER}${SALT_COMMENT}\nsalt = "${salt}"\n`
      : parsed?.salt === undefined
        ? withSalt(text, salt, newline)
        : text;
  const gap = before.endsWith('\n') ? newline : newline + newline;
  const result = `${before}${gap}${block}`;
  // The text may end inside something that a block cannot follow, such as a list `allow = [...]`.
  const check = await parseAllowList(result, { ...options, name }).catch((error: unknown) => {
    throw new ScanError(`${quoteOdd(name)} cannot be added to`, {
      hint: 'Write its entries as [[allow]] blocks, not as a list in brackets.',
      cause: error,
    });
  });
  return { text: result, salt, entry: check.entries.at(-1) ?? entry };
}

async function checkRequest(request: AllowRequest, salt: Salt, now: number): Promise<AllowEntry> {
  const { fingerprint, rule, paths = [], reason, owner, expires } = request;
  if (fingerprint === undefined && paths.length === 0) {
    throw rule === undefined
      ? new ScanError('there is nothing to allow', {
          hint: 'Give the fingerprint of a finding, or a rule and paths.',
        })
      : new ScanError(`rule ${quoteOdd(rule)} without paths would allow everything it finds`, {
          hint: 'Give paths too, or switch the rule off in .keyscan.toml.',
        });
  }
  if (fingerprint !== undefined && !isFingerprint(fingerprint)) {
    // Not quoted: who has no fingerprint at hand may give the secret itself.
    throw new ScanError('what is to be allowed is no fingerprint', {
      hint: 'Copy it from the report: v1- and 32 hex digits.',
    });
  }
  for (const [key, value] of Object.entries({ reason, owner, rule })) {
    const trouble = value === undefined ? undefined : textProblem(value);
    if (trouble !== undefined) {
      throw new ScanError(`--${key} ${trouble}`, { hint: 'Say it in a few words.' });
    }
  }
  if (expires !== undefined && !isDay(expires)) {
    throw new ScanError(`--expires ${quote(expires)} is no day of the calendar`, {
      hint: 'Write it as in 2027-01-31.',
    });
  }
  if (expires !== undefined && expires < new Date(now).toISOString().slice(0, 10)) {
    throw new ScanError(`--expires ${expires} is in the past`, {
      hint: 'The entry holds to the end of that day (UTC): give a later one.',
    });
  }
  const globs = paths.length > 0 ? await import('./globs.ts') : undefined;
  for (const glob of paths) {
    const trouble = globs?.globProblem(glob);
    if (trouble === undefined) continue;
    throw new ScanError(`${quote(glob)} ${trouble.problem}`, { hint: trouble.advice });
  }
  return {
    ...(fingerprint !== undefined && { fingerprint: keyed(salt, fingerprint) }),
    ...(rule !== undefined && { rule }),
    ...(paths.length > 0 && { paths }),
    reason,
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

/** Equal for entries that cover the same. */
function subjectOf({ fingerprint, rule, paths }: AllowEntry): string {
  return JSON.stringify([fingerprint, rule, paths?.toSorted()]);
}

function toToml(entry: AllowEntry): string {
  const { expires, ...rest } = entry;
  const table = expires === undefined ? rest : { ...rest, expires: new TomlDate(expires) };
  return `${stringify({ allow: [table] }).trim()}\n`;
}

/** Adds a salt to a file that had no entry bound to a value, after the version. */
function withSalt(text: string, salt: Salt, newline: string): string {
  const line = `${SALT_COMMENT}${newline}salt = "${salt}"${newline}`;
  const version = /^[ \t]*version[ \t]*=[^\n]*(?:\n|$)/m.exec(text);
  if (version === null) return line + text;
  const end = version.index + version[0].length;
  const gap = version[0].endsWith('\n') ? '' : newline;
  return `${text.slice(0, end)}${gap}${line}${text.slice(end)}`;
}
