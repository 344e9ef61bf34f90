/** Private keys and stores of keys in base64 without a PEM block around them, or as numbers. */

import { defineRule, type Advice, type Capture, type Rule } from '../../src/rule.ts';
import { shannonEntropy } from '../../src/text/entropy.ts';

const ADVICE: Advice = {
  leaked: [
    'Make a new key, give its public half to whoever trusts the old one, and have them drop that.',
    'If a certificate belongs to it, have the issuer revoke it.',
    'Only then remove it from history (`git filter-repo --replace-text`), and force-push.',
  ],
  instead: 'Keep keys in a secret store, or in files outside of the repository.',
};

/** Bits a character that base64 of a key has and base64 of text or of zeros has not. */
const LEAST_ENTROPY = 4.8;

function isRandom({ secret }: Capture): boolean {
  return shannonEntropy(secret.slice(40, 440)) >= LEAST_ENTROPY;
}

/** The lines of a PEM block are found with it. */
function isOutsideOfPem({ text, start }: Capture): boolean {
  return !/KEY(?: BLOCK)?-----[^A-Za-z0-9]{0,24}(?:[nr]\W{0,8}){0,4}$/.test(
    text.slice(Math.max(0, start - 60), start),
  );
}

export const derPrivateKey: Rule = defineRule({
  id: 'der-private-key',
  title: 'RSA private key in base64',
  severity: 'critical',
  description:
    'An RSA private key as base64 without BEGIN and END, as payment services and SDKs take it. ' +
    'Whoever has it signs and decrypts in the name of its owner.',
  advice: ADVICE,
  references: [
    'https://www.rfc-editor.org/rfc/rfc5208#section-5',
    'https://www.rfc-editor.org/rfc/rfc8017#appendix-A.1.2',
  ],
  forms: [
    {
      // SEQUENCE, version 0, and the algorithm rsaEncryption.
      keywords: ['IBADANBgkqhkiG9w0BAQEFAASC'],
      secret: /MI[IJ][A-Za-z0-9+/]{3}IBADANBgkqhkiG9w0BAQEFAASC[A-Za-z0-9+/]{300,6000}={0,2}/,
      notBeside: /[A-Za-z0-9+/]/,
      plainOnly: true,
    },
    {
      // SEQUENCE, version 0, and a number of some hundred bytes.
      keywords: ['IBAAKCA', 'IBAAKBg'],
      secret: /MI[IJ][A-Za-z0-9+/]{3}IBAAK(?:CA|Bg)[A-Za-z0-9+/]{300,6000}={0,2}/,
      notBeside: /[A-Za-z0-9+/]/,
      plainOnly: true,
    },
  ],
  check: (capture) => isOutsideOfPem(capture) && isRandom(capture),
  matches: [
    `private_key: '«MIIEvQIBAD·ANBgkqhkiG9w0BAQEFAASC${'q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·'.repeat(8)}»'`,
    `String KEY = "«MIIEpAIB·AAKCAQEA${'q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·'.repeat(8)}»";`,
  ],
  rejects: [
    `-----BEGIN· PUBLIC KEY-----\nMIIEvQIBAD·ANBgkqhkiG9w0BAQEFAASC${'q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·'.repeat(8)}`,
    `MIIEvQIBAD·ANBgkqhkiG9w0BAQEFAASC${'A'.repeat(400)}`,
    'MIIEvQIBAD·ANBgkqhkiG9w0BAQEFAASC…',
  ],
});

export const keyStore: Rule = defineRule({
  id: 'base64-key-store',
  title: 'Key store in base64',
  severity: 'high',
  description:
    'A PKCS #12 file or a Java key store, in base64. It holds private keys under a password, which is ' +
    'often short, and often stands near it.',
  advice: ADVICE,
  references: ['https://www.rfc-editor.org/rfc/rfc7292#section-4'],
  forms: [
    {
      // SEQUENCE, and version 3.
      keywords: ['IBAzCC', 'IBAzCA'],
      secret: /MI[IJ][A-Za-z0-9+/]{3}IBAzC[AC][A-Za-z0-9+/]{300,8000}={0,2}/,
      notBeside: /[A-Za-z0-9+/]/,
      plainOnly: true,
    },
    {
      // 0xfeedfeed of JKS or 0xcececece of JCEKS, and version 2.
      keywords: ['/u3+7QAAAAI', 'zs7OzgAAAAI'],
      secret: /(?:\/u3\+7Q|zs7Ozg)AAAAI[A-Za-z0-9+/]{300,8000}={0,2}/,
      notBeside: /[A-Za-z0-9+/]/,
      plainOnly: true,
    },
  ],
  check: isRandom,
  matches: [
    `KEYSTORE="«MIIKRwIB·AzCCCgAGCSqG${'q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·'.repeat(8)}»"`,
    `ANDROID_KEYSTORE_BASE64: «/u3+7QAA·AAIAAAABAAAA${'q8Zr3TgL·p1XwB6nV·0sKe9YdM·4hJc7UfR·a2QtWi5O·'.repeat(8)}»\n`,
  ],
  rejects: [`MIIKRwIB·AzCC${'A'.repeat(400)}`, 'begins with MIIKRwIB·AzCC'],
});

export const ipsecKey: Rule = defineRule({
  id: 'ipsec-rsa-private-key',
  title: 'IPsec RSA private key',
  severity: 'high',
  description:
    'The private exponent of the key with which a gateway signs in to its VPN, as ipsec.secrets has it.',
  advice: ADVICE,
  references: ['https://libreswan.org/man/ipsec.secrets.5.html'],
  forms: [
    {
      keywords: ['PrivateExponent:'],
      before: /PrivateExponent:\s{0,8}/,
      secret: /0[xs][A-Za-z0-9+/=]{64,2400}/,
      notBeside: /[A-Za-z0-9+/=]/,
    },
  ],
  check: ({ secret }) => shannonEntropy(secret.slice(2)) >= 3,
  matches: [
    `: RSA {\n  Modulus: 0x9937da7c\n  PrivateExponent: «0x${'9937da7c·23addd72·b1ecb256·10aea1b3·'.repeat(4)}»\n}\n`,
  ],
  rejects: ['PrivateExponent: 0x00', 'key.PrivateExponent: number'],
});
