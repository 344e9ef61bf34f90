/**
 * Where a repository keeps its objects: its own directory and those it borrows from, in each of them
 * packs and loose objects.
 *
 * Layout: https://git-scm.com/docs/gitrepository-layout, `objects`.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { Repository } from '../git/repository.ts';
import { parseAlternates } from './alternates.ts';

export interface ObjectStore {
  /** Paths of packs, without their endings `.pack` and `.idx`. */
  readonly packs: readonly string[];
  /** Directories that may hold loose objects. */
  readonly directories: readonly string[];
}

/** So many steps away git follows alternates: those of its own are one step away. */
const MAX_ALTERNATES_DEPTH = 6;

/**
 * Throws the file system's error if a directory cannot be listed: what is in it would be missed.
 */
export function openStore({ git, commonDirectory }: Repository): ObjectStore {
  const { env, directory } = git;
  const own = env['GIT_OBJECT_DIRECTORY'];
  const directories = new Set<string>();
  addDirectory(
    directories,
    own === undefined ? join(commonDirectory, 'objects') : resolve(directory, own),
    0,
  );
  const borrowed = Buffer.from(env['GIT_ALTERNATE_OBJECT_DIRECTORIES'] ?? '');
  for (const other of parseAlternates(borrowed, delimiter)) {
    addDirectory(directories, resolve(directory, other), 1);
  }
  const packs = [...directories].flatMap(packsIn);
  return { packs, directories: [...directories] };
}

function addDirectory(known: Set<string>, directory: string, depth: number): void {
  if (known.has(directory) || depth > MAX_ALTERNATES_DEPTH) return;
  known.add(directory);
  for (const line of readAlternates(directory)) {
    addDirectory(known, resolve(directory, line), depth + 1);
  }
}

function readAlternates(directory: string): string[] {
  try {
    return parseAlternates(readFileSync(join(directory, 'info', 'alternates')), '\n');
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function packsIn(directory: string): string[] {
  const names = list(join(directory, 'pack'));
  const packs = new Set(names.filter((name) => name.endsWith('.pack')));
  return names
    .filter((name) => name.endsWith('.idx') && packs.has(name.replace(/idx$/, 'pack')))
    .map((name) => join(directory, 'pack', name.slice(0, -'.idx'.length)));
}

const FAN_OUT = /^[0-9a-f]{2}$/;

/** Ids, in hex, and paths of the loose objects in a directory of objects. */
export function* looseObjects(directory: string, oidLength: number): Generator<[string, string]> {
  const name = new RegExp(`^[0-9a-f]{${oidLength - 2}}$`);
  for (const first of list(directory)) {
    if (!FAN_OUT.test(first)) continue;
    for (const rest of list(join(directory, first))) {
      if (name.test(rest)) yield [first + rest, join(directory, first, rest)];
    }
  }
}

function list(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
