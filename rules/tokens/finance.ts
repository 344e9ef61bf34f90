/** Banking, markets, currencies and accounting. */

import { token, UUID, type Issuer } from './issuer.ts';

export const FINANCE: readonly Issuer[] = [
  {
    name: 'Alegra',
    site: 'alegra.com',
    words: ['alegra'],
    tokens: [token('alegra-api-key', 'API key', /[a-z0-9-]{20}/, 'medium')],
  },
  {
    name: 'Avaza',
    site: 'avaza.com',
    words: ['avaza'],
    tokens: [
      token(
        'avaza-personal-access-token',
        'personal access token',
        /[0-9]{1,101}-[0-9a-f]{40}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Billomat',
    site: 'billomat.com',
    words: ['billomat'],
    tokens: [token('billomat-api-secret', 'API secret', /[0-9a-f]{32}/, 'medium')],
  },
  {
    name: 'Carboninterface',
    site: 'carboninterface.com',
    words: ['carboninterface'],
    tokens: [token('carboninterface-api-key', 'API key', /[A-Za-z0-9]{21}/, 'low')],
  },
  {
    name: 'Checkr',
    site: 'checkr.com',
    words: ['checkr'],
    revoke: 'Dashboard > Developer settings',
    tokens: [
      token('checkr-secret-key', 'secret key', /[0-9a-f]{40}/, 'high', {
        opens: 'background checks',
      }),
    ],
  },
  {
    name: 'Cloverly',
    site: 'cloverly.com',
    words: ['cloverly'],
    tokens: [token('cloverly-api-key', 'API key', /[a-z0-9:_]{28}/, 'medium')],
  },
  {
    name: 'Column',
    site: 'column.com',
    names: ['column bank'],
    words: ['column.com', 'column api', 'column bank'],
    tokens: [token('column-bank-api-key', 'API key', /(?:test|live)_[A-Za-z0-9]{27}/, 'high')],
  },
  {
    name: 'Commodities-API',
    site: 'commodities-api.com',
    words: ['commodities'],
    tokens: [token('commodities-api-key', 'API key', /[A-Za-z0-9]{60}/, 'medium')],
  },
  {
    name: 'Currencycloud',
    site: 'currencycloud.com',
    words: ['currencycloud'],
    tokens: [token('currencycloud-api-key', 'API key', /[a-z0-9]{64}/, 'medium')],
  },
  {
    name: 'Currencyfreaks',
    site: 'currencyfreaks.com',
    words: ['currencyfreaks'],
    tokens: [token('currencyfreaks-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Currencylayer',
    site: 'currencylayer.com',
    words: ['currencylayer'],
    tokens: [token('currencylayer-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Currencyscoop',
    site: 'currencyscoop.com',
    words: ['currencyscoop'],
    tokens: [token('currencyscoop-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'ExchangeRate-API',
    site: 'v6.exchangerate-api.com',
    words: ['exchange rate'],
    tokens: [token('exchangerate-api-key', 'API key', /[0-9a-f]{24}/, 'low')],
  },
  {
    name: 'Exchangeratesapi',
    site: 'exchangeratesapi.io',
    words: ['exchangerates'],
    tokens: [token('exchangeratesapi-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Fastforex',
    site: 'fastforex.io',
    words: ['fastforex'],
    tokens: [token('fastforex-api-key', 'API key', /[a-z0-9-]{28}/, 'low')],
  },
  {
    name: 'Finage',
    site: 'finage.co.uk',
    tokens: [token('finage-api-key', 'API key', /API_KEY[A-Z0-9]{32}/, 'low')],
  },
  {
    name: 'Financialmodelingprep',
    site: 'financialmodelingprep.com',
    words: ['financialmodelingprep'],
    tokens: [token('financialmodelingprep-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Finicity',
    site: 'finicity.com',
    words: ['finicity'],
    revoke: 'developer portal',
    tokens: [
      token('finicity-app-key', 'app key', /[0-9a-f]{32}/, 'critical', { opens: 'bank data' }),
    ],
  },
  {
    name: 'Finnhub',
    site: 'finnhub.io',
    words: ['finnhub'],
    revoke: 'dashboard',
    tokens: [token('finnhub-api-key', 'API key', /[a-z0-9]{20}/, 'low')],
  },
  {
    name: 'Fixer',
    site: 'fixer.io',
    names: ['fixerio'],
    words: ['fixerio', 'fixer.io'],
    tokens: [token('fixerio-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Freshbooks',
    site: 'freshbooks.com',
    words: ['freshbooks'],
    revoke: 'developer portal',
    tokens: [token('freshbooks-access-token', 'access token', /[a-z0-9]{64}/, 'high')],
  },
  {
    name: 'FXMarketAPI',
    site: 'fxmarketapi.com',
    words: ['fxmarket'],
    tokens: [token('fxmarketapi-api-key', 'API key', /[A-Za-z0-9=_-]{20}/, 'low')],
  },
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
    words: ['iexcloud'],
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
    words: ['invoiceocean'],
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
    words: ['lunchmoney'],
    tokens: [token('lunchmoney-api-key', 'API key', /[0-9a-f]{50}/, 'high')],
  },
  {
    name: 'Marketstack',
    site: 'marketstack.com',
    words: ['marketstack'],
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
    words: ['moonclerk'],
    tokens: [token('moonclerk-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Nasdaq Data Link',
    site: 'nasdaq.com',
    words: ['nasdaq'],
    tokens: [token('nasdaq-data-link-api-key', 'API key', /[\w-]{20}/, 'low')],
  },
  {
    name: 'Netsuite',
    site: 'netsuite.com',
    words: ['netsuite'],
    revoke: 'Setup > Users/Roles > Access tokens',
    tokens: [
      token('netsuite-token-secret', 'token secret', /[0-9a-f]{64}/, 'critical', {
        opens: 'ERP and finance',
        besides: /secret/i,
      }),
      token('netsuite-consumer-secret', 'consumer secret', /[0-9a-f]{64}/, 'high', {
        besides: /consumer/i,
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
        besides: /secret/i,
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
    words: ['requestfinance'],
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
    words: ['stockdata'],
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
    words: ['taxjar'],
    tokens: [token('taxjar-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Technicalanalysisapi',
    site: 'technical-analysis-api.com',
    words: ['technicalanalysisapi'],
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
    words: ['twelvedata'],
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
