import { describe, expect, it } from 'vitest';
import { parseAllowList, type AllowList, type AllowQuery } from '../../src/filter/allow-list.ts';
import { fingerprintOf, keyed, newSalt, PUBLIC_SALT } from '../../src/filter/fingerprint.ts';
import { Secret, type Fingerprint } from '../../src/finding.ts';
import { createCredentials } from '../support/credentials.ts';
import { scanErrorOf } from '../support/scan-error.ts';

const NOW = Date.parse('2026-06-15T12:00:00Z');
const salt = newSalt();
const secret = new Secret(createCredentials('allow-list').secretAccessKey());
const fingerprint = fingerprintOf(salt, 'aws-secret-access-key', secret);
const HEAD = `version = 1\nsalt = "${salt}"\n`;

function parse(body: string, now: number = NOW): Promise<AllowList> {
  return parseAllowList(HEAD + body, { now });
}

function query(more: Partial<AllowQuery> = {}): AllowQuery {
  return {
    ruleId: 'aws-secret-access-key',
    severity: 'critical',
    path: 'src/config.ts',
    fingerprint: () => fingerprint,
    ...more,
  };
}

const unneeded = (): Fingerprint => {
  throw new Error('the fingerprint was not needed');
};

describe('matching', () => {
  it('by value: in every path and with none, under its own key only', async () => {
    const list = await parse(`[[allow]]\nfingerprint = "${fingerprint}"\nreason = "rotated"\n`);
    for (const path of ['src/config.ts', 'renamed/elsewhere', undefined]) {
      expect(list.match(query({ path }))?.reason).toBe('rotated');
    }
    const other = fingerprintOf(newSalt(), 'aws-secret-access-key', secret);
    expect(list.match(query({ fingerprint: () => other }))).toBeUndefined();
    expect(list.match(query({ fingerprint: () => keyed(PUBLIC_SALT, other) }))).toBeUndefined();
  });

  it('by rule and paths', async () => {
    const list = await parse(
      '[[allow]]\nrule = "aws-account-id"\npaths = ["docs/**", "*.md"]\nreason = "public"\n',
    );
    const finding = { ruleId: 'aws-account-id', fingerprint: unneeded };
    expect(list.match(query({ ...finding, path: 'docs/a/b.md' }))?.reason).toBe('public');
    expect(list.match(query({ ...finding, path: 'README.md' }))?.reason).toBe('public');
    expect(list.match(query({ ...finding, path: 'src/a.ts' }))).toBeUndefined();
    expect(list.match(query({ ...finding, path: undefined }))).toBeUndefined();
    expect(list.match(query({ path: 'docs/a', fingerprint: unneeded }))).toBeUndefined();
  });

  it('by all that an entry names', async () => {
    const list = await parse(
      `[[allow]]\nfingerprint = "${fingerprint}"\npaths = ["docs/**"]\nreason = "example"\n`,
    );
    expect(list.match(query({ path: 'docs/a' }))).toBeDefined();
    expect(list.match(query({ path: 'src/a' }))).toBeUndefined();
  });

  it('by paths alone never silences a critical finding, and says so', async () => {
    const list = await parse('[[allow]]\npaths = ["test/**"]\nreason = "generated"\n');
    const at = { path: 'test/a', fingerprint: unneeded };
    expect(list.match(query({ ...at, severity: 'high' }))?.reason).toBe('generated');
    expect(list.remarks({ unused: true })).toEqual([]);
    expect(list.match(query(at))).toBeUndefined();
    expect(list.remarks({ unused: false })).toEqual([
      '.keyscan-allow.toml:3: the entry for "test/**" does not cover critical findings, as paths alone never do: name the rule too',
    ]);
  });

  it('with rule and paths silences a critical finding', async () => {
    const list = await parse(
      '[[allow]]\npaths = ["**"]\nreason = "a"\n' +
        '[[allow]]\nrule = "aws-secret-access-key"\npaths = ["**"]\nreason = "b"\n',
    );
    expect(list.match(query({ fingerprint: unneeded }))?.reason).toBe('b');
    expect(list.remarks({ unused: true })).toEqual([]);
  });

  it('of an empty list matches nothing and asks for nothing', async () => {
    const list = await parseAllowList('version = 1\n', { now: NOW });
    expect(list.salt).toBeUndefined();
    expect(list.match(query({ fingerprint: unneeded }))).toBeUndefined();
    expect(list.remarks({ unused: true })).toEqual([]);
  });
});

