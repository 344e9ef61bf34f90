/** Artificial intelligence: model makers and hosts, speech, vision, tools around models (H to P). */

import { token, UUID, type Issuer } from './issuer.ts';

export const AI_H_P: readonly Issuer[] = [
  {
    name: 'Humanity',
    site: 'humanity.com',
    names: ['humanity'],
    tokens: [token('humanity-api-key', 'API key', /[a-z0-9]{40}/, 'high')],
  },
  {
    name: 'Imagga',
    site: 'imagga.com',
    words: ['imagga'],
    tokens: [token('imagga-api-key', 'API key', /[A-Za-z0-9=]{72}/, 'low')],
  },
  {
    name: 'Impala',
    site: 'impala.travel',
    names: ['impala'],
    tokens: [token('impala-api-key', 'API key', /\w{46}/, 'medium')],
  },
  {
    name: 'Jina',
    site: 'jina.ai',
    revoke: 'https://jina.ai/api-dashboard',
    tokens: [token('jina-api-key', 'API key', /jina_[A-Za-z0-9]{60}/, 'low')],
  },
  {
    name: 'Kagi',
    site: 'kagi.com',
    words: ['kagi'],
    revoke: 'https://kagi.com/settings?p=api',
    tokens: [
      token('kagi-api-token', 'API token', /[\w-]{11}\.[\w-]{43}/, 'low', {
        opens: 'search quota',
      }),
    ],
  },
  {
    name: 'Kling AI',
    site: 'api-singapore.klingai.com',
    words: ['kling'],
    revoke: 'console',
    tokens: [
      token('kling-ai-secret-key', 'secret key', /[A-Za-z0-9]{32}/, 'medium', {
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Lambda',
    site: 'lambda.ai',
    words: ['lambda'],
    revoke: 'Cloud > API keys',
    tokens: [
      token(
        'lambda-labs-cloud-api-key',
        'cloud API key',
        /secret_[A-Za-z0-9]{5,30}_[0-9a-f]{32}\.[A-Za-z0-9]{32}/,
        'high',
        { opens: 'computing at your cost', inContext: true },
      ),
    ],
  },
  {
    name: 'Langfuse',
    site: 'langfuse.com',
    revoke: 'Project settings > API keys',
    tokens: [
      token(
        'langfuse-secret-key',
        'secret key',
        /sk-lf-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'high',
        { opens: 'prompts that were logged' },
      ),
    ],
  },
  {
    name: 'LangSmith',
    site: 'smith.langchain.com',
    revoke: 'https://smith.langchain.com/settings',
    tokens: [
      token(
        'langsmith-personal-access-token',
        'personal access token',
        /lsv2_pt_[0-9a-f]{32}_[0-9a-f]{10}/,
        'high',
        { opens: 'prompts that were logged' },
      ),
      token('langsmith-service-key', 'service key', /lsv2_sk_[0-9a-f]{32}_[0-9a-f]{10}/, 'high'),
    ],
  },
  {
    name: 'Lighton',
    site: 'lighton.ai',
    words: ['lighton'],
    revoke: 'https://paradigm.lighton.ai',
    tokens: [
      token('lighton-api-key', 'API key', /[\w-]{40,80}/, 'medium', { opens: 'private model API' }),
    ],
  },
  {
    name: 'Livekit',
    site: 'livekit.io',
    words: ['livekit'],
    revoke: 'Cloud > Settings > Keys',
    tokens: [
      token('livekit-api-secret', 'API secret', /[A-Za-z0-9]{43,45}/, 'high', {
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'LlamaCloud',
    site: 'cloud.llamaindex.ai',
    revoke: 'API key page',
    tokens: [token('llamaindex-cloud-api-key', 'API key', /llx-[\w-]{48}/, 'medium')],
  },
  {
    name: 'Meaningcloud',
    site: 'meaningcloud.com',
    words: ['meaning cloud'],
    tokens: [token('meaningcloud-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Minimax',
    site: 'minimax.io',
    revoke: 'console',
    tokens: [token('minimax-api-key', 'API key', /sk-api-[\w-]{119}/, 'medium')],
  },
  {
    name: 'Mistral',
    site: 'mistral.ai',
    words: ['mistral'],
    revoke: 'https://console.mistral.ai/api-keys',
    tokens: [token('mistral-api-key', 'API key', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Modal',
    site: 'modal.com',
    names: ['modal'],
    words: ['modal.com', 'modal token'],
    revoke: 'modal.com/settings/tokens',
    tokens: [
      token('modal-token-secret', 'token secret', /as-[A-Za-z0-9]{22}/, 'high', {
        opens: 'compute',
        inContext: true,
      }),
    ],
  },
  {
    name: 'Moderation Api',
    site: 'moderationapi.com',
    names: ['moderation'],
    words: ['moderation api'],
    tokens: [
      token('moderation-api-key', 'API key', /[A-Za-z0-9]{36}\.[A-Za-z0-9]{115}\.\w{43}/, 'low'),
    ],
  },
  {
    name: 'Monkeylearn',
    site: 'monkeylearn.com',
    words: ['monkey learn'],
    tokens: [token('monkeylearn-api-key', 'API key', /[0-9a-f]{40}/, 'low')],
  },
  {
    name: 'Moonshot AI',
    site: 'moonshot.cn',
    words: ['moonshot', 'kimi'],
    revoke: 'console',
    tokens: [
      token('moonshot-kimi-api-key', 'API key', /sk-[A-Za-z0-9]{48}/, 'medium', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'NVIDIA',
    site: 'ngc.nvidia.com',
    words: ['nvidia', 'ngc api', 'ngc cli'],
    revoke: 'https://org.ngc.nvidia.com/setup/api-keys',
    tokens: [
      token('nvidia-api-key', 'API key', /nvapi-[\w-]{64}/, 'medium', {
        opens: 'models and containers',
      }),
      token('nvidia-ngc-legacy-key', 'ngc legacy key', /[A-Za-z0-9]{84}/, 'medium'),
    ],
  },
  {
    name: 'Ollama',
    site: 'ollama.com',
    words: ['ollama'],
    revoke: 'https://ollama.com/settings/keys',
    tokens: [token('ollama-api-key', 'API key', /[0-9a-f]{32}\.[\w-]{24}/, 'low')],
  },
  {
    // DeepSeek, Moonshot, Stability AI, DashScope and many that resell them; found anywhere.
    name: 'OpenAI-compatible services',
    site: 'platform.openai.com',
    revoke: 'the console of the service whose address stands beside it',
    tokens: [
      token(
        'ai-service-secret-key',
        'secret key',
        /sk-(?:[0-9a-f]{32}|[A-Za-z0-9]{48})/,
        'medium',
        { opens: 'models, and what their use costs' },
      ),
    ],
  },
  {
    name: 'OpenRouter',
    site: 'openrouter.ai',
    revoke: 'https://openrouter.ai/settings/keys',
    tokens: [token('openrouter-api-key', 'API key', /sk-or-v1-[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'Paralleldots',
    site: 'paralleldots.com',
    words: ['paralleldots'],
    tokens: [token('paralleldots-api-key', 'API key', /[A-Za-z0-9]{43}/, 'low')],
  },
  {
    name: 'Perplexity',
    site: 'perplexity.ai',
    revoke: 'https://www.perplexity.ai/account/api',
    tokens: [token('perplexity-api-key', 'API key', /pplx-[A-Za-z0-9]{48}/, 'medium')],
  },
  {
    name: 'Photoroom',
    site: 'image-api.photoroom.com',
    revoke: 'https://app.photoroom.com/api-dashboard',
    tokens: [
      token(
        'photoroom-api-key',
        'API key',
        /(?:sandbox_)?sk_pr_[A-Za-z0-9]{1,64}_[0-9a-fA-F]{40}/,
        'medium',
        { keywords: ['sk_pr_'] },
      ),
    ],
  },
  {
    name: 'Pinecone',
    site: 'pinecone.io',
    words: ['pinecone'],
    revoke: 'Console > API keys',
    tokens: [
      token('pinecone-api-key', 'API key', /pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}/, 'high', {
        opens: 'vector data',
      }),
      token('pinecone-api-key-legacy', 'legacy API key', UUID, 'high', { besides: /key/i }),
    ],
  },
];
