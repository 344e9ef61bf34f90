import { describe, expect, it } from 'vitest';
import { kindOfName, wordsOf } from '../../rules/generic/names.ts';
import { traitsOf } from '../../rules/generic/paths.ts';
import { judgePassword, judgeSecret } from '../../rules/generic/values.ts';
import { createCredentials } from '../support/credentials.ts';

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
    expect(traitsOf('locales/de.json').isNoise).toBe(true);
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
