import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { addEntry, type AllowRequest } from '../../src/filter/allow-edit.ts';
import { parseAllowList } from '../../src/filter/allow-list.ts';
import { fingerprintOf, newSalt, PUBLIC_SALT } from '../../src/filter/fingerprint.ts';
import { globProblem } from '../../src/filter/globs.ts';
import { Secret } from '../../src/finding.ts';
import { scanErrorOf } from '../support/scan-error.ts';

const NOW = Date.parse('2026-06-15T12:00:00Z');
const salt = newSalt();
const fingerprint = fingerprintOf(salt, 'a-rule', new Secret('value'));
const options = { salt, now: NOW };

async function add(text: string | undefined, request: Partial<AllowRequest>): Promise<string> {
  return (await addEntry(text, { reason: 'because', ...request }, options)).text;
}

describe('addEntry', () => {
  it('begins a file that explains itself', async () => {
    const { text, entry } = await addEntry(
      undefined,
      { fingerprint, reason: 'rotated', owner: 'ana@acme.example', expires: '2027-01-31' },
      options,
    );
    expect(text.startsWith('# Findings of keyscan that may stay, and why.')).toBe(true);
    expect(text).toContain('\nversion = 1\n');
    expect(text).toContain(`\nsalt = "${salt}"\n\n[[allow]]\n`);
    expect(text.endsWith('expires = 2027-01-31\n')).toBe(true);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(entry).toEqual({
      fingerprint,
      reason: 'rotated',
      owner: 'ana@acme.example',
      expires: '2027-01-31',
    });
  });

  it('keeps what people wrote, byte for byte', async () => {
    const before = [
      '# ours: keep',
      'version = 1 # one',
      `salt = '${salt}'`,
      '',
      '   [[allow]]   # odd indentation',
      'paths = [ "a/**",',
      '          "b/**", ]',
      "reason = '''x'''",
      '# trailing comment, no line end',
    ].join('\n');
    const after = await add(before, { fingerprint });
    expect(after.startsWith(`${before}\n\n[[allow]]\n`)).toBe(true);
  });

  it('keeps CRLF', async () => {
    const before = `version = 1\r\nsalt = "${salt}"\r\n`;
    const after = await add(before, { fingerprint });
    expect(after.startsWith(`${before}\r\n[[allow]]\r\n`)).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['version = 1\n[[allow]]\npaths = ["a"]\nreason = "r"\n', /^version = 1\n#.*\nsalt = /],
    ['# c\r\nversion = 1\r\n', /^# c\r\nversion = 1\r\n#.*\r\nsalt = "\w+"\r\n\r\n\[\[allow/],
    ['version = 1', /^version = 1\n#.*\nsalt = "\w+"\n\n\[\[allow/],
    ['"version" = 1 # one\n', /^#.*\nsalt = "\w+"\n"version" = 1 # one\n/],
  ])('gives a salt to a file without: %j', async (before, expected) => {
    const after = await add(before, { fingerprint });
    expect(after).toMatch(expected);
    expect((await parseAllowList(after, { now: NOW })).salt).toBe(salt);
  });

  it('uses the salt of the file, not the one offered', async () => {
    const own = newSalt();
    const secret = new Secret('value');
    const { text, entry } = await addEntry(
      `version = 1\nsalt = "${own}"\n`,
      { fingerprint: fingerprintOf(PUBLIC_SALT, 'a-rule', secret), reason: 'r r' },
      options,
    );
    expect(entry.fingerprint).toBe(fingerprintOf(own, 'a-rule', secret));
    expect(text).not.toContain(salt);
  });

  it('never stores the fingerprint of the public key', async () => {
    const shared = fingerprintOf(PUBLIC_SALT, 'a-rule', new Secret('value'));
    const text = await add(undefined, { fingerprint: shared });
    expect(text).not.toContain(shared);
    expect(text).toContain(fingerprint);
  });

  it('refuses a second entry for the same', async () => {
    const first = await add(undefined, { fingerprint });
    const again = await scanErrorOf(() => add(first, { fingerprint, reason: 'again' }));
    const line = first.split('\n').indexOf('[[allow]]') + 1;
    expect(again.message).toBe(
      `.keyscan-allow.toml:${line} has an entry for ${fingerprint} already`,
    );
    const shared = fingerprintOf(PUBLIC_SALT, 'a-rule', new Secret('value'));
    expect((await scanErrorOf(() => add(first, { fingerprint: shared }))).message).toContain(
      'already',
    );
    const paths = await add(first, { rule: 'a-rule', paths: ['a', 'b'] });
    await scanErrorOf(() => add(paths, { rule: 'a-rule', paths: ['b', 'a'] }));
    await add(paths, { rule: 'a-rule', paths: ['a'] });
  });

  it.each<[Partial<AllowRequest>, string]>([
    [{}, 'there is nothing to allow'],
    [{ rule: 'a-rule' }, 'rule a-rule without paths would allow everything it finds'],
    [{ fingerprint: 'v1-abc\n\u001b[1m' }, 'what is to be allowed is no fingerprint'],
    [{ fingerprint, reason: '' }, '--reason is empty'],
    [{ fingerprint, reason: '\n' }, '--reason is empty'],
    [{ fingerprint, owner: ' ' }, '--owner is empty'],
    [{ fingerprint, reason: 'x'.repeat(501) }, '--reason is longer than 500 characters'],
    [{ fingerprint, expires: 'tomorrow' }, '--expires "tomorrow" is no day of the calendar'],
    [{ fingerprint, expires: '2027-02-30' }, '--expires "2027-02-30" is no day of the calendar'],
    [{ fingerprint, expires: '2027-1-1' }, '--expires "2027-1-1" is no day of the calendar'],
    [{ fingerprint, expires: '2026-06-14' }, '--expires 2026-06-14 is in the past'],
    [{ paths: ['docs/'] }, '"docs/" ends with /'],
  ])('refuses %j', async (request, message) => {
    const error = await scanErrorOf(() => add(undefined, request));
    expect(error.message).toBe(message);
    expect(error.status).toBe(2);
  });

  it('accepts today as the last day', async () => {
    expect(await add(undefined, { fingerprint, expires: '2026-06-15' })).toContain(
      'expires = 2026-06-15',
    );
  });

  it('says when a file cannot be added to', async () => {
    const before = `version = 1\nsalt = "${salt}"\nallow = [{ paths = ["a"], reason = "r" }]\n`;
    const error = await scanErrorOf(() => add(before, { fingerprint }));
    expect(error.message).toBe('.keyscan-allow.toml cannot be added to');
  });

  it('refuses to touch a file with an error in it', async () => {
    const error = await scanErrorOf(() => add('version = 1\nreason = "r"\n', { fingerprint }));
    expect(error.message).toBe('.keyscan-allow.toml:2: unknown key "reason"');
  });
});

describe('what is written is what is read', () => {
  // Everything Unicode has, with what TOML gives a meaning to made likely.
  const text = fc
    .string({
      unit: fc.oneof(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        fc.constantFrom(
          '"',
          "'",
          '\\',
          '\n',
          '\r',
          '\t',
          '#',
          '=',
          '[',
          ']',
          '\u007f',
          '\u2028',
          '"""',
        ),
      ),
      maxLength: 60,
    })
    .map((words) => `a${words}`);
  const day = fc
    .date({
      min: new Date('2026-06-15T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  const paths = fc.array(
    text.filter((glob) => globProblem(glob) === undefined),
    {
      minLength: 1,
      maxLength: 3,
    },
  );

  it.prop([text, fc.option(text), fc.option(day), fc.option(paths), fc.boolean()])(
    'hostile reasons, owners and paths',
    async (reason, owner, expires, globs, isBound) => {
      const request: AllowRequest = {
        reason,
        ...(owner !== null && { owner }),
        ...(expires !== null && { expires }),
        ...(globs !== null && { paths: globs }),
        ...((isBound || globs === null) && { fingerprint }),
      };
      const first = await addEntry(undefined, { paths: ['first'], reason: 'first' }, options);
      for (const before of [undefined, first.text, first.text.replaceAll('\n', '\r\n')]) {
        const { text: after } = await addEntry(before, request, options);
        const list = await parseAllowList(after, { now: NOW });
        expect(list.entries.at(-1)).toEqual(request);
        expect(list.entries).toHaveLength(before === undefined ? 1 : 2);
      }
    },
  );

  it('lone surrogates become a character that a file can hold', async () => {
    const after = await add(undefined, { fingerprint, reason: 'half \ud83d of one' });
    const list = await parseAllowList(after, { now: NOW });
    expect(list.entries[0]?.reason).toBe('half \ufffd of one');
  });

  it('matches the value it was made for', async () => {
    const list = await parseAllowList(await add(undefined, { fingerprint }), { now: NOW });
    const query = { ruleId: 'a-rule', severity: 'critical', path: 'x' } as const;
    expect(list.match({ ...query, fingerprint: () => fingerprint })?.reason).toBe('because');
  });
});
