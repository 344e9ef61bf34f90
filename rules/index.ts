/**
 * All built-in rules, the more specific before the more general: where two match the same bytes on
 * equal terms, the earlier counts.
 */

import type { Rule } from '../src/rule.ts';
import {
  accessKeyId,
  rootKeyId,
  rootSecretKey,
  secretAccessKey,
  temporaryKeyId,
} from './aws/access-keys.ts';
import { accountId } from './aws/account-ids.ts';
import { consolePassword, rootPassword } from './aws/console-passwords.ts';
import { credentialsFile } from './aws/credential-files.ts';
import { databasePassword } from './aws/databases.ts';
import { mfaSeed } from './aws/mfa-seeds.ts';
import { awsPrivateKey, privateKey } from './aws/private-keys.ts';
import {
  bedrockKey,
  bedrockShortKey,
  cloudWatchLogsKey,
  codeCommitPassword,
  serviceSpecificPassword,
  sesSmtpPassword,
} from './aws/service-credentials.ts';
import {
  appSyncKey,
  codeArtifactToken,
  cognitoClientSecret,
  ecrToken,
  eksToken,
  ivsStreamKey,
  lwaAccessToken,
  lwaClientSecret,
  lwaRefreshToken,
  mwsToken,
} from './aws/service-tokens.ts';
import {
  federationToken,
  loginKey,
  loginRefreshToken,
  sessionToken,
  signInToken,
  ssoAccessToken,
  ssoClientSecret,
  ssoRefreshToken,
} from './aws/session-tokens.ts';
import { presignedUrl } from './aws/signed-urls.ts';
import { genericArgumentPassword } from './generic/arguments.ts';
import { genericCommandPassword } from './generic/commands.ts';
import { genericCredentialFile, genericPasswordHash } from './generic/credential-files.ts';
import { genericAuthorization } from './generic/headers.ts';
import { genericPassword, genericSecret } from './generic/named.ts';
import { genericUrlPassword } from './generic/urls.ts';

export const RULES: readonly Rule[] = [
  rootKeyId,
  rootSecretKey,
  accessKeyId,
  temporaryKeyId,
  secretAccessKey,
  loginRefreshToken,
  loginKey,
  ssoAccessToken,
  ssoRefreshToken,
  ssoClientSecret,
  sessionToken,
  signInToken,
  federationToken,
  bedrockKey,
  bedrockShortKey,
  cloudWatchLogsKey,
  sesSmtpPassword,
  codeCommitPassword,
  serviceSpecificPassword,
  mfaSeed,
  rootPassword,
  consolePassword,
  ecrToken,
  eksToken,
  codeArtifactToken,
  cognitoClientSecret,
  ivsStreamKey,
  appSyncKey,
  lwaClientSecret,
  lwaRefreshToken,
  lwaAccessToken,
  mwsToken,
  databasePassword,
  presignedUrl,
  awsPrivateKey,
  privateKey,
  credentialsFile,
  accountId,
  genericUrlPassword,
  genericAuthorization,
  genericCredentialFile,
  genericCommandPassword,
  genericArgumentPassword,
  genericPasswordHash,
  genericPassword,
  genericSecret,
];
