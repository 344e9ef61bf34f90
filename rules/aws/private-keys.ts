/**
 * Private keys in PEM: of EC2 instances, CloudFront signers and IoT devices by the names and places
 * AWS gives them, all others under a rule of their own. The finding's span is the BEGIN line; the
 * body after it must be there, or it is a mention in code or documentation.
 */

import { defineRule, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { shannonEntropy } from '../../src/text/entropy.ts';
import { replace } from './advice.ts';

/** File names of AWS: EC2 and Lightsail pairs, IoT device keys, CloudFront and X.509 signing keys. */
const AWS_KEY_FILE =
  /\.pem$|\.pem\.(?:key|txt|bak)$|(?:^|\/)pk-[A-Z0-9]{8,40}[^/]{0,12}$|(?:^|\/)(?:aws|ec2|cloudfront|lightsail|iot)[^/]{0,40}\.(?:key|ppk|txt)$/i;

/** Words for keys of certificates and of programs in names of `.pem` files: pairs are not called so. */
const OTHER_KEY_FILE =
  /(?:^|[/_.-])(?:ca|tls|ssl|https?|server|client|certs?|rsa|dsa|ecdsa|ec|ed25519|priv|private|privkey|key|test|localhost|jwt|signing|oauth|saml)(?:key)?\d{0,4}(?=[_.-])[^/]*\.pem$/i;

/** PKCS #8, PKCS #1, SEC 1 and OpenSSH; what is encrypted has a label or header that says so. */
const BEGIN = /-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----/;
const BEGIN_PGP = /-----BEGIN PGP PRIVATE KEY BLOCK-----/;

/** The lines behind the BEGIN line: RFC 1421 headers, then base64. */
const BODY =
  /(?<headers>(?:[ \t]{0,40}\r?\n[ \t>#*/!+-]{0,40}(?:[A-Za-z][A-Za-z-]{2,20}: [^\r\n]{0,100})?){0,5})[\s>#*/!+,"'\\-]{0,60}(?<body>[A-Za-z0-9+/=]{16,4000}(?:[\s>#*,"'\\-]{1,60}[A-Za-z0-9+/=]{8,80}){0,4})/;

/** An Ed25519 key, the shortest there is, has 64 characters. */
const MIN_BODY = 60;

function judgeBody({ groups, text, end }: Capture): Verdict {
  const headers = groups['headers'] ?? '';
  // Without its passphrase an encrypted key opens nothing.
  if (/ENCRYPTED|DEK-Info/.test(headers)) return false;
  // Examples are cut short (`MIIEow...`) or say what they are somewhere in the middle.
  // A comment in a header may name whom it likes.
  const block = text.slice(end + headers.length, end + 6000);
  const until = block.indexOf('-----END');
  if (/\.{3}|example/i.test(block.slice(0, until < 0 ? 200 : until))) return false;
  // Or end in a full stop: `-----BEGIN … KEY-----MIIEpQIBAAK. -----END …`.
  if (/[A-Za-z0-9+/\s]\.\s{0,4}$/.test(block.slice(0, Math.max(until, 0)))) return false;
  const body = (groups['body'] ?? '').replace(/[^A-Za-z0-9+/=]/g, '');
  const isKey =
    body.length >= MIN_BODY &&
    shannonEntropy(body.slice(0, 400)) >= 4.2 &&
    !isEncryptedOpenSsh(body);
  // All keys of a kind begin with the same line.
  return isKey && { identity: body };
}

/** The header of an OpenSSH key names its cipher: "none", or it needs a passphrase. */
function isEncryptedOpenSsh(body: string): boolean {
  const start = Buffer.from(body.slice(0, 60), 'base64').toString('latin1');
  return start.startsWith('openssh-key-v1\0') && !start.slice(15).startsWith('\0\0\0\x04none');
}

function isAwsKeyFile(path: string): boolean {
  return AWS_KEY_FILE.test(path) && !OTHER_KEY_FILE.test(path);
}

/** Whether AWS is spoken of within 300 bytes, or in the path. */
function isAboutAws({ text, start, end, path }: Capture): boolean {
  const around = `${text.slice(Math.max(0, start - 300), start)}\n${text.slice(end, end + 40)}`;
  return (
    /KeyMaterial|key_material|(?<![a-z])(?:aws|ec2|cloudfront|lightsail|amazon)(?![a-z])|APKA[A-Z0-9]{16}/i.test(
      around,
    ) || /(?:^|[/_.-])(?:aws|ec2|cloudfront|lightsail|iot)(?:[/_.-])/i.test(path ?? '')
  );
}

const ABOUT_PAIRS = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html';

export const awsPrivateKey: Rule = defineRule({
  id: 'aws-private-key',
  title: 'AWS private key',
  severity: 'high',
  description:
    'The private half of a key pair: of EC2 instances it opens a shell, of CloudFront it signs links ' +
    'to private content, of IoT it speaks for a device.',
  advice: replace(
    [
      'EC2: a pair cannot be revoked. Remove its line from ~/.ssh/authorized_keys on every instance, ' +
        'replace the pair, and make new images if old ones hold it.',
      'CloudFront: remove the public key from the key group (or deactivate the key pair of the root user).',
      'IoT: `aws iot update-certificate --certificate-id ID --new-status REVOKED`, and give the device another.',
    ],
    'Keep it in ~/.ssh or a secret store; use EC2 Instance Connect or Session Manager instead of keys.',
  ),
  references: [
    ABOUT_PAIRS,
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html',
    'https://docs.aws.amazon.com/iot/latest/developerguide/revoke-ca-cert.html',
  ],
  forms: [
    {
      keywords: ['PRIVATE KEY-----'],
      secret: BEGIN,
      after: BODY,
      check: (capture) =>
        (isAwsKeyFile(capture.path ?? '') || isAboutAws(capture)) && judgeBody(capture),
    },
  ],
  matches: [
    {
      text: '«-----BEGIN· RSA PRIVATE KEY-----»\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\ncHNwrPO·T4Kzf1v·C9ln1pr\n-----END· RSA PRIVATE KEY-----\n',
      path: 'acme-prod.pem',
    },
    '{"KeyName": "x", "KeyMaterial": "«-----BEGIN· RSA PRIVATE KEY-----»\\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\\ncHNwrPO·T4Kzf1v\\n-----END"}',
  ],
  rejects: [
    {
      text: '-----BEGIN· PUBLIC KEY-----\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx\n',
      path: 'a.pem',
    },
    {
      text: '-----BEGIN· CERTIFICATE-----\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx\n',
      path: 'a.pem',
    },
    {
      text: '-----BEGIN· RSA PRIVATE KEY-----\n...\n-----END· RSA PRIVATE KEY-----',
      path: 'a.pem',
    },
    {
      text: '-----BEGIN· RSA PRIVATE KEY-----\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\n',
      path: 'certs/server-key.pem',
    },
    {
      text: '-----BEGIN· RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,9937DA7C\n\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\n',
      path: 'a.pem',
    },
  ],
  knownMisses: [
    {
      text: 'a private key that is encrypted with a passphrase',
      why: 'It opens nothing without the passphrase, which is looked for as a secret of its own.',
    },
  ],
});

export const privateKey: Rule = defineRule({
  id: 'private-key',
  title: 'Private key',
  severity: 'high',
  description:
    'An unencrypted private key, as for SSH, TLS or signing. Whoever has it passes for its owner.',
  advice: replace(
    [
      'Make a new pair; remove the public half from every authorized_keys, server and service that trusts it.',
      'If it belongs to a certificate, have the issuer revoke that.',
    ],
    'Keep it outside the repository: in ~/.ssh, a secret store or an agent.',
  ),
  references: ['https://www.rfc-editor.org/rfc/rfc7468'],
  forms: [
    { keywords: ['PRIVATE KEY-----'], secret: BEGIN, after: BODY, check: judgeBody },
    { keywords: ['PGP PRIVATE KEY BLOCK-----'], secret: BEGIN_PGP, after: BODY, check: judgeBody },
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
    'PuTTY-User-Key-File-2: ssh-rsa\r\nEncryption: aes256-cbc\r\n',
  ],
});
