/** ASP.NET: the machine key, with which whoever has it forges what the server takes for its own. */

import { defineRule, type Rule } from '../../src/rule.ts';
import { isPlaceholder } from '../../src/text/placeholder.ts';
import { looksDrawn } from '../../src/text/random.ts';

export const machineKey: Rule = defineRule({
  id: 'aspnet-machine-key',
  title: 'ASP.NET machine key',
  severity: 'critical',
  confidence: 'high',
  description:
    'What ASP.NET signs and encrypts view state and sign-in cookies with. Whoever has it signs in as anybody, and runs code on the server through a forged view state.',
  advice: {
    leaked: [
      'Make new keys and set them on all servers; everybody has to sign in again.',
      'Look through the logs for view states that failed (event 1316), and the servers for what was run on them.',
      'Only then remove it from history (`git filter-repo --replace-text`), force-push, and have the host drop cached views.',
    ],
    instead: 'Leave `machineKey` out where there is one server; elsewhere encrypt the section.',
  },
  references: ['https://learn.microsoft.com/dotnet/api/system.web.configuration.machinekeysection'],
  forms: [
    {
      keywords: ['validationKey', 'decryptionKey'],
      before: /(?:validation|decryption)Key\s{0,4}=\s{0,4}["']/,
      secret: /(?:[0-9A-F]{32,256}|[0-9a-f]{32,256})/,
      after: /["']/,
    },
  ],
  check: ({ secret }) => looksDrawn(secret) && !isPlaceholder(secret),
  matches: [
    '<machineKey validationKey="«8F3B1C9D·2E7A4F60·B5C8D1E9·F2A3B4C5·D6E7F809·1A2B3C4D·5E6F7081·92A3B4C6»" decryptionKey="AutoGenerate,IsolateApps" validation="HMACSHA256" />',
    '<machineKey decryption="AES" decryptionKey="«1C9D2E7A·4F60B5C8·D1E9F2A3·B4C5D6E7·F8091A2B·3C4D5E6F»" />',
  ],
  rejects: [
    '<machineKey validationKey="AutoGenerate,IsolateApps" decryptionKey="AutoGenerate,IsolateApps" />',
    '<machineKey validationKey="0000000000000000000000000000000000000000000000000000000000000000" />',
  ],
});
