/**
 * Everything that settings decide about a scan: which rules run, which findings are reported, which
 * are silenced. Read from `.keyscan.toml`, the allow-list and the baseline at the repository's
 * root, and from the command line, which wins.
 */

import { join, resolve } from 'node:path';
import { CONFIG_FILE, readConfig, type Config } from '../config.ts';
import { ScanError } from '../error.ts';
import type { Finding } from '../finding.ts';
import { ALLOW_LIST_FILE, BASELINE_FILE } from '../filter/file-names.ts';
import { readDecisions, type DecisionFiles, type Decisions } from '../filter/decisions.ts';
import { fingerprintOf } from '../filter/fingerprint.ts';
import { createPathFilter, type PathFilter } from '../filter/paths.ts';
import type { RuleBook } from '../gather.ts';
import type { Options } from '../options/values.ts';
import {
  asSureAs,
  atLeast,
  withCheck,
  type Confidence,
  type Rule,
  type RuleId,
  type Severity,
} from '../rule.ts';
import type { Filters } from '../scan.ts';
import type { SettingsFile } from '../settings-file.ts';
import { nearest } from '../text/nearest.ts';
import type { DigestedRules } from '../match/stored-rules.ts';
import { builtInRules } from './built-in.ts';
import type { CommandIo } from './io.ts';

export interface Settings {
  readonly config: Config;
  /** The built-in rules as they are set, and people's own. */
  readonly rules: DigestedRules;
  readonly decisions: Decisions;
  readonly files: DecisionFiles;
  readonly paths: PathFilter;
  /** Rules that apply in every path because they were asked for by name. */
  readonly everywhere: ReadonlySet<RuleId>;
  readonly book: RuleBook;
  readonly failOn: Severity;
  readonly maxSize?: number;
  /** What findings depend on besides the contents, for the receipt's digest. */
  digest(): string;
}

/** Findings of at least this severity make a run fail, unless settings say otherwise. */
const DEFAULT_FAIL_ON: Severity = 'low';

/** Less certain findings are counted and not shown: words under a name that says "password". */
const DEFAULT_MIN_CONFIDENCE: Confidence = 'medium';

/** Throws `ScanError` for settings that cannot be read or name what does not exist. */
export async function readSettings(
  options: Options,
  io: CommandIo,
  root: string,
): Promise<Settings> {
  const files = decisionFiles(options, io, root);
  const config = await readConfig(configFile(options, io, root), ruleIds);
  const named = [...options.rules, ...options.skipRules];
  if (named.length > 0) {
    const ids = [...(await ruleIds()), ...(config.custom?.rules.map(({ rule }) => rule.id) ?? [])];
    for (const id of named) refuseUnknownRule(id, ids);
  }
  const rules = await rulesOf(config);
  const decisions = await readDecisions(files, io.now);
  const paths = await createPathFilter({
    defaults: config.defaultExcludes && options.defaultExcludes,
    exclude: config.exclude,
  });
  const everywhere = new Set(options.rules);
  for (const [id, { enabled }] of config.rules) if (enabled === true) everywhere.add(id);
  const maxSize = options.maxFileSize ?? config.maxFileSize;
  return {
    config,
    rules,
    decisions,
    files,
    paths,
    everywhere,
    book: {
      rule: (id) => rules.compiled?.byId.get(id),
      severityOf: (id, severity) => config.rules.get(id)?.severity ?? severity,
      ownAccounts: new Set(config.awsAccounts),
    },
    failOn: options.failOn ?? config.failOn ?? DEFAULT_FAIL_ON,
    ...(maxSize === undefined ? {} : { maxSize }),
    digest: () => digestOf(rules.digest, config, decisions, options),
  };
}

/** The rules that a configuration leaves, changes and adds. */
export async function rulesOf({ rules, custom }: Config): Promise<DigestedRules> {
  const isOff = ({ id, group }: Rule): boolean =>
    // Others are found by way of the rules in a group: these run, and are not reported.
    rules.get(id)?.enabled === false && group === undefined;
  const builtIn = await builtInRules((all) =>
    (custom?.adjust(all) ?? all).map((rule) => (isOff(rule) ? withCheck(rule, () => false) : rule)),
  );
  if (custom === undefined || custom.rules.length === 0) return builtIn;
  const { joinRules } = await import('../match/join-rules.ts');
  return joinRules(
    builtIn,
    custom.rules.map(({ rule }) => rule),
  );
}

