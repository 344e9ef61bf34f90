/** Arbitrary streams of events, as hostile as a repository can make them. */

import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { CommitFacts, Oid } from '../../src/content.ts';
import type { Problem } from '../../src/error.ts';
import {
  Secret,
  type Finding,
  type FrameLine,
  type Location,
  type Receipt,
} from '../../src/finding.ts';
import { SEVERITIES } from '../../src/rule.ts';
import { fingerprint, receipt } from './events.ts';

/** A run with everything that was put into it. */
export interface Run {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly receipt: Receipt;
  /** The values that must not be seen, which stand in all foreign text. */
  readonly secrets: readonly string[];
}

/** Stands for a secret in hostile text until it is known which. */
const SECRET = '\u{10fffd}';

const HOSTILE = [
  '\n',
  '\r',
  '\r\n',
  '\t',
  '\0',
  '\u001b[31m',
  '\u001b]8;;http://x\u001b\\',
  '\u009b2J',
  '\u007f',
  '\u202e',
  '\u2066',
  '\u2028',
  '\u200b',
  '\ufeff',
  '\ud800',
  '\udc00',
  '\uffff',
  '\u{e0041}',
  ']]>',
  '-->',
  '<!--',
  '</code>',
  '<script>',
  '&amp;',
  '&#60;',
  '::',
  '::error::',
  '##[error]',
  '%0A',
  '%25',
  '|',
  '\\',
  '\\|',
  '`',
  '```',
  '"',
  "'",
  ',',
  ';',
  '{0}',
  '[x](http://y)',
  '![x](y)',
  'www.example.org',
  '* ',
  '# ',
  '1. ',
  '---',
  '=cmd()',
  '+',
  '@x',
  '/',
  '../',
  'é',
  '漢字',
  '👩‍💻',
  'plain text',
  ' ',
  SECRET,
];
const PLACEHOLDER = new RegExp(SECRET, 'gu');

const hostile: Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 5 })), { maxLength: 8 })
  .map((pieces) => pieces.join(''));

/** The first characters make sure that no text of a report holds the value by accident. */
const secretValue: Arbitrary<string> = fc
  .string({
    unit: fc.constantFrom(...Array.from('GHJKzwvu/+=<&"\'|%,:`\\]}*')),
    minLength: 5,
    maxLength: 40,
  })
  .map((rest) => `Zq9${rest}`);

const oid: Arbitrary<Oid> = fc.constantFrom('a', 'b', 'c').map((digit) => digit.repeat(40) as Oid);
const positions = fc
  .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }))
  .map(([line, column]) => ({ start: { line, column }, end: { line, column: column + 5 } }));

const commitFacts: Arbitrary<CommitFacts> = fc.record({
  oid,
  author: hostile,
  email: hostile,
  date: fc.oneof(fc.constant('2024-05-06T07:08:09+02:00'), hostile),
  subject: hostile,
});

const place: Arbitrary<Location> = fc
  .tuple(
    positions,
    fc.record(
      {
        kind: fc.constantFrom('blob', 'commit-message', 'tag-message', 'file', 'stdin'),
        path: hostile,
        oid,
        commit: commitFacts,
        tag: hostile,
        atHead: fc.boolean(),
      },
      { requiredKeys: ['kind'] },
    ),
  )
  .map(([position, rest]) => ({ ...position, ...rest }));

const frame: Arbitrary<FrameLine[]> = fc
  .array(fc.record({ text: hostile, mark: fc.option(fc.nat({ max: 20 })) }), { maxLength: 4 })
  .map((lines) =>
    lines.map(({ text, mark }, index) => ({
      line: index * 2 + 1,
      text,
      ...(mark !== null && { mark: { start: mark + 1, end: mark + 4 } }),
    })),
  );

