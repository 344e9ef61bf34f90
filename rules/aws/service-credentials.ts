/**
 * Credentials that IAM makes for one service: SES's SMTP password, the passwords of CodeCommit and
 * Keyspaces, the keys of Bedrock and CloudWatch Logs.
 */

import { defineRule, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { decodeBase64 } from '../../src/text/base64.ts';
import { shannonEntropy } from '../../src/text/entropy.ts';
import { isPlaceholder } from '../../src/text/placeholder.ts';
import { revoke, SERVICE_CREDENTIAL, SESSION } from './advice.ts';
import { isDocumented } from './documentation-values.ts';
import { endOfSignature } from './signature.ts';

const ABOUT_SMTP = 'https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html';
const ABOUT_BEDROCK = 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html';

function looksRandom({ secret }: Capture): boolean {
  return (
    // One in a thousand has no digit.
    /[a-z]/.test(secret) &&
    /[A-Z]/.test(secret) &&
    shannonEntropy(secret) >= 4 &&
    !isDocumented(secret) &&
    !isPlaceholder(secret)
  );
}

/** 44 characters of base64: the version byte 4 (or 2 until 2019) and 32 bytes of HMAC, no padding. */
const SMTP_PASSWORD = /(?:B[A-P]|A[g-v])[A-Za-z0-9+/]{42}/;

/** `USER-at-ACCOUNT`; the first digit makes it rare. */
const AT_ACCOUNT = '0123456789'.split('').map((digit) => `-at-${digit}`);

const MAIL = ['mail_', 'mail-', 'mail.p', 'mail.s', 'mail.h', 'mailp', 'mails', 'mailh'];

export const sesSmtpPassword: Rule = defineRule({
  id: 'aws-ses-smtp-password',
  title: 'Amazon SES SMTP password',
  severity: 'high',
  description:
    'Sends mail in your name through Amazon SES, with the access key id beside it as the user name. ' +
    "It is computed from an IAM user's secret access key.",
  advice: revoke(
    [
      'There is no separate reset: make a new access key for the IAM user, derive the new SMTP ' +
        'password from it (or create new SMTP credentials in the SES console), and switch the mailer.',
      'Then deactivate and delete the old key: `aws iam update-access-key --access-key-id ID --status Inactive`.',
      'Look at the sending statistics and suppression list in SES for mail that is not yours.',
    ],
    'Read it from a secret store at start, or send through the SES API with a role.',
  ),
  references: [ABOUT_SMTP],
  group: { name: 'aws-credentials', role: 'smtp' },
  forms: [
    {
      keywords: [
        'smtp',
        '_ses_',
        'aws_ses',
        'aws-ses',
        'ses_p',
        'ses_s',
        'ses-p',
        'ses-s',
        'ses.p',
        'ses.s',
        ...MAIL,
      ],
      requires: /(?:smtp|ses[_.-]|mail)[\w.-]{0,24}?(?:pass|pwd|secret)/i,
      ignoreCase: true,
      name: /(?:smtp|(?<![a-z])ses[_.-]|e?mail)[\w.-]{0,24}?(?:pass(?:word|wd)?|pwd|secret)/,
      secret: SMTP_PASSWORD,
      notBeside: /[A-Za-z0-9+/]/,
      after: /(?!=)/,
    },
    {
      keywords: ['email-smtp.'],
      before:
        /email-smtp\.[a-z0-9-]{5,24}\.amazonaws\.com[^\0]{0,400}?[Pp](?:ass(?:word|wd)?|ASS(?:WORD|WD)?|wd|WD)["']?[\s:=>,("']{1,12}/,
      secret: SMTP_PASSWORD,
      notBeside: /[A-Za-z0-9+/]/,
      after: /(?!=)/,
    },
    {
      around: { rule: ['aws-access-key-id'], lines: 10 },
      secret: SMTP_PASSWORD,
      notBeside: /[A-Za-z0-9+/]/,
      after: /(?!=)/,
    },
  ],
  check: looksRandom,
  matches: [
    "{ host: 'email-smtp.eu-west-1.amazonaws.com', auth: { user: process.env.U, pass: '«BHjZnxy·5CkGfXR·kltEkQg·7a/JXYe·p5hBoev·zORlGjw·qE»' } }",
    'EMAIL_HOST_PASSWORD = "«BJNp0Jk·rE5HeVZ·mqC/DiJ·z6wLwMi·NAkNv5R·+7xh7cu·jE»"',
    'smtp-user,AKIAIRJ·4KP2VK7·KJF7CQ,«AlmLlUF·iQiHpjy·3G6Vr4N·BXy2zQr·IgjyQny·+I5NxxE·1u»',
    '"id": "AKIAWT4·RAFQWXH·XLDXS5", "ses_smtp_password_v4": "«BLoFQPE·pOECOGn·DR9n86u·PaNEy88·rKYI5kH·n1wMYaG·Wn»"',
  ],
  rejects: [
    'SMTP_PASSWORD=BLBM/9hS·UELfq8Gw·+rU1YcBj·kOxGbhT2·XG763xVL·GWL9',
    'SMTP_PASSWORD=C7NpJk·rE5HeVZ·mqC/DiJ·z6wLwMi·NAkNv5R·+7xh7cu·jE1',
    'BJNp0Jk·rE5HeVZ·mqC/DiJ·z6wLwMi·NAkNv5R·+7xh7cu·jE stands alone',
    'SMTP_PASSWORD="${SES_SMTP_PASSWORD}"',
  ],
});

/** `NAME-at-123456789012`, with `+1` behind the name for a second credential of one user. */
const SERVICE_USER = '[\\w+=,.@%-]{1,64}-at-\\d{12}';

/** 32 bytes of base64. */
const SERVICE_PASSWORD = /[A-Za-z0-9+/]{43}=/;

/** User name and password of one credential stand within this many characters. */
const BESIDE_USER = new RegExp(`${SERVICE_USER}["'\`]?[^\\0]{0,200}?[\\s:=,"'\`>|]`);
const BEFORE_USER = new RegExp(`["'\`]?[^\\0A-Za-z0-9][^\\0]{0,240}?${SERVICE_USER}`);

function isCodeCommit({ text, start, end, path }: Capture): boolean {
  const around = text.slice(Math.max(0, start - 500), end + 500);
  return /codecommit|git-credential|\.git\b/i.test(`${path ?? ''}\n${around}`);
}

export const codeCommitPassword: Rule = defineRule({
  id: 'aws-codecommit-git-password',
  title: 'AWS CodeCommit password',
  severity: 'high',
  description:
    'Reads and writes the CodeCommit repositories that its IAM user may use, as a plain git password.',
  advice: SERVICE_CREDENTIAL,
  references: ['https://docs.aws.amazon.com/codecommit/latest/userguide/setting-up-gc.html'],
  forms: [
    {
      keywords: AT_ACCOUNT,
      requires: /-at-\d{12}/,
      before: BESIDE_USER,
      secret: SERVICE_PASSWORD,
      notBeside: /[A-Za-z0-9+/]/,
    },
    {
      keywords: AT_ACCOUNT,
      requires: /-at-\d{12}/,
      secret: SERVICE_PASSWORD,
      notBeside: /[A-Za-z0-9+/]/,
      after: BEFORE_USER,
    },
    {
      keywords: ['codecommit'],
      requires: /[A-Za-z0-9+/\\%]{43}(?:=|%3D|\\u003)|[A-Za-z0-9+/]{60}/i,
      ignoreCase: true,
      name: /codecommit[\w.-]{0,24}?(?:pass(?:word|wd)?|pwd|secret|token)/,
      secret: SERVICE_PASSWORD,
      notBeside: /[A-Za-z0-9+/]/,
    },
  ],
  check: (capture) => looksRandom(capture) && isCodeCommit(capture),
  matches: [
    'https://ci-at-482910573846:«JAlzV7T%2F·LY9UjSO·z7iha6B·F5tsSv1·mwxBw2E·7Z0e8Wh%3D»@git-codecommit.us-east-1.amazonaws.com',
    '{"ServiceName":"codecommit.amazonaws.com","ServicePassword":"«vSp2zTd·cWUSCUo·Kb8mbSQ·iGlqfj8·bVruIMN·/tUWMd2·A=»","ServiceUserName":"ana-at-482910573846"}',
    {
      text: 'User Name,Password\nana-at-482910573846,«ggqSYIm·5EPUJXD·ExbV5Tb·A+kCIF8·9GTBMUo·9DD8liH·4=»\n',
      path: 'ana_codecommit_credentials.csv',
    },
    'CODECOMMIT_PASSWORD="«PwqiL75·u7C76iy·erRsCcn·nntcNFX·HQuBtL6·6/f9CUa·Y=»"',
  ],
  rejects: [
    '{"ServiceName":"codecommit","ServicePassword":"k1zPZM6u·VxMQ3oxq·goYlNuJP·yRTZ1vRE·s76zTQE3·eJk=","ServiceUserName":"sofia-at-482910573846"}',
    'https://ci-at-482910573846:${TOKEN}@git-codecommit.us-east-1.amazonaws.com',
    'x-at-482910573846:JAlzV7T·LY9UjSO·z7iha6B·F5tsSv1·mwxBw2E·7Z0e8Wh·g= of some other service',
  ],
});

export const serviceSpecificPassword: Rule = defineRule({
  id: 'aws-service-specific-password',
  title: 'AWS service-specific password',
  severity: 'high',
  description:
    'A password that IAM made for one service, such as Amazon Keyspaces. It does in that service ' +
    'what its IAM user may do.',
  advice: SERVICE_CREDENTIAL,
  references: [
    'https://docs.aws.amazon.com/keyspaces/latest/devguide/programmatic.credentials.ssc.html',
  ],
  forms: [
    {
      keywords: AT_ACCOUNT,
      requires: /-at-\d{12}/,
      before: BESIDE_USER,
      secret: SERVICE_PASSWORD,
      notBeside: /[A-Za-z0-9+/]/,
    },
    {
      keywords: AT_ACCOUNT,
      requires: /-at-\d{12}/,
      secret: SERVICE_PASSWORD,
      notBeside: /[A-Za-z0-9+/]/,
      after: BEFORE_USER,
    },
    {
      keywords: ['ServicePassword', 'cassandra.'],
      before:
        /(?:ServicePassword|cassandra\.[a-z0-9-]{5,24}\.amazonaws\.com[^\0]{0,300}?[Pp]assword)["']?[\s:=>,("']{1,12}/,
      secret: SERVICE_PASSWORD,
      notBeside: /[A-Za-z0-9+/]/,
    },
  ],
  check: (capture) => looksRandom(capture) && !isCodeCommit(capture),
  matches: [
    'PlainTextAuthProvider(username="keyspaces-at-482910573846", password="«fkeTLSr·RnIpZux·koLOkrp·iOR3kGz·NZL3QAG·QvKgJG0·U=»")',
    '{"ServicePassword": "«wejDPYU·zWVsYrJ·+fe2DqL·Gpdg1YU·5h9yqxF·gVqdj6D·k=»", "ServiceUserName": "ana+1-at-482910573846"}',
  ],
  rejects: [
    'digest JAlzV7T·LY9UjSO·z7iha6B·F5tsSv1·mwxBw2E·7Z0e8Wh·g=',
    '{"ServicePassword":"k1zPZM6u·VxMQ3oxq·goYlNuJP·yRTZ1vRE·s76zTQE3·eJk=","ServiceUserName":"sofia-at-123456789012"}',
  ],
});

/** What is inside a key: the user's name, the account's number, and the secret. */
const INSIDE_SERVICE_KEY = /^[\w+=,.@-]{1,64}-at-(\d{12}):(.{20,})$/;

/** Decodes a key of four capitals and base64; drops what does not decode to user and secret. */
function judgeServiceKey({ secret }: Capture): Verdict {
  const inside = INSIDE_SERVICE_KEY.exec(decodeBase64(secret.slice(4)) ?? '');
  const [, account, inner = ''] = inside ?? [];
  return account !== undefined && !isPlaceholder(inner) && { account };
}

export const bedrockKey: Rule = defineRule({
  id: 'aws-bedrock-api-key',
  title: 'Amazon Bedrock API key',
  severity: 'high',
  description:
    'A long-term key that calls models in Amazon Bedrock at your expense. It belongs to an IAM user ' +
    'of its own and works until it is deleted or expires.',
  advice: revoke(
    [
      'Reset or delete it: `aws iam reset-service-specific-credential --service-specific-credential-id ID`. ' +
        'A key made in the console has its own user, BedrockAPIKey-…: delete that user.',
      'Look at the cost of Bedrock since the commit in Cost Explorer.',
    ],
    'Read AWS_BEARER_TOKEN_BEDROCK from a secret store at start, or use a role.',
  ),
  references: [ABOUT_BEDROCK],
  forms: [
    {
      keywords: ['ABSK'],
      secret: /ABSK[A-Za-z0-9+/]{60,500}={0,2}/,
      notBeside: /[A-Za-z0-9+/]/,
    },
  ],
  check: judgeServiceKey,
  matches: [
    'AWS_BEARER_TOKEN_BEDROCK=«ABSKQmV·kcm9ja0·FQSUtle·S0yY3o1·LWF0LTQ·5MzkwMT·cxNjc2M·zpXMXVO·UlFldUY·vODFiK0·RsS3ZuZ·HZtbGhD·cE9qcjR·KM3NraV·hZRFhEV·EVGLytV·dURJeUo·0NllrYk·NMVT0=»',
    'api_key: «ABSKY2k·tYXQtND·k4NDU3N·zk2NDAz·OjZhM0o·4RW9xYT·VnMUJiM·DF0UlU1·YWtFRWw·3YlVmOW·Z6dHpOQ·1Z2YUxS·N0JyWWd·INUNNdD·BheEcyc·llJPQ==»',
  ],
  rejects: [
    'Keys start with `ABSK`.',
    'ABSKQmV·kcm9ja0·FQSUtle·S0yY3o1·xxxxxxx·xxxxxxx·xxxxxxx·xxxxxxx·xxxxxxx·xxxxxxx',
    'ABSKJAl·V7TLY9U·jSOz7ih·a6BF5ts·Sv1mwxB·w2E7Z0e·8WhgAbC·JAlV7TL·Y9UjSO9',
  ],
});

export const bedrockShortKey: Rule = defineRule({
  id: 'aws-bedrock-api-key-short',
  title: 'Amazon Bedrock short-term API key',
  severity: 'medium',
  description:
    'Calls models in Amazon Bedrock as the user or role that made it, for at most 12 hours. It holds ' +
    'a signed request with that session in it.',
  advice: SESSION,
  references: [ABOUT_BEDROCK],
  forms: [
    {
      keywords: ['bedrock-api-key-'],
      secret: /bedrock-api-key-[A-Za-z0-9+/_-]{200,6000}={0,2}/,
      notBeside: /[A-Za-z0-9+/_-]/,
    },
  ],
  check: ({ secret, now }) => {
    const request = decodeBase64(secret.slice('bedrock-api-key-'.length));
    if (request?.startsWith('bedrock.amazonaws.com') !== true) return false;
    return expired(endOfSignature(request), now);
  },
  matches: [
    'TOKEN=«bedrock-api-key-YmVkcm9·jay5hbW·F6b25hd·3MuY29t·Lz9BY3R·pb249Q2·FsbFdpd·GhCZWFy·ZXJUb2t·lbiZYLU·Ftei1BbG·dvcml0a·G09QVdT·NC1ITUF·DLVNIQT·I1NiZYL·UFtei1D·cmVkZW5·0aWFsPU·FTSUFXQ·zVCWVcy·WVZUQ0N·GSU9UJTJ·GMjAyNjE·xMjElMk·Z1cy1lY·XN0LTElM·kZiZWRy·b2NrJTJG·YXdzNF9·yZXF1ZXN·0»',
  ],
  rejects: [
    'Keys start with `bedrock-api-key-YmVkcm9·jay5hbW·F6b25hd·3MuY29t`.',
    'bedrock-api-key-' + 'rotation-policy-for-the-whole-team-'.repeat(8),
  ],
});

/** What has run out is worth a line, not an alarm. */
function expired(end: number | undefined, now: number): Verdict {
  if (end === undefined || end > now) return true;
  return { severity: 'low', note: 'It has expired by itself.' };
}

export const cloudWatchLogsKey: Rule = defineRule({
  id: 'aws-cloudwatch-logs-api-key',
  title: 'Amazon CloudWatch Logs API key',
  severity: 'high',
  description:
    'A long-term key that writes log events to CloudWatch Logs as its IAM user, with no signature.',
  advice: SERVICE_CREDENTIAL,
  references: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_HTTP_Endpoints.html'],
  forms: [
    {
      keywords: ['ACWL'],
      secret: /ACWL[A-Za-z0-9+/_-]{40,600}={0,2}/,
      notBeside: /[A-Za-z0-9+/]/,
    },
  ],
  check: (capture) => {
    const verdict = judgeServiceKey(capture);
    if (verdict !== false) return verdict;
    // The body is not documented: where a header or variable says token, its look decides.
    const before = capture.text.slice(Math.max(0, capture.start - 64), capture.start);
    return (
      /(?:bearer|token|api[_-]?key)["']?[\s:=%20]{1,6}["']?$/i.test(before) && looksRandom(capture)
    );
  },
  matches: [
    'Authorization: Bearer «ACWLbG9·ncy1hcG·kta2V5L·XVzZXIt·YXQtNDc·4NzY0Nz·k5ODUzO·mEwSXhC·c0RSNVl·FUCtHUW·FyUWNBY·zZoNzdK·Zmdsek5·tQVYzUk·9KS1ZPZ·GlBemVE·ZUZXS1l·wZTJFej·AwPQ==»',
    'LOGS_TOKEN=«ACWLU2H·OQjb50F·sEJxItJ·WzBKWVX·8AFESMU·SXaVOEl·ud7esEo»',
  ],
  rejects: [
    'Keys begin with ACWL.',
    'blob ACWLU2H·OQjb50F·sEJxItJ·WzBKWVX·8AFESMU·SXaVOEl·ud7esEo',
  ],
});
