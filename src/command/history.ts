/** `keyscan history`: everything that is reachable from any ref. */

import { resolve } from 'node:path';
import { openRepository } from '../git/repository.ts';
import { historySource } from '../source/history.ts';
import type { StartTarget } from './target.ts';

export const startTarget: StartTarget = (options, io) => async () => {
  const [directory] = options.arguments;
  const repository = await openRepository(
    directory === undefined
      ? { directory: io.cwd, env: io.env }
      : { directory: resolve(io.cwd, directory), explicit: true, env: io.env },
  );
  const root = repository.topLevel ?? repository.gitDirectory;
  return {
    source: historySource(repository, { unreachable: options.unreachable }),
    root,
    base: root,
    everything: true,
  };
};