const findingWith = (values: readonly string[], index: number): Arbitrary<Finding> =>
  fc
    .record(
      {
        ruleId: fc.constantFrom('rule-a', 'rule-b'),
        title: hostile,
        severity: fc.constantFrom(...SEVERITIES),
        confidence: fc.constantFrom('high', 'medium', 'low'),
        description: hostile,
        references: fc.array(fc.oneof(hostile, fc.constant('https://docs.example.org/a?b=c')), {
          maxLength: 2,
        }),
        leaked: fc.array(hostile, { maxLength: 3 }),
        instead: hostile,
        location: place,
        otherLocations: fc.array(place, { maxLength: 2 }),
        otherLocationCount: fc.nat({ max: 5000 }),
        atHead: fc.boolean(),
        account: hostile,
        notes: fc.array(hostile, { maxLength: 2 }),
        frame,
      },
      {
        requiredKeys: [
          'ruleId',
          'title',
          'severity',
          'confidence',
          'description',
          'references',
          'leaked',
          'location',
          'otherLocations',
          'otherLocationCount',
          'notes',
          'frame',
        ],
      },
    )
    .map(({ leaked, instead, ...rest }) => {
      const parts = values.map((value, i) => ({
        ruleId: `rule-${i}`,
        title: `part ${i}`,
        secret: new Secret(value),
        span: { start: i, end: i + 1 },
        start: { line: i + 1, column: 1 },
        end: { line: i + 1, column: 9 },
      }));
      const [primary] = parts;
      if (primary === undefined) throw new Error('a finding has a value');
      return {
        ...rest,
        type: 'finding',
        // What rules say is not foreign: it holds no secret.
        title: rest.title.replace(PLACEHOLDER, ''),
        description: rest.description.replace(PLACEHOLDER, ''),
        references: rest.references.map((text) => text.replace(PLACEHOLDER, '')),
        advice: {
          leaked: leaked.map((text) => text.replace(PLACEHOLDER, '')),
          ...(instead !== undefined && { instead: instead.replace(PLACEHOLDER, '') }),
        },
        secret: primary.secret,
        parts,
        fingerprint: fingerprint(index),
      };
    });

const hostileProblem: Arbitrary<Problem> = fc.record(
  {
    type: fc.constant('problem'),
    code: fc.constantFrom('missing-object', 'unreadable-file', 'git-failed'),
    message: hostile,
    hint: hostile,
    path: hostile,
  },
  { requiredKeys: ['type', 'code', 'message'] },
);

const hostileReceipt: Arbitrary<Receipt> = fc
  .record({
    scope: hostile,
    complete: fc.boolean(),
    allowListRemarks: fc.array(hostile, { maxLength: 2 }),
    bytes: fc.maxSafeNat(),
    skipped: fc.dictionary(fc.constantFrom('binary', 'oversized', 'submodule'), fc.nat()),
  })
  .map((overrides) => receipt(overrides));

/**
 * Runs of up to three findings. Each finding's foreign text holds its own secrets and those of the
 * findings before it, problems and receipt hold all.
 */
export const anyRun: Arbitrary<Run> = fc
  .uniqueArray(secretValue, { minLength: 1, maxLength: 4 })
  .chain((secrets) => {
    // The last two secrets, if there are so many, belong to one finding.
    const shares =
      secrets.length < 4
        ? secrets.map((value) => [value])
        : [[secrets[0] ?? ''], [secrets[1] ?? ''], secrets.slice(2)];
    return fc.record({
      secrets: fc.constant(secrets),
      shares: fc.constant(shares),
      findings: fc.tuple(...shares.map((share, index) => findingWith(share, index))),
      problems: fc.array(hostileProblem, { maxLength: 3 }),
      receipt: hostileReceipt,
    });
  })
  .map(({ secrets, shares, findings, problems, receipt: end }) => ({
    secrets,
    findings: findings.map((finding, index) =>
      insertSecrets(finding, shares.slice(0, index + 1).flat()),
    ),
    problems: problems.map((problem) => insertSecrets(problem, secrets)),
    receipt: insertSecrets(end, secrets),
  }));

/** Replaces the placeholders in every string of a value, by each of the secrets in turn. */
function insertSecrets<Value>(value: Value, secrets: readonly string[]): Value {
  let next = 0;
  const visit = (item: unknown): unknown => {
    if (typeof item === 'string') {
      return item.replace(PLACEHOLDER, () => secrets[next++ % secrets.length] ?? '');
    }
    if (Array.isArray(item)) return item.map(visit);
    if (typeof item !== 'object' || item === null || item instanceof Secret) return item;
    return Object.fromEntries(Object.entries(item).map(([key, entry]) => [key, visit(entry)]));
  };
  return visit(value) as Value;
}
