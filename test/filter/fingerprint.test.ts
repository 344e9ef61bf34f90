import { createHmac } from 'node:crypto';
import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  agreedSalt,
  fingerprintOf,
  isFingerprint,
  isPublic,
  isSalt,
  keyed,
  newSalt,
  PUBLIC_SALT,
  type Salt,
} from '../../src/filter/fingerprint.ts';
import { Secret } from '../../src/finding.ts';
import { createCredentials } from '../support/credentials.ts';
import { scanErrorOf } from '../support/scan-error.ts';

const RULE = 'aws-secret-access-key';
const credentials = createCredentials('fingerprint');

function hmac(key: string, message: string): string {
  return createHmac('sha256', key).update(message, 'utf8').digest('hex').slice(0, 32);
}

function withLastBit(digits: string, bit: 0 | 1): string {
  const number = BigInt(`0x${digits}`);
  return `v1-${((number & ~1n) | BigInt(bit)).toString(16).padStart(32, '0')}`;
}

describe('salts', () => {
  it('are 32 random hex digits', () => {
    const salts = Array.from({ length: 50 }, newSalt);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(salts).size).toBe(50);
  });

  it('are told from the public constant, which no file can name', () => {
    expect(isSalt(newSalt())).toBe(true);
    expect(isSalt(PUBLIC_SALT)).toBe(false);
  });
});

describe('fingerprintOf', () => {
  const salt = newSalt();

  it.prop([fc.string(), fc.string({ unit: 'binary' })])('has its form', (rule, value) => {
    for (const key of [salt, PUBLIC_SALT]) {
      const fingerprint = fingerprintOf(key, rule, new Secret(value));
      expect(isFingerprint(fingerprint)).toBe(true);
      expect(isPublic(fingerprint)).toBe(key === PUBLIC_SALT);
    }
  });

  it('is made of keyed hashes, as documented', () => {
    const value = credentials.secretAccessKey();
    const shared = withLastBit(hmac(PUBLIC_SALT, `${RULE}\0${value}`), 0);
    expect(fingerprintOf(PUBLIC_SALT, RULE, new Secret(value))).toBe(shared);
    const own = withLastBit(hmac(salt, shared), 1);
    expect(fingerprintOf(salt, RULE, new Secret(value))).toBe(own);
  });

  it('differs by value, rule and salt', () => {
    const [one, other] = [credentials.secretAccessKey(), credentials.secretAccessKey()];
    const fingerprints = [salt, newSalt(), PUBLIC_SALT].flatMap((key) =>
      [one, other].flatMap((value) =>
        [RULE, 'generic-secret'].map((rule) => fingerprintOf(key, rule, new Secret(value))),
      ),
    );
    expect(new Set(fingerprints).size).toBe(12);
  });

  it('cannot be moved from the rule to the value', () => {
    expect(fingerprintOf(salt, 'a', new Secret('bc'))).not.toBe(
      fingerprintOf(salt, 'ab', new Secret('c')),
    );
  });

  it('survives CRLF, white space at the ends, and indentation of a key', () => {
    const pem = credentials.pem(['RSA', 'PRIVATE', 'KEY'].join(' '));
    const expected = fingerprintOf(salt, 'private-key', new Secret(pem));
    const variants = [
      pem.replaceAll('\n', '\r\n'),
      `\r\n  ${pem}\n\n`,
      pem.replaceAll('\n', '\n    '),
      pem.replaceAll('\n', '\r\n\r\n\t'),
    ];
    for (const variant of variants) {
      expect(fingerprintOf(salt, 'private-key', new Secret(variant))).toBe(expected);
    }
    expect(fingerprintOf(salt, 'private-key', new Secret(pem.replace('\n', '')))).not.toBe(
      expected,
    );
  });
});

describe('keyed', () => {
  it.prop([fc.string({ minLength: 1 })])(
    'turns the public one into the one of the salt',
    (value) => {
      const salt = newSalt();
      const secret = new Secret(value);
      const own = fingerprintOf(salt, RULE, secret);
      expect(keyed(salt, fingerprintOf(PUBLIC_SALT, RULE, secret))).toBe(own);
      expect(keyed(salt, own)).toBe(own);
      expect(keyed(PUBLIC_SALT, own)).toBe(own);
    },
  );
});

function allowList(salt: Salt | undefined): { name: string; salt: Salt | undefined } {
  return { name: '.keyscan-allow.toml', salt };
}

function baseline(salt: Salt): { name: string; salt: Salt } {
  return { name: '.keyscan-baseline.json', salt };
}

describe('agreedSalt', () => {
  const [one, other] = [newSalt(), newSalt()];
  it('is that of either file, and none without', () => {
    expect(agreedSalt(undefined, undefined)).toBeUndefined();
    expect(agreedSalt(allowList(undefined), undefined)).toBeUndefined();
    expect(agreedSalt(allowList(one), undefined)).toBe(one);
    expect(agreedSalt(undefined, baseline(one))).toBe(one);
    expect(agreedSalt(allowList(undefined), baseline(one))).toBe(one);
    expect(agreedSalt(allowList(one), baseline(one))).toBe(one);
  });

  it('has to be the same in both', async () => {
    const error = await scanErrorOf(() => agreedSalt(allowList(one), baseline(other)));
    expect(error.status).toBe(2);
    expect(error.message).toBe(
      '.keyscan-allow.toml and .keyscan-baseline.json have different salts',
    );
    expect(error.hint).toContain('keyscan baseline');
  });
});
