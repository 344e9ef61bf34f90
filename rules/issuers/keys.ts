/** Private keys in other dress than PEM: JSON Web Keys, XML of .NET, VPNs, signing tools. */

import { defineRule, type Advice, type Capture, type Rule } from '../../src/rule.ts';
import { isPlaceholder } from '../../src/text/placeholder.ts';
import { looksDrawn } from '../../src/text/random.ts';

const REPLACE: Advice = {
  leaked: [
    'Make a new key, and remove the public half of this one wherever it is trusted.',
    'If it signed releases or tokens, tell those who check the signatures.',
    'Only then remove it from history (`git filter-repo --replace-text`), force-push, and have the host drop cached views.',
  ],
  instead: 'Keep it in a secret store or a key management service.',
};

function isRandom({ secret }: Capture): boolean {
  return looksDrawn(secret) && !isPlaceholder(secret);
}

/** RFC 7517 §4: the type of the key stands in the same object. */
function isInWebKey({ text, start, end }: Capture): boolean {
  return /\bkty\\?["']?\s{0,4}:/.test(text.slice(Math.max(0, start - 900), end + 900));
}

/** A member of an object of a program: `d: '…'`, `'d': '…'`. */
const PROPERTY = String.raw`["']?\s{0,4}:\s{0,4}["']`;

/** How a program writes a member of one letter; JSON is written in other ways. */
function propertyKeywords(name: string): string[] {
  return [
    `${name}: '`,
    `${name}:'`,
    `${name}: "`,
    `${name}:"`,
    `${name}': '`,
    `${name}':'`,
  ].flatMap((text) => [' ', '\t', '\n', '{', ',', "'"].map((before) => before + text));
}

const MEMBER = String.raw`\\?"\s{0,4}:\s{0,4}\\?"`;

export const jsonWebKey: Rule = defineRule({
  id: 'json-web-key',
  title: 'JSON Web Key',
  severity: 'high',
  description:
    'The private or symmetric half of a JSON Web Key. Whoever has it signs tokens that your services take for genuine, or reads what was encrypted.',
  advice: REPLACE,
  references: ['https://www.rfc-editor.org/rfc/rfc7517'],
  forms: [
    {
      keywords: ['"d":', 'd\\":', '"d" :'],
      requires: /kty/,
      before: new RegExp(`"d${MEMBER}`),
      secret: /[\w-]{40,700}/,
      notBeside: /[\w-]/,
    },
    {
      keywords: ['"k":', 'k\\":', '"k" :'],
      requires: /"oct|oct\\?"/,
      before: new RegExp(`"k${MEMBER}`),
      secret: /[\w-]{20,700}/,
      notBeside: /[\w-]/,
    },
    {
      keywords: propertyKeywords('d'),
      requires: /kty/,
      near: new RegExp(`[^]d${PROPERTY}[\\w-]{40}`),
      atKeyword: true,
      plainOnly: true,
      before: new RegExp(`[\\s{,']d${PROPERTY}`),
      secret: /[\w-]{40,700}/,
      notBeside: /[\w-]/,
    },
    {
      keywords: propertyKeywords('k'),
      requires: /["']oct["']/,
      near: new RegExp(`[^]k${PROPERTY}[\\w-]{20}`),
      atKeyword: true,
      plainOnly: true,
      before: new RegExp(`[\\s{,']k${PROPERTY}`),
      secret: /[\w-]{20,700}/,
      notBeside: /[\w-]/,
    },
  ],
  check: (capture) => isInWebKey(capture) && isRandom(capture),
  matches: [
    '{"kty": "EC", "crv": "P-256", "d": "«q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·xEz»", "x": "a"}',
    "const key = {\n  kty: 'EC',\n  d: '«q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·xEz»',\n};",
    "jwk = {'kty': 'oct', 'k': '«q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR»'}",
    '{"kty":"oct","k":"«q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR»","alg":"HS256"}',
  ],
  rejects: [
    "{ kty: 'EC', crv: 'P-256', x: 'q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·xEz', d: '' }",
    "path = { d: 'q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·xEz' }",
    '{"kty": "EC", "crv": "P-256", "x": "q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·xEz"}',
    '{"d": "q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·xEz"}',
  ],
});

export const xmlPrivateKey: Rule = defineRule({
  id: 'xml-private-key',
  title: 'RSA private key in XML',
  severity: 'critical',
  description:
    'The private exponent of an RSA key as .NET writes it. With the modulus beside it, it signs and decrypts.',
  advice: REPLACE,
  references: ['https://www.w3.org/TR/xmldsig-core1/#sec-RSAKeyValue'],
  forms: [
    {
      keywords: ['</D>'],
      requires: /Modulus/,
      before: /<D>\s{0,4}/,
      secret: /[A-Za-z0-9+/]{40,700}={0,2}/,
      after: /\s{0,4}<\/D>/,
    },
  ],
  check: isRandom,
  matches: [
    '<RSAKeyValue><Modulus>AQAB</Modulus><D>«q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·xEzkP7Ym·Dw==»</D></RSAKeyValue>',
  ],
  rejects: [
    '<RSAKeyValue><Modulus>q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·xEzkP7Ym</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>',
  ],
});

export const openVpnKey: Rule = defineRule({
  id: 'openvpn-static-key',
  title: 'OpenVPN static key',
  severity: 'high',
  description:
    'A key that all members of a VPN share. It authenticates or encrypts the control channel, in older set-ups all traffic.',
  advice: REPLACE,
  references: ['https://openvpn.net/community-resources/reference-manual-for-openvpn-2-6/'],
  forms: [
    {
      keywords: ['BEGIN OpenVPN'],
      secret: /-----BEGIN OpenVPN (?:Static key V1|tls-crypt-v2 (?:client|server) key)-----/,
      after: /\s{1,4}[A-Za-z0-9+/]{32,76}/,
      check: ({ text, end }) => ({ identity: text.slice(end, end + 80).trim() }),
    },
  ],
  matches: [
    '«-----BEGIN· OpenVPN Static key V1-----»\n9937da7c·23addd72·b1ecb256·10aea1b3\nb300b2d9\n',
  ],
  rejects: ['-----BEGIN· OpenVPN Static key V1-----\n...\n', 'starts with "BEGIN OpenVPN"'],
});

export const signingToolKey: Rule = defineRule({
  id: 'minisign-secret-key',
  title: 'minisign or signify secret key',
  severity: 'high',
  description:
    'The key with which releases are signed. minisign encrypts it with a passphrase by default, signify only if told so.',
  advice: REPLACE,
  references: ['https://jedisct1.github.io/minisign/'],
  forms: [
    {
      keywords: ['RWRTY0Iy', 'RWRCS'],
      before: /secret key[^\n]{0,40}\r?\n/,
      secret: /RWR(?:TY0Iy|CS)[A-Za-z0-9+/]{120,320}={0,2}/,
      notBeside: /[A-Za-z0-9+/]/,
    },
  ],
  check: ({ secret }) => !isPlaceholder(secret),
  matches: [
    `untrusted comment: minisign encrypted secret key\n«RWRT·Y0Iy${'q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·'.repeat(4)}==»\n`,
  ],
  rejects: [`untrusted comment: minisign public key\nRWRT·Y0Iy${'q8Zr3TgL·p1XwB6nV·'.repeat(9)}`],
});
