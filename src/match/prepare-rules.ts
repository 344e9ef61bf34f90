/** Everything that can be found out about rules before a scan, from the rules themselves. */

import type { Rule } from '../rule.ts';
import { compileRules } from './compile.ts';
import type { Trigger } from './compiled-rules.ts';
import type { Guard } from './guard.ts';
import { buildTables, type PrefilterTables } from './prefilter-tables.ts';
import { ANY_CASE, ENCODINGS, PARTS, type Links, type RuleSource } from './rule-source.ts';

/** Rules that are at hand. */
export function rulesInMemory(rules: readonly Rule[]): RuleSource {
  const compiled = compileRules(rules);
  const tables = buildTables(compiled.triggers.map(({ literal }) => literal));
  return {
    count: rules.length,
    prefilterBy: (make) => make(tables),
    whole: () => Promise.resolve({ compiled, tables }),
    mayMatch: () => true,
    compiled,
    load: () => Promise.resolve(compiled),
  };
}

/** What `storedRules` needs to do without compiling. */
export function prepareRules(rules: readonly Rule[]): { tables: PrefilterTables; links: Links } {
  const { triggers, links, forms } = compileRules(rules);
  const literals = triggers.map(({ literal }) => literal);
  const offsets = [0];
  for (const of of links) offsets.push((offsets.at(-1) ?? 0) + of.length);
  const numbers = new Map(rules.map((rule, number) => [rule, number]));
  return {
    tables: buildTables(literals),
    links: {
      kinds: Uint8Array.from(triggers, kindOf),
      reaches: Uint16Array.from(triggers, ({ reach }) => reach),
      offsets: Uint32Array.from(offsets),
      forms: Uint16Array.from(links.flat()),
      owners: Uint16Array.from(forms, ({ rule }) => numbers.get(rule) ?? 0),
      around: Uint16Array.from(
        forms.flatMap(({ form }, number) => (form.around === undefined ? [] : [number])),
      ),
      ...guardTables(forms),
    },
  };
}

/** All distinct guards of the forms, and their distinct patterns. */
function guardTables(forms: readonly Guard[]): Pick<Links, 'guards' | 'parts' | 'patterns'> {
  const patterns = new Map([['', 0]]);
  const known = new Map<string, number>();
  const parts: number[] = [];
  const guards = forms.map(({ near, requires, run, paths, atKeyword }) => {
    const numbers = [near, requires, paths].map((pattern) =>
      numberOf(patterns, pattern === undefined ? '' : `${pattern.flags}/${pattern.source}`),
    );
    numbers.push(run.length, run.kind, atKeyword ? 1 : 0);
    const guard = numberOf(known, numbers.join(' '));
    if (PARTS * guard === parts.length) parts.push(...numbers);
    return guard;
  });
  return {
    guards: Uint16Array.from(guards),
    parts: Uint16Array.from(parts),
    patterns: Uint8Array.from(Buffer.from([...patterns.keys()].join('\n'))),
  };
}

/** The number of `key`, which gets the next one if it has none. */
function numberOf(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

function kindOf({ literal: { encoding, base64Lead, ignoreCase } }: Trigger): number {
  return ENCODINGS.indexOf(encoding) + 4 * base64Lead + (ignoreCase ? ANY_CASE : 0);
}
