/** Allow patterns at work: whether what a rule has found is allowed by one. */

import { backtrackingWays } from '../pattern/measure.ts';
import { parseTree, PatternError } from '../pattern/parse.ts';
import { bytesAsLatin1 } from '../text/latin1.ts';
import { printNode } from '../pattern/print.ts';
import type { Capture } from '../rule.ts';
import type { AllowPattern } from './entry.ts';

/** Groups of a form that hold what stands before and after the secret; see rule.ts in this folder. */
export const BEFORE_GROUP = 'before';
export const AFTER_GROUP = 'after';

/** Ways to try an expression at one place of a text; more could take seconds. */
export const MAX_WAYS = 1_000_000;

type Test = (capture: Capture) => boolean;

/** Throws `PatternError` for an expression that cannot be used. */
export function compileAllow(pattern: AllowPattern): Test {
  const tests = testsOf(pattern);
  return pattern.all === true
    ? (capture) => tests.every((test) => test(capture))
    : (capture) => tests.some((test) => test(capture));
}

/** An expression over a text that is not cut in slices, so that its repeats need no end. */
export function compilePattern(source: string): RegExp {
  const { root } = parseTree(source);
  if (backtrackingWays(root) > MAX_WAYS) {
    throw new PatternError(
      'it can take very long to match: give repeats that follow each other different characters, or an end',
    );
  }
  return new RegExp(printNode(root));
}

function testsOf(pattern: AllowPattern): Test[] {
  const { values, stopWords, regexes, matchRegexes, lineRegexes, pathRegexes } = pattern;
  const tests: Test[] = [];
  if (values !== undefined) {
    const known = new Set(values);
    tests.push(({ secret }) => known.has(secret));
  }
  if (stopWords !== undefined) {
    const words = stopWords.map((word) => word.toLowerCase());
    tests.push(({ secret }) => {
      const lower = secret.toLowerCase();
      return words.some((word) => lower.includes(word));
    });
  }
  const onText = (
    sources: readonly string[] | undefined,
    text: (capture: Capture) => string,
  ): void => {
    if (sources === undefined) return;
    const patterns = sources.map(compilePattern);
    tests.push((capture) => patterns.some((regex) => regex.test(text(capture))));
  };
  onText(regexes, ({ secret }) => secret);
  onText(matchRegexes, matchOf);
  onText(lineRegexes, linesOf);
  onText(pathRegexes, ({ path = '' }) => bytesAsLatin1(path));
  return tests;
}

/** The whole match of a rule of people's own; of a built-in one the lines it stands on. */
function matchOf(capture: Capture): string {
  const { [BEFORE_GROUP]: before, [AFTER_GROUP]: after } = capture.groups;
  if (before === undefined && after === undefined) return linesOf(capture);
  return (before ?? '') + capture.secret + (after ?? '');
}

/** The lines that the secret stands on, as far as they are seen: 512 characters to both sides. */
function linesOf({ text, start, end }: Capture): string {
  const from = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
  const to = text.indexOf('\n', end);
  return text.slice(start === 0 ? 0 : from, to < 0 ? text.length : to);
}
