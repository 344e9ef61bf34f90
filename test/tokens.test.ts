import { describe, expect, it } from 'vitest';
import { GENERIC_RULES } from '../rules/generic/index.ts';
import { RULES } from '../rules/index.ts';
import { MAJOR_ISSUERS } from '../rules/issuers/index.ts';
import { ISSUERS } from '../rules/tokens/index.ts';
import type { Issuer, Token } from '../rules/tokens/issuer.ts';
import { reveal } from '../src/finding.ts';
import { createDetector } from '../src/match/detector.ts';
import { rulesInMemory } from '../src/match/prepare-rules.ts';
import { maxReach } from '../src/pattern/measure.ts';
import { RULE } from '../src/pattern/notation.ts';
import { parseTree } from '../src/pattern/parse.ts';
import { sample } from './support/sample.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');
// What is said here is about the tables; general rules have tests of their own.
const specific = RULES.filter((rule) => !GENERIC_RULES.includes(rule));
const detector = createDetector({ rules: rulesInMemory(specific), now: NOW });
const rows = [...MAJOR_ISSUERS, ...ISSUERS].flatMap((issuer) =>
  issuer.tokens.map((token) => ({ id: token.id, issuer, token })),
);

/** Ways to write a value down under a name. */
const SYNTAXES: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `${name}=${value}\n`,
  (name, value) => `export ${name}="${value}"`,
  (name, value) => `# settings\n${camel(name)}: '${value}'\n`,
  (name, value) => `{\n  "${name.toLowerCase()}": "${value}"\n}`,
  (name, value) => `const ${camel(name)} = "${value}";`,
  (name, value) => `<add key="${name}" value="${value}" />`,
  (name, value) => `variable "${name.toLowerCase()}" {\n  default = "${value}"\n}`,
  (name, value) => `ENV ${name} ${value}`,
];

function camel(name: string): string {
  return name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A name, and a line before it, that have all that a token's context demands. */
function contextFor(issuer: Issuer, token: Token, seed: number): { name: string; lead: string } {
  const words = token.words ?? issuer.names ?? issuer.words ?? ['some'];
  const word = words[seed % words.length] ?? 'some';
  const kind = token.besides === undefined ? 'api key' : `${sample(token.besides, seed)} key`;
  // No name can hold a full stop: then the word stands before it.
  const isName = !word.includes('.');
  return {
    name: `${isName ? word : 'the'} ${kind}`.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase(),
    lead: isName ? '' : `${word}\n`,
  };
}

function namesOf(text: string): string[] {
  return detector
    .detect(Buffer.from(text))
    .flatMap(({ parts }) => parts.map(({ ruleId, secret }) => `${ruleId} ${reveal(secret)}`));
}

describe('the tables', () => {
  it.each(rows.filter(({ token }) => token.keywordsFirst === true))(
    '$id begins with one of its keywords',
    ({ token }) => {
      for (let seed = 0; seed < 50; seed++) {
        const value = sample(token.shape, seed);
        expect(token.keywords?.filter((keyword) => value.startsWith(keyword))).toHaveLength(1);
      }
    },
  );

  it('name each issuer once', () => {
    const names = [...MAJOR_ISSUERS, ...ISSUERS].map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('a token of the tables', () => {
  it.each(rows.filter(({ token }) => token.matches === undefined))(
    '$id is found in all syntaxes',
    ({ id, issuer, token }) => {
      const missed = SYNTAXES.flatMap((write, seed) => {
        const value = sample(token.shape, seed);
        const { name, lead } = contextFor(issuer, token, seed);
        const text = lead + write(name, value);
        const got = namesOf(text);
        return got.join() === `${id} ${value}` ? [] : [`${text} → ${got.join(', ')}`];
      });
      // One random value in some hundred looks like a filler or like words.
      expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(1);
    },
  );

  it.each(rows.filter(({ token }) => token.matches === undefined))(
    '$id is no part of something longer',
    ({ id, issuer, token }) => {
      // Longer than whatever the shape leaves open.
      const length = maxReach(parseTree(token.shape.source, RULE).root);
      const rest = 'q7Zt5Rw9'.repeat(length / 8 + 2);
      const found = [0, 1].flatMap((seed) => {
        const value = sample(token.shape, seed);
        const { name, lead } = contextFor(issuer, token, seed);
        const texts = [
          `${lead}${name} = "${rest}${value}${rest}"`,
          `${lead}${name} = "${rest}${value}"`,
        ];
        return texts.filter((text) => namesOf(text).includes(`${id} ${value}`));
      });
      expect(found).toEqual([]);
    },
  );

  it.each(rows.filter(({ token }) => token.matches === undefined))(
    '$id is left alone when it is a filler',
    ({ issuer, token }) => {
      for (const filler of ['x', '0', 'a']) {
        const made = sample(token.shape, 1);
        const value = made.replace(/[A-Za-z0-9]{6,}/g, (part) => filler.repeat(part.length));
        if (value === made) continue;
        const { name, lead } = contextFor(issuer, token, 1);
        expect(namesOf(`${lead}${name} = "${value}"`), value).toEqual([]);
      }
    },
  );
});
