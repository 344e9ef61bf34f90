/** All rules as they are in force in a repository, for the commands that are about rules. */

import { readConfig, type Config } from '../config.ts';
import type { DigestedRules } from '../match/stored-rules.ts';
import type { Options } from '../options/values.ts';
import type { Rule, Severity } from '../rule.ts';
import type { SettingsFile } from '../settings-file.ts';
import type { CommandIo } from './io.ts';
import { rootAbove } from './root.ts';
import { configFile, ruleIds, rulesOf } from './settings.ts';

export interface CatalogEntry {
  readonly rule: Rule;
  /** `built-in`, or the file that it stands in. */
  readonly source: string;
  readonly enabled: boolean;
  /** As the configuration sets it. */
  readonly severity: Severity;
  /** Where the rule means something else than was written. */
  readonly remarks: readonly string[];
}

export interface Catalog {
  readonly entries: readonly CatalogEntry[];
  readonly config: Config;
  /** Loaded. */
  readonly rules: DigestedRules;
}

export const BUILT_IN = 'built-in';

/**
 * Reads the configuration and all rules. Throws `ScanError` if one of them is wrong.
 *
 * @param file a configuration to read in place of the repository's
 */
export async function openCatalog(
  options: Options,
  io: CommandIo,
  file: SettingsFile = configFile(options, io, rootAbove(io.cwd)),
): Promise<Catalog> {
  const config = await readConfig(file, ruleIds);
  const rules = await rulesOf(config);
  const compiled = await rules.load();
  const own = new Map(config.custom?.rules.map((custom) => [custom.rule.id, custom]));
  const entries = [...compiled.byId.values()].map((rule) => {
    const custom = own.get(rule.id);
    const settings = config.rules.get(rule.id);
    return {
      rule,
      source: custom === undefined ? BUILT_IN : file.name,
      enabled: settings?.enabled ?? true,
      severity: settings?.severity ?? rule.severity,
      remarks: custom?.remarks ?? [],
    };
  });
  return { entries, config, rules };
}
