/** Payments, shops and subscriptions (G to M). */

import { token, type Issuer } from './issuer.ts';

export const PAYMENTS_G_M: readonly Issuer[] = [
  {
    name: 'GoCardless',
    site: 'gocardless.com',
    words: ['go cardless'],
    revoke: 'Dashboard > Developers',
    tokens: [
      token('gocardless-access-token-live', 'access token live', /live_[\w-]{40}/, 'critical', {
        opens: 'direct debits',
        inContext: true,
      }),
      token('gocardless-access-token-sandbox', 'access token sandbox', /sandbox_[\w-]{40}/, 'low', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Gumroad',
    site: 'gumroad.com',
    words: ['gumroad'],
    tokens: [token('gumroad-api-key', 'API key', /[A-Za-z0-9-]{43}/, 'high')],
  },
  {
    name: 'Instamojo',
    site: 'instamojo.com',
    words: ['instamojo'],
    tokens: [token('instamojo-api-secret', 'API secret', /[A-Za-z0-9]{128}/, 'medium')],
  },
  {
    name: 'Klarna',
    site: 'klarna.com',
    revoke: 'Merchant portal > Settings > API credentials',
    tokens: [
      token('klarna-api-key', 'API key', /klarna_(?:live|test)_api_[\w-]{40,400}/, 'critical'),
    ],
  },
  {
    name: 'Lemon Squeezy',
    site: 'lemonsqueezy.com',
    words: ['lemon squeezy'],
    revoke: 'Settings > API',
    tokens: [
      token(
        'lemonsqueezy-api-token-jwt',
        'API token JWT',
        /eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9\.[\w-]{200,600}\.[\w-]{512,2512}/,
        'critical',
        { opens: 'billing', inContext: true },
      ),
    ],
  },
  {
    name: 'Lichess',
    site: 'lichess.org',
    revoke: 'https://lichess.org/account/oauth/token',
    tokens: [
      token('lichess-personal-token', 'personal token', /lip_[A-Za-z0-9]{20}/, 'low', {
        opens: 'game account',
      }),
      token('lichess-oauth-token', 'OAuth token', /lio_[A-Za-z0-9]{32}/, 'low'),
    ],
  },
  {
    name: 'Lightspeed',
    site: 'lightspeedhq.com',
    tokens: [
      token(
        'lightspeed-xs-personal-access-token',
        'xs personal access token',
        /lsxs_pt_[A-Za-z0-9]{36,136}/,
        'high',
        { opens: 'retail data' },
      ),
    ],
  },
  {
    name: 'Loyverse',
    site: 'loyverse.com',
    words: ['loyverse'],
    tokens: [token('loyverse-api-key', 'API key', /[a-z0-9-]{32}/, 'high')],
  },
  {
    name: 'Magento',
    site: 'magento.com',
    words: ['magento'],
    revoke: 'System > Integrations',
    tokens: [
      token(
        'magento-integration-access-token',
        'integration access token',
        /[a-z0-9]{32}/,
        'high',
        { besides: /token/i },
      ),
      token('magento-repo-composer-key', 'repo composer key', /[0-9a-f]{32}/, 'medium', {
        opens: 'paid code',
      }),
    ],
  },
  {
    name: 'Mercado Pago',
    site: 'mercadopago.com',
    revoke: 'Developer panel > Credentials',
    tokens: [
      token(
        'mercadopago-access-token',
        'access token',
        /(?:APP_USR|TEST)-[0-9]{13,16}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,10}/,
        'critical',
        { keywords: ['APP_USR-', 'TEST-'] },
      ),
    ],
  },
  {
    name: 'Midtrans',
    site: 'midtrans.com',
    revoke: 'Settings > Access keys',
    tokens: [
      token('midtrans-server-key', 'server key', /(?:SB-)?Mid-server-[\w-]{24}/, 'critical', {
        opens: 'production',
        keywords: ['Mid-server-'],
      }),
    ],
  },
  {
    name: 'Mollie',
    site: 'mollie.com',
    words: ['mollie'],
    revoke: 'Dashboard > Developers > API keys',
    tokens: [
      token('mollie-api-key', 'API key', /(?:live|test)_[A-Za-z0-9]{30}/, 'critical'),
      token('mollie-access-token', 'access token', /access_[A-Za-z0-9]{40,60}/, 'critical', {
        inContext: true,
      }),
    ],
  },
];
