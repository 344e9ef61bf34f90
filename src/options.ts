/**
 * Every command and option once. Parsing, `--help`, the README's tables and the error for a
 * mistyped name are made from this file.
 *
 * Of yargs only the parser is used: the hook starts with every commit, and its other parts (help,
 * completion, translations) would be seven times the code to load for what is made here anyway.
 */

import type { Options as ParserOptions } from 'yargs-parser';
import { parseSize } from './config.ts';
import { ScanError } from './error.ts';
import { FORMAT_NAMES, type FormatName } from './report/formats.ts';
import { CONFIDENCES, SEVERITIES, type Confidence, type Severity } from './rule.ts';
import { nearest } from './text/nearest.ts';

export type Command =
  | 'history'
  | 'staged'
  | 'range'
  | 'push'
  | 'ci'
  | 'files'
  | 'allow'
  | 'baseline'
  | 'rules'
  | 'explain'
  | 'import';

interface CommandSpec {
  readonly name: Command;
  /** As in a synopsis. */
  readonly usage: string;
  readonly doc: string;
  /** Fewest and most arguments besides the options. */
  readonly takes: readonly [least: number, most: number];
  readonly scans: boolean;
}

export const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'history',
    usage: 'history [repository]',
    doc: 'scan everything reachable from any ref (this is what a bare `keyscan` does)',
    takes: [0, 1],
    scans: true,
  },
  {
    name: 'staged',
    usage: 'staged',
    doc: 'scan what the next commit would add (pre-commit hook)',
    takes: [0, 0],
    scans: true,
  },
  {
    name: 'range',
    usage: 'range <base>..<head>',
    doc: 'scan what these commits add',
    takes: [1, 1],
    scans: true,
  },
  {
    name: 'push',
    usage: 'push [remote] [url]',
    doc: 'scan what is about to be pushed (pre-push hook; reads git’s lines from stdin)',
    takes: [0, 2],
    scans: true,
  },
  {
    name: 'ci',
    usage: 'ci',
    doc: 'scan what this CI job is about, and annotate it',
    takes: [0, 0],
    scans: true,
  },
  {
    name: 'files',
    usage: 'files <path>…',
    doc: 'scan files and folders as they are on disk; `-` is stdin',
    takes: [1, Number.MAX_SAFE_INTEGER],
    scans: true,
  },
  {
    name: 'allow',
    usage: 'allow <fingerprint> --reason <text>',
    doc: 'add a finding to the allow-list',
    takes: [1, 1],
    scans: false,
  },
  {
    name: 'baseline',
    usage: 'baseline [repository]',
    doc: 'accept everything found in the history now, and report only what is new from then on',
    takes: [0, 1],
    scans: true,
  },
  {
    name: 'rules',
    usage: 'rules [word…]',
    doc: 'list the rules, or those with these words; `rules test [file]` tries them on their examples',
    takes: [0, Number.MAX_SAFE_INTEGER],
    scans: false,
  },
  {
    name: 'explain',
    usage: 'explain <rule|fingerprint|value>',
    doc: 'say what it is, why it matters and what to do; a value is never shown',
    takes: [1, 1],
    scans: false,
  },
  {
    name: 'import',
    usage: 'import <from> [file]',
    doc: 'take over rules or decisions from gitleaks, gitleaks-ignore, detect-secrets or git-secrets',
    takes: [1, 2],
    scans: false,
  },
];

type Kind = 'string' | 'strings' | 'flag' | 'count';

interface OptionSpec {
  readonly name: string;
  readonly kind: Kind;
  readonly metavar?: string;
  readonly doc: string;
  readonly choices?: readonly string[];
  /** Commands that take it; absent: all that scan. */
  readonly only?: readonly Command[];
}

/** A baseline accepts all or nothing and is its own report, so it takes no selection and no format. */
const REPORTING: readonly Command[] = ['history', 'staged', 'range', 'push', 'ci', 'files'];

/** Commands that read the decisions about findings. */
const DECIDING: readonly Command[] = [...REPORTING, 'allow', 'baseline', 'explain', 'import'];

