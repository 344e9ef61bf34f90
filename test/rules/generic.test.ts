import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { wayOf } from '../../rules/generic/expressions.ts';
import { kindOfName, wordsOf } from '../../rules/generic/names.ts';
import { traitsOf } from '../../rules/generic/paths.ts';
import { judgePassword, judgeSecret } from '../../rules/generic/values.ts';
import { reveal } from '../../src/finding.ts';
import { ALPHANUMERIC, createCredentials } from '../support/credentials.ts';
import { detect } from '../support/detect.ts';

describe('a name', () => {
  it('is read as words', () => {
    expect(wordsOf('spring.mail.smtpPassword2')).toEqual(['spring', 'mail', 'smtp', 'password']);
    expect(wordsOf('AWSSecretKey')).toEqual(['aws', 'secret', 'key']);
  });

  it.each([
    'DB_PASSWORD',
    'userPasswd',
    'mysql-root-pwd',
    'dbpass',
    'password_prod',
    'pass',
    'PGPASSWORD',
  ])('%s promises a password', (name) => {
    expect(kindOfName(name)).toBe('password');
  });

  it.each([
    'api_key',
    'clientSecret',
    'ACCESS_TOKEN_PROD',
    'privateKey',
    'jwt.secret',
    'secret_key_base',
    'X-Api-Key',
  ])('%s promises a secret', (name) => {
    expect(kindOfName(name)).toBe('secret');
  });

  it.each([
    'password_field',
    'token_url',
    'secret_name',
    'key_id',
    'publicKey',
    'passwordHash',
    'csrfToken',
    'compass',
    'bypass',
    'tokenizer',
    'primary_key',
    'max_tokens_count',
    'nextToken',
    'author',
    'keyboard',
  ])('%s promises nothing', (name) => {
    expect(kindOfName(name)).toBeUndefined();
  });
});

describe('a path', () => {
  it.each([
    ['src/a.ts', 'code'],
    ['.env.production', 'config'],
    ['config/database.yml', 'config'],
    ['deploy/Dockerfile', 'shell'],
    ['pom.xml', 'markup'],
    ['README.md', 'prose'],
    ['bin/tool', 'unknown'],
  ])('%s is %s', (path, syntax) => {
    expect(traitsOf(path).syntax).toBe(syntax);
  });

  it('tells labels and built code, and tests', () => {
    expect(traitsOf('locales/de.json')).toMatchObject({ isNoise: false, isLabels: true });
    expect(traitsOf('dist/app.min.js').isNoise).toBe(true);
    expect(traitsOf('src/app.js')).toMatchObject({ isNoise: false, isTest: false });
    expect(traitsOf('test/fixtures/a.js').isTest).toBe(true);
    expect(traitsOf('src/LoginTest.java').isTest).toBe(true);
    expect(traitsOf('src/latest/contest.js').isTest).toBe(false);
    expect(traitsOf(undefined)).toMatchObject({ isNoise: false, isTest: false });
  });
});

describe('a value', () => {
  const made = createCredentials('values');

  it('of four classes is a password for sure, words alone are one only in settings', () => {
    expect(judgePassword(made.password(), 'password', false)).toBe('high');
    expect(judgePassword('sunflower', 'password', false)).toBeUndefined();
    expect(judgePassword('sunflower', 'password', true)).toBe('low');
    expect(judgePassword('password', 'password', true)).toBeUndefined();
    expect(judgePassword('Enter your password', 'password', true)).toBeUndefined();
  });

  it('of random characters is a secret, a reference or an identifier none', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
    expect(judgeSecret(made.chars(32, letters), 'token')).toBe('high');
    expect(judgeSecret(made.chars(40, '0123456789abcdef'), 'api_key')).toBe('high');
    for (const value of [
      'config.secrets.token',
      'GITHUB_TOKEN_V2',
      'refresh-token-rotation',
      '${TOKEN}',
      'sha256:abcdef',
    ]) {
      expect(judgeSecret(value, 'token')).toBeUndefined();
    }
  });
});

