/** Passwords as arguments whose place in a call says what they are: `connect("host", "user", "…")`. */

import { defineRule, type Capture, type Form, type Rule, type Verdict } from '../../src/rule.ts';
import { verdictIfSure } from './verdict.ts';
import { SAMPLE_PATHS } from './paths.ts';
import { judgePassword, judgeSecret } from './values.ts';

const ARGUMENT = String.raw`(?:[bru@$]?["'][^"'\n]{0,120}["']|[\w.$\->:[\]]{1,80}(?:\([^()\n]{0,80}\))?|\{[^{}\n]{0,120}\})`;
const QUOTED = String.raw`[bru@$]?["'](?<user>[^"'\n\s]{1,80})["']`;

/** Calls that take user and password. */
const PAIRS = [
  'NetworkCredential',
  'PasswordAuthentication',
  'UsernamePasswordCredentials',
  'UsernamePasswordToken',
  'UsernamePasswordAuthenticationToken',
  'UserPasswordCredential',
  'HTTPBasicAuth',
  'HttpBasicAuth',
  'HTTPDigestAuth',
  'HttpNtlmAuth',
  'BasicAuthentication',
  'BasicCredentials',
  'SetBasicAuth',
  'setBasicAuth',
  'basicAuth',
  'basic_auth',
  'BasicAuth',
  'http_basic_authenticate_with',
  'setCredentials',
  'PlainTextAuthProvider',
  'PlainAuthProvider',
  'BasicAWSCredentials',
  'SimpleCredentials',
  '.login',
  '.Login',
  '.authenticate',
  '.signIn',
  'auth=',
  'creds =',
  'creds=',
  'credentials =',
  'credentials=',
  'PlainCredentials',
  'createUser',
  'create_user',
  'jwt.sign',
  'jwt.verify',
  'jwt.encode',
  'jwt.decode',
  'JWT.encode',
  'JWT.decode',
  'createHmac',
  'auth =',
  '.auth',
  '.Auth',
  'basicAuthentication',
  '.basic',
  'BasicAuthRequestInterceptor',
  'BasicAuthInterceptor',
  'withBasicAuth',
  'signInWithEmailAndPassword',
  'createUserWithEmailAndPassword',
  'NetworkCredential]::new',
  'Oracle.connect',
  'oracledb.connect',
  'simple_bind_s',
  'JWT::encode',
  'JWT::decode',
  'AES.encrypt',
  'AES.decrypt',
  'HmacSHA1',
  'HmacSHA256',
  'HmacSHA512',
  'signWith',
  'WiFi.begin',
  'keyStore.load',
  'keystore.load',
  'kmf.init',
  'username_pw_set',
  'setUsernameAndPassword',
];
/** Calls that take an algorithm or a text, and a key. */
const KEYED = ['hmac.New', 'HMAC.hexdigest', 'HMAC.digest', 'HMAC.base64digest', 'HMAC.new'];
/** Calls that take a host or a data source, a user and a password. */
const TRIPLES = [
  'mysqli_connect',
  'mysql_connect',
  'mysqli',
  'PDO',
  'getConnection',
  'pymysql.connect',
  'MySQLdb.connect',
  'ftp_login',
  'oci_connect',
  'PlainAuth',
  'createConnection',
  'Sequelize',
  'FTP',
  'FTP.open',
  'imap_open',
  'ldap_bind',
  'set_password',
  'openssl_encrypt',
  'openssl_decrypt',
  'hash_hmac',
];
/** Calls that take two things more before the password. */
const QUADRUPLES = ['ssh.connect', 'StrictRedis', 'redis.Redis', 'MapNetworkDrive'];
/** Calls whose first argument is a secret. */
const SINGLES = [
  'hmacShaKeyFor',
  'HMAC256',
  'HMAC384',
  'HMAC512',
  'SymmetricSecurityKey',
  'setSigningKey',
  'SecretKeySpec',
  'PBEKeySpec',
  'cookieParser',
  'NewCookieStore',
  'SignedString',
  'Fernet',
  'AES.new',
  '->auth',
  'hmac.new',
  'KeyCredential',
  'TokenCredential',
  '.login',
  'TeleBot',
  'TelegramBot',
  'UTF8.GetBytes',
  'ASCII.GetBytes',
];
/** Calls whose only argument is a password. */
const PASSWORDS = ['redis.auth', 'jedis.auth', 'red:auth', 'client:auth', 'redis:auth'];

