/**
 * Access keys: the id (a name, harmless alone), the secret (what hurts) and the id of a temporary
 * key. An id is told by its prefix and structure; a secret has no mark of its own and is told by a
 * strong name (class A), by a weak name near an id (B), or by standing beside an id and looking
 * drawn at random (C).
 */

import { defineRule, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { shannonEntropy } from '../../src/text/entropy.ts';
import { isPlaceholder } from '../../src/text/placeholder.ts';
import { isHex, looksRandom40 } from '../../src/text/shape.ts';
import { ROOT_KEY, SESSION, USER_KEY } from './advice.ts';
import { isDocumented, isPublicAccount } from './documentation-values.ts';
import { accountOf, canaryNote, hasKeyIdStructure } from './key-id.ts';

const ABOUT_KEYS =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html';
const ABOUT_ROOT = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html';
const ABOUT_REVOKING =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html';

/** Files the console offers when a root key is made, and names people give them. */
const ROOT_KEY_FILE =
  /(?:^|\/)(?:rootkeys?|root[-_ ]?(?:access)?[-_ ]?keys?)(?:[-_. (][^/]{0,40})?\.(?:csv|txt)[^/]{0,8}$/i;

/** Every id anchors the search for its secret. */
const ANY_KEY_ID = ['aws-access-key-id', 'aws-temp-access-key-id'];

/** 40 characters of base64; more of them, or padding, is something else. */
const SECRET = /[A-Za-z0-9+/]{40}/;
const NOT_BESIDE_SECRET = /[A-Za-z0-9+/]/;
const AFTER_SECRET = /(?!=)/;

/** The id stands in a signed URL or header: it names who signed and comes without the secret. */
function isInSignature({ text, start, end }: Capture): boolean {
  const before = text.slice(Math.max(0, start - 48), start);
  const after = text.slice(end, end + 48);
  return (
    /^(?:\/|\\\/|%2F|%252F|\\u002f)\d{8}(?:\/|\\\/|%2F|%252F|\\u002f)/i.test(after) ||
    /(?:[?&]|&amp;|u0026|%26|%3F|%2526)AWSAccessKeyId(?:=|%3D|%253D)$/i.test(before) ||
    /^:[A-Za-z0-9+/]{27}(?![A-Za-z0-9+/])/.test(after)
  );
}

/** CloudTrail writes down which key was used, never the secret. */
function isInCloudTrail({ text, start, end }: Capture): boolean {
  const around = text.slice(Math.max(0, start - 500), end + 500);
  return /(?:userIdentity|eventSource|eventVersion|sessionContext)\b/.test(around);
}

function judgeKeyId(capture: Capture): Verdict {
  const id = capture.secret;
  if (isDocumented(id) || isPlaceholder(id.slice(4)) || isInSignature(capture)) return false;
  if (!hasKeyIdStructure(id)) return { needsCompany: true, confidence: 'low' };
  const account = accountOf(id);
  // Emulators make ids for the accounts of the documentation.
  if (account !== undefined && isPublicAccount(account))
    return { needsCompany: true, confidence: 'low' };
  const note = canaryNote(account);
  return {
    ...(account === undefined ? {} : { account }),
    ...(note === undefined ? {} : { note }),
    ...(isInCloudTrail(capture) ? { needsCompany: true } : {}),
  };
}

/** Keys of other makers that are used through S3's interface, and those of local emulators. */
function belongsElsewhere({ text, start, end }: Capture): boolean {
  const around = text.slice(Math.max(0, start - 240), end + 240);
  if (/(?<![A-Z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Z0-9])/.test(around)) return false;
  return /(?<![A-Z0-9])(?:GOOG[A-Z0-9]{16,60}|L[KS]IA[A-Z0-9]{16})(?![A-Z0-9])/.test(around);
}

function judgeSecret(capture: Capture): Verdict {
  const { secret } = capture;
  if (isHex(secret) || shannonEntropy(secret) < 4) return false;
  return !isDocumented(secret) && !isPlaceholder(secret) && !belongsElsewhere(capture);
}

/** What 40 random characters beside a key id are called when they are not its secret. */
const OTHER_MEANING =
  /(?:api[_.-]?key|signature|digest|hash|checksum|etag|sha1|sha-1|integrity|request[_-]?id|amz-id|commit|revision|nonce|salt)["'\\]{0,2}(?:&quot;)?[\s:="'(\\]{0,8}(?:&quot;)?$/i;

/** One of several lines of wrapped base64, or its last. */
function isWrapped({ text, start, end }: Capture): boolean {
  const before = text.slice(Math.max(0, start - 160), start);
  const after = text.slice(end, end + 160);
  return (
    /(?:^|[^A-Za-z0-9+/])[A-Za-z0-9+/]{40,}\r?\n(?:[ \t>#*-]{0,16}|[ \t]{0,16}\/\/ )$/.test(
      before,
    ) || /^\r?\n(?:[ \t>#*-]{0,16}|[ \t]{0,16}\/\/ )[A-Za-z0-9+/]{40,}=?=?(?:\r?\n|$)/.test(after)
  );
}

function hasOtherMeaning(capture: Capture): boolean {
  const { text, start } = capture;
  return OTHER_MEANING.test(text.slice(Math.max(0, start - 48), start)) || isWrapped(capture);
}

function judgeNameless(capture: Capture): Verdict {
  return looksRandom40(capture.secret) && !hasOtherMeaning(capture);
}

/** The prefix with as much behind it as an id has, or a quote in between: most words have neither. */
function whole(prefix: string): RegExp {
  return new RegExp(`${prefix}(?:[A-Z0-9]{16}(?![A-Z0-9])|[A-Z0-9]{0,15}["'\`])`);
}

export const accessKeyId: Rule = defineRule({
  id: 'aws-access-key-id',
  title: 'AWS access key id',
  severity: 'medium',
  description:
    'The name of a long-term AWS access key. It opens nothing without its secret, but it names the ' +
    'account it belongs to and says that a secret may be near.',
  advice: {
    leaked: [
      'Search this repository and its history for the secret that belongs to the id.',
      'Find the owner: search for the id in the IAM console, or `aws iam list-access-keys --user-name USER`.',
      'If the key is not needed, delete it: `aws iam delete-access-key --user-name USER --access-key-id ID`.',
    ],
    instead: 'Read it from the environment or the shared AWS configuration at run time.',
  },
  references: [ABOUT_KEYS],
  group: { name: 'aws-credentials', role: 'id' },
  public: true,
  inPath: { path: ROOT_KEY_FILE, as: 'aws-root-access-key-id' },
  forms: [
    {
      keywords: ['AKIA'],
      requires: whole('AKIA'),
      secret: /AKIA[A-Z0-9]{16}/,
      notBeside: /[A-Z0-9]/,
    },
  ],
  check: judgeKeyId,
  matches: [
    'AWS_ACCESS_KEY_ID=«AKIAW55·S5KISVK·YF2TUN»',
    '/* owner: «AKIAIRJ·4KP2VK7·KJF7CQ» */',
    'legacy_«AKIAV33·IYEQLZ6·JCPX3M»_prod',
    'next=%3D«AKIAV3G·T3N572R·REMSOJ»',
    '{"body":"keys:\\n«AKIAV7U·DODNOQ5·M6JDCS»\\n"}',
    'data: {key: «QUtJQVh·BVVZTNk·dJUkRNR·FFBVDM=»}',
    { text: '«AKIAWHJ·WVEFQQL·DWI5YR»,x', path: 'home/deploy_accessKeys.csv' },
  ],
  rejects: [
    'id = AKIAIOS·FODNN7E·XAMPLE',
    'AKIAEXA·MPLEPBU·MBC3GA is in the AWS CLI documentation',
    'AKIADEAD·BEEFDEAD·BEEF has hexadecimal words in it',
    'AKIA1234·567890AB·CDEF has digits that base32 lacks',
    'AKIAXXXX·XXXXXXXX·XXXX',
    'AKIALALE·MEL33243·OLIB',
    'AKIARZPU·ZDIKGB2V·ALC4 is of account 123456789012',
    'XAKIAW55·S5KISVK·YF2TUN is part of a longer word',
    'AKIAW55·S5KISVK·YF2TUNB has 21 characters',
    'https://b.s3.amazonaws.com/a?AWSAccessKeyId=AKIAW55·S5KISVK·YF2TUN&Expires=1357034400&Signature=x',
    'Authorization: AWS4-HMAC-SHA256 Credential=AKIAW55·S5KISVK·YF2TUN/20200101/eu-west-1/s3/aws4_request',
    'X-Amz-Credential=AKIAW55·S5KISVK·YF2TUN%2F20200101%2Feu-west-1%2Fs3%2Faws4_request',
    '{"userIdentity":{"accessKeyId":"AKIAW55·S5KISVK·YF2TUN"},"eventSource":"s3.amazonaws.com"}',
  ],
});

export const temporaryKeyId: Rule = defineRule({
  id: 'aws-temp-access-key-id',
  title: 'AWS temporary access key id',
  severity: 'high',
  description:
    'The id of a temporary AWS access key, found together with its secret or session token. The ' +
    'three together act as a user or role until they expire.',
  advice: SESSION,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html',
    ABOUT_REVOKING,
  ],
  group: { name: 'aws-credentials', role: 'id' },
  public: true,
  needsCompany: true,
  forms: [
    {
      keywords: ['ASIA'],
      requires: whole('ASIA'),
      secret: /ASIA[A-Z0-9]{16}/,
      notBeside: /[A-Z0-9]/,
    },
  ],
  check: judgeKeyId,
  matches: [
    'aws_access_key_id = «ASIAWC5·BYW2YVT·CCFIOT»\naws_secret_access_key = t7g+P6G·t1BqC+i·DAjdBqx·xPVLVik·RvdJujm·ib1Hk',
    '{"sessionId":"«ASIAV5M·YKK4GWB·4MUMC2»","sessionKey":"xuSU99D·ALnXQ7l·cGY5A3R·nl+uUS0·nw2+4YW·gvhnp"}',
  ],
  rejects: [
    '"accessKeyId": "ASIAWC5·BYW2YVT·CCFIOT" stands alone',
    'const ASIAPACIFICREGIONSOUTH = 3',
    'ASIAIOS·FODNN7E·XAMPLE',
    'X-Amz-Credential=ASIAWC5·BYW2YVT·CCFIOT%2F20200101%2Feu-west-1%2Fs3%2Faws4_request',
  ],
});

/** Names that say by themselves that an AWS secret access key follows. */
const STRONG_NAME =
  /secret[_.\- ]?access[_.\- ]?key|aws[\w.-]{0,30}?sec(?:ret)?[_.-]?(?:access[_.-]?)?key|aws[_.-]?secret|s3[an]?\.(?:bucket\.[\w.-]{1,63}\.)?secret\.key/;

const STRONG_KEYWORDS = [
  'secretaccess',
  'secret_access',
  'secret-access',
  'secret.access',
  'secret access',
  'secretkey',
  'secret_key',
  'secret-key',
  'secret.key',
  'seckey',
  'sec_key',
  'sec-key',
  'awssecret',
  'aws_secret',
  'aws-secret',
  'aws.secret',
];

/** Names that count only with an id near. An API key of 40 characters is not its secret. */
const WEAK_NAME =
  /secret|pass(?:word|wd|phrase)?|pwd|(?<!api)(?<!api[_.-])(?<!public)(?<!public[_.-])key|(?<![A-Za-z])sk|sak/;

export const secretAccessKey: Rule = defineRule({
  id: 'aws-secret-access-key',
  title: 'AWS secret access key',
  severity: 'high',
  description:
    'The secret half of an AWS access key. Whoever has it and the id can do all that its user may ' +
    'do, from anywhere, until somebody deactivates it. Keys in public repositories are used by ' +
    'strangers within minutes.',
  advice: USER_KEY,
  references: [
    ABOUT_KEYS,
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds-programmatic-access.html',
  ],
  group: { name: 'aws-credentials', role: 'secret' },
  inPath: { path: ROOT_KEY_FILE, as: 'aws-root-secret-access-key' },
  forms: [
    {
      keywords: STRONG_KEYWORDS,
      ignoreCase: true,
      name: STRONG_NAME,
      secret: SECRET,
      notBeside: NOT_BESIDE_SECRET,
      after: AFTER_SECRET,
    },
    {
      // Names that are strong only by where they stand: Terraform's providers, PowerShell's cmdlets.
      keywords: ['secret_key', 'SecretKey'],
      ignoreCase: true,
      before:
        /(?:(?:provider|backend)\s{1,4}"(?:aws|s3)"\s{0,4}\{[^{}]{0,600}?secret_key\s{0,12}=\s{0,4}|(?:Set-AWSCredentials?|Initialize-AWSDefault\w{0,20}|New-AWSCredentials?)\b[^\n|;]{0,200}?-SecretKey[ :]{1,4})["']?/,
      secret: SECRET,
      notBeside: NOT_BESIDE_SECRET,
      after: AFTER_SECRET,
    },
    {
      ignoreCase: true,
      around: { rule: ANY_KEY_ID, lines: 10 },
      name: WEAK_NAME,
      secret: SECRET,
      notBeside: NOT_BESIDE_SECRET,
      after: AFTER_SECRET,
      check: ({ secret }) => shannonEntropy(secret) >= 4.2,
    },
    {
      // Right behind the id: a row, a list of arguments, `id:secret`.
      around: { rule: ANY_KEY_ID, lines: 1, cost: 4 },
      before: /A[KS]IA[A-Z0-9]{16}["'`]?[ \t]{0,2}(?:[:,;|]\s{0,16}|[ \t]{1,8})["'`]?/,
      secret: SECRET,
      notBeside: NOT_BESIDE_SECRET,
      after: AFTER_SECRET,
      check: (capture) => shannonEntropy(capture.secret) >= 4.2 && !hasOtherMeaning(capture),
    },
    {
      around: { rule: ANY_KEY_ID, lines: 3, cost: 30 },
      secret: SECRET,
      notBeside: NOT_BESIDE_SECRET,
      after: AFTER_SECRET,
      check: judgeNameless,
    },
  ],
  check: judgeSecret,
  matches: [
    'AWS_SECRET_ACCESS_KEY=«t7g+P6G·t1BqC+i·DAjdBqx·xPVLVik·RvdJujm·ib1Hk»',
    'PROD_AWS_SECRET_ACCESS_KEY_EU: "«xuSU99D·ALnXQ7l·cGY5A3R·nl+uUS0·nw2+4YW·gvhnp»"',
    '{"aws_secret_access_key":"«iy\\/ejMF·UXUznC4·D1hrv3F·BM09EpI·9wCv3UD·tQxRo»"}',
    'setx AWS_SECRET_ACCESS_KEY «9luUCRI·NlkZI9q·CTEyvC9·wysGGAB·lw8JEEU·6BdB1»',
    "AWS.config.update({ secretAccessKey: '«rpBIKiJ·CD+Cie5·vgS2AY0·NP4fSzo·PpieSxh·8gNF1»' })",
    "'secret' => env('AWS_SECRET_ACCESS_KEY', '«w0wAwQf·jXnaOTl·GBNrdjo·GsgO2U8·/C8up6n·vnwdh»'),",
    'aws_sec_key «LZG51jM·4VE7svy·+VoQYN8·xn/CuEp·4Z6REJ3·TNchR»',
    '<name>fs.s3a.secret.key</name>\n  <value>«SnZkZ7R·VqnJM/h·d3+A8Zw·Q0arx8X·evzes38·//yKC»</value>',
    'Set-AWSCredential -AccessKey $id -SecretKey «FWMdCaN·1lhQpPv·c/C7Q9F·BGMHcWC·y58xe9H·yHmT+»',
    'provider "aws" {\n  region = "eu-west-1"\n  secret_key = "«ZcHP1Yi·PAFja/R·qzFrk15·TkfiluO·IRONpoM·v1P7r»"\n}',
    'S3_KEY: AKIAWT4·RAFQWXH·XLDXS5\nS3_SECRET: «2YrESNf·E7ZNyYp·af67HRM·H8VX9g/·Jqoj2dH·c9tA5»',
    'S3Connection("AKIAV3V·APL6MW7·YJTRSH", "«loqo7jb·8kij2ys·UFivsk4·3zF5xwp·6y9bOzG·g7Qsm»")',
    'AKIAXG3·VW7Q55E·NC4AJM:«NHpp0CD·zRzQf0a·DiMQTit·Dt7KtjJ·O/rJ333·gwYgH»',
    's3://AKIAWVV·7GNGOQY·76OSJR:«8Up9Xjq·uVyzs7K·YlHISLk·m9G56Em·wfKHXez%2FFSaW»@bucket',
  ],
  rejects: [
    'aws_secret_access_key = wJalrXU·tnFEMI/·K7MDENG·/bPxRfi·CYEXAMPLEKEY',
    'AWSSecretAccessKey: uV3F3Yl·uFJax1c·knvbcGw·gjvx4Qp·vB+leU8·dUj2o',
    'AWS_SECRET_ACCESS_KEY=YOUR_SECRET_ACCESS_KEY_GOES_HERE_PLEASE_',
    'AWS_SECRET_ACCESS_KEY=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'AWS_SECRET_ACCESS_KEY=FakeSecretFakeSecretFakeSecretFakeSecret',
    'AWS_SECRET_ACCESS_KEY=abcdefghijklmnopqrstuvwxyz0123456789ABCD',
    'aws_secret_hash: 5ac9ebe·d62e1d9·d921407·72be4f4·21a7b95·9a1d9',
    'AWS_SECRET_ACCESS_KEY: ${{ secrets.AWS_SECRET_ACCESS_KEY }}',
    'aws_secret_access_key: ENC[AES256_GCM,data:t7g+P6G·t1BqC+i·DAjdBqx·xPVLVik·RvdJujm·ib1Hk·a8Bz0Q,iv:',
    'secretAccessKey = process.env.AWS_SECRET_ACCESS_KEY_FOR_UPLOADS;',
    '{"accessKeyId":"GOOG1EXW·55S5KISV·KYF2TUNB·C7Q3","secretAccessKey":"t7g+P6G·t1BqC+i·DAjdBqx·xPVLVik·RvdJujm·ib1Hk"}',
    'secret = t7g+P6G·t1BqC+i·DAjdBqx·xPVLVik·RvdJujm·ib1Hk without an id',
    'key AKIAWT4·RAFQWXH·XLDXS5, uses: a/b@4227·22bb3aa·09b19a1·a9dd1b5·d12962a·7ddb792',
    'id AKIAWT4·RAFQWXH·XLDXS5\nx-api-key: 2YrESNf·E7ZNyYp·af67HRM·H8VX9gA·Jqoj2dH·c9tA5',
  ],
  knownMisses: [
    {
      text: 'secret with an id of before 2009, 20 capitals and digits without a prefix',
      why: 'Such an id cannot be told from any other word; the secret is found under a strong name.',
    },
  ],
});

/** Root keys are found by the two rules above, in files named as the console names them. */
export const rootKeyId: Rule = defineRule({
  id: 'aws-root-access-key-id',
  title: 'AWS root access key id',
  severity: 'critical',
  description:
    "The id of an access key of the account's root user, in a file that the console makes for root " +
    'keys. Root can do everything in the account, and no policy can stop it.',
  advice: ROOT_KEY,
  references: [ABOUT_ROOT],
  group: { name: 'aws-credentials', role: 'id' },
  public: true,
  forms: [],
  matches: [
    { text: 'AWSAccessKeyId=«AKIAJ6V·NQHOET4·AZUQQQ»\r\n', path: 'rootkey.csv' },
    { text: '«AKIAWT4·RAFQWXH·XLDXS5»,x', path: 'backup/rootkey (1).csv' },
    { text: '«AKIAWT4·RAFQWXH·XLDXS5»', path: 'docs/root-access-keys.txt' },
  ],
  rejects: [
    { text: 'AWSAccessKeyId=AKIAJ6V·NQHOET4·AZUQQQ', path: 'accessKeys.csv' },
    { text: 'AWSAccessKeyId=AKIAIOS·FODNN7E·XAMPLE', path: 'rootkey.csv' },
  ],
});

export const rootSecretKey: Rule = defineRule({
  id: 'aws-root-secret-access-key',
  title: 'AWS root secret access key',
  severity: 'critical',
  description:
    "The secret half of an access key of the account's root user. Whoever has it owns the account " +
    'with everything in it, and no policy can stop them.',
  advice: ROOT_KEY,
  references: [
    ABOUT_ROOT,
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user_manage_delete-key.html',
  ],
  group: { name: 'aws-credentials', role: 'secret' },
  forms: [],
  matches: [
    {
      text: 'AWSAccessKeyId=AKIAJ6V·NQHOET4·AZUQQQ\r\nAWSSecretKey=«2YrESNf·E7ZNyYp·af67HRM·H8VX9g/·Jqoj2dH·c9tA5»\r\n',
      path: 'rootkey.csv',
    },
    {
      text: 'Access key ID,Secret access key\r\nAKIAWT4·RAFQWXH·XLDXS5,«2YrESNf·E7ZNyYp·af67HRM·H8VX9g/·Jqoj2dH·c9tA5»\r\n',
      path: 'Downloads/rootkey.csv',
    },
  ],
  rejects: [
    {
      text: 'AKIAWT4·RAFQWXH·XLDXS5,2YrESNf·E7ZNyYp·af67HRM·H8VX9g/·Jqoj2dH·c9tA5',
      path: 'keys/tree-root.ts',
    },
  ],
});
