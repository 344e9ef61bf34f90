/** Files that exist to hold passwords: ~/.netrc, ~/.pgpass, and the hashes of .htpasswd and shadow. */

import { defineRule, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { verdictOf } from './verdict.ts';
import { SAMPLE_PATHS, traitsOf } from './paths.ts';
import { judgePassword, judgeSecret } from './values.ts';

function judge(capture: Capture): Verdict {
  const { secret } = capture;
  // An address, as anonymous users give.
  if (/\\[xu]|^[\w.-]+@[\w.-]*$/.test(secret)) return false;
  const confidence = judgePassword(secret, 'password', true) ?? judgeSecret(secret, 'token');
  return verdictOf(confidence, secret, capture);
}

/** `host:port:database:user:`, the colons of a host in IPv6 escaped; other names have more or fewer. */
const PGPASS_ENTRY = /(?:^|[\s"'`])(?:\\:|[^:\s"'`]){0,128}(?::(?:\\:|[^:\s"'`]){1,128}){3}:$/;

/** Whether the value ends an entry: a name with more parts (`arn:aws:rds:*:*:db:…`) is none. */
function judgeEntry(capture: Capture): Verdict {
  const { text, start } = capture;
  return PGPASS_ENTRY.test(text.slice(Math.max(0, start - 512), start)) && judge(capture);
}

export const genericCredentialFile: Rule = defineRule({
  id: 'generic-credential-file',
  title: 'Password in a file of passwords',
  severity: 'high',
  confidence: 'high',
  fallback: true,
  samplePaths: SAMPLE_PATHS,
  description:
    'An entry of a file from which programs take passwords by themselves, such as ~/.netrc or ~/.pgpass: ' +
    'host, user and password beside each other, ready for use.',
  advice: {
    leaked: [
      'Change the password, or revoke the token, at the host that the entry names.',
      'Check the other entries of the file as well.',
    ],
    instead: 'Keep the file in the home directory, readable for nobody else, and out of git.',
  },
  references: [
    'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
    'https://www.postgresql.org/docs/current/libpq-pgpass.html',
  ],
  forms: [
    {
      keywords: ['machine ', 'default login'],
      near: /(?:machine\s{1,4}[\w.-]{1,128}|default)[\s+]{1,40}(?:login|user)|machine[ \t]{1,4}[\w.-]{1,128}\\/,
      atKeyword: true,
      before:
        /(?:machine\s{1,4}[\w.-]{1,128}|default)[\s+]{1,40}(?:login|user)\s{1,4}[^\s]{1,128}[\s+]{1,40}(?:password|passwd)\s{1,4}["']?/,
      secret: /(?:(?!\\[nrt"'])[^\s"'<>]){4,256}/,
      after: /(?=["'\s\\]|$)/,
      check: judge,
    },
    {
      keywords: [':5432:', ':5433:', ':5434:', ':6432:', ':5439:', ':*:*:', '\n*:*:'],
      near: /[:*\s](?:\d{4}|\*):[^:\s]{1,64}:[^:\s]{1,64}:[^\s]/,
      atKeyword: true,
      before: /[:*\s](?:\d{4}|\*):[^:\s]{1,64}:[^:\s]{1,64}:/,
      secret: /(?:(?!\\[nrt"'])[^\s"'<>@/:]){4,256}/,
      after: /(?=\s|\\[nr]|$|["'])/,
      check: judgeEntry,
    },
  ],
  matches: [
    { text: 'machine api.acme.io\n  login deploy\n  password «k1_Vb·cYphHI»\n', path: '.netrc' },
    { text: 'default login deploy password «w8-Hv·njAiRG»\n', path: '.netrc' },
    { text: '*:*:*:app:«r2~VJ·pOnb2L»\n', path: '.pgpass' },
    { text: 'db.acme.io:5432:app:app:«p8!EP·OV8te!»\n', path: '.pgpass' },
    { text: 'fe80\\:\\:1:5432:app:app:«w9^Ii·DDbFK0»\n', path: '.pgpass' },
    'fs.writeFileSync(passfile, "db1:5432:app:app:«w8-Hv·njAiRG»\\n")',
  ],
  rejects: [
    'machine api.acme.io login deploy password $TOKEN',
    { text: 'db.acme.io:5432:app:app:password\n', path: '.pgpass' },
    '"arn:aws:rds:*:*:db:autoscaled-reader*"',
    '"arn:aws:cloudwatch:*:*:alarm:TargetTracking*"',
    'default login anonymous password ana@acme.io',
    'machine learning user password guide',
  ],
});

/** What stands before a hash that somebody signs in with, and the lengths these have. */
const HASHES = [
  String.raw`\$2[abxy]\$\d\d\$[./A-Za-z0-9]{53}`,
  String.raw`\$(?:apr1|1)\$[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{22}`,
  String.raw`\$[56]\$(?:rounds=\d{1,9}\$)?[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{43,86}`,
  String.raw`\$argon2(?:id|i|d)\$v=\d{1,3}\$[\w=,]{1,40}\$[A-Za-z0-9+/]{8,64}\$[A-Za-z0-9+/]{16,128}`,
  String.raw`pbkdf2_sha256\$\d{1,8}\$[A-Za-z0-9]{8,32}\$[A-Za-z0-9+/]{43}=`,
  String.raw`\{SSHA\}[A-Za-z0-9+/]{32,48}={0,2}`,
];

function judgeHash(capture: Capture): Verdict {
  const random = capture.secret.slice(-22);
  return new Set(random).size >= 10 && !traitsOf(capture.path).isNoise;
}

export const genericPasswordHash: Rule = defineRule({
  id: 'generic-password-hash',
  title: 'Hash of a password',
  severity: 'low',
  confidence: 'low',
  fallback: true,
  samplePaths: SAMPLE_PATHS,
  description:
    'The hash of a password, as in .htpasswd, a dump of users or a list of accounts. It opens nothing by ' +
    'itself, but weak passwords can be guessed from it at leisure.',
  advice: {
    leaked: ['Change the password if it is in use and not long and random.'],
    instead: 'Leave tables of users out of dumps, and make accounts when the system is set up.',
  },
  references: ['https://cwe.mitre.org/data/definitions/522.html'],
  forms: [
    {
      keywords: [
        '$2a$',
        '$2b$',
        '$2x$',
        '$2y$',
        '$apr1$',
        '$argon2',
        'pbkdf2_sha256$',
        '{SSHA}',
        ':$6$',
        ':$5$',
        ':$1$',
        '"$6$',
        '"$5$',
        "'$6$",
        ' $6$',
      ],
      near: /(?:.?\$(?:[0-9][abxy]?|apr1|argon2\w{1,2})\$|pbkdf2_|\{SSHA\}).{20}/,
      secret: new RegExp(HASHES.join('|')),
      notBeside: /[A-Za-z0-9+/]/,
      check: judgeHash,
    },
  ],
  matches: [
    { text: 'ana:«$apr1$·tZ4xQ9·Lm$pR7v·Kx2wNb·8sYc3d·Hf5gJ0»\n', path: '.htpasswd' },
    "'password' => '«$2y$10$·xR3vN8·mQ5tL2·wZ7kP4·sD9fG6·hJ1bVcY0·aEuIoTrSe·WqXzMnBkLj9d»'",
  ],
  rejects: ['$2a$10$...', 'hash = "$2b$12$"', "crypt('x', '$6$salt')"],
});
