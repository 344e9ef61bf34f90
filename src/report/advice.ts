/** What to do about a finding, and how to keep it when it is meant to stay. */

import type { Finding } from '../finding.ts';
import type { ReportContext } from './reporter.ts';
import { pathspec, shellQuote } from './shell.ts';

export interface Step {
  readonly text: string;
  /** A command to paste into a shell. */
  readonly command?: string;
}

export interface Remedy {
  /** In what situation the steps apply. */
  readonly heading: string;
  /** In the order in which to do them. */
  readonly steps: readonly Step[];
}

const MOVE_OUT = 'Move the value out of the code, into an environment variable or a secret store.';

/**
 * The ordered steps. A secret caught before the commit or the push needs no rotation; any other is
 * to be treated as known to others.
 */
export function remedy(finding: Finding, context: ReportContext): Remedy {
  switch (context.mode) {
    case 'staged':
      return {
        heading: 'What to do (it is not committed yet)',
        steps: [unstage(finding, context), ...moveOut(finding), noRotation(finding)],
      };
    case 'push':
      return {
        heading: 'What to do (it is not pushed yet)',
        steps: [...rewrite(finding), ...moveOut(finding), noRotation(finding)],
      };
    default:
      return {
        heading: 'What to do, in this order',
        steps: finding.advice.leaked.map((text) => ({ text })),
      };
  }
}

function unstage(finding: Finding, context: ReportContext): Step {
  const command = context.unbornHead === true ? 'git rm --cached' : 'git restore --staged';
  return {
    text: 'Take the file out of the next commit; it stays on disk:',
    command: `${command} ${pathspec(finding.location.path ?? '.')}`,
  };
}

function rewrite(finding: Finding): Step[] {
  const { commit, kind, tag } = finding.location;
  if (kind === 'tag-message') {
    return [
      {
        text: 'Delete the tag and write it again without the value:',
        ...(tag !== undefined && { command: `git tag --delete ${shellQuote(tag)}` }),
      },
    ];
  }
  const what = kind === 'commit-message' ? 'Reword the commit' : 'Remove the value from the commit';
  return [
    {
      text: `${what} that brings it in; a further commit that deletes it is not enough, because the older one keeps it (the latest commit: \`git commit --amend\`):`,
      ...(commit !== undefined && { command: `git rebase --interactive ${commit.oid}^` }),
    },
  ];
}

function moveOut(finding: Finding): Step[] {
  return [{ text: finding.advice.instead ?? MOVE_OUT }];
}

function noRotation(finding: Finding): Step {
  const first = finding.advice.leaked[0];
  return {
    text:
      'No rotation needed, unless it has left this machine another way (a chat, a mail, another branch).' +
      (first === undefined ? '' : ` If it has: ${first}`),
  };
}

/** The command that puts a finding on the allow-list. */
export function allowCommand(finding: Finding, context: ReportContext): string {
  return `${context.command ?? 'keyscan'} allow ${finding.fingerprint} --reason "why it is harmless"`;
}

/** The inline comment that allows it; undefined where nobody can write one. */
export function allowComment(finding: Finding): string | undefined {
  const { kind } = finding.location;
  if (kind === 'commit-message' || kind === 'tag-message' || kind === 'stdin') return undefined;
  return `keyscan:allow ${finding.ruleId} -- why it is harmless`;
}
