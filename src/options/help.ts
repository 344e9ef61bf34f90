/** The text of `--help`, and its words for the README. */

import { COMMANDS, type Command } from './commands.ts';
import { appliesTo, OPTIONS, type OptionSpec } from './declared.ts';

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
