/** Whether a hostile text can make a pattern run away: tried on texts made for it, against the clock. */

import { JAVASCRIPT } from '../pattern/notation.ts';
import { parseTree } from '../pattern/parse.ts';
import { sampleOf, seededRandom } from '../pattern/sample.ts';

/** As long as the stretch around a keyword that is looked at. In characters. */
const TEXT_LENGTH = 8 * 1024;

/** What one search of such a text may take. Good patterns take less than a hundredth. */
const LIMIT_MS = 1000;

/** What is wrong, in words; undefined if the pattern is fast enough on every text that was tried. */
export function runawayProblem(regex: RegExp): string | undefined {
  for (const text of hostileTexts(regex)) {
    if (isSearchedInTime(regex, text)) continue;
    return `a text of ${TEXT_LENGTH / 1024} KiB takes longer than ${LIMIT_MS / 1000} s to search`;
  }
  return undefined;
}

/** Texts that nearly match, again and again: matches without their end, and their characters. */
function hostileTexts(regex: RegExp): string[] {
  const { root } = parseTree(regex.source, JAVASCRIPT);
  const random = seededRandom(7);
  const sample = sampleOf(root, { random, extra: 40 });
  const cut = sample.slice(0, -1);
  const middle = sample.slice(sample.length >> 2, -(sample.length >> 2) || undefined);
  const shortest = sampleOf(root, { random, extra: 0 }).slice(0, -1);
  return [cut, middle, `${shortest}${shortest.slice(-1).repeat(1000)}!`]
    .filter((piece) => piece !== '')
    .map((piece) => piece.repeat(Math.ceil(TEXT_LENGTH / piece.length)).slice(0, TEXT_LENGTH));
}

/** A script is the one thing of which Node can interrupt a regular expression. */
function isSearchedInTime(regex: RegExp, text: string): boolean {
  const vm = process.getBuiltinModule('node:vm');
  sandbox ??= vm.createContext({});
  Object.assign(sandbox, { text, source: regex.source, flags: regex.flags });
  try {
    vm.runInContext('text.replace(new RegExp(source, flags), "")', sandbox, { timeout: LIMIT_MS });
    return true;
  } catch (error) {
    // By its code alone: the error belongs to the script's context and is no `Error` of this one.
    if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
}

/** Made once: it takes longer than most searches. */
let sandbox: object | undefined;
