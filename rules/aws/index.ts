/** Everything of AWS and Amazon, the more specific before the more general. */

import type { Rule } from '../../src/rule.ts';
import {
  accessKeyId,
  rootKeyId,
  rootSecretKey,
  secretAccessKey,
  temporaryKeyId,
} from './access-keys.ts';
import { accountId } from './account-ids.ts';
import { consolePassword, rootPassword } from './console-passwords.ts';
import { credentialsFile } from './credential-files.ts';
import { databasePassword } from './databases.ts';
import { mfaSeed } from './mfa-seeds.ts';
import { awsPrivateKey } from './private-keys.ts';
import {
  bedrockKey,
  bedrockShortKey,
  cloudWatchLogsKey,
  codeCommitPassword,
  serviceSpecificPassword,
  sesSmtpPassword,
} from './service-credentials.ts';
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
} from './service-tokens.ts';
import {
  federationToken,
  loginKey,
  loginRefreshToken,
  sessionToken,
  signInToken,
  ssoAccessToken,
  ssoClientSecret,
  ssoRefreshToken,
} from './session-tokens.ts';
import { presignedUrl } from './signed-urls.ts';

export const AWS_RULES: readonly Rule[] = [
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
  credentialsFile,
  accountId,
];
