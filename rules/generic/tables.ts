/** Secrets in rows of tables: below the names of columns, and in `INSERT INTO users (name, password) VALUES ('…', '…')`. */

import { defineRule, type Capture, type Form, type Rule, type Verdict } from '../../src/rule.ts';
import { COLUMN_FORMS } from './columns.ts';
import { verdictIfSure } from './verdict.ts';
import { kindOfName } from './names.ts';
import { SAMPLE_PATHS } from './paths.ts';
import { judgeNamed } from './values.ts';

/** A column's name, in the quotes of any dialect, and a value of another column. */
const COLUMN = String.raw`[^(),]{1,48}`;
const VALUE = String.raw`(?:[^'"(),]{1,40}|N?'[^'\n]{0,160}'|\\?"[^"\n]{0,160}"|\w{1,24}\([^()\n]{0,80}\)),\s{0,40}`;
const SECRET_COLUMN = String.raw`(?<column>\w{0,24}(?:pass|pwd|secret|token|api_?key|salt)\w{0,16})`;

/** Columns are counted by the pattern, so there is one for each position. */
const POSITIONS = 12;

/** Rows of one statement that are read. */
const ROWS = 5;

const OTHER_ROW = String.raw`\([^()'"]{0,24}(?:(?:'[^'\n]{0,96}'|"[^"\n]{0,96}"|\([^()\n]{0,24}\))[^()'"]{0,24}){0,10}\)\s{0,8},\s{0,40}`;

/** From a column's name to its value, `row` rows behind the first. */
function rowWith(position: number, row: number): string {
  const column = SECRET_COLUMN.replace('?<column>', `?<column${position}>`);
  return (
    String.raw`\((?:${COLUMN},){${position}}\s{0,40}["\x60[\\]{0,2}${column}["\x60\]\\]{0,2}\s{0,40}(?:,[^()]{0,400})?\)` +
    String.raw`\s{0,40}values\s{0,40}(?:${OTHER_ROW}){${row}}\(\s{0,40}(?:${VALUE}){${position}}N?\\?["']`
  );
}

function judge(capture: Capture): Verdict {
  const { secret, groups } = capture;
  if (/\\/.test(secret)) return false;
  const name = Object.entries(groups).find(
    ([key, value]) => key.startsWith('column') && value !== undefined,
  )?.[1];
  const kind = name === undefined ? undefined : kindOfName(name);
  if (name === undefined || kind === undefined) return false;
  return verdictIfSure(judgeNamed(kind, secret, name), secret, capture);
}

const NEAR =
  /(?:insert|replace) into [^\s(]{1,80}\s{0,8}\([^()]{0,300}(?:pass|pwd|secret|token|key)/i;

const INSERT_FORMS: readonly Form[] = Array.from({ length: ROWS }, (_row, row) => ({
  keywords: ['insert into', 'replace into'],
  near: NEAR,
  atKeyword: true,
  ignoreCase: true,
  before: new RegExp(
    `(?:insert|replace) into [^\\s(]{1,80}\\s{0,8}(?:${Array.from({ length: POSITIONS }, (_column, at) => rowWith(at, row)).join('|')})`,
  ),
  secret: /(?:(?<=")[^"\r\n]{3,256}|(?<=')[^'\r\n]{3,256})/,
  after: /\\?["']\s{0,8}[,)]/,
  check: judge,
}));

export const genericTableRow: Rule = defineRule({
  id: 'generic-table-row',
  title: 'Secret in a row of a table',
  severity: 'medium',
  confidence: 'medium',
  fallback: true,
  samplePaths: SAMPLE_PATHS,
  description:
    'A password or token in the column of a table that is filled by a script. It opens an account of ' +
    'whatever system is set up with that script.',
  advice: {
    leaked: [
      'Change it in every system that was set up with the script.',
      'Store hashes of passwords instead of passwords.',
    ],
    instead: 'Fill in such rows from the environment when the system is set up.',
  },
  references: ['https://cwe.mitre.org/data/definitions/798.html'],
  forms: [...INSERT_FORMS, ...COLUMN_FORMS],
  matches: [
    {
      text: "INSERT INTO users (id, name, password) VALUES (1, 'kim', '«k1_Vb·cYphHI»');",
      path: 'seed.sql',
    },
    {
      text: "insert into `apps` (`api_token`, `name`) values ('«q7Rz2·Lw9XkT·b4VnM8·sYc»', 'web')",
      path: 'seed.sql',
    },
    { text: 'login,password,role\nops,«k1_Vb·cYphHI»,admin\n', path: 'users.csv' },
    {
      text: '! Host !! Password\n|-\n| db1 || «p8!EP·OV8te!»\n',
      path: 'servers.mediawiki',
    },
  ],
  rejects: [
    'INSERT INTO users (name, password) VALUES (?, ?)',
    { text: 'login,password,role\nops,k1_Vb·cYphHI\n', path: 'users.csv' },
    { text: 'f(user, password,\n  host, k1_Vb·cYphHI,\n', path: 'a.py' },
    { text: '| Option | Password |\n|---|---|\n| `--password` | your password |\n', path: 'a.md' },
    "INSERT INTO users (name, password) VALUES ('kim', '%s')",
    "INSERT INTO users (name, password_hash) VALUES ('kim', 'k1_Vb·cYphHI')",
    "INSERT INTO users (password, name) VALUES ('password', 'k1_Vb·cYphHI')",
  ],
});
