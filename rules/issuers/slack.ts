/**
 * Slack: tokens, which all begin with `xox` or `xapp`, and addresses that take messages.
 *
 * @see https://docs.slack.dev/authentication/tokens
 */

import { token, type Issuer } from '../tokens/issuer.ts';

export const SLACK: Issuer = {
  name: 'Slack',
  site: 'docs.slack.dev',
  words: ['slack'],
  revoke: 'api.slack.com/apps > the app > OAuth & permissions, or `auth.revoke`',
  tokens: [
    token('slack-bot-token', 'bot token', /xoxb-\d{9,14}-\d{9,14}-[A-Za-z0-9]{16,36}/, 'high', {
      opens: 'channels that the app is in',
    }),
    token('slack-bot-token-legacy', 'bot token', /xoxb-\d{8,14}-[A-Za-z0-9]{18,36}/, 'high', {
      opens: 'channels that the bot is in',
    }),
    token(
      'slack-user-token',
      'user token',
      /xoxp-\d{9,14}-\d{9,14}-\d{9,14}-[A-Za-z0-9]{28,34}/,
      'critical',
      { opens: 'what the user can read and write' },
    ),
    token(
      'slack-user-token-legacy',
      'user token',
      /xoxp-(?:\d{8,14}-){1,3}[A-Za-z0-9]{6,64}/,
      'critical',
      { opens: 'what the user can read and write' },
    ),
    token(
      'slack-workspace-token-legacy',
      'workspace or refresh token',
      /xox[ar]-(?:\d-)?[A-Za-z0-9-]{20,180}/,
      'high',
      { keywords: ['xoxa-', 'xoxr-'] },
    ),
    token(
      'slack-legacy-tester-token',
      'legacy token',
      /xox[os]-\d{4,14}-\d{4,14}-\d{4,14}-[0-9a-fA-F]{6,64}/,
      'high',
      { keywords: ['xoxs-', 'xoxo-'] },
    ),
    token(
      'slack-app-level-token',
      'app-level token',
      /xapp-\d-[A-Z0-9]{9,12}-\d{10,14}-[0-9a-f]{64}/,
      'high',
      { opens: 'the events of the app' },
    ),
    token(
      'slack-session-token',
      'session token',
      /xoxc-\d{9,15}-\d{9,15}-\d{9,15}-[0-9a-f]{64}/,
      'critical',
      { opens: 'a session of the web client, with its cookie' },
    ),
    token('slack-session-cookie', 'session cookie', /xoxd-[A-Za-z0-9+/=_%-]{100,400}/, 'critical', {
      opens: 'a session of the web client',
    }),
    token(
      'slack-configuration-refresh-token',
      'configuration refresh token',
      /xoxe-\d-[A-Za-z0-9]{140,150}/,
      'high',
      { opens: 'new tokens for changing apps' },
    ),
    token(
      'slack-configuration-access-token',
      'configuration or rotated token',
      /xoxe\.xox[bp]-\d-[A-Za-z0-9-]{100,300}/,
      'high',
      { opens: 'the settings of apps, or what a rotated token opens' },
    ),
    token('slack-workflow-token', 'workflow token', /xwfp-[A-Za-z0-9-]{20,120}/, 'medium'),
    token(
      'slack-incoming-webhook-url',
      'webhook URL',
      /hooks\.slack\.com\/services\/T[A-Z0-9]{8,12}\/B[A-Z0-9]{8,12}\/[A-Za-z0-9]{23,25}/,
      'medium',
      { opens: 'one channel, to post to', keywords: ['hooks.slack.com'] },
    ),
    token(
      'slack-workflow-webhook-url',
      'workflow URL',
      /hooks\.slack\.com\/workflows\/[TE][A-Z0-9]{8,14}\/A[A-Z0-9]{8,14}\/\d{17,19}\/[A-Za-z0-9]{23,25}/,
      'medium',
      { keywords: ['hooks.slack.com'] },
    ),
    token(
      'slack-trigger-url',
      'trigger URL',
      /hooks\.slack\.com\/triggers\/[TE][A-Z0-9]{8,14}\/\d{10,16}\/[0-9a-f]{32}/,
      'medium',
      { keywords: ['hooks.slack.com'] },
    ),
    token('slack-signing-secret', 'signing secret', /[0-9a-f]{32}/, 'medium', {
      opens: 'events to your app that seem to be from Slack',
      besides: /sign/i,
    }),
    token('slack-client-secret', 'client secret', /[0-9a-f]{32}/, 'medium', {
      besides: /client[_ -]?secret/i,
    }),
  ],
};
