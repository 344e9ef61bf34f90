/**
 * Every option once: parsing, `--help`, the README's tables and the error for a mistyped name are
 * made from this list, and what values.ts makes of each is checked there.
 */

import { FORMAT_NAMES } from '../report/formats.ts';
import { CONFIDENCES, SEVERITIES } from '../rule.ts';
import type { Command, CommandSpec } from './commands.ts';

export type Kind = 'string' | 'strings' | 'flag' | 'count';

export interface OptionSpec {
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
    doc: 'threads to scan a history with (default: one a processor, as far as they pay)',
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

/** Whether a command takes an option. */
export function appliesTo(option: OptionSpec, command: CommandSpec): boolean {
  return option.only === undefined ? command.scans : option.only.includes(command.name);
}
