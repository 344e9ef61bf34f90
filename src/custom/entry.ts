/**
 * A rule as people write it in `.keyscan.toml`: a block `[[rules]]`. One with a pattern is a rule of
 * their own; one without changes the settings of a built-in rule.
 */

import type { Confidence, RuleId, Severity } from '../rule.ts';
import type { SecretGroup } from '../pattern/cut.ts';

export interface RuleEntry {
  readonly id: RuleId;
  readonly enabled?: boolean;
  readonly title?: string;
  readonly description?: string;
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  /** The whole pattern, with the secret in a group. */
  readonly regex?: string;
  readonly secretGroup?: SecretGroup;
  /** Or the name that the secret is given to. */
  readonly name?: string;
  /** Or what stands directly before and after it. */
  readonly before?: string;
  readonly secret?: string;
  readonly after?: string;
  readonly keywords?: readonly string[];
  /** A value of at most so many bits a character is no secret. */
  readonly entropy?: number;
  /** The rule looks only at contents whose path matches this pattern. */
  readonly path?: string;
  /** What to do when it has leaked, a step each. */
  readonly advice?: readonly string[];
  readonly references?: readonly string[];
  readonly allow: readonly AllowPattern[];
  readonly matches: readonly string[];
  readonly rejects: readonly string[];
}

/**
 * What is no secret although a rule finds it: a block `[[rules.allow]]` of one rule, or `[[allow]]`
 * for all. One condition that holds is enough, or with `all` each kind that is given has to hold.
 */
export interface AllowPattern {
  /** Of these rules only; in `[[allow]]`. */
  readonly rules?: readonly RuleId[];
  /** The secret is one of these. */
  readonly values?: readonly string[];
  /** The secret holds one of these words, in any case. */
  readonly stopWords?: readonly string[];
  /** Patterns that match in the secret, in the whole match, in its lines, in the path. */
  readonly regexes?: readonly string[];
  readonly matchRegexes?: readonly string[];
  readonly lineRegexes?: readonly string[];
  readonly pathRegexes?: readonly string[];
  readonly all?: boolean;
}

/** A key in the file, and the member it stands for. */
type Keys<Entry> = readonly (readonly [key: string, member: keyof Entry])[];

/** Members of an entry that are texts. */
export const ENTRY_TEXTS: Keys<RuleEntry> = [
  ['title', 'title'],
  ['description', 'description'],
  ['regex', 'regex'],
  ['name', 'name'],
  ['before', 'before'],
  ['secret', 'secret'],
  ['after', 'after'],
  ['path', 'path'],
];

/** Members that are lists of texts. */
export const ENTRY_LISTS: Keys<RuleEntry> = [
  ['keywords', 'keywords'],
  ['advice', 'advice'],
  ['references', 'references'],
  ['matches', 'matches'],
  ['rejects', 'rejects'],
];

export const ALLOW_LISTS: Keys<AllowPattern> = [
  ['rules', 'rules'],
  ['values', 'values'],
  ['stop-words', 'stopWords'],
  ['regexes', 'regexes'],
  ['match-regexes', 'matchRegexes'],
  ['line-regexes', 'lineRegexes'],
  ['path-regexes', 'pathRegexes'],
];

/** The members of an entry that make it a rule of its own. */
export const PATTERN_KEYS: readonly ('regex' | 'name' | 'before' | 'secret' | 'after')[] = [
  'regex',
  'name',
  'before',
  'secret',
  'after',
];

/** Whether the entry is a rule of its own and not settings of a built-in one. */
export function hasPattern(entry: RuleEntry): boolean {
  return PATTERN_KEYS.some((key) => entry[key] !== undefined);
}
