/** Tokens and keys of single AWS and Amazon services, most of them told by a prefix of their own. */

import { defineRule, type Capture, type Rule } from '../../src/rule.ts';
import { decodeBase64 } from '../../src/text/base64.ts';
import { shannonEntropy } from '../../src/text/entropy.ts';
import { isPlaceholder } from '../../src/text/placeholder.ts';
import { replace, revoke } from './advice.ts';
import { isDocumented } from './documentation-values.ts';
import { endOfSignature } from './signature.ts';

const SECRET_STORE = 'Read it from a secret store or the environment at start.';

function isRandom(capture: Capture): boolean {
  return (
    shannonEntropy(capture.secret) >= 3 &&
    !isDocumented(capture.secret) &&
    !isPlaceholder(capture.secret)
  );
}

export const appSyncKey: Rule = defineRule({
  id: 'aws-appsync-api-key',
  title: 'AWS AppSync API key',
  severity: 'low',
  description:
    'Lets anybody call a GraphQL API of AWS AppSync. Web applications often ship it on purpose; it ' +
    'is a problem where the API relies on it alone.',
  advice: replace(
    [
      'If the API is not meant to be public: `aws appsync delete-api-key --api-id API --id KEY`, and ' +
        'switch the API to IAM, Cognito or OpenID Connect.',
    ],
    'If it is public by design, allow it; otherwise inject it when the client is built.',
  ),
  references: ['https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html'],
  forms: [{ keywords: ['da2-'], secret: /da2-[a-z0-9]{26}/, notBeside: /[A-Za-z0-9_-]/ }],
  check: isRandom,
  matches: [
    "const apiKey = '«da2-k29uwbo·btz40i8·kyu1sgs·lep2d»'",
    'x-api-key: «da2-gqvp9oq·8w8q8ep·i0c1aqt·icg9s»',
  ],
  rejects: [
    'da2-xxxxxxxxxxxxxxxxxxxxxxxxxx',
    'lambda2-k29uwbo·btz40i8·kyu1sgs·lep2d',
    'da2-abcdefghijklmnopqrstuvwxyz',
  ],
});

export const mwsToken: Rule = defineRule({
  id: 'aws-mws-auth-token',
  title: 'Amazon MWS auth token',
  severity: 'medium',
  description:
    "Gave a developer access to a seller's account in Amazon Marketplace Web Service, which ended in " +
    'March 2024. It should no longer work anywhere.',
  advice: replace(
    [
      "Remove the developer's access in Seller Central under Manage your apps, if it is still listed.",
    ],
    'Amazon MWS has ended: move to the Selling Partner API and delete the token.',
  ),
  references: ['https://developer-docs.amazon.com/sp-api/docs/sp-api-deprecations'],
  forms: [
    {
      keywords: ['amzn.mws.'],
      secret: /amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/,
      notBeside: /[A-Za-z0-9-]/,
    },
  ],
  check: ({ secret }) => new Set(secret.slice(9)).size > 7 && !/1234-?5678|123456789/.test(secret),
  matches: ['mws_auth_token: «amzn.mws.9937da7c-·23ad-dd72-·b1ec-b25610ae·a1b3»'],
  rejects: ['amzn.mws.00000000-0000-0000-0000-000000000000', 'amzn.mws.<uuid>'],
});

const LWA: string =
  'https://developer-docs.amazon.com/sp-api/docs/rotating-your-apps-lwa-credentials';

export const lwaClientSecret: Rule = defineRule({
  id: 'amazon-lwa-client-secret',
  title: 'Login with Amazon client secret',
  severity: 'high',
  description:
    'The secret of an application that uses Login with Amazon or the Selling Partner API. With a ' +
    "seller's refresh token it reads and changes that seller's orders.",
  advice: replace(
    [
      'Rotate it in Seller Central or the developer console; the old secret works for seven days more.',
    ],
    SECRET_STORE,
  ),
  references: [LWA],
  forms: [
    {
      keywords: ['amzn1.oa2-cs.'],
      secret: /amzn1\.oa2-cs\.v1\.[0-9a-f]{64}/,
      notBeside: /[A-Za-z0-9]/,
    },
    {
      // Secrets of before 2022 have no prefix; the client's id beside them tells.
      keywords: ['application-oa2-client.'],
      before:
        /application-oa2-client\.[0-9a-f]{32}["',\s][^\0]{0,200}?(?:client_?[Ss]ecret|CLIENT_SECRET)["']?[\s:=>,("']{1,8}/,
      secret: /[0-9a-f]{64}/,
      notBeside: /[A-Za-z0-9]/,
    },
  ],
  check: isRandom,
  matches: [
    'LWA_CLIENT_SECRET=«amzn1.oa2-cs.v1.9937da7·c23addd·72b1ecb·25610ae·a1b3b30·0b2d9c6·5cf84d7·675f955·379d0f6·2»',
  ],
  rejects: [
    'LWA_CLIENT_ID=amzn1.application-oa2-client.7c157f3·26de575·c34bbba·1bc4d32·b073',
    'amzn1.oa2-cs.v1.' + '0'.repeat(64),
  ],
});

