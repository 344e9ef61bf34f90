/** The built-in rules, with the file that the build leaves beside the program. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStoredRules, STORED_RULES_FILE, type DigestedRules } from '../match/stored-rules.ts';

/** Where the file is when the program is bundled; beside a source file there is none. */
const STORED = join(import.meta.dirname, STORED_RULES_FILE);

export async function builtInRules(): Promise<DigestedRules> {
  const stored = readStored();
  const rules =
    stored && openStoredRules(stored, async () => (await import('../../rules/index.ts')).RULES);
  if (rules !== undefined) return rules;
  const [{ digestedRules }, { RULES }] = await Promise.all([
    import('../match/store-rules.ts'),
    import('../../rules/index.ts'),
  ]);
  return digestedRules(RULES);
}

function readStored(): Buffer | undefined {
  try {
    return readFileSync(STORED);
  } catch {
    // Without it everything works, only the start takes longer.
    return undefined;
  }
}
