/**
 * `keyscan staged`, the pre-commit hook. Git is asked before anything else is loaded: what the rest
 * of the program needs to start is done by the time git answers.
 */

import { Git } from '../git/run.ts';
import { stagedSource } from '../source/staged.ts';
import { rootAbove } from './root.ts';
import type { StartTarget } from './target.ts';

export const startTarget: StartTarget = (_options, io) => {
  const source = stagedSource(new Git({ directory: io.cwd, env: io.env }));
  const root = io.env['GIT_WORK_TREE'] ?? rootAbove(io.cwd);
  return () =>
    Promise.resolve({
      source,
      root,
      base: root,
      everything: false,
      unbornHead: () => source.facts().scope.includes('no commit yet'),
    });
};
