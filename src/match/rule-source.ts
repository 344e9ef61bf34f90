/**
 * Rules for a detector. The built-in ones come with tables that the build has made, and are loaded
 * and compiled only when a keyword is seen: most commits hold none.
 */

import type { Rule } from '../rule.ts';
import type { CompiledRules } from './compile.ts';
import type { Encoding, Literal } from './literals.ts';
import { createPrefilter, type Prefilter } from './prefilter.ts';
import type { PrefilterTables } from './prefilter-tables.ts';

export interface RuleSource {
  /** How many rules there are. */
  readonly count: number;
  readonly prefilter: Prefilter;
  /** All rules with the tables of one prefilter for all of them. */
  whole(): Promise<WholeRules>;
  /**
   * Whether the literal means anything in a content at `path`: some rules look at certain paths only.
   */
  matters(literal: number, path: string | undefined): boolean;
  /** Undefined before `load`. */
  readonly compiled: CompiledRules | undefined;
  load(): Promise<CompiledRules>;
}

export interface WholeRules {
  readonly compiled: CompiledRules;
  readonly tables: PrefilterTables;
}

/** Which forms the prefilter's literals stand for, in arrays. */
export interface Links {
  /**
   * For each literal: its encoding, its base64 lead times 4, 16 if any case matches, and 32 if only
   * rules that are bound to paths have it.
   */
  readonly kinds: Uint8Array;
  /** How far each literal's forms reach, in bytes. */
  readonly reaches: Uint16Array;
  /** Range in `forms` for each literal: one entry more than there are literals. */
  readonly offsets: Uint32Array;
  /** Numbers of forms, counted through all rules. */
  readonly forms: Uint16Array;
}

export const ANY_CASE = 16;
export const PATH_BOUND = 32;

/** The order is that of the numbers in `Links.kinds`. */
export const ENCODINGS: readonly Encoding[] = ['plain', 'utf16', 'base64'];

/** Rules whose tables and links were made before, by `prepareRules` from the same rules. */
export function storedRules(
  tables: PrefilterTables,
  links: Links,
  facts: { readonly count: number; readonly paths: RegExp | undefined },
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
  const source: RuleSource = {
    count: facts.count,
    prefilter: createPrefilter(tables),
    whole: async () => ({ compiled: await source.load(), tables }),
    matters: (literal, path) =>
      ((links.kinds[literal] ?? 0) & PATH_BOUND) === 0 ||
      (path !== undefined && facts.paths?.test(path) === true),
    get compiled(): CompiledRules | undefined {
      return loaded;
    },
    async load() {
      if (loaded !== undefined) return loaded;
      const [{ linkRules }, rules] = await Promise.all([import('./compile.ts'), read()]);
      loaded = linkRules(rules, literalAt, linksAt);
      return loaded;
    },
  };
  return source;
}