export const OPTIONS: readonly OptionSpec[] = [
  {
    name: 'format',
    kind: 'string',
    metavar: 'name',
    choices: FORMAT_NAMES,
    doc: 'how to report (default: human)',
    only: [...REPORTING, 'rules'],
  },
  {
    name: 'output',
    kind: 'string',
    metavar: 'file',
    doc: 'write the report to a file instead of stdout',
    only: REPORTING,
  },
  {
    name: 'report',
    kind: 'strings',
    metavar: 'format=file',
    doc: 'write a further report of the same run; may repeat',
    only: REPORTING,
  },
  {
    name: 'config',
    kind: 'string',
    metavar: 'file',
    doc: 'configuration (default: .keyscan.toml at the root)',
    only: [...REPORTING, 'baseline', 'rules', 'explain', 'import'],
  },
  {
    name: 'allow-list',
    kind: 'string',
    metavar: 'file',
    doc: 'allow-list (default: .keyscan-allow.toml at the root)',
    only: DECIDING,
  },
  {
    name: 'baseline',
    kind: 'string',
    metavar: 'file',
    doc: 'baseline (default: .keyscan-baseline.json at the root)',
    only: DECIDING,
  },
  {
    name: 'rule',
    kind: 'strings',
    metavar: 'id',
    doc: 'only this rule, in every path; may repeat',
    only: REPORTING,
  },
  {
    name: 'skip-rule',
    kind: 'strings',
    metavar: 'id',
    doc: 'not this rule; may repeat',
    only: REPORTING,
  },
  {
    name: 'min-severity',
    kind: 'string',
    metavar: 'level',
    choices: SEVERITIES,
    doc: 'leave out milder findings (default: info, that is nothing)',
    only: REPORTING,
  },
  {
    name: 'min-confidence',
    kind: 'string',
    metavar: 'level',
    choices: CONFIDENCES,
    doc: 'leave out less certain findings (default: medium)',
    only: REPORTING,
  },
  {
    name: 'fail-on',
    kind: 'string',
    metavar: 'level',
    choices: SEVERITIES,
    doc: 'exit with 1 only for findings of at least this severity (default: low)',
    only: REPORTING,
  },
  {
    name: 'max-file-size',
    kind: 'string',
    metavar: 'size',
    doc: 'leave out larger contents, e.g. 50MB (default: no limit)',
  },
  {
    name: 'no-default-excludes',
    kind: 'flag',
    doc: 'also report findings in lock files, minified and vendored code',
  },
  {
    name: 'unreachable',
    kind: 'flag',
    doc: 'also scan what no ref reaches any more',
    only: ['history', 'baseline'],
  },
  {
    name: 'jobs',
    kind: 'string',
    metavar: 'n',
    doc: 'threads to scan a history with (default: as many as there are processors)',
    only: ['history', 'baseline'],
  },
  {
    name: 'ledger',
    kind: 'string',
    metavar: 'file',
    doc: 'where to remember what is clean (default: keyscan/ledger below .git)',
    only: ['history', 'baseline'],
  },
  {
    name: 'no-ledger',
    kind: 'flag',
    doc: 'look at everything again, and remember nothing',
    only: ['history', 'baseline'],
  },
  {
    name: 'portable',
    kind: 'flag',
    doc: 'read every object through git instead of reading packs directly',
    only: ['history', 'baseline'],
  },
  { name: 'no-progress', kind: 'flag', doc: 'no progress line on stderr' },
  { name: 'no-color', kind: 'flag', doc: 'no colour (NO_COLOR and FORCE_COLOR count as well)' },
  { name: 'quiet', kind: 'flag', doc: 'report findings and problems only' },
  { name: 'verbose', kind: 'flag', doc: 'report also what went well', only: REPORTING },
  { name: 'timings', kind: 'flag', doc: 'say on stderr where the time went', only: REPORTING },
  {
    name: 'dry-run',
    kind: 'flag',
    doc: 'print what would be written, and write nothing',
    only: ['import'],
  },
  { name: 'reason', kind: 'string', metavar: 'text', doc: 'why it may stay', only: ['allow'] },
  { name: 'owner', kind: 'string', metavar: 'who', doc: 'whose decision it is', only: ['allow'] },
  { name: 'expires', kind: 'string', metavar: 'yyyy-mm-dd', doc: 'until when', only: ['allow'] },
];

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

/** What `parse` makes of the command line: options, or a text to print instead. */
export type Request =
  | { readonly type: 'run'; readonly options: Options }
  | { readonly type: 'help'; readonly command: Command | undefined }
  | { readonly type: 'version' };

/** Throws `ScanError` with the nearest name for anything that is not understood. */
export async function parse(argv: readonly string[]): Promise<Request> {
  const parsed = await parseWords(argv);
  const words = [...parsed._, ...((parsed['--'] as readonly unknown[] | undefined) ?? [])].map(
    String,
  );
  const command = commandOf(words[0]);
  if (parsed['help'] === true || parsed['h'] === true)
    return { type: 'help', command: words[0] === undefined ? undefined : command.name };
  if (parsed['version'] === true) return { type: 'version' };
  refuseUnknown(parsed, command);
  const rest = words.slice(1);
  const [least, most] = command.takes;
  if (rest.length < least || rest.length > most) {
    throw new ScanError(
      rest.length < least
        ? `${command.name} needs an argument: keyscan ${command.usage}`
        : `${command.name} does not take '${rest[most] ?? ''}': keyscan ${command.usage}`,
    );
  }
  return { type: 'run', options: toOptions(command.name, rest, parsed) };
}

