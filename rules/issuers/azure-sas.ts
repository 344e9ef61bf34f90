/** Shared access signatures: links into Azure that are good until a date. */

import { defineRule, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { shannonEntropy } from '../../src/text/entropy.ts';
import { isPlaceholder } from '../../src/text/placeholder.ts';

/** Parameters stand in any order; the version (`sv`, a date) and the end (`se`) are always there. */
function judge({ secret, text, start, end, now }: Capture): Verdict {
  const around = `${text.slice(Math.max(0, start - 500), start)}${text.slice(end, end + 500)}`;
  if (!/[?&;"' ]sv=20\d\d-\d\d-\d\d/.test(around) || isPlaceholder(secret)) return false;
  if (shannonEntropy(secret) < 4) return false;
  const expiry = /[?&;"' ]se=(20\d\d-\d\d-\d\d)/.exec(around)?.[1];
  const ended = expiry !== undefined && Date.parse(expiry) + 86_400_000 < now;
  return !ended || { severity: 'low', note: 'It has expired by itself.' };
}

export const sharedAccessSignature: Rule = defineRule({
  id: 'azure-shared-access-signature',
  title: 'Azure shared access signature',
  severity: 'high',
  description:
    'Part of a link into Azure Storage. Whoever has the link can do what it grants until its date.',
  advice: {
    leaked: [
      'If it belongs to a stored access policy, delete the policy; otherwise regenerate the account key that signed it.',
      'Only then remove it from history (`git filter-repo --replace-text`), force-push, and have the host drop cached views.',
    ],
    instead: 'Make it at run time, with a user delegation key and an hour of life.',
  },
  references: ['https://learn.microsoft.com/azure/storage/common/storage-sas-overview'],
  forms: [
    {
      keywords: ['sig='],
      requires: /sv(?:=|%3D)20\d\d-/,
      before: /[?&;"' ]sig=/,
      secret: /[A-Za-z0-9+/%_-]{42,64}(?:=|%3D)/,
    },
  ],
  check: judge,
  matches: [
    'https://acme.blob.core.windows.net/x?sv=2024-11-04&ss=b&srt=co&sp=rl&se=2031-01-01T00:00:00Z&sig=«n0qYcfsq·KLfPnJnV·mtT8Go2h·N7eTzaqU·%2Bh%2Bnj·HCSsq8%3D»',
  ],
  rejects: [
    'https://acme.blob.core.windows.net/x?sv=2024-11-04&se=2031-01-01&sig=<signature>',
    'https://acme.example/x?v=1&sig=n0qYcfsq·KLfPnJnV·mtT8Go2h·N7eTzaqU·%2Bh%2Bnj·HCSsq8%3D',
  ],
});
