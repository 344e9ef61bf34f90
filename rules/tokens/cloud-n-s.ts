/** Cloud platforms, hosting and infrastructure (N to S). */

import { crcOfLastPart } from './checksums.ts';
import { token, UUID, type Issuer } from './issuer.ts';

export const CLOUD_N_S: readonly Issuer[] = [
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
          // Mangled names of C++: `_Sp_counted_ptr_inplaceI…`.
          notBeside: /[\w+/]/,
          rejects: [
            '_ZNSt23_Sp_counted_ptr_inplaceIN4llvm3vfs12_GLOBAL__N_119InMemoryDirIteratorE',
          ],
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
  {
    name: 'Rancher',
    site: 'rancher.com',
    revoke: 'Rancher UI > API & Keys',
    tokens: [
      token(
        'rancher-k3s-rancher-bearer-token',
        'rancher bearer token',
        /token-[a-z0-9]{5}:[a-z0-9]{54}/,
        'critical',
        { opens: 'cluster management' },
      ),
      token(
        'rancher-k3s-rancher-kubeconfig-token',
        'rancher kubeconfig token',
        /kubeconfig-u[a-z0-9-]{5,12}:[a-z0-9]{54}/,
        'critical',
        { opens: 'cluster login' },
      ),
      token(
        'rancher-k3s-k3s-node-token',
        'k3s node token',
        /K10[0-9a-f]{64}::[a-z:]{2,20}[0-9a-fA-F]{32}/,
        'critical',
        { opens: 'the cluster, to join' },
      ),
    ],
  },
  {
    name: 'Render',
    site: 'render.com',
    revoke: 'Account settings > API keys',
    tokens: [
      token('render-api-key', 'API key', /rnd_[A-Za-z0-9]{28}/, 'critical', {
        opens: 'services and their variables',
      }),
      token(
        'render-deploy-hook',
        'deploy hook',
        /https:\/\/api\.render\.com\/deploy\/srv-[a-z0-9]{20}\?key=[\w-]{11}/,
        'low',
        { opens: 'deployments, to start' },
      ),
    ],
  },
  {
    name: 'Salad',
    site: 'salad.com',
    revoke: 'portal',
    tokens: [
      token(
        'salad-cloud-api-key',
        'API key',
        /salad_cloud_[A-Za-z0-9]{1,7}_[A-Za-z0-9]{43}[A-Za-z0-9]{6}/,
        'medium',
        { checksum: crcOfLastPart, opens: 'computing at your cost' },
      ),
    ],
  },
  {
    name: 'Samsara',
    site: 'samsara.com',
    revoke: 'Settings > API tokens',
    tokens: [
      token('samsara-api-token', 'API token', /samsara_api_[A-Za-z0-9]{30}/, 'high', {
        opens: 'fleet data',
      }),
    ],
  },
  {
    name: 'Scaleway',
    site: 'scaleway.com',
    words: ['scaleway', 'scw'],
    revoke: 'Console > IAM > API keys',
    tokens: [
      token('scaleway-secret-key', 'secret key', UUID, 'critical', { opens: 'infrastructure' }),
    ],
  },
  {
    name: 'Scalingo',
    site: 'scalingo.com',
    revoke: 'Profile > API tokens',
    tokens: [
      token('scalingo-api-token', 'API token', /tk-us-[\w-]{48}/, 'critical', { opens: 'apps' }),
    ],
  },
  {
    name: 'Settlemint',
    site: 'settlemint.com',
    revoke: 'console',
    tokens: [
      token(
        'settlemint-access-token',
        'access token',
        /sm_(?:aat|pat|sat)_[A-Za-z0-9]{16}/,
        'medium',
        { keywords: ['sm_aat_', 'sm_pat_', 'sm_sat_'] },
      ),
    ],
  },
  {
    name: 'Siemens',
    site: 'siemens.com',
    words: ['siemens'],
    tokens: [
      token('siemens-api-token', 'API token', /sie[A-Za-z0-9]{30,130}/, 'high', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Sirv',
    site: 'sirv.com',
    words: ['sirv'],
    tokens: [
      token('sirv-api-secret', 'API secret', /[A-Za-z0-9+/]{86}==/, 'medium', {
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Siteleaf',
    site: 'siteleaf.com',
    words: ['siteleaf'],
    tokens: [token('siteleaf-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Snowflake',
    site: 'snowflake.com',
    words: ['snowflake'],
    revoke: 'ALTER USER ... REMOVE PROGRAMMATIC ACCESS TOKEN / reset password',
    tokens: [
      token(
        'snowflake-programmatic-access-token',
        'programmatic access token',
        /eyJ[\w-]{20,120}\.[\w-]{40,140}\.[\w-]{80,240}/,
        'critical',
        { opens: 'warehouse data', inContext: true },
      ),
    ],
  },
  {
    name: 'SSLMate',
    site: 'sslmate.com',
    words: ['sslmate'],
    tokens: [token('sslmate-api-key', 'API key', /[A-Za-z0-9]{36}/, 'medium')],
  },
  {
    name: 'Supabase',
    site: 'supabase.com',
    revoke:
      'Dashboard > Project settings > API keys; https://supabase.com/dashboard/account/tokens',
    tokens: [
      token(
        'supabase-personal-access-token',
        'personal access token',
        /sbp_(?:v0_)?[0-9a-f]{40}/,
        'critical',
        { opens: 'all projects' },
      ),
      token('supabase-oauth-app-token', 'OAuth app token', /sbp_oauth_[0-9a-f]{40}/, 'high'),
      token('supabase-secret-key', 'secret key', /sb_secret_[\w-]{22}_[\w-]{8}/, 'critical', {
        opens: 'all data of the project',
      }),
    ],
  },
];
