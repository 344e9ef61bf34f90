/**
 * GitHub. Since 2021 its tokens have a prefix, and the short ones a checksum.
 *
 * @see https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */

import { crcOfBody } from '../tokens/checksums.ts';
import { token, type Issuer } from '../tokens/issuer.ts';

export const GITHUB: Issuer = {
  name: 'GitHub',
  site: 'docs.github.com',
  words: ['github', 'gh token', 'gh pat'],
  revoke: 'Settings > Developer settings',
  tokens: [
    token(
      'github-personal-access-token-classic',
      'personal access token',
      /ghp_[A-Za-z0-9]{36}/,
      'critical',
      {
        opens: 'all repositories that the user can reach',
        checksum: crcOfBody,
      },
    ),
    token('github-oauth-access-token', 'OAuth access token', /gho_[A-Za-z0-9]{36}/, 'critical', {
      opens: 'what the user granted to an application; the gh command keeps one',
      checksum: crcOfBody,
    }),
    token(
      'github-app-user-to-server-token',
      'user token of an app',
      /ghu_[A-Za-z0-9]{36}/,
      'high',
      {
        checksum: crcOfBody,
      },
    ),
    token(
      'github-app-installation-token-opaque',
      'installation token',
      /ghs_[A-Za-z0-9]{36}/,
      'high',
      {
        opens: 'the repositories of an installation, for an hour to a day',
        checksum: crcOfBody,
      },
    ),
    token(
      'github-app-installation-token-stateless',
      'installation token',
      /ghs_\d{1,20}_eyJ[\w-]{15,600}\.[\w-]{15,2000}\.[\w-]{15,700}/,
      'high',
      {
        opens: 'the repositories of an installation, for an hour to a day',
      },
    ),
    token('github-app-refresh-token', 'refresh token of an app', /ghr_[A-Za-z0-9]{36,76}/, 'high', {
      opens: 'new user tokens, for six months',
      checksum: crcOfBody,
    }),
    token(
      'github-fine-grained-pat',
      'fine-grained personal access token',
      /github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}/,
      'high',
      {
        opens: 'the repositories it was made for',
      },
    ),
    token('github-oauth-app-client-secret', 'OAuth client secret', /[0-9a-f]{40}/, 'high', {
      opens: 'the identity of an application, towards users who sign in with it',
      besides: /client[_ -]?secret|oauth[_ -]?secret|app[_ -]?secret/i,
    }),
    token(
      'github-legacy-40-hex-token',
      'personal access token of before 2021',
      /[0-9a-f]{40}/,
      'critical',
      {
        opens: 'what the user could reach; it is still taken if it was never replaced',
        besides: /token|_pat|key|secret|auth|password|bearer/i,
      },
    ),
  ],
};