describe('an expression', () => {
  it.each([
    'process.env.PW || ',
    'isProduction ? ',
    'os.getenv("PW", ',
    'settings.PASSWORD if settings.PASSWORD else ',
    "x['a'] ?? ",
    'Buffer.from(',
    'Encoding.UTF8.GetBytes(',
    'new SecretString(',
    'env::var("PW").unwrap_or(',
    'Optional.ofNullable(System.getenv("PW")).orElse(',
    '["',
    '(',
  ])('%s gives the literal behind it', (via) => {
    expect(wayOf(via)).toBe('value');
  });

  it.each(['Client(', 'login(user, ', '{ production: '])(
    '%s may make something else of it',
    (via) => {
      expect(wayOf(via)).toBe('argument');
    },
  );

  it.each([
    'os.getenv(',
    'await getSecret(',
    'crypto.createHash(',
    'hash(salt, ',
    'text.replace("a", ',
    'matcher.group(',
    't(',
  ])('%s finds or makes something by it', (via) => {
    expect(wayOf(via)).toBeUndefined();
  });
});

/** Values of a rule that are found in `text`, most likely ones only. */
function valuesIn(text: string, path: string): string[] {
  return detect(Buffer.from(text), { path, now: 0 })
    .filter(({ confidence }) => confidence !== 'low')
    .flatMap(({ parts }) => parts.map((part) => reveal(part.secret)));
}

describe('settings that are encoded as a whole', () => {
  const password = `Kz${createCredentials('encoded').chars(9, ALPHANUMERIC)}4`;

  it.each([
    ['.env', `DB_PASSWORD=${password}\nPORT=80\n`],
    ['application.properties', `server.port=80\nspring.datasource.password=${password}\n`],
    ['config.json', `{"db": {"password": "${password}"}}`],
    ['DATABASE_URL', `postgres://app:${password}@db1.acme.io:5432/app`],
  ])('are read in a Secret of Kubernetes: %s', (key, settings) => {
    const data = Buffer.from(settings).toString('base64');
    const text = `apiVersion: v1\nkind: Secret\ndata:\n  ${key}: ${data}\n`;
    expect(valuesIn(text, 'deploy/secret.yaml')).toEqual([password]);
  });

  it('are left alone where they refer to a value kept elsewhere', () => {
    const data = Buffer.from('DB_PASSWORD=${DB_PASSWORD}\nPASSWORD=changeme\n').toString('base64');
    expect(valuesIn(`kind: Secret\ndata:\n  .env: ${data}\n`, 'secret.yaml')).toEqual([]);
  });
});

/** The same in a file whose name says nothing. */
function found(text: string): string[] {
  return valuesIn(text, 'a.out');
}

describe('a program or a database', () => {
  const password = `Kz${createCredentials('binary').chars(9, ALPHANUMERIC)}4`;
  const token = createCredentials('binary').chars(32, ALPHANUMERIC);

  it('is no place for values that only their name gives away', () => {
    expect(found(`\0\x02\0db_password="${password}"\0\x10\0`)).toEqual([]);
    expect(found(`\0\x02\0mysql -u app -p${password} db\0\x10\0`)).toEqual([]);
    expect(found('pw=\x02\x91k1_V\x7fcYp\x80h_HI\n')).toEqual([]);
  });

  it('gives away values that are random to their end', () => {
    expect(found(`\0\x02\0api_token="${token}"\0\x10\0`)).toEqual([token]);
  });

  it('is not what has a stray byte or colours in it', () => {
    expect(found(`db_password="${password}"\0\n`)).toEqual([password]);
    expect(found(`\x1b[32mroot\x1b[0m db_password="${password}"\x07\n`)).toEqual([password]);
  });

  it('is not what has a key in escapes', () => {
    // 32 bytes with all kinds among them: controls, quotes, letters, and what is no UTF-8.
    const bytes = createHash('sha256').update('escapes').digest();
    const escaped = bytes.toString('hex').replace(/../g, '\\x$&');
    expect(found(`let secret = b"${escaped}";`)).toEqual([bytes.toString('latin1')]);
    expect(found(`secret=${bytes.toString('latin1')}\n`)).toEqual([]);
  });

  it('may have text in UTF-16 in it', () => {
    const text = Buffer.from(`\r\ndb_password="${password}"\r\n`, 'utf16le');
    const around = Buffer.from('\x7fELF\x02\x01\x01\0 machine code \x03\x04 '.repeat(4), 'latin1');
    const values = detect(Buffer.concat([around, text, around]), { path: 'a.dll', now: 0 });
    expect(values.flatMap(({ parts }) => parts.map((part) => reveal(part.secret)))).toEqual([
      password,
    ]);
    expect(valuesIn(`\ufeffdb_password="${password}"`, 'a.txt')).toEqual([password]);
  });
});
