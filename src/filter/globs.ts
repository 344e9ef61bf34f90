/**
 * Path globs from configuration and allow-list, by picomatch. They are compiled to backtracking
 * regular expressions and may come from a hostile repository, in which `*a*a*a*a*a*b` against one
 * long name takes hours. So what is not plainly cheap runs under a time limit.
 */

import picomatch from 'picomatch';

import { ScanError } from '../error.ts';
import { quote } from '../text/quote.ts';

/** The first glob that matches a `/`-separated path relative to the repository's root. */
export type GlobMatcher = (path: string) => string | undefined;

const MAX_GLOB_LENGTH = 1024;

/** Steps that a match may take at worst and still run without a time limit: some 10 ms. */
const CHEAP = 1e6;

/** What all expensive matches of one set of globs may take together. */
const TIME_LIMIT_MS = 2000;

const OPTIONS = {
  dot: true,
  // `+` and `|` are characters in names, and repeats of groups can run away.
  regex: false,
  noextglob: true,
  nonegate: true,
  strictBrackets: true,
  // Without these, `[!a]` means "! or a", quotes are dropped, and a bad class matches nothing.
  posix: true,
  keepQuotes: true,
  debug: true,
  // Git's paths are `/`-separated on every system, and may hold newlines.
  windows: false,
  flags: 's',
} as const;

export interface GlobProblem {
  /** Completes a sentence that begins with the glob. */
  readonly problem: string;
  readonly advice: string;
}

function is(problem: string, advice: string): GlobProblem {
  return { problem, advice };
}

/** What is wrong with a glob and what to write instead; undefined if it is usable. */
export function globProblem(glob: string): GlobProblem | undefined {
  const bare = glob.replace(/\\./gs, '');
  if (glob === '') return is('is empty', 'Write a path such as docs/**.');
  if (glob.length > MAX_GLOB_LENGTH) {
    return is(`is longer than ${MAX_GLOB_LENGTH} characters`, 'Write several shorter ones.');
  }
  if (/^(?:[A-Za-z]:|[/~])/.test(glob) || /(?:^|\/)\.{1,2}(?:\/|$)/.test(glob)) {
    return is('is no path from the root of the repository', 'Write it as in docs/guide.md.');
  }
  if (glob.endsWith('/')) return is('ends with /', 'Add ** to name what is in the folder.');
  if (glob.includes('//')) return is('has two / in a row', 'Write one.');
  if (glob.startsWith('!')) {
    return is('begins with !', 'Name what is covered; write \\! where a name begins with it.');
  }
  if (/[()|]/.test(bare)) {
    return is('has a parenthesis or |', 'Write {a,b} for alternatives, \\( for one in a name.');
  }
  if (/\{[^{}]*\.\.[^{}]*\}/.test(bare)) {
    return is('has a range {a..b}', 'Write {a,b}, or [a-b] for one character.');
  }
  if (bare.endsWith('\\')) return is('ends with a backslash', 'Separate folders by /.');
  try {
    picomatch.makeRe(glob, OPTIONS);
    return undefined;
  } catch {
    return is('has a wrong bracket or brace', 'Close it, or write \\[ or \\{ for one in a name.');
  }
}

/** Compiles globs that have no problem. */
export function compileGlobs(globs: readonly string[]): GlobMatcher {
  const limit = new TimeLimit();
  const matchers = globs.map((glob) => {
    const pattern = picomatch.makeRe(glob, OPTIONS);
    const cost = costOf(glob);
    return (path: string): boolean => {
      if (cost(path.length) <= CHEAP) return pattern.test(path);
      return limit.run(() => pattern.test(path), glob);
    };
  });
  return (path) => globs.find((_, index) => matchers[index]?.(path) === true);
}

/** The globs that, when they match a folder, match everything in it. */
export function wholeFolders(globs: readonly string[]): readonly string[] {
  return globs.filter((glob) => glob === '**' || glob.endsWith('/**'));
}

/**
 * Steps a match takes at worst: every way to spread a path over the wildcards, for each way to
 * choose among the alternatives.
 */
function costOf(glob: string): (length: number) => number {
  const wildcards = glob.match(/\*+/g)?.length ?? 0;
  const choices = 2 ** (glob.match(/[,{]/g)?.length ?? 0);
  return (length) => {
    let ways = choices;
    for (let n = 1; n <= wildcards; n++) ways *= (length + n) / n;
    return ways;
  };
}

/** Runs matches until they have taken too long altogether. */
class TimeLimit {
  private left = TIME_LIMIT_MS;
  private readonly sandbox: { match?: () => boolean } = {};
  private script: { run(timeout: number): unknown } | undefined;

  run(match: () => boolean, glob: string): boolean {
    this.script ??= this.prepare();
    this.sandbox.match = match;
    const start = process.cpuUsage();
    try {
      return this.script.run(Math.max(1, Math.ceil(this.left))) === true;
    } catch (error) {
      if (!isTimeout(error)) throw error;
      throw new ScanError(`the path pattern ${quote(glob)} takes too long to match`, {
        hint: 'Write it with fewer * and {}, or as several patterns.',
        cause: error,
      });
    } finally {
      // Not the time of the clock, which goes on while a busy machine does something else.
      const elapsed = process.cpuUsage(start).user / 1000;
      // Starting the clock costs up to 0.1 ms, and many fast matches are no reason to give up.
      if (elapsed > 5) this.left -= elapsed;
    }
  }

  /** A script is the one thing of which Node can interrupt a regular expression. */
  private prepare(): { run(timeout: number): unknown } {
    const vm = process.getBuiltinModule('node:vm');
    const context = vm.createContext(this.sandbox);
    const script = new vm.Script('match()');
    return { run: (timeout) => script.runInContext(context, { timeout }) };
  }
}

/** By its code alone: the error belongs to the script's context and is no `Error` of this one. */
function isTimeout(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
