/** Everything that can be found out about rules before a scan, from the rules themselves. */

import type { Rule } from '../rule.ts';
import { compileRules, type Trigger } from './compile.ts';
import { createPrefilter } from './prefilter.ts';
import { buildTables, type PrefilterTables } from './prefilter-tables.ts';
import { ANY_CASE, ENCODINGS, PATH_BOUND, type Links, type RuleSource } from './rule-source.ts';

/** Rules that are at hand. */
export function rulesInMemory(rules: readonly Rule[]): RuleSource {
  const compiled = compileRules(rules);
  const tables = buildTables(compiled.triggers.map(({ literal }) => literal));
  return {
    count: rules.length,
    prefilter: createPrefilter(tables),
    whole: () => Promise.resolve({ compiled, tables }),
    matters: () => true,
    compiled,
    load: () => Promise.resolve(compiled),
  };
}

/** What `storedRules` needs to do without compiling. */
export function prepareRules(rules: readonly Rule[]): {
  tables: PrefilterTables;
  links: Links;
  /** Source of a pattern for all paths that rules are bound to; empty if there are none. */
  paths: string;
} {
  const { triggers, links } = compileRules(rules);
  const literals = triggers.map(({ literal }) => literal);
  const offsets = [0];
  for (const forms of links) offsets.push((offsets.at(-1) ?? 0) + forms.length);
  return {
    tables: buildTables(literals),
    links: {
      kinds: Uint8Array.from(triggers, kindOf),
      reaches: Uint16Array.from(triggers, ({ reach }) => reach),
      offsets: Uint32Array.from(offsets),
      forms: Uint16Array.from(links.flat()),
    },
    paths: [...new Set(rules.flatMap((rule) => rule.paths?.source ?? []))].join('|'),
  };
}

function kindOf({ literal, forms }: Trigger): number {
  const { encoding, base64Lead, ignoreCase } = literal;
  return (
    ENCODINGS.indexOf(encoding) +
    4 * base64Lead +
    (ignoreCase ? ANY_CASE : 0) +
    (forms.every(({ rule }) => rule.paths !== undefined) ? PATH_BOUND : 0)
  );
}
