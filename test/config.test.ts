import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, it } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { DEFAULT_CONFIG, parseConfig, readConfig } from '../src/config.ts';
import { scanErrorOf } from './support/scan-error.ts';

const RULES = ['aws-access-key-id', 'aws-account-id', 'generic-secret'];

describe('parseConfig', () => {
  it('reads everything', async () => {
    const text = `
exclude = ["docs/**", '**/*.snap']
default-excludes = false
min-severity = "low"
min-confidence = "high"
fail-on = "high"
max-file-size = "10MB"

[rules.aws-account-id]
enabled = true
severity = "medium"

[rules]
generic-secret.enabled = false

[aws]
accounts = ["012345678901"]
`;
    expect(await parseConfig(text, RULES)).toEqual({
      exclude: ['docs/**', '**/*.snap'],
      defaultExcludes: false,
      minSeverity: 'low',
      minConfidence: 'high',
      failOn: 'high',
      maxFileSize: 10 * 1024 * 1024,
      rules: new Map([
        ['aws-account-id', { enabled: true, severity: 'medium' }],
        ['generic-secret', { enabled: false }],
      ]),
      awsAccounts: ['012345678901'],
      text,
    });
  });

  it.each(['', '# nothing\r\n', '[rules]\n[aws]\n', 'exclude = []\n'])(
    '%j is the defaults',
    async (text) => {
      expect(await parseConfig(text, RULES)).toEqual({ ...DEFAULT_CONFIG, text });
    },
  );

  it.each([
    ['exlude = []', 1, 'unknown key "exlude"', 'Did you mean exclude?'],
    ['zzz = 1', 1, 'unknown key "zzz"', 'Known here: exclude, default-excludes'],
    ['[rule.aws-account-id]', 1, 'unknown key "rule"', 'Did you mean rules?'],
    ['rules = "x"', 1, 'rules has to be a table', 'Write it as: [rules]'],
    [
      '\n[rules.aws-acount-id]\nenabled = true',
      2,
      'no rule "aws-acount-id"',
      'Did you mean aws-account-id?',
    ],
    ['[rules.nothing-like-it]', 1, 'there is no rule', 'keyscan rules lists'],
    ['[rules.generic-secret]\nenable = true', 2, 'unknown key "enable"', 'Did you mean enabled?'],
    ['[rules.generic-secret]\nenabled = "yes"', 2, 'enabled has to be true or false', ''],
    ['[rules.generic-secret]\nseverity = "hihg"', 2, '"hihg" is no severity', 'Did you mean high?'],
    [
      'rules.generic-secret = true',
      1,
      'generic-secret has to be a table',
      '[rules.generic-secret]',
    ],
    ['min-severity = "all"', 1, '"all" is no severity', 'Write one of critical, high'],
    ['min-confidence = "sure"', 1, '"sure" is no confidence', 'Write one of high, medium, low'],
    ['fail-on = 3', 1, 'fail-on has to be a string', ''],
    ['default-excludes = 0', 1, 'default-excludes has to be true or false', ''],
    ['exclude = "docs"', 1, 'exclude has to be a list of strings', ''],
    ['exclude = [\n"a",\n"docs/",\n]', 1, '"docs/" ends with /', 'Add **'],
    ['max-file-size = 0', 1, 'this is no size', 'above 0'],
    ['max-file-size = -5', 1, 'this is no size', ''],
    ['max-file-size = "lots"', 1, 'this is no size', ''],
    ['max-file-size = true', 1, 'max-file-size has to be a number or a string', ''],
    ['[aws]\naccounts = [123456789012]', 2, 'accounts has to be a list of strings', '["…"]'],
    ['[aws]\naccounts = ["1234-5678-9012"]', 2, 'is no AWS account id', '12 digits'],
    ['[aws]\nacounts = []', 2, 'unknown key "acounts"', 'Did you mean accounts?'],
    ['exclude = [', 1, '', 'Correct the TOML'],
  ])('%j', async (text, line, message, hint) => {
    const error = await scanErrorOf(() => parseConfig(text, RULES));
    expect(error.message).toMatch(new RegExp(`^\\.keyscan\\.toml:${line}:`));
    expect(error.message).toContain(message);
    expect(error.hint).toContain(hint);
    expect(error.status).toBe(2);
  });

  it.prop([fc.string({ unit: 'binary', maxLength: 100 })])('survives any text', async (text) => {
    const outcome = await parseConfig(text, RULES).catch((error: unknown) =>
      scanErrorOf(() => {
        throw error;
      }),
    );
    expect(outcome).toBeDefined();
  });
});

describe('readConfig', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'keyscan-config-'));
  });
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  it('gives the defaults without a file', async () => {
    const file = { path: join(directory, 'none'), name: '.keyscan.toml' };
    expect(await readConfig(file, async () => await Promise.resolve(RULES))).toBe(DEFAULT_CONFIG);
  });

  it('names the file as the user does', async () => {
    const path = join(directory, 'a.toml');
    writeFileSync(path, '\ufeffexclude = ["a"]\r\nx = 1\r\n');
    const error = await scanErrorOf(() =>
      readConfig({ path, name: '../ci/a.toml' }, async () => await Promise.resolve(RULES)),
    );
    expect(error.message).toBe('../ci/a.toml:2: unknown key "x"');
  });
});
