/**
 * The language rules are written in. A rule says what a secret is called, how it looks and in which
 * surroundings, how to tell a real one from an example, and what to do about it.
 *
 * Patterns keep to a dialect that makes every result depend on bounded surroundings only: no
 * unbounded repeat (`*`, `+`, `{n,}`), no backreference, one flag at most (`i`). So each form has a
 * greatest length, long contents can be scanned in windows, and no pattern can run away.
 * match/measure.ts enforces it; the syntax is the notation `RULE` of pattern/notation.ts.
 */

export type RuleId = string;

/** From worst to mildest; the order is part of the public contract (`--min-severity`). */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Whether `a` is at least as severe as `b`. */
export function atLeast(a: Severity, b: Severity): boolean {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b);
}

/**
 * How sure the rule is that the value is a working credential and not something that looks so, from
 * most to least (`--min-confidence`).
 */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Whether `a` is at least as sure as `b`. */
export function asSureAs(a: Confidence, b: Confidence): boolean {
  return CONFIDENCES.indexOf(a) <= CONFIDENCES.indexOf(b);
}

/** What to do, in the order in which to do it. */
export interface Advice {
  /** The secret has left the machine, or may have: one step a string, imperative. */
  readonly leaked: readonly string[];
  /** Where else to put the value; shown when the secret is caught before the commit. */
  readonly instead?: string;
}

/** What a form found, for `check` to judge. Offsets are into `text`. */
export interface Capture {
  /** The secret with escapes and encodings removed. */
  readonly secret: string;
  /** Decoded surroundings, as Latin-1: at least the form's reach to both sides where it exists. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Named groups of the form's `before` and `after`. */
  readonly groups: Readonly<Record<string, string | undefined>>;
  /** A path of the content, if one is known. */
  readonly path?: string;
  /** Milliseconds since the epoch, fixed for a run: what "expired" is measured against. */
  readonly now: number;
}

/** What `check` may add to a match, or `false` to drop it. */
export interface Judgement {
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  /** The account the credential belongs to, if it can be read offline. */
  readonly account?: string;
  /** A sentence for the report, such as "looks like a canary token". Must not hold the secret. */
  readonly note?: string;
  /**
   * What tells the secret from others that read the same, such as the body of a private key whose
   * match is its first line. Part of the fingerprint, never shown.
   */
  readonly identity?: string;
  /** Report the match only as part of a group (an id whose structure is odd, beside a secret). */
  readonly needsCompany?: boolean;
}
export type Verdict = boolean | Judgement;

/** One way in which a secret appears. */
export interface Form {
  /**
   * Literals one of which is in every match of this form, inside `before`/`name`, `secret` or
   * `after`. 4 bytes or more, the rarer in ordinary text the better: they feed the prefilter. Left
   * out only with `around`.
   */
  readonly keywords?: readonly string[];
  /**
   * Must be found near the keyword, or the form is not tried: for keywords that are common words.
   * Looked for in the plain text (within `MIN_CONTEXT` bytes at least), in any case if it says so.
   */
  readonly requires?: RegExp;
  /**
   * Must match from the first byte of the keyword on, or the form is not tried there: turns most
   * places of a common word away before anything else is done. It sees the plain text, so it has to
   * let pass whatever another reading may make a match of. At most `MIN_CONTEXT` characters long,
   * look-arounds included; flag `i` allowed. Keywords in base64 or UTF-16 do without.
   */
  readonly near?: RegExp;
  /**
   * Every match begins with the keyword: the form is tried there and nowhere else, and base64 is
   * not decoded for it unless the keyword is in it. For keywords that are common words.
   */
  readonly atKeyword?: boolean;
  /** Keywords and `name`/`before`/`after` match in any ASCII case. The secret never does. */
  readonly ignoreCase?: boolean;
  /** Keywords are looked for as they are: not inside base64, and not in stretches of UTF-16. */
  readonly plainOnly?: boolean;
  /** Keywords are looked for in any ASCII case, whatever the patterns say of theirs. */
  readonly anyCaseKeywords?: boolean;
  /**
   * The secret is the value given to a name that matches this, in whatever syntax: `name = value`,
   * JSON, YAML, XML, shell, function arguments, … (see match/assignment.ts). May have a `|`.
   */
  readonly name?: RegExp;
  /** What stands directly before the secret. */
  readonly before?: RegExp;
  /** The shape of the secret alone. */
  readonly secret: RegExp;
  /** What stands directly after the secret. */
  readonly after?: RegExp;
  /** Characters that must not stand next to the secret: a class such as `[A-Z0-9]`. */
  readonly notBeside?: RegExp;
  /** Some text could make the patterns slow, so they run against the clock. */
  readonly limited?: boolean;
  /** Search only near matches of this rule, instead of near keywords. */
  readonly around?: {
    readonly rule: RuleId | readonly RuleId[];
    /** How many line ends may lie between the two, 0–10. */
    readonly lines: number;
    /** Added to the distance when several candidates compete for one partner; default 0. */
    readonly cost?: number;
  };
  /** Applied after the rule's own `check`, with the same meaning. */
  readonly check?: (capture: Capture) => Verdict;
}

