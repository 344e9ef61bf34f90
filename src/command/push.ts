/** `keyscan push`: what git is about to push, which it says on the standard input of its hook. */

import { openRepository } from '../git/repository.ts';
import { pushSource } from '../source/push.ts';
import type { StartTarget } from './target.ts';

export const startTarget: StartTarget = (options, io) => async () => {
  const [remote = 'origin'] = options.arguments;
  const repository = await openRepository({ directory: io.cwd, env: io.env });
  const root = repository.topLevel ?? repository.gitDirectory;
  return {
    source: await pushSource(repository, remote, io.stdin),
    root,
    base: root,
    everything: false,
  };
};
