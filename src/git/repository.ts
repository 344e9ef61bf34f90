/** A repository as git sees it from a directory: where it is, and what kind. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Oid } from '../content.ts';
import { isOid } from '../content.ts';
import { Git, GitError, type GitOptions } from './run.ts';

export interface Repository {
  readonly git: Git;
  /** Root of the working tree, absolute; undefined in a bare repository or inside `.git`. */
  readonly topLevel: string | undefined;
  /** Absolute; of a linked worktree its own one. */
  readonly gitDirectory: string;
  /** Absolute; where objects and refs are, shared by all worktrees. */
  readonly commonDirectory: string;
  readonly objectFormat: 'sha1' | 'sha256';
  /** Commits are cut off from their parents: a clone with `--depth`. */
  readonly shallow: boolean;
  /** The commit HEAD is at; undefined before the first commit. */
  readonly head: Oid | undefined;
}

/** The empty tree has no object of its own, but git knows it everywhere. */
const EMPTY_TREES: Readonly<Record<Repository['objectFormat'], string>> = {
  sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};

export function emptyTree(repository: Repository): Oid {
  return EMPTY_TREES[repository.objectFormat] as Oid;
}

/** How many hex digits an object id has. */
export function oidLength({ objectFormat }: Repository): 40 | 64 {
  return objectFormat === 'sha256' ? 64 : 40;
}

/** The commits at which a shallow clone is cut off: git knows that they have parents, but has none. */
export function shallowCommits(repository: Repository): ReadonlySet<string> {
  if (!repository.shallow) return new Set();
  const text = readFileSync(join(repository.commonDirectory, 'shallow'), 'utf8');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

/** What `git rev-parse` is asked for, a line of answer each; HEAD's is absent before the first commit. */
const QUESTIONS = [
  '--show-object-format',
  '--is-shallow-repository',
  '--absolute-git-dir',
  '--git-common-dir',
  '--show-toplevel',
] as const;

/**
 * Opens the repository that `options` lead to, as a rule by one call of git.
 * Throws `ScanError` when there is none, it belongs to somebody else, or git is missing.
 */
export async function openRepository(options: GitOptions = {}): Promise<Repository> {
  const git = new Git(options);
  let answers: readonly (string | undefined)[];
  try {
    answers = (await revParse(git, [...QUESTIONS, '--verify', '--quiet', 'HEAD'])).split('\n');
  } catch (error) {
    // In a bare repository, and inside `.git`, there is no top level.
    if (!(error instanceof GitError) || !/in a work tree/.test(error.stderr)) throw error;
    answers = [];
  }
  const [format, shallow, gitDirectory, commonDirectory, topLevel, head] = fits(answers)
    ? answers
    : await askOneByOne(git);
  if (gitDirectory === undefined || commonDirectory === undefined) {
    throw new GitError('git rev-parse does not say where the repository is', { status: 2 });
  }
  return {
    git,
    topLevel,
    gitDirectory,
    commonDirectory,
    objectFormat: format === 'sha256' ? 'sha256' : 'sha1',
    shallow: shallow === 'true',
    head: head !== undefined && isOid(head) ? head : undefined,
  };
}

/** Whether each line answers one question: a directory whose name has a newline gives more lines. */
function fits(answers: readonly (string | undefined)[]): boolean {
  const count = answers.length;
  if (count === QUESTIONS.length) return true;
  return count === QUESTIONS.length + 1 && isOid(answers.at(-1) ?? '');
}

async function askOneByOne(git: Git): Promise<(string | undefined)[]> {
  const answers: (string | undefined)[] = [];
  for (const question of QUESTIONS) {
    if (question === '--show-toplevel') {
      const inside = await revParse(git, ['--is-inside-work-tree']);
      answers.push(inside === 'true' ? await revParse(git, [question]) : undefined);
    } else {
      answers.push(await revParse(git, [question]));
    }
  }
  answers.push(await revParse(git, ['--verify', '--quiet', 'HEAD']));
  return answers;
}

/** Status 1 says that HEAD has no commit yet. */
function revParse(git: Git, questions: readonly string[]): Promise<string> {
  return git.text(['rev-parse', '--path-format=absolute', ...questions], { allow: [1] });
}

/** Whether objects were left out when the repository was cloned, to be fetched when needed. */
export async function isPartialClone({ git }: Repository): Promise<boolean> {
  const names = '^(remote\\..*\\.(promisor|partialclonefilter)|extensions\\.partialclone)$';
  const found = await git.output(['config', '--get-regexp', names], { allow: [1] });
  return found.length > 0;
}