export const lwaRefreshToken: Rule = defineRule({
  id: 'amazon-lwa-refresh-token',
  title: 'Login with Amazon refresh token',
  severity: 'high',
  description:
    "Gives an application lasting access to a seller's or customer's Amazon account, together with " +
    "the application's client secret.",
  advice: replace(
    [
      'Have the seller remove the authorisation under Manage your apps and grant it again; rotate the client secret too.',
    ],
    SECRET_STORE,
  ),
  references: [LWA],
  forms: [
    { keywords: ['Atzr|'], secret: /Atzr\|[A-Za-z0-9_-]{60,2000}/, notBeside: /[A-Za-z0-9_-]/ },
  ],
  check: isRandom,
  matches: [
    '"refresh_token": "«Atzr|IwE·U2HOQjb·50FsEJx·ItJ_WzB·KWVX8AF·ESMUSXa·VOElud7·esEoqIa·NF3KxF8·GR6Zmr8»"',
  ],
  rejects: ['"refresh_token": "Atzr|..."', 'Atzr|' + 'x'.repeat(80)],
});

export const lwaAccessToken: Rule = defineRule({
  id: 'amazon-lwa-access-token',
  title: 'Login with Amazon access token',
  severity: 'medium',
  description: "Acts in a seller's or customer's Amazon account for one hour.",
  advice: replace(
    [
      'It ends by itself after an hour; look for the refresh token it was made with, which does not.',
    ],
    'Fetch it at run time with the refresh token; do not write it down.',
  ),
  references: [LWA],
  forms: [
    { keywords: ['Atza|'], secret: /Atza\|[A-Za-z0-9_-]{60,3000}/, notBeside: /[A-Za-z0-9_-]/ },
  ],
  check: isRandom,
  matches: [
    'x-amz-access-token: «Atza|IwE·WtHGHVJ·eBxdTsz·as7hXx_·KRLSetR·qF75vsv·WsFJH6B·FhRzs6q·VyzwOu3·vOEYDDk»',
  ],
  rejects: ['x-amz-access-token: Atza|EXAMPLE'],
});

export const cognitoClientSecret: Rule = defineRule({
  id: 'aws-cognito-client-secret',
  title: 'Amazon Cognito app client secret',
  severity: 'high',
  description:
    'The secret of an app client of a Cognito user pool: with it anybody passes for your application ' +
    'when signing users in.',
  advice: replace(
    [
      'It cannot be changed: create another app client with a secret, switch the application, and delete the old client.',
    ],
    SECRET_STORE,
  ),
  references: [
    'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html',
  ],
  forms: [
    {
      keywords: ['cognito', 'user_pool', 'user-pool', 'userpool'],
      requires: /[a-z0-9]{40}|[A-Za-z0-9]{68}/,
      ignoreCase: true,
      name: /(?:cognito|user[_-]?pool)[\w.-]{0,40}?secret/,
      secret: /[a-z0-9]{40,64}/,
      notBeside: /[A-Za-z0-9+/_-]/,
    },
    {
      // 51 or 52 characters under the service's own field names.
      keywords: ['clientsecret', 'client_secret', 'client-secret'],
      requires: /[a-z0-9]{50}|[A-Za-z0-9]{68}/,
      ignoreCase: true,
      name: /client[_-]?secret/,
      secret: /[a-z0-9]{50,53}/,
      notBeside: /[A-Za-z0-9+/_-]/,
      check: ({ text, start, end }) =>
        /cognito|user[_-]?pool/i.test(text.slice(Math.max(0, start - 500), end + 500)),
    },
  ],
  check: ({ secret }) =>
    !isDocumented(secret) &&
    /[g-z]/.test(secret) &&
    /\d/.test(secret) &&
    shannonEntropy(secret) >= 3.8 &&
    !isPlaceholder(secret),
  matches: [
    'COGNITO_CLIENT_SECRET=«k29uwbo·btz40i8·kyu1sgs·lep2do3·fft2tsh·cccark4·9lb4mr0·1s»',
    '{"UserPoolClient": {"UserPoolId": "eu-west-1_xqL7sbQV4", "ClientSecret": "«gqvp9oq·8w8q8ep·i0c1aqt·icg9sme·nwuyg4z·mczk00i·24y6vew·tf»"}}',
  ],
  rejects: [
    'COGNITO_CLIENT_ID=pn0cm92·36ijsjr·wof6mzj·feplg',
    'client_secret=k29uwbo·btz40i8·kyu1sgs·lep2do3·fft2tsh·cccark4·9lb4mr0·1s',
    'COGNITO_CLIENT_SECRET=9937da7·c23addd·72b1ecb·25610ae·a1b3b30·0b2d9c6',
  ],
});

