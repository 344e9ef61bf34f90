/** `keyscan files`: files and folders as they are on disk. */

import { resolve } from 'node:path';
import { filesSource } from '../source/files.ts';
import { rootAbove } from './root.ts';
import type { StartTarget } from './target.ts';

export const startTarget: StartTarget = (options, io) => async (settings) => {
  const root = rootAbove(io.cwd);
  const { paths } = await settings(root);
  const source = filesSource(options.arguments, {
    cwd: io.cwd,
    stdin: io.stdin,
    skipDirectory: (path) => paths.skipDirectory(path),
  });
  const everything = options.arguments.some((path) => resolve(io.cwd, path) === root);
  return { source, root, base: io.cwd, everything };
};
