/** User names and passwords in URLs (RFC 3986 §3.2.1): of databases, queues, registries, git remotes. */

import { defineRule, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { isDummyPassword, isReference } from '../../src/text/placeholder.ts';
import { countClasses } from '../../src/text/shape.ts';
import { looksRandom } from '../../src/text/wordiness.ts';
import { verdictOf } from './verdict.ts';
import { SAMPLE_PATHS, traitsOf } from './paths.ts';
import { isHarmless, isWords, lower } from './values.ts';

/** Last letters of schemes: https, mysql, mongodb, amqp, mongodb+srv, ssh, mqtt, sqlserver, clickhouse, neo4j. */
const KEYWORDS = 'spblvhtrejamkcdnixqg235'.split('').map((letter) => `${letter}://`);

const USER = String.raw`[^\s:@/"'\x60<>(){}[\]\\,;]{0,64}`;

/** Every URL has a scheme; few have a colon and an at sign before the first slash. */
const NEAR = new RegExp(
  `.:\\/\\/[^\\s@/"'\`<>]{0,80}(?::|%3A)[^\\s/"'\`<>]{1,140}(?:@|%40)|.:\\\\\\/`,
);
const NEAR_TOKEN = /.:\/\/[A-Za-z0-9_-]{20,100}(?:@|%40)|.:\\\//;

const HOST = String.raw`@(?<host>\[[0-9a-fA-F:.]{2,45}\]|\$?\{[\w.]{1,40}\}|[A-Za-z0-9](?:[\w.-]{0,200}[A-Za-z0-9])?)(?=[:/?#\s"'\x60<>,;)\]}\\&]|$)`;

/** Names that never leave a machine, a test or a page of documentation (RFC 2606, 6761, 1918). */
const EXAMPLE_HOST =
  /^(?:host|hostname|server|domain|your\S*|my\S*|some\S*|proxy|url|address|ip|site|foo|bar|test|a|b|c|x)$|(?:^|\.)(?:example(?:\.\w{2,4})?|test|invalid|foo\.com|bar\.com|domain\.com|host\.com|server\.com|mysite\.com|yourdomain\.com|acme\.test|site\.com|company\.com)$|example/i;
const LOCAL_HOST =
  /^(?:localhost|127\.|0\.0\.0\.0|::1|\[::1\]|10\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|169\.254\.|host\.docker)|(?:^|\.)(?:local|localhost|localdomain|internal|lan|svc|cluster\.local)$|^[A-Za-z0-9_-]+$/i;

/** What stands for a user in examples. */
const EXAMPLE_USER = /^(?:user(?:name)?|usr|me|foo|name|login|your.*|my.*|some.*|u|a|x|xxx+)$/i;

/** Error trackers' addresses hold a public key. */
const PUBLIC_KEY_HOST = /(?:^|\.)sentry\.|ingest\.|bugsnag|honeybadger/i;

function judgePassword(capture: Capture): Verdict {
  const { secret, groups } = capture;
  const user = groups['user'] ?? '';
  const host = groups['host'] ?? '';
  if (isReference(secret) || isReference(user)) return false;
  // Addresses of error trackers hold a public key; those of before 2018 a secret one behind it.
  if (PUBLIC_KEY_HOST.test(host) && !/^[0-9a-f]{32}$/.test(secret)) return false;
  if (
    /^\d{1,5}$/.test(secret) ||
    /[<>{}|^]|^[$%*:&]|\$[A-Za-z_{(]|%[sdv]|^x+$|\.\.\.|\\/i.test(secret)
  )
    return false;
  const isExample = EXAMPLE_HOST.test(host) || EXAMPLE_USER.test(user);
  const isLocal = LOCAL_HOST.test(host);
  const isDummy =
    secret.toLowerCase() === user.toLowerCase() ||
    isHarmless(secret, user === '' ? '-' : user) ||
    isDummyPassword(secret);
  if (isDummy) return false;
  const strong = looksRandom(secret)
    ? secret.length >= 8
    : countClasses(secret) >= 3 && secret.length >= 8;
  if (isExample ? !strong : isWords(secret) && isLocal) return false;
  if (isExample || isWords(secret)) {
    return !traitsOf(capture.path).isTest && { confidence: 'low', severity: 'low' };
  }
  const sure = strong || !isLocal ? 'high' : 'medium';
  return verdictOf(isLocal ? lower(sure) : sure, secret, capture);
}

/** Storage of Azure, where the container stands before the account: `abfss://container@account.dfs.…`. */
const CONTAINER_HOST = /\.(?:dfs|blob)\.(?:[\w-]{1,24}\.){1,4}\w{2,8}$/;

/** A token in the place of the user: `https://TOKEN@host`, `https://TOKEN:x-oauth-basic@host`. */
function judgeToken(capture: Capture): Verdict {
  const { secret, groups } = capture;
  const host = groups['host'] ?? '';
  if (PUBLIC_KEY_HOST.test(host) || EXAMPLE_HOST.test(host) || !/\d/.test(secret)) return false;
  if (CONTAINER_HOST.test(host)) return false;
  if (isHarmless(secret, 'token') || !looksRandom(secret)) return false;
  return verdictOf('high', secret, capture);
}

export const genericUrlPassword: Rule = defineRule({
  id: 'generic-url-password',
  title: 'Password in a URL',
  severity: 'high',
  confidence: 'high',
  fallback: true,
  samplePaths: SAMPLE_PATHS,
  description:
    'A user name and a password, or a token, inside a URL: of a database, a queue, a package registry, a ' +
    'proxy or a git remote. The host stands beside it, so nothing more is needed to use it.',
  advice: {
    leaked: [
      'Change the password, or revoke the token, at the service that the host names.',
      'Look through its log for sign-ins that are not yours.',
    ],
    instead: 'Keep the whole URL, or the password in it, in the environment or a secret store.',
  },
  references: ['https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1'],
  forms: [
    {
      keywords: KEYWORDS,
      near: NEAR,
      atKeyword: true,
      ignoreCase: true,
      before: new RegExp(`.:\\/\\/(?<user>${USER}):`),
      secret: /(?:(?!:\/\/|%[0-9A-Fa-f]{2})[^\s"'`<>/?#\\]){3,128}?/,
      after: new RegExp(HOST),
      check: judgePassword,
    },
    {
      // Encoded as a whole, as in a Secret of Kubernetes: the plain text has the form above.
      keywords: ['postgres', 'mysql://', 'mongodb', 'redis://', 'amqp://', 'sqlserver://'],
      near: /(?!)/,
      ignoreCase: true,
      before: new RegExp(
        `(?:postgres|mysql|mongodb|redis|amqp|sqlserver)[a-z+]{0,10}:\\/\\/(?<user>${USER}):`,
      ),
      secret: /(?:(?!:\/\/|%[0-9A-Fa-f]{2})[^\s"'`<>/?#\\]){3,128}?/,
      after: new RegExp(HOST),
      check: judgePassword,
    },
    {
      keywords: KEYWORDS,
      near: NEAR_TOKEN,
      atKeyword: true,
      ignoreCase: true,
      before: /.:\/\//,
      secret: /[A-Za-z0-9_-]{20,100}/,
      after: new RegExp(`(?::(?:x-oauth-basic|x-token-auth|x)?)?${HOST}`),
      check: judgeToken,
    },
  ],
  matches: [
    'DATABASE_URL=postgres://app:«k1_Vb·cYphHI»@db.acme.io:5432/app',
    'git clone https://deploy:«p8!EP·OV8te!»@git.acme.io/team/app.git',
    'redis://:«w8-Hv·njAiRG»@cache.acme.io:6379/0',
    'mongodb+srv://svc:«r2~VJ·pOnb2L»@cluster0.ab1cd.mongodb.net/prod',
    '--extra-index-url https://ci:«s8_No·HDPUp70»@pypi.acme.io/simple',
    'url = https://«q7Rz2·Lw9XkT·b4VnM8·sYcP»@git.acme.io/app.git',
  ],
  rejects: [
    'postgres://user:password@localhost:5432/app',
    'postgres://app:${DB_PASSWORD}@db.acme.io/app',
    'https://<user>:<password>@git.acme.io/app.git',
    'amqp://guest:guest@rabbit:5672',
    'http://localhost:8080/@scope/package',
    'ssh://git@git.acme.io:22/app.git',
    'https://4f9c1b7e0·2da8c36f15·b0d94e7a2·c31@o12345.ingest.sentry.io/6789',
    'mysql://%s:%s@%s/%s',
    'abfss://4f9c1b7e0·2da8c36f15·b0d94e7a2·c31@4f9c1b7e0·2da8c36f15.dfs.core.windows.net/a.csv',
  ],
});
