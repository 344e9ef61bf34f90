/**
 * What a CI job should scan. A plan is worked out from the job's environment alone (detect.ts), and
 * names revisions that the clone may or may not have; resolve.ts makes commits of them.
 */

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A name that git resolves to an object: a full object id, one followed by `^1`, `HEAD`, or a full
 * name of a ref. It never begins with `-`.
 */
export type Revision = string;

/** What to scan. `otherwise` takes the place of a range with a revision that the clone lacks. */
export type CiTarget =
  | {
      readonly kind: 'range';
      readonly heads: readonly Revision[];
      readonly bases: readonly Revision[];
      /** Covers all that the job is about as well, and perhaps more. */
      readonly otherwise?: CiTarget;
    }
  | {
      readonly kind: 'history';
      /** Everything that is reachable from any ref if absent. */
      readonly heads?: readonly Revision[];
    }
  | { readonly kind: 'nothing'; readonly why: string };

/** A report that the CI system has a place for. */
export interface CiReport {
  readonly format: 'human' | 'github' | 'markdown';
  /** The file to add the report to; standard output if absent. */
  readonly appendTo?: string;
}

export interface CiPlan {
  /** The system's name, as in "GitHub Actions". */
  readonly system: string;
  /** What the job runs for, on one line: "pull request 12", "push to main". */
  readonly occasion: string;
  readonly target: CiTarget;
  readonly reports: readonly CiReport[];
  /** What to write where, in one line, so that the job's clone has all the commits it needs. */
  readonly shallowAdvice: string;
}