export function configFile(options: Options, io: CommandIo, root: string): SettingsFile {
  return settingsFile(options.config, CONFIG_FILE, io, root);
}

export function decisionFiles(options: Options, io: CommandIo, root: string): DecisionFiles {
  return {
    allowList: settingsFile(options.allowList, ALLOW_LIST_FILE, io, root),
    baseline: settingsFile(options.baseline, BASELINE_FILE, io, root),
  };
}

function settingsFile(
  named: string | undefined,
  standard: string,
  io: CommandIo,
  root: string,
): SettingsFile {
  return named === undefined
    ? { path: join(root, standard), name: standard }
    : { path: resolve(io.cwd, named), name: named, required: true };
}

function refuseUnknownRule(id: RuleId, ids: readonly RuleId[]): void {
  if (ids.includes(id)) return;
  const near = nearest(id, ids);
  throw new ScanError(`unknown rule '${id}'`, {
    hint: near === undefined ? 'keyscan rules lists them all.' : `Did you mean ${near}?`,
  });
}

export async function ruleIds(): Promise<readonly RuleId[]> {
  const { RULES } = await import('../../rules/index.ts');
  return RULES.map(({ id }) => id);
}

function digestOf(rules: string, config: Config, decisions: Decisions, options: Options): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const { rules: only, skipRules, minSeverity, minConfidence } = options;
  const selection = [only, skipRules, minSeverity, minConfidence];
  const text = JSON.stringify([rules, config.text, decisions.text, ...selection]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Decisions that a command does without, because it makes them. */
export interface Ignored {
  readonly ignoreBaseline?: boolean;
  readonly ignoreAllowList?: boolean;
}

export interface FilterContext extends Ignored {
  /** Turns a reported path into one from the repository's root, which globs are about. */
  readonly toRoot: (path: string) => string;
  /** Whether the run looks at all there is, so that unused entries can be told. */
  readonly everything: boolean;
}

/** The decisions about findings that `scan` asks for. */
export function filtersOf(
  settings: Settings,
  options: Options,
  { toRoot, everything, ignoreBaseline = false, ignoreAllowList = false }: FilterContext,
): Filters {
  const { decisions, config, paths } = settings;
  const minSeverity = options.minSeverity ?? config.minSeverity ?? 'info';
  // Who asks for a rule by name wants to see all that it finds.
  const minConfidence =
    options.minConfidence ??
    config.minConfidence ??
    (options.rules.length > 0 ? 'low' : DEFAULT_MIN_CONFIDENCE);
  return {
    fingerprint: (ruleId, secret) => fingerprintOf(decisions.salt, ruleId, secret),
    excludesPath: (path) => paths.excluded(toRoot(path)) !== undefined,
    selects(finding) {
      const ids = new Set(finding.parts.map((part) => part.ruleId));
      if (options.rules.length > 0 && !options.rules.some((id) => ids.has(id))) return false;
      if (options.skipRules.includes(finding.ruleId)) return false;
      if (config.rules.get(finding.ruleId)?.enabled === false) return false;
      return atLeast(finding.severity, minSeverity);
    },
    isSure: ({ confidence }) => asSureAs(confidence, minConfidence),
    silences(finding) {
      const accepted = !ignoreBaseline && decisions.baseline?.match(finding.fingerprint) === true;
      if (accepted) return 'baseline';
      const allowed = !ignoreAllowList && isAllowed(decisions, finding, toRoot);
      return allowed ? 'allowList' : undefined;
    },
    remarks(complete) {
      const unused = everything && complete;
      return [
        ...(ignoreAllowList ? [] : (decisions.allowList?.remarks({ unused }) ?? [])),
        ...(ignoreBaseline ? [] : (decisions.baseline?.remarks({ unused }) ?? [])),
      ];
    },
  };
}

/**
 * An entry bound to paths silences a finding only if entries cover all of its places; if there are
 * more than are known by path, only one that is bound to the value does.
 */
function isAllowed(
  decisions: Decisions,
  finding: Finding,
  toRoot: (path: string) => string,
): boolean {
  const { allowList } = decisions;
  if (allowList === undefined) return false;
  const query = {
    ruleId: finding.ruleId,
    severity: finding.severity,
    fingerprint: () => finding.fingerprint,
  };
  if (finding.otherLocationCount > finding.otherLocations.length) {
    return allowList.match(query) !== undefined;
  }
  return [finding.location, ...finding.otherLocations].every(({ path }) => {
    return (
      allowList.match(path === undefined ? query : { ...query, path: toRoot(path) }) !== undefined
    );
  });
}
