/** `keyscan files`, the settings files, and wrong use, through the built program. */

import { createReadStream, openSync, closeSync, writeSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCredentials } from '../support/credentials.ts';
import { BIN, keyscan, keyscanJson } from '../support/keyscan.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const credentials = createCredentials('files');
const KEY_ID = credentials.accessKeyId();
const SECRET = credentials.secretAccessKey();
const LEAK = `AWS_ACCESS_KEY_ID=${KEY_ID}\nAWS_SECRET_ACCESS_KEY=${SECRET}\n`;

let repository: TestRepository;

beforeEach(() => {
  repository = createRepository();
});

afterEach(() => {
  repository.cleanup();
});

describe('keyscan files', () => {
  it('finds a pair in a file, a folder and standard input', () => {
    repository.write('src/app.env', LEAK);
    for (const args of [['src/app.env'], ['.']]) {
      const { status, findings } = keyscanJson(repository, ['files', ...args]);
      expect(status).toBe(1);
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatchObject({
        ruleId: 'aws-secret-access-key',
        severity: 'high',
        path: 'src/app.env',
        startLine: 2,
      });
      expect(findings[0]?.parts.map((part) => [part.ruleId, part.startLine])).toEqual([
        ['aws-access-key-id', 1],
        ['aws-secret-access-key', 2],
      ]);
    }
    const piped = keyscanJson(repository, ['files', '-'], { input: LEAK });
    expect(piped.findings).toHaveLength(1);
  });

  it('gives the same bytes twice, but for the time', () => {
    repository.write('a.env', LEAK);
    const [first, second] = [1, 2].map(() =>
      keyscan(repository, ['files', '.', '--format', 'json']).stdout.replace(
        /"(elapsedMs|startedAt|time)": ?[^,\n]+/g,
        '',
      ),
    );
    expect(first).toBe(second);
  });

  it('reports nothing in excluded paths, counts it, and finds it on request', () => {
    repository.write('vendor/lib/keys.env', LEAK);
    repository.write('package-lock.json', LEAK);
    const hidden = keyscanJson(repository, ['files', 'vendor/lib/keys.env', 'package-lock.json']);
    expect(hidden.status).toBe(0);
    expect(hidden.receipt.silenced['excludedPaths']).toBe(2);
    const shown = keyscanJson(repository, ['files', 'package-lock.json', '--no-default-excludes']);
    expect(shown.status).toBe(1);
  });

  it('honours inline comments with the rule and a reason only', () => {
    repository.write(
      'a.env',
      LEAK.replace(/$/, '').replace(
        `${SECRET}\n`,
        `${SECRET} # keyscan:allow aws-secret-access-key -- rotated\n`,
      ),
    );
    repository.write(
      'b.env',
      LEAK.replace(`${SECRET}\n`, `${SECRET} # keyscan:allow aws-secret-access-key\n`),
    );
    const { findings, receipt } = keyscanJson(repository, ['files', '.']);
    expect(findings.map(({ path }) => path)).toEqual(['b.env']);
    expect(receipt.silenced['inline']).toBe(1);
  });

  it('keeps to .keyscan.toml', () => {
    repository.write('fixtures/a.env', LEAK);
    repository.write('b.env', `# ${KEY_ID}\n`);
    repository.write(
      '.keyscan.toml',
      'exclude = ["fixtures/**"]\n[rules.aws-access-key-id]\nseverity = "info"\n',
    );
    const { findings, status } = keyscanJson(repository, ['files', '.']);
    expect(findings.map(({ path, severity }) => [path, severity])).toEqual([['b.env', 'info']]);
    expect(status).toBe(0);
    expect(keyscan(repository, ['files', '.', '--fail-on', 'info']).status).toBe(1);
  });

  it('knows a fingerprint again after lines moved and line ends changed', () => {
    repository.write('a.env', LEAK);
    const before = keyscanJson(repository, ['files', '.']).findings[0]?.fingerprint ?? '';
    expect(keyscan(repository, ['allow', before, '--reason', 'a test']).status).toBe(0);
    repository.write('moved/b.env', `# one\n# two\n${LEAK}`.replaceAll('\n', '\r\n'));
    const after = keyscanJson(repository, ['files', '.']);
    expect(after.findings).toEqual([]);
    expect(after.receipt.silenced['allowList']).toBe(2);
  });

  it('reports an entry that matches nothing', () => {
    repository.write('a.env', LEAK);
    const { fingerprint } = keyscanJson(repository, ['files', '.']).findings[0] ?? {
      fingerprint: '',
    };
    keyscan(repository, ['allow', fingerprint, '--reason', 'a test']);
    repository.write('a.env', 'clean\n');
    const { receipt, status } = keyscanJson(repository, ['files', '.']);
    expect(status).toBe(0);
    expect(receipt.allowListRemarks).toHaveLength(1);
  });

  it('stays below 256 MB with a single line of 200 MB that ends with a key', async () => {
    const file = join(repository.dir, 'big.json');
    const descriptor = openSync(file, 'w');
    const piece = '"abcdefghijklmnopqrstuvwxyz",'.repeat(40_000);
    for (let written = 0; written < 200_000_000; written += piece.length)
      writeSync(descriptor, piece);
    writeSync(descriptor, `"${KEY_ID}","${SECRET}"`);
    closeSync(descriptor);
    const child = spawn(
      process.execPath,
      [
        '--require',
        join(import.meta.dirname, '../support/peak-memory.cjs'),
        BIN,
        'files',
        '-',
        '--format',
        'json',
      ],
      {
        cwd: repository.dir,
        env: repository.env,
      },
    );
    createReadStream(file).pipe(child.stdin);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    await new Promise((resolve) => child.on('close', resolve));
    const report = JSON.parse(stdout) as { findings: { startLine: number; startColumn: number }[] };
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]?.startLine).toBe(1);
    expect(report.findings[0]?.startColumn).toBeGreaterThan(200_000_000);
    const peak = Number(/peak memory: (\d+) MB/.exec(stderr)?.[1]);
    expect(peak).toBeGreaterThan(30);
    expect(peak).toBeLessThan(256);
  });
});

