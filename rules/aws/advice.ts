/** Steps that several rules share. Order matters: what stops the misuse comes first. */

import type { Advice } from '../../src/rule.ts';

const REWRITE_HISTORY =
  'Only then remove it from history (`git filter-repo --replace-text`), force-push, have everybody ' +
  'clone again, and ask the host to drop cached views, forks and pull requests that hold it.';

const READ_CLOUDTRAIL =
  'Search CloudTrail in every Region for what was done with it since the commit; look for users, ' +
  'keys, roles and instances that nobody of yours made.';

/**
 * Advice whose own steps revoke the secret; cleaning up follows.
 *
 * @param instead where the value belongs
 */
export function revoke(steps: readonly string[], instead: string): Advice {
  return { leaked: [...steps, READ_CLOUDTRAIL, REWRITE_HISTORY], instead };
}

/** The same for what leaves no trace in CloudTrail. */
export function replace(steps: readonly string[], instead: string): Advice {
  return { leaked: [...steps, REWRITE_HISTORY], instead };
}

export const KEY_INSTEAD: string =
  'Give the program an IAM role (EC2, ECS, Lambda, GitHub OIDC) or sign in with IAM Identity Center; ' +
  'where a key must stay, keep it in ~/.aws/credentials or a secret store and add the file to .gitignore.';

export const USER_KEY: Advice = revoke(
  [
    'If it is public, deactivate it at once and accept the outage: ' +
      '`aws iam update-access-key --user-name USER --access-key-id ID --status Inactive`.',
    'Otherwise create a second key (`aws iam create-access-key --user-name USER`; two are the most a ' +
      'user can have), or better a role, move the application to it, and deactivate this one then.',
    'When `aws iam get-access-key-last-used --access-key-id ID` shows no more use, delete it: ' +
      '`aws iam delete-access-key --user-name USER --access-key-id ID`.',
    'Sessions started with it live on for up to 36 hours: deny them with a policy on ' +
      '`aws:TokenIssueTime`, or delete the user. Remove a quarantine policy that AWS attached only ' +
      'after the key is gone.',
  ],
  KEY_INSTEAD,
);

export const ROOT_KEY: Advice = revoke(
  [
    'Delete this key; do not rotate it. No IAM policy can limit a root key. Sign in as root with ' +
      'MFA: Security credentials → Access keys → Deactivate → Delete.',
    'Change the root password; check the MFA devices, contact addresses and billing, and remove IAM ' +
      'users, roles and keys that you did not create.',
    'Open a case with AWS Support, and give whatever used the key an IAM role.',
  ],
  'Root needs no access key at all: delete it in the console and use an IAM role.',
);

export const SESSION: Advice = revoke(
  [
    'It ends by itself (15 minutes to 36 hours) but works until then. For a role: IAM → Roles → the ' +
      'role → Revoke sessions, which ends every session of that role.',
    'For GetSessionToken or federation: deny by a policy on the user who issued it, and replace that ' +
      "user's access key.",
    'Delete the local copies in ~/.aws/cli/cache.',
  ],
  'Let the SDK fetch temporary credentials at run time; do not write them to files in the repository.',
);

export const SSO: Advice = revoke(
  [
    'Run `aws sso logout` (`aws logout` for `aws login`), and end the sessions in the access portal ' +
      'or have an administrator do it: a refresh token outlives the keys that are shown.',
    'Delete ~/.aws/sso/cache and ~/.aws/login/cache on the machine.',
  ],
  'Caches below .aws/ belong to one machine: add .aws/ to .gitignore.',
);

export const SERVICE_CREDENTIAL: Advice = revoke(
  [
    'Reset it, which kills the old one at once: `aws iam reset-service-specific-credential ' +
      '--user-name USER --service-specific-credential-id ID`; or delete it.',
    'Find the id with `aws iam list-service-specific-credentials --user-name USER`.',
  ],
  'Keep it in a credential helper or secret store; prefer a role and a signed connection.',
);
