/**
 * Passwords that people type: of IAM users for the console, and of the root user. A password has
 * no shape, so each form spells out surroundings in which nothing else can stand there.
 */

import { defineRule, type Capture, type Rule } from '../../src/rule.ts';
import { isDummyPassword, looksLikePassword } from '../../src/text/placeholder.ts';
import { countClasses } from '../../src/text/shape.ts';
import { revoke } from './advice.ts';
import { isDocumented } from './documentation-values.ts';

const ABOUT_PASSWORDS =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords.html';

function isRealPassword({ secret }: Capture): boolean {
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html lets blanks and
  // angle brackets in, but in a specification they are a description of the parameter.
  if (/^<\w{1,8}>|\S\s+\S+\s+\S/.test(secret)) return false;
  return secret.length >= 6 && !isDummyPassword(secret) && !isDocumented(secret);
}

/** Without quotes only what no language reads as a name, a call or a number. */
function isRealBarePassword(capture: Capture): boolean {
  const { secret } = capture;
  if (/^[A-Za-z_][A-Za-z_]*$|^\d+$|^[A-Za-z_]\w*(?:\(|\[|\.[A-Za-z_])|^-|[,;]$/.test(secret))
    return false;
  return isRealPassword(capture);
}

/** In a table without a header a column between user and key may be anything: a team, a Region. */
function isCsvPassword(capture: Capture): boolean {
  // An empty line ends a table: what stands above it has nothing to do with this one.
  const above = capture.text.slice(0, capture.start);
  const table = above.slice(Math.max(above.lastIndexOf('\n\n'), above.lastIndexOf('\n\r\n')) + 1);
  const hasHeader = /user ?name"?,"?password/i.test(table);
  return isRealPassword(capture) && (hasHeader || countClasses(capture.secret) === 4);
}

/** "password", and what people write instead; not part of a longer name. */
const PASSWORD_WORD = String.raw`(?<![\w-])(?:[Tt]emp(?:orary)?[_ -]?|[Ii]nitial[_ -]?|[Cc]onsole[_ -]?|[Ll]ogin[_ -]?|[Aa][Ww][Ss][_ -]?)?(?:[Pp]assword|PASSWORD|[Pp]asswd|[Pp]asswort|[Pp]assphrase|[Pp]ass|PASS|[Pp]wd|PWD|[Pp]w|PW)`;

/** Between that word and the password in notes, tables and configuration. */
const NOTE_GLUE = String.raw`["'*\x60_]{0,3}[ \t]{0,4}(?:is[ \t]{0,2}[:=]?|[:=|]|=>|->)["'*\x60_]{0,3}[ \t]{0,4}(?:\r?\n[ \t>#*/+-]{0,10})?["'*\x60]{0,2}`;

const SIGN_IN_HOST = String.raw`(?:signin|console)\.(?:aws\.amazon|amazonaws-us-gov|amazonaws)\.com`;

const SIGN_IN_KEYWORDS = [
  'signin.aws.amazon.com',
  'signin.amazonaws',
  'console.aws.amazon.com',
  'console.amazonaws',
];

/** A password in prose, up to a blank, a quote or an escaped line end. */
const NOTED = /(?:(?!\\[nrt"'])[^\s"'`<>|]){8,128}/;

/** From a call or type that is about login profiles to the password in it. */
const LOGIN_PROFILE = String.raw`(?:[Cc]reate[_-]?|[Uu]pdate[_-]?)[Ll]ogin[_-]?[Pp]rofile|(?:New|Update)-IAMLoginProfile|LoginProfile|aws_iam_user_login_profile|iam[_-]change[_-]password|iam change-password`;

/** The commands that take a password, up to the option; a command may go on behind a backslash. */
const COMMANDS = ['login-profile', 'change-password'];
const COMMAND = String.raw`(?:(?:create|update)-login-profile|iam change-password)(?=\s)(?:[^\n|;&]|\\\r?\n){0,300}?`;

/** What follows the password in a row: the key id, or up to two key columns and the sign-in link. */
const AFTER_CSV_PASSWORD: Readonly<Record<string, RegExp>> = {
  AKIA: /,"?AKIA[A-Z2-7]{16}"?(?![A-Z0-9])/,
  '.signin.a':
    /,(?:"?(?:AKIA[A-Z2-7]{16}|[A-Za-z0-9+/]{40}|)"?,){0,2}"?https:\/\/[\w-]{1,64}\.signin\./,
  'console.aws':
    /,(?:"?(?:AKIA[A-Z2-7]{16}|[A-Za-z0-9+/]{40}|)"?,){0,2}"?https:\/\/[\w.-]{0,64}console\.aws/,
};

const quoted = (quote: string): RegExp => new RegExp(`[^${quote}\\n\\r]{1,128}`);

export const consolePassword: Rule = defineRule({
  id: 'aws-console-password',
  title: 'AWS console password',
  severity: 'high',
  description:
    'The password with which an IAM user signs in to the AWS console. Unless MFA is required, it is ' +
    'all that somebody needs to act as that user.',
  advice: revoke(
    [
      'Set another one that must be changed at the next sign-in: `aws iam update-login-profile --user-name ' +
        "USER --password NEW --password-reset-required`; or `aws iam delete-login-profile`. The user's " +
        'access keys go on working: check them too.',
      'Require MFA, and set an account password policy.',
    ],
    'Let the console make a password that must be changed at first sign-in, or use IAM Identity Center.',
  ),
  references: [ABOUT_PASSWORDS],
  group: { name: 'aws-credentials', role: 'password' },
  forms: [
    // aws iam create-login-profile --password '…': quoted, then bare.
    ...['--(?:new-)?password', '--old-password'].flatMap((option) => [
      ...["'", '"'].map((quote) => ({
        keywords: COMMANDS,
        before: new RegExp(`${COMMAND}${option}[ =]${quote}`),
        secret: quoted(quote),
        after: new RegExp(quote),
        check: isRealPassword,
      })),
      {
        keywords: COMMANDS,
        before: new RegExp(`${COMMAND}${option}[ =]`),
        secret: /[^\s"'`$<>\\][^\s"'`<>\\]{3,127}/,
        after: /(?=\s|$)/,
        check: isRealBarePassword,
      },
    ]),
    // SDK calls, CloudFormation, CLI input files: a login profile with a password in it.
    ...["'", '"'].map((quote) => ({
      keywords: [
        'LoginProfile',
        'loginProfile',
        'login_profile',
        'login-profile',
        'change_password',
      ],
      before: new RegExp(
        `(?:${LOGIN_PROFILE})[^\\0]{0,400}?(?<![\\w-])-?(?:New|Old)?[Pp]assword["']?\\s{0,4}(?:=>|[:=]|\\s)\\s{0,4}${quote}`,
      ),
      secret: quoted(quote),
      after: new RegExp(quote),
      check: isRealPassword,
    })),
    {
      keywords: ['LoginProfile'],
      before:
        /LoginProfile:?[\s>#*/+-]{1,48}(?:PasswordResetRequired:\s{1,4}\w{4,5}[\s>#*/+-]{1,48})?(?:-)?Password:?[ \t]{1,4}/,
      secret: /[^\s"'`<>{}!&*$|][^\s"'`<>]{3,127}/,
      after: /(?=\s|$)/,
      check: isRealBarePassword,
    },
    {
      keywords: ['PasswordResetRequired'],
      before: /"Password"\s{0,4}:\s{0,4}"/,
      secret: quoted('"'),
      after: /"[^{}]{0,300}?"PasswordResetRequired"/,
      check: isRealPassword,
    },
    {
      keywords: ['PasswordResetRequired'],
      before: /"PasswordResetRequired"[^{}]{0,300}?"Password"\s{0,4}:\s{0,4}"/,
      secret: quoted('"'),
      after: /"/,
      check: isRealPassword,
    },
    // The console's CSV files: the column between the user's name and the key id or the link.
    ...['AKIA', '.signin.a', 'console.aws'].map((keyword) => ({
      keywords: [keyword],
      requires: keyword === 'AKIA' ? /,"?AKIA[A-Z2-7]{16}/ : /signin|console/,
      before: /(?<![^\r\n])[ \t>#*/+-]{0,12}"?[\w+=.@-]{1,64}"?,/,
      secret: /[^,"\r\n]{4,128}/,
      after: AFTER_CSV_PASSWORD[keyword] ?? /(?!)/,
      check: isCsvPassword,
    })),
    ...['AKIA', '.signin.a', 'console.aws'].map((keyword) => ({
      keywords: [keyword],
      requires: keyword === 'AKIA' ? /,"?AKIA[A-Z2-7]{16}/ : /signin|console/,
      before: /(?<![^\r\n])[ \t>#*/+-]{0,12}"?[\w+=.@-]{1,64}"?,"/,
      secret: /(?:[^"\r\n]|""){4,128}/,
      after: new RegExp(`"${(AFTER_CSV_PASSWORD[keyword] ?? /(?!)/).source}`),
      check: isCsvPassword,
    })),
    // Notes: a sign-in address and a password within a few lines, in either order.
    {
      keywords: SIGN_IN_KEYWORDS,
      before: new RegExp(`${SIGN_IN_HOST}[^\\0]{0,260}?${PASSWORD_WORD}${NOTE_GLUE}`),
      secret: NOTED,
      after: /(?=[\s"'`<>|\\]|$)/,
      check: ({ secret }) => looksLikePassword(secret),
    },
    {
      keywords: SIGN_IN_KEYWORDS,
      before: new RegExp(`${PASSWORD_WORD}${NOTE_GLUE}`),
      secret: NOTED,
      after: new RegExp(`(?=[\\s"'\`<>|\\\\])[^\\0]{0,200}?${SIGN_IN_HOST}`),
      check: ({ secret }) => looksLikePassword(secret),
    },
    {
      // With what follows: alone the word is in most files of JavaScript.
      keywords: ['console', 'CONSOLE', 'Console'].flatMap((word) =>
        [' p', ' P', ' l', ' L', '_p', '_P', '_l', '_L', '-p', '-P', '-l', '-L'].map(
          (next) => word + next,
        ),
      ),
      requires: /aws|amazon/i,
      before:
        /(?<![A-Za-z])(?:AWS|aws)[\w .-]{0,24}?(?:[Cc]onsole|CONSOLE)[_ -]{1,2}(?:[Ll]ogin[_ -])?(?:[Pp]assword|PASSWORD|[Pp]asswd)["'`*]{0,2}[ \t]{0,4}(?:[:=]|=>|is)[ \t]{0,4}["'`*]{0,2}/,
      secret: NOTED,
      after: /(?=[\s"'`<>|\\]|$)/,
      check: ({ secret }) => looksLikePassword(secret),
    },
  ],
  check: ({ secret }) => !isDocumented(secret),
  matches: [
    "aws iam create-login-profile --user-name ana --password '«e9!WU·cxjSHcD»' --no-password-reset-required",
    'aws iam update-login-profile --user-name ana \\\n  --password «k1_Vb·cYph_HI»\n',
    '{"UserName": "Bob", "Password": "«p8!EP·OV_8te!»", "PasswordResetRequired": true}',
    'LoginProfile:\n  Password: «w8-Hv·njA_iRG»\n  PasswordResetRequired: false\n',
    "iam.create_login_profile(UserName='ana', Password='«r2~VJ·pOnb-2L»')",
    'New-IAMLoginProfile -UserName ana -Password "«s8_No·HDPUp70»"',
    'User name,Password,Access key ID\nci-deploy,«s7!DD·9csK!28»,AKIAWT4·RAFQWXH·XLDXS5,x\n',
    'User name,Password,Console sign-in URL\nana,«z4~Wi·VJC2Ur5»,https://482910573846.signin.aws.amazon.com/console\n',
    'https://acme.signin.aws.amazon.com/console\nuser: ana\npassword: «w9^Ii·DDbF-K0»\n',
  ],
  rejects: [
    'aws iam create-login-profile --user-name ana --password "$TEMP_PASSWORD"',
    'aws iam create-login-profile --user-name ana --password <password>\n',
    'LoginProfile:\n  Password: !Ref TempPassword\n',
    'LoginProfile:\n  Password: TempPassword\n',
    '{"Password": "p8!EP·OV_8te!"}',
    "aws iam create-login-profile --user-name Bob --password '&1-3a6u:·RA0djs'",
    'https://acme.signin.aws.amazon.com/console\nPassword: at least 8 characters\n',
    'User name,Password,Access key ID\nci-deploy,,AKIAWT4·RAFQWXH·XLDXS5,x\n',
    'passwordHash: $2b$12$MNFkrTEB4zBYUQlhki8k5vZ3MED9V5PttxR04KTc7xVQB4w',
  ],
});

/** The word with its neighbours in notes and names; alone it is everywhere in code. */
const ROOT_KEYWORDS = [
  ...[
    'user',
    'acc',
    'log',
    'e-',
    'em',
    'mail',
    'cred',
    'pass',
    'pw',
    'key',
    'sign',
    'cons',
  ].flatMap((next) => [' ', '_', '-'].map((between) => `root${between}${next}`)),
  ...['aws', 'amazon', 'account'].flatMap((word) =>
    [' ', '_', '-'].map((between) => `${word}${between}root`),
  ),
  'root:',
  'root (',
  '(root',
  '"root"',
];

export const rootPassword: Rule = defineRule({
  id: 'aws-root-password',
  title: 'AWS root password',
  severity: 'critical',
  description:
    'The password of the root user of an AWS account. With the mailbox or without MFA it opens ' +
    'everything in the account, and no policy can stop it.',
  advice: revoke(
    [
      'Change it now: sign in as root → account name → Security credentials → Change password. Check ' +
        'that the mailbox behind it is safe, and that MFA is on.',
      'Look for IAM users, keys and roles that you did not create, and for open support cases and bills.',
    ],
    'Keep it in a password manager; use root only for what nothing else can do.',
  ),
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html'],
  group: { name: 'aws-credentials', role: 'password' },
  forms: [
    {
      // "AWS root user login", "root account (AWS console)", then within a few lines the password.
      keywords: ROOT_KEYWORDS,
      requires: /aws|amazon/i,
      ignoreCase: true,
      before: new RegExp(
        `(?:(?<![\\w.-])(?:aws|amazon)(?:[ _-]{1,2}|[^\\w\\n][^\\n]{0,60}?(?<![\\w.-]))(?:account[ _-]{1,2})?root(?![\\w])|${SIGN_IN_HOST}[^\\0]{0,120}?(?<![\\w.-])root(?![\\w])|(?<![\\w.-])root[ _-]{1,2}(?:user|account|login|e-?mail|credential)[^\\0]{0,120}?(?<![a-z])(?:aws|console|sign-?in)(?![a-z]))[^\\0]{0,240}?${PASSWORD_WORD}${NOTE_GLUE}`,
      ),
      secret: NOTED,
      after: /(?=[\s"'`<>|\\]|$)/,
    },
    {
      keywords: ROOT_KEYWORDS,
      requires: /aws|amazon/i,
      ignoreCase: true,
      name: /(?<![a-z])aws[_-]?(?:account[_-]?)?root[\w-]{0,16}?(?:password|passwd|pwd)/,
      secret: NOTED,
      after: /(?=[\s"'`<>|\\]|$)/,
    },
  ],
  check: ({ secret }) => looksLikePassword(secret) && !isDocumented(secret),
  matches: [
    'AWS root user login\nemail: billing@acme.io\npassword: «w9^Ii·DDbF-K0»\n',
    'Root account for the AWS console\n- mail: ops@acme.io\n- Password: `«h9-Ij·ro_CsyK»`\n',
    'AWS_ROOT_PASSWORD=«i2!JI·x5xY4t8»\n',
  ],
  rejects: [
    'AWS_REGION=eu-west-1\nDB_USER=root\nDB_PASSWORD=i2!JI·x5xY4t8\n',
    'MYSQL_ROOT_PASSWORD=i2!JI·x5xY4t8 # aws',
    'The AWS root user\nPassword: must have 14 characters\n',
    'AWS_ROOT_PASSWORD=${ROOT_PASSWORD}\n',
  ],
});
