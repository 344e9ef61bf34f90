/** From a plan to commits: which of the revisions it names the clone really has. */

import { isOid, type Oid } from '../content.ts';
import { ExitStatus, ScanError } from '../error.ts';
import type { Repository } from '../git/repository.ts';
import type { CiPlan, CiTarget, Revision } from './plan.ts';

/** What to scan, in objects that the repository has. `description` is one line. */
export type CiScope =
  | {
      readonly kind: 'range';
      /** Commits or annotated tags. */
      readonly heads: readonly Oid[];
      readonly bases: readonly Oid[];
      readonly description: string;
    }
  | {
      readonly kind: 'history';
      /** Everything that is reachable from any ref if absent. */
      readonly heads?: readonly Oid[];
      readonly description: string;
    }
  | { readonly kind: 'nothing'; readonly why: string };

/**
 * The first target of the plan whose revisions are all there. Throws `ScanError` with status 3 if
 * there is none. A shallow clone is never scanned in place of a range: all that is in it would be
 * reported as if this push or pull request had brought it.
 */
export async function resolvePlan(plan: CiPlan, repository: Repository): Promise<CiScope> {
  let missing: Revision | undefined;
  for (let target: CiTarget | undefined = plan.target; target !== undefined;) {
    if (target.kind === 'nothing') return target;
    if (target.kind === 'history' && missing !== undefined && repository.shallow) break;
    const heads = await lookUp(repository, target.heads ?? []);
    const bases = await lookUp(repository, target.kind === 'range' ? target.bases : []);
    missing ??= heads.missing ?? bases.missing;
    if (heads.missing === undefined && bases.missing === undefined) {
      return scopeOf(plan, target, heads.found, bases.found);
    }
    target = target.kind === 'range' ? target.otherwise : undefined;
  }
  const why = repository.shallow ? ', which is shallow' : '';
  throw new ScanError(`nothing was scanned: ${missing} is not in this clone${why}`, {
    status: ExitStatus.Incomplete,
    hint: plan.shallowAdvice,
  });
}

function scopeOf(
  plan: CiPlan,
  target: Exclude<CiTarget, { kind: 'nothing' }>,
  heads: readonly Oid[],
  bases: readonly Oid[],
): CiScope {
  const commits = heads.map(short).join(' ');
  if (target.kind === 'range') {
    const description = `${plan.occasion}: ${bases.map(short).join(' ')}..${commits}`;
    return { kind: 'range', heads, bases, description };
  }
  const whole = `${plan.occasion}: the whole history`;
  return target.heads === undefined
    ? { kind: 'history', description: whole }
    : { kind: 'history', heads, description: `${whole} of ${commits}` };
}

async function lookUp(
  repository: Repository,
  revisions: readonly Revision[],
): Promise<{ found: Oid[]; missing?: Revision }> {
  const found: Oid[] = [];
  for (const revision of revisions) {
    // Without `^{object}`, git takes any full id for an answer, whether it has the object or not.
    // Where a partial clone may not fetch what it lacks, git ends with 128.
    const args = ['rev-parse', '--verify', '--quiet', `${revision}^{object}`];
    const oid = await repository.git.text(args, { allow: [1, 128] });
    if (!isOid(oid)) return { found, missing: revision };
    found.push(oid);
  }
  return { found };
}

function short(oid: Oid): string {
  return oid.slice(0, 12);
}
