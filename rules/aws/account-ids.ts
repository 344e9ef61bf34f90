/**
 * Numbers of AWS accounts. AWS does not class them as secret, so the rule looks only below `.aws/`
 * unless it is switched on by name; and because 12 digits are anything, each form needs a context
 * that only an account number has.
 */

import { defineRule, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { isPublicAccount } from './documentation-values.ts';

const REGION = String.raw`[a-z]{2}(?:-[a-z]{2,9}){1,3}-\d`;
const ACCOUNT = /\d{12}/;

/** Files in which a bare `account_id` means AWS. */
const AWS_FILES =
  /(?:^|\/)\.aws\/|\.tf$|\.tfvars(?:\.json)?$|\.tfstate|(?:^|\/)(?:cdk|samconfig|serverless|template|cloudformation)[\w.-]{0,20}\.(?:json|ya?ml|toml)$/i;

/** A date and a time of day written together, as order numbers and log stamps begin. */
function isTimestamp(digits: string): boolean {
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d$/.test(
    digits,
  );
}

function judgeAccount({ secret }: Capture): Verdict {
  const account = secret.replaceAll('-', '');
  return !isPublicAccount(account) && { account };
}

/** A name that other systems use too counts where AWS is spoken of. */
function isAboutAws({ secret, text, start, end, path }: Capture): boolean {
  if (isTimestamp(secret)) return false;
  const around = text.slice(Math.max(0, start - 300), end + 300);
  return (
    AWS_FILES.test(path ?? '') || /(?<![a-z])(?:aws|amazon|iam|arn:aws)(?![a-z])/i.test(around)
  );
}

const form = (keywords: readonly string[], before: RegExp, after?: RegExp) => ({
  keywords,
  before,
  secret: ACCOUNT,
  notBeside: /[0-9]/,
  ...(after === undefined ? {} : { after }),
});

export const accountId: Rule = defineRule({
  id: 'aws-account-id',
  title: 'AWS account id',
  severity: 'info',
  description:
    'The number of an AWS account. AWS does not class it as secret; it helps phishing, guessing of ' +
    'ARNs and listing of buckets and roles.',
  advice: {
    leaked: [
      'Nothing needs to be revoked. If your policy keeps account numbers out of public repositories, ' +
        'replace it by a variable.',
    ],
    instead: 'Read it at run time: `aws sts get-caller-identity --query Account`.',
  },
  references: [
    'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html',
  ],
  group: { name: 'aws-credentials', role: 'detail' },
  public: true,
  paths: /(?:^|\/)\.aws\//,
  forms: [
    form(['arn:aws'], /arn:aws(?:-[a-z-]{2,12})?:[a-z0-9-]{1,40}:(?:[a-z0-9-]{0,24}):/, /(?=:)/),
    form(['.dkr.ecr.'], /(?<![\w.])/, /\.dkr\.ecr\./),
    form(
      ['us', 'eu', 'ap', 'ca', 'sa', 'me', 'af', 'cn', 'il', 'mx'].flatMap((area) => [
        `sqs.${area}-`,
        '.queue.amazonaws',
      ]),
      new RegExp(`(?:sqs\\.${REGION}|${REGION}\\.queue)\\.amazonaws\\.com(?:\\.cn)?/`),
      /(?=\/)/,
    ),
    form(['.signin.aws', '.signin.amazonaws'], /(?<![\w.])/, /\.signin\.(?:aws\.amazon|amazonaws)/),
    form(
      '0123456789'.split('').map((digit) => `-at-${digit}`),
      /[\w+.@]-at-/,
      /(?![\w-])/,
    ),
    form(
      ['account='],
      /(?<![\w-])account=/,
      new RegExp(`:(?:[\\w.=*-]{1,60}:){0,4}?region=${REGION}`),
    ),
    form(['.d.codeartifact.'], /(?<=[a-z0-9]-)/, /\.d\.codeartifact\./),
    form(
      ['-assets-', 'aws-cloudtrail-logs-', 'AWSLogs/'],
      /(?:cdk-[a-z0-9]{9}-assets-|aws-cloudtrail-logs-|AWSLogs\/)/,
    ),
    {
      keywords: ['account'],
      ignoreCase: true,
      name: /(?:aws|sso|iam|ecr|assume|target|management|master|owner)[_. -]?account(?:[_. -]?(?:id|number|no))?/,
      secret: ACCOUNT,
      notBeside: /[\w.-]/,
      check: ({ secret }) => !isTimestamp(secret),
    },
    {
      keywords: ['account'],
      ignoreCase: true,
      name: /(?<![\w-])account[_. ]?(?:id|number)/,
      secret: ACCOUNT,
      notBeside: /[\w.-]/,
      check: isAboutAws,
    },
    {
      // As the console prints it.
      keywords: ['account'],
      ignoreCase: true,
      name: /account(?:[_. -]?(?:id|number|no))?/,
      secret: /\d{4}-\d{4}-\d{4}/,
      notBeside: /[\w-]/,
    },
  ],
  check: judgeAccount,
  matches: [
    { text: 'sso_account_id = «482910573846»', path: '.aws/config' },
    { text: 'role_arn = arn:aws:iam::«482910573846»:role/admin', path: 'home/ana/.aws/config' },
    { text: 'image: «482910573846».dkr.ecr.eu-west-1.amazonaws.com/app', path: '.aws/x' },
    { text: 'https://«482910573846».signin.aws.amazon.com/console', path: '.aws/x' },
    { text: 'https://sqs.eu-west-1.amazonaws.com/«482910573846»/jobs', path: '.aws/x' },
    { text: 'Account: «4829-1057-3846»', path: '.aws/notes.md' },
    {
      text: '"vpc-provider:account=«482910573846»:region=eu-west-1"',
      path: '.aws/cdk.context.json',
    },
  ],
  rejects: [
    { text: 'account_id = "123456789012"', path: '.aws/config' },
    { text: 'image: 602401143452.dkr.ecr.us-west-2.amazonaws.com/cni', path: '.aws/x' },
    { text: 'account: 201806131234', path: '.aws/x' },
    { text: 'Account_ID: 4915 1234 5678', path: '.aws/x' },
    { text: '{"accountId": 1760000000123}', path: '.aws/x' },
    { text: 'id: 550e8400-e29b-41d4-a716-426655440000', path: '.aws/x' },
    { text: 'role_arn = arn:aws:iam::482910573846:role/admin', path: 'main.tf' },
  ],
});
