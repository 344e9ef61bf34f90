/** Banking, markets, currencies and accounting (H to Y). */

import { token, UUID, type Issuer } from './issuer.ts';

export const FINANCE_H_Y: readonly Issuer[] = [
  {
    name: 'Holistic',
    site: 'holistic.dev',
    names: ['holistic'],
    tokens: [token('holistic-api-key', 'API key', /[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'IEX (iexapis)',
    site: 'iexapis.com',
    words: ['iexapis'],
    tokens: [token('iexapis-api-key', 'API key', /sk_[a-z0-9]{32}/, 'low', { inContext: true })],
  },
  {
    name: 'IEX Cloud',
    site: 'iexapis.com',
    words: ['iex cloud', 'iex token', 'iex api'],
    tokens: [token('iexcloud-api-key', 'API key', /[a-z0-9_]{35}/, 'low')],
  },
  {
    name: 'Intrinio',
    site: 'api-v2.intrinio.com',
    words: ['intrinio'],
    tokens: [token('intrinio-api-key', 'API key', /[A-Za-z0-9]{44}/, 'low')],
  },
  {
    name: 'Invoiceocean',
    site: 'invoiceocean.com',
    words: ['invoice ocean'],
    tokens: [token('invoiceocean-api-key', 'API key', /[A-Za-z0-9]{20}/, 'medium')],
  },
  {
    name: 'Lendflow',
    site: 'lendflow.io',
    words: ['lendflow'],
    tokens: [
      token(
        'lendflow-api-key',
        'API key',
        /ey[A-Za-z0-9]{34}\.[A-Za-z0-9]{235}\.[\w-]{600,2600}/,
        'high',
      ),
    ],
  },
  {
    name: 'Lunchmoney',
    site: 'dev.lunchmoney.app',
    words: ['lunch money'],
    tokens: [token('lunchmoney-api-key', 'API key', /[0-9a-f]{50}/, 'high')],
  },
  {
    name: 'Marketstack',
    site: 'marketstack.com',
    words: ['market stack'],
    tokens: [token('marketstack-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Mercury',
    site: 'mercury.com',
    revoke: 'Settings > API tokens',
    tokens: [
      token(
        'mercury-api-token-production',
        'API token production',
        /secret-token:mercury_production_[a-z]{3,6}_[A-Za-z0-9]{40,50}_yrucrem/,
        'critical',
        { opens: 'bank account' },
      ),
      token(
        'mercury-api-token-sandbox',
        'API token sandbox',
        /mercury_sandbox_[a-z]{3,6}_[A-Za-z0-9]{40,50}_yrucrem/,
        'low',
      ),
    ],
  },
  {
    name: 'Moonclerk',
    site: 'moonclerk.com',
    words: ['moon clerk'],
    tokens: [token('moonclerk-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Nasdaq Data Link',
    site: 'nasdaq.com',
    words: ['nasdaq', 'quandl'],
    tokens: [token('nasdaq-data-link-api-key', 'API key', /[\w-]{20}/, 'low')],
  },
  {
    name: 'Netsuite',
    site: 'netsuite.com',
    words: ['net suite'],
    revoke: 'Setup > Users/Roles > Access tokens',
    tokens: [
      token('netsuite-token-secret', 'token secret', /[0-9a-f]{64}/, 'critical', {
        opens: 'ERP and finance',
        besides: /token[ _-]?secret/i,
      }),
      token('netsuite-consumer-secret', 'consumer secret', /[0-9a-f]{64}/, 'high', {
        besides: /consumer[ _-]?secret/i,
        opens: 'nothing without the token',
      }),
    ],
  },
  {
    name: 'Oanda',
    site: 'web-services.oanda.com',
    words: ['oanda'],
    tokens: [token('oanda-api-key', 'API key', /[A-Za-z0-9]{24}/, 'high')],
  },
  {
    name: 'Onechronos',
    site: 'onechronos.com',
    words: ['onechronos'],
    tokens: [
      token('onechronos-token', 'token', /oc_[A-Za-z0-9]{30,130}/, 'high', { inContext: true }),
    ],
  },
  {
    name: 'Plaid',
    site: 'production.plaid.com',
    words: ['plaid'],
    revoke: 'https://dashboard.plaid.com/developers/keys; POST /item/access_token/invalidate',
    tokens: [
      token('plaid-secret', 'secret', /[0-9a-f]{30}/, 'critical', {
        opens: 'bank data',
      }),
      token(
        'plaid-access-token',
        'access token',
        /access-(?:production|development|sandbox)-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'critical',
      ),
    ],
  },
  {
    name: 'Polygon.io',
    site: 'polygon.io',
    words: ['polygon.io', 'polygonio', 'polygon api'],
    tokens: [token('polygon-io-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Privacy.com',
    site: 'privacy.com',
    words: ['privacy.com', 'privacy api'],
    tokens: [token('privacy-com-api-key', 'API key', UUID, 'high')],
  },
  {
    name: 'Ramp',
    site: 'ramp.com',
    revoke: 'Settings > Developer',
    tokens: [
      token('ramp-client-secret', 'client secret', /ramp_sec_[A-Za-z0-9]{48}/, 'critical', {
        opens: 'corporate cards',
      }),
      token(
        'ramp-oauth-token',
        'OAuth token',
        /ramp_(?:business_tok|tok)_[A-Za-z0-9]{40,140}/,
        'critical',
      ),
    ],
  },
  {
    name: 'Request Finance',
    site: 'request.finance',
    words: ['request finance'],
    tokens: [
      token(
        'requestfinance-api-key',
        'API key',
        /[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7}/,
        'high',
      ),
    ],
  },
  {
    name: 'Simfin',
    site: 'simfin.com',
    words: ['simfin'],
    tokens: [token('simfin-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Stockdata',
    site: 'stockdata.org',
    words: ['stockdata', 'stock data api', 'stock data key'],
    tokens: [token('stockdata-api-key', 'API key', /[A-Za-z0-9]{40}/, 'low')],
  },
  {
    name: 'Storecove',
    site: 'storecove.com',
    words: ['storecove'],
    tokens: [token('storecove-api-key', 'API key', /[\w-]{43}/, 'high')],
  },
  {
    name: 'TaxJar',
    site: 'taxjar.com',
    words: ['tax jar'],
    tokens: [token('taxjar-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Technicalanalysisapi',
    site: 'technical-analysis-api.com',
    words: ['technical analysis api'],
    tokens: [token('technicalanalysisapi-api-key', 'API key', /[A-Z0-9]{48}/, 'low')],
  },
  {
    name: 'Tiingo',
    site: 'tiingo.com',
    words: ['tiingo'],
    tokens: [token('tiingo-api-key', 'API key', /[a-z0-9]{40}/, 'low')],
  },
  {
    name: 'Tradier',
    site: 'tradier.com',
    words: ['tradier'],
    revoke: 'Settings > API access',
    tokens: [token('tradier-access-token', 'access token', /[A-Za-z0-9]{28}/, 'critical')],
  },
  {
    name: 'Twelvedata',
    site: 'twelvedata.com',
    words: ['twelve data'],
    tokens: [token('twelvedata-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Vatlayer',
    site: 'apilayer.net',
    words: ['vatlayer'],
    tokens: [token('vatlayer-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Wise',
    site: 'transferwise.com',
    names: ['wise'],
    words: ['transferwise'],
    revoke: 'Settings > API tokens',
    tokens: [token('wise-api-token', 'API token', UUID, 'critical', { opens: 'money movement' })],
  },
  {
    name: 'YNAB',
    site: 'youneedabudget.com',
    words: ['ynab', 'youneedabudget'],
    tokens: [token('ynab-api-key', 'API key', /[0-9a-f]{64}/, 'high')],
  },
];
