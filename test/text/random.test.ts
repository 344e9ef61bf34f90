import { describe, expect, it } from 'vitest';
import { alphabetOf, isMonotonous, looksDrawn, readsLikeWords } from '../../src/text/random.ts';
import { ALPHANUMERIC, BASE64_URL, createCredentials } from '../support/credentials.ts';

const HEX = '0123456789abcdef';
const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';

describe('values drawn at random', () => {
  it.each([
    ['hexadecimal digits', HEX, 32],
    ['hexadecimal digits', HEX, 64],
    ['small letters and digits', LOWER_ALPHANUMERIC, 32],
    ['small letters and digits', LOWER_ALPHANUMERIC, 16],
    ['letters and digits', ALPHANUMERIC, 20],
    ['letters and digits', ALPHANUMERIC, 40],
    ['letters and digits', ALPHANUMERIC, 100],
    ['base64url', BASE64_URL, 43],
  ])(
    'of %s (%s) and length %i are taken for such, but for one in a hundred',
    (_, alphabet, length) => {
      const made = createCredentials(`${alphabet} ${length}`);
      const count = 2000;
      let kept = 0;
      for (let i = 0; i < count; i++) if (looksDrawn(made.chars(length, alphabet))) kept++;
      expect(kept / count).toBeGreaterThan(0.99);
    },
  );

  it.each([
    'applicationConfigurationProvider',
    'my-service-account-for-deployments',
    'DATABASE_CONNECTION_STRING_PRODUCTION',
    'getUserAuthenticationTokenFromRequest',
    'this is the description of the setting',
    'com.acme.billing.invoice.InvoiceService',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    '00000000-0000-0000-0000-000000000000',
    '0101010101010101',
    'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  ])('are unlike %s', (text) => {
    expect(looksDrawn(text)).toBe(false);
  });
});

describe('the measures', () => {
  it('know the alphabet a value is drawn from', () => {
    expect(
      [
        '0123',
        'a1b2',
        'A1B2',
        '0xAbC1',
        'a1b2-c3d4',
        'hello',
        'h3llo',
        'HeLLo',
        'H3LLo',
        'a_b-Z',
        'a!',
      ].map(alphabetOf),
    ).toEqual([10, 16, 16, 16, 16, 26, 36, 52, 62, 64, 94]);
  });

  it('say nothing about texts that are too short', () => {
    for (const text of ['', 'a', 'the', 'other']) {
      expect(readsLikeWords(text), text).toBe(false);
      expect(isMonotonous(text), text).toBe(false);
    }
  });
});