/** A hook has no options, so it need not load what understands them. */
async function parseWords(argv: readonly string[]): Promise<Parsed> {
  if (argv.every((word) => !word.startsWith('-'))) return { _: argv };
  const { default: parser } = await import('yargs-parser');
  const { argv: parsed, error } = parser.detailed([...argv], parserOptions());
  if (error !== null) throw new ScanError(error.message);
  return parsed;
}

type Parsed = Readonly<Record<string, unknown>> & { readonly _: readonly unknown[] };

function namesOf(kind: Kind): string[] {
  return OPTIONS.filter((option) => option.kind === kind).map(({ name }) => name);
}

function parserOptions(): ParserOptions {
  const strings = namesOf('string');
  return {
    boolean: [...namesOf('flag'), 'help', 'h', 'version'],
    string: strings,
    array: namesOf('strings').map((key) => ({ key, string: true })),
    narg: Object.fromEntries(strings.map((name) => [name, 1])),
    configuration: {
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'populate--': true,
      'short-option-groups': false,
    },
  };
}

function commandOf(word: string | undefined): CommandSpec {
  const found = COMMANDS.find(({ name }) => name === (word ?? 'history'));
  if (found !== undefined) return found;
  const names = COMMANDS.map(({ name }) => name);
  const near = nearest(word ?? '', names);
  throw new ScanError(`unknown command '${word}'`, {
    hint:
      near === undefined
        ? `Commands: ${names.join(', ')}. See keyscan --help.`
        : `Did you mean keyscan ${near}?`,
  });
}

function refuseUnknown(parsed: Readonly<Record<string, unknown>>, command: CommandSpec): void {
  const known = OPTIONS.filter((option) => appliesTo(option, command));
  for (const key of Object.keys(parsed)) {
    if (['_', '--', '$0', 'help', 'h', 'version'].includes(key) || parsed[key] === undefined)
      continue;
    if (known.some(({ name }) => name === key)) continue;
    const dashes = key.length === 1 ? `-${key}` : `--${key}`;
    if (OPTIONS.some(({ name }) => name === key)) {
      throw new ScanError(`${dashes} is not an option of keyscan ${command.name}`, {
        hint: `See keyscan ${command.name} --help.`,
      });
    }
    const near = nearest(key, [...known.map(({ name }) => name), 'help', 'version']);
    throw new ScanError(`unknown option ${dashes}`, {
      hint: near === undefined ? `See keyscan ${command.name} --help.` : `Did you mean --${near}?`,
    });
  }
}

/** Whether a command takes an option. */
export function appliesTo(option: OptionSpec, command: CommandSpec): boolean {
  return option.only === undefined ? command.scans : option.only.includes(command.name);
}

function toOptions(
  command: Command,
  rest: readonly string[],
  parsed: Readonly<Record<string, unknown>>,
): Options {
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

/** The text of `keyscan --help`, or of one command's. */
export function helpText(command: Command | undefined): string {
  const spec = COMMANDS.find(({ name }) => name === command);
  const usage = spec === undefined ? '[command] [options]' : `${spec.usage} [options]`;
  const lines = [`Usage: keyscan ${usage}`, ''];
  if (spec === undefined) {
    lines.push(
      'Finds AWS keys and other credentials in git, before and after they are committed.',
      '',
    );
    lines.push('Commands:', ...columns(COMMANDS.map((entry) => [entry.usage, entry.doc])), '');
  } else {
    lines.push(`${spec.doc.charAt(0).toUpperCase()}${spec.doc.slice(1)}.`, '');
  }
  const options = OPTIONS.filter((option) => spec === undefined || appliesTo(option, spec));
  lines.push(
    'Options:',
    ...columns(options.map((option) => [optionUsage(option), optionDoc(option)])),
    '',
  );
  lines.push(
    'Exit status: 0 nothing found · 1 findings · 2 wrong use · 3 something could not be scanned',
    '',
  );
  return lines.join('\n');
}

/** `--format <name>`, as in help and README. */
export function optionUsage(option: OptionSpec): string {
  return option.metavar === undefined ? `--${option.name}` : `--${option.name} <${option.metavar}>`;
}

/** What an option does and which values it takes, as in help and README. */
export function optionDoc(option: OptionSpec): string {
  return option.choices === undefined ? option.doc : `${option.doc}: ${option.choices.join(', ')}`;
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}
