/**
 * Private keys as PEM blocks (RFC 7468, RFC 1421, OpenSSH, PGP) and as files of PuTTY. The finding's
 * span is the BEGIN line; the body after it must be there, or it is a mention in code or documentation.
 */

import { defineRule, type Advice, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { shannonEntropy } from '../../src/text/entropy.ts';
import { replace } from '../aws/advice.ts';

/** PKCS #8, PKCS #1, SEC 1 and OpenSSH; what is encrypted has a label or header that says so. */
export const BEGIN: RegExp = /-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----/;
// Groups keep the patterns from being taken for keys themselves.
const BEGIN_PGP = /-----BEGIN (?:PGP) PRIVATE KEY BLOCK-----/;

/** The lines behind the BEGIN line: RFC 1421 headers, then base64. */
export const BODY: RegExp =
  /(?<headers>(?:[ \t]{0,40}\r?\n[ \t>#*/!+-]{0,40}(?:[A-Za-z][A-Za-z-]{2,20}: [^\r\n]{0,100})?){0,5})[\s>#*/!+,"'\\-]{0,60}(?<body>[A-Za-z0-9+/=]{16,4000}(?:[\s>#*,"'\\-]{1,60}[A-Za-z0-9+/=]{8,80}){0,4})/;

/** An Ed25519 key, the shortest there is, has 64 characters. */
const MIN_BODY = 60;

interface Body {
  /** Without line ends, as base64. */
  readonly text: string;
  readonly isEncrypted: boolean;
}

/** The key behind a BEGIN line; undefined for a mention or an example. */
function bodyOf({ groups, text, end }: Capture): Body | undefined {
  const headers = groups['headers'] ?? '';
  // Examples are cut short (`MIIEow...`) or say what they are somewhere in the middle.
  // A comment in a header may name whom it likes.
  const block = text.slice(end + headers.length, end + 6000);
  const until = block.indexOf('-----END');
  if (/\.{3}|example/i.test(block.slice(0, until < 0 ? 200 : until))) return undefined;
  // Or end in a full stop: `-----BEGIN … KEY-----MIIEpQIBAAK. -----END …`.
  if (/[A-Za-z0-9+/\s]\.\s{0,4}$/.test(block.slice(0, Math.max(until, 0)))) return undefined;
  const body = (groups['body'] ?? '').replace(/[^A-Za-z0-9+/=]/g, '');
  if (body.length < MIN_BODY || shannonEntropy(body.slice(0, 400)) < 4.2) return undefined;
  const isEncrypted = /ENCRYPTED|DEK-Info/.test(headers) || isEncryptedOpenSsh(body);
  return { text: body, isEncrypted };
}

/** All keys of a kind begin with the same line: what tells them apart is the body. */
export function judgeKey(capture: Capture): Verdict {
  const body = bodyOf(capture);
  return body !== undefined && !body.isEncrypted && { identity: body.text };
}

function judgeEncryptedKey(capture: Capture): Verdict {
  const body = bodyOf(capture);
  const isEncrypted = body?.isEncrypted === true || capture.secret.includes('ENCRYPTED');
  return body !== undefined && isEncrypted && { identity: body.text };
}

/** The header of an OpenSSH key names its cipher: "none", or it needs a passphrase. */
function isEncryptedOpenSsh(body: string): boolean {
  const start = Buffer.from(body.slice(0, 60), 'base64').toString('latin1');
  return start.startsWith('openssh-key-v1\0') && !start.slice(15).startsWith('\0\0\0\x04none');
}

const ADVICE: Advice = replace(
  [
    'Make a new pair; remove the public half from every authorized_keys, server and service that trusts it.',
    'If it belongs to a certificate, have the issuer revoke that.',
  ],
  'Keep it outside the repository: in ~/.ssh, a secret store or an agent.',
);

export const privateKey: Rule = defineRule({
  id: 'private-key',
  title: 'Private key',
  severity: 'high',
  description:
    'An unencrypted private key, as for SSH, TLS or signing. Whoever has it passes for its owner.',
  advice: ADVICE,
  references: ['https://www.rfc-editor.org/rfc/rfc7468'],
  forms: [
    { keywords: ['PRIVATE KEY-----'], secret: BEGIN, after: BODY, check: judgeKey },
    { keywords: ['PGP PRIVATE KEY BLOCK-----'], secret: BEGIN_PGP, after: BODY, check: judgeKey },
    {
      keywords: ['PuTTY-User-Key-File-'],
      secret: /PuTTY-User-Key-File-[23]: [a-z0-9-]{4,40}/,
      after: /\r?\nEncryption: none\r?\n/,
    },
  ],
  matches: [
    {
      text: '«-----BEGIN· OPENSSH PRIVATE KEY-----»\nb3BlbnN·zaC1rZX·ktdjEAA·AAABG5v·bmUAAAA·EbmxxQT·RhPyvXH·4ck96oP·z/QHLq8·A\nxbPbLd9\n',
      path: 'home/.ssh/id_ed25519',
    },
    'PRIVATE_KEY="«-----BEGIN· PRIVATE KEY-----»\\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\\n-----END· PRIVATE KEY-----\\n"',
    '«-----BEGIN· EC PRIVATE KEY-----»\nkeyID: AWX2:I27X:WQFX\n\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\n-----END· EC PRIVATE KEY-----\n',
    '«-----BEGIN· PGP PRIVATE KEY BLOCK-----»\nComment: 5CF6 06BD\nComment: <kim@example.com>\n\nxVgEYCP·sqRYJKw·YBBAHaR·w8BAQdA·yl+b2R+·JeEfZ31·BuDWeGi·FAy8eY9·4qCVc7q·F\nu/rvtXY\n',
    '//! «-----BEGIN· RSA PRIVATE KEY-----»\n//! MII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\n',
    '«PuTTY-User-Key-File-2: ssh-rsa»\r\nEncryption: none\r\nComment: x\r\n',
  ],
  rejects: [
    "if (text.startsWith('-----BEGIN· PRIVATE KEY-----')) return true;",
    '-----BEGIN· ENCRYPTED PRIVATE KEY-----\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\n',
    '-----BEGIN· PRIVATE KEY-----\n${TLS_KEY}\n-----END· PRIVATE KEY-----',
    'e.g. `-----BEGIN· RSA PRIVATE KEY-----MII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B. -----END· RSA PRIVATE KEY-----`',
    'PuTTY-User-Key·-File-2: ssh-rsa\r\nEncryption: aes256-cbc\r\n',
  ],
});

export const encryptedPrivateKey: Rule = defineRule({
  id: 'encrypted-private-key',
  title: 'Private key under a passphrase',
  severity: 'medium',
  description:
    'A private key that a passphrase protects. Whoever has the file may try passphrases on it for as ' +
    'long as they like, and old formats make that cheap.',
  advice: ADVICE,
  references: ['https://www.rfc-editor.org/rfc/rfc7468#section-11'],
  forms: [
    {
      keywords: ['ENCRYPTED PRIVATE KEY-----'],
      secret: /-----BEGIN (?:ENCRYPTED) PRIVATE KEY-----/,
      after: BODY,
      check: judgeEncryptedKey,
    },
    { keywords: ['PRIVATE KEY-----'], secret: BEGIN, after: BODY, check: judgeEncryptedKey },
    {
      keywords: ['BEGIN SSH2 ENCRYPTED'],
      secret: /---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----/,
      after: BODY,
      check: judgeEncryptedKey,
    },
    {
      keywords: ['PuTTY-User-Key-File-'],
      secret: /PuTTY-User-Key-File-[23]: [a-z0-9-]{4,40}/,
      after: /\r?\nEncryption: aes[\w-]{3,20}\r?\n/,
    },
  ],
  matches: [
    '«-----BEGIN· ENCRYPTED PRIVATE KEY-----»\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\n-----END· ENCRYPTED PRIVATE KEY-----\n',
    '«-----BEGIN· RSA PRIVATE KEY-----»\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,9937DA7C\n\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\n',
    '«---- BEGIN· SSH2 ENCRYPTED PRIVATE KEY ----»\nComment: "rsa-key"\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\n',
    '«PuTTY-User-Key-File-2: ssh-rsa»\r\nEncryption: aes256-cbc\r\nComment: x\r\n',
  ],
  rejects: [
    '-----BEGIN· PRIVATE KEY-----\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\n',
    "text.includes('-----BEGIN· ENCRYPTED PRIVATE KEY-----')",
    '-----BEGIN· ENCRYPTED PRIVATE KEY-----\nMII...\n-----END· ENCRYPTED PRIVATE KEY-----\n',
    'PuTTY-User-Key·-File-2: ssh-rsa\r\nEncryption: none\r\nComment: x\r\n',
  ],
});
