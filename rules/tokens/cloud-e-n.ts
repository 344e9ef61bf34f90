/** Cloud platforms, hosting and infrastructure (E to N). */

import { token, UUID, type Issuer } from './issuer.ts';

export const CLOUD_E_N: readonly Issuer[] = [
  {
    name: 'Elastic',
    site: 'elastic-cloud.com',
    words: ['elastic', 'es api key'],
    revoke: 'Cloud > Organization > API keys',
    tokens: [
      token(
        'elastic-cloud-api-key',
        'cloud API key',
        /essu_[A-Za-z0-9+/]{90,92}={0,2}/,
        'critical',
        { opens: 'deployments' },
      ),
      token(
        'elastic-elasticsearch-api-key',
        'elasticsearch API key',
        /[A-Za-z0-9+/]{58,60}={0,2}/,
        'high',
        { opens: 'index data' },
      ),
    ],
  },
  {
    name: 'Exoscale',
    site: 'api-ch-gva-2.exoscale.com',
    words: ['exoscale'],
    revoke: 'Console > IAM > API keys',
    tokens: [
      token('exoscale-api-key', 'API key', /EXO[0-9a-f]{24}/, 'low'),
      token('exoscale-api-secret', 'API secret', /[\w-]{40,60}/, 'critical'),
    ],
  },
  {
    name: 'Fastly',
    site: 'fastly.com',
    words: ['fastly'],
    revoke: 'https://manage.fastly.com/account/personal/tokens; DELETE /tokens/self',
    tokens: [
      token('fastly-api-token', 'API token', /[\w-]{32}/, 'critical', { opens: 'CDN config' }),
    ],
  },
  {
    name: 'Fly.io',
    site: 'fly.io',
    revoke: 'fly tokens revoke; dashboard > Tokens',
    tokens: [
      token(
        'fly-io-macaroon-token',
        'macaroon token',
        /(?:FlyV1 )?(?:fm1r_|fm1a_|fm2_)[A-Za-z0-9+/=,_-]{100,300}/,
        'critical',
        { opens: 'deployments', keywords: ['fm1r_', 'fm1a_', 'fm2_'] },
      ),
      token('fly-io-legacy-token', 'legacy token', /fo1_[\w-]{43}/, 'critical'),
    ],
  },
  {
    name: 'Getsandbox',
    site: 'getsandbox.com',
    words: ['getsandbox'],
    tokens: [token('getsandbox-api-secret', 'API secret', /[a-z0-9-]{40}/, 'medium')],
  },
  {
    name: 'GoDaddy',
    site: 'godaddy.com',
    words: ['go daddy'],
    revoke: 'https://developer.godaddy.com/keys',
    tokens: [
      token('godaddy-api-key', 'API key', /\w{35,37}/, 'critical', { opens: 'DNS and domains' }),
      token('godaddy-api-secret', 'API secret', /[A-Za-z0-9]{22}/, 'critical', {
        opens: 'DNS and domains',
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Heroku',
    site: 'heroku.com',
    words: ['heroku'],
    revoke:
      'https://dashboard.heroku.com/account > API Key > Regenerate; heroku authorizations:revoke',
    tokens: [
      token('heroku-api-key-v2', 'API key v2', /HRKU-AA[\w-]{58}/, 'critical', {
        opens: 'apps and their variables',
      }),
      token(
        'heroku-api-key-hrku-uuid',
        'API key hrku UUID',
        /HRKU-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'critical',
        { opens: 'apps, for a short time' },
      ),
      token('heroku-api-key-legacy', 'legacy API key', UUID, 'critical'),
    ],
  },
  {
    name: 'Hetzner',
    site: 'hetzner.cloud',
    words: ['hcloud', 'hetzner'],
    revoke: 'Cloud console > Security > API tokens',
    tokens: [
      token('hetzner-cloud-api-token', 'cloud API token', /[A-Za-z0-9]{64}/, 'critical', {
        opens: 'infrastructure',
      }),
      token('hetzner-dns-api-token', 'DNS API token', /[A-Za-z0-9]{32}/, 'critical', {
        opens: 'DNS',
        besides: /dns/i,
      }),
    ],
  },
  {
    name: 'Hop',
    site: 'hop.io',
    names: ['hop'],
    words: ['hop.io'],
    tokens: [token('hop-token', 'token', /(?:ptk_|pat_|bearer_)[A-Za-z0-9]{30,130}/, 'medium')],
  },
  {
    name: 'Host.io',
    site: 'host.io',
    words: ['hostio', 'host io'],
    tokens: [token('host-io-api-key', 'API key', /[a-z0-9]{14}/, 'medium')],
  },
  {
    name: 'Huawei Cloud',
    site: 'huaweicloud.com',
    words: ['huawei cloud', 'huawei', 'myhuaweicloud'],
    revoke: 'My credentials > Access keys',
    tokens: [
      token('huawei-cloud-access-key', 'access key', /[A-Z0-9]{20}/, 'critical', {
        opens: 'nothing without its secret',
      }),
    ],
  },
  {
    name: 'IBM Cloud',
    site: 'iam.cloud.ibm.com',
    words: ['ibm', 'bluemix', 'iam apikey'],
    revoke: 'https://cloud.ibm.com/iam/apikeys',
    tokens: [
      token('ibm-cloud-iam-api-key', 'IAM API key', /[\w-]{44}/, 'critical'),
      token('ibm-cloud-cos-hmac-secret', 'cos HMAC secret', /[0-9a-f]{48}/, 'high', {
        opens: 'buckets',
        words: ['ibm cos', 'ibmcos', 'ibm cloud', 'cos hmac', 'bluemix'],
      }),
      token('ibm-cloud-softlayer-api-key', 'SoftLayer API key', /[a-z0-9]{64}/, 'critical', {
        words: ['softlayer', 'sl api key'],
      }),
      token('ibm-cloud-cloudant-password', 'Cloudant password', /[0-9a-f]{64}/, 'high', {
        opens: 'databases',
        words: ['cloudant'],
      }),
    ],
  },
  {
    name: 'Infisical',
    site: 'infisical.com',
    words: ['infisical'],
    revoke: 'Project > Service tokens',
    tokens: [
      token(
        'infisical-service-token',
        'service token',
        /st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}/,
        'critical',
        { opens: 'secrets', inContext: true },
      ),
    ],
  },
  {
    name: 'InfluxDB',
    site: 'influxdata.com',
    words: ['influx'],
    revoke: 'Load data > API tokens',
    tokens: [
      token('influxdb-api-token', 'API token', /[\w-]{86}==/, 'high'),
      token('influxdb-v3-admin-token', 'v3 admin token', /apiv3_[\w-]{86}/, 'high'),
    ],
  },
  {
    name: 'Infomaniak',
    site: 'infomaniak.com',
    words: ['infomaniak'],
    revoke: 'Manager > API tokens',
    tokens: [token('infomaniak-api-token', 'API token', /[\w-]{60,100}/, 'high')],
  },
  {
    name: 'Infracost',
    site: 'pricing.api.infracost.io',
    revoke: 'dashboard',
    tokens: [token('infracost-api-key', 'API key', /ico-[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Jupiterone',
    site: 'graphql.us.jupiterone.io',
    words: ['jupiter one'],
    tokens: [token('jupiterone-api-key', 'API key', /[A-Za-z0-9]{76}/, 'high')],
  },
  {
    name: 'Koyeb',
    site: 'koyeb.com',
    words: ['koyeb'],
    revoke: 'Account > API',
    tokens: [token('koyeb-api-token', 'API token', /[a-z0-9]{64}/, 'critical')],
  },
  {
    name: 'Linode',
    site: 'linode.com',
    words: ['linode'],
    revoke: 'https://cloud.linode.com/profile/tokens',
    tokens: [
      token('linode-personal-access-token', 'personal access token', /[0-9a-f]{64}/, 'critical', {
        opens: 'infrastructure',
      }),
    ],
  },
  {
    name: 'M3o',
    site: 'm3o.com',
    words: ['m3o'],
    tokens: [token('m3o-api-key', 'API key', /[A-Za-z0-9]{48}/, 'medium')],
  },
  {
    name: 'Meilisearch',
    site: 'meilisearch.com',
    words: ['meili'],
    revoke: 'DELETE /keys/<uid>',
    tokens: [token('meilisearch-api-key', 'API key', /[0-9a-f]{64}/, 'high')],
  },
  {
    name: 'MongoDB Atlas',
    site: 'mongodb.com',
    words: ['atlas', 'mongodb'],
    revoke: 'Atlas > Access Manager; Database Access',
    tokens: [
      token(
        'mongodb-atlas-service-account-secret',
        'atlas service account secret',
        /mdb_sa_sk_[\w-]{40}/,
        'critical',
        { opens: 'clusters' },
      ),
      token('mongodb-atlas-private-api-key', 'atlas private API key', UUID, 'critical', {
        besides: /private[_ -]?key/i,
      }),
    ],
  },
  {
    name: 'NAVER Cloud',
    site: 'ncloud.com',
    revoke: 'My page > Auth key management',
    tokens: [
      token(
        'naver-cloud-iam-access-key',
        'IAM access key',
        /ncp_iam_BPA[A-Z0-9]{2}[A-Za-z0-9]{25,125}/,
        'high',
      ),
      token(
        'naver-cloud-iam-secret-key',
        'IAM secret key',
        /ncp_iam_BPK[A-Z0-9]{2}[A-Za-z0-9]{25,125}/,
        'critical',
      ),
    ],
  },
  {
    name: 'Neon',
    site: 'neon.tech',
    revoke: 'Account > API keys; role > Reset password',
    tokens: [
      token('neon-api-key', 'API key', /napi_[a-z0-9]{64}/, 'critical', { opens: 'databases' }),
      token('neon-role-password', 'role password', /npg_[A-Za-z0-9]{12}/, 'critical', {
        opens: 'database',
      }),
    ],
  },
  {
    name: 'Netlify',
    site: 'netlify.com',
    words: ['netlify'],
    revoke: 'https://app.netlify.com/user/applications',
    tokens: [
      token(
        'netlify-personal-access-token',
        'personal access token',
        /nfp_[A-Za-z0-9]{36}/,
        'critical',
        { opens: 'sites and their variables' },
      ),
      token(
        'netlify-cli-oauth-ui-build-token',
        'CLI OAuth ui build token',
        /nf[coub]_[A-Za-z0-9]{36}/,
        'critical',
        {
          opens: 'sites and their variables',
          keywords: ['nfc_', 'nfo_', 'nfu_', 'nfb_'],
          keywordsFirst: true,
        },
      ),
      token('netlify-legacy-token', 'legacy token', /[\w-]{40,46}/, 'critical'),
      token(
        'netlify-build-hook-url',
        'build hook URL',
        /https:\/\/api\.netlify\.com\/build_hooks\/[0-9a-f]{24}/,
        'low',
        { opens: 'builds, to start' },
      ),
    ],
  },
];
