/** Marketing: newsletters, links, campaigns, search ranking. */

import { token, UUID, type Issuer } from './issuer.ts';

export const MARKETING: readonly Issuer[] = [
  {
    name: 'Autoklose',
    site: 'autoklose.com',
    words: ['autoklose'],
    tokens: [token('autoklose-api-token', 'API token', /[A-Za-z0-9-]{32}/, 'high')],
  },
  {
    name: 'Autopilot',
    site: 'autopilothq.com',
    names: ['autopilot'],
    tokens: [token('autopilot-api-key', 'API key', /[0-9a-f]{32}/, 'medium')],
  },
  {
    name: 'Ayrshare',
    site: 'ayrshare.com',
    words: ['ayrshare'],
    tokens: [
      token(
        'ayrshare-api-key',
        'API key',
        /[A-Z0-9]{8}-[A-Z0-9]{8}-[A-Z0-9]{8}-[A-Z0-9]{8}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Bitly',
    site: 'api-ssl.bitly.com',
    words: ['bitly'],
    tokens: [token('bitly-access-token', 'access token', /[A-Za-z0-9-]{40}/, 'medium')],
  },
  {
    name: 'Braze',
    site: 'iad-01.braze.com',
    words: ['braze'],
    revoke: 'Settings > APIs and identifiers',
    tokens: [token('braze-rest-api-key', 'REST API key', UUID, 'high')],
  },
  {
    name: 'Brevo',
    site: 'brevo.com',
    revoke: 'https://app.brevo.com/settings/keys/api',
    tokens: [
      token('brevo-api-key-v3', 'API key v3', /xkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}/, 'high', {
        opens: 'mail in your name, and contacts',
      }),
      token('brevo-smtp-key', 'SMTP key', /xsmtpsib-[0-9a-f]{64}-[A-Za-z0-9]{16}/, 'high', {
        opens: 'SMTP relay',
      }),
    ],
  },
  {
    name: 'Campayn',
    site: 'campayn.com',
    words: ['campayn'],
    tokens: [token('campayn-api-key', 'API key', /[a-z0-9]{64}/, 'high')],
  },
  {
    name: 'ConvertKit',
    site: 'convertkit.com',
    words: ['convert kit'],
    tokens: [token('convertkit-api-key', 'API key', /\w{22}/, 'high')],
  },
  {
    name: 'Feedier',
    site: 'feedier.com',
    words: ['feedier'],
    tokens: [token('feedier-api-key', 'API key', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Formcraft',
    site: 'formcrafts.com',
    words: ['formcraft'],
    tokens: [token('formcraft-api-key', 'API key', /[a-z0-9]{16}/, 'medium')],
  },
  {
    name: 'Formsite',
    site: 'formsite.com',
    words: ['formsite'],
    tokens: [token('formsite-api-secret', 'API secret', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'GetResponse',
    site: 'getresponse.com',
    words: ['get response'],
    tokens: [token('getresponse-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'GTmetrix',
    site: 'gtmetrix.com',
    words: ['gtmetrix'],
    tokens: [token('gtmetrix-api-key', 'API key', /[0-9a-f]{32}/, 'low')],
  },
  {
    name: 'Iterable',
    site: 'iterable.com',
    words: ['iterable.com'],
    names: ['iterable'],
    revoke: 'Integrations > API keys',
    tokens: [token('iterable-api-key', 'API key', /[0-9a-f]{32}/, 'high')],
  },
  {
    name: 'Jotform',
    site: 'jotform.com',
    words: ['jotform'],
    revoke: 'https://www.jotform.com/myaccount/api',
    tokens: [token('jotform-api-key', 'API key', /[0-9a-f]{32}/, 'high', { opens: 'responses' })],
  },
  {
    name: 'Klaviyo',
    site: 'a.klaviyo.com',
    words: ['klaviyo'],
    revoke: 'https://www.klaviyo.com/settings/account/api-keys',
    tokens: [
      token('klaviyo-private-key', 'private key', /pk_(?:[A-Za-z0-9]{6}_)?[0-9a-f]{34}/, 'high'),
    ],
  },
  {
    name: 'Livestorm',
    site: 'livestorm.co',
    tokens: [
      token(
        'livestorm-api-token',
        'API token',
        /eyJhbGciOiJIUzI1NiJ9\.eyJhdWQiOiJhcGkubGl2ZXN0b3JtLmNvIiwianRpIjoi[\w-]{60,300}\.[\w-]{43}/,
        'low',
      ),
    ],
  },
  {
    name: 'Mailchimp',
    site: 'mailchimp.com',
    revoke: 'Account > Extras > API keys',
    tokens: [
      token('mailchimp-api-key', 'API key', /[0-9a-f]{32}-us[1-9]\d?/, 'high', {
        opens: 'audience data',
        keywords: ['-us1', '-us2', '-us3', '-us4', '-us5', '-us6', '-us7', '-us8', '-us9'],
      }),
    ],
  },
  {
    name: 'MailerLite',
    site: 'mailerlite.com',
    words: ['mailer lite'],
    tokens: [token('mailerlite-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Moosend',
    site: 'moosend.com',
    words: ['moosend'],
    tokens: [token('moosend-api-key', 'API key', UUID, 'high')],
  },
  {
    name: 'Omnisend',
    site: 'omnisend.com',
    words: ['omnisend'],
    tokens: [token('omnisend-api-key', 'API key', /[A-Za-z0-9-]{75}/, 'high')],
  },
  {
    name: 'Paperform',
    site: 'paperform.co',
    words: ['paperform'],
    tokens: [token('paperform-api-key', 'API key', /[A-Za-z0-9._-]{850,1000}/, 'medium')],
  },
  {
    name: 'Proof',
    site: 'proof.com',
    revoke: 'dashboard',
    tokens: [
      token('proof-api-key', 'API key', /prf_(?:cli_)?[\w-]{20,80}/, 'high', {
        opens: 'notarised documents and identity data',
      }),
    ],
  },
  {
    name: 'Qualaroo',
    site: 'qualaroo.com',
    words: ['qualaroo'],
    tokens: [token('qualaroo-api-key', 'API key', /[A-Za-z0-9=]{64}/, 'medium')],
  },
  {
    name: 'Raventools',
    site: 'raventools.com',
    words: ['raven tools'],
    tokens: [token('raventools-api-key', 'API key', /[A-Z0-9-]{16}/, 'medium')],
  },
  {
    name: 'Rebrandly',
    site: 'rebrandly.com',
    words: ['rebrandly'],
    tokens: [token('rebrandly-api-key', 'API key', /\w{32}/, 'medium')],
  },
  {
    name: 'Redirect Pizza',
    site: 'redirect.pizza',
    tokens: [token('redirect-pizza-api-token', 'API token', /rpa_[A-Za-z0-9]{30}/, 'low')],
  },
  {
    name: 'Ritekit',
    site: 'ritekit.com',
    words: ['ritekit'],
    tokens: [token('ritekit-api-key', 'API key', /[0-9a-f]{44}/, 'low')],
  },
  {
    name: 'Simvoly',
    site: 'rendyplayground.simvoly.com',
    words: ['simvoly'],
    tokens: [token('simvoly-api-key', 'API key', /[a-z0-9]{33}/, 'medium')],
  },
  {
    name: 'Storychief',
    site: 'storychief.io',
    words: ['story chief'],
    tokens: [token('storychief-api-key', 'API key', /[A-Za-z0-9._-]{940,1000}/, 'medium')],
  },
  {
    name: 'Stripo',
    site: 'stripo.email',
    words: ['stripo'],
    tokens: [
      token(
        'stripo-jwt-api-key',
        'API key',
        /eyJhbGciOiJIUzI1NiJ9\.[A-Za-z0-9]{130}\.[\w-]{43}/,
        'high',
        { opens: 'letters to customers', inContext: true },
      ),
    ],
  },
  {
    name: 'Surveyanyplace',
    site: 'surveyanyplace.com',
    words: ['survey any place'],
    tokens: [token('surveyanyplace-api-secret', 'API secret', /[A-Za-z0-9-]{36}/, 'medium')],
  },
  {
    name: 'Surveybot',
    site: 'surveybot.io',
    words: ['surveybot'],
    tokens: [token('surveybot-api-key', 'API key', /[A-Za-z0-9-]{80}/, 'medium')],
  },
  {
    name: 'SurveyMonkey',
    site: 'surveymonkey.com',
    words: ['survey monkey'],
    revoke: 'app settings',
    tokens: [token('surveymonkey-access-token', 'access token', /[A-Za-z0-9.-]{100,300}/, 'high')],
  },
  {
    name: 'Surveysparrow',
    site: 'surveysparrow.com',
    words: ['survey sparrow'],
    tokens: [token('surveysparrow-api-key', 'API key', /[\w-]{88}/, 'medium')],
  },
  {
    name: 'Survicate',
    site: 'data-api.survicate.com',
    words: ['survicate'],
    tokens: [token('survicate-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'T.LY',
    site: 't.ly',
    words: ['t.ly', 'tly'],
    tokens: [token('t-ly-api-key', 'API key', /[A-Za-z0-9]{60}/, 'medium')],
  },
  {
    name: 'Typeform',
    site: 'typeform.com',
    revoke: 'https://admin.typeform.com/user/tokens',
    tokens: [
      token(
        'typeform-personal-access-token',
        'personal access token',
        /tfp_[A-Za-z0-9_.=-]{40,59}/,
        'high',
        { opens: 'responses' },
      ),
    ],
  },
  {
    name: 'Vbout',
    site: 'vbout.com',
    words: ['vbout'],
    tokens: [token('vbout-api-key', 'API key', /[0-9]{25}/, 'high')],
  },
  {
    name: 'Zonkafeedback',
    site: 'app-us1.zonkafeedback.com',
    words: ['zonka'],
    tokens: [token('zonkafeedback-api-token', 'API token', /[A-Za-z0-9]{36}/, 'medium')],
  },
];
