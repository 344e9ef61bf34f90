/** Automation, integration and workflow services (N to Z). */

import { token, UUID, type Issuer } from './issuer.ts';

export const AUTOMATION_N_Z: readonly Issuer[] = [
  {
    name: 'n8n',
    site: 'n8n.io',
    words: ['n8n'],
    revoke: 'Settings > API',
    tokens: [
      token('n8n-encryption-key', 'encryption key', /[A-Za-z0-9+/]{24,32}/, 'critical', {
        opens: 'all stored credentials',
      }),
    ],
  },
  {
    name: 'Parsehub',
    site: 'parsehub.com',
    words: ['parsehub'],
    tokens: [token('parsehub-api-key', 'API key', /[A-Za-z0-9]{12}/, 'medium')],
  },
  {
    name: 'Parsers',
    site: 'parsers.dev',
    words: ['parsers.dev', 'parsers dev'],
    tokens: [token('parsers-dev-api-key', 'API key', /[a-z0-9]{64}/, 'medium')],
  },
  {
    name: 'Parseur',
    site: 'parseur.com',
    words: ['parseur'],
    tokens: [token('parseur-api-key', 'API key', /[0-9a-f]{40}/, 'medium')],
  },
  {
    name: 'Pdflayer',
    site: 'pdflayer.com',
    words: ['pdflayer'],
    tokens: [token('pdflayer-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Pdfshift',
    site: 'pdfshift.io',
    words: ['pdf shift'],
    tokens: [token('pdfshift-api-key', 'API key', /[0-9a-f]{32}/, 'low')],
  },
  {
    name: 'Pipedream',
    site: 'pipedream.com',
    words: ['pipedream'],
    tokens: [token('pipedream-api-key', 'API key', /[a-z0-9]{32}/, 'high')],
  },
  {
    name: 'Proxycrawl',
    site: 'proxycrawl.com',
    words: ['proxycrawl'],
    tokens: [token('proxycrawl-api-key', 'API key', /\w{22}/, 'low')],
  },
  {
    name: 'RapidAPI',
    site: 'rapidapi.com',
    words: ['rapid api'],
    revoke: 'https://rapidapi.com/developer/apps',
    tokens: [
      token(
        'rapidapi-application-key',
        'application key',
        /[a-z0-9]{10}msh[a-z0-9]{15}p1[a-z0-9]{6}jsn[a-z0-9]{12}/,
        'medium',
      ),
    ],
  },
  {
    name: 'Readme',
    site: 'dash.readme.com',
    revoke: 'dashboard',
    tokens: [
      token('readme-api-key', 'API key', /rdme_(?:xn8s9h)?[a-z0-9]{64,70}/, 'medium', {
        opens: 'docs content',
      }),
    ],
  },
  {
    name: 'Restpack',
    site: 'restpack.io',
    names: ['restpack'],
    tokens: [token('restpack-api-key', 'API key', /[A-Za-z0-9]{48}/, 'low')],
  },
  {
    name: 'Rownd',
    site: 'rownd.io',
    words: ['rownd'],
    tokens: [token('rownd-api-secret', 'API secret', /[a-z0-9]{48}/, 'medium')],
  },
  {
    name: 'Scrapeowl',
    site: 'scrapeowl.com',
    words: ['scrapeowl'],
    tokens: [token('scrapeowl-api-key', 'API key', /[a-z0-9]{30}/, 'low')],
  },
  {
    name: 'ScraperAPI',
    site: 'scraperapi.com',
    words: ['scraper api'],
    tokens: [token('scraperapi-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'Scraperbox',
    site: 'scraperbox.com',
    words: ['scraperbox'],
    tokens: [token('scraperbox-api-key', 'API key', /[A-Z0-9]{32}/, 'low')],
  },
  {
    name: 'Scrapfly',
    site: 'scrapfly.io',
    words: ['scrapfly'],
    tokens: [
      token(
        'scrapfly-api-key',
        'API key',
        /(?:[a-z0-9]{32}|scp-(?:live|test)-[a-z0-9]{32})/,
        'low',
      ),
    ],
  },
  {
    name: 'Scrapingant',
    site: 'scrapingant.com',
    words: ['scrapingant'],
    tokens: [token('scrapingant-api-key', 'API key', /[a-z0-9]{32}/, 'low')],
  },
  {
    name: 'ScrapingBee',
    site: 'scrapingbee.com',
    words: ['scraping bee'],
    tokens: [token('scrapingbee-api-key', 'API key', /[A-Z0-9]{80}/, 'low')],
  },
  {
    name: 'Screenshotapi',
    site: 'shot.screenshotapi.net',
    words: ['screenshotapi'],
    tokens: [
      token(
        'screenshotapi-api-key',
        'API key',
        /[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7}-[A-Z0-9]{7}/,
        'low',
      ),
    ],
  },
  {
    name: 'Screenshotlayer',
    site: 'screenshotlayer.com',
    words: ['screenshotlayer'],
    tokens: [token('screenshotlayer-api-key', 'API key', /\w{32}/, 'low')],
  },
  {
    name: 'Selectpdf',
    site: 'selectpdf.com',
    words: ['selectpdf'],
    tokens: [token('selectpdf-api-key', 'API key', UUID, 'low')],
  },
  {
    name: 'Sheety',
    site: 'sheety.co',
    words: ['sheety'],
    tokens: [token('sheety-api-secret', 'API secret', /[a-z0-9]{64}/, 'medium')],
  },
  {
    name: 'Skrapp',
    site: 'skrapp.io',
    words: ['skrapp'],
    tokens: [token('skrappio-api-key', 'API key', /[A-Za-z0-9]{42}/, 'medium')],
  },
  {
    name: 'Tines',
    site: 'tines.com',
    revoke: 'story settings',
    tokens: [
      token(
        'tines-webhook-url',
        'webhook URL',
        /https:\/\/[A-Za-z0-9-]{2,102}\.tines\.com\/webhook\/[a-z0-9]{32}\/[a-z0-9]{32}/,
        'medium',
        { keywords: ['.tines.com/webhook/'] },
      ),
    ],
  },
  {
    name: 'Webscraper',
    site: 'webscraper.io',
    names: ['webscraper'],
    words: ['webscraper.io', 'webscraper api'],
    tokens: [token('webscraper-api-key', 'API key', /[A-Za-z0-9]{60}/, 'low')],
  },
  {
    name: 'Webscraping',
    site: 'webscrapingapi.com',
    names: ['webscraping'],
    words: ['webscraping.ai', 'webscraping api'],
    tokens: [token('webscraping-api-key', 'API key', /[A-Za-z0-9]{32}/, 'low')],
  },
  {
    name: 'Workato',
    site: 'workato.com',
    revoke: 'Workspace admin > API clients',
    tokens: [
      token(
        'workato-developer-api-token',
        'developer API token',
        /wrka[a-z]{0,2}-eyJ[\w-]{8,108}\.[\w-]{16,116}\.[\w-]{64,192}/,
        'critical',
        { opens: 'automations' },
      ),
    ],
  },
  {
    name: 'Zapier',
    site: 'zapier.com',
    revoke: 'Zap editor',
    tokens: [
      token(
        'zapier-webhook-url',
        'webhook URL',
        /hooks\.zapier\.com\/hooks\/catch\/[0-9]{5,10}\/[a-z0-9]{5,10}/,
        'low',
        { opens: 'one automation, to start' },
      ),
    ],
  },
  {
    name: 'Zenrows',
    site: 'zenrows.com',
    words: ['zenrows'],
    tokens: [token('zenrows-api-key', 'API key', /[0-9a-f]{40}/, 'low')],
  },
  {
    name: 'Zenscrape',
    site: 'zenscrape.com',
    words: ['zenscrape'],
    tokens: [token('zenscrape-api-key', 'API key', UUID, 'low')],
  },
];
