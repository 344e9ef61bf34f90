/** Payments, shops and subscriptions (A to F). */

import { token, type Issuer } from './issuer.ts';

export const PAYMENTS_A_F: readonly Issuer[] = [
  {
    name: 'Adyen',
    site: 'checkout-test.adyen.com',
    words: ['adyen'],
    revoke: 'Customer Area > Developers > API credentials',
    tokens: [
      token(
        'adyen-api-key',
        'API key',
        /AQE[a-z][A-Za-z0-9+/]{48,150}={0,2}(?:-[A-Za-z0-9+/]{20,60}={0,2}-[\w!#$%&()*+./:<=>?@^{|}~-]{6,40})?/,
        'critical',
        {
          opens: 'payments',
          inContext: true,
        },
      ),
      token('adyen-hmac-key', 'HMAC key', /[0-9A-F]{64}/, 'medium', {
        opens: 'notifications that seem to be genuine',
        besides: /hmac/i,
      }),
    ],
  },
  {
    name: 'Amadeus',
    site: 'test.api.amadeus.com',
    words: ['amadeus'],
    tokens: [token('amadeus-api-secret', 'API secret', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Asaas',
    site: 'asaas.com',
    revoke: 'Integrations > API key',
    tokens: [
      token(
        'asaas-api-token',
        'API token',
        /\$aact_(?:prod|hmlg)_[A-Za-z0-9+/]{98,300}={0,2}/,
        'critical',
      ),
    ],
  },
  {
    name: 'BigCommerce',
    site: 'bigcommerce.com',
    words: ['big commerce'],
    revoke: 'Settings > API accounts',
    tokens: [token('bigcommerce-store-access-token', 'store access token', /[a-z0-9]{31}/, 'high')],
  },
  {
    name: 'Braintree',
    site: 'payments.braintree-api.com',
    words: ['braintree'],
    revoke: 'Control panel > API keys',
    tokens: [
      token(
        'braintree-access-token',
        'access token',
        /access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[0-9a-f]{32}/,
        'critical',
        { opens: 'payments' },
      ),
      token('braintree-private-key', 'private key', /[0-9a-f]{32}/, 'critical', {
        besides: /private/i,
      }),
    ],
  },
  {
    name: 'Brandfetch',
    site: 'brandfetch.io',
    words: ['brandfetch'],
    tokens: [
      token(
        'brandfetch-api-key',
        'API key',
        /(?:[A-Za-z0-9]{40}|[A-Za-z0-9!#$%&()*+/=@^_-]{43}=)/,
        'low',
      ),
    ],
  },
  {
    name: 'Cashboard',
    site: 'cashboardapp.com',
    names: ['cashboard'],
    tokens: [
      token(
        'cashboard-api-secret',
        'API secret',
        /[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]{3}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Cashfree',
    site: 'cashfree.com',
    revoke: 'Dashboard > Developers > API keys',
    tokens: [
      token(
        'cashfree-client-secret',
        'client secret',
        /cfsk_ma_(?:prod|test)_[0-9a-f]{32}_[0-9a-f]{8}/,
        'critical',
        { opens: 'production' },
      ),
    ],
  },
  {
    name: 'Cfx.re',
    site: 'cfx.re',
    revoke: 'https://portal.cfx.re/servers/registration-keys',
    tokens: [
      token(
        'cfx-re-fivem-server-key',
        'server key',
        /cfxk_[A-Za-z0-9]{20,22}_[A-Za-z0-9]{5,7}/,
        'low',
        { opens: 'game server licence' },
      ),
    ],
  },
  {
    name: 'Chec',
    site: 'chec.io',
    words: ['checio'],
    tokens: [token('checio-api-key', 'API key', /pk_[a-z0-9]{45}/, 'medium', { inContext: true })],
  },
  {
    name: 'Checkout.com',
    site: 'checkout.com',
    names: ['checkout'],
    words: ['checkout.com', 'cko'],
    revoke: 'Dashboard > Developers > Keys',
    tokens: [
      token(
        'checkout-com-secret-key-legacy',
        'legacy secret key',
        /sk_(?:test_)?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
        'critical',
        { opens: 'payments' },
      ),
      token(
        'checkout-com-secret-key-nas',
        'secret key nas',
        /sk_(?:sbox_)?[a-z2-7]{26,28}[*#$=abcdefghijklmnopqrstuvwxyz0\-9]/,
        'critical',
        { inContext: true },
      ),
    ],
  },
  {
    name: 'Commercejs',
    site: 'chec.io',
    words: ['commercejs', 'commerce js'],
    tokens: [token('commercejs-api-key', 'API key', /[a-z0-9_]{48}/, 'high')],
  },
  {
    name: 'Duffel',
    site: 'duffel.com',
    revoke: 'Dashboard > Developers',
    tokens: [
      token('duffel-access-token', 'access token', /duffel_(?:live|test)_[\w-]{43}/, 'critical'),
    ],
  },
  {
    name: 'Dwolla',
    site: 'dwolla.com',
    words: ['dwolla'],
    revoke: 'Dashboard > Applications',
    tokens: [token('dwolla-client-secret', 'client secret', /[A-Za-z0-9]{50}/, 'critical')],
  },
  {
    name: 'EasyPost',
    site: 'easypost.com',
    revoke: 'Account > API keys',
    tokens: [
      token('easypost-production-api-key', 'production API key', /EZAK[A-Za-z0-9]{54}/, 'high', {
        opens: 'postage at your cost',
      }),
      token('easypost-test-api-key', 'test API key', /EZTK[A-Za-z0-9]{54}/, 'low', {
        opens: 'sandbox',
      }),
    ],
  },
  {
    name: 'eBay',
    site: 'ebay.com',
    revoke: 'https://developer.ebay.com/my/keys',
    tokens: [
      token(
        'ebay-client-secret-production',
        'client secret production',
        /PRD-[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}/,
        'high',
      ),
      token(
        'ebay-client-secret-sandbox',
        'client secret sandbox',
        /SBX-[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}/,
        'low',
      ),
    ],
  },
  {
    name: 'Etsy',
    site: 'openapi.etsy.com',
    words: ['etsy'],
    revoke: 'https://www.etsy.com/developers/your-apps',
    tokens: [token('etsy-api-keystring', 'API keystring', /[a-z0-9]{24}/, 'medium')],
  },
  {
    name: 'Eventbrite',
    site: 'eventbriteapi.com',
    words: ['eventbrite'],
    tokens: [token('eventbrite-api-key', 'API key', /[A-Z0-9]{20}/, 'medium')],
  },
  {
    name: 'Flexport',
    site: 'logistics-api.flexport.com',
    tokens: [token('flexport-api-key', 'API key', /shltm_[\w-]{40}/, 'high')],
  },
  {
    name: 'Flutterwave',
    site: 'flutterwave.com',
    revoke: 'Dashboard > Settings > API',
    tokens: [
      token(
        'flutterwave-secret-key-live',
        'secret key live',
        /FLWSECK-[a-z0-9]{32}-X/,
        'critical',
        { opens: 'payments' },
      ),
      token(
        'flutterwave-secret-key-test',
        'secret key test',
        /FLWSECK_TEST-[a-z0-9]{32}-X/,
        'low',
        { opens: 'sandbox' },
      ),
      token(
        'flutterwave-encryption-key-test',
        'encryption key test',
        /FLWSECK_TEST[a-z0-9]{12}/,
        'low',
      ),
    ],
  },
  {
    name: 'Freemius',
    site: 'freemius.com',
    words: ['freemius', 'secret key'],
    revoke: 'Dashboard > Settings > Keys',
    tokens: [
      token(
        'freemius-secret-key',
        'secret key',
        /sk_(?!live_|test_|prod_)[\w!#$%&()*+./:=?@^{|}~-]{29}/,
        'medium',
        {
          opens: 'licences of plugins',
          inContext: true,
          besides: /freemius|secret_key'\s{0,20}=>/i,
        },
      ),
    ],
  },
];
