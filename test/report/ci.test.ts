import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import {
  commit,
  finding,
  fingerprint,
  location,
  position,
  PREVIEW,
  problem,
  receipt,
  render,
} from './events.ts';
import { parseWorkflowCommands } from './parsers.ts';

describe('github', () => {
  test('annotates the line, with what to do', async () => {
    const output = await render('github', [finding(), receipt({ findings: 1 })]);
    const [command, ...rest] = parseWorkflowCommands(output);
    expect(rest).toEqual([]);
    expect(command).toMatchObject({
      name: 'error',
      properties: {
        file: 'src/config.ts',
        line: '12',
        endLine: '12',
        col: '20',
        title: 'critical: AWS secret access key',
      },
    });
    const lines = command?.message.split('\n') ?? [];
    expect(lines[0]).toBe(`AWS secret access key (${PREVIEW}) in src/config.ts:12:20`);
    expect(lines).toContain('1. Create a second key with `aws iam create-access-key`.');
    expect(lines.at(-1)).toBe(
      `If it is meant to stay: keyscan allow ${fingerprint(1)} --reason "why it is harmless"`,
    );
    expect(output).toContain(
      '\nkeyscan: 1 finding: 1 critical.\nkeyscan: scanned: all refs: 1,234 commits',
    );
  });

  test('escapes what would end a property, a line or the command', async () => {
    const path = 'a,b:c%0Ad::e\nf\rg=h';
    const output = await render('github', [finding({ location: location({ path }) })]);
    expect(output.split('\n')[0]).toContain('file=a%2Cb%3Ac%250Ad%3A%3Ae%0Af%0Dg=h,line=12,');
    const [command] = parseWorkflowCommands(output);
    expect(command?.properties['file']).toBe(path);
  });

  test.each([
    ['critical', 'error'],
    ['high', 'error'],
    ['medium', 'warning'],
    ['low', 'notice'],
    ['info', 'notice'],
  ] as const)('a finding of severity %s is an %s', async (severity, name) => {
    const [command] = parseWorkflowCommands(
      await render('github', [finding({ severity }), receipt()]),
    );
    expect(command?.name).toBe(name);
  });

  test('a message has no file to annotate', async () => {
    const inMessage = finding({
      location: {
        kind: 'commit-message',
        commit: commit(),
        start: position(1, 1),
        end: position(1, 9),
      },
    });
    const [command] = parseWorkflowCommands(await render('github', [inMessage, receipt()]));
    expect(Object.keys(command?.properties ?? {})).toEqual(['title']);
    expect(command?.message).toContain('in message of commit 1a2b3c4d5e1a:1:1');
  });

  test('says that a scan is incomplete, also when it broke off', async () => {
    const commands = parseWorkflowCommands(
      await render('github', [problem({ path: 'a' }), receipt({ complete: false })]),
    );
    expect(commands.map(({ name, properties }) => [name, properties['title']])).toEqual([
      ['error', 'keyscan: missing-object'],
      ['error', 'keyscan: incomplete scan'],
    ]);
    expect(commands[0]?.message).toBe('a: an object is missing\nRun `git fetch` and scan again.');
    expect(parseWorkflowCommands(await render('github', []))).toHaveLength(1);
    expect(await render('github', [receipt()])).toMatch(/^keyscan: No secrets found\.\n/);
  });
});

/** The parts of GitLab's secret detection schema, version 15, that bear on this report. */
const GITLAB_SCHEMA = {
  type: 'object',
  required: ['version', 'scan', 'vulnerabilities'],
  properties: {
    version: { pattern: String.raw`^15\.\d+\.\d+$` },
    scan: {
      required: ['analyzer', 'scanner', 'type', 'start_time', 'end_time', 'status'],
      properties: {
        analyzer: { $ref: '#/definitions/tool' },
        scanner: { $ref: '#/definitions/tool' },
        type: { const: 'secret_detection' },
        start_time: { $ref: '#/definitions/time' },
        end_time: { $ref: '#/definitions/time' },
        status: { enum: ['success', 'failure'] },
        messages: {
          items: {
            required: ['level', 'value'],
            properties: { level: { enum: ['info', 'warn', 'fatal'] }, value: { minLength: 1 } },
          },
        },
      },
    },
    vulnerabilities: {
      items: {
        required: ['id', 'identifiers', 'location'],
        properties: {
          id: { type: 'string', minLength: 1 },
          name: { type: 'string', maxLength: 255 },
          description: { type: 'string', maxLength: 1048576 },
          severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
          solution: { type: 'string', maxLength: 7000 },
          identifiers: {
            minItems: 1,
            items: {
              required: ['type', 'name', 'value'],
              properties: {
                type: { minLength: 1 },
                name: { minLength: 1 },
                value: { minLength: 1 },
              },
            },
          },
          links: { items: { required: ['url'], properties: { url: { pattern: '^https?://' } } } },
          location: {
            required: ['commit'],
            properties: {
              file: { type: 'string' },
              start_line: { type: 'number' },
              end_line: { type: 'number' },
              commit: { required: ['sha'], properties: { sha: { type: 'string', minLength: 1 } } },
            },
          },
        },
      },
    },
  },
  definitions: {
    time: { type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$` },
    tool: {
      required: ['id', 'name', 'version', 'vendor'],
      properties: {
        id: { minLength: 1 },
        name: { minLength: 1 },
        version: { minLength: 1 },
        vendor: { required: ['name'], properties: { name: { minLength: 1 } } },
      },
    },
  },
};

describe('gitlab', () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(GITLAB_SCHEMA);

  test('keeps to the shape that GitLab reads', async () => {
    const long = finding({
      title: 'T'.repeat(400),
      advice: { leaked: ['L'.repeat(9000)] },
      references: ['not an address', 'https://docs.example.org/'],
      fingerprint: fingerprint(2),
    });
    const inHistory = finding({ location: location({ commit: commit() }), atHead: true });
    const report = JSON.parse(await render('gitlab', [long, inHistory, problem(), receipt()]));
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.scan).toMatchObject({
      start_time: '2026-01-02T03:04:05',
      end_time: '2026-01-02T03:04:06',
      status: 'failure',
    });
    expect(report.vulnerabilities).toHaveLength(2);
    expect(report.vulnerabilities[0]).toMatchObject({
      severity: 'Critical',
      name: 'AWS secret access key',
      identifiers: [
        { type: 'keyscan_rule_id', value: 'aws-secret-access-key' },
        { type: 'keyscan_fingerprint', value: fingerprint(1) },
      ],
      location: {
        file: 'src/config.ts',
        start_line: 12,
        end_line: 12,
        commit: {
          sha: commit().oid,
          author: 'Jo Doe',
          date: '2024-05-06',
          message: 'add settings',
        },
      },
    });
    expect(report.vulnerabilities[1].location.commit).toEqual({ sha: '0000000' });
    expect(report.vulnerabilities[1].links).toEqual([{ url: 'https://docs.example.org/' }]);
  });

  test('tells a clean run from a broken-off one', async () => {
    const clean = JSON.parse(await render('gitlab', [receipt()]));
    expect(validate(clean), JSON.stringify(validate.errors)).toBe(true);
    expect(clean.scan.status).toBe('success');
    expect(clean.vulnerabilities).toEqual([]);
    const broken = JSON.parse(await render('gitlab', []));
    expect(validate(broken), JSON.stringify(validate.errors)).toBe(true);
    expect(broken.scan.status).toBe('failure');
  });
});
