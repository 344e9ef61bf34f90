/**
 * Reads loose objects without starting git. What has just been staged is loose as a rule, and in
 * the hook's path a git process costs more than all else. Whatever is not plain (packed, borrowed
 * from another repository, large, damaged) is left to git, which knows better.
 */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { WHOLE_CONTENT_LIMIT, type Oid } from '../content.ts';
import type { Git } from './run.ts';

/** `blob <size>` and a NUL. */
const LONGEST_HEADER = 32;

export class LooseObjects {
  readonly #directory: string | undefined;

  constructor(git: Git) {
    this.#directory = objectDirectory(git);
  }

  /** The bytes of a blob up to `WHOLE_CONTENT_LIMIT`; undefined says no more than: ask git. */
  blob(oid: Oid): Uint8Array | undefined {
    if (this.#directory === undefined) return undefined;
    const path = join(this.#directory, oid.slice(0, 2), oid.slice(2));
    try {
      const size = statSync(path, { throwIfNoEntry: false })?.size;
      if (size === undefined || size > WHOLE_CONTENT_LIMIT) return undefined;
      const bytes = inflateSync(readFileSync(path), {
        maxOutputLength: WHOLE_CONTENT_LIMIT + LONGEST_HEADER,
      });
      const end = bytes.indexOf(0);
      const content = bytes.subarray(end + 1);
      const header = bytes.toString('latin1', 0, Math.min(end, LONGEST_HEADER));
      const isWhole = header === `blob ${content.length}` && content.length <= WHOLE_CONTENT_LIMIT;
      return isWhole ? content : undefined;
    } catch {
      return undefined;
    }
  }
}

/**
 * Where git would look first, if that is easily said. An object is known by the hash of what it
 * holds, so that an object found in another place than git's would still be the right one.
 */
function objectDirectory({ directory, env }: Git): string | undefined {
  if (env['GIT_OBJECT_DIRECTORY'] !== undefined || env['GIT_COMMON_DIR'] !== undefined) {
    return undefined;
  }
  const gitDirectory =
    env['GIT_DIR'] === undefined ? findGitDirectory(directory) : resolve(directory, env['GIT_DIR']);
  if (gitDirectory === undefined) return undefined;
  // A linked worktree says where the repository is that it belongs to.
  const pointer = join(gitDirectory, 'commondir');
  if (!existsSync(pointer)) return join(gitDirectory, 'objects');
  return resolve(gitDirectory, readFileSync(pointer, 'utf8').trim(), 'objects');
}

function findGitDirectory(start: string): string | undefined {
  for (let directory = resolve(start); ; directory = dirname(directory)) {
    const candidate = join(directory, '.git');
    if (existsSync(candidate)) return candidate;
    if (directory === dirname(directory)) return undefined;
  }
}
