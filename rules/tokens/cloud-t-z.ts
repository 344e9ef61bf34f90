/** Cloud platforms, hosting and infrastructure (T to Z). */

import { crcOfBody, crcOfLastPartInHex } from './checksums.ts';
import { token, type Issuer } from './issuer.ts';

export const CLOUD_T_Z: readonly Issuer[] = [
  {
    name: 'Tailscale',
    site: 'tailscale.com',
    revoke: 'https://login.tailscale.com/admin/settings/keys',
    tokens: [
      token(
        'tailscale-api-auth-oauth-or-scim-key',
        'API auth OAuth or SCIM key',
        /tskey-(?:api|auth|client|scim|webhook)-\w{8,40}-[A-Za-z0-9]{16,60}/,
        'critical',
        { opens: 'network access' },
      ),
    ],
  },
  {
    name: 'Tencent Cloud',
    site: 'cloud.tencent.com',
    words: ['tencent', 'qcloud', 'tencentcloud'],
    revoke: 'https://console.cloud.tencent.com/cam/capi',
    tokens: [
      token('tencent-cloud-secret-id', 'secret id', /AKID[A-Za-z0-9]{32}/, 'medium'),
      token(
        'tencent-cloud-secret-id-international',
        'secret id international',
        /IKID[A-Za-z0-9]{32}/,
        'medium',
      ),
      token('tencent-cloud-secret-key', 'secret key', /[A-Za-z0-9]{32}/, 'critical'),
      token('tencent-cloud-wechat-app-secret', 'wechat app secret', /[0-9a-f]{32}/, 'high', {
        words: ['wechat', 'weixin', 'wx app'],
        besides: /secret/i,
      }),
      token(
        'tencent-cloud-wechat-pay-api-v3-key',
        'wechat pay API v3 key',
        /[A-Za-z0-9]{32}/,
        'critical',
        { words: ['apiv3 key', 'api v3 key', 'wechat pay', 'wxpay', 'mch key', 'mch secret'] },
      ),
    ],
  },
  {
    name: 'Thingsboard',
    site: 'thingsboard.cloud',
    words: ['things board'],
    revoke: 'device credentials',
    tokens: [
      token(
        'thingsboard-device-access-token',
        'device access token',
        /thingsboard\.cloud\/api\/v1\/[a-z0-9]{20}/,
        'low',
        { opens: 'device' },
      ),
      token(
        'thingsboard-provision-device-secret',
        'provision device secret',
        /[a-z0-9]{20}/,
        'medium',
      ),
    ],
  },
  {
    name: 'TrueNAS',
    site: 'truenas.com',
    words: ['truenas'],
    revoke: 'API keys page',
    tokens: [
      token('truenas-api-key', 'API key', /[0-9]{1,101}-[A-Za-z0-9]{64}/, 'critical', {
        opens: 'NAS',
      }),
    ],
  },
  {
    name: 'Turso',
    site: 'turso.tech',
    words: ['turso auth token'],
    revoke: 'turso auth api-tokens revoke',
    tokens: [
      token(
        'turso-database-auth-token',
        'database auth token',
        /eyJ[\w-]{10,110}\.[\w-]{20,120}\.[\w-]{80,240}/,
        'critical',
        { opens: 'database', inContext: true },
      ),
    ],
  },
  {
    name: 'Typesense',
    site: 'typesense.org',
    words: ['type sense'],
    revoke: 'DELETE /keys/<id>',
    tokens: [token('typesense-api-key', 'API key', /[A-Za-z0-9]{32,44}/, 'high')],
  },
  {
    name: 'Ubidots',
    site: 'industrial.api.ubidots.com',
    revoke: 'API credentials',
    tokens: [token('ubidots-token', 'token', /BBFF-[A-Za-z0-9]{30}/, 'low', { opens: 'IoT' })],
  },
  {
    name: 'Unkey',
    site: 'unkey.dev',
    revoke: 'dashboard',
    tokens: [
      token('unkey-root-key', 'root key', /unkey_[A-Za-z0-9]{20,32}/, 'high', {
        opens: 'other keys',
      }),
    ],
  },
  {
    name: 'Upcloud',
    site: 'upcloud.com',
    revoke: 'Hub > API tokens',
    tokens: [
      token('upcloud-api-token', 'API token', /ucat_[A-Z0-9]{26}/, 'critical', {
        opens: 'infrastructure',
      }),
    ],
  },
  {
    name: 'Upstash',
    site: 'upstash.com',
    words: ['upstash'],
    revoke: 'Console > database > Reset',
    tokens: [
      token(
        'upstash-redis-rest-token',
        'redis REST token',
        /[A-Z][A-Za-z0-9+/]{48,120}={0,2}/,
        'high',
      ),
    ],
  },
  {
    name: 'Vercel',
    site: 'vercel.com',
    names: ['zeit'],
    words: ['vercel'],
    revoke: 'https://vercel.com/account/tokens',
    tokens: [
      token(
        'vercel-personal-access-token',
        'personal access token',
        /vcp_[\w-]{50}[A-Za-z0-9]{6}/,
        'critical',
        { checksum: crcOfBody, opens: 'deployments and their variables' },
      ),
      token(
        'vercel-integration-token',
        'integration token',
        /vci_[\w-]{50}[A-Za-z0-9]{6}/,
        'critical',
        { checksum: crcOfBody },
      ),
      token('vercel-app-access-token', 'app access token', /vca_[\w-]{50}[A-Za-z0-9]{6}/, 'high', {
        checksum: crcOfBody,
      }),
      token(
        'vercel-app-refresh-token',
        'app refresh token',
        /vcr_[\w-]{50}[A-Za-z0-9]{6}/,
        'high',
        { checksum: crcOfBody },
      ),
      token('vercel-ai-gateway-key', 'AI gateway key', /vck_[\w-]{50}[A-Za-z0-9]{6}/, 'high', {
        checksum: crcOfBody,
        opens: 'models, and what their use costs',
      }),
      token('vercel-legacy-token', 'legacy token', /[A-Za-z0-9]{24}/, 'critical'),
      token(
        'vercel-blob-read-write-token',
        'blob read write token',
        /vercel_blob_rw_[A-Za-z0-9]{16}_[A-Za-z0-9]{30,130}/,
        'high',
        { opens: 'blob store' },
      ),
      token(
        'vercel-edge-config-url',
        'edge config URL',
        /https:\/\/edge-config\.vercel\.com\/ecfg_[a-z0-9]{20,120}\?token=[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Vultr',
    site: 'vultr.com',
    words: ['vultr'],
    revoke: 'https://my.vultr.com/settings/#settingsapi',
    tokens: [
      token('vultr-api-key', 'API key', /[A-Z0-9]{36}/, 'critical', { opens: 'infrastructure' }),
    ],
  },
  {
    name: 'Wasabi',
    site: 'wasabi.com',
    words: ['wasabi'],
    revoke: 'Console > Access keys',
    tokens: [
      token('wasabi-access-key', 'access key id', /[A-Z0-9]{20}/, 'low', {
        group: { name: 'wasabi', role: 'id' },
        opens: 'nothing without its secret',
      }),
      token('wasabi-secret-key', 'secret key', /[A-Za-z0-9]{40}/, 'critical', {
        group: { name: 'wasabi', role: 'secret' },
        opens: 'buckets',
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Whoxy',
    site: 'whoxy.com',
    words: ['whoxy'],
    tokens: [token('whoxy-api-key', 'API key', /[a-z0-9]{33}/, 'low')],
  },
  {
    name: 'Xata',
    site: 'xata.io',
    revoke: 'Account settings',
    tokens: [token('xata-api-key', 'API key', /xau_[A-Za-z0-9]{40}/, 'critical')],
  },
  {
    name: 'Yandex Cloud',
    site: 'iam.api.cloud.yandex.net',
    words: ['yandex'],
    revoke: 'Console > Service accounts > keys; https://passport.yandex.com for y0_',
    tokens: [
      token('yandex-cloud-iam-token', 'IAM token', /t1\.[\w-]{20,120}\.[\w-]{86}={0,2}/, 'high', {
        opens: 'the account, for twelve hours',
        inContext: true,
      }),
      token('yandex-cloud-api-key', 'API key', /AQVN[\w-]{35,38}/, 'high', {
        opens: 'service account',
      }),
      token('yandex-cloud-static-access-secret', 'static access secret', /YC[\w-]{38}/, 'high', {
        opens: 'buckets',
      }),
      token('yandex-cloud-oauth-token', 'OAuth token', /y0_[\w-]{50,60}/, 'critical', {
        opens: 'Yandex account',
      }),
      token(
        'yandex-cloud-smartcaptcha-server-key',
        'smartcaptcha server key',
        /ysc2_[\w-]{48}/,
        'medium',
      ),
      token(
        'yandex-cloud-dictionary-predictor-translate-key',
        'dictionary predictor translate key',
        /(?:dict|pdct|trnsl)\.1\.1\.[0-9]{8}T[0-9]{6}Z\.[0-9a-f]{16}\.[0-9a-f]{40}/,
        'low',
        { opens: 'older APIs', keywords: ['.1.1.'] },
      ),
    ],
  },
  {
    name: 'ZeroTier',
    site: 'zerotier.com',
    words: ['zerotier'],
    revoke: 'account page',
    tokens: [
      token('zerotier-central-token', 'central token', /[A-Za-z0-9]{32}/, 'high', {
        opens: 'network',
      }),
    ],
  },
  {
    name: 'Zuplo',
    site: 'dev.zuplo.com',
    revoke: 'portal',
    tokens: [
      token(
        'zuplo-consumer-api-key',
        'consumer API key',
        /zpka_[a-z0-9]{32}_[0-9a-f]{8}/,
        'medium',
        { checksum: crcOfLastPartInHex, opens: 'one API consumer' },
      ),
    ],
  },
];