/**
 * Parts of one credential. Matches of rules in the same group are assembled into one finding:
 * an anchor (`id`) takes the nearest free match of each other role, and each match belongs to at
 * most one finding.
 */
export interface Group {
  readonly name: string;
  readonly role: 'id' | 'secret' | 'token' | 'smtp' | 'password' | 'detail';
}

/**
 * A worked example. `text` marks the expected secret with « and »; a `·` stands where a real value
 * would go on and is removed before use, so that no scanner takes the example for a secret.
 */
export interface Example {
  readonly text: string;
  readonly path?: string;
  /** Time to judge expiry at, ISO 8601; default 2026-01-01T00:00:00Z. */
  readonly at?: string;
}

export interface Rule {
  /** `issuer-kind`, lower case, never reused. */
  readonly id: RuleId;
  /** What it is, in a few words: "AWS secret access key". */
  readonly title: string;
  readonly severity: Severity;
  readonly confidence?: Confidence;
  /** Plain words: what it opens, and why that matters. One to three sentences. */
  readonly description: string;
  readonly advice: Advice;
  readonly references: readonly string[];
  readonly forms: readonly Form[];
  /** Judge of every match of every form. */
  readonly check?: (capture: Capture) => Verdict;
  readonly group?: Group;
  /** Never reported alone, only as part of a group. */
  readonly needsCompany?: boolean;
  /** Counts only where nothing that another rule finds is reported: a name is all it goes by. */
  readonly fallback?: boolean;
  /** The value identifies and does not open anything: reports show it in full. */
  readonly public?: boolean;
  /**
   * A path for each kind that the checks tell apart, but for kinds that only speak against a match:
   * by these a content is judged whose path is not known yet. Without it any path could matter.
   */
  readonly samplePaths?: readonly string[];
  /** The rule looks only at contents whose path matches; unless switched on by name. */
  readonly paths?: RegExp;
  /** A match in such a path is reported as that other rule. */
  readonly inPath?: { readonly path: RegExp; readonly as: RuleId };
  readonly matches: readonly (string | Example)[];
  readonly rejects: readonly (string | Example)[];
  /** Real shapes that the rule does not find, with the reason. */
  readonly knownMisses?: readonly { readonly text: string; readonly why: string }[];
}

/** Identity with a type, so that a rule file gets checked and completed. */
export function defineRule(rule: Rule): Rule {
  return rule;
}

/** The rule with another check. Examples may be made when they are asked for, so nothing is read. */
export function withCheck(rule: Rule, check: NonNullable<Rule['check']>): Rule {
  const members = Object.getOwnPropertyDescriptors(rule);
  return Object.defineProperties(
    {},
    { ...members, check: { value: check, enumerable: true } },
  ) as Rule;
}
