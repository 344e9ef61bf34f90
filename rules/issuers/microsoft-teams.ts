/** Tokens of Microsoft Teams. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const MICROSOFT_TEAMS: Issuer = {
  name: 'Microsoft Teams',
  site: 'learn.microsoft.com',
  revoke: 'Channel > Connectors / Workflows > remove',
  tokens: [
    token(
      'microsoft-teams-incoming-webhook-url',
      'incoming webhook URL',
      /https:\/\/[A-Za-z0-9-]{1,101}\.webhook\.office\.com\/webhookb2\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}@[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\/IncomingWebhook\/[A-Za-z0-9]{32}\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
      'medium',
      { opens: 'one channel, to post to', keywords: ['.webhook.office.com/'] },
    ),
    token(
      'microsoft-teams-legacy-webhook-url',
      'legacy webhook URL',
      /https:\/\/outlook\.office\.com\/webhook\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}@[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\/IncomingWebhook\/[0-9a-f]{32}\/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/,
      'low',
      { opens: 'nothing any more, probably: this kind was retired' },
    ),
  ],
};
