/** User and password in one text, `user:password`, where no URL is around it. */

import { defineRule, type Capture, type Form, type Rule, type Verdict } from '../../src/rule.ts';
import { verdictIfSure } from './verdict.ts';
import { SAMPLE_PATHS } from './paths.ts';
import { judgePassword } from './values.ts';

/** What stands before a colon in other texts: algorithms, schemes, formats, kinds of things. */
const NOT_A_USER =
  /^(?:sha\d*|md5|base64|hex|https?|file|env|data|urn|arn|ssm|vault|secret|key|oauth2?|jwt|bearer|basic|token|type|scheme|v\d+|\d+|user(?:name)?|login|email|name|id|npm|docker|git|ref|s3)$/i;

const USER = String.raw`(?<user>[A-Za-z][\w.@+-]{1,63})`;
const PASSWORD = /(?:(?!\\[nrt"'])[^\s"'`<>:;,{}()[\]\\$|]){4,128}/;

function judge(capture: Capture): Verdict {
  const { secret, groups, text, start } = capture;
  const user = groups['user'] ?? '';
  if (NOT_A_USER.test(user) || user.toLowerCase() === secret.toLowerCase()) {
    return false;
  }
  // A name of RFC 8141: `urn:ietf:params:oauth:token-type:saml2`.
  if (/urn:[\w:.-]{1,80}$/i.test(text.slice(Math.max(0, start - 100), start))) return false;
  // A path, a placeholder, an option, a port.
  if (/^[/%@{*-]|^\d{2,5}(?:\/|$)|^[A-Z][A-Za-z0-9]*\/[A-Z][A-Za-z]*$/.test(secret)) return false;
  const confidence = judgePassword(secret, 'password', false);
  return verdictIfSure(confidence, secret, capture);
}

/** Behind something that takes a pair, up to the pair. */
function pair(
  keywords: readonly string[],
  before: string,
  after = String.raw`["'\x60\s;,)]|\\|$`,
): Form {
  return {
    keywords,
    near: new RegExp(
      `${before.replace(/\(\?<\w+>/g, '(?:')}${USER.replace('?<user>', '?:')}:[^\\s/]`,
      'i',
    ),
    atKeyword: true,
    ignoreCase: true,
    before: new RegExp(`${before}${USER}:`),
    secret: PASSWORD,
    after: new RegExp(`(?=${after})`),
    check: judge,
  };
}

const ENCODERS = [
  'btoa(',
  'b64encode(',
  'base64_encode(',
  'encodeToString(',
  'encode64(',
  'ToBase64String(',
  'Buffer.from(',
  'CURLOPT_USERPWD',
];

export const genericUserAndPassword: Rule = defineRule({
  id: 'generic-user-and-password',
  title: 'User and password',
  severity: 'medium',
  confidence: 'medium',
  fallback: true,
  samplePaths: SAMPLE_PATHS,
  description:
    'A user name and a password with a colon between them, as programs send them to prove who they are. ' +
    'Whoever can read the repository can sign in as that user.',
  advice: {
    leaked: [
      'Change the password where it is used, and everywhere else the same one is in use.',
      'Look through the sign-ins of that user for ones that are not yours.',
    ],
    instead: 'Read both from the environment or a secret store when the program starts.',
  },
  references: ['https://www.rfc-editor.org/rfc/rfc7617'],
  forms: [
    // AUTH="kim:…", basicAuth: kim:…, --user kim:…
    pair(
      [
        'auth=',
        'auth:',
        'auth"',
        "auth'",
        'auth =',
        'authident',
        'userpwd',
        'creds',
        'credential',
        'login=',
        'login:',
        'login"',
        'login =',
        '--user ',
      ],
      String.raw`(?:auth(?:ident)?|userpwd|creds|credentials?|login|--user)["'\])]{0,3}\s?(?:[=:,]|=>|(?<=user)) ?["'\x60]?`,
    ),
    // What is encoded for a header right away.
    pair(
      ENCODERS,
      String.raw`[\w.]{4,16}(?:\(|,)\s{0,4}(?:[\w.]{1,24}\(){0,2}[brf]?["'\x60]`,
      String.raw`["'\x60]`,
    ),
    {
      // Data sources of Go: user:password@tcp(host:3306)/database
      keywords: ['@tcp(', '@unix('],
      before: new RegExp(`(?<![\\w.])${USER}:`),
      secret: /[^\s"'`<>:@/{}()$%]{4,128}/,
      after: /@(?:tcp|unix)\(/,
      check: judge,
    },
    {
      // Oracle: user/password@service
      keywords: ['sqlplus ', 'sqlldr ', 'expdp ', 'impdp ', 'oracle:thin:', 'Oracle.connect('],
      near: /[\w.]{4,8}(?:[ :(]|:thin:|\.connect\()[^\n]{1,40}\/[^\s]{4,128}?[@\s]|.{4,16}\\/,
      atKeyword: true,
      ignoreCase: true,
      before: new RegExp(
        `(?:sqlplus|sqlldr|expdp|impdp|oracle:thin:|oracle\\.connect\\()(?: -\\w{1,8})? ?["']?${USER}\\/["']?`,
      ),
      secret: /[^\s"'`<>:@/{}()$%]{4,128}/,
      after: /["']?@/,
      check: judge,
    },
    {
      // To the database of the environment: `impdp user/password directory=d`, `connect user/password as sysdba`.
      keywords: ['sqlplus ', 'sqlldr ', 'expdp ', 'impdp ', 'connect ', 'CONNECT ', 'conn '],
      near: /(?:sqlplus|sqlldr|expdp|impdp|conn(?:ect)?) (?:-\w{1,8} )?[A-Za-z][\w$]{1,30}\/[^\s/]{4,128}(?:\s|$)/i,
      atKeyword: true,
      before: new RegExp(
        `(?:(?:sqlplus|sqlldr|expdp|impdp)(?: -\\w{1,8})? |(?:connect|CONNECT|conn) )${USER}\\/`,
      ),
      secret: /[^\s"'`<>:@/{}()$%;]{4,128}/,
      after: /(?=;?[ \t]{0,8}(?:[\r\n]|$| as sys| AS SYS|\w{2,20}=))/,
      check: judge,
    },
    {
      // printf 'user:password' | chpasswd
      keywords: ['chpasswd'],
      before: new RegExp(`(?:echo|printf)\\s{1,4}(?:-\\w{1,3}\\s)?["']?${USER}:`),
      secret: PASSWORD,
      after: /(?:\\n)?["']?\s{0,4}\|\s{0,4}(?:sudo\s)?chpasswd/,
      check: judge,
    },
    ...[0, 1, 2, 3].map((before) =>
      pair(
        ['chpasswd:'],
        String.raw`chpasswd:\s{1,40}(?:expire:[^\n]{1,12}\s{1,40})?list:\s?\|?\s{1,40}(?:-\s)?(?:[^\s:]{1,32}:[^\s]{1,48}\s{1,12}(?:-\s)?){${before}}`,
      ),
    ),
    // Who may see the statistics of HAProxy; what Postfix sends to a relay.
    pair(['stats auth '], String.raw`stats auth\s{1,8}`, String.raw`\s|$`),
    pair([':587 ', ':465 '], String.raw`:\d{3}\s{1,8}`, String.raw`\s|$`),
  ],
  matches: [
    { text: 'AUTH="deploy:«k1_Vb·cYphHI»"\n', path: 'job.sh' },
    { text: "h = {Authorization: 'Basic ' + btoa('deploy:«p8!EP·OV8te!»')}", path: 'a.js' },
    { text: 'db, err := sql.Open("mysql", "app:«w8-Hv·njAiRG»@tcp(db1:3306)/app")', path: 'a.go' },
    { text: 'sqlplus app/«r2~VJ·pOnb2L»@orcl\n', path: 'job.sh' },
    { text: "echo 'deploy:«s8_No·HDPUp70»' | chpasswd\n", path: 'Dockerfile' },
  ],
  rejects: [
    'AUTH="$USER:$PASSWORD"',
    'auth: "user:read"',
    'auth: sha256:k1_Vb·cYphHI',
    "btoa('user:password')",
    'login: kim:kim',
    'credentials: include',
    'subject_token_type = "urn:ietf:params:oauth:token-type:saml2"',
    'FindingCredentials = "SensitiveData:S3Object/Credentials"',
    '"%s:%s@tcp(%s)/%s"',
  ],
});
