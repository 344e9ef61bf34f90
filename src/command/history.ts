/** `keyscan history`: everything that is reachable from any ref. */

import { join, resolve } from 'node:path';
import { openRepository, type Repository } from '../git/repository.ts';
import { historySource } from '../source/history.ts';
import { sweepWith } from './sweep.ts';
import type { StartTarget } from './target.ts';

/** Where the ledger is, in the directory that all worktrees share. */
const LEDGER = 'keyscan/ledger';

export const startTarget: StartTarget = (options, io) => async (settingsAt) => {
  const [directory] = options.arguments;
  const repository = await openRepository(
    directory === undefined
      ? { directory: io.cwd, env: io.env }
      : { directory: resolve(io.cwd, directory), explicit: true, env: io.env },
  );
  const root = repository.topLevel ?? repository.gitDirectory;
  const { unreachable, portable, jobs, ledger } = options;
  const { rules, config, everywhere, maxSize = Infinity } = await settingsAt(root);
  const ledgerPath = ({ commonDirectory }: Repository): string | undefined => {
    if (ledger === false) return undefined;
    return ledger === undefined ? join(commonDirectory, LEDGER) : resolve(io.cwd, ledger);
  };
  const setup = { now: io.now, everywhere, maxSize, config: config.text };
  const sweep = portable ? {} : { sweep: sweepWith(rules, setup, { jobs, ledger: ledgerPath }) };
  return {
    source: historySource(repository, { unreachable, ...sweep }),
    root,
    base: root,
    everything: true,
  };
};
