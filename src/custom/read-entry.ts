/** Reads `[[rules]]` and `[[allow]]` blocks strictly from `.keyscan.toml`. */

import { CONFIDENCES, SEVERITIES, type Confidence, type Severity } from '../rule.ts';
import { nearest } from '../text/nearest.ts';
import { quote } from '../text/quote.ts';
import type { TomlDocument, TomlPath } from '../toml.ts';
import {
  ALLOW_LISTS,
  ENTRY_LISTS,
  ENTRY_TEXTS,
  hasPattern,
  PATTERN_KEYS,
  type AllowPattern,
  type RuleEntry,
} from './entry.ts';

const ENTRY_KEYS: readonly string[] = [
  'id',
  'enabled',
  'severity',
  'confidence',
  'secret-group',
  'entropy',
  'allow',
  ...[...ENTRY_TEXTS, ...ENTRY_LISTS].map(([key]) => key),
];

/** Reads the block at `path`. Throws `ScanError` with the line of what is wrong in it. */
export function readRuleEntry(document: TomlDocument, path: TomlPath): RuleEntry {
  document.keys(path, ENTRY_KEYS);
  const id = document.string([...path, 'id']);
  if (id === undefined) {
    throw document.error(path, 'the rule has no id', 'Add id = "team-kind", such as acme-token.');
  }
  if (!/^[a-z0-9]+(?:[_.-][a-z0-9]+)*$/i.test(id) || id.length > 100) {
    throw document.error(
      [...path, 'id'],
      `${quote(id)} is no id of a rule`,
      'Write letters and digits with hyphens between them, such as acme-token.',
    );
  }
  const enabled = document.boolean([...path, 'enabled']);
  const secretGroup = document.numberOrString([...path, 'secret-group']);
  const entry: RuleEntry = {
    id,
    ...(enabled !== undefined && { enabled }),
    ...choiceAt(document, [...path, 'severity'], SEVERITIES, (severity: Severity) => ({
      severity,
    })),
    ...choiceAt(document, [...path, 'confidence'], CONFIDENCES, (confidence: Confidence) => ({
      confidence,
    })),
    ...(secretGroup !== undefined && { secretGroup }),
    ...entropyAt(document, [...path, 'entropy']),
    matches: [],
    rejects: [],
    ...textsAt(document, path),
    allow: readAllowPatterns(document, [...path, 'allow']),
  };
  checkEntry(document, path, entry);
  return entry;
}

/** The patterns of the blocks at `path`. */
export function readAllowPatterns(document: TomlDocument, path: TomlPath): AllowPattern[] {
  return Array.from({ length: document.tables(path) }, (_, index) => {
    const at = [...path, index];
    const isTop = path.length === 1;
    const lists = ALLOW_LISTS.filter(([key]) => isTop || key !== 'rules');
    document.keys(at, [...lists.map(([key]) => key), 'all', 'reason']);
    // The reason is for people who read the file.
    document.string([...at, 'reason']);
    const all = document.boolean([...at, 'all']);
    const members = lists.flatMap(([key, member]) => {
      const texts = document.strings([...at, key]);
      return texts === undefined ? [] : [[member, texts] as const];
    });
    if (!members.some(([member, texts]) => member !== 'rules' && texts.length > 0)) {
      throw document.error(
        at,
        'the block does not say what it allows',
        'Add values, stop-words, regexes, line-regexes or path-regexes.',
      );
    }
    return { ...Object.fromEntries(members), ...(all !== undefined && { all }) };
  });
}

function textsAt(document: TomlDocument, path: TomlPath): Partial<RuleEntry> {
  const texts = ENTRY_TEXTS.flatMap(([key, member]) => {
    const text = document.string([...path, key]);
    return text === undefined ? [] : [[member, text]];
  });
  const lists = ENTRY_LISTS.flatMap(([key, member]) => {
    const list = document.strings([...path, key]);
    return list === undefined ? [] : [[member, list]];
  });
  return Object.fromEntries([...texts, ...lists]) as Partial<RuleEntry>;
}

function choiceAt<Choice extends string, Member>(
  document: TomlDocument,
  path: TomlPath,
  choices: readonly Choice[],
  member: (choice: Choice) => Member,
): Partial<Member> {
  const text = document.string(path);
  if (text === undefined) return {};
  const choice = choices.find((candidate) => candidate === text);
  if (choice !== undefined) return member(choice);
  const near = nearest(text, choices);
  const known = `Write one of ${choices.join(', ')}.`;
  throw document.error(
    path,
    `${quote(text)} is no ${String(path.at(-1))}`,
    near === undefined ? known : `Did you mean ${near}? ${known}`,
  );
}

function entropyAt(document: TomlDocument, path: TomlPath): { readonly entropy?: number } {
  const value = document.numberOrString(path);
  if (value === undefined) return {};
  if (typeof value === 'number' && value >= 0 && value <= 8) return { entropy: value };
  throw document.error(
    path,
    'entropy has to be a number from 0 to 8',
    'Bits a character: words have some 3, random base64 of 40 characters has 4.8.',
  );
}

/** What the keys may not be together. */
function checkEntry(document: TomlDocument, path: TomlPath, entry: RuleEntry): void {
  const given = PATTERN_KEYS.filter((key) => entry[key] !== undefined);
  const others = given.filter((key) => key !== 'regex');
  if (entry.regex !== undefined && others.length > 0) {
    throw document.error(
      [...path, others[0] ?? 'secret'],
      `regex is the whole pattern, so that there is no ${others.join(', ')}`,
      'Write regex with the secret in (?<secret>…), or before, secret and after.',
    );
  }
  if (entry.regex === undefined && others.length > 0 && entry.secret === undefined) {
    throw document.error(path, `${entry.id} has no secret`, 'Add secret = "…": its shape alone.');
  }
  if (entry.name !== undefined && entry.before !== undefined) {
    throw document.error(
      [...path, 'before'],
      'a rule has either name or before',
      'name is for values given to a name in any syntax, before spells the surroundings out.',
    );
  }
  if (entry.secretGroup !== undefined && entry.regex === undefined) {
    throw document.error(
      [...path, 'secret-group'],
      'secret-group needs regex',
      'It says which group of regex is the secret.',
    );
  }
  if (hasPattern(entry)) return;
  for (const key of ['keywords', 'entropy', 'path', 'confidence', 'title'] as const) {
    if (entry[key] === undefined) continue;
    throw document.error(
      [...path, key],
      `${entry.id} has no pattern, so that it changes a built-in rule, and ${key} cannot be changed`,
      "Add regex = '…' to make it a rule of your own, or set only enabled, severity and allow.",
    );
  }
}
