/**
 * No output ever holds a secret, whatever kind it is of and wherever it stands: the built program is
 * run over a repository that is full of them, and everything it writes is searched for pieces of
 * them, plain and encoded.
 */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMAT_NAMES } from '../../src/report/formats.ts';
import { ALPHANUMERIC, createCredentials } from '../support/credentials.ts';
import { keyscan, keyscanJson, type Result, type RunOptions } from '../support/keyscan.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const credentials = createCredentials('no-secrets');

/** Text with secrets, and these. Ids are no secrets. */
interface Plant {
  readonly text: string;
  readonly secrets: readonly string[];
}

/** One of each kind that test/support/credentials.ts can make. */
const KINDS: Readonly<Record<string, () => Plant>> = {
  'access key': () => pair(credentials.accessKeyId()),
  'old access key': () => pair(credentials.oldAccessKeyId()),
  'temporary key': () => {
    const token = credentials.sessionToken();
    const { text, secrets } = pair(credentials.temporaryKeyId());
    return { text: `${text}AWS_SESSION_TOKEN=${token}\n`, secrets: [...secrets, token] };
  },
  'session token': () =>
    named((value) => `export AWS_SESSION_TOKEN="${value}"`, credentials.sessionToken(600)),
  'lone secret': () =>
    named((value) => `aws_secret_access_key: ${value}`, credentials.secretAccessKey()),
  'SES password': () => named(smtp, credentials.sesSmtpPassword()),
  'old SES password': () => named(smtp, credentials.sesSmtpPassword(2)),
  'Bedrock key': () =>
    named((value) => `AWS_BEARER_TOKEN_BEDROCK=${value}`, credentials.bedrockKey()),
  'CloudWatch Logs key': () =>
    named((value) => `LOGS_TOKEN=${value}`, credentials.cloudWatchLogsKey()),
  'service password': () =>
    named(
      (value) => `{"ServicePassword": "${value}", "ServiceUserName": "ana-at-482910573846"}`,
      credentials.servicePassword(),
    ),
  'MFA seed': () =>
    named((value) => `"VirtualMFADevice": {"Base32StringSeed": "${value}"}`, credentials.mfaSeed()),
  'console password': () =>
    named(
      (value) => `aws iam create-login-profile --user-name ana --password '${value}'`,
      credentials.password(24),
    ),
  'private key': () => named((value) => value, credentials.pem(['RSA', 'PRIVATE KEY'].join(' '))),
};

function pair(id: string): Plant {
  const secret = credentials.secretAccessKey();
  return { text: `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\n`, secrets: [secret] };
}

function named(around: (value: string) => string, secret: string): Plant {
  return { text: `${around(secret)}\n`, secrets: [secret] };
}

function smtp(value: string): string {
  return `host = "email-smtp.eu-west-1.amazonaws.com"\nEMAIL_HOST_PASSWORD = "${value}"`;
}

/** Paths that a report has to be careful with; `secret` is one in that file. */
const PATHS: readonly ((secret: string) => string)[] = [
  () => 'plain.txt',
  () => '-rf --output=x.txt',
  () => 'line\nend\r::error::x.txt',
  () => '\u001b[31mred\u001b]8;;x:\u0007.txt',
  () => '"quoted" \'both\' `ways` $(x).txt',
  () => '<script>&amp;]]>-->.txt',
  () => '%0A%25 |=1+1,\t;.txt',
  () => '\u202egnp.txt',
  (secret) => `backup/${secret}.txt`,
  (secret) => `AWS_SECRET_ACCESS_KEY=${secret}.txt`,
];

/** Ways of writing a text that are read through. */
const SPELLINGS: readonly ((text: string) => string | Uint8Array)[] = [
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `${JSON.stringify({ config: text })}\n`,
  (text) => `data: ${Buffer.from(text).toString('base64')}\n`,
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => `const config = \`${text}\`; // ${'and so on '.repeat(200)}\n`,
];

const secrets: string[] = [];

function plant(kind: string): Plant {
  const make = KINDS[kind];
  if (make === undefined) throw new Error(kind);
  const made = make();
  made.secrets.forEach(remember);
  return made;
}

function remember(secret: string): void {
  secrets.push(secret);
  for (const piece of piecesOf(secret)) pieces.add(piece);
}

/** As it may stand in a path: of one line, without the empty components that git refuses. */
function inPath(secret: string): string {
  return /\n|^\/|\/\//.test(secret) ? 'no path' : secret;
}

/** A secret that may stand in names of refs. */
function simpleSecret(): string {
  const secret = credentials.chars(40, ALPHANUMERIC);
  remember(secret);
  return secret;
}

let repository: TestRepository;
let folder: string;
/** How many files were planted, each with at least one finding. */
let files = 0;

