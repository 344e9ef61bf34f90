/**
 * Microsoft Azure. Keys made since 2021 carry the name of their service and a checksum; older ones
 * are plain base64 or hexadecimal digits and are told by their context.
 */

import { marvinOf, marvinOfCommonKey } from '../tokens/checksums.ts';
import { token, type Issuer } from '../tokens/issuer.ts';

/** The characters of a client secret; the first of them behind `8Q~` makes a keyword of four bytes. */
const CLIENT_SECRET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_~.-';
const CLIENT_SECRET_KEYWORDS: readonly string[] = ['7Q~', '8Q~'].flatMap((mark) =>
  Array.from(CLIENT_SECRET, (char) => mark + char),
);

export const AZURE: Issuer = {
  name: 'Azure',
  site: 'learn.microsoft.com',
  words: ['azure'],
  revoke: 'Azure portal > the resource > Keys > Regenerate',
  tokens: [
    token(
      'azure-storage-account-key',
      'storage account key',
      /[A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{5}[AQgw]==/,
      'critical',
      {
        opens: 'all data in the storage account',
        keywords: ['+ASt'],
        checksum: marvinOf('Default0'),
      },
    ),
    token(
      'azure-cosmosdb-key',
      'Cosmos DB key',
      /[A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{5}[AQgw]==/,
      'critical',
      {
        opens: 'the database',
        keywords: ['ACDb'],
        checksum: marvinOf('MastRW00', 'MastRO00'),
      },
    ),
    token(
      'azure-batch-key',
      'Batch key',
      /[A-Za-z0-9+/]{76}\+ABa[A-Za-z0-9+/]{5}[AQgw]==/,
      'high',
      {
        opens: 'compute time',
        keywords: ['+ABa'],
      },
    ),
    token(
      'azure-ml-classic-key',
      'Machine Learning Studio key',
      /[A-Za-z0-9+/]{76}\+AMC[A-Za-z0-9+/]{5}[AQgw]==/,
      'medium',
      {
        keywords: ['+AMC'],
      },
    ),
    token(
      'azure-api-management-key',
      'API Management key',
      /[A-Za-z0-9+/]{76}APIM[A-Za-z0-9+/]{5}[AQgw]==/,
      'critical',
      {
        opens: 'the gateway and its settings',
        keywords: ['APIM'],
      },
    ),
    token(
      'azure-service-bus-key',
      'Service Bus key',
      /[A-Za-z0-9+/]{33}\+ASb[A-P][A-Za-z0-9+/]{5}=/,
      'high',
      {
        opens: 'messages',
        keywords: ['+ASb'],
      },
    ),
    token(
      'azure-event-hub-key',
      'Event Hubs key',
      /[A-Za-z0-9+/]{33}\+AEh[A-P][A-Za-z0-9+/]{5}=/,
      'high',
      {
        opens: 'the event stream',
        keywords: ['+AEh'],
      },
    ),
    token('azure-relay-key', 'Relay key', /[A-Za-z0-9+/]{33}\+ARm[A-P][A-Za-z0-9+/]{5}=/, 'high', {
      keywords: ['+ARm'],
    }),
    token(
      'azure-event-grid-key',
      'Event Grid key',
      /[A-Za-z0-9+/]{33}AZEG[A-P][A-Za-z0-9+/]{5}=/,
      'medium',
      {
        opens: 'publishing of events',
        keywords: ['AZEG'],
      },
    ),
    token(
      'azure-redis-cache-key',
      'Cache for Redis key',
      /[A-Za-z0-9+/]{33}AzCa[A-P][A-Za-z0-9+/]{5}=/,
      'high',
      {
        opens: 'the data in the cache',
        keywords: ['AzCa'],
        checksum: marvinOf('Access00'),
      },
    ),
    token(
      'azure-container-registry-key',
      'Container Registry key',
      /[A-Za-z0-9+/]{42}\+ACR[A-D][A-Za-z0-9+/]{5}/,
      'critical',
      {
        opens: 'container images, to read and to replace',
        keywords: ['+ACR'],
      },
    ),
    token('azure-functions-key', 'Functions key', /[\w-]{44}AzFu[\w-]{5}[AQgw]==/, 'high', {
      keywords: ['AzFu'],
    }),
    token(
      'azure-search-admin-or-query-key',
      'AI Search key',
      /[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}/,
      'high',
      {
        keywords: ['AzSe'],
      },
    ),
    token('azure-iot-key', 'IoT Hub key', /[A-Za-z0-9+/]{33}AIoT[A-P][A-Za-z0-9+/]{5}=/, 'high', {
      opens: 'devices and what they send',
      keywords: ['AIoT'],
    }),
    token(
      'azure-devops-pat',
      'DevOps personal access token',
      /[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{18}AZDO[A-Za-z0-9]{4}/,
      'critical',
      {
        opens: 'repositories and pipelines',
        keywords: ['AZDO'],
        checksum: marvinOfCommonKey,
      },
    ),
    token(
      'azure-ai-services-key',
      'AI services key',
      /[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{18}ACOG[A-Za-z0-9]{4}/,
      'high',
      {
        opens: 'models, OpenAI among them, and what their use costs',
        keywords: ['ACOG'],
        checksum: marvinOfCommonKey,
      },
    ),
    token(
      'azure-maps-key',
      'Maps key',
      /[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{18}AZMP[A-Za-z0-9]{4}/,
      'medium',
      {
        keywords: ['AZMP'],
        checksum: marvinOfCommonKey,
      },
    ),
    token(
      'azure-cask-key-generic',
      'service key',
      /[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}/,
      'critical',
      {
        opens: 'the service that four of its characters name',
        keywords: ['JQQJ9'],
        checksum: marvinOfCommonKey,
      },
    ),
    token(
      'azure-entra-client-secret',
      'Entra client secret',
      /[A-Za-z0-9_~.-]{3}[78]Q~[A-Za-z0-9_~.-]{31,34}/,
      'critical',
      {
        opens: 'the identity of an application in the tenant',
        keywords: CLIENT_SECRET_KEYWORDS,
      },
    ),
    token(
      'azure-entra-refresh-token',
      'Entra refresh token',
      /[01]\.A[\w-]{50,150}\.AgAB[\w-]{250,1500}/,
      'critical',
      {
        opens: 'a user session',
        keywords: ['.AgAB'],
      },
    ),
    token(
      'azure-logic-app-url',
      'Logic App trigger URL',
      /https:\/\/[\w.-]{3,100}\.logic\.azure\.com(?::443)?\/[\w/.-]{5,200}\?[^\s"'<>]{5,200}sig=[\w-]{43}/,
      'high',
      {
        opens: 'runs of the workflow',
        keywords: ['.logic.azure.com'],
      },
    ),
    token(
      'azure-storage-account-key-legacy',
      'storage account key',
      /[A-Za-z0-9+/]{86}==/,
      'critical',
      {
        opens: 'all data in the storage account',
        words: [
          'accountkey',
          'storage key',
          'storage account',
          'azure storage',
          'core.windows.net',
        ],
      },
    ),
    token('azure-cosmosdb-key-legacy', 'Cosmos DB key', /[A-Za-z0-9+/]{86}==/, 'critical', {
      opens: 'the database',
      words: ['cosmos', 'documents.azure.com', 'documentdb'],
    }),
    token('azure-shared-access-key', 'shared access key', /[A-Za-z0-9+/]{43}=/, 'high', {
      opens: 'Service Bus, Event Hubs, Relay, Notification Hubs or IoT Hub',
      words: [
        'sharedaccesskey',
        'servicebus',
        'service bus',
        'eventhub',
        'event hub',
        'azure-devices.net',
      ],
    }),
    token(
      'azure-web-service-access-key',
      'web service access key',
      /[A-Za-z0-9+/]{43,100}={1,2}/,
      'high',
      {
        opens: 'SignalR, Web PubSub, App Configuration or Communication Services',
        words: [
          'service.signalr.net',
          'webpubsub.azure.com',
          'azconfig.io',
          'communication.azure.com',
        ],
        besides: /accesskey|secret/i,
      },
    ),
    token('azure-devops-pat-legacy', 'DevOps personal access token', /[a-z2-7]{52}/, 'critical', {
      opens: 'repositories and pipelines',
      words: [
        'azure devops',
        'azdo',
        'vsts',
        'visualstudio.com',
        'dev.azure.com',
        'ado pat',
        'vsce',
        'azure pat',
        'system accesstoken',
      ],
    }),
    token('azure-openai-key-legacy', 'OpenAI key', /[0-9a-f]{32}/, 'high', {
      opens: 'models, and what their use costs',
      words: ['azure openai', 'openai.azure.com', 'aoai'],
    }),
    token('azure-subscription-key', 'subscription key', /[0-9a-f]{32}/, 'high', {
      opens: 'an AI service, or an API behind API Management',
      words: [
        'subscription key',
        'cognitiveservices',
        'cognitive services',
        'api.cognitive.microsoft.com',
        'azure speech',
        'azure translator',
        'azure vision',
        'azure-api.net',
      ],
    }),
    token('azure-search-key-legacy', 'AI Search key', /[0-9A-F]{32}/, 'high', {
      words: ['search.windows.net', 'azure search', 'azuresearch'],
    }),
    token('azure-functions-key-legacy', 'Functions key', /[A-Za-z0-9_/-]{53,54}={1,2}/, 'high', {
      words: ['azurewebsites.net', 'x-functions-key', 'azure function', 'function key'],
    }),
    token(
      'azure-publish-profile-password',
      'publish profile password',
      /[A-Za-z0-9]{60}/,
      'critical',
      {
        opens: 'deployments to App Service',
        words: ['userpwd', 'publishprofile', 'publish profile'],
      },
    ),
    token(
      'azure-entra-client-secret-legacy',
      'Entra client secret',
      /[A-Za-z0-9~@_.?*/+=:[\]-]{31,34}/,
      'critical',
      {
        opens: 'the identity of an application in the tenant',
        words: [
          'azure client',
          'azure ad',
          'aad client',
          'arm client',
          'entra',
          'azuread',
          'serviceprincipal',
        ],
        besides: /secret|password/i,
      },
    ),
  ],
};
