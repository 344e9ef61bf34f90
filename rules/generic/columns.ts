/**
 * Tables as text, whose first row names the columns: CSV, TSV, and tables of Markdown and MediaWiki.
 *
 *     login,password,role          | Service | Password |        ! Host !! Password
 *     ops,…,admin                  | ------- | -------- |        |-
 *                                  | Grafana | …        |        | db1 || …
 */

import type { Capture, Form, Verdict } from '../../src/rule.ts';
import { verdictIfSure } from './verdict.ts';
import { kindOfName } from './names.ts';
import { traitsOf } from './paths.ts';
import { judgeNamed } from './values.ts';

/** What stands between two cells, by what it looks like before a name. */
const DELIMITERS: readonly (readonly [pattern: string, before: readonly string[]])[] = [
  [',', [',', ', ', ',"', ', "']],
  [';', [';', ';"']],
  ['\\t', ['\t']],
  ['\\|', ['|', '| ', '!', '! ']],
  // Between the names of MediaWiki; rows may have single bars.
  ['(?:!!|\\|\\|)', ['|', '| ', '!', '! ']],
];

/** A cell has no delimiter in it, or quotes around it. */
function cell(delimiter: string): string {
  const other = delimiter.length > 2 ? '[|!]' : delimiter;
  return `(?:"[^"\\n]{0,100}"|(?:(?!${other})[^"\\n]){0,100})`;
}

/** Columns behind that of the secret; a table of Markdown has an empty one at its end. */
const MOST_BEHIND = 8;
const MOST_BEFORE = 10;
/** Rows that are read below the names. */
const ROWS = 5;

/** Between names and rows: lines of dashes, and MediaWiki's mark of a row. */
const RULED = String.raw`(?:[ \t|:+-]{2,200}\r?\n){0,1}`;
const ROW = String.raw`(?:[^\n]{1,300}\r?\n(?:\|-{1,4}[ \t]{0,4}\r?\n)?)`;

const NAME = String.raw`(?:pass|pwd|kennwort|contrase|senha|wachtwoord|secret|token|api[ _-]?key)[\w -]{0,16}["\x60* ]{0,4}`;

/** From a name to the cell below it, `row` rows further down: as many cells are behind both. */
function toCell(delimiter: string, row: number): string {
  const one = cell(delimiter);
  const ways = Array.from({ length: MOST_BEHIND + 1 }, (_, behind) => {
    const rest = `(?:${delimiter}${one}){${behind}}[ \\t]{0,40}`;
    return (
      `${rest}\\r?\\n${RULED}${ROW}{${row}}(?:${one}${delimiter}){1,${MOST_BEFORE}}` +
      `(?=${one}${rest}(?:[\\r\\n]|$))`
    );
  });
  return `${NAME}(?:${ways.join('|')})[ ]{0,40}["\\x60]?(?!-)`;
}

const WORDS_OF_NAMES =
  'pass pwd kennwort contrase senha wachtwoord secret token apikey api_key api-key'.split(' ');

const NEAR = new RegExp(
  `.[ "]{0,2}${NAME}(?:[,;\\t|!][^\\n(){}=]{0,200})?\\r?\\n[^\\n(){}=]{0,80}[,;\\t|-]`,
  'i',
);

/** How a row is cut, by the delimiter that its names have most of. */
function cut(line: string): string[] {
  const delimiter = /!!/.test(line)
    ? '!!'
    : ([',', ';', '\t', '|'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0] ??
      ',');
  return line.split(delimiter).map((name) => name.replace(/[\s"`*!]/g, ' ').trim());
}

const WORDS = /^[\w .#/@-]{0,40}$/;

function judge(capture: Capture): Verdict {
  const { secret, text, start } = capture;
  if (/^(?:code|shell|markup)$/.test(traitsOf(capture.path).syntax)) return false;
  const lines = text.slice(0, start).split('\n').slice(0, -1).toReversed();
  const header = lines.find((line) => cut(line).some((name) => kindOfName(name) !== undefined));
  const names = cut(header ?? '');
  if (names.length < 2 || !names.every((name) => WORDS.test(name))) return false;
  const name = names.find((one) => kindOfName(one) !== undefined) ?? '';
  const kind = kindOfName(name) ?? 'secret';
  return verdictIfSure(judgeNamed(kind, secret, name), secret, capture);
}

/** Each delimiter has its own: a pattern for all of them would take a tenth of a second to compile. */
export const COLUMN_FORMS: readonly Form[] = DELIMITERS.flatMap(([delimiter, marks]) =>
  Array.from({ length: ROWS }, (_, row) => ({
    // The words alone are too common.
    keywords: WORDS_OF_NAMES.flatMap((word) => marks.map((mark) => mark + word)),
    near: NEAR,
    atKeyword: true,
    plainOnly: true,
    ignoreCase: true,
    before: new RegExp(`[,;\\t|!][ "]{0,2}${toCell(delimiter, row)}`),
    secret: /[^\s"'`<>|,;]{4,128}/,
    after: /(?=["`]?[ ]{0,40}(?:[,;\t|\r\n]|$))/,
    check: judge,
  })),
);