beforeAll(() => {
  repository = createRepository();
  folder = mkdtempSync(join(tmpdir(), 'keyscan-no-secrets-'));
  const stream = new ImportStream();
  for (const kind of Object.keys(KINDS)) {
    for (const [index, path] of PATHS.entries()) {
      const { text, secrets: own } = plant(kind);
      const spelling = SPELLINGS[index % SPELLINGS.length] ?? String;
      stream.file(`${kind}/${path(inPath(own[0] ?? ''))}`, spelling(text));
      files += 1;
    }
  }
  const inName = simpleSecret();
  const inMessage = simpleSecret();
  const inTag = simpleSecret();
  stream.file('names.env', `AWS_SECRET_ACCESS_KEY=${inName}\n`);
  stream.file(`${simpleSecret()}/other.env`, plant('access key').text);
  stream.file('late.env', `AWS_SECRET_ACCESS_KEY=${secrets.at(-2) ?? ''}\n`);
  files += 3;
  stream.commit({
    branch: 'main',
    author: `Ana aws_secret_access_key=${inName}`,
    email: `${inName}@example.com`,
    message: `deploy with AWS_SECRET_ACCESS_KEY=${inMessage}\n\n${plant('temporary key').text}`,
  });
  stream.file('empty.txt', 'nothing\n');
  stream.commit({
    branch: `feature/${inName}`,
    author: 'Ben',
    email: 'ben@example.com',
    message: `aws: ${Buffer.from(plant('access key').text).toString('base64')}\n`,
  });
  stream.tag(`release-${inName}`, `AWS_SECRET_ACCESS_KEY=${inTag}\n`);
  repository.gitBytes(['-c', 'core.protectNTFS=false', 'fast-import', '--quiet'], stream.bytes());
});

