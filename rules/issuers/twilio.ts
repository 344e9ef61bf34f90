/** Twilio: accounts and keys have public ids (`AC…`, `SK…`), whose secrets have no mark of their own. */

import { defineRule, type Capture, type Rule } from '../../src/rule.ts';
import { isPlaceholder } from '../../src/text/placeholder.ts';
import { looksDrawn } from '../../src/text/random.ts';
import { token, type Issuer } from '../tokens/issuer.ts';
import { OPENER, OPENERS } from '../tokens/prefix.ts';
import { isDigest } from '../tokens/surroundings.ts';

export const TWILIO: Issuer = {
  name: 'Twilio',
  site: 'twilio.com',
  words: ['twilio'],
  revoke: 'Console > Account > API keys & tokens',
  tokens: [
    token('twilio-api-key', 'API key id', /SK[0-9a-f]{32}/, 'medium', {
      group: { name: 'twilio', role: 'id' },
      opens: 'little without its secret',
      keywords: Array.from('0123456789abcdef', (digit) => `SK${digit}`),
    }),
    token('twilio-auth-token', 'auth token', /[0-9a-f]{32}/, 'critical', {
      opens: 'the account and its balance',
    }),
    token('twilio-api-key-secret', 'API key secret', /[A-Za-z0-9]{32}/, 'high', {
      group: { name: 'twilio', role: 'secret' },
      besides: /secret/i,
    }),
  ],
};

const HEX = Array.from('0123456789abcdef');

/** The account is not a placeholder either, and the token no digest of something. */
function isToken(capture: Capture): boolean {
  const { secret, groups } = capture;
  const parts = [secret, groups['account'] ?? ''];
  return parts.every((part) => looksDrawn(part) && !isPlaceholder(part)) && !isDigest(capture);
}

export const twilioAccount: Rule = defineRule({
  id: 'twilio-account-auth-token',
  title: 'Twilio auth token beside its account',
  severity: 'critical',
  confidence: 'high',
  description:
    'An auth token of Twilio, told by the account that stands before it. Whoever has both makes calls and sends messages at your cost, and reads those that were sent.',
  advice: {
    leaked: [
      'Make a secondary auth token and promote it: Console > Account > API keys & tokens.',
      'Look at the usage and the call logs for what was done with it since the commit.',
      'Only then remove it from history (`git filter-repo --replace-text`), force-push, and have the host drop cached views.',
    ],
    instead: 'Use an API key that can be revoked alone, and read it from the environment at start.',
  },
  references: ['https://www.twilio.com/docs/iam/api/authtoken'],
  forms: [
    {
      keywords: HEX.flatMap((digit) => OPENERS.map((opener) => `${opener}AC${digit}`)),
      near: new RegExp(`${OPENER.source}?AC[0-9a-f]{32}(?![0-9a-f])`),
      before: new RegExp(
        `${OPENER.source}AC(?<account>[0-9a-f]{32})(?![0-9a-f])[^\\0]{0,80}?["'\`:=\\s]`,
      ),
      secret: /[0-9a-f]{32}/,
      notBeside: /[\w-]/,
    },
  ],
  check: isToken,
  matches: [
    'client = Client("AC7b1e9c4d·0f2a6835·c9d1e4b7·a0f36285", "«e8d28a79·023c396f·5b1d7c40·a9e6f382»")',
    'curl https://api.twilio.com/ -u AC7b1e9c4d·0f2a6835·c9d1e4b7·a0f36285:«e8d28a79·023c396f·5b1d7c40·a9e6f382»',
    'SID = "AC7b1e9c4d·0f2a6835·c9d1e4b7·a0f36285"\nAUTH = "«e8d28a79·023c396f·5b1d7c40·a9e6f382»"\n',
  ],
  rejects: [
    'client = Client("AC7b1e9c4d·0f2a6835·c9d1e4b7·a0f36285", token)',
    'GET /Accounts/AC7b1e9c4d·0f2a6835·c9d1e4b7·a0f36285/Messages/MMe8d28a79·023c396f·5b1d7c40·a9e6f382',
    'Client("AC00000000000000000000000000000000", "e8d28a79·023c396f·5b1d7c40·a9e6f382")',
    'account: AC7b1e9c4d·0f2a6835·c9d1e4b7·a0f36285, md5: e8d28a79·023c396f·5b1d7c40·a9e6f382',
  ],
});
