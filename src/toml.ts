/**
 * TOML read strictly: every value is asked for by its path and type, every other key is an error,
 * and each error names file and line. The parser keeps no positions of values, so lines are worked
 * out from the text, by cutting it into statements, when an error needs one.
 */

import { parse, TomlDate, TomlError } from 'smol-toml';

import { ScanError } from './error.ts';
import { nearest } from './text/nearest.ts';
import { quote, quoteOdd } from './text/quote.ts';

/** Keys and, for arrays, indexes from 0, from the root of the document. */
export type TomlPath = readonly (string | number)[];

type Table = Readonly<Record<string, unknown>>;

/** Deepest nesting of inline values; what keyscan reads needs 3. */
const MAX_DEPTH = 16;

export class TomlDocument {
  readonly #text: string;
  readonly #name: string;
  readonly #root: Table;
  #statements: readonly Statement[] | undefined;

  /**
   * @param name how messages call the file
   * @throws ScanError if `text` is not TOML
   */
  constructor(text: string, name: string) {
    this.#text = text;
    this.#name = name;
    try {
      this.#root = parse(text, { maxDepth: MAX_DEPTH });
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
      // The rest of the message quotes the file, which may hold anything.
      const reason = (error.message.split('\n')[0] ?? '').replace('Invalid TOML document: ', '');
      throw new ScanError(`${quoteOdd(name)}:${error.line}:${error.column}: ${reason}`, {
        hint: 'Correct the TOML there: strings and globs stand in quotes, one key a line.',
        cause: error,
      });
    }
  }

  /** An error about the value at `path`, for the caller to throw. */
  error(path: TomlPath, message: string, hint: string): ScanError {
    const line = this.line(path);
    const place = line === undefined ? '' : `:${line}`;
    return new ScanError(`${quoteOdd(this.#name)}${place}: ${message}`, { hint });
  }

  /** The line, from 1, on which the value at `path`, or what it stands in, is written. */
  line(path: TomlPath): number | undefined {
    return this.#statement(path)?.line;
  }

  /** The names in the table at `path`, none if it is missing; each has to be one of `known`. */
  keys(path: TomlPath, known?: readonly string[]): readonly string[] {
    const value = this.#lookup(path);
    if (value === undefined) return [];
    if (!isTable(value)) throw this.#typeError(path, 'a table', `[${this.#dotted(path)}]`);
    const keys = Object.keys(value);
    if (known === undefined) return keys;
    for (const key of keys) {
      if (known.includes(key)) continue;
      const guess = nearest(key, known);
      throw this.error(
        [...path, key],
        `unknown key ${quote(key)}`,
        guess === undefined
          ? `Known here: ${known.join(', ')}.`
          : `Did you mean ${guess}? Known here: ${known.join(', ')}.`,
      );
    }
    return keys;
  }

  /** How many tables the array of tables at `path` holds. */
  tables(path: TomlPath): number {
    const value = this.#lookup(path);
    if (value === undefined) return 0;
    if (Array.isArray(value) && value.every(isTable)) return value.length;
    throw this.#typeError(path, 'a list of tables', `[[${this.#dotted(path)}]]`);
  }

