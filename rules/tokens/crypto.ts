/** Cryptocurrencies: exchanges, nodes, wallets. */

import { token, UUID, type Issuer } from './issuer.ts';

export const CRYPTO: readonly Issuer[] = [
  {
    name: 'Alchemy',
    site: 'eth-mainnet.g.alchemy.com',
    words: ['alchemy.com', 'alchemyapi'],
    names: ['alchemy'],
    revoke: 'https://dashboard.alchemy.com/apps',
    tokens: [
      token('alchemy-auth-token', 'auth token', /alcht_[A-Za-z0-9]{30}/, 'medium', {
        opens: 'node quota',
      }),
      token('alchemy-api-key', 'API key', /[\w-]{32}/, 'low', {
        inPath: true,
        opens: 'quota of a node',
      }),
    ],
  },
  {
    name: 'Alpaca',
    site: 'alpaca.markets',
    words: ['alpaca', 'apca'],
    revoke: 'Dashboard > API keys',
    tokens: [token('alpaca-api-secret-key', 'API secret key', /[A-Za-z0-9]{40,44}/, 'critical')],
  },
  {
    name: 'Binance',
    site: 'binance.com',
    words: ['binance'],
    revoke: 'https://www.binance.com/en/my/settings/api-management',
    tokens: [
      token('binance-api-key-and-secret', 'API key and secret', /[A-Za-z0-9]{64}/, 'critical', {
        opens: 'trading',
      }),
    ],
  },
  {
    name: 'Bitcoinaverage',
    site: 'apiv2.bitcoinaverage.com',
    words: ['bitcoin average'],
    tokens: [token('bitcoinaverage-api-key', 'API key', /[A-Za-z0-9]{43}/, 'low')],
  },
  {
    name: 'Bitfinex',
    site: 'bitfinex.com',
    words: ['bitfinex'],
    tokens: [token('bitfinex-api-key', 'API key', /[\w-]{43}/, 'medium')],
  },
  {
    name: 'BitMEX',
    site: 'bitmex.com',
    words: ['bitmex'],
    revoke: 'API keys page',
    tokens: [token('bitmex-api-secret', 'API secret', /[\w-]{48}/, 'critical')],
  },
  {
    name: 'Bittrex',
    site: 'bittrex.com',
    words: ['bittrex'],
    tokens: [
      token('bittrex-access-and-secret-key', 'access and secret key', /[a-z0-9]{32}/, 'low', {
        opens: 'nothing any more, probably: the exchange was closed',
      }),
    ],
  },
  {
    name: 'Blocknative',
    site: 'blocknative.com',
    words: ['blocknative'],
    tokens: [token('blocknative-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'CoinAPI',
    site: 'coinapi.io',
    words: ['coinapi', 'coin api'],
    tokens: [token('coinapi-api-key', 'API key', /[A-Z0-9-]{36}/, 'low')],
  },
  {
    name: 'Coinbase',
    site: 'coinbase.com',
    words: ['coinbase', 'cdp api key'],
    revoke: 'https://portal.cdp.coinbase.com/access/api',
    tokens: [
      token(
        'coinbase-cdp-ed25519-private-key',
        'CDP Ed25519 private key',
        /[A-Za-z0-9+/]{86}==/,
        'critical',
      ),
      token('coinbase-access-token-legacy', 'legacy access token', /[\w-]{64}/, 'critical'),
    ],
  },
  {
    name: 'Coinlayer',
    site: 'coinlayer.com',
    words: ['coinlayer'],
    tokens: [token('coinlayer-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Coinlib',
    site: 'coinlib.io',
    words: ['coinlib'],
    tokens: [token('coinlib-api-key', 'API key', /[a-z0-9]{16}/, 'low')],
  },
  {
    name: 'Cryptocompare',
    site: 'min-api.cryptocompare.com',
    words: ['crypto compare'],
    tokens: [token('cryptocompare-api-key', 'API key', /[a-z0-9-]{64}/, 'low')],
  },
  {
    name: 'Etherscan',
    site: 'etherscan.io',
    words: [
      'etherscan',
      'bscscan',
      'arbiscan',
      'basescan',
      'snowtrace',
      'polygonscan',
      'ftmscan',
      'celoscan',
      'lineascan',
      'blastscan',
      'moonscan',
      'gnosisscan',
    ],
    revoke: 'https://etherscan.io/myapikey',
    tokens: [token('etherscan-api-key', 'API key', /[A-Z0-9]{34}/, 'low', { opens: 'free quota' })],
  },
  {
    name: 'Ethplorer',
    site: 'api-mon.ethplorer.io',
    words: ['ethplorer'],
    tokens: [token('ethplorer-api-key', 'API key', /[A-Za-z0-9-]{22}/, 'low')],
  },
  {
    name: 'FMFW',
    site: 'fmfw.io',
    words: ['fmfw'],
    tokens: [token('fmfw-api-secret', 'API secret', /[\w-]{32}/, 'medium')],
  },
  {
    name: 'Gemini exchange',
    site: 'gemini.com',
    words: ['gemini.com', 'gemini exchange', 'gemini api secret'],
    revoke: 'Settings > API',
    tokens: [
      token(
        'gemini-exchange-api-key',
        'API key',
        /(?:account-|master-)[A-Za-z0-9]{20}/,
        'critical',
        { opens: 'trading' },
      ),
    ],
  },
  {
    name: 'Glassnode',
    site: 'glassnode.com',
    words: ['glassnode'],
    tokens: [token('glassnode-api-key', 'API key', /[A-Za-z0-9]{27}/, 'low')],
  },
  {
    name: 'Infura',
    site: 'mainnet.infura.io',
    words: ['infura'],
    revoke: 'https://developer.metamask.io',
    tokens: [
      token('infura-project-id', 'project id', /[0-9a-f]{32}/, 'low', {
        inPath: true,
        opens: 'quota of a node',
      }),
      token('infura-project-secret', 'project secret', /[A-Za-z0-9]{32}/, 'medium', {
        opens: 'quota',
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Kraken',
    site: 'kraken.com',
    names: ['kraken'],
    words: ['kraken'],
    revoke: 'Settings > API',
    tokens: [
      token('kraken-private-key', 'private key', /[A-Za-z0-9+/]{86}==/, 'critical', {
        opens: 'trading',
      }),
    ],
  },
  {
    name: 'KuCoin',
    site: 'kucoin.com',
    words: ['kucoin'],
    revoke: 'API management',
    tokens: [
      token('kucoin-api-secret', 'API secret', UUID, 'critical', {
        opens: 'trading',
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Luno',
    site: 'luno.com',
    words: ['luno'],
    tokens: [token('luno-api-secret', 'API secret', /[\w-]{43}/, 'medium')],
  },
  {
    name: 'Moralis',
    site: 'deep-index.moralis.io',
    words: ['moralis'],
    tokens: [token('moralis-api-key', 'API key', /[A-Za-z0-9]{64}/, 'high')],
  },
  {
    name: 'NFTPort',
    site: 'nftport.xyz',
    words: ['nft port'],
    tokens: [token('nftport-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'Poloniex',
    site: 'poloniex.com',
    words: ['poloniex'],
    tokens: [token('poloniex-api-secret', 'API secret', /[0-9a-f]{128}/, 'medium')],
  },
  {
    name: 'Polymarket',
    site: 'clob.polymarket.com',
    words: ['polymarket', 'poly api', 'poly secret', 'poly clob'],
    revoke: 'account settings',
    tokens: [
      token('polymarket-api-secret', 'API secret', /[A-Za-z0-9+/]{43}=/, 'critical', {
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Purestake',
    site: 'testnet-algorand.api.purestake.io',
    words: ['pure stake'],
    tokens: [token('purestake-api-key', 'API key', /[A-Za-z0-9]{40}/, 'medium')],
  },
  {
    name: 'QuickNode',
    site: 'quicknode.com',
    revoke: 'https://dashboard.quicknode.com',
    tokens: [
      token(
        'quicknode-endpoint-url',
        'endpoint URL',
        /[a-z0-9.-]{5,90}\.quiknode\.pro\/[0-9a-f]{40}/,
        'medium',
        { opens: 'paid node access', keywords: ['.quiknode.pro/'] },
      ),
      token('quicknode-console-api-key', 'console API key', /QN_[0-9a-f]{32}/, 'medium', {
        opens: 'account API',
      }),
    ],
  },
  {
    name: 'Robinhood Crypto',
    site: 'trading.robinhood.com',
    revoke: 'Account > Settings > API',
    tokens: [
      token(
        'robinhood-crypto-api-key',
        'API key',
        /rh-api-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'critical',
        { opens: 'trading' },
      ),
    ],
  },
  {
    name: 'Sindri',
    site: 'sindri.app',
    tokens: [token('sindri-api-key', 'API key', /sindri_[A-Za-z0-9]{32}_[A-Za-z0-9]{4}/, 'medium')],
  },
  {
    name: 'Tatum',
    site: 'api-eu1.tatum.io',
    words: ['tatum'],
    tokens: [token('tatumio-api-key', 'API key', UUID, 'high')],
  },
  {
    name: 'web3.storage',
    site: 'web3.storage',
    words: ['web3 storage', 'nft storage'],
    tokens: [
      token(
        'web3storage-jwt-api-key',
        'API key',
        /eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.eyJ[\w-]{100,300}\.[\w-]{25,100}/,
        'high',
        { opens: 'files', inContext: true },
      ),
    ],
  },
  {
    name: 'Worldcoinindex',
    site: 'worldcoinindex.com',
    words: ['world coin index'],
    tokens: [token('worldcoinindex-api-key', 'API key', /[A-Za-z0-9]{35}/, 'low')],
  },
];
