import type { Log, Run } from 'sarif';
import { describe, expect, test } from 'vitest';
import type { Oid } from '../../src/content.ts';
import type { ScanEvent } from '../../src/finding.ts';
import { validateSarif } from '../support/sarif.ts';
import {
  commit,
  finding,
  fingerprint,
  KEY_ID,
  location,
  position,
  PREVIEW,
  problem,
  receipt,
  render,
} from './events.ts';

/** The report's only run; the log is checked against the schema on the way. */
async function sarifRun(events: readonly ScanEvent[]): Promise<Run> {
  const log = JSON.parse(await render('sarif', events)) as Log;
  expect(validateSarif(log), JSON.stringify(validateSarif.errors)).toBe(true);
  expect(log.runs).toHaveLength(1);
  const [run] = log.runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

async function addressOf(path: string) {
  const run = await sarifRun([finding({ location: location({ path }) })]);
  return run.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
}

describe('a result', () => {
  test('has rule, level, place, fingerprint and message', async () => {
    const inHistory = finding({ location: location({ commit: commit() }), atHead: true });
    const { results = [], tool } = await sarifRun([inHistory, receipt({ findings: 1 })]);
    expect(results).toHaveLength(1);
    const [result] = results;
    expect(result).toMatchObject({
      ruleId: 'aws-secret-access-key',
      ruleIndex: 0,
      level: 'error',
      partialFingerprints: { 'keyscan/v1': fingerprint(1) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/config.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 12, startColumn: 20, endLine: 12, endColumn: 60 },
          },
          logicalLocations: [{ name: commit().oid, kind: 'commit' }],
        },
      ],
    });
    expect(result?.message.text).toBe(
      `AWS secret access key (${PREVIEW}), brought in by commit 1a2b3c4d5e1a of 2024-05-06, still in HEAD. First: Create a second key with \`aws iam create-access-key\`.`,
    );
    expect(tool.driver.rules?.[0]?.id).toBe('aws-secret-access-key');
  });

  test('lists the other values and the other places', async () => {
    const other = location({ path: 'b.ts', start: position(3, 4), end: position(3, 9) });
    const { results = [] } = await sarifRun([finding({ otherLocations: [other] })]);
    const related = results[0]?.relatedLocations ?? [];
    expect(related.map(({ id, message }) => [id, message?.text])).toEqual([
      [0, `AWS access key id (${KEY_ID})`],
      [1, 'The same secret in b.ts'],
    ]);
    expect(related[0]?.physicalLocation?.region).toEqual({
      startLine: 11,
      startColumn: 16,
      endLine: 11,
      endColumn: 36,
    });
    expect(related[1]?.physicalLocation?.artifactLocation?.uri).toBe('b.ts');
  });

  test('in a message names an address that stands for the message, and no innocent file', async () => {
    const end = { start: position(1, 2), end: position(1, 3) };
    const { results = [] } = await sarifRun([
      finding({ location: { kind: 'commit-message', commit: commit(), ...end } }),
      finding({
        location: { kind: 'tag-message', tag: 'v1 ü', ...end },
        fingerprint: fingerprint(2),
      }),
      finding({ location: { kind: 'stdin', ...end }, fingerprint: fingerprint(3) }),
      finding({
        location: { kind: 'blob', oid: 'e'.repeat(64) as Oid, ...end },
        fingerprint: fingerprint(4),
      }),
    ]);
    const addresses = results.map(
      (result) => result.locations?.[0]?.physicalLocation?.artifactLocation,
    );
    expect(addresses).toEqual(
      expect.arrayContaining([
        { uri: `commit-message/${commit().oid}` },
        { uri: 'tag-message/v1%20%C3%BC' },
        { uri: 'stdin' },
        { uri: `blob/${'e'.repeat(64)}` },
      ]),
    );
  });
});

test.each([
  ['src/a b.ts', { uri: 'src/a%20b.ts', uriBaseId: '%SRCROOT%' }],
  ['a:b/c?d#e%f', { uri: 'a%3Ab/c%3Fd%23e%25f', uriBaseId: '%SRCROOT%' }],
  ['né/漢.ts', { uri: 'n%C3%A9/%E6%BC%A2.ts', uriBaseId: '%SRCROOT%' }],
  ['a\nb\ud800', { uri: 'a%0Ab%EF%BF%BD', uriBaseId: '%SRCROOT%' }],
  ['./a', { uri: 'a', uriBaseId: '%SRCROOT%' }],
  ['//host/a', { uri: 'file:////host/a' }],
  ['/tmp/a b', { uri: 'file:///tmp/a%20b' }],
  ['C:/Users/a b', { uri: 'file:///C:/Users/a%20b' }],
])('the address of %j', async (path, expected) => {
  expect(await addressOf(path)).toEqual(expected);
});

