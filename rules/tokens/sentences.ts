/** What the rules of the tables say, made from the little that a row holds. */

import type { Advice, Severity } from '../../src/rule.ts';
import type { Issuer, Token } from './issuer.ts';

const BY_SEVERITY: Readonly<Record<Severity, string>> = {
  critical: 'Whoever has it can do nearly everything the account can, without signing in.',
  high: 'Whoever has it can act in the account through the API, without signing in.',
  medium: 'Whoever has it can use the service in your name, within the limits of this kind of key.',
  low: 'Its reach is small: mostly it uses up a quota or reads what is nearly public.',
  info: 'It is made to be seen, in browsers for example, and opens nothing by itself.',
};

const REWRITE_HISTORY =
  'Only then remove it from history (`git filter-repo --replace-text`), force-push, and have the ' +
  'host drop cached views, forks and pull requests that hold it.';

export function titleOf(issuer: Issuer, token: Token): string {
  return `${issuer.name} ${token.what}`;
}

export function descriptionOf(issuer: Issuer, token: Token): string {
  const article = /^(?:[aei]|o(?!ne)|u(?!s|ni)|[AFHILMNRSX][A-Z]|8)/.test(token.what) ? 'An' : 'A';
  const stake = token.opens === undefined ? '' : `At stake: ${token.opens}. `;
  return `${article} ${token.what} of ${issuer.name}. ${stake}${BY_SEVERITY[token.severity]}`;
}

export function adviceOf(issuer: Issuer, token: Token): Advice {
  if (token.severity === 'info') {
    return {
      leaked: ['Nothing needs to be revoked if it is used as its maker means it to be.'],
      instead: 'If it is public by design, allow it.',
    };
  }
  const place =
    issuer.revoke === undefined
      ? `the API or security settings of ${issuer.name}`
      : `${issuer.name}: ${issuer.revoke}`;
  return {
    leaked: [
      `Revoke the ${token.what} and make another; where: ${place}.`,
      `Look in ${issuer.name} for what was done with it since the commit.`,
      REWRITE_HISTORY,
    ],
    instead: 'Read it from a secret store or the environment at start.',
  };
}
