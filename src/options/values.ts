/** What the words of a command line mean: from strings and flags to checked options. */

import { ScanError } from '../error.ts';
import { FORMAT_NAMES, type FormatName } from '../report/formats.ts';
import { CONFIDENCES, SEVERITIES, type Confidence, type Severity } from '../rule.ts';
import { nearest } from '../text/nearest.ts';
import { parseSize } from '../text/size.ts';
import type { Command } from './commands.ts';

/** What the user asked for, checked. */
export interface Options {
  readonly command: Command;
  readonly arguments: readonly string[];
  readonly format: FormatName;
  readonly output?: string;
  readonly reports: readonly { readonly format: FormatName; readonly file: string }[];
  readonly config?: string;
  readonly allowList?: string;
  readonly baseline?: string;
  readonly rules: readonly string[];
  readonly skipRules: readonly string[];
  readonly minSeverity?: Severity;
  readonly minConfidence?: Confidence;
  readonly failOn?: Severity;
  /** Bytes. */
  readonly maxFileSize?: number;
  readonly defaultExcludes: boolean;
  readonly unreachable: boolean;
  /** Threads, 1 or more. */
  readonly jobs?: number;
  readonly portable: boolean;
  /** A path; false for no ledger, absent for the one of the repository. */
  readonly ledger?: string | false;
  readonly progress: boolean;
  readonly color: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly timings: boolean;
  readonly dryRun: boolean;
  readonly reason?: string;
  readonly owner?: string;
  readonly expires?: string;
}

/** What is in force where the user says nothing. */
export const DEFAULT_OPTIONS: Options = {
  command: 'history',
  arguments: [],
  format: 'human',
  reports: [],
  rules: [],
  skipRules: [],
  defaultExcludes: true,
  unreachable: false,
  portable: false,
  progress: true,
  color: true,
  quiet: false,
  verbose: false,
  timings: false,
  dryRun: false,
};

/** Words of a command line, sorted by the options they belong to. */
export type Parsed = Readonly<Record<string, unknown>> & { readonly _: readonly unknown[] };

/** Throws `ScanError` for a value that its option does not take. */
export function toOptions(command: Command, rest: readonly string[], parsed: Parsed): Options {
  const text = (name: string): string | undefined => {
    const value = parsed[name];
    if (Array.isArray(value)) throw new ScanError(`--${name} is given more than once`);
    if (value === '') throw new ScanError(`--${name} needs a value`);
    return typeof value === 'string' ? value : undefined;
  };
  const texts = (name: string): string[] => [parsed[name] ?? []].flat().map(String);
  const flag = (name: string): boolean => [parsed[name]].flat().includes(true);
  const choice = <Choice extends string>(
    name: string,
    choices: readonly Choice[],
  ): Choice | undefined => {
    const value = text(name);
    return value === undefined ? undefined : oneOf(`--${name}`, value, choices);
  };
  return {
    ...DEFAULT_OPTIONS,
    command,
    arguments: rest,
    format: choice('format', FORMAT_NAMES) ?? DEFAULT_OPTIONS.format,
    reports: texts('report').map(reportOf),
    rules: texts('rule'),
    skipRules: texts('skip-rule'),
    defaultExcludes: !flag('no-default-excludes'),
    unreachable: flag('unreachable'),
    portable: flag('portable'),
    progress: !flag('no-progress'),
    color: !flag('no-color'),
    quiet: flag('quiet'),
    verbose: flag('verbose'),
    timings: flag('timings'),
    dryRun: flag('dry-run'),
    ...defined({
      output: text('output'),
      config: text('config'),
      allowList: text('allow-list'),
      baseline: text('baseline'),
      minSeverity: choice('min-severity', SEVERITIES),
      minConfidence: choice('min-confidence', CONFIDENCES),
      failOn: choice('fail-on', SEVERITIES),
      maxFileSize: sizeOf(text('max-file-size')),
      jobs: jobsOf(text('jobs')),
      ledger: flag('no-ledger') ? false : text('ledger'),
      reason: text('reason'),
      owner: text('owner'),
      expires: text('expires'),
    }),
  };
}

function oneOf<Choice extends string>(
  option: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  const near = nearest(value, choices);
  throw new ScanError(
    `${option}: '${value}' is not one of ${choices.join(', ')}`,
    near === undefined ? {} : { hint: `Did you mean ${near}?` },
  );
}

function reportOf(text: string): Options['reports'][number] {
  const at = text.indexOf('=');
  if (at <= 0 || at === text.length - 1) {
    throw new ScanError(`--report ${text}: expected format=file`, {
      hint: 'For example: --report sarif=keyscan.sarif',
    });
  }
  return { format: oneOf('--report', text.slice(0, at), FORMAT_NAMES), file: text.slice(at + 1) };
}

function jobsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new ScanError(`--jobs: '${text}' is not a number of threads`, {
    hint: 'For example: --jobs 4',
  });
}

function sizeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const bytes = parseSize(text);
  if (bytes !== undefined) return bytes;
  throw new ScanError(`--max-file-size: '${text}' is not a size`, {
    hint: 'For example: 500KB, 50MB, 2GB.',
  });
}

/** Without the entries that are undefined, as `exactOptionalPropertyTypes` wants it. */
function defined<Value extends object>(
  value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [Key in keyof Value]?: Exclude<Value[Key], undefined>;
  };
}
