/** OpenAI. All keys hold `T3BlbkFJ`, the base64 of its name. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const OPENAI: Issuer = {
  name: 'OpenAI',
  site: 'platform.openai.com',
  words: ['openai'],
  revoke: 'platform.openai.com/api-keys',
  tokens: [
    token(
      'openai-admin-key',
      'admin key',
      /sk-admin-(?:[\w-]{74}|[\w-]{58}|[\w-]{20})T3BlbkFJ(?:[\w-]{74}|[\w-]{58}|[\w-]{20})/,
      'critical',
      { opens: 'the administration of the organisation' },
    ),
    token(
      'openai-project-key',
      'project key',
      /sk-proj-[\w-]{20,100}T3BlbkFJ[\w-]{20,100}/,
      'high',
      { opens: 'models, and what their use costs' },
    ),
    token(
      'openai-service-account-key',
      'service account key',
      /sk-(?:svcacct|service)-[\w-]{20,100}T3BlbkFJ[\w-]{20,100}/,
      'high',
      { opens: 'models, and what their use costs', keywords: ['sk-svcacct-', 'sk-service-'] },
    ),
    token(
      'openai-api-key-legacy',
      'API key',
      /sk-(?:[a-z0-9]{1,20}-)?[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}/,
      'high',
      { opens: 'models, and what their use costs', keywords: ['T3BlbkFJ'] },
    ),
    token(
      'openai-api-key-other',
      'API key',
      /sk-(?!ant-|or-|[\w-]{0,120}T3BlbkFJ)[\w-]{32,180}/,
      'high',
      {
        opens: 'models, and what their use costs',
        inContext: true,
      },
    ),
    token('openai-session-token', 'session key', /sess-[A-Za-z0-9]{40}/, 'high'),
  ],
};
