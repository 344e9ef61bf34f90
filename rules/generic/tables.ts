/** Secrets in rows of tables: `INSERT INTO users (name, password) VALUES ('…', '…')`. */

import { defineRule, type Capture, type Form, type Rule, type Verdict } from '../../src/rule.ts';
import { verdictIfSure } from './judge.ts';
import { kindOfName } from './names.ts';
import { SAMPLE_PATHS } from './paths.ts';
import { judgePassword, judgeSecret } from './values.ts';

/** A column's name, in the quotes of any dialect, and a value of another column. */
const COLUMN = String.raw`[^(),]{1,48}`;
const VALUE = String.raw`(?:[^'"(),]{1,40}|N?'[^'\n]{0,160}'|\\?"[^"\n]{0,160}"|\w{1,24}\([^()\n]{0,80}\)),\s{0,40}`;
const SECRET_COLUMN = String.raw`(?<column>\w{0,24}(?:pass|pwd|secret|token|api_?key)\w{0,16})`;

/** Columns are counted by the pattern, so there is one for each position. */
const POSITIONS = 12;

function rowWith(position: number): string {
  const column = SECRET_COLUMN.replace('?<column>', `?<column${position}>`);
  return (
    String.raw`\((?:${COLUMN},){${position}}\s{0,40}["\x60[\\]{0,2}${column}["\x60\]\\]{0,2}\s{0,40}(?:,[^()]{0,400})?\)` +
    String.raw`\s{0,40}values\s{0,40}\(\s{0,40}(?:${VALUE}){${position}}N?\\?["']`
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
  const confidence =
    kind === 'password' ? judgePassword(secret, name, false) : judgeSecret(secret, name);
  return verdictIfSure(confidence, secret, capture);
}

const rows: Form = {
  keywords: ['insert into', 'replace into'],
  near: /(?:insert|replace) into [^\s(]{1,80}\s{0,8}\([^()]{0,300}(?:pass|pwd|secret|token|key)/i,
  atKeyword: true,
  ignoreCase: true,
  before: new RegExp(
    `(?:insert|replace) into [^\\s(]{1,80}\\s{0,8}(?:${Array.from({ length: POSITIONS }, (_, at) => rowWith(at)).join('|')})`,
  ),
  secret: /(?:(?<=")[^"\r\n]{3,256}|(?<=')[^'\r\n]{3,256})/,
  after: /\\?["']\s{0,8}[,)]/,
  check: judge,
};

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
  forms: [rows],
  matches: [
    {
      text: "INSERT INTO users (id, name, password) VALUES (1, 'kim', '«k1_Vb·cYphHI»');",
      path: 'seed.sql',
    },
    {
      text: "insert into `apps` (`api_token`, `name`) values ('«q7Rz2·Lw9XkT·b4VnM8·sYc»', 'web')",
      path: 'seed.sql',
    },
  ],
  rejects: [
    'INSERT INTO users (name, password) VALUES (?, ?)',
    "INSERT INTO users (name, password) VALUES ('kim', '%s')",
    "INSERT INTO users (name, password_hash) VALUES ('kim', 'k1_Vb·cYphHI')",
    "INSERT INTO users (password, name) VALUES ('password', 'k1_Vb·cYphHI')",
  ],
});
