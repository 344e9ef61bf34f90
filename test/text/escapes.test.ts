import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  ESCAPE,
  ESCAPE_MARK,
  MAX_ESCAPE_LENGTH,
  TOKEN_ESCAPE_MARK,
} from '../../src/text/escapes.ts';

const WHOLE = new RegExp(`^${ESCAPE}$`);
const MARK = new RegExp(`^${ESCAPE_MARK}`);

const hex = fc.integer({ min: 0, max: 0xffff }).map((code) => code.toString(16));
const escapes = fc.oneof(
  fc.constantFrom('\\"', '\\/', '\\`', '\\$', '\\\\', '&amp;', '&lt;', '&gt;', '&quot;'),
  fc.constantFrom('&apos;', '=3D', '=\n', '=\r\n'),
  hex.map((digits) => `\\u${digits.padStart(4, '0')}`),
  hex.map((digits) => `\\u{${digits.padStart(4, '0')}}`),
  hex.map((digits) => `\\x${digits.padStart(2, '0').slice(-2)}`),
  hex.map((digits) => `%${digits.padStart(2, '0').slice(-2)}`),
  hex.map((digits) => `&#x${digits};`),
  fc.nat({ max: 99_999 }).map((code) => `&#${code};`),
);

describe('an escape', () => {
  it.prop([escapes])('is one, begins with a mark, and is no longer than is said', (escape) => {
    expect(escape).toMatch(WHOLE);
    expect(escape).toMatch(MARK);
    expect(escape).toMatch(new RegExp(`^${TOKEN_ESCAPE_MARK}`));
    expect(escape.length).toBeLessThanOrEqual(MAX_ESCAPE_LENGTH);
  });

  it.each([String.raw`\n`, String.raw`\r`, String.raw`\t`])('is %j, with no token', (escape) => {
    expect(escape).toMatch(WHOLE);
    expect(escape).toMatch(MARK);
    expect(escape).not.toMatch(new RegExp(TOKEN_ESCAPE_MARK));
  });

  it.each(['&&', '& ', '%d', '% ', String.raw`\d`, String.raw`\s`, '==', '=x', '&copy;', '%zz'])(
    'is not %j, which most programs hold',
    (text) => {
      expect(text).not.toMatch(MARK);
      expect(text).not.toMatch(WHOLE);
    },
  );
});
