/** Cloud platforms, hosting and infrastructure (H to R). */

import { token, UUID, type Issuer } from './issuer.ts';

export const CLOUD_H_R: readonly Issuer[] = [
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
  {
    name: 'ngrok',
    site: 'ngrok.com',
    words: ['ngrok'],
    revoke: 'https://dashboard.ngrok.com',
    tokens: [
      token(
        'ngrok-authtoken-or-api-key',
        'authtoken or API key',
        /(?:1|2|3)[A-Za-z0-9]{24,29}_[0-9][A-Za-z0-9]{20}/,
        'medium',
        { opens: 'tunnels' },
      ),
    ],
  },
  {
    name: 'Nightfall',
    site: 'nightfall.ai',
    words: ['nightfall'],
    tokens: [
      token('nightfall-api-key', 'API key', /NF-[A-Za-z0-9]{32}/, 'high', { inContext: true }),
    ],
  },
  {
    name: 'Nimble',
    site: 'nimble.com',
    names: ['nimble'],
    tokens: [token('nimble-api-key', 'API key', /[A-Za-z0-9]{30}/, 'high')],
  },
  {
    name: 'Openshift',
    site: 'openshift.com',
    revoke: 'oc delete oauthaccesstoken',
    tokens: [
      token('openshift-user-token', 'user token', /sha256~[\w-]{43}/, 'critical', {
        opens: 'cluster',
      }),
    ],
  },
  {
    name: 'OVHcloud',
    site: 'ovh.com',
    words: ['ovh'],
    revoke: 'https://api.ovh.com/console > /me/api/application',
    tokens: [
      token('ovh-application-secret', 'application secret', /[A-Za-z0-9]{32}/, 'critical', {
        besides: /application[_ -]?secret/i,
      }),
      token('ovh-consumer-key', 'consumer key', /[A-Za-z0-9]{32}/, 'critical', {
        besides: /consumer[_ -]?key/i,
      }),
    ],
  },
  {
    name: 'Particle',
    site: 'particle.io',
    names: ['particle'],
    words: ['api.particle.io'],
    revoke: 'particle token revoke',
    tokens: [token('particle-access-token', 'access token', /[0-9a-f]{40}/, 'medium')],
  },
  {
    name: 'PlanetScale',
    site: 'planetscale.com',
    revoke: 'Settings > Service tokens; branch > Passwords',
    tokens: [
      token(
        'planetscale-service-token',
        'service token',
        /pscale_tkn_[A-Za-z0-9_=.-]{32,64}/,
        'critical',
        { opens: 'database admin' },
      ),
      token(
        'planetscale-oauth-token',
        'OAuth token',
        /pscale_oauth_[A-Za-z0-9_=.-]{32,64}/,
        'critical',
      ),
      token(
        'planetscale-database-password',
        'database password',
        /pscale_pw_[A-Za-z0-9_=.-]{32,64}/,
        'critical',
        { opens: 'database' },
      ),
    ],
  },
  {
    name: 'Platform.sh',
    site: 'platform.sh',
    words: ['platform sh'],
    revoke: 'Console > API tokens',
    tokens: [token('platform-sh-api-token', 'API token', /[\w-]{43}/, 'critical')],
  },
  {
    name: 'Portainer',
    site: 'portainer.io',
    words: ['portainer'],
    revoke: 'My account > Access tokens',
    tokens: [
      token(
        'portainer-access-token',
        'access token',
        /ptr_[A-Za-z0-9+/]{20,60}={0,2}/,
        'critical',
        {
          opens: 'container management',
        },
      ),
    ],
  },
  {
    name: 'Pulumi',
    site: 'pulumi.com',
    revoke: 'https://app.pulumi.com/account/tokens',
    tokens: [
      token('pulumi-access-token', 'access token', /pul-[0-9a-f]{40}/, 'critical', {
        opens: 'stacks and their secrets',
      }),
    ],
  },
  {
    name: 'Railway',
    site: 'backboard.railway.com',
    names: ['railway'],
    words: ['railway token'],
    revoke: 'Account > Tokens',
    tokens: [token('railway-api-token', 'API token', UUID, 'critical')],
  },
];
