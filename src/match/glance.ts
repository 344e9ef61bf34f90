/**
 * A first look at what stands behind a keyword. Most places of common words are turned away by it, for
 * a fraction of what it takes to cut a text and try an expression on it. It is made from the same
 * expressions (`Guard.near`), where one turns out to be tried often.
 */

import { BeginningAutomaton } from '../pattern/automaton.ts';
import { inAnyCase } from '../pattern/fold.ts';
import { RULE } from '../pattern/notation.ts';
import { parseTree, PatternError } from '../pattern/parse.ts';
import type { Glance } from './slice.ts';

/** Places that are looked at without it: in a small scan it would not pay. */
const FIRST_PLACES = 64;

interface Known {
  places: number;
  /** Undefined before it pays, and for a pattern that cannot be read. */
  automaton: BeginningAutomaton | undefined;
}

/** A glance that learns what it is asked for. */
export function createGlance(): Glance {
  const known = new Map<RegExp, Known>();
  return (pattern, bytes, at) => {
    let entry = known.get(pattern);
    if (entry === undefined) {
      entry = { places: 0, automaton: undefined };
      known.set(pattern, entry);
    }
    if (entry.automaton !== undefined) return entry.automaton.mayMatch(bytes, at);
    entry.places++;
    if (entry.places === FIRST_PLACES) entry.automaton = automatonFor(pattern);
    return true;
  };
}

function automatonFor({ source, flags }: RegExp): BeginningAutomaton | undefined {
  try {
    const text = flags.includes('i') ? inAnyCase(source) : source;
    return new BeginningAutomaton(parseTree(text, RULE).root);
  } catch (error) {
    // One of people's own may be too large.
    if (error instanceof PatternError) return undefined;
    throw error;
  }
}
