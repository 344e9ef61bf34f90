/**
 * The one door to git. Every call is made with a hardened command line and environment, because the
 * repository that is scanned may be hostile: its configuration, hooks and attributes must never run
 * anything, no object may be fetched, no prompt may wait for somebody.
 *
 * Two ways lead through it. `start`, `output` and `text` spawn git themselves: exact bytes, constant
 * memory, 1.5 ms a call. `facts` goes through simple-git for small answers outside the hook's path:
 * it checks arguments, but buffers everything as text and waits 50 ms when nothing was printed.
 */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { ScanError } from '../error.ts';
import { CONFIGURATION, GLOBAL_ARGUMENTS, gitEnvironment } from './hardening.ts';

export interface GitOptions {
  /** Where git starts to look for the repository; default: the current directory. */
  readonly directory?: string;
  /**
   * The user named the directory, so the repository that a surrounding hook is about (GIT_DIR and
   * the like) is not meant.
   */
  readonly explicit?: boolean;
  /** The ambient environment; default: that of the process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Kills every running git when aborted. */
  readonly signal?: AbortSignal;
}

export interface OutputOptions {
  readonly input?: string | Uint8Array;
  /** Exit statuses other than 0 that are answers and not failures, such as 1 for "no such key". */
  readonly allow?: readonly number[];
}

/** A running git. Its standard output must be read to the end, or `kill` be called. */
export interface GitProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Settles after the process has ended and its output is read; rejects with `GitError`. */
  readonly exit: Promise<void>;
  /** What it has written to standard error so far; at most `STDERR_LIMIT` characters. */
  stderr(): string;
  /** Ends it now. `exit` rejects unless it was over already. */
  kill(): void;
}

/** git ended with a failure. `message` is one line. */
export class GitError extends ScanError {
  /** Undefined when it was ended by a signal. */
  readonly exitStatus: number | undefined;
  readonly stderr: string;

  constructor(
    message: string,
    details: { exitStatus?: number; stderr?: string; status?: 2 | 3; hint?: string } = {},
  ) {
    super(message, {
      status: details.status ?? 3,
      ...(details.hint === undefined ? {} : { hint: details.hint }),
    });
    this.name = 'GitError';
    this.exitStatus = details.exitStatus;
    this.stderr = details.stderr ?? '';
  }
}

/** Messages are for one line in a report; a broken repository can make git print megabytes. */
const STDERR_LIMIT = 64 * 1024;

/** git in one directory. Holds no process by itself. */
export class Git {
  readonly directory: string;
  readonly env: Readonly<Record<string, string>>;
  readonly #signal: AbortSignal | undefined;

  constructor(options: GitOptions = {}) {
    this.directory = options.directory ?? process.cwd();
    this.env = gitEnvironment(options.env ?? process.env, { explicit: options.explicit === true });
    this.#signal = options.signal;
  }

