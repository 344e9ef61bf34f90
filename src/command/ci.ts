/** `keyscan ci`: what the CI job is about, with the reports that its system has a place for. */

import { readFileSync } from 'node:fs';
import { planCi } from '../ci/detect.ts';
import { resolvePlan, type CiScope } from '../ci/resolve.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { historySource } from '../source/history.ts';
import { revisionsSource } from '../source/range.ts';
import type { Source } from '../source/source.ts';
import type { StartTarget } from './target.ts';

export const startTarget: StartTarget = (options, io) => async () => {
  const plan = planCi(io.env, (path) => readFileSync(path, 'utf8'));
  const repository = await openRepository({ directory: io.cwd, env: io.env });
  const scope = await resolvePlan(plan, repository);
  const root = repository.topLevel ?? repository.gitDirectory;
  return {
    source: sourceFor(repository, scope, plan.shallowAdvice),
    root,
    base: root,
    everything: scope.kind === 'history' && scope.heads === undefined,
    // A format named on the command line takes the place of the system's own on stdout.
    reports: plan.reports.filter(
      ({ format, appendTo }) =>
        // The report for people is on stdout anyway.
        format !== 'human' && (appendTo !== undefined || options.format === 'human'),
    ),
  };
};

function sourceFor(repository: Repository, scope: CiScope, shallowAdvice: string): Source {
  switch (scope.kind) {
    case 'range':
      return revisionsSource(repository, {
        mode: 'range',
        scope: scope.description,
        revisions: { refs: [], heads: scope.heads, bases: scope.bases },
        shallowAdvice,
      });
    case 'history':
      return historySource(repository, {
        unreachable: false,
        scope: scope.description,
        shallowAdvice,
        ...(scope.heads === undefined ? {} : { heads: scope.heads }),
      });
    case 'nothing':
      return revisionsSource(repository, {
        mode: 'range',
        scope: scope.why,
        revisions: { refs: [], heads: [], bases: [] },
      });
  }
}
