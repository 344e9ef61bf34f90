/** Maps, addresses, places and IP addresses. */

import { token, UUID, type Issuer } from './issuer.ts';

export const MAPS: readonly Issuer[] = [
  {
    name: 'Abstractapi',
    site: 'exchange-rates.abstractapi.com',
    words: ['abstractapi', 'abstract api'],
    names: ['abstract'],
    tokens: [token('abstractapi-api-key', 'API key', /[a-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Countrylayer',
    site: 'countrylayer.com',
    words: ['country layer'],
    tokens: [token('countrylayer-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Foursquare',
    site: 'foursquare.com',
    words: ['foursquare'],
    tokens: [
      token('foursquare-places-api-key', 'Places API key', /fsq3[A-Za-z0-9+/]{43}=/, 'low'),
      token('foursquare-api-key', 'API key', /[A-Z0-9]{48}/, 'low'),
    ],
  },
  {
    name: 'Fulcrum',
    site: 'fulcrumapp.com',
    names: ['fulcrum'],
    tokens: [token('fulcrum-api-key', 'API key', /[a-z0-9]{80}/, 'high')],
  },
  {
    name: 'Geoapify',
    site: 'geoapify.com',
    words: ['geoapify'],
    tokens: [token('geoapify-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Geocode.xyz',
    site: 'geocode.xyz',
    words: ['geocode'],
    tokens: [token('geocode-xyz-api-key', 'API key', /[a-z0-9]{28}/, 'low')],
  },
  {
    name: 'Geocodify',
    site: 'geocodify.com',
    words: ['geocodify'],
    tokens: [token('geocodify-api-key', 'API key', /[a-z0-9]{40}/, 'low')],
  },
  {
    name: 'Geocodio',
    site: 'geocod.io',
    words: ['geocod'],
    tokens: [token('geocodio-api-secret', 'API secret', /[a-z0-9]{39}/, 'medium')],
  },
  {
    name: 'Geoipifi',
    site: 'geo.ipify.org',
    words: ['ipifi'],
    tokens: [token('geoipifi-api-key', 'API key', /\w{32}/, 'low')],
  },
  {
    name: 'Getgeoapi',
    site: 'getgeoapi.com',
    words: ['getgeoapi'],
    tokens: [token('getgeoapi-api-key', 'API key', /[a-z0-9]{40}/, 'low')],
  },
  {
    name: 'GraphHopper',
    site: 'graphhopper.com',
    words: ['graph hopper'],
    tokens: [token('graphhopper-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'HERE',
    site: 'here.com',
    words: ['here api', 'here.com', 'here maps', 'heremaps'],
    names: ['here maps'],
    revoke: 'HERE platform access manager',
    tokens: [token('here-maps-api-key', 'API key', /[\w-]{43}/, 'low')],
  },
  {
    name: 'ipapi',
    site: 'ipapi.com',
    words: ['ipapi'],
    names: ['ip api'],
    tokens: [token('ipapi-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Ipgeolocation',
    site: 'ipgeolocation.io',
    words: ['ip geolocation'],
    tokens: [token('ipgeolocation-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'IPinfo',
    site: 'ipinfo.io',
    words: ['ipinfo'],
    names: ['ip info'],
    tokens: [token('ipinfo-api-key', 'API key', /[0-9a-f]{14}/, 'low')],
  },
  {
    name: 'Ipinfodb',
    site: 'ipinfodb.com',
    words: ['ipinfodb'],
    tokens: [token('ipinfodb-api-key', 'API key', /[a-z0-9]{64}/, 'low')],
  },
  {
    name: 'Ipqualityscore',
    site: 'ipqualityscore.com',
    words: ['ipquality', 'ip quality'],
    tokens: [token('ipqualityscore-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'ipstack',
    site: 'ipstack.com',
    words: ['ip stack'],
    tokens: [token('ipstack-api-key', 'API key', /[0-9a-fA-F]{32}/, 'low')],
  },
  {
    name: 'LocationIQ',
    site: 'us1.locationiq.com',
    words: ['location iq'],
    revoke: 'dashboard',
    tokens: [
      token('locationiq-access-token', 'access token', /pk\.[0-9a-f]{32}/, 'low', {
        opens: 'quota',
        inContext: true,
      }),
    ],
  },
  {
    name: 'mailboxlayer',
    site: 'apilayer.net',
    words: ['mailbox layer'],
    tokens: [token('mailboxlayer-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Mapbox',
    site: 'mapbox.com',
    revoke: 'https://account.mapbox.com/access-tokens/',
    tokens: [
      token('mapbox-secret-token', 'secret token', /sk\.eyJ1Ijoi[\w-]{30,120}\.[\w-]{22}/, 'high', {
        opens: 'scoped writes',
      }),
      token(
        'mapbox-temporary-token',
        'temporary token',
        /tk\.eyJ1Ijoi[\w-]{30,1200}\.[\w-]{22}/,
        'low',
        { opens: 'the account, for an hour' },
      ),
    ],
  },
  {
    name: 'Mapquest',
    site: 'mapquestapi.com',
    words: ['map quest'],
    tokens: [token('mapquest-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'MaxMind',
    site: 'secret-scanning.maxmind.com',
    words: ['maxmind', 'geoip'],
    revoke: 'https://www.maxmind.com/en/accounts/<id>/license-key',
    tokens: [
      token('maxmind-license-key', 'license key', /[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk/, 'low', {
        opens: 'databases and lookups',
        keywords: ['_mmk'],
      }),
      token('maxmind-license-key-legacy', 'legacy license key', /[A-Za-z0-9]{16}/, 'low'),
    ],
  },
  {
    name: 'Neutrinoapi',
    site: 'neutrinoapi.com',
    words: ['neutrinoapi'],
    tokens: [token('neutrinoapi-api-secret', 'API secret', /[A-Za-z0-9]{48}/, 'medium')],
  },
  {
    name: 'Opencagedata',
    site: 'opencagedata.com',
    words: ['open cage'],
    tokens: [token('opencagedata-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Positionstack',
    site: 'positionstack.com',
    words: ['position stack'],
    tokens: [token('positionstack-api-key', 'API key', /\w{32}/, 'low')],
  },
  {
    name: 'Smartystreets',
    site: 'us-zipcode.api.smartystreets.com',
    words: ['smarty streets', 'smarty auth', 'smarty token'],
    tokens: [token('smartystreets-api-secret', 'API secret', UUID, 'medium')],
  },
  {
    name: 'Timezoneapi',
    site: 'timezoneapi.io',
    words: ['time zone api'],
    tokens: [token('timezoneapi-api-key', 'API key', /[A-Za-z]{20}/, 'low')],
  },
  {
    name: 'TomTom',
    site: 'tomtom.com',
    words: ['tomtom'],
    tokens: [token('tomtom-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Userstack',
    site: 'userstack.com',
    words: ['user stack'],
    tokens: [token('userstack-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Vpnapi',
    site: 'vpnapi.io',
    words: ['vpn api'],
    tokens: [token('vpnapi-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Zipapi',
    site: 'service.zipapi.us',
    words: ['zipapi'],
    tokens: [token('zipapi-api-key', 'API key', /[A-Za-z0-9]{32}/, 'medium')],
  },
  {
    name: 'Zipcodeapi',
    site: 'zipcodeapi.com',
    words: ['zip code api'],
    tokens: [token('zipcodeapi-api-key', 'API key', /[A-Za-z0-9]{64}/, 'low')],
  },
  {
    name: 'Zipcodebase',
    site: 'zipcodebase.com',
    words: ['zip codebase'],
    tokens: [token('zipcodebase-api-key', 'API key', UUID, 'low')],
  },
];