  /** Starts git and leaves its standard input and output to the caller. */
  start(args: readonly string[]): GitProcess {
    const child = spawn(gitProgram(this.env), [...GLOBAL_ARGUMENTS, ...args], {
      cwd: this.directory,
      env: this.env,
      stdio: 'pipe',
      windowsHide: true,
      ...(this.#signal === undefined ? {} : { signal: this.#signal }),
    });
    return supervise(child, args, this.directory);
  }

  /** Everything that git prints, as bytes. For answers of bounded size. */
  async output(args: readonly string[], options: OutputOptions = {}): Promise<Buffer> {
    const git = this.start(args);
    git.stdin.end(options.input ?? '');
    return await collect(git, options.allow);
  }

  /**
   * `output` for the hook's path, which has nothing else to do meanwhile: without the streams and
   * turns of the event loop that `start` needs, it takes half the time.
   */
  outputSync(args: readonly string[]): Uint8Array {
    const { error, status, stdout, stderr } = spawnSync(
      gitProgram(this.env),
      [...GLOBAL_ARGUMENTS, ...args],
      {
        cwd: this.directory,
        env: this.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
        maxBuffer: Number.POSITIVE_INFINITY,
      },
    );
    if (error !== undefined) throw notStarted(error, this.directory);
    if (status === 0) return stdout;
    const messages = stderr.toString('utf8', 0, STDERR_LIMIT);
    throw explain(messages, { args, ...(status === null ? {} : { exitStatus: status }) });
  }

  /** `output` as UTF-8 text without its last line end. */
  async text(args: readonly string[], options: OutputOptions = {}): Promise<string> {
    return (await this.output(args, options)).toString('utf8').replace(/\n$/, '');
  }

  /** A small answer by way of simple-git, without its last line end. Not for the hook's path. */
  async facts(args: readonly string[]): Promise<string> {
    const { simpleGit } = await import('simple-git');
    const git = simpleGit({
      baseDir: this.directory,
      binary: gitProgram(this.env),
      config: [...CONFIGURATION],
      // simple-git drops every GIT_* that is not named, and with it the index of a hook.
      allowEnvironment: Object.keys(this.env),
      // What it would refuse of our own settings, which only take abilities away; and the user's
      // configuration in the environment, which `gitEnvironment` lets through.
      unsafe: {
        allowUnsafeFsMonitor: true,
        allowUnsafeHooksPath: true,
        allowUnsafeConfigEnvCount: true,
        allowUnsafeConfigPaths: true,
        allowUnsafeExec: true,
        allowUnsafeCustomBinary: true,
      },
      ...(this.#signal === undefined ? {} : { abort: this.#signal }),
    });
    try {
      const text = await git.env({ ...this.env }).raw(['--no-replace-objects', ...args]);
      return text.replace(/\n$/, '');
    } catch (error) {
      throw explain(error instanceof Error ? error.message : String(error), { args });
    }
  }
}

/** Reads all output of a running git. */
export async function collect(git: GitProcess, allow: readonly number[] = []): Promise<Buffer> {
  const chunks: Buffer[] = [];
  git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  try {
    await git.exit;
  } catch (error) {
    const status = error instanceof GitError ? error.exitStatus : undefined;
    if (status === undefined || !allow.includes(status)) throw error;
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

/** Children that are still running, so that none outlives the process. */
const running: Set<ChildProcess> = new Set();

function killRunning(): void {
  for (const child of running) child.kill();
}

function supervise(child: ChildProcess, args: readonly string[], directory: string): GitProcess {
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new TypeError('stdio not piped');
  if (running.size === 0) process.once('exit', killRunning);
  running.add(child);

  let messages = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    if (messages.length < STDERR_LIMIT) messages += text.slice(0, STDERR_LIMIT - messages.length);
  });
  // A child that has died does not read its input; how it ended says more than EPIPE.
  stdin.on('error', () => undefined);

  const exit = new Promise<void>((resolve, reject) => {
    let failure: Error | undefined;
    child.on('error', (error) => {
      failure = error;
      // Without a process there will be no 'close'.
      if (child.pid === undefined) settle(null);
    });
    child.on('close', settle);

    function settle(status: number | null): void {
      running.delete(child);
      if (running.size === 0) process.removeListener('exit', killRunning);
      if (failure !== undefined) reject(notStarted(failure, directory));
      else if (status === 0) resolve();
      else reject(explain(messages, { args, ...(status === null ? {} : { exitStatus: status }) }));
    }
  });
  // Who kills a child or has seen it fail by other means need not look at `exit`.
  exit.catch(() => undefined);

  return {
    stdin,
    stdout,
    exit,
    stderr: () => messages,
    kill() {
      child.kill();
      // Unread output would keep `exit` from settling.
      stdout.destroy();
    },
  };
}

function notStarted(error: Error, directory: string): Error {
  if (error.name === 'AbortError') return new GitError('stopped before the scan was complete');
  const code = (error as NodeJS.ErrnoException).code;
  // A missing working directory gives the same code as a missing program.
  if (code === 'ENOENT' && isDirectory(directory)) {
    return new GitError('git was not found', {
      status: 2,
      hint: 'install git (https://git-scm.com/downloads) and make sure that it is on the PATH',
    });
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new GitError(`no such directory: ${printable(directory)}`, { status: 2 });
  }
  return new GitError(`git could not be started: ${printable(error.message)}`, { status: 2 });
}

/** Turns what git wrote to standard error into one line and, where there is one, the way out. */
function explain(
  stderr: string,
  details: { readonly args: readonly string[]; readonly exitStatus?: number },
): GitError {
  const more = {
    stderr,
    ...(details.exitStatus === undefined ? {} : { exitStatus: details.exitStatus }),
  };
  const owned = /detected dubious ownership in repository at '([^\n]*)'/.exec(stderr)?.[1];
  if (owned !== undefined) {
    return new GitError(`git does not trust ${printable(owned)}: it belongs to another user`, {
      ...more,
      status: 2,
      hint: `git config --global --add safe.directory '${printable(owned)}'`,
    });
  }
  if (/not a git repository/.test(stderr)) {
    return new GitError('not a git repository', {
      ...more,
      status: 2,
      hint: 'run keyscan inside a repository, or scan plain files: keyscan files <path>',
    });
  }
  const command = details.args.find((argument) => !argument.startsWith('-')) ?? '';
  const line =
    /^(?:fatal|error): (.*)$/m.exec(stderr)?.[1] ?? stderr.trim().split('\n', 1)[0] ?? '';
  const reason = line === '' ? `ended with ${details.exitStatus ?? 'a signal'}` : printable(line);
  const outdated = /unknown option|invalid filter-spec|^usage:/m.test(stderr);
  return new GitError(`git ${command} failed: ${reason}`, {
    ...more,
    ...(outdated ? { hint: 'keyscan needs git 2.32 or later: git --version' } : {}),
  });
}

/** Names in git's messages come from the repository: nothing that moves a cursor gets through. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?').slice(0, 500);
}

function isDirectory(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/**
 * Windows looks for programs in the working directory first, where the scanned repository may have
 * a git.exe of its own; so the PATH is searched here.
 */
function gitProgram(env: Readonly<Record<string, string>>): string {
  if (process.platform !== 'win32') return 'git';
  const path = Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
  for (const directory of path.split(delimiter)) {
    const program = join(directory, 'git.exe');
    if (directory !== '' && existsSync(program)) return program;
  }
  return 'git.exe';
}
