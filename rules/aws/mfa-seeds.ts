/** The seed of a virtual MFA device: whoever has it makes the same codes. */

import { defineRule, type Capture, type Rule } from '../../src/rule.ts';
import { shannonEntropy } from '../../src/text/entropy.ts';
import { isPlaceholder } from '../../src/text/placeholder.ts';
import { revoke } from './advice.ts';

/** The issuers that AWS writes into the links behind its QR codes. */
const AWS_ISSUER =
  /amazon(?:%20|\+| )web(?:%20|\+| )services|aws(?:%20|\+| )sso|(?:^|[^a-z])aws(?:[^a-z]|$)/i;

// Three letters are too few for a keyword: the words come with what may stand behind them.
const SEED_KEYWORDS = [
  ...['mfa', '2fa', 'otp'].flatMap((word) =>
    ' _-:=s"\'('.split('').map((next) => `${word}${next}`),
  ),
  ...' _-:="\''.split('').map((next) => `seed${next}`),
];

export const mfaSeed: Rule = defineRule({
  id: 'aws-mfa-seed',
  title: 'AWS MFA seed',
  severity: 'critical',
  description:
    'The seed of a virtual MFA device of AWS. Whoever has it makes the same codes as the owner, for ' +
    'ever: the second factor is gone.',
  advice: revoke(
    [
      'Deactivate that device and register a new one: `aws iam deactivate-mfa-device --user-name USER ' +
        '--serial-number ARN`, `aws iam delete-virtual-mfa-device --serial-number ARN`, then create it ' +
        'again. A resync does not change the seed.',
      'For root: console → Security credentials → Multi-factor authentication → Remove, then assign anew.',
      'Prefer a passkey or a hardware key; a user may have up to eight.',
    ],
    'Scan the QR code and keep no copy; keep a second device or a passkey as the spare.',
  ),
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_lost-or-broken.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_enable_virtual.html',
  ],
  forms: [
    {
      keywords: ['otpauth'],
      before: /(?<label>otpauth:\/\/totp\/[^?"'<>\n]{0,200}\?(?:[^\s"'<>]{0,200}?&)?)secret=/,
      secret: /[A-Z2-7]{16,128}/,
      notBeside: /[A-Za-z0-9]/,
      after: /(?<rest>[^\s"'<>]{0,120})/,
      check: ({ groups }) => AWS_ISSUER.test(`${groups['label'] ?? ''}${groups['rest'] ?? ''}`),
    },
    {
      keywords: ['Base32StringSeed'],
      name: /Base32StringSeed/,
      secret: /[A-Z2-7]{32,128}/,
      notBeside: /[A-Za-z0-9+/]/,
    },
    {
      // AWS's seeds have 64 characters; hardly anybody else's have.
      keywords: SEED_KEYWORDS,
      requires: /[A-Z2-7]{64}/,
      ignoreCase: true,
      name: /(?:mfa|totp|(?<![a-z])otp|2fa|seed)[\w .:'()-]{0,40}?/,
      secret: /[A-Z2-7]{64}/,
      notBeside: /[A-Za-z0-9+/]/,
    },
    {
      keywords: SEED_KEYWORDS,
      requires: /[A-Z2-7]{16}/,
      ignoreCase: true,
      name: /(?<![a-z])aws[\w .:'()-]{0,40}?(?:mfa|totp|otp|2fa)[\w .'()-]{0,24}?(?:seed|secret|key|code)/,
      secret: /[A-Z2-7]{16,128}/,
      notBeside: /[A-Za-z0-9+/]/,
    },
  ],
  check: looksLikeSeed,
  matches: [
    'otpauth://totp/Amazon%20Web%20Services:ana@482910573846?secret=«VTBIIWV·45AJST6·GDZ6QOP·CJMS2PO·OV3RMIQ·2D3F4JZ·YFLJ6A2·UONDUPW·T4ONQAE·U»&issuer=Amazon%20Web%20Services',
    'otpauth://totp/ana?issuer=AWS%20SSO&secret=«CJ4P6JV·CD3AXTQ·O3BKCUP·DKRRWKA»',
    '"VirtualMFADevice": {"Base32StringSeed": "«JA4HYZK·KA7PQPT·LBOX7MJ·GA2OPW6·ZS7PDXA·DJCSWQE·EURB3VY·NR2JUJK·RPWLDJV·N»"}',
    'AWS root MFA secret key: «QGW5QXA·HQADJFV·47MGPWR·6IIQ76B·IS3UJPQ·G65YZ4G·HTJYPNR·O4HTVX6·HOEBJVN·K»',
    'AWS_MFA_SECRET=«CJ4P6JV·CD3AXTQ·O3BKCUP·DKRRWKA»',
  ],
  rejects: [
    'otpauth://totp/Example:alice@google.com?secret=CJ4P6JV·CD3AXTQ·O3BKCUP·DKRRWKA&issuer=Example',
    'AWS MFA secret: ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
    'GITHUB_TOTP_SECRET=CJ4P6JV·CD3AXTQ·O3BKCUP·DKRRWKA',
    'mfa_serial = arn:aws:iam::482910573846:mfa/ana',
  ],
  knownMisses: [
    {
      text: 'a seed in lower case or in groups of four characters',
      why: 'AWS shows it in one run of capitals; other spellings cannot be told from words.',
    },
  ],
});

function looksLikeSeed({ secret }: Capture): boolean {
  return /[2-7]/.test(secret) && shannonEntropy(secret) >= 3 && !isPlaceholder(secret);
}
