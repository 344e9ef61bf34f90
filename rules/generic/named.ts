/** Values that nothing gives away but the name they are given to: passwords, secrets, tokens, keys. */

import { defineRule, type Form, type Rule } from '../../src/rule.ts';
import {
  bareForm,
  bareLineForm,
  elementForm,
  expressionForm,
  quotedForm,
  type Names,
} from './assignment.ts';
import { judgeBare, judgeElement, judgeExpression, judgeQuoted } from './judge.ts';
import { NATIVE_PASSWORDS, type NameKind } from './names.ts';
import { SAMPLE_PATHS } from './paths.ts';

/** In words of other languages that no English word holds. */
const FOREIGN = [
  'clave',
  'haslo',
  'sifre',
  'losenord',
  'jelszo',
  'heslo',
  'salasana',
  'adgangskode',
  'katasandi',
  'matkhau',
];

const PASSWORD_NAMES: Names = {
  keywords: [
    'pass',
    ...['_', '-', '.'].map((before) => `${before}pwd`),
    ...['=', ':', '"', "'", ' ', '_', '>', ')'].map((after) => `pwd${after}`),
    ...['_', '-', '.', '"', "'", ' ', '\n'].flatMap((before) =>
      ['=', ':', '"', "'", ' '].map((after) => `${before}pw${after}`),
    ),
    ...['=', ':', '"', "'"].map((after) => `psk${after}`),
    'senha',
    'contrase',
    'kennwort',
    'parola',
    'wachtwoord',
    'masterauth',
    'bindpw',
    'rootpw',
    ...['=', ':', '"', "'", ' '].map((after) => `mdp${after}`),
    ...FOREIGN,
    ...NATIVE_PASSWORDS,
  ],
  pattern: String.raw`pass|bindpw|rootpw|[_.-]?pwd|(?:^|[\s"'_.-])pw|psk|senha|${NATIVE_PASSWORDS.join('|')}|contrase|kennwort|parola|wachtwoord|masterauth|mdp|${FOREIGN.join('|')}`,
};

/** Before `key` without anything between: `encryptionKey`. */
const OWNERS =
  'encryption|encrypt|private|access|signing|master|auth|app|application|shared|hmac|aes|crypt|account|storage|consumer|service|' +
  'validation|decryption|preshared|license|server|session|client|cookie|webhook|admin|deploy|subscription|jwt|host|function|sign|cipher|nwks|apps|nwk';

const SECRET_NAMES: Names = {
  keywords: [
    'secret',
    'token',
    'apikey',
    'credential',
    '_key',
    '-key',
    '.key',
    'api key',
    ...['=', ': ', '":', '": ', ' = ', ' := ', '"] = ', '=b', ' = b'].flatMap((glue) =>
      ['"', "'"].map((quote) => `key${glue}${quote}`),
    ),
    '_creds',
    '_auth',
    'salt',
    'pepper',
    ...OWNERS.split('|').map((owner) => `${owner}key`),
  ],
  pattern: String.raw`secret|token|api[ _-]?key|credential|[_. -]key|key(?=["'\]]{0,3}\s?(?::?=|:)\s?b?["'])|_creds|_auth|salt|pepper|(?:${OWNERS})key`,
};

/** Words that settings have in them which are encoded as a whole, as in a Secret of Kubernetes. */
const ENCODED_WORDS: Readonly<Record<NameKind, readonly string[]>> = {
  password: ['password'],
  secret: ['secret_key', 'api_key', 'apikey', '_token', '_secret', 'clientsecret'],
};

/** The plain text has forms of its own. */
const NEVER = /(?!)/;

/** A form that is tried where one of the words stands inside base64. */
function encoded(form: Form, keywords: readonly string[]): Form {
  return { ...form, keywords, near: NEVER, atKeyword: false };
}

function formsOf(names: Names, kind: NameKind): Form[] {
  return [
    encoded(quotedForm(names, judgeQuoted(kind)), ENCODED_WORDS[kind]),
    encoded(bareLineForm(names, judgeBare(kind)), ENCODED_WORDS[kind]),
    quotedForm(names, judgeQuoted(kind)),
    expressionForm(names, judgeExpression(kind)),
    bareLineForm(names, judgeBare(kind)),
    bareForm(names, judgeBare(kind)),
    elementForm(names, judgeElement(kind)),
  ];
}