describe('wrong use', () => {
  it.each<[string, string[], RegExp]>([
    ['an unknown command', ['stagd'], /unknown command 'stagd'[\s\S]*keyscan staged/],
    ['an unknown option', ['staged', '--formt', 'json'], /unknown option --formt[\s\S]*--format/],
    ['an unknown format', ['files', '.', '--format', 'jsn'], /'jsn'[\s\S]*json/],
    ['an unknown rule', ['files', '.', '--rule', 'aws-secret-acces-key'], /aws-secret-access-key/],
    [
      'an option of another command',
      ['staged', '--reason', 'x'],
      /--reason is not an option of keyscan staged/,
    ],
    ['a missing argument', ['files'], /files needs an argument/],
    ['a surplus argument', ['staged', 'src'], /does not take 'src'/],
    ['a missing file', ['files', 'nowhere.txt'], /nowhere\.txt/],
    ['a missing configuration', ['files', '.', '--config', 'nowhere.toml'], /nowhere\.toml/],
    [
      'a report that cannot be written',
      ['files', '.', '--output', 'no/such/folder/x.json'],
      /no\/such\/folder/,
    ],
    ['a bad size', ['files', '.', '--max-file-size', 'huge'], /not a size/],
    ['an allow without a reason', ['allow', 'v1-00000000000000000000000000000000'], /reason/],
  ])('gives one clear line and status 2 for %s', (_, args, message) => {
    const { status, stdout, stderr } = keyscan(repository, args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^keyscan: /);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(2);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('answers --help and --version', () => {
    expect(keyscan(repository, ['--help']).stdout).toContain('keyscan');
    expect(keyscan(repository, ['staged', '--help']).stdout).toContain('--format');
    expect(keyscan(repository, ['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
