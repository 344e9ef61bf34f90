/** Banking, markets, currencies and accounting (A to F). */

import { token, type Issuer } from './issuer.ts';

export const FINANCE_A_F: readonly Issuer[] = [
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
    words: ['carbon interface'],
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
    words: ['commodities api'],
    tokens: [token('commodities-api-key', 'API key', /[A-Za-z0-9]{60}/, 'medium')],
  },
  {
    name: 'Currencycloud',
    site: 'currencycloud.com',
    words: ['currency cloud'],
    tokens: [token('currencycloud-api-key', 'API key', /[a-z0-9]{64}/, 'medium')],
  },
  {
    name: 'Currencyfreaks',
    site: 'currencyfreaks.com',
    words: ['currency freaks'],
    tokens: [token('currencyfreaks-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Currencylayer',
    site: 'currencylayer.com',
    words: ['currency layer'],
    tokens: [token('currencylayer-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Currencyscoop',
    site: 'currencyscoop.com',
    words: ['currency scoop'],
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
    words: ['exchange rates'],
    tokens: [token('exchangeratesapi-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Fastforex',
    site: 'fastforex.io',
    words: ['fast forex'],
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
    words: ['financial modeling prep', 'fmp api', 'fmp key', 'fmp token'],
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
    words: ['fixerio', 'fixer.io', 'fixer api', 'fixer key'],
    names: ['fixerio'],
    tokens: [token('fixerio-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Freshbooks',
    site: 'freshbooks.com',
    words: ['fresh books'],
    revoke: 'developer portal',
    tokens: [token('freshbooks-access-token', 'access token', /[a-z0-9]{64}/, 'high')],
  },
  {
    name: 'FXMarketAPI',
    site: 'fxmarketapi.com',
    words: ['fxmarket'],
    tokens: [token('fxmarketapi-api-key', 'API key', /[A-Za-z0-9=_-]{20}/, 'low')],
  },
];
