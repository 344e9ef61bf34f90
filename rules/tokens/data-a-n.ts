/** Data by API: weather, news, sports, flights, companies, words (A to N). */

import { token, UUID, type Issuer } from './issuer.ts';

export const DATA_A_N: readonly Issuer[] = [
  {
    name: 'Accuweather',
    site: 'dataservice.accuweather.com',
    words: ['accu weather'],
    tokens: [
      token('accuweather-api-key', 'API key', /(?:[A-Za-z0-9%]{35}|[A-Za-z0-9]{32})/, 'medium'),
    ],
  },
  {
    name: 'Adzuna',
    site: 'adzuna.com',
    words: ['adzuna'],
    tokens: [token('adzuna-api-secret', 'API secret', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Aeroworkflow',
    site: 'aeroworkflow.com',
    words: ['aeroworkflow'],
    tokens: [token('aeroworkflow-api-secret', 'API secret', /[A-Za-z0-9!#*:;?^]{20}/, 'medium')],
  },
  {
    name: 'Airvisual',
    site: 'airvisual.com',
    words: ['air visual'],
    tokens: [token('airvisual-api-key', 'API key', UUID, 'medium')],
  },
  {
    name: 'Alconost',
    site: 'nitro.alconost.com',
    words: ['alconost'],
    tokens: [token('alconost-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Algolia',
    site: 'algolia.com',
    words: ['algolia'],
    revoke: 'Dashboard > API keys',
    tokens: [
      token('algolia-admin-api-key', 'admin API key', /[0-9a-f]{32}/, 'high', {
        opens: 'indices',
        besides: /admin/i,
      }),
    ],
  },
  {
    name: 'AllSportsAPI',
    site: 'apiv2.allsportsapi.com',
    names: ['allsports'],
    tokens: [token('allsports-api-key', 'API key', /[a-z0-9]{64}/, 'medium')],
  },
  {
    name: 'Ambee',
    site: 'ambeedata.com',
    words: ['ambee'],
    tokens: [token('ambee-api-key', 'API key', /[0-9a-f]{64}/, 'medium')],
  },
  {
    name: 'Apacta',
    site: 'apacta.com',
    words: ['apacta'],
    tokens: [token('apacta-api-key', 'API key', UUID, 'medium')],
  },
  {
    name: 'Aviationstack',
    site: 'aviationstack.com',
    words: ['aviation stack'],
    tokens: [token('aviationstack-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Besttime',
    site: 'besttime.app',
    words: ['besttime'],
    tokens: [token('besttime-api-key', 'API key', /pri_[0-9a-f]{32}/, 'low', { inContext: true })],
  },
  {
    name: 'Brave Search',
    site: 'search.brave.com',
    words: ['brave search', 'brave api', 'x-subscription-token', 'search.brave.com'],
    revoke: 'dashboard',
    tokens: [
      token('brave-search-api-key', 'API key', /BSA[\w-]{24,40}/, 'low', { inContext: true }),
    ],
  },
  {
    name: 'Calendarific',
    site: 'calendarific.com',
    words: ['calendarific'],
    tokens: [token('calendarific-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'CalorieNinjas',
    site: 'calorieninjas.com',
    words: ['calorie ninja'],
    tokens: [token('calorieninja-api-key', 'API key', /[A-Za-z0-9]{40}/, 'low')],
  },
  {
    name: 'Cicero',
    site: 'cicero.azavea.com',
    names: ['cicero'],
    tokens: [token('cicero-api-key', 'API key', /[a-z0-9]{40}/, 'low')],
  },
  {
    name: 'Collect2',
    site: 'collect2.com',
    words: ['collect2'],
    tokens: [token('collect2-com-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'Currentsapi',
    site: 'currentsapi.services',
    words: ['currents api'],
    tokens: [token('currentsapi-api-key', 'API key', /[\w-]{48}/, 'high')],
  },
  {
    name: 'data.gov',
    site: 'api.data.gov',
    words: ['data.gov', 'data gov', 'api.nasa.gov', 'nasa api'],
    tokens: [token('data-gov-api-key', 'API key', /[A-Za-z0-9]{40}/, 'low', { opens: 'quota' })],
  },
  {
    name: 'Detectlanguage',
    site: 'ws.detectlanguage.com',
    words: ['detect language'],
    tokens: [token('detectlanguage-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Duply',
    site: 'gen.duply.co',
    words: ['duply'],
    tokens: [
      token(
        'duply-api-secret',
        'API secret',
        /[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Edamam',
    site: 'edamam.com',
    words: ['edamam'],
    tokens: [token('edamam-api-secret', 'API secret', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Findl',
    site: 'findl.com',
    words: ['findl'],
    tokens: [token('findl-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'Flightapi',
    site: 'flightapi.io',
    words: ['flightapi'],
    tokens: [token('flightapi-api-key', 'API key', /[a-z0-9]{24}/, 'low')],
  },
  {
    name: 'Flightlabs',
    site: 'goflightlabs.com',
    words: ['flightlabs', 'flight labs'],
    tokens: [
      token(
        'flightlabs-jwt-api-key',
        'JWT API key',
        /eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9\.ey[\w-]{1,101}\.[\w-]{86}/,
        'low',
        { inContext: true },
      ),
    ],
  },
  {
    name: 'The Guardian',
    site: 'guardianapis.com',
    names: ['guardian'],
    words: ['guardianapi', 'guardian api', 'theguardian', 'guardian open platform'],
    tokens: [token('guardian-open-platform-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'Holidayapi',
    site: 'holidayapi.com',
    words: ['holiday api'],
    tokens: [token('holidayapi-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'Hybiscus',
    site: 'hybiscus.dev',
    words: ['hybiscus'],
    tokens: [token('hybiscus-api-key', 'API key', /[A-Za-z0-9]{43}/, 'low')],
  },
  {
    name: 'Languagelayer',
    site: 'languagelayer.com',
    words: ['languagelayer'],
    tokens: [token('languagelayer-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Mediastack',
    site: 'mediastack.com',
    words: ['media stack'],
    tokens: [token('mediastack-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Mockaroo',
    site: 'mockaroo.com',
    words: ['mockaroo'],
    tokens: [token('mockaroo-api-key', 'API key', /[a-z0-9]{8}/, 'low')],
  },
  {
    name: 'Netflix',
    site: 'netflix.com',
    names: ['netflix'],
    words: ['netflix netkey'],
    tokens: [token('netflix-netkey', 'netkey', /[A-Za-z0-9]{20,120}/, 'low')],
  },
  {
    name: 'NewsAPI',
    site: 'newsapi.org',
    words: ['news api'],
    tokens: [token('newsapi-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Newscatcher',
    site: 'newscatcherapi.com',
    words: ['newscatcher'],
    tokens: [token('newscatcher-api-key', 'API key', /\w{43}/, 'low')],
  },
];
