/**
 * What a reporter is: a consumer of the one stream of events that turns it into text. It never
 * touches process, files or git; all it may use is in its context.
 */

import type { ScanEvent } from '../finding.ts';

/** Everything about the outside that a report may depend on. */
export interface ReportContext {
  /** Takes the report piece by piece. */
  readonly write: (text: string) => void;
  /** Whether SGR colour sequences may be written. */
  readonly colour: boolean;
  /** Width of the output in columns. */
  readonly width: number;
  /**
   * Absolute path of the repository's root (or of the working directory outside one). Set only
   * where the output is a terminal that understands hyperlinks (OSC 8): locations become links.
   */
  readonly linkRoot?: string;
  readonly verbose: boolean;
  readonly quiet: boolean;
  /** The source's mode: `history`, `staged`, `range`, `push` or `files`. */
  readonly mode: string;
  /** How the user starts keyscan, for commands to paste; default `keyscan`. */
  readonly command?: string;
  /** Staged mode: HEAD has no commit yet, so there is nothing to restore a path from. */
  readonly unbornHead?: boolean;
  /** When the run began, in milliseconds since the epoch. */
  readonly startedAt: number;
}

/**
 * One report in the making. `event` is called for every event in order; `end` once, also when the
 * scan broke off. A run whose stream ended without a receipt is reported as incomplete.
 */
export interface Reporter {
  event(event: ScanEvent): void;
  end(): void;
}

export type CreateReporter = (context: ReportContext) => Reporter;
