/** Values from a CI job's environment, checked before anything is done with them. */

import { isOid, isZeroOid, type Oid } from '../content.ts';
import { ScanError } from '../error.ts';
import { quote } from '../text/quote.ts';
import type { CiTarget, Environment, Revision } from './plan.ts';

/** A variable's value; undefined also where it is empty, as unset ones are in some systems. */
export function valueOf(env: Environment, name: string): string | undefined {
  const value = env[name];
  return value === '' ? undefined : value;
}

/** The commit that a variable names; undefined if it is unset or says "no commit" by zeros. */
export function commitOf(env: Environment, name: string): Oid | undefined {
  const value = valueOf(env, name);
  if (value === undefined) return undefined;
  if (!isOid(value)) throw new ScanError(`${name} is not a commit id: ${quote(value)}`);
  return isZeroOid(value) ? undefined : value;
}

/** The same where the system promises a commit. */
export function requiredCommitOf(env: Environment, name: string): Oid {
  const oid = commitOf(env, name);
  if (oid === undefined) throw new ScanError(`${name} does not name a commit`);
  return oid;
}

// See `git check-ref-format`; each alternative is one of its rules for a name below refs/.
const ILL_FORMED =
  // oxlint-disable-next-line no-control-regex
  /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|\/\/|^[/.-]|\/\.|[/.]$|\.lock(?:\/|$)|^$/;

/** The remote-tracking ref of a branch on the server. Throws `ScanError` if git has no such names. */
export function remoteBranch(name: string): Revision {
  return `refs/remotes/origin/${wellFormed(name)}`;
}

export function tagRef(name: string): Revision {
  return `refs/tags/${wellFormed(name)}`;
}

function wellFormed(name: string): string {
  if (ILL_FORMED.test(name) || name.length > 1000) {
    throw new ScanError(`${quote(name)} is not a well-formed name of a branch or tag`);
  }
  return name;
}

export interface Push {
  readonly after: Revision;
  /** Where the branch or tag was before; undefined if it is new or nobody knows. */
  readonly before: Revision | undefined;
  /** The branch that was pushed; undefined for a tag and where the system does not say. */
  readonly branch: string | undefined;
  readonly defaultBranch: string | undefined;
}

/**
 * What a push adds. A branch without a known past adds what the default branch does not have; the
 * past of a branch that was rewritten may be gone from the server and so from the clone.
 */
export function pushTarget({ after, before, branch, defaultBranch }: Push): CiTarget {
  const everything: CiTarget = { kind: 'history', heads: [after] };
  const beyondDefault: CiTarget =
    defaultBranch === undefined || branch === defaultBranch
      ? everything
      : {
          kind: 'range',
          heads: [after],
          bases: [remoteBranch(defaultBranch)],
          otherwise: everything,
        };
  if (before === undefined) return beyondDefault;
  return { kind: 'range', heads: [after], bases: [before], otherwise: beyondDefault };
}
