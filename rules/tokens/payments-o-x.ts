/** Payments, shops and subscriptions (O to X). */

import { crcOfLastPart } from './checksums.ts';
import { token, UUID, type Issuer } from './issuer.ts';

export const PAYMENTS_O_X: readonly Issuer[] = [
  {
    name: 'Onfleet',
    site: 'onfleet.com',
    words: ['onfleet'],
    tokens: [token('onfleet-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Orbit',
    site: 'orbit.love',
    tokens: [token('orbit-api-token', 'API token', /obu_[0-9a-f]{40}/, 'low')],
  },
  {
    name: 'Paddle',
    site: 'paddle.com',
    revoke: 'Developer tools > Authentication',
    tokens: [
      token(
        'paddle-api-key-live',
        'API key live',
        /pdl_live_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}/,
        'critical',
        { opens: 'billing' },
      ),
      token(
        'paddle-api-key-sandbox',
        'API key sandbox',
        /pdl_sdbx_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}/,
        'low',
        { opens: 'sandbox' },
      ),
    ],
  },
  {
    name: 'Pagarme',
    site: 'pagar.me',
    revoke: 'Dashboard',
    tokens: [
      token('pagarme-api-key-live', 'API key live', /ak_live_[A-Za-z0-9]{30}/, 'critical', {
        opens: 'payments',
      }),
    ],
  },
  {
    name: 'Paydirt',
    site: 'paydirtapp.com',
    words: ['paydirt'],
    tokens: [token('paydirt-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Payfast',
    site: 'payfast.co.za',
    words: ['payfast'],
    revoke: 'Settings > Integration',
    tokens: [
      token('payfast-merchant-key', 'merchant key', /[a-z0-9]{13}/, 'medium', {
        besides: /merchant[_ -]?key/i,
      }),
    ],
  },
  {
    name: 'Paymongo',
    site: 'paymongo.com',
    words: ['paymongo'],
    revoke: 'Developers > API keys',
    tokens: [
      token('paymongo-secret-key', 'secret key', /sk_(?:live|test)_[A-Za-z0-9]{24}/, 'critical', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Paystack',
    site: 'paystack.co',
    words: ['paystack'],
    revoke: 'Dashboard > Settings > API keys',
    tokens: [
      token('paystack-secret-key', 'secret key', /sk_(?:live|test)_[0-9a-f]{40}/, 'critical', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Polar',
    site: 'polar.sh',
    revoke: 'https://polar.sh/settings',
    tokens: [
      token(
        'polar-organization-access-token',
        'organisation access token',
        /polar_oat_[A-Za-z0-9]{37}[A-Za-z0-9]{6}/,
        'critical',
        { checksum: crcOfLastPart, opens: 'billing' },
      ),
      token(
        'polar-personal-access-token',
        'personal access token',
        /polar_pat_[A-Za-z0-9]{37}[A-Za-z0-9]{6}/,
        'critical',
        { checksum: crcOfLastPart },
      ),
      token(
        'polar-oauth-access-token',
        'OAuth access token',
        /polar_at_[a-z]{1,3}_[A-Za-z0-9]{37}[A-Za-z0-9]{6}/,
        'high',
        { checksum: crcOfLastPart },
      ),
      token(
        'polar-oauth-refresh-token',
        'OAuth refresh token',
        /polar_rt_[a-z]{1,3}_[A-Za-z0-9]{37}[A-Za-z0-9]{6}/,
        'high',
        { checksum: crcOfLastPart },
      ),
      token(
        'polar-client-secret',
        'client secret',
        /polar_cs_[A-Za-z0-9]{37}[A-Za-z0-9]{6}/,
        'high',
        { checksum: crcOfLastPart },
      ),
      token(
        'polar-customer-session-token',
        'customer session token',
        /polar_cst_[A-Za-z0-9]{37}[A-Za-z0-9]{6}/,
        'low',
        { checksum: crcOfLastPart, opens: 'one customer' },
      ),
    ],
  },
  {
    name: 'Rainforest Pay',
    site: 'rainforestpay.com',
    words: ['rainforest'],
    revoke: 'Portal > API keys',
    tokens: [
      token('rainforest-pay-api-key', 'API key', /(?:sbx_)?apikey_[0-9a-f]{64}/, 'critical', {
        opens: 'production',
      }),
    ],
  },
  {
    name: 'Razorpay',
    site: 'razorpay.com',
    words: ['razorpay'],
    revoke: 'Dashboard > Account & settings > API keys',
    tokens: [
      token('razorpay-key-secret', 'key secret', /[A-Za-z0-9]{24}/, 'critical', {
        opens: 'payments',
        besides: /secret/i,
      }),
    ],
  },
  {
    name: 'Recharge',
    site: 'rechargeapps.com',
    revoke: 'Merchant portal > API tokens',
    tokens: [
      token(
        'recharge-payments-api-token',
        'API token',
        /sk(?:_test)?_[0-9]{1,2}x[123]_[0-9a-fA-F]{64}/,
        'high',
        {
          opens: 'subscriptions',
          keywords: Array.from('0123456789', (count) => [`sk_${count}`, `sk_test_${count}`]).flat(),
          keywordsFirst: true,
        },
      ),
    ],
  },
  {
    name: 'Riot Games',
    site: 'developer.riotgames.com',
    revoke: 'https://developer.riotgames.com',
    tokens: [
      token(
        'riot-games-api-key',
        'API key',
        /RGAPI-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'low',
        { opens: 'game data, for a day' },
      ),
    ],
  },
  {
    name: 'Route4me',
    site: 'route4me.com',
    words: ['route4me'],
    tokens: [token('route4me-api-key', 'API key', /[A-Z0-9]{32}/, 'high')],
  },
  {
    name: 'Shipday',
    site: 'shipday.com',
    words: ['shipday'],
    tokens: [token('shipday-api-key', 'API key', /[A-Za-z0-9.]{11}[A-Za-z0-9]{20}/, 'high')],
  },
  {
    name: 'Shippo',
    site: 'goshippo.com',
    revoke: 'Settings > API',
    tokens: [
      token('shippo-api-token', 'API token', /shippo_(?:live|test)_[0-9a-fA-F]{40}/, 'high'),
    ],
  },
  {
    name: 'Shopee',
    site: 'open.shopee.com',
    words: ['shopee'],
    revoke: 'Open Platform console',
    tokens: [
      token('shopee-partner-key', 'partner key', /shpk[0-9a-f]{60}/, 'high', { inContext: true }),
    ],
  },
  {
    name: 'Snipcart',
    site: 'snipcart.com',
    words: ['snipcart'],
    tokens: [token('snipcart-api-key', 'API key', /\w{75}/, 'high')],
  },
  {
    name: 'Squarespace',
    site: 'squarespace.com',
    words: ['squarespace'],
    revoke: 'Settings > API keys',
    tokens: [token('squarespace-api-key', 'API key', UUID, 'medium')],
  },
  {
    name: 'Steam',
    site: 'steampowered.com',
    names: ['steam'],
    revoke: 'https://steamcommunity.com/dev/apikey',
    tokens: [token('steam-web-api-key', 'web API key', /[0-9A-F]{32}/, 'low')],
  },
  {
    name: 'SumUp',
    site: 'sumup.com',
    revoke: 'Developer settings',
    tokens: [token('sumup-secret-key', 'secret key', /sup_sk_[A-Za-z0-9]{32}/, 'critical')],
  },
  {
    name: 'Supernotes',
    site: 'supernotes.app',
    words: ['supernotes'],
    tokens: [token('supernotes-api-key', 'API key', /[\w-]{43}/, 'medium')],
  },
  {
    name: 'Swell Store',
    site: 'swell.store',
    words: ['swell store', 'swell.store', 'swell key'],
    tokens: [token('swell-store-api-secret', 'API secret', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Ticketmaster',
    site: 'ticketmaster.com',
    words: ['ticket master'],
    tokens: [token('ticketmaster-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Tickettailor',
    site: 'tickettailor.com',
    words: ['ticket tailor'],
    tokens: [
      token('tickettailor-api-key', 'API key', /sk_[0-9]{4}_[0-9]{6}_[0-9a-f]{32}/, 'medium', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Tokeet',
    site: 'capi.tokeet.com',
    words: ['tokeet'],
    tokens: [token('tokeet-api-secret', 'API secret', UUID, 'medium')],
  },
  {
    name: 'Travelpayouts',
    site: 'travelpayouts.com',
    words: ['travelpayouts'],
    tokens: [token('travelpayouts-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Uniwise',
    site: 'uniwise.eu',
    words: ['wiseflow', 'uniwise'],
    tokens: [token('uniwise-wiseflow-key', 'wiseflow key', UUID, 'medium')],
  },
  {
    name: 'Walmart Marketplace',
    site: 'marketplace.walmartapis.com',
    words: ['walmart'],
    revoke: 'Developer portal',
    tokens: [
      token('walmart-marketplace-client-secret', 'client secret', /[\w-]{80,100}/, 'high', {
        besides: /client[_ -]?secret/i,
      }),
    ],
  },
  {
    name: 'Wepay',
    site: 'stage-api.wepay.com',
    words: ['wepay'],
    tokens: [token('wepay-api-secret', 'API secret', /[A-Za-z0-9?_]{62}/, 'medium')],
  },
  {
    name: 'WooCommerce',
    site: 'woocommerce.com',
    revoke: 'WooCommerce > Settings > Advanced > REST API',
    tokens: [
      token('woocommerce-consumer-key', 'consumer key', /ck_[0-9a-f]{40}/, 'low'),
      token('woocommerce-consumer-secret', 'consumer secret', /cs_[0-9a-f]{40}/, 'high', {
        opens: 'orders and customers',
      }),
    ],
  },
  {
    name: 'Xendit',
    site: 'xendit.co',
    revoke: 'Settings > API keys',
    tokens: [
      token(
        'xendit-secret-key',
        'secret key',
        /xnd_(?:production|development)_[A-Za-z0-9]{48,148}/,
        'critical',
        { opens: 'production' },
      ),
    ],
  },
];
