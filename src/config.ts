/**
 * The configuration, `.keyscan.toml` in the root of the repository or the file named by `--config`.
 * It is data and never code, adds to the defaults, and is read strictly: a key that keyscan does
 * not know is an error, since a rule somebody believes to be on must not be off.
 */

import type { CustomSettings } from './custom/settings.ts';
import type { Confidence, RuleId, Severity } from './rule.ts';
import { CONFIDENCES, SEVERITIES } from './rule.ts';
import { readSettingsFile, type SettingsFile } from './settings-file.ts';
import { nearest } from './text/nearest.ts';
import { quote } from './text/quote.ts';
import { parseSize } from './text/size.ts';
import type { TomlDocument, TomlPath } from './toml.ts';

export const CONFIG_FILE = '.keyscan.toml';

interface RuleSettings {
  /** On or off, whatever the rule's own default. */
  readonly enabled?: boolean;
  readonly severity?: Severity;
}

export interface Config {
  /** Globs of paths to leave out, from the root of the repository. */
  readonly exclude: readonly string[];
  /** Whether lock files, minified bundles and vendored code are left out. */
  readonly defaultExcludes: boolean;
  /** Findings milder than this are not reported. */
  readonly minSeverity?: Severity;
  readonly minConfidence?: Confidence;
  /** Findings milder than this are reported and do not make the run fail. */
  readonly failOn?: Severity;
  readonly rules: ReadonlyMap<RuleId, RuleSettings>;
  /** Rules of people's own, and what is allowed in built-in ones. */
  readonly custom?: CustomSettings;
  /** AWS accounts, 12 digits, that are known to be one's own. */
  readonly awsAccounts: readonly string[];
  /** Contents larger than this many bytes are left out. */
  readonly maxFileSize?: number;
  /** The text of the file, for the digest of what the findings depend on. */
  readonly text: string;
}

/** What holds without a configuration file. */
export const DEFAULT_CONFIG: Config = {
  exclude: [],
  defaultExcludes: true,
  rules: new Map(),
  awsAccounts: [],
  text: '',
};

/**
 * The configuration in `file`, or the defaults if there is none. Throws `ScanError` with file and
 * line at the first thing wrong in it.
 *
 * @param ruleIds the ids of all rules, to tell a mistyped one; asked only if there is a file
 */
export async function readConfig(
  file: SettingsFile,
  ruleIds: () => Promise<Iterable<RuleId>>,
): Promise<Config> {
  const text = readSettingsFile(file);
  if (text === undefined) return DEFAULT_CONFIG;
  return await parseConfig(text, await ruleIds(), file.name);
}

const KEYS: readonly string[] = [
  'exclude',
  'default-excludes',
  'min-severity',
  'min-confidence',
  'fail-on',
  'max-file-size',
  'disable',
  'rules',
  'allow',
  'aws',
];

/** The same for the text of a file that messages call `name`. */
export async function parseConfig(
  text: string,
  ruleIds: Iterable<RuleId>,
  name: string = CONFIG_FILE,
): Promise<Config> {
  const toml = await import('./toml.ts');
  const document: TomlDocument = new toml.TomlDocument(text, name);
  document.keys([], KEYS);
  const known = new Set(ruleIds);
  const minSeverity = readSeverity(document, ['min-severity']);
  const minConfidence = readConfidence(document);
  const failOn = readSeverity(document, ['fail-on']);
  const maxFileSize = readSize(document, ['max-file-size']);
  return {
    exclude: await readGlobs(document, ['exclude']),
    defaultExcludes: document.boolean(['default-excludes']) ?? true,
    ...(minSeverity !== undefined && { minSeverity }),
    ...(minConfidence !== undefined && { minConfidence }),
    ...(failOn !== undefined && { failOn }),
    ...(await readAllRules(document, known)),
    awsAccounts: readAccounts(document),
    ...(maxFileSize !== undefined && { maxFileSize }),
    text,
  };
}

function readSeverity(document: TomlDocument, path: TomlPath): Severity | undefined {
  const text = document.string(path);
  if (text === undefined) return undefined;
  const severity = SEVERITIES.find((candidate) => candidate === text);
  if (severity !== undefined) return severity;
  throw document.error(
    path,
    `${quote(text)} is no severity`,
    didYouMean(text, SEVERITIES, `Write one of ${SEVERITIES.join(', ')}.`),
  );
}

