/** Artificial intelligence: model makers and hosts, speech, vision, tools around models (A to H). */

import { token, UUID, type Issuer } from './issuer.ts';

export const AI_A_H: readonly Issuer[] = [
  {
    name: 'AI21 Labs',
    site: 'ai21.com',
    words: ['ai21'],
    revoke: 'Studio > API key',
    tokens: [token('ai21-api-key', 'API key', UUID, 'medium')],
  },
  {
    name: 'Aletheiaapi',
    site: 'aletheiaapi.com',
    words: ['aletheiaapi'],
    tokens: [token('aletheiaapi-api-key', 'API key', /[A-Z0-9]{32}/, 'medium')],
  },
  {
    name: 'AssemblyAI',
    site: 'assemblyai.com',
    words: ['assembly ai'],
    revoke: 'dashboard',
    tokens: [token('assemblyai-api-key', 'API key', /[0-9a-f]{32}/, 'medium')],
  },
  {
    name: 'Aylien',
    site: 'aylien.com',
    words: ['aylien'],
    tokens: [token('aylien-api-secret', 'API secret', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Baidu Cloud',
    site: 'qianfan.baidubce.com',
    revoke: 'https://console.bce.baidu.com/iam/#/iam/accesslist',
    tokens: [
      token('baidu-cloud-access-key', 'access key', /ALTAK[A-Za-z0-9]{21}/, 'medium'),
      token(
        'baidu-cloud-qianfan-api-key',
        'qianfan API key',
        /bce-v3\/ALTAK-[A-Za-z0-9]{21}\/[0-9a-f]{40}/,
        'high',
        { opens: 'models, and what their use costs' },
      ),
    ],
  },
  {
    name: 'Braintrust',
    site: 'braintrust.dev',
    words: ['braintrust'],
    revoke: 'Settings > API keys',
    tokens: [
      token('braintrust-api-key', 'API key', /sk-[A-Za-z0-9]{48}/, 'high', {
        opens: 'traces',
        inContext: true,
      }),
    ],
  },
  {
    name: 'Cerebras',
    site: 'cerebras.ai',
    revoke: 'https://cloud.cerebras.ai',
    tokens: [token('cerebras-api-key', 'API key', /csk-[a-z0-9]{48}/, 'medium')],
  },
  {
    name: 'Chatbot',
    site: 'chatbot.com',
    names: ['chatbot'],
    tokens: [token('chatbot-api-key', 'API key', /\w{32}/, 'high')],
  },
  {
    name: 'Clarifai',
    site: 'clarifai.com',
    words: ['clarifai'],
    tokens: [token('clarifai-api-key', 'API key', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Cohere',
    site: 'cohere.com',
    names: ['cohere'],
    words: ['cohere api', 'cohere key', 'cohere token', 'cohere client', 'cohere.ai', 'co api key'],
    revoke: 'https://dashboard.cohere.com/api-keys',
    tokens: [token('cohere-api-key', 'API key', /[A-Za-z0-9]{40}/, 'medium')],
  },
  {
    name: 'Coze',
    site: 'coze.com',
    words: ['coze'],
    revoke: 'https://www.coze.com/open/oauth/pats',
    tokens: [
      token(
        'coze-personal-access-token',
        'personal access token',
        /pat_[A-Za-z0-9]{64}/,
        'medium',
        { opens: 'bots, and what they cost', inContext: true },
      ),
    ],
  },
  {
    name: 'Cursor',
    site: 'cursor.com',
    revoke: 'Dashboard > Integrations',
    tokens: [
      token('cursor-api-key', 'API key', /key_[0-9a-f]{64}/, 'medium', {
        opens: 'agents in your repositories',
      }),
    ],
  },
  {
    name: 'Alibaba DashScope',
    site: 'dashscope.aliyuncs.com',
    words: ['qwen', 'bailian', 'dashscope'],
    revoke: 'https://bailian.console.aliyun.com',
    tokens: [
      token('dashscope-qwen-api-key', 'API key', /sk-[0-9a-f]{32}/, 'medium', { inContext: true }),
    ],
  },
  {
    name: 'Databento',
    site: 'hist.databento.com',
    words: ['databento'],
    revoke: 'portal',
    tokens: [
      token('databento-api-key', 'API key', /db-[A-Za-z0-9]{29}/, 'low', {
        opens: 'data at your cost',
        inContext: true,
      }),
    ],
  },
  {
    name: 'DeepAI',
    site: 'deepai.org',
    words: ['deepai'],
    tokens: [token('deepai-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'Deepgram',
    site: 'deepgram.com',
    words: ['deepgram'],
    revoke: 'Console > API keys',
    tokens: [token('deepgram-api-key', 'API key', /[0-9a-f]{40}/, 'medium')],
  },
  {
    name: 'DeepInfra',
    site: 'deepinfra.com',
    words: ['deep infra'],
    revoke: 'dashboard',
    tokens: [token('deepinfra-api-key', 'API key', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'DeepSeek',
    site: 'deepseek.com',
    words: ['deep seek'],
    revoke: 'https://platform.deepseek.com/api_keys',
    tokens: [
      token('deepseek-api-key', 'API key', /sk-[0-9a-f]{32}/, 'medium', { inContext: true }),
    ],
  },
  {
    name: 'Devin',
    site: 'devin.ai',
    revoke: 'Settings > API keys',
    tokens: [
      token(
        'devin-personal-api-key',
        'personal API key',
        /apk_user_[A-Za-z0-9+/]{118,180}={0,2}/,
        'high',
      ),
      token('devin-service-api-key', 'service API key', /apk_[A-Za-z0-9+/]{78,100}={0,2}/, 'high'),
      token('devin-service-user-token', 'service user token', /cog_[a-z2-7]{52}/, 'high'),
    ],
  },
  {
    name: 'Eden AI',
    site: 'edenai.run',
    words: ['edenai'],
    tokens: [
      token('edenai-api-key', 'API key', /[A-Za-z0-9]{36}\.[A-Za-z0-9]{92}\.\w{43}/, 'medium'),
    ],
  },
  {
    name: 'ElevenLabs',
    site: 'elevenlabs.io',
    words: ['elevenlabs', 'eleven labs', 'xi-api-key', 'xi api key'],
    revoke: 'Profile > API keys',
    tokens: [
      token('elevenlabs-api-key', 'API key', /sk_[0-9a-f]{48}/, 'medium'),
      token('elevenlabs-api-key-legacy', 'legacy API key', /[0-9a-f]{32}/, 'medium'),
    ],
  },
  {
    name: 'Exa',
    site: 'exa.ai',
    names: ['exa'],
    words: ['exa.ai', 'exa api'],
    revoke: 'dashboard',
    tokens: [token('exa-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'Faceplusplus',
    site: 'api-us.faceplusplus.com',
    words: ['faceplusplus'],
    tokens: [token('faceplusplus-api-key', 'API key', /[\w-]{32}/, 'medium')],
  },
  {
    name: 'Firecrawl',
    site: 'firecrawl.dev',
    revoke: 'dashboard',
    tokens: [
      token('firecrawl-api-key', 'API key', /fc-[0-9a-f]{32}/, 'low', {
        opens: 'crawls at your cost',
      }),
    ],
  },
  {
    name: 'Fireworks AI',
    site: 'fireworks.ai',
    words: ['fireworks'],
    revoke: 'Account > API keys',
    tokens: [
      token('fireworks-ai-api-key', 'API key', /fw_[A-Za-z0-9]{22,24}/, 'medium', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Friendli',
    site: 'friendli.ai',
    revoke: 'console',
    tokens: [token('friendli-personal-token', 'personal token', /flp_[A-Za-z0-9]{46}/, 'medium')],
  },
  {
    name: 'Greptile',
    site: 'greptile.com',
    words: ['greptile'],
    revoke: 'dashboard',
    tokens: [
      token('greptile-api-key', 'API key', /[A-Za-z0-9+/]{48}/, 'high', { opens: 'code access' }),
    ],
  },
  {
    name: 'Groq',
    site: 'groq.com',
    revoke: 'https://console.groq.com/keys',
    tokens: [
      token('groq-api-key', 'API key', /gsk_[A-Za-z0-9]{20}WGdyb3FY[A-Za-z0-9]{24}/, 'medium'),
    ],
  },
  {
    name: 'Helicone',
    site: 'helicone.ai',
    revoke: 'Settings > API keys',
    tokens: [
      token(
        'helicone-api-key',
        'API key',
        /sk-helicone-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}-[a-z0-9]{7}/,
        'high',
        { opens: 'prompts that were logged' },
      ),
    ],
  },
];
