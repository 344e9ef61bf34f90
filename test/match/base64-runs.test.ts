import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { base64Runs, decodeRun } from '../../src/match/base64-runs.ts';

/** What the runs of a text say. */
function decoded(text: string): string[] {
  return [...base64Runs(text)].flatMap(
    ({ start, end }) => decodeRun(text, start, end, undefined)?.bytes ?? [],
  );
}

const texts = fc.string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 300 });

function encode(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64');
}

describe('a run of base64', () => {
  it.prop([texts, fc.constantFrom('', '"', '\n', ' and more', '</data>')])(
    'is read in one piece, whatever follows',
    (text, behind) => {
      expect(decoded(`value: ${encode(text)}${behind}`)).toEqual([text]);
    },
  );

  it.prop([
    fc.string({ unit: 'grapheme-ascii', minLength: 60, maxLength: 300 }),
    fc.integer({ min: 56, max: 76 }),
    fc.constantFrom('\n', '\r\n', '\\n', '\n    '),
  ])('is read in lines', (text, width, lineEnd) => {
    const lines = encode(text).match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
    expect(decoded(`"${lines.join(lineEnd)}"`)).toEqual([text]);
  });

  it.prop([texts])('is read with the alphabet for URLs', (text) => {
    expect(decoded(Buffer.from(text, 'latin1').toString('base64url'))).toEqual([text]);
  });

  it.prop([texts, fc.nat(), fc.constantFrom(0, 1, 0x1b, 0x7f, 0xff)])(
    'that is no text is left as it is',
    (text, place, byte) => {
      const bytes = Buffer.from(text, 'latin1');
      bytes[place % bytes.length] = byte;
      expect(decoded(bytes.toString('base64'))).toEqual([]);
    },
  );

  it('does not go on behind a short line', () => {
    const [first = '', second = ''] = ['a short line', 'another short line'].map(encode);
    expect(decoded(`${first}\n${second}\n`)).toEqual(['a short line', 'another short line']);
  });

  it('has a last line of any length if nothing else is on it', () => {
    const text = `${'long line '.repeat(5)}end`;
    const encoded = encode(text);
    const lines = `${encoded.slice(0, 60)}\n${encoded.slice(60)}`;
    expect(encoded.length).toBeLessThan(76);
    const [run] = base64Runs(`${lines}\n`);
    expect(run).toEqual({ start: 0, end: lines.length, endOfFullLines: 60 });
    const [other] = base64Runs(`${encoded.slice(0, 60)}\nword word\n`);
    expect(other).toEqual({ start: 0, end: 60, endOfFullLines: 60 });
  });

  it('is read in step with a keyword that was seen in it, though it was cut', () => {
    const keyword = 'keyword';
    const text = encode(`\x01\x02\x03\x04${keyword} and \xff\xfe`).slice(1);
    const at = text.indexOf(encode(`\0${keyword}`).slice(2, 10));
    const read = decodeRun(text, 0, text.length, { at, lead: 2 });
    expect(at).toBeGreaterThan(0);
    expect(read?.bytes).toContain(keyword);
  });
});
