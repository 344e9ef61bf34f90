/**
 * Stripe. Publishable keys are made for browsers and are not looked for.
 *
 * @see https://docs.stripe.com/keys
 */

import { token, type Issuer } from '../tokens/issuer.ts';

export const STRIPE: Issuer = {
  name: 'Stripe',
  site: 'docs.stripe.com',
  revoke: 'dashboard.stripe.com/apikeys > Roll key',
  tokens: [
    token(
      'stripe-secret-key-live',
      'secret key',
      /sk_(?:live|prod)_[A-Za-z0-9]{16,247}/,
      'critical',
      { opens: 'money', keywords: ['sk_live_', 'sk_prod_'] },
    ),
    token(
      'stripe-restricted-key-live',
      'restricted key',
      /rk_(?:live|prod)_[A-Za-z0-9]{16,247}/,
      'high',
      { opens: 'money, within limits', keywords: ['rk_live_', 'rk_prod_'] },
    ),
    token(
      'stripe-organization-key',
      'organisation key',
      /sk_org_(?:live|test)_[A-Za-z0-9]{24,247}/,
      'critical',
      { opens: 'every account of the organisation' },
    ),
    token('stripe-secret-key-test', 'test key', /sk_test_[A-Za-z0-9]{16,247}/, 'low', {
      opens: 'the sandbox',
    }),
    token(
      'stripe-restricted-key-test',
      'restricted test key',
      /rk_test_[A-Za-z0-9]{16,247}/,
      'low',
      { opens: 'the sandbox' },
    ),
    token(
      'stripe-webhook-signing-secret',
      'webhook signing secret',
      /whsec_[A-Za-z0-9]{32,64}/,
      'medium',
      { opens: 'events to your server that seem to be from Stripe' },
    ),
    token(
      'stripe-ephemeral-key',
      'ephemeral key',
      /ek_(?:live|test)_[A-Za-z0-9]{50,150}/,
      'medium',
      { opens: 'one customer, for a short time', keywords: ['ek_live_', 'ek_test_'] },
    ),
  ],
};
