/** `keyscan range`: what the commits between two revisions add. */

import { openRepository } from '../git/repository.ts';
import { rangeSource } from '../source/range.ts';
import type { StartTarget } from './target.ts';

export const startTarget: StartTarget = (options, io) => async () => {
  const [range = ''] = options.arguments;
  const repository = await openRepository({ directory: io.cwd, env: io.env });
  const root = repository.topLevel ?? repository.gitDirectory;
  return {
    source: await rangeSource(repository, range),
    root,
    base: root,
    everything: false,
  };
};
