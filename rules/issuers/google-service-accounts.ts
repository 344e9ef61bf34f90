/** The JSON files that Google Cloud and gcloud write: keys of service accounts, logins of developers. */

import { defineRule, type Capture, type Rule } from '../../src/rule.ts';

const REWRITE_HISTORY =
  'Only then remove it from history (`git filter-repo --replace-text`), force-push, and have the host drop cached views.';

/** In JSON the lines of the key end in `\n`; in an unescaped reading they are lines. */
const PEM = /-----BEGIN (?:RSA )?PRIVATE KEY-----(?:\\{0,2}n|\s){1,4}[A-Za-z0-9+/]{40,76}/;

function isServiceAccount({ text, start, end }: Capture): boolean {
  const around = text.slice(Math.max(0, start - 900), end + 3200);
  return /"type["\\]{1,3}\s{0,4}:\s{0,4}["\\]{1,3}service_account/.test(around);
}

export const serviceAccountKey: Rule = defineRule({
  id: 'google-service-account-key',
  title: 'Google Cloud service account key',
  severity: 'critical',
  description:
    'The private key of a service account of Google Cloud. Whoever has the file is that account until the key is deleted.',
  advice: {
    leaked: [
      'Delete the key: `gcloud iam service-accounts keys delete KEY_ID --iam-account ACCOUNT`; both are in the file.',
      'Look at the audit logs of the project for what was done with it since the commit.',
      REWRITE_HISTORY,
    ],
    instead:
      'Use workload identity or an attached service account; a key that must be stays in a secret store.',
  },
  references: ['https://cloud.google.com/iam/docs/keys-create-delete'],
  forms: [
    {
      keywords: ['private_key'],
      requires: /service_account/,
      before: /"private_key["\\]{1,3}\s{0,4}:\s{0,4}["\\]{1,3}/,
      secret: PEM,
      check: isServiceAccount,
    },
  ],
  matches: [
    '{"type": "service_account", "project_id": "acme", "private_key_id": "9937da7·c23addd·72b1ecb·25610ae·a1b3b30·0b2d9", "private_key": "«-----BEGIN· PRIVATE KEY-----\\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B»\\ncHNwrPO·T4Kzf1v\\n-----END· PRIVATE KEY-----\\n"}',
  ],
  rejects: [
    '{"type": "service_account", "private_key": "-----BEGIN· PRIVATE KEY-----\\n...\\n-----END· PRIVATE KEY-----\\n"}',
    '{"type": "authorized_user", "private_key": "-----BEGIN· PRIVATE KEY-----\\nMII3GRp·U6IMlwG·g+eC6sj·9F5q45+·iA9fGYD·EeXSRlP·p7GO4Vu·keovexx·f4t/aaa·B\\n"}',
  ],
});
