/** Where a repository's root is, and paths from it. Asks the file system only: the hook is in a hurry. */

import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** The nearest folder at or above `directory` that is a repository's root, or `directory` itself. */
export function rootAbove(directory: string): string {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return resolve(directory);
  }
}

/** Turns paths relative to `cwd` into `/`-separated ones relative to `root`, where they are below it. */
export function relativeTo(root: string, cwd: string): (path: string) => string {
  const prefix = relative(root, cwd);
  if (prefix === '') return (path) => path;
  return (path) => {
    const absolute = isAbsolute(path) ? path : join(cwd, path);
    const fromRoot = relative(root, absolute);
    return fromRoot.startsWith('..') ? path : fromRoot.split(sep).join('/');
  };
}