function judge(capture: Capture): Verdict {
  const { secret, groups, text, end } = capture;
  if (/\\["'\\/nrt]|\\$/.test(secret)) return false;
  const user = groups['user'] ?? '';
  if (
    user.toLowerCase() === secret.toLowerCase() ||
    /^(?:username|user_?name|login|email|name)$/i.test(user)
  )
    return false;
  if (/^["']\s{0,8}[+:=]/.test(text.slice(end, end + 12))) return false;
  const confidence = judgePassword(secret, 'password', false);
  return verdictIfSure(confidence, secret, capture);
}

/** What is made for one purpose alone is random; what people choose counts less. */
function judgeFirst(capture: Capture): Verdict {
  const { secret } = capture;
  if (/\\["'\\/nrt]|\\$/.test(secret)) return false;
  const confidence = judgeSecret(secret, 'secret');
  return verdictIfSure(confidence, secret, capture);
}

function call(names: readonly string[], before: string, check: Form['check'] = judge): Form {
  return {
    keywords: names.map((name) => (name.length < 4 ? `${name}(` : name)),
    near: /[\w.=:\] ]{3,40}?\s?[([ ]\s{0,60}[\w"'[$@:{]|[\w.=]{3,40}?[([]?\\/,
    atKeyword: true,
    before: new RegExp(
      `(?:${names.map((name) => name.replaceAll(/[.\]]/g, String.raw`\$&`)).join('|')})(?:\\s?[([]\\s{0,60}| )${before}[bru@$]{0,1}["']`,
    ),
    secret: /(?:(?<=")[^"\r\n]{3,128}|(?<=')[^'\r\n]{3,128})/,
    after:
      /["'](?=\s{0,40}(?:[,)\]]|\.(?:toCharArray|getBytes|to_string|encode|into))|\s{0,8}(?:[\r\n]|$))/,
    check,
  };
}

export const genericArgumentPassword: Rule = defineRule({
  id: 'generic-argument-password',
  title: 'Password as an argument',
  severity: 'medium',
  confidence: 'medium',
  fallback: true,
  samplePaths: SAMPLE_PATHS,
  description:
    'A password written into the call that signs in with it, beside the name of the user. Whoever can read ' +
    'the program can sign in the same way.',
  advice: {
    leaked: [
      'Change it where the program signs in, and everywhere else the same one is in use.',
      'Look through the sign-ins of that user for ones that are not yours.',
    ],
    instead: 'Read it from the environment or a secret store when the program starts.',
  },
  references: ['https://cwe.mitre.org/data/definitions/259.html'],
  forms: [
    call(PAIRS, `(?:${QUOTED}|${ARGUMENT})\\s{0,8},\\s{0,60}`),
    call(TRIPLES, `${ARGUMENT}\\s{0,8},\\s{0,60}(?:${QUOTED}|${ARGUMENT})\\s{0,8},\\s{0,60}`),
    call(
      QUADRUPLES,
      `(?:${ARGUMENT}\\s{0,8},\\s{0,40}){2,3}(?:${QUOTED}|${ARGUMENT})\\s{0,8},\\s{0,60}`,
    ),
    call(PASSWORDS, ''),
    call(KEYED, `${ARGUMENT}\\s{0,8},\\s{0,60}(?:\\[\\]byte\\(|[\\w.]{2,24}\\()?`, judgeFirst),
    call(SINGLES, String.raw`(?:(?:new )?[\w.[\]]{2,40}\(\s{0,8}){0,2}`, judgeFirst),
    {
      // "literal".equals(password)
      keywords: ['.equals(pass', '.equals(pwd', '.equalsIgnoreCase(pass'],
      ignoreCase: true,
      before: /(?<![\w)\]"])"/,
      secret: /[^"\s\\]{4,128}/,
      after: /"\.equals(?:ignorecase)?\((?:pass(?:word|wd)?|pwd)\)/,
      check: judge,
    },
    {
      keywords: ['ConvertTo-SecureString'],
      near: /ConvertTo-SecureString\s|ConvertTo-SecureString\\/,
      atKeyword: true,
      ignoreCase: true,
      before:
        /ConvertTo-SecureString\s{1,4}(?:-String\s{1,4}|-AsPlainText\s{1,4}(?:-Force\s{1,4})?)?["']/,
      secret: /(?:(?<=")[^"\r\n]{3,128}|(?<=')[^'\r\n]{3,128})/,
      after: /["']/,
      check: judge,
    },
    {
      // SQL: CREATE USER … IDENTIFIED BY '…', WITH PASSWORD = '…'
      keywords: ['identified by', 'identified with'],
      near: /identified (?:by|with)\s|identified (?:by|with)\\/i,
      atKeyword: true,
      ignoreCase: true,
      before:
        /identified (?:by|with\s{1,4}["'`\w]{1,40}\s{1,4}(?:by|as))\s{1,4}(?:password\s{1,4})?["']/,
      secret: /(?:(?<=")[^"\r\n]{3,128}|(?<=')[^'\r\n]{3,128})/,
      after: /["']/,
      check: judge,
    },
    {
      // Oracle's are names, which need no quotes.
      keywords: ['identified by'],
      near: /identified by\s{1,4}[a-z]/i,
      atKeyword: true,
      ignoreCase: true,
      before: /identified by\s{1,4}/,
      secret: /[A-Za-z][\w$#]{3,30}/,
      after:
        /(?=;|\s{0,8}(?:$|[\r\n;"']|(?:default|temporary|account|profile|quota|password|replace|container) ))/,
      check: judge,
    },
  ],
  matches: [
    {
      text: 'client.Credentials = new NetworkCredential("svc", "«k1_Vb·cYphHI»");',
      path: 'Mail.cs',
    },
    { text: "requests.get(url, auth=('svc', '«p8!EP·OV8te!»'))", path: 'a.py' },
    { text: '$db = new mysqli("db", "app", "«w8-Hv·njAiRG»", "app");', path: 'db.php' },
    { text: 'DriverManager.getConnection(url, "app", "«r2~VJ·pOnb2L»")', path: 'Db.java' },
    { text: "$p = ConvertTo-SecureString '«s8_No·HDPUp70»' -AsPlainText -Force", path: 'a.ps1' },
    { text: "CREATE USER 'app'@'%' IDENTIFIED BY '«z4~Wi·VJC2Ur5»';", path: 'init.sql' },
  ],
  rejects: [
    'new NetworkCredential("user", "password")',
    'new NetworkCredential(user, password)',
    "requests.get(url, auth=('user', 'pass'))",
    'DriverManager.getConnection(url, "sa", "")',
    'client.login("username", "k1_Vb·cYphHI")',
    "CREATE USER app IDENTIFIED BY '${PASSWORD}'",
  ],
});
