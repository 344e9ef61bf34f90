/** Discord. A bot's token begins with the base64 of its numeric id. */

import { decodeBase64 } from '../../src/text/base64.ts';
import type { Capture, Verdict } from '../../src/rule.ts';
import { token, type Issuer } from '../tokens/issuer.ts';

/** Ids are snowflakes: 17 to 20 digits, of which base64 makes 23 to 28 characters. */
function judgeBotToken({ secret }: Capture): Verdict {
  const id = decodeBase64(secret.slice(0, secret.indexOf('.')));
  return id !== undefined && /^\d{17,20}$/.test(id)
    ? { confidence: 'high' }
    : { confidence: 'low', note: 'Its first part holds no id: an example, or it was changed.' };
}

export const DISCORD: Issuer = {
  name: 'Discord',
  site: 'discord.com',
  words: ['discord'],
  revoke: 'discord.com/developers/applications > Bot > Reset token',
  tokens: [
    token(
      'discord-bot-token',
      'bot token',
      /[MNO][A-Za-z0-9_-]{22,27}\.[\w-]{6}\.[\w-]{27,38}/,
      'high',
      {
        opens: 'the bot, in every server that it is in',
        words: [
          'discord',
          'bot token',
          'bot.run',
          'client.run',
          'client.login',
          'bot.login',
          'token',
        ],
        check: judgeBotToken,
      },
    ),
    token('discord-mfa-user-token', 'user token', /mfa\.[\w-]{84}/, 'high', {
      opens: 'the account of a user',
    }),
    token(
      'discord-webhook-url',
      'webhook URL',
      /discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{17,20}\/[\w-]{60,72}/,
      'medium',
      {
        opens: 'one channel, to post to',
        keywords: ['discord.com/api', 'discordapp.com/api'],
      },
    ),
    token('discord-client-secret', 'client secret', /[\w-]{32}/, 'high', {
      opens: 'the identity of the application',
      besides: /secret/i,
    }),
  ],
};
