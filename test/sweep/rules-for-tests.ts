/** Rules with short keywords that stand everywhere in the texts of adversarial.ts. */

import { defineRule, type Rule } from '../../src/rule.ts';
import { COMMON } from '../match/rules-for-tests.ts';

const HEX = /[0-9a-f]/;

export const RULES: readonly Rule[] = [
  defineRule({
    ...COMMON,
    id: 'sweep-key',
    title: 'test key',
    forms: [{ keywords: ['key='], before: /key="?/, secret: /[0-9a-f]{8}/, notBeside: HEX }],
  }),
  // Two keywords that begin alike, and one that is longer than what is searched for.
  defineRule({
    ...COMMON,
    id: 'sweep-token',
    title: 'test token',
    forms: [
      { keywords: ['token'], ignoreCase: true, name: /token/, secret: /[0-9]{6}/, notBeside: HEX },
      { keywords: ['token-of-the-service'], name: /token-of-the-service/, secret: /[a-f]{6}/ },
    ],
  }),
  // What must stand near is not always there.
  defineRule({
    ...COMMON,
    id: 'sweep-near',
    title: 'test with a requirement',
    forms: [
      { keywords: ['near'], name: /near/, secret: /[0-9]{4}/, notBeside: HEX, requires: /lorem/ },
    ],
  }),
  // Whether it is one depends on the path.
  defineRule({
    ...COMMON,
    id: 'sweep-path',
    title: 'test of a path',
    check: ({ secret, path }) => secret.startsWith('7') || path?.endsWith('.env') === true,
    forms: [{ keywords: ['path='], before: /path=/, secret: /[0-9]{5}/, notBeside: HEX }],
  }),
  // At the beginning of a line or of a content only.
  defineRule({
    ...COMMON,
    id: 'sweep-start',
    title: 'test of a beginning',
    forms: [{ keywords: ['\nstart-'], before: /\n?start-/, secret: /[0-9]{6}/, notBeside: HEX }],
  }),
  // Reaches over many lines.
  defineRule({
    ...COMMON,
    id: 'sweep-block',
    title: 'test of a block',
    forms: [{ keywords: ['BEGIN'], before: /BEGIN/, secret: /[0-9a-z\s]{300,900}/, after: /END/ }],
  }),
];
