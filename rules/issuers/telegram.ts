/** Telegram. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const TELEGRAM: Issuer = {
  name: 'Telegram',
  site: 'core.telegram.org',
  words: ['telegram', 'tgbot'],
  revoke: 'BotFather: /revoke',
  tokens: [
    token('telegram-bot-token', 'bot token', /\d{8,10}:AA[\w-]{33}/, 'high', {
      opens: 'the bot and its chats',
      keywords: Array.from('0123456789', (digit) => `${digit}:AA`),
      // In addresses it stands behind "bot": https://api.telegram.org/bot123:AA…/getMe
      notBeside: /[A-Za-su-z0-9_-]|(?<!\/bo)t/,
    }),
    token('telegram-bot-token-other', 'bot token', /\d{8,10}:A[\w-]{34}/, 'high', {
      opens: 'the bot and its chats',
      words: ['telegram', 'tgbot', 'tg bot', 'bot token'],
    }),
    token('telegram-mtproto-api-hash', 'API hash', /[0-9a-f]{32}/, 'medium', {
      opens: 'the identity of an application',
      besides: /api[_ -]?hash|hash/i,
    }),
  ],
};