const INSTEAD =
  'Read it from the environment or a secret store when the program starts, and keep the file with it out of git.';

export const genericPassword: Rule = defineRule({
  id: 'generic-password',
  title: 'Password',
  severity: 'medium',
  confidence: 'medium',
  fallback: true,
  samplePaths: SAMPLE_PATHS,
  description:
    'A password written out in a program, a setting or a command. Whoever can read the repository, now ' +
    'or later, can sign in with it, and people use the same password in more than one place.',
  advice: {
    leaked: [
      'Change it where it is used, and everywhere else the same one is in use.',
      'Look through the sign-ins of that account for ones that are not yours.',
    ],
    instead: INSTEAD,
  },
  references: ['https://cwe.mitre.org/data/definitions/798.html'],
  forms: formsOf(PASSWORD_NAMES, 'password'),
  matches: [
    'db_password = "«k1_Vb·cYph_HI»"',
    { text: 'DB_PASSWORD=«p8!EP·OV_8te!»\n', path: '.env' },
    { text: '  password: «w8-Hv·njA_iRG»\n', path: 'config/database.yml' },
    { text: '<password>«r2~VJ·pOnb-2L»</password>', path: 'settings.xml' },
    '{"userPassword": "«s8_No·HDPUp70»"}',
    'const password = process.env.DB_PASSWORD || "«z4~Wi·VJC2Ur5»"',
    "os.getenv('DB_PASSWORD', '«w9^Ii·DDbF-K0»')",
    "const password = isProduction ? readPassword() : '«k3_Rw·cYph_HI»';",
    'let password = env::var("DB_PW").unwrap_or("«p7!EP·OV_8te!»".to_string());',
    'passwords = ["«w2-Hv·njA_iRG»", other]',
    { text: 'DB_PASSWORD=${DB_PASSWORD:-«s4_No·HDPUp70»}\n', path: 'run.sh' },
    { text: 'password: |\n  «z6~Wi·VJC2Ur5»\n', path: 'config.yml' },
    'jdbc = "jdbc:mysql://db/app?user=app&password=«h9-Ij·ro_CsyK»"',
  ],
  rejects: [
    'password = os.environ["DB_PASSWORD"]',
    'password: string;',
    '"password": "Password"',
    "password: 'Enter your password'",
    'password = "<password>"',
    'password = "${DB_PASSWORD}"',
    'DB_PASSWORD=$DB_PASSWORD\n',
    'password_field = "k1_Vb·cYph_HI"',
    "passwordHash = '$2b$12$MNFkrTE·B4zBYUQlhki8k5vZ3MED9V5PttxR04KTc7xVQB4w'",
    '<input type="password" name="password" placeholder="Secr3t-pl·ace!">',
    { text: 'password = get_password(user)\n', path: 'app.py' },
    { text: '"password": "Passwort1"', path: 'src/locales/de.json' },
    { text: "$labels['password'] = 'Pasa·hitza';", path: 'program/localization/eu_ES/labels.inc' },
    { text: '        self.p4passwd = p4passwd\n', path: 'changes/p4poller.py' },
    { text: 'const CLIENT_LONG_PASSWORD = 0x0000_0001;', path: 'src/constants.rs' },
    't.pass("tests/ui/01-maybe-async.rs");',
    'addrlineTag(enumelf.ExecPWD=PATHermsfsrmsse3bmi1bmi2IMAG CHARelseMark',
    "->add('password', 'Symfony\\\\Component\\\\Form\\\\RepeatedType')",
    'String s = " Password:"+rs.getString("Password"));',
    "userpasswd := 'testuser:$2y$05$·sBsSqk0OpSD1uTZk·HXc4FeJ0Z70wLQdA·X82UiHuQOKbNbBrz'",
  ],
});

