/**
 * Google: API keys, OAuth and Cloud. Keys of service accounts are files of their own
 * (service-accounts.ts).
 */

import { token, type Issuer } from '../tokens/issuer.ts';

export const GOOGLE: Issuer = {
  name: 'Google',
  site: 'cloud.google.com',
  words: ['google', 'gcp'],
  revoke: 'console.cloud.google.com/apis/credentials',
  tokens: [
    token('google-api-key', 'API key', /AIza[\w-]{35}/, 'medium', {
      opens:
        'billed APIs, Gemini among them, unless the key is restricted; keys of Firebase in web pages are public',
      check: ({ text, start, end }) => {
        const around = text.slice(Math.max(0, start - 300), end + 300);
        return /authDomain|messagingSenderId|firebaseapp\.com|firebaseio\.com|mobilesdk_app_id|REVERSED_CLIENT_ID|current_key/.test(
          around,
        )
          ? {
              severity: 'low',
              note: 'It stands in a Firebase configuration, which is public by design.',
            }
          : true;
      },
    }),
    token('google-gcp-bound-api-key', 'API key of a service account', /AQ\.Ab8R[\w-]{46}/, 'high', {
      opens: 'Gemini and Vertex AI',
    }),
    token('google-oauth-client-secret', 'OAuth client secret', /GOCSPX-[\w-]{28}/, 'high', {
      opens: 'the identity of an application, towards users who sign in',
    }),
    token(
      'google-oauth-access-token',
      'OAuth access token',
      /ya29\.(?:[a-z0-9]{1,2}\.){0,2}[\w-]{20,2000}/,
      'high',
      {
        opens: 'what a user or service account may do, for an hour',
      },
    ),
    token(
      'google-oauth-refresh-token',
      'OAuth refresh token',
      /1\/\/0[A-Za-z0-9][\w-]{60,200}/,
      'critical',
      { opens: 'access tokens without end' },
    ),
    token(
      'google-oauth-authorization-code',
      'OAuth authorization code',
      /4\/0A[\w-]{60,180}/,
      'low',
      { opens: 'one access token, for minutes' },
    ),
    token(
      'google-cloud-storage-hmac-key',
      'Cloud Storage HMAC key id',
      /GOOG(?:1E[A-Z0-9]{55}|[A-Z0-9]{20})/,
      'low',
      {
        group: { name: 'google-cloud-storage', role: 'id' },
        opens: 'nothing without its secret',
        check: ({ secret }) => /\d/.test(secret),
      },
    ),
    token(
      'google-fcm-server-key-legacy',
      'Cloud Messaging server key',
      /AAAA[\w-]{7}:APA91b[\w-]{134}/,
      'low',
      {
        opens: 'an interface that Google shut down in 2024',
        keywords: [':APA91b'],
      },
    ),
    token(
      'google-chat-webhook-url',
      'Chat webhook URL',
      /chat\.googleapis\.com\/v1\/spaces\/[\w-]{8,14}\/messages\?key=AIza[\w-]{35}(?:&|\\u0026|&amp;)token=[\w%-]{20,100}/,
      'medium',
      {
        opens: 'one space, to post to',
        keywords: ['chat.googleapis.com'],
      },
    ),
    token('google-oauth-client-secret-legacy', 'OAuth client secret', /[\w-]{24}/, 'high', {
      words: ['apps.googleusercontent.com', 'google client', 'google oauth', 'google secret'],
      besides: /secret/i,
    }),
    token(
      'google-cloud-storage-hmac-secret',
      'Cloud Storage HMAC secret',
      /[A-Za-z0-9+/]{40}/,
      'critical',
      {
        group: { name: 'google-cloud-storage', role: 'secret' },
        opens: 'buckets',
        words: ['goog1e', 'gcs hmac', 'google storage', 'storage.googleapis.com', 'gs secret'],
        besides: /secret|hmac/i,
      },
    ),
    token('google-recaptcha-secret-key', 'reCAPTCHA secret key', /6L[A-Za-z][\w-]{37}/, 'medium', {
      opens: 'answers of the captcha',
      words: ['recaptcha', 'captcha'],
      besides: /secret|private/i,
    }),
  ],
};