test('foreign text makes no link and no placeholder in a message', async () => {
  const evil = '[click](https://evil.example) {0} \\';
  const { results = [] } = await sarifRun([
    finding({ title: evil, otherLocations: [location({ path: evil })] }),
  ]);
  expect(results[0]?.message.text).not.toMatch(/[[\]{}\\]/);
  expect(results[0]?.relatedLocations?.at(-1)?.message?.text).not.toMatch(/[[\]{}\\]/);
});

describe('a rule', () => {
  test('says what it is, what to do and how severe it is', async () => {
    const { tool } = await sarifRun([finding()]);
    const [rule] = tool.driver.rules ?? [];
    expect(rule).toMatchObject({
      id: 'aws-secret-access-key',
      name: 'AwsSecretAccessKey',
      shortDescription: { text: 'AWS secret access key' },
      fullDescription: { text: 'With its id it opens everything that the user may do.' },
      helpUri: 'https://docs.example.org/keys',
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security', 'secret'], 'security-severity': '9.5' },
    });
    expect(rule?.help?.text).toContain(
      '\n1. Create a second key with `aws iam create-access-key`.\n2. Delete',
    );
    expect(rule?.help?.markdown).toContain(
      '\n1. Create a second key with `aws iam create-access-key`&#46;\n2. Delete',
    );
  });

  test.each([
    ['critical', 'error', '9.5'],
    ['high', 'error', '8.0'],
    ['medium', 'warning', '5.5'],
    ['low', 'note', '3.0'],
    ['info', 'note', undefined],
  ] as const)('of severity %s is at level %s', async (severity, level, securitySeverity) => {
    const { results = [], tool } = await sarifRun([finding({ severity })]);
    expect(results[0]?.level).toBe(level);
    expect(tool.driver.rules?.[0]?.properties?.['security-severity']).toBe(securitySeverity);
  });

  test('is as severe as its worst finding, and each result points at its own', async () => {
    const { results = [], tool } = await sarifRun([
      finding({ severity: 'low', fingerprint: fingerprint(1) }),
      finding({ severity: 'high', fingerprint: fingerprint(2) }),
      finding({ ruleId: 'aaa', severity: 'info', fingerprint: fingerprint(3) }),
    ]);
    const rules = tool.driver.rules ?? [];
    expect(rules.map(({ id, defaultConfiguration }) => [id, defaultConfiguration?.level])).toEqual([
      ['aaa', 'note'],
      ['aws-secret-access-key', 'error'],
    ]);
    expect(results.map(({ ruleIndex, ruleId }) => [rules[ruleIndex ?? -1]?.id, ruleId])).toEqual([
      ['aws-secret-access-key', 'aws-secret-access-key'],
      ['aws-secret-access-key', 'aws-secret-access-key'],
      ['aaa', 'aaa'],
    ]);
  });
});

describe('the invocation', () => {
  test('of a complete run is successful', async () => {
    const { invocations, properties } = await sarifRun([finding(), receipt({ findings: 1 })]);
    expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    expect(properties).toMatchObject({ schemaVersion: 1, receipt: { contents: 5678 } });
  });

  test('of an incomplete run is not, and says why', async () => {
    const { invocations } = await sarifRun([
      problem({ path: 'a b' }),
      receipt({ complete: false, problems: 1 }),
    ]);
    expect(invocations?.[0]?.executionSuccessful).toBe(false);
    expect(invocations?.[0]?.toolExecutionNotifications).toMatchObject([
      { level: 'error', descriptor: { id: 'incomplete' } },
      {
        level: 'error',
        descriptor: { id: 'missing-object' },
        message: { text: 'an object is missing Run `git fetch` and scan again.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b' } } }],
      },
    ]);
  });

  test('of a run that broke off is not', async () => {
    const { invocations, properties } = await sarifRun([]);
    expect(invocations?.[0]?.executionSuccessful).toBe(false);
    expect(properties?.['receipt']).toBeNull();
  });
});

describe("GitHub's limits", () => {
  test('cut the mildest results, and the report says so', async () => {
    const many = Array.from({ length: 25_001 }, (_, i) =>
      finding({
        severity: i === 25_000 ? 'critical' : 'low',
        fingerprint: fingerprint(i),
        parts: [],
      }),
    );
    const log = JSON.parse(await render('sarif', [...many, receipt()])) as Log;
    const [run] = log.runs;
    expect(run?.results).toHaveLength(25_000);
    expect(run?.results?.[0]?.level).toBe('error');
    expect(run?.invocations?.[0]?.executionSuccessful).toBe(true);
    expect(run?.invocations?.[0]?.toolExecutionNotifications).toMatchObject([
      { level: 'warning', message: { text: expect.stringContaining('25,000 worst of 25,001') } },
    ]);
  });

  test('cut the related locations of a result', async () => {
    const otherLocations = Array.from({ length: 1200 }, (_, i) => location({ path: `${i}` }));
    const { results = [], invocations } = await sarifRun([finding({ otherLocations }), receipt()]);
    expect(results[0]?.relatedLocations).toHaveLength(1000);
    expect(invocations?.[0]?.toolExecutionNotifications).toHaveLength(1);
  });
});
