/**
 * What a signed-in session leaves behind: STS session tokens, the caches of `aws sso login` and
 * `aws login`, the tokens of AWS Sign-In, and console links that sign in whoever opens them.
 */

import { defineRule, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { decodeBase64 } from '../../src/text/base64.ts';
import { shannonEntropy } from '../../src/text/entropy.ts';
import { isPlaceholder } from '../../src/text/placeholder.ts';
import { hasThreeClasses } from '../../src/text/shape.ts';
import { revoke, SESSION, SSO } from './advice.ts';

const ABOUT_TEMPORARY = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp.html';
const ABOUT_SSO = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html';
const ABOUT_SIGN_IN = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html';

const SSO_CACHE = /(?:^|\/)\.aws\/sso\/cache\/|(?:^|\/)botocore-client-id-[^/]{1,60}\.json$/;
const LOGIN_CACHE = /(?:^|\/)\.aws\/login\/cache\/|(?:^|\/)\.aws\/login\/[^/]{1,80}\.json$/;

/** The text up to 4 KB around a match: a cache file is a single line. */
function surroundings({ text, start, end }: Capture): string {
  return text.slice(Math.max(0, start - 4096), end + 4096);
}

/** A long random token in mixed case that is no example. */
function looksLikeToken({ secret }: Capture): boolean {
  const random = secret.replace(/^ao[ar]A{5}/, '');
  return hasThreeClasses(random) && shannonEntropy(random) >= 4 && !isPlaceholder(random);
}

/** One of several lines of base64 of equal length: a certificate, a mail part, a picture. */
function isBase64Line({ text, start, end, secret }: Capture): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  const after = text.slice(end, end + 80);
  const line = /[A-Za-z0-9+/]{56,76}/;
  return (
    secret.length <= 80 &&
    ((/\n[ \t]{0,8}$/.test(before) && line.test(before)) ||
      (/^\r?\n/.test(after) && line.test(after)))
  );
}