export const ivsStreamKey: Rule = defineRule({
  id: 'aws-ivs-stream-key',
  title: 'Amazon IVS stream key',
  severity: 'medium',
  description:
    'Whoever has it can stream video to your channel of Amazon Interactive Video Service.',
  advice: replace(
    [
      'Delete the stream key (`aws ivs delete-stream-key --arn ARN`) and create another for the channel.',
    ],
    SECRET_STORE,
  ),
  references: ['https://docs.aws.amazon.com/ivs/latest/LowLatencyUserGuide/create-channel.html'],
  forms: [
    {
      keywords: [
        'sk_us-',
        'sk_eu-',
        'sk_ap-',
        'sk_sa-',
        'sk_ca-',
        'sk_me-',
        'sk_af-',
        'sk_il-',
        'sk_mx-',
        'sk_cn-',
      ],
      secret: /sk_[a-z]{2}(?:-gov)?-[a-z]{4,9}-\d_[A-Za-z0-9]{8,16}_?[A-Za-z0-9]{8,64}/,
      notBeside: /[A-Za-z0-9_]/,
    },
  ],
  check: ({ secret }) =>
    !isDocumented(secret) && !isPlaceholder(secret.replace(/^sk_[a-z-]+\d_/, '')),
  matches: ['"key": "«sk_us-west-2_U2HOQjb5·0FsE_JxItJWz·BKWVX8AF·ESMUSXaV·OElu»"'],
  rejects: [
    'sk_us-we·st-2_abcdABCD·efgh_567890·abcdef',
    'sk_live_U2HOQjb5·0FsEJxItJWzBKWV',
    'risk_us-west-2_U2HOQjb5·0FsE_JxItJWz·BKWVX8AF',
  ],
});

export const eksToken: Rule = defineRule({
  id: 'aws-eks-token',
  title: 'Amazon EKS token',
  severity: 'medium',
  description:
    'Signs in to a Kubernetes cluster as an IAM user or role. It is good for 15 minutes at most.',
  advice: revoke(
    [
      "It ends by itself within 15 minutes; if that is too long, remove the role from the cluster's access entries.",
    ],
    'Let kubectl fetch it: `aws eks update-kubeconfig` writes an exec entry instead of a token.',
  ),
  references: ['https://docs.aws.amazon.com/eks/latest/userguide/cluster-auth.html'],
  forms: [
    {
      keywords: ['k8s-aws-v1.'],
      secret: /k8s-aws-v1\.[A-Za-z0-9_-]{150,6000}/,
      notBeside: /[A-Za-z0-9_-]/,
    },
  ],
  check: ({ secret, now }) => {
    const url = decodeBase64(secret.slice('k8s-aws-v1.'.length)) ?? '';
    if (!/^https:\/\/sts[.\w-]*\.amazonaws\.com/.test(url)) return false;
    const minute = 60_000;
    const end = endOfSignature(url);
    // The cluster takes the URL for 15 minutes, whatever X-Amz-Expires says.
    return (
      end === undefined ||
      end + 15 * minute > now || { severity: 'low', note: 'It has expired by itself.' }
    );
  },
  matches: [
    'token: «k8s-aws-v1.aHR0cHM·6Ly9zdH·MuZXUtd·2VzdC0x·LmFtYXp·vbmF3cy·5jb20vP·0FjdGlv·bj1HZXR·DYWxsZX·JJZGVud·Gl0eSZW·ZXJzaW9·uPTIwMT·EtMDYtM·TUmWC1B·bXotQWx·nb3JpdG·htPUFXU·zQtSE1B·QyYtQW1·6LVNpZ2·5hdHVyZ·T05OTM3»',
  ],
  rejects: ['k8s-aws-v1.EXAMPLE_TOKEN_DATA_STRING', 'k8s-aws-v1.' + 'abcd'.repeat(50)],
});

