import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Oid } from '../../src/content.ts';
import schema from '../../src/report/json.schema.json' with { type: 'json' };
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

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

const FULL = finding({
  location: location({ oid: 'f'.repeat(40) as Oid, commit: commit(), tag: 'v1', atHead: false }),
  atHead: true,
  otherLocations: [location({ path: 'b.ts', start: position(3, 4), atHead: true })],
  otherLocationCount: 7,
  account: '123456789012',
  notes: ['a note'],
});

describe('json', () => {
  test('gives a finding in the documented shape and order', async () => {
    const report = JSON.parse(await render('json', [FULL, receipt({ findings: 1 })]));
    expect(report.schemaVersion).toBe(1);
    expect(Object.entries(report.findings[0])).toEqual([
      ['ruleId', 'aws-secret-access-key'],
      ['title', 'AWS secret access key'],
      ['severity', 'critical'],
      ['confidence', 'high'],
      ['description', 'With its id it opens everything that the user may do.'],
      ['preview', PREVIEW],
      ['fingerprint', fingerprint(1)],
      ['path', 'src/config.ts'],
      ['startLine', 12],
      ['startColumn', 20],
      ['endLine', 12],
      ['endColumn', 60],
      ['kind', 'blob'],
      ['oid', 'f'.repeat(40)],
      ['commit', commit()],
      ['tag', 'v1'],
      ['atHead', true],
      [
        'parts',
        [
          {
            ruleId: 'aws-access-key-id',
            title: 'AWS access key id',
            preview: KEY_ID,
            startLine: 11,
            startColumn: 16,
            endLine: 11,
            endColumn: 36,
          },
          {
            ruleId: 'aws-secret-access-key',
            title: 'AWS secret access key',
            preview: PREVIEW,
            startLine: 12,
            startColumn: 20,
            endLine: 12,
            endColumn: 60,
          },
        ],
      ],
      [
        'otherLocations',
        [
          {
            path: 'b.ts',
            startLine: 3,
            startColumn: 4,
            endLine: 12,
            endColumn: 60,
            kind: 'blob',
            atHead: true,
          },
        ],
      ],
      ['otherLocationCount', 7],
      ['account', '123456789012'],
      ['notes', ['a note']],
      [
        'advice',
        {
          leaked: ['Create a second key with `aws iam create-access-key`.', 'Delete the old one.'],
          instead: 'Keep it in `~/.aws/credentials`.',
        },
      ],
      ['references', ['https://docs.example.org/keys']],
    ]);
  });

  test.each([
    ['findings and problems', [FULL, finding(), problem(), receipt({ skipped: { binary: 1 } })]],
    ['nothing', [receipt()]],
    ['a broken-off run', []],
  ])('keeps to its schema with %s', async (_what, events) => {
    const output = await render('json', events);
    const report: unknown = JSON.parse(output);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(output).toBe(`${JSON.stringify(report, undefined, 2)}\n`);
  });

  test('sorts findings by severity, path, line, column, rule and fingerprint', async () => {
    const sorted = [
      finding({ location: location({ path: 'b' }) }),
      finding({ severity: 'high', location: location({ path: 'a', start: position(2, 9) }) }),
      finding({ severity: 'high', location: location({ path: 'a', start: position(10, 1) }) }),
      finding({
        severity: 'high',
        location: location({ path: 'a', start: position(10, 2) }),
        ruleId: 'a',
      }),
      finding({
        severity: 'high',
        location: location({ path: 'a', start: position(10, 2) }),
        ruleId: 'b',
      }),
      finding({
        severity: 'high',
        location: location({ path: 'a', start: position(10, 2) }),
        ruleId: 'b',
        fingerprint: fingerprint(2),
      }),
      finding({ severity: 'info', location: location({ path: 'a' }) }),
    ];
    const problems = [
      problem({ code: 'corrupt-object' }),
      problem({ path: 'a' }),
      problem({ path: 'b' }),
    ];
    const end = receipt();
    const forwards = await render('json', [...sorted, ...problems, end]);
    const backwards = await render('json', [...problems.toReversed(), ...sorted.toReversed(), end]);
    expect(backwards).toBe(forwards);
    const { findings } = JSON.parse(forwards);
    const keys = findings.map((f: Record<string, unknown>) => [
      f['severity'],
      f['path'],
      f['startLine'],
      f['startColumn'],
      f['ruleId'],
      f['fingerprint'],
    ]);
    expect(keys).toEqual(
      sorted.map((f) => [
        f.severity,
        f.location.path,
        f.location.start.line,
        f.location.start.column,
        f.ruleId,
        f.fingerprint,
      ]),
    );
  });

  test('a run without a receipt has none', async () => {
    expect(JSON.parse(await render('json', [finding()])).receipt).toBeNull();
  });

  test('leaves nothing in its text that a terminal acts on', async () => {
    const path = 'a\u009b31m\u202e\u{e0041}\u2028\u007f';
    const output = await render('json', [finding({ location: location({ path }) })]);
    expect(output).toMatch(/^[\n\x20-\x7e…]*$/);
    expect(JSON.parse(output).findings[0].path).toBe(path);
  });
});

describe('jsonl', () => {
  test('writes each event as it comes, one object a line', async () => {
    const output = await render('jsonl', [FULL, problem(), receipt()]);
    const lines = output
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ type, schemaVersion }) => [type, schemaVersion])).toEqual([
      ['finding', 1],
      ['problem', 1],
      ['receipt', 1],
    ]);
    const document = JSON.parse(await render('json', [FULL, problem(), receipt()]));
    expect(lines[0]).toEqual({ type: 'finding', schemaVersion: 1, ...document.findings[0] });
    expect(lines[1]).toEqual({ type: 'problem', schemaVersion: 1, ...document.problems[0] });
    expect(lines[2]).toEqual({ type: 'receipt', schemaVersion: 1, ...document.receipt });
  });
});
