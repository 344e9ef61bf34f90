/**
 * Reads a baseline of detect-secrets (https://github.com/Yelp/detect-secrets): which values are
 * known, by SHA-1, what people said of them, and what is left out by patterns.
 */

import { compileAllow } from '../custom/allow.ts';
import type { AllowPattern } from '../custom/entry.ts';
import { ScanError } from '../error.ts';
import { PatternError } from '../pattern/parse.ts';
import { quoteOdd } from '../text/quote.ts';
import type { ImportedDecision } from './places.ts';
import type { ImportReport } from './report.ts';
import type { Additions } from './write-config.ts';

export interface DetectSecretsImport {
  /** People said that these are no secrets. */
  readonly harmless: readonly ImportedDecision[];
  /** Accepted when the baseline was made, and not looked at since. */
  readonly accepted: readonly ImportedDecision[];
  readonly config: Additions;
}

/** Filters with patterns, and which condition each is. */
const FILTERS: Readonly<Record<string, 'pathRegexes' | 'lineRegexes' | 'regexes'>> = {
  'detect_secrets.filters.regex.should_exclude_file': 'pathRegexes',
  'detect_secrets.filters.regex.should_exclude_line': 'lineRegexes',
  'detect_secrets.filters.regex.should_exclude_secret': 'regexes',
};

/** Filters with settings of their own that are not taken over. */
const CUSTOM_FILTERS = /wordlist|\.py::|^file:/;

/** Throws `ScanError` if the text is no such baseline. */
export function readDetectSecrets(
  text: string,
  name: string,
  report: ImportReport,
): DetectSecretsImport {
  const { results, filters_used: filters } = parseBaseline(text, name);
  const harmless: ImportedDecision[] = [];
  const accepted: ImportedDecision[] = [];
  for (const [path, entries] of Object.entries(results)) {
    for (const entry of entries) {
      const decision = decisionOf(path, entry);
      if (entry['is_secret'] === true) {
        report.refuse(
          decision.name,
          'it was audited as a real secret, which keyscan goes on to report',
        );
      } else if (entry['is_secret'] === false) harmless.push(decision);
      else accepted.push(decision);
    }
  }
  const allow = (filters ?? []).flatMap((filter) => allowOf(filter, report));
  return { harmless, accepted, config: { rules: [], allow, disable: [] } };
}

type Entry = Readonly<Record<string, unknown>>;

interface BaselineFile {
  readonly results: Readonly<Record<string, readonly Entry[]>>;
  readonly filters_used?: readonly Entry[];
}

function parseBaseline(text: string, name: string): BaselineFile {
  try {
    const value = JSON.parse(text) as Partial<BaselineFile> | null;
    const lists = Object.values(value?.results ?? [undefined]);
    if (value?.results !== undefined && lists.every(Array.isArray)) return value as BaselineFile;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ScanError(`${quoteOdd(name)} is no baseline of detect-secrets`, {
    hint: 'It is the file that detect-secrets scan writes, .secrets.baseline as a rule.',
  });
}

function decisionOf(file: string, entry: Entry): ImportedDecision {
  const path = file.replaceAll('\\', '/').replace(/^\.\//, '');
  const { line_number: line, hashed_secret: sha1, type } = entry;
  return {
    name: `${quoteOdd(path)}:${String(line)}${typeof type === 'string' ? ` ${quoteOdd(type)}` : ''}`,
    path,
    ...(typeof line === 'number' && { line }),
    ...(typeof sha1 === 'string' && { sha1 }),
  };
}

function allowOf(filter: Entry, report: ImportReport): Additions['allow'][number][] {
  const path = String(filter['path']);
  const member = FILTERS[path];
  if (member === undefined) {
    if (CUSTOM_FILTERS.test(path))
      report.refuse(`filter ${quoteOdd(path)}`, 'keyscan has nothing like it');
    return [];
  }
  const { pattern } = filter;
  const sources = (Array.isArray(pattern) ? pattern : [pattern]).filter(
    (source) => typeof source === 'string',
  );
  const usable = sources.filter((source) => {
    try {
      compileAllow({ regexes: [source] });
      return true;
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      report.refuse(`a pattern of ${path}`, error.message);
      return false;
    }
  });
  if (usable.length === 0) return [];
  report.done.push(`${usable.length} of ${sources.length} patterns of ${path}`);
  const allowed: AllowPattern = { [member]: usable };
  return [{ pattern: allowed, reason: 'left out by detect-secrets' }];
}
