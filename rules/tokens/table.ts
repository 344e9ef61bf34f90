/** From the tables of issuers to rules. */

import type { Form, Rule } from '../../src/rule.ts';
import { contextForms } from './context.ts';
import type { Issuer, Token } from './issuer.ts';
import { prefixForms } from './prefix.ts';
import { adviceOf, descriptionOf, titleOf } from './sentences.ts';
import { fixedStart } from './shape.ts';

/**
 * Rules in the order of the rows, but those of tokens that need both a prefix and their issuer's
 * name first, and those that only their surroundings tell last. The forms of a row that says too
 * little throw `RangeError`.
 */
export function rulesOf(issuers: readonly Issuer[]): Rule[] {
  return issuers
    .flatMap((issuer) => issuer.tokens.map((token) => ({ rule: toRule(issuer, token), token })))
    .toSorted((a, b) => generality(a.token) - generality(b.token))
    .map(({ rule }) => rule);
}

function generality(token: Token): number {
  if (token.inContext === true) return 0;
  if (keywordsOf(token).length > 0) return 1;
  return token.besides === undefined ? 3 : 2;
}

/** What every token holds; shorter literals than three characters are worth nothing. */
function keywordsOf(token: Token): readonly string[] {
  if (token.keywords !== undefined) return token.keywords;
  const start = fixedStart(token.shape);
  return start.length >= 3 ? [start] : [];
}

/**
 * What a scan does not ask for is not made: there are more than a thousand rows, and most runs need
 * the forms of few, and the sentences of none.
 */
function toRule(issuer: Issuer, token: Token): Rule {
  let forms: readonly Form[] | undefined;
  return {
    id: token.id,
    get title() {
      return titleOf(issuer, token);
    },
    severity: token.severity,
    get description() {
      return descriptionOf(issuer, token);
    },
    get advice() {
      return adviceOf(issuer, token);
    },
    get references() {
      return [`https://${issuer.site}`];
    },
    get forms() {
      return (forms ??= formsOf(issuer, token));
    },
    ...(token.severity === 'info' ? { public: true } : {}),
    ...(token.group === undefined ? {} : { group: token.group }),
    matches: token.matches ?? [],
    rejects: token.rejects ?? [],
  };
}

function formsOf(issuer: Issuer, token: Token): Form[] {
  const keywords = keywordsOf(token);
  if (token.inContext !== true && keywords.length > 0) return prefixForms(token, keywords);
  const forms = contextForms(issuer, token);
  if (forms.length === 0) throw new RangeError(`${token.id}: neither a prefix nor a word`);
  return forms;
}
