/**
 * What a scan reports: findings, and the receipt that says what was and was not looked at. Nothing
 * here holds a secret in the open: `Secret` shows a preview whatever is done to it.
 */

import { MAX_PLACES, type Place, type Position, type Span } from './content.ts';
import type { Problem } from './error.ts';
import type { Advice, Confidence, RuleId, Severity } from './rule.ts';

/** `v1-` and 32 hex digits: a keyed hash of rule and secret; no line, path or commit in it. */
export type Fingerprint = string & { readonly brand: 'Fingerprint' };

const REVEALED: WeakMap<Secret, { readonly value: string; readonly identity: string }> =
  new WeakMap();

/**
 * A secret value that cannot be printed by accident: string conversion, JSON, `util.inspect` and
 * spreading give the preview. The value is kept outside the object.
 */
export class Secret {
  readonly preview: string;

  /**
   * @param isPublic the value only identifies: it is shown in full
   * @param identity what tells it from secrets with the same value, see `Judgement.identity`
   */
  constructor(value: string, isPublic = false, identity = '') {
    this.preview = isPublic ? printable(value) : previewOf(value);
    REVEALED.set(this, { value, identity });
  }

  toString(): string {
    return this.preview;
  }

  toJSON(): string {
    return this.preview;
  }

  // `util.inspect` and `console.log` look for this method under a registered symbol.
  static {
    Object.defineProperty(this.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value: function (this: Secret): string {
        return this.preview;
      },
    });
  }
}

/** The value itself. Only fingerprints, redaction, and comparing with imported hashes need it. */
export function reveal(secret: Secret): string {
  return contentsOf(secret).value;
}

/** What tells the secret from every other: its value and, where that is not enough, more. */
export function identify(secret: Secret): string {
  const { value, identity } = contentsOf(secret);
  return identity === '' ? value : `${value}\n${identity}`;
}

function contentsOf(secret: Secret): { readonly value: string; readonly identity: string } {
  const contents = REVEALED.get(secret);
  if (contents === undefined) throw new TypeError('not a Secret made by this process');
  return contents;
}

/** At most the first 4 and last 2 characters of a secret of 20 or more, none of a shorter one. */
function previewOf(value: string): string {
  if (value.length < 20) return '*'.repeat(8);
  return printable(`${value.slice(0, 4)}…${value.slice(-2)}`);
}

/** Secrets come from hostile files: nothing that moves a cursor or ends a line gets through. */
function printable(value: string): string {
  return value.replace(/[^\x20-\x7e…]/g, '?');
}

/** One line of source around a finding; secrets in it are already redacted, length is bounded. */
export interface FrameLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** UTF-16 columns from 1, end exclusive, of the part to underline; absent on context lines. */
  readonly mark?: { readonly start: number; readonly end: number };
}

/** One value of a finding: an id, a secret, a token. */
export interface Part {
  readonly ruleId: RuleId;
  readonly title: string;
  readonly secret: Secret;
  readonly span: Span;
  readonly start: Position;
  readonly end: Position;
}

/**
 * What the detector finds in one content: a group of values that belong together. Becomes a
 * `Finding` once its place and fingerprint are known.
 */
export interface Detection {
  /** The value that matters most; also in `parts`. */
  readonly primary: Part;
  /** All values in order of their position. */
  readonly parts: readonly Part[];
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly account?: string;
  readonly notes: readonly string[];
  readonly frame: readonly FrameLine[];
  /** Inline `keyscan:allow` comments that cover the primary value's line. */
  readonly inlineAllow?: InlineAllow;
}

export interface InlineAllow {
  readonly ruleId: RuleId;
  readonly reason: string;
}

/** A place together with the position of the primary value in it. */
export interface Location extends Place {
  readonly start: Position;
  readonly end: Position;
}

export interface Finding {
  readonly type: 'finding';
  readonly ruleId: RuleId;
  readonly title: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly description: string;
  readonly advice: Advice;
  readonly references: readonly string[];
  readonly secret: Secret;
  readonly fingerprint: Fingerprint;
  /** All values, in order of position; positions are those at `location`. */
  readonly parts: readonly Part[];
  /** Where it came in: in history the earliest commit, else the file. */
  readonly location: Location;
  /** Further places that hold the same secret, at most `MAX_OTHER_LOCATIONS` of them. */
  readonly otherLocations: readonly Location[];
  /** How many further places there are in all. */
  readonly otherLocationCount: number;
  /** Still in HEAD's tree at any place; undefined outside history. */
  readonly atHead?: boolean;
  readonly account?: string;
  readonly notes: readonly string[];
  readonly frame: readonly FrameLine[];
}

export const MAX_OTHER_LOCATIONS: number = MAX_PLACES - 1;

export interface Progress {
  readonly type: 'progress';
  readonly phase: 'listing' | 'scanning' | 'locating';
  /** Contents done so far, and in all where that is known. */
  readonly done: number;
  readonly total?: number;
}

/** Why something was left out on purpose; the counts are in the receipt. */
export type SkipReason =
  | 'binary'
  | 'excluded-path'
  | 'oversized'
  | 'lfs-pointer'
  | 'submodule'
  | 'symlink'
  | 'ignored-directory';

/** What a source read; counted by the source, completed by the pipeline. */
export interface SourceFacts {
  readonly commits?: number;
  readonly refs?: number;
  /** What was scanned, in words: "the index against HEAD", "all refs", "a1b2c3..d4e5f6". */
  readonly scope: string;
  /** Left out by the source itself, e.g. submodules and symbolic links. */
  readonly skipped: Partial<Record<SkipReason, number>>;
}

export interface Receipt {
  readonly type: 'receipt';
  readonly version: string;
  readonly mode: string;
  readonly scope: string;
  /** No problem event was seen: everything that should have been scanned was. */
  readonly complete: boolean;
  readonly contents: number;
  readonly bytes: number;
  readonly commits?: number;
  readonly refs?: number;
  readonly findings: number;
  readonly problems: number;
  /** Contents left out on purpose, by reason. */
  readonly skipped: Partial<Record<SkipReason, number>>;
  /** Findings that were not reported, by what silenced them. */
  readonly silenced: {
    readonly allowList: number;
    readonly baseline: number;
    readonly inline: number;
    /** In paths excluded by default or configuration. */
    readonly excludedPaths: number;
    /** Below `--min-severity` or of a rule switched off for the run. */
    readonly notSelected: number;
    /** Below `--min-confidence`. */
    readonly notSure: number;
    /** Staged, range and push: the old version already held it. */
    readonly notNew: number;
  };
  /** Entries of the allow-list that are expired or matched nothing, in words. */
  readonly allowListRemarks: readonly string[];
  readonly rules: number;
  /** SHA-256 (first 12 hex digits) of rules and settings; equal digests give equal findings. */
  readonly rulesDigest: string;
  readonly elapsedMs: number;
}

/** The one stream every reporter consumes. */
export type ScanEvent = Finding | Problem | Progress | Receipt;
