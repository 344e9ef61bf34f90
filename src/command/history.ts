/** `keyscan history`: everything that is reachable from any ref. */

import { resolve } from 'node:path';
import { openRepository } from '../git/repository.ts';
import { historySource } from '../source/history.ts';
import { builtInRules } from './built-in.ts';
import { sweepWith } from './sweep.ts';
import type { StartTarget } from './target.ts';

export const startTarget: StartTarget = (options, io) => async (settingsAt) => {
  const [directory] = options.arguments;
  const repository = await openRepository(
    directory === undefined
      ? { directory: io.cwd, env: io.env }
      : { directory: resolve(io.cwd, directory), explicit: true, env: io.env },
  );
  const root = repository.topLevel ?? repository.gitDirectory;
  const { unreachable, portable, jobs } = options;
  const { everywhere, maxSize = Infinity } = await settingsAt(root);
  const setup = { now: io.now, everywhere, maxSize };
  const sweep = portable ? {} : { sweep: sweepWith(await builtInRules(), setup, jobs) };
  return {
    source: historySource(repository, { unreachable, ...sweep }),
    root,
    base: root,
    everything: true,
  };
};
