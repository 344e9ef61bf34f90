/** The built-in rules, with the file that the build leaves beside the program. */

import { readFileSync } from 'node:fs';
import {
  digestedRules,
  openStoredRules,
  STORED_RULES_FILE,
  type DigestedRules,
} from '../match/stored-rules.ts';

/** Where the file is when the program is bundled; beside a source file there is none. */
const STORED = new URL(STORED_RULES_FILE, import.meta.url);

export async function builtInRules(): Promise<DigestedRules> {
  const stored = readStored();
  const rules =
    stored && openStoredRules(stored, async () => (await import('../../rules/index.ts')).RULES);
  return rules ?? digestedRules((await import('../../rules/index.ts')).RULES);
}

function readStored(): Buffer | undefined {
  try {
    return readFileSync(STORED);
  } catch {
    // Without it everything works, only the start takes longer.
    return undefined;
  }
}