function readConfidence(document: TomlDocument): Confidence | undefined {
  const path = ['min-confidence'];
  const text = document.string(path);
  if (text === undefined) return undefined;
  const confidence = CONFIDENCES.find((candidate) => candidate === text);
  if (confidence !== undefined) return confidence;
  throw document.error(
    path,
    `${quote(text)} is no confidence`,
    didYouMean(text, CONFIDENCES, `Write one of ${CONFIDENCES.join(', ')}.`),
  );
}

function readSize(document: TomlDocument, path: TomlPath): number | undefined {
  const value = document.numberOrString(path);
  if (value === undefined) return undefined;
  const bytes = parseSize(String(value));
  if (bytes !== undefined) return bytes;
  throw document.error(
    path,
    'this is no size',
    'Write a number of bytes above 0, or a string such as "10MB".',
  );
}

async function readGlobs(document: TomlDocument, path: TomlPath): Promise<readonly string[]> {
  const globs = document.strings(path);
  if (globs === undefined || globs.length === 0) return [];
  const { globProblem } = await import('./filter/globs.ts');
  for (const glob of globs) {
    const trouble = globProblem(glob);
    if (trouble === undefined) continue;
    throw document.error(path, `${quote(glob)} ${trouble.problem}`, trouble.advice);
  }
  return globs;
}

/** `disable`, and `[rules.<id>]` or `[[rules]]`: TOML has no file with both. */
async function readAllRules(
  document: TomlDocument,
  ruleIds: ReadonlySet<RuleId>,
): Promise<Pick<Config, 'rules' | 'custom'>> {
  const rules = new Map<RuleId, RuleSettings>();
  for (const id of readDisabled(document, ruleIds)) rules.set(id, { enabled: false });
  const blocks = document.isList(['rules']);
  if (!blocks) for (const [id, settings] of readRules(document, ruleIds)) rules.set(id, settings);
  if (!blocks && !document.isList(['allow'])) {
    // Says what is wrong with another value.
    document.tables(['allow']);
    return { rules };
  }
  const { readCustomSettings } = await import('./custom/settings.ts');
  const custom = readCustomSettings(document, ruleIds);
  for (const { id, enabled, severity } of custom.changes) {
    rules.set(id, {
      ...(enabled !== undefined && { enabled }),
      ...(severity !== undefined && { severity }),
    });
  }
  return { rules, custom };
}

/** Ids, or beginnings of ids with `*` behind them: `aws-*`. */
function readDisabled(document: TomlDocument, ruleIds: ReadonlySet<RuleId>): RuleId[] {
  return (document.strings(['disable']) ?? []).flatMap((text) => {
    const beginning = text.endsWith('*') ? text.slice(0, -1) : undefined;
    const ids = [...ruleIds].filter((id) =>
      beginning === undefined ? id === text : id.startsWith(beginning),
    );
    if (ids.length > 0) return ids;
    throw document.error(
      ['disable'],
      `there is no rule ${quote(text)}`,
      didYouMean(
        text,
        ruleIds,
        'Write ids as keyscan rules shows them, or a group such as "aws-*".',
      ),
    );
  });
}

function readRules(
  document: TomlDocument,
  ruleIds: ReadonlySet<RuleId>,
): ReadonlyMap<RuleId, RuleSettings> {
  const rules = new Map<RuleId, RuleSettings>();
  for (const id of document.keys(['rules'])) {
    if (!ruleIds.has(id)) {
      throw document.error(
        ['rules', id],
        `there is no rule ${quote(id)}`,
        didYouMean(id, ruleIds, 'keyscan rules lists them all.'),
      );
    }
    document.keys(['rules', id], ['enabled', 'severity']);
    const enabled = document.boolean(['rules', id, 'enabled']);
    const severity = readSeverity(document, ['rules', id, 'severity']);
    rules.set(id, {
      ...(enabled !== undefined && { enabled }),
      ...(severity !== undefined && { severity }),
    });
  }
  return rules;
}

function readAccounts(document: TomlDocument): readonly string[] {
  document.keys(['aws'], ['accounts']);
  const accounts = document.strings(['aws', 'accounts']) ?? [];
  for (const account of accounts) {
    if (/^\d{12}$/.test(account)) continue;
    throw document.error(
      ['aws', 'accounts'],
      `${quote(account)} is no AWS account id`,
      'Write the 12 digits of the account in quotes, without hyphens.',
    );
  }
  return accounts;
}

function didYouMean(text: string, known: Iterable<string>, otherwise: string): string {
  const guess = nearest(text, known);
  return guess === undefined ? otherwise : `Did you mean ${guess}? ${otherwise}`;
}
