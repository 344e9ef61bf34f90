/**
 * Reads a command line.
 *
 * Of yargs only the parser is used: the hook starts with every commit, and its other parts (help,
 * completion, translations) would be seven times the code to load for what is made here anyway.
 */

import type { Options as ParserOptions } from 'yargs-parser';
import { ScanError } from '../error.ts';
import { nearest } from '../text/nearest.ts';
import { COMMANDS, type Command, type CommandSpec } from './commands.ts';
import { appliesTo, OPTIONS, type Kind } from './declared.ts';
import { toOptions, type Options, type Parsed } from './values.ts';

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

function refuseUnknown(parsed: Parsed, command: CommandSpec): void {
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
