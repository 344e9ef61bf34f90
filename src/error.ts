/**
 * What can go wrong, and what it means for the exit status. Two kinds only: a `ScanError` stops the
 * run before or while scanning because it cannot be done as asked; a `Problem` is recorded beside
 * the findings because one thing could not be scanned while the rest could.
 */

/** The public exit statuses; 1 wins over 3. */
export const ExitStatus = {
  /** Complete, and nothing found that is not allowed. */
  Clean: 0,
  Findings: 1,
  /** Wrong use or configuration; nothing was scanned. */
  Usage: 2,
  /** Something that should have been scanned could not be. */
  Incomplete: 3,
} as const;
export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];

export type ProblemCode =
  | 'shallow-clone'
  | 'missing-object'
  | 'corrupt-object'
  | 'unreadable-file'
  | 'unreadable-ref'
  | 'git-failed'
  | 'oversized'
  | 'unmerged-path'
  | 'missing-base';

/** Something that should have been scanned and was not. Every problem makes the run incomplete. */
export interface Problem {
  readonly type: 'problem';
  readonly code: ProblemCode;
  /** One plain sentence without a secret in it. */
  readonly message: string;
  /** What to do about it, when there is something: a command or a setting. */
  readonly hint?: string;
  readonly path?: string;
}

export function problem(
  code: ProblemCode,
  message: string,
  more: { hint?: string; path?: string } = {},
): Problem {
  return { type: 'problem', code, message, ...more };
}

/**
 * The run cannot be done as asked. `message` is one line that says what is wrong, `hint` what to
 * do. Shown without a stack trace; any other exception is a defect of keyscan.
 */
export class ScanError extends Error {
  readonly status: 2 | 3;
  readonly hint: string | undefined;

  constructor(message: string, options: { status?: 2 | 3; hint?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'ScanError';
    this.status = options.status ?? ExitStatus.Usage;
    this.hint = options.hint;
  }
}
