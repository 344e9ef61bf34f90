/** The built-in rules, with the file that the build leaves beside the program. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../rule.ts';
import { openStoredRules, STORED_RULES_FILE, type DigestedRules } from '../match/stored-rules.ts';

/** Where the file is when the program is bundled; beside a source file there is none. */
const STORED = join(import.meta.dirname, STORED_RULES_FILE);

/**
 * @param adjust what settings make of the rules, which must not change their patterns; called when
 * the rules are needed
 */
export async function builtInRules(
  adjust: (rules: readonly Rule[]) => readonly Rule[] = (rules) => rules,
): Promise<DigestedRules> {
  const read = async (): Promise<readonly Rule[]> =>
    adjust((await import('../../rules/index.ts')).RULES);
  const stored = readStored();
  const rules = stored && openStoredRules(stored, read);
  if (rules !== undefined) return rules;
  const { digestedRules } = await import('../match/store-rules.ts');
  return digestedRules(await read());
}

function readStored(): Buffer | undefined {
  try {
    return readFileSync(STORED);
  } catch {
    // Without it everything works, only the start takes longer.
    return undefined;
  }
}