export const ecrToken: Rule = defineRule({
  id: 'aws-ecr-token',
  title: 'Amazon ECR login',
  severity: 'medium',
  description:
    'Pulls and pushes container images as an IAM user or role, for 12 hours after it was fetched.',
  advice: revoke(
    [
      'It ends by itself within 12 hours; revoke the sessions of the role that fetched it to end it now.',
    ],
    'Use the ECR credential helper, which keeps no token in ~/.docker/config.json.',
  ),
  references: ['https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html'],
  forms: [
    {
      // base64 of `AWS:` and the base64 of `{"payload":`, as Docker keeps it.
      keywords: ['QVdTOmV5SndZWGxzYjJGa0lq'],
      secret: /QVdTOmV5SndZWGxzYjJGa0lq[A-Za-z0-9+/]{200,7000}={0,2}/,
      notBeside: /[A-Za-z0-9+/]/,
    },
    {
      keywords: ['eyJwYXlsb2FkIjoi'],
      secret: /eyJwYXlsb2FkIjoi[A-Za-z0-9+/]{200,6000}={0,2}/,
      notBeside: /[A-Za-z0-9+/]/,
    },
  ],
  check: isRandom,
  matches: [
    '"auth": "«QVdTOmV5S·ndZWGxzY·jJGa0lqb·' + 'U2HOQjb5·0FsEJxIt·JWzBKWVX·'.repeat(9) + '»"',
    'docker login -u AWS -p «eyJwYXls·b2FkIjoi·' +
      'WtHGHVJ·eBxdTsz·as7hXxK·RLSetRq·F75vsvW·'.repeat(6) +
      'x=»',
  ],
  rejects: ['"auth": "QVdTOmV5Sndl"', '"auth": "dXNlcjpwYXNz"'],
});

export const codeArtifactToken: Rule = defineRule({
  id: 'aws-codeartifact-token',
  title: 'AWS CodeArtifact token',
  severity: 'medium',
  description:
    'Reads and publishes packages in CodeArtifact as an IAM user or role, for at most 12 hours.',
  advice: revoke(
    [
      'It ends by itself within 12 hours; revoke the sessions of the role that fetched it to end it now.',
    ],
    'Run `aws codeartifact login`, or put `${CODEARTIFACT_AUTH_TOKEN}` into the file.',
  ),
  references: ['https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html'],
  forms: [
    {
      keywords: ['.codeartifact.'],
      before:
        /\.d\.codeartifact\.[a-z0-9-]{5,24}\.amazonaws\.com(?:\.cn)?[^\s"']{0,120}?:_authToken\s{0,3}=\s{0,3}["']?/,
      secret: /[A-Za-z0-9_.+/-]{100,3000}={0,2}/,
    },
    {
      keywords: ['.codeartifact.'],
      before: /:\/\/aws:/,
      secret: /[A-Za-z0-9_.+/-]{100,3000}={0,2}/,
      after: /@[A-Za-z0-9-]{3,80}\.d\.codeartifact\./,
    },
    {
      keywords: ['codeartifact'],
      requires: /eyJ[A-Za-z0-9_-]{20}/,
      ignoreCase: true,
      name: /codeartifact[\w.-]{0,20}?(?:token|password)/,
      secret: /eyJ[A-Za-z0-9_.+/-]{100,3000}={0,2}/,
      notBeside: /[A-Za-z0-9_-]/,
    },
    {
      // {"ver":1,"isu": in base64, which begins no other token.
      keywords: ['eyJ2ZXIiOjEsImlzdSI6'],
      secret: /eyJ2ZXIiOjEsImlzdSI6[A-Za-z0-9_.-]{100,3000}/,
      notBeside: /[A-Za-z0-9_-]/,
    },
  ],
  check: isRandom,
  matches: [
    '//acme-482910573846.d.codeartifact.eu-west-1.amazonaws.com/npm/npm/:_authToken=«eyJ2ZXI·U2HOQjb·50FsEJx·ItJ_WzB·KWVX8AF·ESMUSXa·VOElud7·esEoqIa·NF3KxF8·GR6Zmr8·-xKyTU2·Qf60wW4·QgC5Lb6·ovHP3cc·THxP8x1»',
    'index-url = https://aws:«eyJ2ZXI·WtHGHVJ·eBxdTsz·as7hXx_·KRLSetR·qF75vsv·WsFJH6B·FhRzs6q·VyzwOu3·vOEYDDk·wQWh0is·HhpwSHu·YsYpZ0n·q3LBacJ·TlsvU12»@acme-482910573846.d.codeartifact.eu-west-1.amazonaws.com/pypi/p/simple/',
    'export CODEARTIFACT_AUTH_TOKEN=«eyJ2ZXI·yNfOzUc·2k4boVa·kQCNiDi·PiOO01y·Waq9v8E·HwcHkUU·AJmh8BU·k7nNcLo·Xl9Rx2G·eax5Aw6·vJvSD93·fWJdllg·ossoavG·WmWGv12»',
  ],
  rejects: [
    '//acme-482910573846.d.codeartifact.eu-west-1.amazonaws.com/npm/npm/:_authToken=${CODEARTIFACT_AUTH_TOKEN}',
    'CODEARTIFACT_AUTH_TOKEN=`aws codeartifact get-authorization-token --query authorizationToken`',
  ],
});