  /** Whether there is a list at `path`, of tables or of values. */
  isList(path: TomlPath): boolean {
    return Array.isArray(this.#lookup(path));
  }

  string(path: TomlPath): string | undefined {
    const value = this.#lookup(path);
    if (value === undefined || typeof value === 'string') return value;
    throw this.#typeError(path, 'a string', `${this.#dotted(path)} = "…"`);
  }

  strings(path: TomlPath): readonly string[] | undefined {
    const value = this.#lookup(path);
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    throw this.#typeError(path, 'a list of strings', `${this.#dotted(path)} = ["…"]`);
  }

  boolean(path: TomlPath): boolean | undefined {
    const value = this.#lookup(path);
    if (value === undefined || typeof value === 'boolean') return value;
    throw this.#typeError(path, 'true or false', `${this.#dotted(path)} = true`);
  }

  /** A number or a string, for what may be written either way. */
  numberOrString(path: TomlPath): number | string | undefined {
    const value = this.#lookup(path);
    if (value === undefined || typeof value === 'number' || typeof value === 'string') return value;
    throw this.#typeError(path, 'a number or a string', `${this.#dotted(path)} = 1`);
  }

  /** A calendar date as `YYYY-MM-DD`. */
  date(path: TomlPath): string | undefined {
    const value = this.#lookup(path);
    if (value === undefined) return undefined;
    const date = value instanceof TomlDate && value.isDate() ? value.toISOString() : undefined;
    // The parser takes 30 February for 2 March; then the date it gives is not in the text.
    if (date !== undefined && this.#statement(path)?.text.includes(date) === true) return date;
    throw this.#typeError(path, 'a date of the calendar', `${this.#dotted(path)} = 2027-01-31`);
  }

  #lookup(path: TomlPath): unknown {
    let value: unknown = this.#root;
    for (const step of path) {
      if (typeof step === 'number') value = Array.isArray(value) ? value[step] : undefined;
      else value = isTable(value) && Object.hasOwn(value, step) ? value[step] : undefined;
    }
    return value;
  }

  #typeError(path: TomlPath, expected: string, example: string): ScanError {
    const key = quoteOdd(this.#dotted(path.slice(-1)));
    return this.error(path, `${key} has to be ${expected}`, `Write it as: ${example}`);
  }

  #dotted(path: TomlPath): string {
    return path.filter((step) => typeof step === 'string').join('.');
  }

  #statement(path: TomlPath): Statement | undefined {
    this.#statements ??= statementsOf(this.#text);
    const within = (outer: TomlPath, inner: TomlPath): boolean =>
      outer.every((step, index) => step === inner[index]);
    let around: Statement | undefined;
    for (const statement of this.#statements) {
      if (within(path, statement.path)) return statement;
      const isCloser = statement.path.length >= (around?.path.length ?? 1);
      if (isCloser && within(statement.path, path)) around = statement;
    }
    return around;
  }
}

function isTable(value: unknown): value is Table {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof TomlDate)
  );
}

/** A table header, or a key with its value. */
interface Statement {
  /** From 1. */
  readonly line: number;
  readonly path: TomlPath;
  readonly text: string;
}

const TOKEN =
  /"""(?:\\[^]|[^\\])*?"{3,5}|'''[^]*?'{3,5}|"(?:\\.|[^"\\])*"|'[^']*'|#[^\n]*|[[\]{}\n]|[^"'#[\]{}\n]+/y;

/** Cuts a valid document into its statements. */
function statementsOf(text: string): Statement[] {
  const statements: Statement[] = [];
  const tables = new TablePaths();
  let source = '';
  let line = 1;
  let startLine = 1;
  let depth = 0;
  const finish = (): void => {
    const statement = source.trim();
    source = '';
    if (statement !== '') {
      statements.push({ line: startLine, path: tables.pathOf(statement), text: statement });
    }
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const token = match[0];
    if (token === '\n' && depth === 0) finish();
    else if (!token.startsWith('#')) {
      if (source.trim() === '') startLine = line;
      if (token === '[' || token === '{') depth += 1;
      if (token === ']' || token === '}') depth -= 1;
      source += token;
    }
    line += token.split('\n').length - 1;
  }
  finish();
  return statements;
}

/** Which table a statement stands in, as headers come by. */
class TablePaths {
  private current: TomlPath = [];
  private readonly lastIndex = new Map<string, number>();

  pathOf(statement: string): TomlPath {
    const keys = leadingKeys(parse(statement));
    if (!statement.startsWith('[')) return [...this.current, ...keys];
    const path: (string | number)[] = [];
    for (const [index, key] of keys.entries()) {
      path.push(key);
      const id = JSON.stringify(path);
      if (statement.startsWith('[[') && index === keys.length - 1) {
        this.lastIndex.set(id, (this.lastIndex.get(id) ?? -1) + 1);
      }
      const last = this.lastIndex.get(id);
      if (last !== undefined) path.push(last);
    }
    this.current = path;
    return path;
  }
}

/** The keys down to the first value that is no table of one key. */
function leadingKeys(value: unknown): string[] {
  if (!isTable(value)) return [];
  const [key, another] = Object.keys(value);
  if (key === undefined || another !== undefined) return [];
  return [key, ...leadingKeys(value[key])];
}
