import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import {
  crcBeforeUnderscore,
  crcInBase64,
  crcOfAllInBase36,
  crcOfAllInBase62,
  crcOfAllInHex,
  crcOfBody,
  crcOfLastPart,
  crcOfLastPartInHex,
} from '../../rules/tokens/checksums.ts';
import { isBase58Check } from '../../src/text/checksums/base58.ts';
import { isBech32 } from '../../src/text/checksums/bech32.ts';
import { isBase32WithCrc16 } from '../../src/text/checksums/crc16.ts';
import { isEd25519Pair } from '../../src/text/checksums/ed25519.ts';
import { marvin32 } from '../../src/text/checksums/marvin32.ts';

/** Made from known bytes with an independent implementation; they open nothing. */
const VECTORS: readonly (readonly [string, (token: string) => boolean, string])[] = [
  ['GitHub', crcOfBody, 'ghp·_keyscanSynth·eticVector00·00000·10ykX4e'],
  ['npm', crcOfBody, 'npm·_keyscanSynth·eticVector00·00000·10ykX4e'],
  ['Vercel', crcOfBody, 'vcp·_keyscanSynth·eticVector00·000001abcdef·ghij01234567·891Wy0kW'],
  ['Polar', crcOfLastPart, 'polar·_oat_keyscanSy·ntheticVector·000000011234·5674OYXay'],
  ['Apify', crcOfAllInBase62, 'apify·_api_keyscanSy·ntheticVector·00000001·2PGju5'],
  ['Cloudflare', crcOfLastPartInHex, 'cfut·_keyscanSynth·eticVector00·000001abcdef·ghijd18ae10a'],
  ['Bitbucket', crcOfAllInHex, 'ATBB·keyscanSynth·eticVector00·31F7E169'],
  ['Grafana', crcBeforeUnderscore, 'glsa·_keyscanSynth·eticVector00·00000102_ad·cafe1a'],
  [
    'Confluent',
    crcInBase64,
    'cflt·keyscanSynth·eticVector00·000001abcdef·ghij01234567·89ABCDhQaSmQ',
  ],
  ['GitLab', crcOfAllInBase36, 'glpat·-keyscanSynth·eticVector00·000001.01.0u·1um703i'],
  [
    'age',
    isBech32,
    'AGE-SECRET·-KEY-1QQQSYQC·YQ5RQWZQFPG9·SCRGWPUGPZYS·NZS23V9CCRYD·PK8QARC0SWRYDWG',
  ],
  ['Bitcoin', isBase58Check, 'KwDidQJHSE·67VJ6MWRvbBK·AxhD3F48DvqR·T6JRqrjd7MHL·BjGF7V'],
  ['NATS', isBase32WithCrc16, 'SUAAAAICAM·CAKBQHBAEQUC·YMBUHA6EARCI·JRIFIWC4MBSG·Q3DQOR4H776Y'],
];

describe('checksums', () => {
  it.each(VECTORS)('of %s fit, and no longer once a character differs', (_, fits, defused) => {
    const token = defused.replaceAll('·', '');
    expect(fits(token)).toBe(true);
    for (let at = Math.max(6, token.length - 20); at < token.length; at++) {
      if (token.charAt(at) === '_') continue;
      const other = token.charAt(at) === 'Q' ? 'R' : 'Q';
      expect(fits(token.slice(0, at) + other + token.slice(at + 1)), `at ${at}`).toBe(false);
    }
  });

  it('are no exception for texts that are too short', () => {
    for (const [, fits] of VECTORS)
      for (const text of ['', 'a', '_', '1']) expect(fits(text)).toBe(false);
  });

  it('of key pairs are the public half, RFC 8032 §7.1', () => {
    const pair = Buffer.from(
      (
        '9d61b19deffd5a60·ba844af492ec2cc4·4449c5697b326919·703bac031cae7f60' +
        'd75a980182b10ab7·d54bfed3c964073a·0ee172f3daa62325·af021a68f707511a'
      ).replaceAll('·', ''),
      'hex',
    );
    expect(isEd25519Pair(pair)).toBe(true);
    expect(isEd25519Pair(pair.subarray(1))).toBe(false);
    for (const at of [0, 31, 32, 63]) {
      const other = Buffer.from(pair);
      other[at] = (other[at] ?? 0) ^ 1;
      expect(isEd25519Pair(other), `at ${at}`).toBe(false);
    }
  });

  it('of Microsoft are Marvin32', () => {
    expect(marvin32(Buffer.from('abcd'), 0x44656661756c7430n).toString(16)).toBe('aee5060b');
    const digests = [0, 1, 2, 3, 5, 60].map((length) =>
      marvin32(createHash('sha512').update('x').digest().subarray(0, length), 1n),
    );
    expect(new Set(digests).size).toBe(digests.length);
  });
});
