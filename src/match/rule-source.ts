/**
 * Rules for a detector. The built-in ones come with tables that the build has made, and are loaded
 * and compiled only when a keyword is seen: most commits hold none.
 */

import type { Rule } from '../rule.ts';
import type { CompiledRules } from './compiled-rules.ts';
import { candidateAt, nearsOf, type Guard, type Guarded } from './guard.ts';
import type { Encoding, Literal } from './literals.ts';
import type { Prefilter, PrefilterMaker } from './prefilter.ts';
import type { PrefilterTables } from './prefilter-tables.ts';
import type { Window } from './slice.ts';

export interface RuleSource {
  /** How many rules there are. */
  readonly count: number;
  /** The prefilter of its literals. */
  prefilterBy(make: PrefilterMaker): Prefilter;
  /** All rules with the tables of one prefilter for all of them. */
  whole(): Promise<WholeRules>;
  /**
   * Whether anything may be found at the literal, which stands at `at` in the window. Does not need
   * the rules. `applies` says so of guards by their paths.
   */
  mayMatch(
    window: Window,
    literal: number,
    at: number,
    applies: (guard: Guard) => boolean,
  ): boolean;
  /** Undefined before `load`. */
  readonly compiled: CompiledRules | undefined;
  load(): Promise<CompiledRules>;
}

export interface WholeRules {
  readonly compiled: CompiledRules;
  readonly tables: PrefilterTables;
}

/** Which forms the prefilter's literals stand for, and what is known of forms, in arrays. */
export interface Links {
  /** For each literal: its encoding, its base64 lead times 4, and 16 if any case matches. */
  readonly kinds: Uint8Array;
  /** How far each literal's forms reach, in bytes. */
  readonly reaches: Uint16Array;
  /** Range in `forms` for each literal: one entry more than there are literals. */
  readonly offsets: Uint32Array;
  /** Numbers of forms, counted through all rules. */
  readonly forms: Uint16Array;
  /** For each form, the number of its rule. */
  readonly owners: Uint16Array;
  /** Numbers of the forms with `around`. */
  readonly around: Uint16Array;
  /** For each form, the number of its guard. */
  readonly guards: Uint16Array;
  /**
   * For each guard, the numbers of its patterns `near`, `requires` and `paths`, its run's length and
   * kind, and 1 if all matches begin with a keyword.
   */
  readonly parts: Uint16Array;
  /** UTF-8: a line a pattern, as `flags/source`; the first, which is empty, stands for none. */
  readonly patterns: Uint8Array;
}

export const ANY_CASE = 16;

/** The order is that of the numbers in `Links.kinds`. */
export const ENCODINGS: readonly Encoding[] = ['plain', 'utf16', 'base64'];

/** Rules whose tables and links were made before, by `prepareRules` from the same rules. */
export function storedRules(
  tables: PrefilterTables,
  links: Links,
  count: number,
  read: () => Promise<readonly Rule[]>,
): RuleSource {
  let loaded: CompiledRules | undefined;
  const literalAt = (number: number): { literal: Literal; reach: number } | undefined => {
    const kind = links.kinds[number];
    const encoding = ENCODINGS[(kind ?? 0) & 3];
    if (kind === undefined || encoding === undefined) return undefined;
    const text = Buffer.from(
      tables.codes.subarray(tables.offsets[number], tables.offsets[number + 1]),
    ).toString('latin1');
    return {
      literal: { text, encoding, base64Lead: (kind >> 2) & 3, ignoreCase: (kind & ANY_CASE) !== 0 },
      reach: links.reaches[number] ?? 0,
    };
  };
  const linksAt = (number: number): Uint16Array =>
    links.forms.subarray(links.offsets[number], links.offsets[number + 1]);
  const guardOf = guardReader(links);
  const guarded = new Map<number, Guarded<Guard>>();
  const guardedAt = (number: number): Guarded<Guard> | undefined => {
    const known = guarded.get(number);
    const stored = known === undefined ? literalAt(number) : undefined;
    if (stored === undefined) return known;
    const forms = Array.from(linksAt(number), guardOf);
    const made = { ...stored, forms, nears: nearsOf(forms) };
    guarded.set(number, made);
    return made;
  };
  const source: RuleSource = {
    count,
    prefilterBy: (make) => make(tables),
    whole: async () => ({ compiled: await source.load(), tables }),
    mayMatch(window, literal, at, applies) {
      const known = guardedAt(literal);
      return known !== undefined && candidateAt(window, known, at, applies) !== undefined;
    },
    get compiled(): CompiledRules | undefined {
      return loaded;
    },
    async load() {
      if (loaded !== undefined) return loaded;
      const [{ linkRules }, rules] = await Promise.all([import('./link-rules.ts'), read()]);
      const { owners, around } = links;
      loaded = linkRules(rules, { literalAt, linksAt, guardOf, owners, around });
      return loaded;
    },
  };
  return source;
}

/** How many numbers `Links.parts` has for each guard. */
export const PARTS = 6;

/** Makes the guard of a form when it is asked for; forms share guards, and guards their patterns. */
function guardReader({ guards, parts, patterns }: Links): (form: number) => Guard {
  const made = new Map<number, Guard>();
  const compiled = new Map<number, RegExp>();
  let lines: string[] | undefined;
  const patternAt = (number: number | undefined): RegExp | undefined => {
    if (number === undefined || number === 0) return undefined;
    let pattern = compiled.get(number);
    if (pattern === undefined) {
      lines ??= Buffer.from(patterns).toString('utf8').split('\n');
      const line = lines[number] ?? '/';
      const slash = line.indexOf('/');
      pattern = new RegExp(line.slice(slash + 1), line.slice(0, slash));
      compiled.set(number, pattern);
    }
    return pattern;
  };
  return (form) => {
    const number = guards[form] ?? 0;
    let guard = made.get(number);
    if (guard === undefined) {
      const [near, requires, paths, length = 0, kind = 0, atKeyword] = parts.subarray(
        PARTS * number,
      );
      guard = {
        near: patternAt(near),
        requires: patternAt(requires),
        run: { length, kind },
        paths: patternAt(paths),
        atKeyword: atKeyword === 1,
      };
      made.set(number, guard);
    }
    return guard;
  };
}
