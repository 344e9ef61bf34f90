/** Tokens of Mailgun. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const MAILGUN: Issuer = {
  name: 'Mailgun',
  site: 'mailgun.net',
  words: ['mailgun', 'mg api'],
  revoke: 'https://app.mailgun.com/settings/api_security',
  tokens: [
    token(
      'mailgun-private-api-key-legacy',
      'legacy private API key',
      /key-[0-9a-fA-F]{32}/,
      'high',
      { opens: 'mail, sent in your name', inContext: true },
    ),
    token(
      'mailgun-api-key-current',
      'API key current',
      /[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}/,
      'high',
      { opens: 'mail in your name' },
    ),
    token(
      'mailgun-smtp-credential',
      'SMTP credential',
      /postmaster@[A-Za-z0-9.-]{5,105}:[A-Za-z0-9-]{32,132}/,
      'high',
      { inContext: true },
    ),
  ],
};
