/**
 * JSON Web Tokens (RFC 7519), whoever issued them: header, payload and signature in base64url. The
 * payload says until when they are good, and often what for.
 */

import { defineRule, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { decodeBase64 } from '../../src/text/base64.ts';
import { isPublished } from '../tokens/published.ts';

/** Roles that may do everything. */
const POWERFUL = /^(?:service_role|admin|administrator|root|superuser|owner|system:masters)$/i;

/** Claims that say who or what the token is for: RFC 7519 §4.1 and what issuers add. */
const TELLING_CLAIM =
  /^(?:iss|sub|aud|exp|iat|nbf|jti|azp|scp?|scopes?|roles?|email|uid|user(?:_?id|name)?|id|account\w*|org\w*|client_?id|tid|ref|perms?|permissions?|https?:\/\/.+)$/i;

/** What the documentation of the format and its libraries shows. */
const EXAMPLE_NAMES = /^(?:John Doe|Jane Doe|Joe Coder)$/;
const EXAMPLE_ISSUERS =
  /^(?:joe|supabase-demo|https?:\/\/(?:[\w-]+\.)*(?:example\.(?:com|org|net)|localhost)\b.*)$/;

function judge({ secret, now }: Capture): Verdict {
  const [header = '', payload = ''] = secret.split('.');
  const head = parse(header);
  const claims = parse(payload);
  if (head === undefined || typeof head['alg'] !== 'string') return false;
  if (claims === undefined || isPublished(secret)) return false;
  if (head['alg'].toLowerCase() === 'none') return false;
  const { iss, name, sub, exp, role } = claims;
  if (typeof name === 'string' && EXAMPLE_NAMES.test(name)) return false;
  if (sub === '1234567890' || (typeof iss === 'string' && EXAMPLE_ISSUERS.test(iss))) return false;
  // Supabase's key for browsers.
  if (role === 'anon') return { severity: 'info', note: 'Its role is anon: made for browsers.' };
  if (typeof exp === 'number' && exp * 1000 < now) {
    // It still tells who somebody is, and a signing key that people chose can be guessed from it.
    return { severity: 'low', confidence: 'medium', note: 'It has expired by itself.' };
  }
  if (typeof role === 'string' && POWERFUL.test(role)) {
    return { severity: 'critical', note: `Its role is ${role.toLowerCase()}.` };
  }
  if (iss === 'kubernetes/serviceaccount') {
    return {
      severity: 'critical',
      note: 'It is of a Kubernetes service account, and never expires.',
    };
  }
  if (!Object.keys(claims).some((claim) => TELLING_CLAIM.test(claim))) {
    return { severity: 'low', confidence: 'low', note: 'It says nothing about whose it is.' };
  }
  return exp === undefined ? { severity: 'high', note: 'It never expires.' } : true;
}

function parse(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(decodeBase64(part) ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

export const jsonWebToken: Rule = defineRule({
  id: 'json-web-token',
  title: 'JSON Web Token',
  severity: 'medium',
  description:
    'A signed token that says who its bearer is. Whoever has it passes for that user or service until it expires.',
  advice: {
    leaked: [
      'End the session or revoke the token where it was issued; its `iss` claim says where.',
      'If the issuer cannot revoke single tokens, change the key that they are signed with.',
      'Only then remove it from history (`git filter-repo --replace-text`), force-push, and have the host drop cached views.',
    ],
    instead: 'Fetch it at run time; in tests, sign one when they run.',
  },
  references: ['https://www.rfc-editor.org/rfc/rfc7519'],
  forms: [
    {
      keywords: ['.eyJ'],
      secret: /ey[IJ][\w-]{10,1000}\.eyJ[\w-]{10,4000}\.[\w-]{20,1400}/,
      notBeside: /[\w-]/,
    },
  ],
  check: judge,
  matches: [
    'token: «eyJhbGci·OiJIUzI1·NiJ9.eyJ·zdWIiOiJ·iaWxsaW5·nIiwiaXN·zIjoiYWN·tZSJ9.Wf·yW1yIYw·BwAJ2Xdq·vLB8Mzwt·0gmLSQtU·uXiyAoto·N0»',
  ],
  rejects: [
    // {"sub":"1234567890","name":"John Doe"}, as on jwt.io.
    'eyJhbGci·OiJIUzI1·NiJ9.eyJ·zdWIiOiI·xMjM0NTY·3ODkwIiw·ibmFtZSI·6IkpvaG4·gRG9lIn0·.WfyW1yI·YwBwAJ2X·dqvLB8Mz·wt0gmLSQ·tUuXiyAo·toN0',
    'eyJhbGci·OiJIUzI1·NiJ9.eyJ·0ZXN0Ijo·.WfyW1yI·YwBwAJ2X·dqvLB8Mz·wt0gmLSQ·tUuXiyAo·toN0',
    'Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.<payload>.<signature>',
  ],
});
