/** Customers: sales, support, subscriptions and their data (L to Z). */

import { token, UUID, type Issuer } from './issuer.ts';

export const CRM_L_Z: readonly Issuer[] = [
  {
    name: 'Less Annoying CRM',
    site: 'lessannoyingcrm.com',
    words: ['less annoying'],
    tokens: [token('lessannoyingcrm-api-key', 'API key', /[A-Za-z0-9-]{57}/, 'high')],
  },
  {
    name: 'Liveagent',
    site: 'liveagent.com',
    words: ['ladesk', 'live agent'],
    tokens: [token('liveagent-api-key', 'API key', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'NetHunt',
    site: 'nethunt.com',
    words: ['nethunt'],
    tokens: [token('nethunt-api-secret', 'API secret', UUID, 'medium')],
  },
  {
    name: 'Nicereply',
    site: 'nicereply.com',
    words: ['nicereply'],
    tokens: [token('nicereply-api-key', 'API key', /[0-9a-f]{40}/, 'medium')],
  },
  {
    name: 'OnePageCRM',
    site: 'onepagecrm.com',
    words: ['onepagecrm'],
    tokens: [token('onepagecrm-api-secret', 'API secret', /[A-Za-z0-9=]{44}/, 'medium')],
  },
  {
    name: 'Overloop',
    site: 'overloop.com',
    words: ['overloop'],
    tokens: [token('overloop-api-key', 'API key', /[\w-]{50}/, 'high')],
  },
  {
    name: 'PandaDoc',
    site: 'pandadoc.com',
    words: ['panda doc'],
    tokens: [token('pandadoc-api-key', 'API key', /[A-Za-z0-9]{40}/, 'high')],
  },
  {
    name: 'Peopledatalabs',
    site: 'peopledatalabs.com',
    words: ['people data labs'],
    tokens: [token('peopledatalabs-api-key', 'API key', /[a-z0-9]{64}/, 'high')],
  },
  {
    name: 'Pipedrive',
    site: 'pipedrive.com',
    words: ['pipe drive'],
    revoke: 'Personal preferences > API',
    tokens: [token('pipedrive-api-token', 'API token', /[0-9a-f]{40}/, 'high', { opens: 'CRM' })],
  },
  {
    name: 'Prospect CRM',
    site: 'api-batch-v1.prospect365.com',
    names: ['prospect'],
    words: ['prospectcrm'],
    tokens: [token('prospectcrm-api-key', 'API key', /[a-z0-9-]{32}/, 'high')],
  },
  {
    name: 'Reallysimplesystems',
    site: 'apiv4.reallysimplesystems.com',
    words: ['reallysimplesystems'],
    tokens: [
      token(
        'reallysimplesystems-api-key',
        'API key',
        /ey[A-Za-z0-9._-]{153}\.ey[A-Za-z0-9._-]{916,1000}/,
        'high',
      ),
    ],
  },
  {
    name: 'Rentman',
    site: 'rentman.net',
    words: ['rentman'],
    tokens: [
      token('rentman-api-key', 'API key', /ey[A-Za-z0-9]{34}\.ey[A-Za-z0-9._-]{250,300}/, 'medium'),
    ],
  },
  {
    name: 'Repairshopr',
    site: 'repairshopr.com',
    words: ['repairshopr'],
    tokens: [token('repairshopr-api-secret', 'API secret', /[A-Za-z0-9-]{51}/, 'medium')],
  },
  {
    name: 'Reply.io',
    site: 'reply.io',
    words: ['reply io', 'reply.io'],
    tokens: [token('reply-io-api-key', 'API key', /[A-Za-z0-9]{24}/, 'high')],
  },
  {
    name: 'Revamp CRM',
    site: 'revampcrm.com',
    names: ['revamp'],
    words: ['revampcrm'],
    tokens: [token('revampcrm-api-secret', 'API secret', /[A-Za-z0-9]{40}/, 'medium')],
  },
  {
    name: 'Roaring',
    site: 'roaring.io',
    names: ['roaring'],
    words: ['roaring.io'],
    tokens: [token('roaring-io-api-key', 'API key', /[\w-]{28}/, 'medium')],
  },
  {
    name: 'Rocketreach',
    site: 'rocketreach.co',
    words: ['rocket reach'],
    tokens: [token('rocketreach-api-key', 'API key', /[a-z0-9-]{39}/, 'high')],
  },
  {
    name: 'Salesblink',
    site: 'run.salesblink.io',
    words: ['salesblink'],
    tokens: [
      token('salesblink-api-key', 'API key', /key-[A-Za-z0-9]{64}/, 'high', { inContext: true }),
    ],
  },
  {
    name: 'Salescookie',
    site: 'salescookie.com',
    words: ['salescookie'],
    tokens: [token('salescookie-api-key', 'API key', /\w{32}/, 'high')],
  },
  {
    name: 'Salesflare',
    site: 'salesflare.com',
    words: ['sales flare'],
    tokens: [token('salesflare-api-key', 'API key', /\w{45}/, 'high')],
  },
  {
    name: 'Salesforce',
    site: 'salesforce.com',
    words: ['salesforce'],
    revoke: 'Setup > Session management / Connected apps; POST /services/oauth2/revoke',
    tokens: [
      token(
        'salesforce-access-token',
        'access token',
        /00D[A-Za-z0-9]{12}![A-Za-z0-9_.]{80,120}/,
        'critical',
        { opens: 'CRM session' },
      ),
      token(
        'salesforce-refresh-token',
        'refresh token',
        /5Aep861[A-Za-z0-9._=]{80,240}/,
        'critical',
        { opens: 'the account, for a long time' },
      ),
      token(
        'salesforce-consumer-secret',
        'consumer secret',
        /(?:[0-9A-F]{64}|[0-9]{19})/,
        'critical',
        { besides: /consumer[_ -]?secret/i },
      ),
      token('salesforce-security-token', 'security token', /[A-Za-z0-9]{24,25}/, 'high', {
        besides: /security[_ -]?token/i,
      }),
    ],
  },
  {
    name: 'Salesmate',
    site: 'salesmate.io',
    words: ['salesmate'],
    tokens: [token('salesmate-api-secret', 'API secret', UUID, 'medium')],
  },
  {
    name: 'Satismeter',
    site: 'satismeter.com',
    words: ['satismeter'],
    tokens: [token('satismeter-project-key', 'project key', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Sherpadesk',
    site: 'sherpadesk.com',
    words: ['sherpadesk'],
    tokens: [token('sherpadesk-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Signaturit',
    site: 'sandbox.signaturit.com',
    words: ['signaturit'],
    tokens: [token('signaturit-api-key', 'API key', /[A-Za-z0-9]{86}/, 'high')],
  },
  {
    name: 'Signupgenius',
    site: 'signupgenius.com',
    words: ['signupgenius'],
    tokens: [token('signupgenius-api-key', 'API key', /[A-Za-z0-9]{32}/, 'high')],
  },
  {
    name: 'Simplesat',
    site: 'simplesat.io',
    words: ['simplesat'],
    tokens: [token('simplesat-api-key', 'API key', /[a-z0-9]{40}/, 'medium')],
  },
  {
    name: 'Streak',
    site: 'streak.com',
    names: ['streak'],
    words: ['streak crm', 'streak.com'],
    tokens: [token('streak-crm-api-key', 'API key', /[0-9a-f]{32}/, 'high')],
  },
  {
    name: 'Teamgate',
    site: 'teamgate.com',
    words: ['teamgate'],
    tokens: [token('teamgate-api-secret', 'API secret', /[A-Za-z0-9]{80}/, 'medium')],
  },
  {
    name: 'Teamwork CRM',
    site: 'teamwork.com',
    words: ['teamwork'],
    tokens: [
      token('teamwork-crm-api-key', 'API key', /tkn\.v1_[A-Za-z0-9]{71}=/, 'high', {
        inContext: true,
      }),
    ],
  },
  {
    name: 'Uplead',
    site: 'uplead.com',
    words: ['uplead'],
    tokens: [token('uplead-api-key', 'API key', /[a-z0-9-]{32}/, 'high')],
  },
  {
    name: 'Vouchery',
    site: 'vouchery.io',
    words: ['vouchery'],
    tokens: [token('vouchery-api-secret', 'API secret', UUID, 'medium')],
  },
  {
    name: 'Yousign',
    site: 'yousign.com',
    words: ['yousign'],
    tokens: [token('yousign-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Zendesk',
    site: 'zendesk.com',
    words: ['zendesk'],
    revoke: 'Admin > APIs > Zendesk API',
    tokens: [
      token('zendesk-api-token', 'API token', /[A-Za-z0-9]{40}/, 'high', { opens: 'tickets' }),
      token('zendesk-oauth-access-token', 'OAuth access token', /[0-9a-f]{64}/, 'high', {
        besides: /oauth/i,
      }),
    ],
  },
  {
    name: 'Zoho',
    site: 'zohoapis.com',
    revoke: 'https://api-console.zoho.com',
    tokens: [
      token('zoho-oauth-token', 'OAuth token', /1000\.[0-9a-f]{32}\.[0-9a-f]{32}/, 'critical', {
        opens: 'the account, for a long time',
      }),
    ],
  },
];
