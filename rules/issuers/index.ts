/** Issuers with a file of their own: many kinds of token, or logic that no other needs. */

import type { Rule } from '../../src/rule.ts';
import type { Issuer } from '../tokens/issuer.ts';
import { AGE } from './age.ts';
import { ANTHROPIC } from './anthropic.ts';
import { ATLASSIAN, BITBUCKET, TRELLO } from './atlassian.ts';
import { AUTH0 } from './auth0.ts';
import { AZURE } from './azure.ts';
import { sharedAccessSignature } from './azure-sas.ts';
import { serviceAccountKey } from './google-service-accounts.ts';
import { jsonWebToken } from './jwt.ts';
import { machineKey } from './aspnet.ts';
import { CLOUDFLARE } from './cloudflare.ts';
import { DATABRICKS } from './databricks.ts';
import { DATADOG } from './datadog.ts';
import { DIGITALOCEAN } from './digitalocean.ts';
import { DISCORD } from './discord.ts';
import { DOCKER_HUB } from './docker-hub.ts';
import { FACEBOOK_META } from './facebook-meta.ts';
import { GITHUB } from './github.ts';
import { GITLAB } from './gitlab.ts';
import { GOOGLE } from './google.ts';
import { GRAFANA } from './grafana.ts';
import { HASHICORP_CONSUL } from './hashicorp-consul.ts';
import { HASHICORP_TERRAFORM } from './hashicorp-terraform.ts';
import { HASHICORP_VAULT } from './hashicorp-vault.ts';
import { HUGGING_FACE } from './hugging-face.ts';
import { derPrivateKey, ipsecKey, keyStore } from './encoded-keys.ts';
import { jsonWebKey, openVpnKey, signingToolKey, xmlPrivateKey } from './keys.ts';
import { KUBERNETES } from './kubernetes.ts';
import { MAILGUN } from './mailgun.ts';
import { MICROSOFT_TEAMS } from './microsoft-teams.ts';
import { NATS } from './nats.ts';
import { NEW_RELIC } from './new-relic.ts';
import { NPM } from './npm.ts';
import { OKTA } from './okta.ts';
import { OPENAI } from './openai.ts';
import { PAYPAL } from './paypal.ts';
import { PYPI } from './pypi.ts';
import { SENDGRID } from './sendgrid.ts';
import { SHOPIFY } from './shopify.ts';
import { SLACK } from './slack.ts';
import { SQUARE } from './square.ts';
import { STRIPE } from './stripe.ts';
import { TELEGRAM } from './telegram.ts';
import { TWILIO, twilioAccount } from './twilio.ts';
import { seedPhrase, solanaKeypair } from './wallet-seeds.ts';
import { WALLETS } from './wallets.ts';
import { WIREGUARD } from './wireguard.ts';

export const MAJOR_ISSUERS: readonly Issuer[] = [
  AGE,
  ANTHROPIC,
  ATLASSIAN,
  BITBUCKET,
  TRELLO,
  AUTH0,
  AZURE,
  CLOUDFLARE,
  DATABRICKS,
  DATADOG,
  DIGITALOCEAN,
  DISCORD,
  DOCKER_HUB,
  FACEBOOK_META,
  GITHUB,
  GITLAB,
  GOOGLE,
  GRAFANA,
  HASHICORP_CONSUL,
  HASHICORP_TERRAFORM,
  HASHICORP_VAULT,
  HUGGING_FACE,
  KUBERNETES,
  MAILGUN,
  MICROSOFT_TEAMS,
  NATS,
  NEW_RELIC,
  NPM,
  OKTA,
  OPENAI,
  PAYPAL,
  PYPI,
  SENDGRID,
  SHOPIFY,
  SLACK,
  SQUARE,
  STRIPE,
  TELEGRAM,
  TWILIO,
  ...WALLETS,
  WIREGUARD,
];

/** What no row can tell: documents and structures. */
export const STRUCTURED_RULES: readonly Rule[] = [
  serviceAccountKey,
  sharedAccessSignature,
  jsonWebToken,
  jsonWebKey,
  xmlPrivateKey,
  derPrivateKey,
  keyStore,
  ipsecKey,
  openVpnKey,
  signingToolKey,
  machineKey,
  twilioAccount,
  seedPhrase,
  solanaKeypair,
];
