/**
 * Private keys of EC2 instances, CloudFront signers and IoT devices, by the names and places that AWS
 * gives them; all others have a rule of their own.
 */

import { defineRule, type Capture, type Rule } from '../../src/rule.ts';
import { BEGIN, BODY, judgeKey } from '../issuers/pem.ts';
import { replace } from './advice.ts';

/** File names of AWS: EC2 and Lightsail pairs, IoT device keys, CloudFront and X.509 signing keys. */
const AWS_KEY_FILE =
  /\.pem$|\.pem\.(?:key|txt|bak)$|(?:^|\/)pk-[A-Z0-9]{8,40}[^/]{0,12}$|(?:^|\/)(?:aws|ec2|cloudfront|lightsail|iot)[^/]{0,40}\.(?:key|ppk|txt)$/i;

/** Words for keys of certificates and of programs in names of `.pem` files: pairs are not called so. */
const OTHER_KEY_FILE =
  /(?:^|[/_.-])(?:ca|tls|ssl|https?|server|client|certs?|rsa|dsa|ecdsa|ec|ed25519|priv|private|privkey|key|test|localhost|jwt|signing|oauth|saml)(?:key)?\d{0,4}(?=[_.-])[^/]*\.pem$/i;

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
        (isAwsKeyFile(capture.path ?? '') || isAboutAws(capture)) && judgeKey(capture),
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
      why: 'It opens nothing without the passphrase; encrypted-private-key finds it.',
    },
  ],
});
