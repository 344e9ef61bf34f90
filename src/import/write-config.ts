/** Writes rules and what is allowed as blocks of `.keyscan.toml`, and adds them to one. */

import {
  ALLOW_LISTS,
  ENTRY_LISTS,
  ENTRY_TEXTS,
  type AllowPattern,
  type RuleEntry,
} from '../custom/entry.ts';
import type { RuleId } from '../rule.ts';
import { quoteOdd } from '../text/quote.ts';
import { TomlDocument } from '../toml.ts';

export interface Additions {
  readonly rules: readonly RuleEntry[];
  /** For all rules, or those it names; the reason is for people. */
  readonly allow: readonly { readonly pattern: AllowPattern; readonly reason: string }[];
  readonly disable: readonly RuleId[];
}

export interface AddedConfig {
  readonly text: string;
  /** Rules that were there already, by id. */
  readonly known: readonly RuleId[];
}

/**
 * The text of a configuration with the additions behind it: what people wrote stays as it is.
 * Throws `ScanError` if the text cannot be added to.
 */
export function addToConfig(
  text: string | undefined,
  additions: Additions,
  name: string,
): AddedConfig {
  const document = new TomlDocument(text ?? '', name);
  const hasBlocks = document.isList(['rules']);
  if (additions.rules.length > 0 && !hasBlocks && document.keys(['rules']).length > 0) {
    throw document.error(
      ['rules'],
      'TOML has no place for [[rules]] beside [rules.<id>]',
      'Write the settings there as blocks first: [[rules]], id = "…", enabled or severity.',
    );
  }
  const present = new Set(
    hasBlocks
      ? Array.from({ length: document.tables(['rules']) }, (_, index) =>
          document.string(['rules', index, 'id']),
        )
      : [],
  );
  const fresh = additions.rules.filter(({ id }) => !present.has(id));
  const newline = text?.includes('\r\n') === true ? '\r\n' : '\n';
  const blocks = [...fresh.map(ruleBlock), ...additions.allow.map(allowBlock)]
    .map((block) => block.replaceAll('\n', newline))
    // Imported before.
    .filter((block) => text?.includes(block) !== true);
  const disable = additions.disable.filter(
    (id) => document.strings(['disable'])?.includes(id) !== true,
  );
  if (disable.length > 0 && document.strings(['disable']) !== undefined) {
    throw document.error(
      ['disable'],
      `${disable.map((id) => quoteOdd(id)).join(', ')} cannot be added to this list`,
      'Add them by hand, and import again.',
    );
  }
  const head = disable.length > 0 ? `disable = ${list(disable)}\n\n`.replaceAll('\n', newline) : '';
  const old =
    text === undefined || text.trim() === '' ? '' : `${text.replace(/\s*$/, '')}${newline}`;
  const gap = old === '' || blocks.length === 0 ? '' : newline;
  const added = blocks.join(newline);
  return {
    text: blocks.length + disable.length === 0 ? (text ?? '') : head + old + gap + added,
    known: additions.rules.filter(({ id }) => present.has(id)).map(({ id }) => id),
  };
}

function ruleBlock(entry: RuleEntry): string {
  const lines = ['[[rules]]', `id = ${basic(entry.id)}`];
  const add = (key: string, value: unknown): void => {
    if (value !== undefined) lines.push(`${key} = ${tomlOf(value)}`);
  };
  add('enabled', entry.enabled);
  for (const [key, member] of ENTRY_TEXTS) add(key, entry[member]);
  add('secret-group', entry.secretGroup);
  add('severity', entry.severity);
  add('confidence', entry.confidence);
  add('entropy', entry.entropy);
  for (const [key, member] of ENTRY_LISTS) {
    const value = entry[member];
    if (Array.isArray(value) && value.length > 0) add(key, value);
  }
  const allows = entry.allow.map((pattern) => ['', '[[rules.allow]]', ...allowLines(pattern)]);
  return `${[...lines, ...allows.flat()].join('\n')}\n`;
}

function allowBlock({ pattern, reason }: Additions['allow'][number]): string {
  return `${['[[allow]]', ...allowLines(pattern), `reason = ${basic(reason)}`].join('\n')}\n`;
}

function allowLines(pattern: AllowPattern): string[] {
  const lines = ALLOW_LISTS.flatMap(([key, member]) => {
    const value = pattern[member];
    return Array.isArray(value) && value.length > 0 ? [`${key} = ${tomlOf(value)}`] : [];
  });
  return pattern.all === true ? [...lines, 'all = true'] : lines;
}

function tomlOf(value: unknown): string {
  if (Array.isArray(value)) return list(value.map(String));
  return typeof value === 'string' ? textOf(value) : String(value);
}

function list(values: readonly string[]): string {
  const texts = values.map(textOf);
  const line = `[${texts.join(', ')}]`;
  if (line.length <= 90) return line;
  return `[\n${texts.map((text) => `  ${text},\n`).join('')}]`;
}

/** Patterns are full of backslashes, so literal strings come first. */
function textOf(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const isPlain = !/[\u0000-\u001f\u007f]/.test(text);
  if (isPlain && /^[\w .,:;/@-]*$/.test(text)) return `"${text}"`;
  if (isPlain && !text.includes("'")) return `'${text}'`;
  if (isPlain && !text.includes("'''") && !text.endsWith("'")) return `'''${text}'''`;
  return basic(text);
}

function basic(text: string): string {
  return JSON.stringify(text).replaceAll('\u007f', String.raw`\u007f`);
}
