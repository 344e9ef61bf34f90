/** Credentials in HTTP headers: `Authorization: Basic …` (RFC 7617) and `Bearer …` (RFC 6750). */

import { defineRule, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { decodeBase64 } from '../../src/text/base64.ts';
import { isDummyPassword } from '../../src/text/placeholder.ts';
import { verdictByName, verdictOf } from './verdict.ts';
import { SAMPLE_PATHS } from './paths.ts';
import { isPublished } from './published-values.ts';
import { isHarmless, isWords, judgeSecret } from './values.ts';

/** User and password in base64, as they are sent and as package managers and Docker store them. */
export function judgeBasic(capture: Capture): Verdict {
  const { secret } = capture;
  const decoded = decodeBase64(secret) ?? decodeBase64(secret.replace(/=+$/, ''));
  const [, user = '', password = ''] = /^([^:]{0,128}):([ -~]{3,128})$/.exec(decoded ?? '') ?? [];
  if (password.length < 6 || /[^\x20-\x7e]/.test(user) || isPublished(password)) return false;
  if (
    password === user ||
    isHarmless(password, user === '' ? '-' : user) ||
    isDummyPassword(password)
  )
    return false;
  return verdictOf(isWords(password) ? 'low' : 'high', password, capture);
}

function judgeBearer(capture: Capture): Verdict {
  const { secret, text, start, end } = capture;
  if (!/\d/.test(secret)) return false;
  // A template, or a token that was cut: `eyJhbGciOiJIUzI1NiJ9.<payload>`.
  if (secret.endsWith('.') || '<{[$*%…'.includes(text[end] ?? ' ')) return false;
  // A sentence about bearer tokens.
  if (
    /\b(?:a|the|of|with|as|and|or|this|that)\s{1,3}bearer\s{1,3}$/i.test(
      text.slice(Math.max(0, start - 40), start),
    )
  )
    return false;
  return verdictByName(judgeSecret(secret, 'bearer token'), secret, capture);
}

export const genericAuthorization: Rule = defineRule({
  id: 'generic-authorization-header',
  title: 'Credentials in an HTTP header',
  severity: 'high',
  confidence: 'high',
  fallback: true,
  samplePaths: SAMPLE_PATHS,
  description:
    'What a client sends to prove who it is: a user name with a password, or a token. Base64 hides neither. ' +
    'Whoever sends the same header is taken for that client.',
  advice: {
    leaked: [
      'Revoke the token, or change the password, at the service that the request goes to.',
      'Recordings of requests hold more of them: look through the whole file.',
    ],
    instead:
      'Read it from the environment when the request is made; have recorders filter the header.',
  },
  references: ['https://www.rfc-editor.org/rfc/rfc7617', 'https://www.rfc-editor.org/rfc/rfc6750'],
  forms: [
    {
      keywords: ['basic '],
      near: /basic {1,2}[A-Za-z0-9+/_-]{8}/i,
      atKeyword: true,
      ignoreCase: true,
      before: /basic {1,2}/,
      secret: /[A-Za-z0-9+/_-]{8,400}={0,2}/,
      after: /(?![A-Za-z0-9+/=_-])/,
      check: judgeBasic,
    },
    {
      keywords: ['bearer '],
      near: /bearer {1,2}[A-Za-z0-9+/_.~-]{12}/i,
      atKeyword: true,
      ignoreCase: true,
      before: /bearer {1,2}/,
      secret: /[A-Za-z0-9+/_.~-]{12,2000}={0,2}/,
      after: /(?![A-Za-z0-9+/=_-])/,
      check: judgeBearer,
    },
    {
      // Schemes of one issuer or another: "Authorization: token …".
      keywords: ['uthorization'],
      near: /uthorization["'\]]{0,2}\s{0,4}[:=,]\s{0,4}["'`]?[a-z-]{3,10}\s{1,2}[A-Za-z0-9]|uthorization["'\]]{0,2}\s?[\\:=,]{1,2}\s?\\/i,
      atKeyword: true,
      ignoreCase: true,
      before:
        /uthorization["'\]]{0,2}\s{0,4}[:=,]\s{0,4}["'`]?(?:token|api-?key|key|splunk|geniekey|sso-key|apitoken|private-token)\s{1,2}(?:token=["']?)?/,
      secret: /[A-Za-z0-9+/_.~-]{12,2000}={0,2}/,
      after: /(?![A-Za-z0-9+/=_-])/,
      check: judgeBearer,
    },
    {
      // ~/.docker/config.json, registries in .npmrc
      keywords: ['"auth"', '\\"auth\\"'],
      near: /"auth"\s?:\s?"[A-Za-z0-9+/]{8}|\\/,
      atKeyword: true,
      before: /"auth"\s?:\s?"/,
      secret: /[A-Za-z0-9+/]{8,400}={0,2}/,
      after: /"/,
      check: judgeBasic,
    },
    {
      keywords: ['_auth'],
      near: /_auth\s?=\s?"?[A-Za-z0-9+/]{8}|_auth\s?\\/,
      atKeyword: true,
      before: /_auth\s?=\s?"?/,
      secret: /[A-Za-z0-9+/]{8,400}={0,2}/,
      after: /(?=["\s\\]|$)/,
      check: judgeBasic,
    },
  ],
  matches: [
    "curl -H 'Authorization: Basic «ZGVwbG·95OmsxX1·ZiY1lwaEhJ»' https://api.acme.io",
    "headers = {'Authorization': 'Bearer «q7Rz2·Lw9XkT·b4VnM8·sYcP3»'}",
    '{"auths": {"registry.acme.io": {"auth": "«ZGVwbG·95OmsxX1·ZiY1lwaEhJ»"}}}',
    { text: '//npm.acme.io/:_auth=«ZGVwbG·95OmsxX1·ZiY1lwaEhJ»\n', path: '.npmrc' },
  ],
  rejects: [
    'Authorization: Basic dXNlcj·pwYXNzd29yZA==',
    'Authorization: Bearer ${TOKEN}',
    'Authorization: Bearer <token>',
    'WWW-Authenticate: Basic realm="acme"',
    'Send it as a Bearer token_in_the_header',
    'basic authentication of users',
  ],
});
