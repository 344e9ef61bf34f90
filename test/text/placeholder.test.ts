import { describe, expect, it } from 'vitest';
import {
  isDummyPassword,
  isPlaceholder,
  isReference,
  looksLikePassword,
} from '../../src/text/placeholder.ts';
import { createCredentials } from '../support/credentials.ts';

describe('a token', () => {
  it.each([
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'XXXXXXXXXXXXXXXX',
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'abcdefghijklmnopqrstuvwxyz0123456789ABCD',
    '1234567890',
    'FAKEFAKEFAKEFAKE',
    'FakeSecretFakeSecretFakeSecretFakeSecret',
    'YOUR_SECRET_ACCESS_KEY',
    'abababababababab',
    'QFODNN7XMPLAAZ23',
  ])('%s is a placeholder', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it('is hardly ever taken for a placeholder when it is random', () => {
    const made = createCredentials('placeholder');
    const count = 20_000;
    let lost = 0;
    for (let i = 0; i < count; i++) {
      if (isPlaceholder(made.secretAccessKey())) lost++;
      if (isPlaceholder(made.accessKeyId().slice(4))) lost++;
    }
    expect(lost / (2 * count)).toBeLessThan(0.0005);
    for (let i = 0; i < 100; i++) expect(isPlaceholder(made.sessionToken(3000))).toBe(false);
  });
});

describe('a value', () => {
  it.each([
    '$PASSWORD',
    '${PASSWORD}',
    'x-${PASSWORD:-}',
    '$(pwgen 20 1)',
    '%PASSWORD%',
    '%(password)s',
    '{{ vault_password }}',
    '<%= ENV["PW"] %>',
    '<password>',
    '[password]',
    '!Ref',
    '*password',
    'process.env.PASSWORD',
    'var.db_password',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:x',
    'op://vault/db/password',
    '/run/secrets/db',
    'ENC[AES256_GCM,data:x]',
    '********',
    'abc...xyz',
    '\xc2\xabpassword\xc2\xbb',
  ])('%s refers to another one', (value) => {
    expect(isReference(value)).toBe(true);
  });

  it.each([
    'q9$Vt-4mKz!Lp',
    '$x9!Lp-aB',
    'Tr7!kqZ-2mV9',
    'a<b>c',
    '100%sure',
    'me@home1',
    '#1-Hund!',
  ])('%s is one', (value) => {
    expect(isReference(value)).toBe(false);
  });
});

describe('a password', () => {
  it.each([
    '',
    'password',
    'Password123!',
    'changeme',
    'change-me-please',
    'postgres',
    'your_password_here',
    'mynewpassword',
    'minioadmin',
    '12345678',
    'aaaaaa',
    'null',
    '${DB_PASSWORD}',
  ])('%j is a dummy', (value) => {
    expect(isDummyPassword(value)).toBe(true);
  });

  it.each([
    'Hq3Lz8vWx2T',
    'correct-horse-battery',
    'Tr7!kqZ-2mV9',
    'winter2019Munich',
    'pJ7J6iwm699K',
  ])('%j is real', (value) => {
    expect(isDummyPassword(value)).toBe(false);
  });

  it('in prose has three classes and no blank, address or path', () => {
    expect(looksLikePassword('V9x$Lq3!nRw7')).toBe(true);
    expect(looksLikePassword('minimum')).toBe(false);
    expect(looksLikePassword('Required')).toBe(false);
    expect(looksLikePassword('Ana.B1@example.com')).toBe(false);
    expect(looksLikePassword('https://Example1.com')).toBe(false);
    expect(looksLikePassword('docs/Password1.md')).toBe(false);
    expect(looksLikePassword('getPassword1()')).toBe(false);
  });
});