function judgeSessionToken(capture: Capture): Verdict {
  if (isPlaceholder(capture.secret) || shannonEntropy(capture.secret) < 4.3) return false;
  const before = capture.text.slice(Math.max(0, capture.start - 48), capture.start);
  // In a signed URL or request the token comes without the secret: nobody else can use it.
  if (/X-Amz-Security-Token(?:=|%3D|%253D)$/i.test(before)) return false;
  if (/X-Amz-Security-Token["']?\s{0,3}[:=]{1,2}>?\s{0,3}["']?$/i.test(before)) {
    return { needsCompany: true };
  }
  return true;
}

export const sessionToken: Rule = defineRule({
  id: 'aws-session-token',
  title: 'AWS session token',
  severity: 'medium',
  description:
    'The third part of temporary AWS credentials. Together with their id and secret it acts as a ' +
    'user or role until it expires, at the latest after 36 hours.',
  advice: SESSION,
  references: [
    ABOUT_TEMPORARY,
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html',
  ],
  group: { name: 'aws-credentials', role: 'token' },
  forms: [
    {
      // The tokens' own beginnings: a version byte and "origin_ec" or "aws", in base64.
      keywords: ['IQoJb3JpZ2luX2Vj', 'oGZXIvYXdzE', 'QoDYXdzE'],
      secret: /(?:IQoJb3JpZ2luX2Vj|F[wQ]oGZXIvYXdzE|[AF]QoDYXdzE)[A-Za-z0-9+/_-]{80,4000}={0,2}/,
      notBeside: /[A-Za-z0-9+/]/,
    },
    {
      keywords: [
        'session_token',
        'sessiontoken',
        'session-token',
        'security_token',
        'securitytoken',
      ],
      ignoreCase: true,
      name: /(?:session|aws[_-]?security)[_-]?token/,
      secret: /[A-Za-z0-9+/]{80,4000}={0,2}/,
      notBeside: /[A-Za-z0-9+/]/,
      check: ({ secret }) => /YXdz|b3JpZ2lu/.test(secret.slice(0, 40)),
    },
  ],
  check: judgeSessionToken,
  matches: [
    'export AWS_SESSION_TOKEN="«IQoJb3J·pZ2luX2·VjErmp·QrPyptp·dTl17tN·3+KmcqG·ig7Igwl·KSdex8V·k8FRyo8·GBWBGLO·pmhzTkR·lnXf4xs·ykbmYmz·4ggMKdP·19jLqY7·JecIC2u·VAVeft==»"',
    '"Token" : "«IQoJb3J·pZ2luX2·VjECOJk·MN0c4aI·/qWGw1k·ryxTfD4·3dPxibZ·Zkq68a7·gIKOc5Y·ARy+5sB·DLncJot·Ydf/il7·rvsSvQF·rFhEx6H·g5FDJYd·XSE8EF3·HPKpJSx·yXjV4p3·i3==»"',
    '<SessionToken>«FwoGZXI·vYXdzEl·Nix9KDU·d+Lck1k·q7df+o9·+x7zv/d·jpmHr1T·o1czIgk·CEu9V2R·/812zE9·e+Os4jC·mUAbEHG·wuAfl2X·GFwWka9·LuR1nqu»</SessionToken>',
    'aws_security_token = «AgoGb3Jp·Z2luEKr·ryxTfD4·3dPxibZ·Zkq68a7·gIKOc5Y·ARy+5sB·DLncJot·Ydf/il7·rvsSvQF·rFhEx6H·g5FDJYd·XSE8EF3·HPKpJSx·yXjV4p3»',
  ],
  rejects: [
    'aws_session_token = fcZib3J·pZ2luX2·IQoJb3J·pZ2luX2·IQoJb3J·pZ2luX2·IQoJb3J·pZVERYLONGSTRINGEXAMPLE',
    'AWS_SESSION_TOKEN: AgBO8mC·v4XvKn7·t7PXQ0a·nVNQSXv·rchLOHl·yXVg+wn·3txxqY6·lsSsdZM·WSvx44h·3vqCnP4·o6IdMPg·sRYzwZt·QreDNTw',
    '&X-Amz-Security-Token=IQoJb3J·pZ2luX2·VjErmp·QrPyptp·dTl17tN·3+KmcqG·ig7Igwl·KSdex8V·k8FRyo8·GBWBGLO·pmhzTkR·lnXf4xs·ykbmYmz·4ggMKdP·19jLqY7&X-Amz-Signature=',
    'sessionToken: IQoJb3J·pZ2luX2·VjEOz////////////////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGd',
  ],
});

export const ssoAccessToken: Rule = defineRule({
  id: 'aws-sso-access-token',
  title: 'AWS IAM Identity Center access token',
  severity: 'medium',
  description:
    'An access token of IAM Identity Center or AWS Builder ID, as `aws sso login` keeps it. For ' +
    'some hours it fetches temporary credentials for every account and role its user may enter.',
  advice: SSO,
  references: [ABOUT_SSO],
  forms: [
    {
      keywords: ['aoaAAAAAG'],
      secret: /aoaAAAAAG[A-Za-z0-9_:+/=-]{40,2000}/,
      notBeside: /[A-Za-z0-9_-]/,
    },
    {
      keywords: ['accessToken'],
      before: /"accessToken"\s{0,4}:\s{0,4}"/,
      secret: /[A-Za-z0-9_:.+/=-]{40,4000}/,
      after: /"/,
      check: (capture) =>
        SSO_CACHE.test(capture.path ?? '') || /"startUrl"/.test(surroundings(capture)),
    },
  ],
  check: looksLikeToken,
  matches: [
    '{"accessToken": "«aoaAAAA·AGU2HOQ·jb50FsE·JxItJ_W·zBKWVX8·AFESMUS·XaVOElu·d7esEoq·IaNF3Kx·F8GR6Zm·r8-xKyT:U2Qf60w·W4QgC5L·b6ovHP3·ccTHxP8»"}',
    'token: «aoaAAAA·AGWtHGH·VJeBxdT·szas7hX·x_KRLSe·tRqF75v·svWsFJH·6BFhRzs·6qVyzwO·u3vOEYD»',
    '{"startUrl": "https://acme.awsapps.com/start", "accessToken": "«yNfOzUc·2k4boVa·kQCNiDi·PiOO01y·Waq9v8E·HwcHkUU»"}',
    {
      text: '{"accessToken":"«k9g6PkN·2tjRKoB·ag8Xe4B·cgzBKy-·43qy-Lq·bjwjxeZ·PL1VXRo»"}',
      path: 'home/.aws/sso/cache/d0.json',
    },
  ],
  rejects: [
    '{"accessToken":"k9g6PkN·2tjRKoB·ag8Xe4B·cgzBKy-·43qy-Lq·bjwjxeZ·PL1VXRo"}',
    'Tokens start with aoaAAAAAG and are about 230 characters long.',
  ],
});

export const ssoRefreshToken: Rule = defineRule({
  id: 'aws-sso-refresh-token',
  title: 'AWS IAM Identity Center refresh token',
  severity: 'high',
  description:
    'Fetches new access tokens of IAM Identity Center or AWS Builder ID for weeks, without anybody ' +
    'signing in again.',
  advice: SSO,
  references: [ABOUT_SSO],
  forms: [
    {
      keywords: ['aorAAAAAG'],
      secret: /aorAAAAAG[A-Za-z0-9_:+/=-]{40,4000}/,
      notBeside: /[A-Za-z0-9_-]/,
    },
    {
      keywords: ['refreshToken'],
      before: /"refreshToken"\s{0,4}:\s{0,4}"/,
      secret: /[A-Za-z0-9_:.+/=-]{40,4000}/,
      after: /"/,
      check: (capture) =>
        SSO_CACHE.test(capture.path ?? '') || /"startUrl"/.test(surroundings(capture)),
    },
  ],
  check: looksLikeToken,
  matches: [
    '"refreshToken": "«aorAAAA·AGU2HOQ·jb50FsE·JxItJ_W·zBKWVX8·AFESMUS·XaVOElu·d7esEoq·IaNF3Kx·F8GR6Zm·r8-xKyT:U2Qf60w·W4QgC5L»"',
    '{"startUrl":"https://acme.awsapps.com/start","refreshToken":"«TdLjDvW·0fHNmMT·tDU73Ia·1BVbwiV·GEPVxmd·eNubj1O·sfpBNBm»"}',
  ],
  rejects: ['{"refreshToken":"TdLjDvW·0fHNmMT·tDU73Ia·1BVbwiV·GEPVxmd·eNubj1O·sfpBNBm"}'],
});

export const ssoClientSecret: Rule = defineRule({
  id: 'aws-sso-client-secret',
  title: 'AWS IAM Identity Center client secret',
  severity: 'medium',
  description:
    'Identifies one installation of the AWS CLI or an IDE to IAM Identity Center. Together with a ' +
    'refresh token it keeps a session alive.',
  advice: SSO,
  references: [ABOUT_SSO],
  forms: [
    {
      keywords: ['clientSecret', 'client_secret'],
      requires: /eyJ[A-Za-z0-9_-]{16}/,
      before: /["']?client_?[Ss]ecret["']?\s{0,4}[:=]\s{0,4}["']?/,
      secret: /eyJ[A-Za-z0-9_-]{16,2000}\.[A-Za-z0-9_-]{16,4000}\.[A-Za-z0-9_-]{16,1000}/,
      notBeside: /[A-Za-z0-9_-]/,
      check: (capture) =>
        SSO_CACHE.test(capture.path ?? '') ||
        /"(?:startUrl|registrationExpiresAt)"/.test(surroundings(capture)) ||
        /"serialized"/.test(decodeBase64(capture.secret.split('.')[1] ?? '') ?? ''),
    },
  ],
  check: looksLikeToken,
  matches: [
    '{"clientId":"x","clientSecret":"«eyJraWQ·iOiI3MD·YzMDQ2In0.eyJzZXJp·YWxpemVk·IjogIkk5·U25RYVpK·In0.FXU8fg2-·j0oWbuB5·mtGHdb5w·Erj9Nq0C»"}',
    {
      text: '{"clientSecret":"«eyJraWQ·iOiI3MD·YzMDQ2In0.WtHGHVJ·eBxdTsz·as7hXx_·KRL.FXU8fg2-·j0oWbuB5·mtGHdb5w·Erj9Nq0C»"}',
      path: '.aws/sso/cache/botocore-client-id-eu-west-1.json',
    },
  ],
  rejects: [
    '{"clientSecret":"eyJraWQ·iOiI3MD·YzMDQ2In0.WtHGHVJ·eBxdTsz·as7hXx_·KRL.FXU8fg2-·j0oWbuB5·mtGHdb5w·Erj9Nq0C"}',
    '{"startUrl":"https://acme.awsapps.com/start","clientSecret":"${CLIENT_SECRET}"}',
  ],
});

/** Whether a match lies in what `aws login` writes, by path or by the words it writes. */
function isLoginCache(capture: Capture): boolean {
  return (
    LOGIN_CACHE.test(capture.path ?? '') ||
    /"aws_sigv4"|devtools\/(?:same|cross)-device/.test(surroundings(capture))
  );
}

export const loginRefreshToken: Rule = defineRule({
  id: 'aws-login-refresh-token',
  title: 'AWS login refresh token',
  severity: 'high',
  description:
    'What `aws login` keeps to fetch new keys every 15 minutes. With the key beside it (dpopKey) it ' +
    'is the lasting secret of that file: the access keys in it expire, this goes on.',
  advice: SSO,
  references: [ABOUT_SIGN_IN],
  forms: [
    {
      keywords: ['refreshToken'],
      before: /"refreshToken"\s{0,4}:\s{0,4}"/,
      secret: /[A-Za-z0-9_:.+/=~-]{40,5000}/,
      after: /"/,
      check: isLoginCache,
    },
  ],
  check: looksLikeToken,
  matches: [
    '{"tokenType": "aws_sigv4", "clientId": "arn:aws:signin:::devtools/same-device", "refreshToken": "«U2HOQjb·50FsEJx·ItJ_WzB·KWVX8AF·ESMUSXa·VOElud7·esEoqIa·NF3KxF8»"}',
    {
      text: '{"refreshToken":"«WQXYutX·xIIXXUk·ClBB3h6·zb6Hihu·O7Fp869·iVod3TP·z1gGrJX»"}',
      path: '.aws/login/cache/4b.json',
    },
  ],
  rejects: [
    '{"tokenType":"Bearer","refreshToken":"WQXYutX·xIIXXUk·ClBB3h6·zb6Hihu·O7Fp869·iVod3TP·z1gGrJX"}',
  ],
});

export const loginKey: Rule = defineRule({
  id: 'aws-login-dpop-key',
  title: 'AWS login session key',
  severity: 'high',
  description:
    'The private key that binds the refresh token of `aws login` to one machine. Whoever has both ' +
    'continues the session from another.',
  advice: SSO,
  references: [ABOUT_SIGN_IN],
  forms: [
    {
      keywords: ['dpopKey'],
      before: /["']?dpopKey["']?\s{0,4}:\s{0,4}["']?/,
      secret: /-----BEGIN (?:EC )?PRIVATE KEY-----/,
      after: /[\s]{1,4}[A-Za-z0-9+/=]{16}/,
    },
  ],
  matches: [
    '"dpopKey": "«-----BEGIN· EC PRIVATE KEY-----»\\nMIIDtuk·xT6Feif·0W3cmR0·S0TOQED\\n-----END· EC PRIVATE KEY-----\\n"',
  ],
  rejects: ['"dpopKey": "-----BEGIN· EC PRIVATE KEY-----\\n...\\n-----END· EC PRIVATE KEY-----"'],
});

export const signInToken: Rule = defineRule({
  id: 'aws-signin-oauth-token',
  title: 'AWS Sign-In OAuth token',
  severity: 'high',
  description:
    'An access (ASOA) or refresh (ASOR) token of AWS Sign-In, which acts for the person who signed in.',
  advice: revoke(
    [
      'Sign out with `aws logout`; an administrator can revoke the refresh token with the operation ' +
        'RevokeOAuth2TokenWithIAM of AWS Sign-In.',
    ],
    'Let the tool that signed in keep its own tokens; pass none in files.',
  ),
  references: [ABOUT_SIGN_IN],
  forms: [
    {
      keywords: ['ASOA', 'ASOR'],
      secret: /ASO[AR][A-Za-z0-9+/_-]{60,4092}={0,2}/,
      notBeside: /[A-Za-z0-9+/_]/,
      check: (capture) => !isBase64Line(capture),
    },
  ],
  check: looksLikeToken,
  matches: [
    'AWS_MCP_BEARER=«ASOA8MP·U2HOQjb·50FsEJx·ItJ_WzB·KWVX8AF·ESMUSXa·VOElud7·esEoqIa·NF3KxF8·GR6Zmr8»',
    'Authorization: Bearer «ASORx1k·WtHGHVJ·eBxdTsz·as7hXx_·KRLSetR·qF75vsv·WsFJH6B·FhRzs6q·VyzwOu3·x1k7Wt»',
  ],
  rejects: [
    'SEASOARX: ASOARIUM OASOA',
    'MASOA8MP·U2HOQjb·50FsEJx·ItJzWzB·KWVX8AF·ESMUSXa·VOElud7·esEoqIa·NF3KxF8·GR6Zmr8',
    'ASOA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA',
  ],
});

export const federationToken: Rule = defineRule({
  id: 'aws-federation-signin-token',
  title: 'AWS console sign-in link',
  severity: 'medium',
  description:
    'A link or token that signs whoever opens it in to the AWS console as a federated user. It can ' +
    'be used soon after it was made; the session it opens lasts up to 12 hours.',
  advice: SESSION,
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html',
  ],
  forms: [
    {
      keywords: ['SigninToken'],
      before: /SigninToken["']?(?:=|%3D|\s{0,3}:\s{0,3}["'])/,
      secret: /[A-Za-z0-9_+/.-]{64,4000}={0,2}/,
      notBeside: /[A-Za-z0-9_-]/,
    },
  ],
  check: looksLikeToken,
  matches: [
    'https://signin.aws.amazon.com/federation?Action=login&Issuer=x&Destination=y&SigninToken=«U2HOQjb·50FsEJx·ItJ_WzB·KWVX8AF·ESMUSXa·VOElud7·esEoqIa·NF3KxF8·GR6Zmr8·-xKyTU2»',
    '{"SigninToken":"«WtHGHVJ·eBxdTsz·as7hXx_·KRLSetR·qF75vsv·WsFJH6B·FhRzs6q·VyzwOu3·vOEYDDk·wQWh0is»"}',
  ],
  rejects: [
    '&SigninToken=VCQgs5q·ZZt3Q6f·n8Tr5EXAMPLEmLnwB7JjUc-SHwnUUWabcRdnWsi4DBn-dvCCZ85wrD0nmldUcZEXAMPLE-vXYH4Q__mleuF_W2BE5HYexbe9y4Of-kje53SsjNNecATfjIzpW1WibbnH6YcYRiBoffZBGExbEXAMPLE5aiKX4',
    "request_url += '&SigninToken=' + signin_token['SigninToken']",
  ],
});
