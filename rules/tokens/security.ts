/** Security: scanners, secret stores, threat intelligence, fraud. */

import { token, UUID, type Issuer } from './issuer.ts';

export const SECURITY: readonly Issuer[] = [
  {
    name: 'AbuseIPDB',
    site: 'abuseipdb.com',
    words: ['abuse ipdb'],
    tokens: [token('abuseipdb-api-key', 'API key', /[a-z0-9]{80}/, 'medium')],
  },
  {
    name: 'AlienVault',
    site: 'otx.alienvault.com',
    words: ['alien vault', 'otx api', 'otx key'],
    tokens: [token('alienvault-api-key', 'API key', /[a-z0-9]{64}/, 'medium')],
  },
  {
    name: 'Bitwarden',
    site: 'identity.bitwarden.com',
    words: ['bitwarden', 'bw client', 'bw client', 'bws'],
    revoke: 'Settings > Security > Keys > Rotate API key',
    tokens: [
      token(
        'bitwarden-secrets-manager-access-token',
        'secrets manager access token',
        /0\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==/,
        'critical',
        { opens: 'project secrets' },
      ),
      token('bitwarden-api-client-secret', 'API client secret', /[A-Za-z0-9]{30}/, 'high'),
    ],
  },
  {
    name: 'Censys',
    site: 'search.censys.io',
    words: ['censys'],
    revoke: 'account page',
    tokens: [token('censys-api-secret', 'API secret', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'CyberArk Conjur',
    site: 'conjur.org',
    words: ['conjur'],
    tokens: [token('cyberark-conjur-api-key', 'API key', /[a-z0-9]{50,60}/, 'critical')],
  },
  {
    name: 'Detectify',
    site: 'detectify.com',
    words: ['detectify'],
    tokens: [token('detectify-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Duo',
    site: 'duo.com',
    names: ['duo'],
    words: ['duo skey', 'duo ikey', 'duo security'],
    revoke: 'Admin panel > application',
    tokens: [
      token('duo-integration-secret', 'integration secret', /[A-Za-z0-9]{40}/, 'critical', {
        opens: 'MFA',
      }),
    ],
  },
  {
    name: 'Fernet',
    site: 'cryptography.io',
    words: ['fernet'],
    revoke: 'make another key, and encrypt with it what this one opens (`rotate` of MultiFernet)',
    tokens: [
      token('fernet-key', 'key', /[\w-]{43}=/, 'high', {
        opens: 'what it encrypts, such as the connections of Airflow',
      }),
    ],
  },
  {
    name: 'hCaptcha',
    site: 'hcaptcha.com',
    words: ['hcaptcha'],
    revoke: 'https://dashboard.hcaptcha.com/settings',
    tokens: [
      token(
        'hcaptcha-siteverify-secret',
        'siteverify secret',
        /(?:ES_[0-9a-f]{32}|0x[0-9a-fA-F]{40})/,
        'low',
        { opens: 'answers of the captcha', besides: /secret/i },
      ),
    ],
  },
  {
    name: 'Lastpass',
    site: 'lastpass.com',
    words: ['lastpass'],
    revoke: 'account settings',
    tokens: [
      token('lastpass-provisioning-hash', 'provisioning hash', /[0-9a-f]{64}/, 'critical', {
        besides: /provhash/i,
      }),
    ],
  },
  {
    name: '1Password',
    site: '1password.com',
    words: ['1password', 'onepassword', 'op'],
    revoke: 'https://my.1password.com > Developer > Service accounts',
    tokens: [
      token(
        'one-password-service-account-token',
        'service account token',
        /ops_eyJ[A-Za-z0-9+/]{248,1500}={0,2}/,
        'critical',
        { opens: 'vaults' },
      ),
      token(
        'one-password-secret-key',
        'secret key',
        /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{6}-[A-Z0-9]{5}|[A-Z0-9]{11})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}/,
        'high',
        { opens: 'half of the unlock pair' },
      ),
      token('one-password-recovery-code', 'recovery code', /1PRK(?:-[A-Z0-9]{4}){13}/, 'critical'),
    ],
  },
  {
    name: 'Onfido',
    site: 'onfido.com',
    revoke: 'Dashboard > Settings > Tokens',
    tokens: [
      token(
        'onfido-live-api-token',
        'live API token',
        /api_live(?:_(?:us|ca))?\.[\w-]{11}\.[\w-]{32}/,
        'critical',
        { opens: 'identity documents' },
      ),
      token(
        'onfido-sandbox-api-token',
        'sandbox API token',
        /api_sandbox(?:_(?:us|ca))?\.[\w-]{11}\.[\w-]{32}/,
        'low',
      ),
    ],
  },
  {
    name: 'Pangea',
    site: 'pangea.cloud',
    tokens: [token('pangea-token', 'token', /pts_[a-z2-7]{32}/, 'medium')],
  },
  {
    name: 'PASETO',
    site: 'paseto.io',
    tokens: [
      token('paseto-local-key', 'local key', /k4\.local\.[\w-]{43}/, 'high'),
      token(
        'paseto-secret-key',
        'secret key',
        /(?:k4\.secret\.|k3\.secret\.)[\w-]{64,86}/,
        'high',
        { keywords: ['.secret.'] },
      ),
      token('paseto-token', 'token', /v[1-4]\.(?:local|public)\.[\w-]{60,2000}/, 'medium', {
        opens: 'session token',
        keywords: ['.local.', '.public.'],
      }),
    ],
  },
  {
    name: 'Persona',
    site: 'withpersona.com',
    revoke: 'Dashboard > API keys',
    tokens: [
      token(
        'persona-api-key',
        'API key',
        /persona_(?:production|sandbox)_[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'critical',
      ),
    ],
  },
  {
    name: 'SecurityTrails',
    site: 'securitytrails.com',
    words: ['security trails'],
    tokens: [token('securitytrails-api-key', 'API key', /[A-Za-z0-9]{32}/, 'high')],
  },
  {
    name: 'Shodan',
    site: 'shodan.io',
    words: ['shodan'],
    revoke: 'https://account.shodan.io',
    tokens: [token('shodan-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low', { opens: 'quota' })],
  },
  {
    name: 'Stackhawk',
    site: 'stackhawk.com',
    revoke: 'Settings > API keys',
    tokens: [token('stackhawk-api-key', 'API key', /hawk\.[\w-]{20}\.[\w-]{20}/, 'medium')],
  },
  {
    name: 'Delinea',
    site: 'delinea.com',
    words: ['delinea', 'thycotic', 'dsv client'],
    revoke: 'console',
    tokens: [
      token('thycotic-delinea-dsv-client-secret', 'dsv client secret', /[\w-]{43}/, 'critical'),
    ],
  },
  {
    name: 'Trufflehog Enterprise',
    site: 'trufflesecurity.com',
    revoke: 'dashboard',
    tokens: [
      token('trufflehog-enterprise-api-secret', 'API secret', /thog-secret-[0-9a-f]{32}/, 'high'),
    ],
  },
  {
    name: 'Urlscan',
    site: 'urlscan.io',
    words: ['urlscan'],
    tokens: [token('urlscan-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'VirusTotal',
    site: 'virustotal.com',
    words: ['virus total', 'vt api', 'vt key'],
    revoke: 'account page',
    tokens: [token('virustotal-api-key', 'API key', /[0-9a-f]{64}/, 'low')],
  },
  {
    name: 'Wiz',
    site: 'wiz.io',
    names: ['wiz'],
    revoke: 'Settings > Service accounts',
    tokens: [
      token('wiz-service-account-secret', 'service account secret', /[A-Za-z0-9]{64}/, 'critical', {
        opens: 'map of the whole cloud estate',
      }),
    ],
  },
];
