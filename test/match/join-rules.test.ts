import { expect, it } from 'vitest';
import { reveal } from '../../src/finding.ts';
import { createDetector } from '../../src/match/detector.ts';
import { joinRules } from '../../src/match/join-rules.ts';
import { createPrefilter } from '../../src/match/prefilter.ts';
import { rulesInMemory } from '../../src/match/prepare-rules.ts';
import type { RuleSource } from '../../src/match/rule-source.ts';
import { openWindow } from '../../src/match/slice.ts';
import type { Rule } from '../../src/rule.ts';
import { createCredentials } from '../support/credentials.ts';
import { ID, RULES } from './rules-for-tests.ts';

const OWN: Rule = {
  ...ID,
  id: 'own',
  public: false,
  forms: [
    { keywords: ['TKIA', 'acme'], secret: /(?:TKIA|acme)[A-Z2-7]{16}/, notBeside: /[A-Z0-9]/ },
  ],
};
delete (OWN as { group?: unknown }).group;

const made = createCredentials('join');
const VALUE = made.chars(16, 'ABCDEFGH');

function find(source: RuleSource, text: string): string[] {
  return createDetector({ rules: source, now: 0 })
    .detect(Buffer.from(text))
    .flatMap(({ parts }) => parts.map(({ ruleId, secret }) => `${ruleId} ${reveal(secret)}`));
}

it('finds what all rules together find', async () => {
  const joined = joinRules(rulesInMemory(RULES), [OWN]);
  await joined.load();
  const together = rulesInMemory([OWN, ...RULES]);
  const secret = made.chars(40, 'abcDEF123');
  for (const text of [
    `acme${VALUE}`,
    `TKIA${VALUE} secret_key=${secret}`,
    `secret_key = ${secret}\nacme${VALUE}`,
    Buffer.from(`x acme${VALUE} y`).toString('base64'),
    Buffer.from(`acme${VALUE}`, 'utf16le').toString('latin1'),
    'nothing',
  ]) {
    expect(find(joined, text)).toEqual(find(together, text));
  }
});

it('names people’s own rule where both find the same', async () => {
  const joined = joinRules(rulesInMemory([{ ...OWN, id: 'built-in' }]), [OWN]);
  await joined.load();
  expect(find(joined, `acme${VALUE}`)).toEqual([`own acme${VALUE}`]);
});

it('is loaded when it is asked for, and keeps what the built-in source has besides', async () => {
  const builtIn = Object.assign(rulesInMemory(RULES), { digest: 'x' });
  const joined = joinRules(builtIn, [OWN]);
  expect(joined.digest).toBe('x');
  expect(joined.count).toBe(RULES.length + 1);
  const compiled = await joined.load();
  expect(joined.compiled).toBe(compiled);
  expect([...compiled.byId.keys()]).toEqual(['own', ...RULES.map(({ id }) => id)]);
});

it('asks the built-in rules what may match, each by its own number', () => {
  const asked: number[] = [];
  const builtIn: RuleSource = {
    ...rulesInMemory([ID]),
    compiled: undefined,
    mayMatch(_, literal) {
      asked.push(literal);
      return false;
    },
  };
  const joined = joinRules(builtIn, [OWN]);
  const answers = new Set<boolean>();
  const text = Buffer.from(`TKIA${VALUE}`);
  const window = openWindow(text, { offset: 0, first: true, last: true });
  joined
    .prefilterBy(createPrefilter)
    .scan(text, 0, text.length, (literal, at) =>
      answers.add(joined.mayMatch(window, literal, at, () => true)),
    );
  expect(answers).toEqual(new Set([true, false]));
  expect(asked).toEqual([0]);
});
