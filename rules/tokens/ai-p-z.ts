/** Artificial intelligence: model makers and hosts, speech, vision, tools around models (P to Z). */

import { token, UUID, type Issuer } from './issuer.ts';

export const AI_P_Z: readonly Issuer[] = [
  {
    name: 'Prefect',
    site: 'prefect.cloud',
    revoke: 'https://app.prefect.cloud/my/api-keys',
    tokens: [
      token('prefect-user-api-key', 'user API key', /pnu_[A-Za-z0-9]{36}/, 'high'),
      token('prefect-service-account-key', 'service account key', /pnb_[A-Za-z0-9]{36}/, 'high'),
    ],
  },
  {
    name: 'Private AI',
    site: 'private-ai.com',
    words: ['private ai', 'privateai'],
    revoke: 'portal',
    tokens: [token('private-ai-api-token', 'API token', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Replicate',
    site: 'replicate.com',
    revoke: 'https://replicate.com/account/api-tokens',
    tokens: [token('replicate-api-token', 'API token', /r8_[A-Za-z0-9]{37}/, 'medium')],
  },
  {
    name: 'Retell AI',
    site: 'retellai.com',
    words: ['retell'],
    revoke: 'dashboard',
    tokens: [
      token('retell-ai-api-key', 'API key', /key_[0-9a-f]{28}/, 'medium', { inContext: true }),
    ],
  },
  {
    name: 'RunPod',
    site: 'runpod.io',
    revoke: 'Settings > API keys',
    tokens: [
      token('runpod-api-key', 'API key', /rpa_[A-Z0-9]{40}[A-Za-z0-9]{6}/, 'high', {
        opens: 'computing at your cost',
      }),
    ],
  },
  {
    name: 'Runway',
    site: 'dev.runwayml.com',
    revoke: 'developer portal',
    tokens: [token('runway-api-key', 'API key', /key_[0-9a-fA-F]{128}/, 'medium')],
  },
  {
    name: 'SambaNova',
    site: 'sambanova.ai',
    words: ['sambanova'],
    revoke: 'console',
    tokens: [token('sambanova-api-key', 'API key', UUID, 'medium')],
  },
  {
    name: 'Scale AI',
    site: 'scale.com',
    names: ['scale'],
    words: ['scaleapi', 'scale ai', 'scale.com'],
    revoke: 'dashboard',
    tokens: [
      token('scale-ai-api-key', 'API key', /live_[0-9a-f]{32}/, 'medium', { inContext: true }),
      token('scale-ai-callback-auth-key', 'callback auth key', /live_auth_[0-9a-f]{32}/, 'low'),
    ],
  },
  {
    name: 'Sigopt',
    site: 'sigopt.com',
    words: ['sigopt'],
    tokens: [token('sigopt-api-key', 'API key', /[A-Z0-9]{48}/, 'medium')],
  },
  {
    name: 'SiliconFlow',
    site: 'siliconflow.cn',
    words: ['siliconflow'],
    revoke: 'console',
    tokens: [
      token('siliconflow-api-key', 'API key', /sk-[a-z]{48}/, 'medium', { inContext: true }),
    ],
  },
  {
    name: 'Skybiometry',
    site: 'skybiometry.com',
    words: ['skybiometry'],
    tokens: [token('skybiometry-api-key', 'API key', /[a-z0-9]{25,26}/, 'medium')],
  },
  {
    name: 'SpeechText.AI',
    site: 'speechtext.ai',
    words: ['speechtext'],
    tokens: [token('speechtextai-api-key', 'API key', /[0-9a-f]{32}/, 'low')],
  },
  {
    name: 'Stability AI',
    site: 'stability.ai',
    words: ['stability ai', 'stability api', 'stability key', 'dreamstudio'],
    revoke: 'https://platform.stability.ai/account/keys',
    tokens: [
      token('stability-ai-api-key', 'API key', /sk-[A-Za-z0-9]{48}/, 'medium', { inContext: true }),
    ],
  },
  {
    name: 'Tavily',
    site: 'tavily.com',
    revoke: 'https://app.tavily.com',
    tokens: [
      token('tavily-api-key', 'API key', /tvly-(?:(?:dev|prod)-)?[\w-]{32,40}/, 'low', {
        opens: 'searches at your cost',
      }),
    ],
  },
  {
    name: 'Tefter',
    site: 'tefter.io',
    words: ['tefter'],
    tokens: [token('tefter-api-key', 'API key', /[A-Za-z0-9]{20}/, 'medium')],
  },
  {
    name: 'Together AI',
    site: 'together.xyz',
    names: ['together'],
    words: ['together ai', 'together.xyz', 'together api'],
    revoke: 'https://api.together.ai/settings/api-keys',
    tokens: [
      token('together-ai-api-key-v1', 'API key v1', /tgp_v1_[\w-]{43}/, 'medium'),
      token('together-ai-api-key-legacy', 'legacy API key', /[0-9a-f]{64}/, 'medium'),
    ],
  },
  {
    name: 'Uclassify',
    site: 'uclassify.com',
    words: ['uclassify'],
    tokens: [token('uclassify-api-key', 'API key', /[A-Za-z0-9]{12}/, 'low')],
  },
  {
    name: 'Unplugg',
    site: 'unplu.gg',
    words: ['unplugg', 'unplu.gg'],
    tokens: [token('unplugg-api-key', 'API key', /[a-z0-9]{64}/, 'low')],
  },
  {
    name: 'Upstage',
    site: 'upstage.ai',
    names: ['upstage'],
    revoke: 'https://console.upstage.ai/api-keys',
    tokens: [
      token('upstage-api-key', 'API key', /(?:up_[A-Za-z0-9]{29}|[A-Za-z0-9]{40,50})/, 'medium'),
    ],
  },
  {
    name: 'Vapid',
    site: 'datatracker.ietf.org',
    names: ['vapid'],
    tokens: [
      token('vapid-web-push-private-key', 'web push private key', /[\w-]{43}/, 'medium', {
        opens: 'push notifications that seem to be yours',
        besides: /private/i,
      }),
    ],
  },
  {
    name: 'Vast.ai',
    site: 'vast.ai',
    words: ['vast.ai', 'vast api key'],
    revoke: 'account page',
    tokens: [
      token('vast-ai-api-key', 'API key', /[0-9a-f]{64}/, 'high', {
        opens: 'computing at your cost',
      }),
    ],
  },
  {
    name: 'Voiceflow',
    site: 'general-runtime.voiceflow.com',
    tokens: [
      token(
        'voiceflow-api-key',
        'API key',
        /VF\.(?:(?:DM|WS)\.)?[0-9a-fA-F]{24}\.[A-Za-z0-9]{16}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Volcengine',
    site: 'volcengine.com',
    words: ['volcengine', 'doubao', 'ark api key', 'volces'],
    revoke: 'https://console.volcengine.com/iam/keymanage',
    tokens: [
      token('volcengine-access-key-id', 'access key id', /AKLT[A-Za-z0-9]{40,60}/, 'medium'),
      token('volcengine-ark-api-key', 'ark API key', UUID, 'high', {
        opens: 'models, and what their use costs',
      }),
    ],
  },
  {
    name: 'Voyage AI',
    site: 'voyageai.com',
    names: ['voyage'],
    words: ['voyage ai'],
    revoke: 'dashboard',
    tokens: [token('voyage-ai-api-key', 'API key', /pa-[\w-]{43}/, 'low', { inContext: true })],
  },
  {
    name: 'Weights & Biases',
    site: 'wandb.ai',
    words: ['wandb'],
    revoke: 'https://wandb.ai/authorize',
    tokens: [
      token('weights-and-biases-api-key-v1', 'API key v1', /wandb_v1_\w{77}/, 'high', {
        opens: 'experiments and artifacts',
      }),
      token('weights-and-biases-api-key-legacy', 'legacy API key', /[0-9a-f]{40}/, 'high'),
    ],
  },
  {
    name: 'Wit.ai',
    site: 'wit.ai',
    names: ['wit'],
    words: ['wit ai', 'wit.ai', 'wit token'],
    tokens: [token('wit-ai-api-key', 'API key', /[A-Z0-9]{32}/, 'medium')],
  },
  {
    name: 'xAI',
    site: 'x.ai',
    revoke: 'https://console.x.ai',
    tokens: [
      token('xai-api-key', 'API key', /xai-\w{80}/, 'medium'),
      token('xai-management-key', 'management key', /xai-token-[A-Za-z0-9]{80}/, 'high', {
        opens: 'other keys',
      }),
    ],
  },
  {
    name: 'Zhipu AI',
    site: 'bigmodel.cn',
    words: ['zhipu', 'bigmodel', 'glm api', 'zai api', 'zhipuai'],
    revoke: 'https://open.bigmodel.cn/usercenter/apikeys',
    tokens: [token('zhipu-api-key', 'API key', /[0-9a-f]{32}\.[A-Za-z0-9]{16}/, 'medium')],
  },
];