describe('expiry', () => {
  const body = `[[allow]]\nfingerprint = "${fingerprint}"\nreason = "r"\nexpires = 2026-06-15\n`;

  it.each([
    ['2026-06-14T00:00:00Z', true],
    ['2026-06-15T00:00:00Z', true],
    ['2026-06-15T23:59:59.999Z', true],
    ['2026-06-16T00:00:00Z', false],
    ['2026-06-15T23:30:00-01:00', false],
    ['2026-06-16T00:30:00+01:00', true],
    ['2027-01-01T00:00:00Z', false],
  ])('at %s the entry of that day holds: %s', async (time, holds) => {
    const list = await parse(body, Date.parse(time));
    expect(list.match(query()) !== undefined).toBe(holds);
    const remarks = holds
      ? []
      : [
          `.keyscan-allow.toml:3: the entry for ${fingerprint} expired on 2026-06-15 and allows nothing: remove it or set a later date`,
        ];
    expect(list.remarks({ unused: true })).toEqual(remarks);
    expect(list.remarks({ unused: false })).toEqual(remarks);
  });

  it('holds on 29 February', async () => {
    const leap = body.replace('2026-06-15', '2028-02-29');
    expect((await parse(leap, Date.parse('2028-02-29T23:59:59Z'))).match(query())).toBeDefined();
    expect((await parse(leap, Date.parse('2028-03-01T00:00:00Z'))).match(query())).toBeUndefined();
  });
});

describe('unused entries', () => {
  it('are named with their line, when asked for', async () => {
    const list = await parse(
      `\n# first\n[[allow]]\nfingerprint = "${fingerprint}"\nreason = "r"\n\n` +
        '[[allow]]\npaths = ["a\\u001b31m/**", "b"]\nreason = "r"\n',
    );
    list.match(query());
    expect(list.remarks({ unused: false })).toEqual([]);
    expect(list.remarks({ unused: true })).toEqual([
      '.keyscan-allow.toml:9: the entry for "a\\u001b31m/**", … matched nothing: remove it if what it was for is gone',
    ]);
  });

  it('are not those that matched after another', async () => {
    const list = await parse(
      `[[allow]]\npaths = ["src/**"]\nreason = "a"\n[[allow]]\npaths = ["src/*.ts"]\nreason = "b"\n`,
    );
    expect(list.match(query({ severity: 'low', fingerprint: unneeded }))?.reason).toBe('a');
    expect(list.remarks({ unused: true })).toEqual([]);
  });
});

