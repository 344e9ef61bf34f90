/** Real git repositories in temporary directories, cut off from the machine's own git settings. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';

export interface RepositoryOptions {
  /** Object ids are SHA-256. */
  readonly sha256?: boolean;
  readonly bare?: boolean;
  /** Take over a directory that git itself has made (clone, worktree) instead of `git init`. */
  readonly dir?: string;
}

export interface CommitOptions {
  /** Author and committer date in a form git reads; default: one minute after the last commit. */
  readonly date?: string;
}

export interface TestRepository {
  readonly dir: string;
  /** What `git` runs with here; hand it to child processes that must see the same git. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs git and returns what it printed as UTF-8, final line end removed. Throws if git fails. */
  git(...args: string[]): string;
  /** The same with exact bytes out, and `input` on standard input. */
  gitBytes(args: readonly string[], input?: string | Uint8Array): Uint8Array;
  /** Writes a file below `dir`, with its directories. Stages nothing. */
  write(path: string, content: string | Uint8Array): void;
  /** Stages everything and commits, also when nothing changed. Returns the commit's id. */
  commit(message: string, options?: CommitOptions): string;
  /** Removes the directory and everything `createRepository` put beside it. */
  cleanup(): void;
}

const FIRST_COMMIT_SECONDS = Date.UTC(2024, 0, 1) / 1000;

/**
 * A new repository on branch `main` with the author `Test Author <author@example.com>` and fixed
 * dates, so that equal steps give equal object ids. Nothing of the user's configuration applies.
 */
export function createRepository(options: RepositoryOptions = {}): TestRepository {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'keyscan-test-')));
  const home = join(base, 'home');
  const dir = options.dir === undefined ? join(base, 'repository') : realpathSync(options.dir);
  refuseToTouch(dir);
  mkdirSync(home);
  mkdirSync(dir, { recursive: true });
  const env = isolatedEnvironment(home);
  let seconds = FIRST_COMMIT_SECONDS;

  function gitBytes(
    args: readonly string[],
    input?: string | Uint8Array,
    extraEnv: Record<string, string> = {},
  ): Uint8Array {
    const result = spawnSync('git', args, {
      cwd: dir,
      env: { ...env, ...extraEnv },
      input: input ?? '',
      maxBuffer: 1024 * 1024 * 1024,
    });
    if (result.error !== undefined) throw result.error;
    if (result.status !== 0) {
      throw new Error(`git ${args.join(' ')}: ${result.stderr.toString('utf8').trim()}`);
    }
    return result.stdout;
  }

  function git(...args: string[]): string {
    return text(gitBytes(args));
  }

  if (options.dir === undefined) {
    const format = options.sha256 === true ? 'sha256' : 'sha1';
    const init = ['init', '--quiet', '--initial-branch=main', `--object-format=${format}`];
    git(...init, ...(options.bare === true ? ['--bare'] : []));
  }

  return {
    dir,
    env,
    git,
    gitBytes: (args, input) => gitBytes(args, input),
    write(path, content) {
      const target = resolve(dir, path);
      if (!target.startsWith(dir + sep)) throw new Error(`${path} is outside ${dir}`);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    },
    commit(message, { date } = {}) {
      seconds += 60;
      const when = date ?? `${seconds} +0000`;
      git('add', '--all');
      gitBytes(
        ['commit', '--quiet', '--allow-empty', '--allow-empty-message', '--file=-'],
        message,
        { GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when },
      );
      return git('rev-parse', 'HEAD');
    },
    cleanup() {
      rmSync(base, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A test that works on the developer's own checkout by mistake must fail before it does harm. */
function refuseToTouch(dir: string): void {
  const own = realpathSync(process.cwd());
  if (dir === own || own.startsWith(dir + sep) || dir.startsWith(own + sep)) {
    throw new Error(`a test repository must not be in the current directory: ${dir}`);
  }
}

function isolatedEnvironment(home: string): Record<string, string> {
  const env: Record<string, string> = {};
  // Ambient GIT_* of a hook that runs the tests would point every call at the developer's repository,
  // and HUSKY=0, which many CI jobs set, would switch off the hooks that are tested.
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !/^(?:GIT_|HUSKY$)/i.test(name)) env[name] = value;
  }
  return {
    ...env,
    HOME: home,
    XDG_CONFIG_HOME: home,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: 'Test Author',
    GIT_AUTHOR_EMAIL: 'author@example.com',
    GIT_COMMITTER_NAME: 'Test Author',
    GIT_COMMITTER_EMAIL: 'author@example.com',
    GIT_AUTHOR_DATE: `${FIRST_COMMIT_SECONDS} +0000`,
    GIT_COMMITTER_DATE: `${FIRST_COMMIT_SECONDS} +0000`,
    LC_ALL: 'C',
    TZ: 'UTC',
  };
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').replace(/\n$/, '');
}