export const genericSecret: Rule = defineRule({
  id: 'generic-secret',
  title: 'Secret, token or key',
  severity: 'medium',
  confidence: 'medium',
  fallback: true,
  samplePaths: SAMPLE_PATHS,
  description:
    'A random value under a name that says it is a secret: a token, an API key, a client secret, a key ' +
    'that signs or encrypts. Who issued it cannot be told from it, so nor can what it opens.',
  advice: {
    leaked: [
      'Find out from the code around it whose it is; revoke it there and make another.',
      'If it signs or encrypts for your own program, change it: sessions and tokens made with it become invalid.',
    ],
    instead: INSTEAD,
  },
  references: ['https://cwe.mitre.org/data/definitions/798.html'],
  forms: formsOf(SECRET_NAMES, 'secret'),
  matches: [
    'api_key = "«q7Rz2·Lw9XkT·b4VnM8·sYc»"',
    { text: 'API_TOKEN=«4f9c1·b7e02d·a8c36f·15b0d9·4e7a2»\n', path: '.env' },
    { text: 'clientSecret: «Zt8~Qw·3vNx5L·kP0rYb·7Hs»\n', path: 'application.yml' },
    '{"access_token": "«a9Xk2·mQ7vL4·pT1cZ8·nR6w»"}',
    "SECRET_KEY = '«x2#k9·vq_m)4w·!z7r(t·$p6b8n·c1j*h3»'",
    { text: '<apiKey>«9dK3v·Qx7Lm2·Rt5Wz8·Bn»</apiKey>', path: 'config.xml' },
    'const token = process.env.API_TOKEN ?? "«v4Bn8·Zq1Xw6·Lk3Tr9·Yc»"',
    {
      text: 'test:\n  secret_key_base: «6fb1f3a8·28a8dcd6·ac8dc07b·43be4a52·65ad6437·9120d417·252a1578·fe1f790e»\n',
      path: 'spec/dummy/config/secrets.yml',
    },
    {
      text: 'KMS_SECRET_KEY: «acme-key:OSMM+vkK·UTCvQs9Y·L/CVMIMt·43HFhkUp·qJxTmGl6·rYw=»\n',
      path: 'ci.yml',
    },
    'os.Setenv(secretKey, "«q7Rz2·Lw9XkT·b4VnM8·sYc»")',
    { text: 'gossip-key: «SUcwRzF3·N2c4QW5Y·MDA3cUEw·WElqMTJG»\n', path: 'consul.yml' },
  ],
  rejects: [
    'const token = process.env.API_TOKEN',
    'token_url = "https://idp.acme.io/oauth/token"',
    'secret_name = "q7Rz2·Lw9XkT·b4VnM8·sYc"',
    'csrf_token = "q7Rz2·Lw9XkT·b4VnM8·sYc"',
    'token: "accessToken"',
    'token = "bearer"',
    'token = readToken("q7Rz2·Lw9XkT·b4VnM8·sYc")',
    "secret = crypto.createHash('sha512').update(text)",
    'public_key = "q7Rz2·Lw9XkT·b4VnM8·sYc"',
    'apiKey: "YOUR_API_KEY"',
    'secret: "db-credentials-production"',
    'nextToken = "q7Rz2·Lw9XkT·b4VnM8·sYc"',
    '"clientRequestToken": "1d2129a1-3d38-460a-9756-·e5b91fddb951"',
    '"LockToken": "447e55ac-2396-4c6d-b9f9-·86b67c17f8b5"',
    '"ClientToken": "4752b573-40a6-4eac-a8a4-·a72058761219"',
    '"lastModifiedSecret": 1556311319.069,',
    '"LifecycleActionToken": "bcd2f1b8-9a78-44d3-8a7a-·4dd07d7cf635"',
    // The end of a query from RFC 5849.
    {
      text: 'oauth_token=hh5s93j4·hdidpola&oauth_token_secret=hdhd0244·k9j7ao03&\n',
      path: 'a.txt',
    },
    'api_key="epv1Total",',
    { text: 'signingkey = D14A·1F16\n', path: '.gitconfig' },
    '<filter token="JAXRPC_JAR" value="${jaxrpc-lib.jar}"/>',
    'token := "1a2b3c4d-·5e6f-7a8b-·9c0d-·1e2f3a4b5c6d"',
    'aes_key = from_hex("00010203·04050607·08090a0b·0c0d0e0f")',
    'access_token = "eyJ0eXAiOi·JKV1QiLCJh·bGciOiJIUz·I1NiJ9" +\n  "x"',
    // A JSON Web Token from jwt.io, of which the rule for those says no.
    'token = "eyJhbGci·OiJIUzI1·NiJ9.eyJ·zdWIiOiI·xMjM0NTY·3ODkwIn0·.WfyW1yI·YwBwAJ2X·dqvLB8Mz·wt0gmLSQ"',
  ],
});
