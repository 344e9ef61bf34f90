/** One entry of the allow-list: what it may say, and how it is read strictly from the file. */

import type { Fingerprint } from '../finding.ts';
import type { RuleId } from '../rule.ts';
import { quote, quoteOdd } from '../text/quote.ts';
import type { TomlDocument, TomlPath } from '../toml.ts';
import { isFingerprint, isPublic, keyed, type Salt } from './fingerprint.ts';
import type { GlobProblem } from './globs.ts';

export interface AllowEntry {
  /** Bound to one value, wherever it is. */
  readonly fingerprint?: Fingerprint;
  readonly rule?: RuleId;
  /** Globs, from the root of the repository. */
  readonly paths?: readonly string[];
  /** Why it may stay. */
  readonly reason: string;
  readonly owner?: string;
  /** The last day on which the entry holds, `YYYY-MM-DD`, UTC. */
  readonly expires?: string;
}

/** How many characters a reason, an owner or a rule may have. */
const MAX_TEXT_LENGTH = 500;

/** What an entry covers, in words. */
export function describeEntry(entry: Pick<AllowEntry, 'fingerprint' | 'rule' | 'paths'>): string {
  const [first, ...more] = entry.paths ?? [];
  const parts: string[] = [];
  if (entry.fingerprint !== undefined) parts.push(entry.fingerprint);
  if (entry.rule !== undefined) parts.push(quoteOdd(entry.rule));
  if (first !== undefined) parts.push(quote(first) + (more.length > 0 ? ', …' : ''));
  return parts.join(' in ');
}

/** What is wrong with a reason, an owner or a rule. */
export function textProblem(text: string): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'is empty';
  if (text.length > MAX_TEXT_LENGTH) return `is longer than ${MAX_TEXT_LENGTH} characters`;
  return undefined;
}

/** Whether `text` is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * Reads the entry with this index.
 *
 * @param globProblem judges `paths`; needed where there are any
 * @throws ScanError at the first thing that is wrong or missing
 */
export function readEntry(
  document: TomlDocument,
  index: number,
  salt: Salt | undefined,
  globProblem: ((glob: string) => GlobProblem | undefined) | undefined,
): AllowEntry {
  const path: TomlPath = ['allow', index];
  document.keys(path, ['fingerprint', 'rule', 'paths', 'reason', 'owner', 'expires']);
  const fingerprint = readFingerprint(document, [...path, 'fingerprint'], salt);
  const rule = readText(document, [...path, 'rule']);
  const paths = document.strings([...path, 'paths']);
  const reason = readText(document, [...path, 'reason']);
  const owner = readText(document, [...path, 'owner']);
  const expires = document.date([...path, 'expires']);
  for (const glob of paths ?? []) {
    const trouble = globProblem?.(glob);
    if (trouble === undefined) continue;
    throw document.error([...path, 'paths'], `${quote(glob)} ${trouble.problem}`, trouble.advice);
  }
  if (paths?.length === 0) {
    throw document.error([...path, 'paths'], 'paths is empty', 'Write paths = ["docs/**"].');
  }
  if (fingerprint === undefined && paths === undefined) {
    throw rule === undefined
      ? document.error(
          path,
          'the entry does not say what it allows',
          'Add a fingerprint, or paths, or a rule and paths.',
        )
      : document.error(
          [...path, 'rule'],
          'a rule without paths would allow everything it finds',
          'Add paths = ["docs/**"], or switch the rule off in .keyscan.toml.',
        );
  }
  if (reason === undefined) {
    throw document.error(path, 'the entry gives no reason', 'Add reason = "why this may stay".');
  }
  return {
    ...(fingerprint !== undefined && { fingerprint }),
    ...(rule !== undefined && { rule }),
    ...(paths !== undefined && { paths }),
    reason,
    ...(owner !== undefined && { owner }),
    ...(expires !== undefined && { expires }),
  };
}

function readFingerprint(
  document: TomlDocument,
  path: TomlPath,
  salt: Salt | undefined,
): Fingerprint | undefined {
  const text = document.string(path);
  if (text === undefined) return undefined;
  if (!isFingerprint(text)) {
    throw document.error(
      path,
      'this is no fingerprint',
      'Copy it from the report: v1- and 32 hex digits.',
    );
  }
  if (salt === undefined) {
    throw document.error(
      path,
      'an entry bound to a value needs the salt of the repository in the file',
      'Remove the entry and let keyscan write it: keyscan allow <fingerprint> --reason "…"',
    );
  }
  if (isPublic(text)) {
    throw document.error(
      path,
      'this fingerprint is from a scan without the allow-list and matches nothing',
      `Write it as it is in this repository: ${keyed(salt, text)}`,
    );
  }
  return text;
}

/** A string that is not blank. */
function readText(document: TomlDocument, path: TomlPath): string | undefined {
  const text = document.string(path);
  const trouble = text === undefined ? undefined : textProblem(text);
  if (trouble === undefined) return text;
  throw document.error(path, `${String(path.at(-1))} ${trouble}`, 'Say it in a few words.');
}
