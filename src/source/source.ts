/** The one interface behind which every kind of scan gets its contents. */

import type { Content, Oid, Place, Places } from '../content.ts';
import type { Problem } from '../error.ts';
import type { SourceFacts } from '../finding.ts';

/** Contents that a source has looked at by itself and found clean. */
export interface Passed {
  readonly type: 'passed';
  readonly contents: number;
  /** Their bytes. */
  readonly bytes: number;
}

/** A source hands on everything, or (history) only what it has not looked through itself. */
export interface Source<Item extends Content | Problem | Passed = Content | Problem | Passed> {
  readonly mode: 'history' | 'staged' | 'range' | 'push' | 'files';

  /**
   * The contents to scan, each object once, and the problems met on the way. A problem never ends
   * the stream by itself. Throws `ScanError` if nothing can be scanned at all.
   */
  contents(): AsyncIterable<Item>;

  /**
   * Told, after `contents` has ended and nothing went wrong, which objects something was found in, so
   * that a later scan need not look at the others again.
   */
  remember?(found: ReadonlySet<Oid>): void;

  /** How many contents there will be, once that is known; for progress. */
  total?(): number | undefined;

  /**
   * Where the objects with findings are; called once, after `contents` has ended, with their ids.
   * Absent where contents carry their exact path themselves (staged, files).
   */
  locate?(oids: ReadonlySet<Oid>): Promise<ReadonlyMap<Oid, Places>>;

  /**
   * The older versions against which a finding at `place` must be new: those at the same path on
   * the old side (HEAD, each parent of a merge, the base of a range), or, for a path that is new,
   * the contents that the same change deletes (a rename). Absent where everything counts.
   * Only called for places with findings.
   */
  before?(place: Place): Promise<readonly Content[]>;

  /** Valid after `contents` has ended. */
  facts(): SourceFacts;
}
