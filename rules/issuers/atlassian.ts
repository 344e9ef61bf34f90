/** Atlassian: Jira, Confluence, Bitbucket and Trello. */

import { decodeBase64 } from '../../src/text/base64.ts';
import type { Capture } from '../../src/rule.ts';
import { crcOfAllInHex } from '../tokens/checksums.ts';
import { token, type Issuer } from '../tokens/issuer.ts';

/** Data Center tokens are `number:20 bytes` in base64. */
function isDataCenterToken({ secret }: Capture): boolean {
  return /^\d{9,13}:/.test(decodeBase64(secret) ?? '');
}

export const ATLASSIAN: Issuer = {
  name: 'Atlassian',
  site: 'support.atlassian.com',
  words: ['atlassian', 'jira', 'confluence'],
  revoke: 'id.atlassian.com > Security > API tokens, or admin.atlassian.com',
  tokens: [
    token(
      'atlassian-account-api-token',
      'API token',
      /ATATT3xFfGF0[\w-]{80,800}=[0-9A-F]{8}/,
      'critical',
      {
        opens: 'Jira, Confluence and Bitbucket, as the user',
        checksum: crcOfAllInHex,
      },
    ),
    token(
      'atlassian-organization-api-key',
      'organisation API key',
      /ATCTT3xFfG(?!N0)[\w+/-]{80,800}=[0-9A-F]{8}/,
      'critical',
      {
        opens: 'the administration of the organisation',
        checksum: crcOfAllInHex,
      },
    ),
    token(
      'atlassian-data-center-pat',
      'Data Center access token',
      /[MNO][A-Za-z0-9+/]{43}/,
      'high',
      {
        opens: 'Jira or Confluence, as the user',
        check: isDataCenterToken,
        matches: ['JIRA_PAT=«MTIzNDU2·Nzg5OTQ2·OoJUwymp·KFD21Tnd·N29IFu4n·ZFF9»'],
        rejects: ['JIRA_PAT=Ju8AkDMv·9XOHmzCK·fm+BlhXM·fEkWtWFi·zkU2uLOu·NwtL'],
      },
    ),
    token('atlassian-legacy-api-token', 'API token of before 2023', /[A-Za-z0-9]{24}/, 'critical', {
      besides: /token|key|secret|auth|password|pass/i,
    }),
  ],
};

export const BITBUCKET: Issuer = {
  name: 'Bitbucket',
  site: 'support.atlassian.com',
  words: ['bitbucket'],
  revoke: 'Personal settings > App passwords, or repository settings > Access tokens',
  tokens: [
    token('bitbucket-app-password', 'app password', /ATBB[A-Za-z0-9]{24}[0-9A-F]{8}/, 'critical', {
      opens: 'repositories',
      checksum: crcOfAllInHex,
    }),
    token(
      'bitbucket-repository-access-token',
      'access token',
      /ATCTT3xFfGN0[\w-]{80,800}=[0-9A-F]{8}/,
      'critical',
      {
        opens: 'a repository, project or workspace',
        checksum: crcOfAllInHex,
      },
    ),
    token(
      'bitbucket-data-center-http-access-token',
      'Data Center access token',
      /BBDC-[A-Za-z0-9+/]{44}/,
      'high',
    ),
    token(
      'bitbucket-oauth-consumer-secret',
      'OAuth consumer secret',
      /[A-Za-z0-9_=-]{32,64}/,
      'high',
      {
        besides: /secret/i,
      },
    ),
    token('bitbucket-client-id', 'OAuth consumer key', /[A-Za-z0-9]{32}/, 'low', {
      besides: /consumer[_ -]?key|client[_ -]?key/i,
    }),
  ],
};

export const TRELLO: Issuer = {
  name: 'Trello',
  site: 'developer.atlassian.com',
  words: ['trello'],
  revoke: 'trello.com > Account settings > Applications',
  tokens: [
    token('trello-api-token', 'API token', /ATTA[0-9a-f]{64}[0-9A-F]{8}/, 'high', {
      opens: 'boards of the user',
    }),
    token('trello-api-token-legacy', 'API token', /[0-9a-f]{64}/, 'high', {
      opens: 'boards of the user',
    }),
    token('trello-api-key', 'API key', /[0-9a-f]{32}/, 'low', {
      opens: 'little without a token or secret',
    }),
  ],
};
