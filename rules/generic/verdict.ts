/** From how sure a judge is to a verdict, which depends on where the content lies. */

import type { Capture, Confidence, Severity, Verdict } from '../../src/rule.ts';
import { hasControls, isAmongControls } from '../../src/text/controls.ts';
import { looksRandom } from '../../src/text/wordiness.ts';
import { traitsOf } from './paths.ts';
import { lower } from './values.ts';

const SEVERITY: Readonly<Record<Confidence, Severity>> = {
  high: 'high',
  medium: 'medium',
  low: 'low',
};

/** Keys and points of test vectors: 20 bytes or more in hexadecimal. */
const VECTOR = /^(?:0x)?(?:[0-9a-f]{40,}|[0-9A-F]{40,})$/;

/** What no cipher calls its keys, but frameworks and services do. */
const OF_SERVICE =
  /(?:secret_?key_?base|api[_-]?(?:key|secret|token)|(?:auth|access|bot|refresh)[_-]?token|app[_-]?secret|client[_-]?secret)["'\])]{0,3}\s{0,4}(?:=>|[:=])\s{0,4}["']?$/i;

/** In programs and databases a text runs into the next, so only what is random to its end counts. */
const MIN_BINARY_LENGTH = 16;

/** Characters of a name and what follows it, up to a value. */
const LONGEST_NAME = 64;

/** Whether a value tells itself from machine code, tables and the texts next to it. */
export function standsOut(value: string): boolean {
  return value.length >= MIN_BINARY_LENGTH && /^[\x21-\x7e]*$/.test(value) && looksRandom(value);
}

/**
 * A verdict as severe as it is sure, one step less of both where values are often made up. The path is
 * asked for only if there is something to say: while it is not known, who asked is asked again.
 */
export function verdictOf(
  confidence: Confidence | undefined,
  value: string,
  capture: Capture,
): Verdict {
  if (confidence === undefined) return false;
  const { text, start, end } = capture;
  // In quotes they may have been escapes, of a key in a program.
  const isQuoted = /["'`]/.test(text.charAt(start - 1));
  if (hasControls(value) && !(isQuoted && value.length >= MIN_BINARY_LENGTH)) return false;
  if (!standsOut(value) && isAmongControls(text, start, end)) {
    // Machine code and tables hold bytes beyond ASCII everywhere.
    return /^[\x20-\x7e]*$/.test(value) && { confidence: 'low', severity: 'low' };
  }
  if (!traitsOf(capture.path).isTest) return { confidence, severity: SEVERITY[confidence] };
  // Made-up values in tests are mostly words, or vectors of ciphers; a random one may well be real.
  const isLikely = confidence === 'medium' && looksRandom(value);
  const isVector =
    VECTOR.test(value) && !OF_SERVICE.test(text.slice(Math.max(0, start - LONGEST_NAME), start));
  const steps = isVector ? 'low' : isLikely ? confidence : lower(confidence);
  return { confidence: steps, severity: SEVERITY[steps] };
}

/** Whether nobody would show a text like this to people. */
function isNoText(value: string): boolean {
  return value.length >= 20 && /\d/.test(value) && !/\s/.test(value) && looksRandom(value);
}

/** The same about a value that its surroundings give away: in labels and pins they mean little. */
export function verdictByName(
  confidence: Confidence | undefined,
  value: string,
  capture: Capture,
): Verdict {
  if (confidence === undefined) return false;
  const { isNoise, isLabels } = traitsOf(capture.path);
  if (isNoise || (isLabels && !isNoText(value))) return false;
  return verdictOf(confidence, value, capture);
}

/** The same where only what is not doubtful counts. */
export function verdictIfSure(
  confidence: Confidence | undefined,
  value: string,
  capture: Capture,
): Verdict {
  return verdictByName(confidence === 'low' ? undefined : confidence, value, capture);
}
