import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endInSlice,
  otherReadings,
  startInSlice,
  textViewsOf,
  viewsOf,
} from '../../src/match/views.ts';
import { createCredentials } from '../support/credentials.ts';

/** The part of `slice` that stands for `secret` in the first view that shows it. */
function originOf(slice: string, secret: string): string | undefined {
  for (const view of viewsOf(slice)) {
    const at = view.text.indexOf(secret);
    if (at < 0) continue;
    return slice.slice(startInSlice(view, at), endInSlice(view, at + secret.length));
  }
  return undefined;
}

const secrets = fc.nat().map((seed) => createCredentials(seed).secretAccessKey());

describe('a view', () => {
  it.each<[string, (secret: string) => string]>([
    ['as it is', (secret) => secret],
    ['with JSON’s escaped slashes', (secret) => secret.replaceAll('/', '\\/')],
    [
      'with unicode escapes',
      (secret) => secret.replace(/[+/]/g, (c) => `\\u00${c.charCodeAt(0).toString(16)}`),
    ],
    [
      'with hex escapes',
      (secret) => secret.replace(/[+/]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`),
    ],
    ['percent-encoded', (secret) => encodeURIComponent(secret)],
    [
      'with character references',
      (secret) => secret.replaceAll('/', '&#x2F;').replaceAll('+', '&#43;'),
    ],
    ['in base64', (secret) => Buffer.from(secret).toString('base64')],
    ['in base64 with a line end', (secret) => Buffer.from(`${secret}\n`).toString('base64')],
    ['in two string literals', (secret) => `${secret.slice(0, 19)}" +\n   "${secret.slice(19)}`],
    [
      'in two adjacent string literals',
      (secret) => `${secret.slice(0, 19)}"\n   "${secret.slice(19)}`,
    ],
  ])('shows a secret %s and maps it to its exact source', (_, encode) => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const encoded = encode(secret);
        const origin = originOf(`{"name": "${encoded}", "x": 1}\n`, secret);
        // What comes before the value proper (a backslash that is not needed to read it) and the
        // padding behind it may be left out.
        expect(encoded).toContain(origin);
        expect(encoded.length - (origin?.length ?? 0)).toBeLessThanOrEqual(3);
      }),
      { numRuns: 50 },
    );
  });

  it('resolves escapes inside escapes', () => {
    const secret = createCredentials('nested').secretAccessKey();
    const once = JSON.stringify({ key: secret.replace(/./g, (c) => (c === secret[5] ? '/' : c)) });
    const value = (JSON.parse(once) as { key: string }).key;
    const php = once.replaceAll('/', '\\/');
    const twice = JSON.stringify({ body: php });
    expect(originOf(twice, value)).toContain('\\\\/');
  });

  it('ends where the last character does, not where a removed line end after it does', () => {
    const key = createCredentials('soft').servicePassword();
    const slice = `the password of this user: ${key}\nnext=3D1\n`;
    const value = key.slice(0, -1);
    for (const view of viewsOf(slice)) {
      const at = view.text.indexOf(value);
      const end = endInSlice(view, at + value.length);
      expect(slice.slice(startInSlice(view, at), end)).toBe(value);
    }
    expect(viewsOf(slice).length).toBeGreaterThan(1);
  });

  it('keeps padding at the end of a long line apart from the next line', () => {
    const key = createCredentials('padding').bedrockKey();
    const slice = `AWS_BEARER_TOKEN_BEDROCK=${key}\nnext 100% \\"word\\"\n`;
    expect(key).toMatch(/=$/);
    for (const view of viewsOf(slice)) expect(view.text).toContain('=\nnext');
    expect(viewsOf(slice).length).toBeGreaterThan(1);
  });

  it('decodes base64 of a text that is not all ASCII', () => {
    const text = '# Schlüssel für das Backup\naws_secret_access_key = x\n';
    const slice = `data: ${Buffer.from(text).toString('base64')}\n`;
    const decoded = Buffer.from(text).toString('latin1');
    expect(viewsOf(slice).some((view) => view.text.includes(decoded))).toBe(true);
  });

  it('does not join a name without a value to the next line', () => {
    const slice = 'NAME=\nOTHER=3Dvalue\n';
    for (const view of viewsOf(slice)) expect(view.text).toContain('NAME=\nOTHER=');
    expect(viewsOf(slice).length).toBeGreaterThan(1);
  });

  it.each([60, 64, 76])('reads base64 that was wrapped into lines of %d', (width) => {
    const text =
      `aws_secret_access_key = ${createCredentials('wrapped').secretAccessKey()}\n`.repeat(3) +
      'x=1'.repeat(width % 5);
    const wrapped = Buffer.from(text)
      .toString('base64')
      .replace(new RegExp(`.{${width}}`, 'g'), '$&\n  ');
    for (const after of ['', '\n', '\nnext: 1\n', '\nEND\n']) {
      const views = viewsOf(`data: ${wrapped}${after}`);
      expect(views.some((view) => view.text.includes(text))).toBe(true);
    }
  });

  it('maps monotonously for any text', () => {
    const unit = fc.constantFrom(
      '\\',
      '/',
      'u',
      '0',
      '2',
      'f',
      '%',
      '&',
      'amp;',
      '#',
      ';',
      '"',
      ' ',
      '+',
      'A',
      '=',
      '\n',
      'QUtJQUFB',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 120 }), (slice) => {
        for (const view of viewsOf(slice)) {
          let last = 0;
          for (let i = 0; i <= view.text.length; i++) {
            const at = startInSlice(view, i);
            expect(at).toBeGreaterThanOrEqual(last);
            expect(at).toBeLessThanOrEqual(slice.length);
            last = at;
          }
          expect(startInSlice(view, view.text.length)).toBe(slice.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([0, 1, 7, 14, 15, 16, 17, 31, 40])(
    'finds a run of base64 behind %d other characters, and the next one',
    (length) => {
      const [first, second] = ['first value', 'second value'].map((text) =>
        Buffer.from(text.padEnd(12, '.')).toString('base64'),
      );
      const slice = `${'.'.repeat(length)}${first}.${second}`;
      expect(viewsOf(slice).map(({ text }) => text)).toContain(
        `${'.'.repeat(length)}first value..second value`,
      );
    },
  );

  it('does not read ordinary words as base64', () => {
    expect(viewsOf('const applicationConfigurationProvider = createProvider();')).toHaveLength(1);
  });
});

describe('a reading without places', () => {
  const plain = ['a', 'key', '=', '"', "'", ' ', '\n', '+', '\\', '&', '" + "', "'\n'"];
  const escapes = [
    '\\\\',
    '\\n',
    '\\"',
    '\\u003d',
    '%3D',
    '%25',
    '&amp;',
    '&quot;',
    '&#61;',
    '=3D',
  ];
  const pieces = fc.constantFrom(...plain, ...escapes);
  const texts = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

  it('is that of a view, or is left to the views', () => {
    let told = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const readings = otherReadings('', text);
        if (readings === undefined) return;
        told += readings.length;
        expect(readings.map((reading) => reading.join(''))).toEqual(
          textViewsOf(text)
            .slice(1)
            .map((view) => view.text),
        );
      }),
      { numRuns: 3000 },
    );
    expect(told).toBeGreaterThan(1000);
  });
});
