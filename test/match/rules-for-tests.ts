/** A few rules in the shape of the real ones, so that the engine is tested on its own. */

import { defineRule, type Rule } from '../../src/rule.ts';

/** What all rules for tests have in common. */
export const COMMON = {
  severity: 'high',
  description: 'For tests.',
  advice: { leaked: ['Revoke it.'] },
  references: [],
  matches: [],
  rejects: [],
} as const;

const SECRET = /[A-Za-z0-9+/]{40}/;
const NOT_BESIDE = /[A-Za-z0-9+/=]/;

export const ID: Rule = defineRule({
  ...COMMON,
  id: 'test-id',
  title: 'test id',
  severity: 'medium',
  public: true,
  group: { name: 'test', role: 'id' },
  forms: [{ keywords: ['TKIA'], secret: /TKIA[A-Z2-7]{16}/, notBeside: /[A-Z0-9]/ }],
});

export const SECRET_KEY: Rule = defineRule({
  ...COMMON,
  id: 'test-secret',
  title: 'test secret',
  group: { name: 'test', role: 'secret' },
  check: ({ secret }) => /[a-z]/.test(secret) && /[A-Z]/.test(secret),
  forms: [
    {
      keywords: ['secret_key'],
      ignoreCase: true,
      name: /secret_key/,
      secret: SECRET,
      notBeside: /[A-Za-z0-9+/]/,
    },
    {
      around: { rule: 'test-id', lines: 10 },
      ignoreCase: true,
      name: /secret|pass/,
      secret: SECRET,
      notBeside: /[A-Za-z0-9+/]/,
    },
    { around: { rule: 'test-id', lines: 3, cost: 50 }, secret: SECRET, notBeside: NOT_BESIDE },
  ],
});

export const TOKEN: Rule = defineRule({
  ...COMMON,
  id: 'test-token',
  title: 'test token',
  group: { name: 'test', role: 'token' },
  forms: [{ keywords: ['TOK_'], secret: /TOK_[A-Za-z0-9+/=]{60,2000}/ }],
});

export const RULES: readonly Rule[] = [ID, SECRET_KEY, TOKEN];
