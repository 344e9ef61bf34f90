/**
 * Finds out which CI system a job runs in and asks its module for the plan.
 *
 * Everything here comes from outside: branch names and payloads are written by whoever opens a pull
 * request. So commits are taken only as full ids and branches only as full names of refs (values.ts),
 * and no value can become an option of git or a second line of a message.
 */

import { ScanError } from '../error.ts';
import { planForGitHub, type ReadFile } from './github.ts';
import { planForGitLab } from './gitlab.ts';
import { planForOthers } from './others.ts';
import type { CiPlan, Environment } from './plan.ts';

/**
 * The plan for the job that `env` is the environment of. Throws `ScanError` outside of a CI system
 * that it knows, and if what the system says is incomplete or malformed.
 */
export function planCi(env: Environment, readFile: ReadFile): CiPlan {
  const plan = planForGitHub(env, readFile) ?? planForGitLab(env) ?? planForOthers(env);
  if (plan !== undefined) return plan;
  throw new ScanError('this is no CI system that keyscan knows', {
    hint: 'Name the commits to scan: keyscan range <base>..<head>',
  });
}