afterAll(() => {
  repository.cleanup();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** Input of `git fast-import`, which takes paths that a file system would refuse. */
class ImportStream {
  readonly #parts: Uint8Array[] = [];
  #changes: string[] = [];
  #marks = 0;

  file(path: string, content: string | Uint8Array): void {
    this.#marks += 1;
    this.#add(`blob\nmark :${this.#marks}\n`);
    this.#data(content);
    const quoted = [...Buffer.from(path)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`);
    this.#changes.push(`M 100644 :${this.#marks} "${quoted.join('')}"\n`);
  }

  commit(commit: { branch: string; author: string; email: string; message: string }): void {
    const who = `${commit.author} <${commit.email}> 1700000000 +0000`;
    this.#add(`commit refs/heads/${commit.branch}\nauthor ${who}\ncommitter ${who}\n`);
    this.#data(commit.message);
    if (commit.branch !== 'main') this.#add('from refs/heads/main\n');
    this.#add(this.#changes.join(''));
    this.#changes = [];
  }

  tag(name: string, message: string): void {
    this.#add(`tag ${name}\nfrom refs/heads/main\ntagger T <t@example.com> 1700000000 +0000\n`);
    this.#data(message);
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#parts);
  }

  #add(text: string): void {
    this.#parts.push(Buffer.from(text));
  }

  #data(content: string | Uint8Array): void {
    const bytes = Buffer.from(content);
    this.#add(`data ${bytes.length}\n`);
    this.#parts.push(bytes);
    this.#add('\n');
  }
}

/** Characters: more of a secret than a preview ever shows, which is 4 at a time. */
const PIECE = 10;

/** Text is looked at in steps: of 15 characters that leak, one step falls on a whole piece. */
const STEP = 6;

/** Beginnings that all values of a kind share, and so give nothing away. */
const KNOWN_BEGINNINGS = /^(?:ABSK\w{18}|ACWL\w{24}|IQoJb3JpZ2luX2VjE|MII)/;

/** All pieces of a secret, plain and in base64 at each of the three alignments. */
function* piecesOf(secret: string): Generator<string> {
  for (const line of secret.split('\n')) {
    if (line.startsWith('-----')) continue;
    const own = line.replace(KNOWN_BEGINNINGS, '');
    // Characters at both ends depend on what stands beside.
    const encoded = ['', ' ', '  '].map((shift) =>
      Buffer.from(shift + own)
        .toString('base64')
        .slice(4, -4),
    );
    for (const text of [own, ...encoded]) {
      for (let at = 0; at + PIECE <= text.length; at++) yield text.slice(at, at + PIECE);
    }
  }
}

const pieces = new Set<string>();

function character(digits: string, radix: number): string {
  return String.fromCharCode(Number.parseInt(digits, radix));
}

/** The text as it is and as readers of the formats decode it. */
function readings(text: string): string[] {
  return [
    text,
    text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => character(hex, 16)),
    text
      .replace(/&#x([0-9a-f]{1,4});/gi, (_, hex: string) => character(hex, 16))
      .replace(/&#(\d{1,5});/g, (_, digits: string) => character(digits, 10)),
    text
      .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => character(hex, 16))
      .replaceAll('\\/', '/'),
    stripVTControlCharacters(text),
    // Lines that were broken to fit.
    text.replaceAll(/\s+/g, ''),
  ];
}

function expectNoSecret(...outputs: readonly string[]): void {
  expect(pieces.size).toBeGreaterThan(secrets.length);
  for (const output of outputs) {
    for (const text of new Set(readings(output))) {
      for (let at = 0; at + PIECE <= text.length; at += STEP) {
        if (!pieces.has(text.slice(at, at + PIECE))) continue;
        // The message of the test must not hold the secret either.
        const before = text.slice(Math.max(0, at - 60), at);
        throw new Error(`a piece of a secret after: ${JSON.stringify(before)}`);
      }
    }
  }
}

function run(args: readonly string[], options?: RunOptions): Result {
  const result = keyscan(repository, args, options);
  expectNoSecret(result.stdout, result.stderr);
  // A crash has nothing to hide.
  expect(result.stderr).not.toMatch(/^\s+at |Error:/m);
  expect(result.stdout.length).toBeGreaterThan(100);
  return result;
}

/** Writes every format into files in one run, and searches them. */
function runAllFormats(args: readonly string[], options?: RunOptions): Result {
  const reports = FORMAT_NAMES.map((format) => [format, join(folder, `report.${format}`)] as const);
  const result = run(
    [...args, ...reports.flatMap(([format, file]) => ['--report', `${format}=${file}`])],
    options,
  );
  for (const [, file] of reports) {
    const text = readFileSync(file, 'utf8');
    expect(text).not.toBe('');
    expectNoSecret(text);
  }
  return result;
}

it('all that was planted is found, or its absence would prove nothing', () => {
  const { status, findings, receipt } = keyscanJson(repository, ['history']);
  expect(status).toBe(1);
  expect(receipt.complete).toBe(true);
  const places = findings
    .filter(({ kind }) => kind === 'blob')
    .reduce((sum, { otherLocationCount }) => sum + 1 + otherLocationCount, 0);
  expect(places).toBeGreaterThanOrEqual(files);
  expect(findings.filter(({ kind }) => kind === 'commit-message').length).toBeGreaterThan(2);
  expect(findings.filter(({ kind }) => kind === 'tag-message').length).toBeGreaterThan(0);
  const shown = new Set(findings.map(({ preview }) => preview));
  for (const secret of secrets.filter((value) => /^\w{40}$/.test(value))) {
    expect(shown).toContain(`${secret.slice(0, 4)}…${secret.slice(-2)}`);
  }
});

describe('history', () => {
  it.each(FORMAT_NAMES)('%s', (format) => {
    expect(run(['history', '--format', format, '--verbose', '--timings']).status).toBe(1);
  });

  it('quiet', () => {
    expect(run(['history', '--quiet']).status).toBe(1);
  });

  it('in colour', () => {
    expect(run(['history'], { env: { FORCE_COLOR: '1' } }).status).toBe(1);
  });
});

it('range: every format at once', () => {
  const empty = repository.git('commit-tree', '-m', 'empty', repository.git('mktree'));
  expect(runAllFormats(['range', `${empty}..main`, '--verbose']).status).toBe(1);
});

it('staged: every format at once', () => {
  repository.git('symbolic-ref', 'HEAD', 'refs/heads/unborn');
  repository.git('-c', 'core.protectNTFS=false', 'read-tree', 'main');
  expect(runAllFormats(['staged', '--verbose']).status).toBe(1);
  expect(run(['staged']).status).toBe(1);
});

it('baseline and allow-list: neither in the files nor in what is said about them', () => {
  const file = (name: string): string => readFileSync(join(repository.dir, name), 'utf8');
  const baseline = keyscan(repository, ['baseline']);
  expect(baseline.status).toBe(0);
  expectNoSecret(baseline.stdout, baseline.stderr, file('.keyscan-baseline.json'));
  const accepted = keyscan(repository, ['history', '--verbose']);
  expect(accepted.status).toBe(0);
  expectNoSecret(accepted.stdout, accepted.stderr);

  const { text, secrets: own } = plant('access key');
  repository.write('new.env', text);
  const [finding] = keyscanJson(repository, ['files', 'new.env']).findings;
  const reason = `it is ${own[0]}`;
  const allow = ['allow', finding?.fingerprint ?? '', '--expires', '2999-01-01'];
  const mistaken = keyscan(repository, ['allow', own[0] ?? '', '--reason', 'pasted the secret']);
  expect(mistaken.status).toBe(2);
  expectNoSecret(mistaken.stdout, mistaken.stderr);
  const allowed = keyscan(repository, [...allow, '--reason', reason]);
  expect(allowed.status).toBe(0);
  expectNoSecret(allowed.stdout, allowed.stderr);
  const expired = file('.keyscan-allow.toml').replace('2999-01-01', '2020-01-01');
  repository.write('.keyscan-allow.toml', expired);
  expect(run(['files', 'new.env', '--verbose']).status).toBe(1);
  // A value in a settings file that does not parse.
  for (const name of ['.keyscan-allow.toml', '.keyscan.toml', '.keyscan-baseline.json']) {
    repository.write(name, text);
    const refused = keyscan(repository, ['files', 'new.env']);
    expect(refused.status).toBe(2);
    expectNoSecret(refused.stdout, refused.stderr);
    rmSync(join(repository.dir, name));
  }
});

it('files: every format at once', () => {
  const { text } = plant('temporary key');
  expect(runAllFormats(['files', '-'], { input: text }).status).toBe(1);
});
