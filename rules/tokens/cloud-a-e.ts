/** Cloud platforms, hosting and infrastructure (A to E). */

import { crcInBase64 } from './checksums.ts';
import { token, UUID, type Issuer } from './issuer.ts';

export const CLOUD_A_E: readonly Issuer[] = [
  {
    name: 'Adafruit IO',
    site: 'io.adafruit.com',
    revoke: 'My key',
    tokens: [
      token('adafruit-io-key', 'IO key', /aio_[A-Za-z0-9]{28}/, 'low', { opens: 'IoT feeds' }),
    ],
  },
  {
    name: 'Aiven',
    site: 'aiven.io',
    words: ['aiven'],
    revoke: 'https://console.aiven.io/profile/tokens',
    tokens: [
      token('aiven-auth-token', 'auth token', /[A-Za-z0-9+/]{370,372}={0,2}/, 'critical', {
        opens: 'databases',
      }),
      token('aiven-service-password', 'service password', /AVNS_[\w-]{19}/, 'critical', {
        opens: 'database',
      }),
    ],
  },
  {
    name: 'Akamai',
    site: 'techdocs.akamai.com',
    words: ['akamai', '.edgerc', 'edgegrid', 'luna.akamaiapis'],
    revoke: 'Control Center > API clients',
    tokens: [
      token(
        'akamai-edgegrid-client-or-access-token',
        'edgegrid client or access token',
        /akab-[\w-]{16}-[\w-]{16}/,
        'high',
      ),
      token(
        'akamai-edgegrid-client-secret',
        'edgegrid client secret',
        /[A-Za-z0-9+/]{43}=/,
        'critical',
        { opens: 'CDN/DNS config' },
      ),
    ],
  },
  {
    name: 'Akeyless',
    site: 'akeyless.io',
    words: ['akeyless'],
    revoke: 'console',
    tokens: [token('akeyless-access-key', 'access key', /[A-Za-z0-9+/]{43}=/, 'critical')],
  },
  {
    name: 'Alibaba Cloud',
    site: 'alibabacloud.com',
    words: ['aliyun', 'alibaba', 'alicloud', 'aliyuncs'],
    revoke: 'RAM console > AccessKey',
    tokens: [
      token('alibaba-cloud-access-key-id', 'access key id', /LTAI[A-Za-z0-9]{12,20}/, 'medium', {
        group: { name: 'alibaba-cloud', role: 'id' },
        opens: 'nothing without its secret',
      }),
      token('alibaba-cloud-access-key-secret', 'access key secret', /[A-Za-z0-9]{30}/, 'critical', {
        group: { name: 'alibaba-cloud', role: 'secret' },
      }),
      token(
        'alibaba-cloud-sts-access-key-id',
        'sts access key id',
        /STS\.[A-Za-z0-9]{16,64}/,
        'medium',
        { opens: 'the account, for a short time' },
      ),
      token(
        'alibaba-cloud-sts-security-token',
        'sts security token',
        /CAIS[A-Za-z0-9+/]{198,600}={0,2}/,
        'high',
        { opens: 'the account, for a short time', inContext: true },
      ),
    ],
  },
  {
    name: 'Backblaze',
    site: 'backblazeb2.com',
    words: ['backblaze'],
    revoke: 'App keys page',
    tokens: [
      token('backblaze-application-key', 'application key', /K00[0-9][A-Za-z0-9+/]{27}/, 'high', {
        opens: 'buckets',
        inContext: true,
      }),
    ],
  },
  {
    name: 'Baseten',
    site: 'baseten.co',
    words: ['baseten'],
    revoke: 'Settings > API keys',
    tokens: [token('baseten-api-key', 'API key', /[A-Za-z0-9]{8}\.[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Blynk',
    site: 'blynk.cloud',
    words: ['blynk auth token'],
    revoke: 'device info',
    tokens: [
      token('blynk-device-token', 'device token', /[\w-]{32}/, 'low', { opens: 'device' }),
      token(
        'blynk-organization-client-secret',
        'organisation client secret',
        /oa2-client-id_[\w-]{32}:[\w-]{40}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Borgbase',
    site: 'borgbase.com',
    words: ['borgbase'],
    tokens: [token('borgbase-api-key', 'API key', /[A-Za-z0-9./_-]{148,152}/, 'high')],
  },
  {
    name: 'Bunny Net',
    site: 'bunny.net',
    words: ['bunny.net', 'bunnycdn', 'bunny'],
    revoke: 'Account > API key',
    tokens: [
      token(
        'bunny-net-account-api-key',
        'account API key',
        /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'critical',
      ),
    ],
  },
  {
    name: 'Chief Tools',
    site: 'chief.tools',
    tokens: [token('chief-tools-token', 'token', /ctp_[A-Za-z0-9]{36,136}/, 'medium')],
  },
  {
    name: 'Cisco Meraki',
    site: 'meraki.com',
    words: ['meraki'],
    revoke: 'My profile > API access',
    tokens: [
      token('cisco-meraki-api-key', 'API key', /[0-9a-f]{40}/, 'critical', { opens: 'network' }),
    ],
  },
  {
    name: 'Cisco ThousandEyes',
    site: 'thousandeyes.com',
    words: ['thousand eyes'],
    tokens: [token('cisco-thousandeyes-api-secret', 'API secret', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Civo',
    site: 'civo.com',
    words: ['civo'],
    revoke: 'Settings > Security',
    tokens: [token('civo-api-key', 'API key', /[A-Za-z0-9]{50}/, 'critical')],
  },
  {
    name: 'Clever Cloud',
    site: 'clever-cloud.com',
    words: ['clever cloud', 'clever token', 'clever secret'],
    revoke: 'console tokens page',
    tokens: [token('clever-cloud-api-token', 'API token', UUID, 'high')],
  },
  {
    name: 'ClickHouse',
    site: 'clickhouse.cloud',
    revoke: 'Console > API keys',
    tokens: [
      token('clickhouse-cloud-api-secret', 'cloud API secret', /4b1d[A-Za-z0-9]{38}/, 'critical'),
    ],
  },
  {
    name: 'Cloudplan',
    site: 'cloudplan.biz',
    words: ['cloudplan'],
    tokens: [token('cloudplan-api-key', 'API key', /[A-Z0-9-]{32}/, 'medium')],
  },
  {
    name: 'CockroachDB',
    site: 'cockroachlabs.cloud',
    revoke: 'Console > Access management',
    tokens: [
      token(
        'cockroachdb-cloud-api-key',
        'cloud API key',
        /CCDB1_[A-Za-z0-9]{22}_[A-Za-z0-9]{40}/,
        'critical',
        { opens: 'clusters' },
      ),
    ],
  },
  {
    name: 'Confluent',
    site: 'confluent.cloud',
    words: ['confluent', 'ccloud', 'kafka'],
    revoke: 'https://confluent.cloud/settings/api-keys',
    tokens: [
      token(
        'confluent-api-secret',
        'API secret',
        /cflt[A-Za-z0-9+/]{54}[A-Za-z0-9+/]{6}/,
        'critical',
        { checksum: crcInBase64, opens: 'Kafka data' },
      ),
      token(
        'confluent-api-secret-legacy',
        'legacy API secret',
        /(?!cflt)[A-Za-z0-9+/]{64}/,
        'critical',
      ),
    ],
  },
  {
    name: 'Couchbase',
    site: 'cloudapi.cloud.couchbase.com',
    words: ['capella', 'couchbase'],
    revoke: 'Capella > API keys',
    tokens: [
      token(
        'couchbase-capella-api-key',
        'capella API key',
        /[A-Za-z0-9+/]{58,120}={0,2}/,
        'critical',
      ),
    ],
  },
  {
    name: 'DataStax',
    site: 'astra.datastax.com',
    revoke: 'Astra > Tokens',
    tokens: [
      token(
        'datastax-astra-application-token',
        'astra application token',
        /AstraCS:[A-Za-z0-9]{20,120}:[0-9a-f]{64}/,
        'critical',
        { opens: 'database' },
      ),
    ],
  },
  {
    name: 'Defined Networking',
    site: 'defined.net',
    revoke: 'admin panel',
    tokens: [
      token(
        'defined-networking-api-key',
        'API key',
        /dnkey-[A-Z2-7]{26}-[A-Z2-7]{52}/,
        'critical',
        { opens: 'Nebula network' },
      ),
    ],
  },
  {
    name: 'Dnscheck',
    site: 'dnscheck.co',
    words: ['dnscheck'],
    tokens: [token('dnscheck-api-secret', 'API secret', /[A-Za-z0-9-]{36}/, 'medium')],
  },
  {
    name: 'Doppler',
    site: 'doppler.com',
    revoke: 'https://dashboard.doppler.com/workplace/<id>/tokens; POST /v3/auth/revoke',
    tokens: [
      token('doppler-personal-token', 'personal token', /dp\.pt\.[A-Za-z0-9]{43}/, 'critical', {
        opens: 'all secrets of the user',
      }),
      token('doppler-cli-token', 'CLI token', /dp\.ct\.[A-Za-z0-9]{40,44}/, 'critical'),
      token(
        'doppler-service-token',
        'service token',
        /dp\.st\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}/,
        'critical',
        { opens: 'one config' },
      ),
      token(
        'doppler-service-account-token',
        'service account token',
        /dp\.sa\.[A-Za-z0-9]{40,44}/,
        'critical',
      ),
      token('doppler-scim-token', 'SCIM token', /dp\.scim\.[A-Za-z0-9]{40,44}/, 'high'),
      token('doppler-audit-token', 'audit token', /dp\.audit\.[A-Za-z0-9]{40,44}/, 'medium'),
    ],
  },
  {
    name: 'Eagle Eye Networks',
    site: 'eagleeyenetworks.com',
    words: ['eagle eye networks'],
    tokens: [token('eagle-eye-networks-api-secret', 'API secret', /[A-Za-z0-9]{15}/, 'high')],
  },
  {
    name: 'Ecostruxure It',
    site: 'ecostruxureit.com',
    words: ['ecostruxureit'],
    tokens: [
      token('ecostruxure-it-api-key', 'API key', /AK1[A-Za-z0-9/]{50,55}/, 'high', {
        inContext: true,
      }),
    ],
  },
];
