/**
 * Rules of people's own beside the built-in ones. Only theirs are compiled: the built-in ones keep
 * the tables that the build has made, so that a commit does not wait for thousands of rules.
 */

import type { Rule, RuleId } from '../rule.ts';
import type { CompiledRules } from './compiled-rules.ts';
import type { CompiledForm } from './form.ts';
import type { Prefilter } from './prefilter.ts';
import { rulesInMemory } from './prepare-rules.ts';
import type { RuleSource, WholeRules } from './rule-source.ts';

/**
 * One source of both. A literal with the number n is 2n if it is of the built-in rules, and 2n + 1
 * if not. People's own rules come first: where two rules find the same, theirs is named.
 */
export function joinRules<Source extends RuleSource>(
  builtIn: Source,
  own: readonly Rule[],
): Source {
  const added = rulesInMemory(own);
  let joined: CompiledRules | undefined;
  const join = (first: CompiledRules, second: CompiledRules): CompiledRules =>
    (joined ??= {
      byId: new Map([...first.byId, ...second.byId]),
      rank: new Map([...first.rank.keys(), ...second.rank.keys()].map((id, rank) => [id, rank])),
      around: new Map<RuleId, readonly CompiledForm[]>([...first.around, ...second.around]),
      trigger: (literal) => (isOwn(literal) ? first : second).trigger(literal >> 1),
    });
  let whole: Promise<WholeRules> | undefined;
  const compileAll = async (): Promise<WholeRules> => {
    const { byId } = await builtIn.load();
    return await rulesInMemory([...own, ...byId.values()]).whole();
  };
  const source: RuleSource = {
    count: builtIn.count + added.count,
    prefilterBy: (make) => joinPrefilters(builtIn.prefilterBy(make), added.prefilterBy(make)),
    mayMatch: (window, literal, at, applies) =>
      isOwn(literal) || builtIn.mayMatch(window, literal >> 1, at, applies),
    get compiled(): CompiledRules | undefined {
      return joined;
    },
    load: async () => join(await added.load(), await builtIn.load()),
    whole: () => (whole ??= compileAll()),
  };
  return Object.create(builtIn, Object.getOwnPropertyDescriptors(source)) as Source;
}

function joinPrefilters(builtIn: Prefilter, own: Prefilter): Prefilter {
  return {
    scan(bytes, start, end, hit) {
      builtIn.scan(bytes, start, end, (literal, at) => hit(2 * literal, at));
      own.scan(bytes, start, end, (literal, at) => hit(2 * literal + 1, at));
    },
  };
}

function isOwn(literal: number): boolean {
  return literal % 2 === 1;
}