describe('errors', () => {
  const entry = `[[allow]]\nfingerprint = "${fingerprint}"\n`;
  const publicOne = fingerprintOf(PUBLIC_SALT, 'aws-secret-access-key', secret);

  it.each([
    ['syntax', `[[allow]]\nreason = oops\n`, 4, ''],
    ['an unknown key', `${entry}reasons = "r"\n`, 5, 'unknown key "reasons"'],
    ['an unknown table', `[[allowed]]\nreason = "r"\n`, 3, 'unknown key "allowed"'],
    ['no reason', `# c\n${entry}`, 4, 'the entry gives no reason'],
    ['a blank reason', `${entry}reason = " . "\n`, 5, 'reason is empty'],
    ['a long reason', `${entry}reason = "${'x'.repeat(501)}"\n`, 5, 'reason is longer than 500'],
    ['a reason of the wrong type', `${entry}reason = 5\n`, 5, 'reason has to be a string'],
    ['an entry for nothing', `[[allow]]\nreason = "r"\n`, 3, 'does not say what it allows'],
    ['a rule alone', `[[allow]]\nrule = "a"\nreason = "r"\n`, 4, 'a rule without paths'],
    ['no paths', `[[allow]]\npaths = []\nreason = "r"\n`, 4, 'paths is empty'],
    ['a path, no list', `[[allow]]\npaths = "a"\nreason = "r"\n`, 4, 'paths has to be a list'],
    ['a bad glob', `[[allow]]\npaths = ["a", "b["]\nreason = "r"\n`, 4, '"b[" has a wrong bracket'],
    ['a bad fingerprint', `[[allow]]\nfingerprint = "v1-x"\nreason = "r"\n`, 4, 'no fingerprint'],
    [
      'a quoted date',
      `${entry}reason = "r"\nexpires = "2027-01-01"\n`,
      6,
      'expires has to be a date',
    ],
    ['a date with time', `${entry}expires = 2027-01-01T00:00:00Z\n`, 5, 'expires has to be a date'],
    ['30 February', `${entry}reason = "r"\nexpires = 2027-02-30\n`, 6, 'expires has to be a date'],
    ['no list', `allow = 5\n`, 3, 'allow has to be a list of tables'],
    ['no list, a table', `[allow]\nreason = "r"\n`, 3, 'allow has to be a list of tables'],
    [
      'a fingerprint of the public key',
      `[[allow]]\nfingerprint = "${publicOne}"\nreason = "r"\n`,
      4,
      'from a scan without the allow-list',
    ],
    [
      'the second entry, inside strings that look like entries',
      `${entry}reason = """\n[[allow]]\nreasons = 1\n"""\n[[allow]] # x\nowner = '''a'''\nrule = "] x"\n`,
      11,
      'a rule without paths',
    ],
  ])('%s', async (_, body, line, message) => {
    const error = await scanErrorOf(() => parse(body));
    expect(error.status).toBe(2);
    expect(error.message).toMatch(new RegExp(`^\\.keyscan-allow\\.toml:${line}:`));
    expect(error.message).toContain(message);
    expect(error.hint).toMatch(/^[A-Z]/);
    const windows = await scanErrorOf(() =>
      parseAllowList((HEAD + body).replaceAll('\n', '\r\n'), { now: NOW }),
    );
    expect(windows.message).toBe(error.message);
  });

  it.each([
    ['', 'the version is missing', undefined],
    ['version = 2\n', 'version', 1],
    ['version = "1"\n', 'version', 1],
    ['version = 1\nsalt = "abc"\n', 'the salt is not 32 hex digits', 2],
    [`version = 1\n[[allow]]\nfingerprint = "${fingerprint}"\nreason = "r"`, 'needs the salt', 3],
    [`salt = "${salt}"\n[[allow]]\nversion = 1\n`, 'the version is missing', undefined],
  ])('in the header of %j', async (text, message, line) => {
    const error = await scanErrorOf(() => parseAllowList(text, { now: NOW, name: 'my list.toml' }));
    expect(error.message).toContain(message);
    expect(error.message.startsWith(`"my list.toml"${line === undefined ? '' : `:${line}`}:`)).toBe(
      true,
    );
  });

  it('say how a public fingerprint is written in this repository', async () => {
    const body = `[[allow]]\nfingerprint = "${publicOne}"\nreason = "r"\n`;
    expect((await scanErrorOf(() => parse(body))).hint).toContain(fingerprint);
  });

  it('suggest the key that was meant', async () => {
    expect((await scanErrorOf(() => parse(`${entry}resaon = "r"\n`))).hint).toContain(
      'Did you mean reason?',
    );
  });

  it('never quote values', async () => {
    const value = createCredentials('leak').secretAccessKey();
    for (const body of [`key = ${value}\n`, `[[allow]]\nexpires = "${value}"\n`]) {
      const error = await scanErrorOf(() => parse(body));
      expect(error.message + (error.hint ?? '')).not.toContain(value.slice(0, 8));
    }
  });
});

it('reads a file with a byte order mark', async () => {
  const list = await parseAllowList(
    `\ufeff${HEAD}[[allow]]\npaths = ["a"]\nreason = "r"\nexpires = 2030-01-01`,
    { now: NOW },
  );
  expect(list.entries).toHaveLength(1);
});
