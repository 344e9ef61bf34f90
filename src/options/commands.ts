/** Every command once. */

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

export interface CommandSpec {
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
