/**
 * Rules for a detector. The built-in ones come with tables that the build has made, and are loaded
 * and compiled only when a keyword is seen: most commits hold none.
 */

import type { Rule } from '../rule.ts';
import { compileRules, type CompiledRules } from './compile.ts';
import { createPrefilter, type Prefilter } from './prefilter.ts';
import { buildTables, type PrefilterTables } from './prefilter-tables.ts';

export interface RuleSource {
  /** How many rules there are. */
  readonly count: number;
  readonly prefilter: Prefilter;
  /** Undefined before `load`. */
  readonly compiled: CompiledRules | undefined;
  load(): Promise<CompiledRules>;
}

/** Rules that are at hand. */
export function rulesInMemory(rules: readonly Rule[]): RuleSource {
  const compiled = compileRules(rules);
  const tables = buildTables(compiled.triggers.map(({ literal }) => literal));
  return {
    count: rules.length,
    prefilter: createPrefilter(tables),
    compiled,
    load: () => Promise.resolve(compiled),
  };
}

/** Rules whose tables were made before. `load` throws if these belong to other rules. */
export function storedRules(
  tables: PrefilterTables,
  count: number,
  read: () => Promise<readonly Rule[]>,
): RuleSource {
  let loaded: CompiledRules | undefined;
  return {
    count,
    prefilter: createPrefilter(tables),
    get compiled(): CompiledRules | undefined {
      return loaded;
    },
    async load() {
      loaded ??= matching(tables, compileRules(await read()));
      return loaded;
    },
  };
}

function matching(tables: PrefilterTables, compiled: CompiledRules): CompiledRules {
  const text = compiled.triggers.map(({ literal }) => literal.text).join('');
  if (Buffer.from(tables.codes).toString('latin1') !== text) {
    throw new Error('the stored tables belong to other rules: run npm run build');
  }
  return compiled;
}
