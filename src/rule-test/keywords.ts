/**
 * Whether keywords can hide a match of a form from the prefilter. Rules of people's own are refused
 * if they can; in built-in ones a keyword may be a condition besides the pattern.
 */

import { JAVASCRIPT } from '../pattern/notation.ts';
import { parseTree } from '../pattern/parse.ts';
import { everyMatchHolds } from '../pattern/prove.ts';
import { sampleOf, seededRandom } from '../pattern/sample.ts';
import type { Form } from '../rule.ts';

/** Matches that are made up from the pattern and tried as well. */
const SAMPLES = 16;

/**
 * What to know, in words; undefined if it is proved that every match holds a keyword.
 *
 * @param regex all of the form
 */
export function keywordProblem(regex: RegExp, form: Form): string | undefined {
  const { keywords, ignoreCase, anyCaseKeywords } = form;
  if (keywords === undefined) return undefined;
  const anyCase = ignoreCase === true || anyCaseKeywords === true;
  const { root } = parseTree(regex.source, JAVASCRIPT);
  const holds = (text: string): boolean => {
    const folded = anyCase ? text.toLowerCase() : text;
    return keywords.some((word) => folded.includes(anyCase ? word.toLowerCase() : word));
  };
  const random = seededRandom(1);
  for (let count = 0; count < SAMPLES; count++) {
    regex.lastIndex = 0;
    const match = regex.exec(sampleOf(root, { random }))?.[0];
    if (match !== undefined && !holds(match)) return 'a match that holds no keyword is left out';
  }
  if (everyMatchHolds(root, keywords, anyCase)) return undefined;
  return 'it is not proved that every match holds a keyword';
}
