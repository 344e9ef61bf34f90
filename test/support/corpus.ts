/**
 * Reads the corpus and the examples in rules. Both are written so that no scanner takes this
 * repository for a leak; corpus/README.md explains the notation.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  ALPHANUMERIC,
  BASE64,
  BASE64_URL,
  createCredentials,
  type TestCredentials,
} from './credentials.ts';

/** A value that a scan must find. */
export interface Expected {
  readonly ruleId: string;
  /** The line it begins on, from 1. */
  readonly line: number;
  /** Without the encodings it has in the text. */
  readonly secret: string;
}

export interface CorpusCase {
  /** `theme/name`, for the test's title. */
  readonly name: string;
  readonly path: string;
  /** Why it is to be found or to be left alone; cases without expectations must say. */
  readonly why: string | undefined;
  readonly bytes: Uint8Array;
  /** Milliseconds since the epoch at which it is scanned. */
  readonly now: number;
  readonly expected: readonly Expected[];
  /** What is found besides when rules that are off by default are switched on. */
  readonly optIn: readonly Expected[];
}

/** A text without its marks, and where they were. */
export interface Marked {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

const DEFUSED = '·';
const DEFAULT_TIME = '2026-11-22T00:00:00Z';

/** Takes `·` and the marks « » out of an example in a rule. */
export function readExample(source: string): Marked {
  const marks: { start: number; end: number }[] = [];
  let text = '';
  let start = 0;
  for (const char of source.replaceAll(DEFUSED, '')) {
    if (char === '«') start = Buffer.byteLength(text);
    else if (char === '»') marks.push({ start, end: Buffer.byteLength(text) });
    else text += char;
  }
  return { text, marks };
}

/** All cases below `directory`, in the order of their files. Throws on a case that says nothing. */
export function readCorpus(directory: string): CorpusCase[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.txt'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .flatMap((file) => readCases(relative(directory, file), readFileSync(file, 'utf8')));
}

const HEADERS = ['path', 'why', 'eol', 'encoding', 'bom', 'end', 'at'] as const;
type Header = (typeof HEADERS)[number];

/** `=== name`, `header: value` lines, a line of `---`, and the text up to the next `=== `. */
export function readCases(file: string, source: string): CorpusCase[] {
  const theme = file.replace(/\.txt$/, '');
  const [preamble = '', ...blocks] = source.split(/^=== /m);
  if (preamble.trim() !== '' && !preamble.startsWith('#'))
    throw new Error(`${file}: text before the first case`);
  return blocks.map((block) => readCase(theme, block));
}

function readCase(theme: string, block: string): CorpusCase {
  const cut = block.indexOf('\n---\n');
  if (cut < 0) throw new Error(`${theme}: no --- line in '${block.slice(0, 40)}'`);
  const [title = '', ...headerLines] = block.slice(0, cut).split('\n');
  const name = `${theme}/${title.trim()}`;
  const headers = readHeaders(name, headerLines);
  const body = block.slice(cut + '\n---\n'.length).replace(/\n+$/, '');
  const { text, found } = expand(body + (headers.end === 'none' ? '' : '\n'), name);
  const expected = found.filter((mark) => !mark.optIn);
  if (expected.length === 0 && headers.why === undefined)
    throw new Error(`${name}: says neither what nor why`);
  return {
    name,
    path: headers.path ?? 'file.txt',
    why: headers.why,
    bytes: encode(text, headers),
    now: Date.parse(headers.at ?? DEFAULT_TIME),
    expected: expected.map((mark) => mark.expected),
    optIn: found.filter((mark) => mark.optIn).map((mark) => mark.expected),
  };
}

function readHeaders(name: string, lines: readonly string[]): Partial<Record<Header, string>> {
  const headers: Partial<Record<Header, string>> = {};
  for (const line of lines.filter((candidate) => candidate.trim() !== '')) {
    const [, key = '', value = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
    const header = HEADERS.find((known) => known === key);
    if (header === undefined) throw new Error(`${name}: unknown header '${line}'`);
    headers[header] = value;
  }
  return headers;
}

function encode(text: string, headers: Partial<Record<Header, string>>): Uint8Array {
  let result = headers.eol === 'crlf' ? text.replaceAll('\n', '\r\n') : text;
  if (headers.bom === 'yes') result = `\ufeff${result}`;
  if (headers.encoding === 'utf-16le') return Buffer.from(result, 'utf16le');
  if (headers.encoding === 'utf-16be') return Buffer.from(result, 'utf16le').swap16();
  if (headers.encoding === 'latin1') return Buffer.from(result, 'latin1');
  return Buffer.from(result);
}

interface FoundMark {
  readonly optIn: boolean;
  readonly expected: Expected;
}

// «?kind:label|encoding value» and ‹kind:label|encoding›.
const MARK =
  /«(?<optIn>\?)?(?<kind>[a-z0-9-]+)(?::(?<label>\w+))?(?<encodings>(?:\|\w+)*)(?: (?<value>[^»]*))?»|‹(?<decoy>[a-z0-9-]+)(?::(?<decoyLabel>\w+))?(?<decoyEncodings>(?:\|\w+)*)›/g;

function expand(source: string, seed: string): { text: string; found: FoundMark[] } {
  const found: FoundMark[] = [];
  let text = '';
  let copied = 0;
  for (const mark of source.matchAll(MARK)) {
    text += source.slice(copied, mark.index).replaceAll(DEFUSED, '');
    copied = mark.index + mark[0].length;
    const groups = mark.groups ?? {};
    const kind = groups['kind'] ?? groups['decoy'] ?? '';
    const label =
      groups['label'] ??
      groups['decoyLabel'] ??
      (groups['kind'] === undefined ? `${mark.index}` : '');
    const given = groups['value']?.replaceAll(DEFUSED, '');
    const raw =
      given ?? generate(kind, label === '' ? `${seed} ${mark.index}` : `${seed} ${label}`);
    const encodings = (groups['encodings'] ?? groups['decoyEncodings'] ?? '').split('|').slice(1);
    const written = encodings.reduce(applyEncoding, raw.replace(/[⟨⟩]/g, ''));
    if (groups['kind'] !== undefined) {
      const line = text.split('\n').length;
      const secret = raw.replace(/⟨[^⟩]*⟩/g, '');
      found.push({
        optIn: groups['optIn'] !== undefined,
        expected: { ruleId: kind, line, secret },
      });
    }
    text += written;
  }
  text += source.slice(copied).replaceAll(DEFUSED, '');
  if (/[«»‹›⟨⟩]/.test(text)) throw new Error(`${seed}: a mark that cannot be read`);
  return { text, found };
}

function applyEncoding(value: string, encoding: string): string {
  switch (encoding) {
    case 'base64':
      return Buffer.from(value).toString('base64');
    case 'base64nl':
      return Buffer.from(`${value}\n`).toString('base64');
    case 'percent':
      return encodeURIComponent(value);
    case 'slash':
      return value.replaceAll('/', '\\/');
    case 'unicode':
      return value.replace(
        /[+/=]/g,
        (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    case 'xml':
      return value.replace(/[+/=]/g, (char) => `&#x${char.charCodeAt(0).toString(16)};`);
    case 'json':
      return JSON.stringify(value).slice(1, -1);
    case 'split':
      return `${value.slice(0, value.length / 2)}" + "${value.slice(value.length / 2)}`;
    case 'indent':
      return value.replaceAll('\n', '\n    ');
    default:
      throw new Error(`unknown encoding '${encoding}'`);
  }
}

const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';

const GENERATORS: Readonly<Record<string, (made: TestCredentials) => string>> = {
  'aws-access-key-id': (made) => made.accessKeyId(),
  'aws-root-access-key-id': (made) => made.accessKeyId(),
  'aws-temp-access-key-id': (made) => made.temporaryKeyId(),
  'aws-secret-access-key': (made) => made.secretAccessKey(),
  'aws-root-secret-access-key': (made) => made.secretAccessKey(),
  'aws-session-token': (made) => made.sessionToken(700),
  'aws-ses-smtp-password': (made) => made.sesSmtpPassword(),
  'aws-bedrock-api-key': (made) => made.bedrockKey(),
  'aws-cloudwatch-logs-api-key': (made) => made.cloudWatchLogsKey(),
  'aws-codecommit-git-password': (made) => made.servicePassword(),
  'aws-service-specific-password': (made) => made.servicePassword(),
  'aws-mfa-seed': (made) => made.mfaSeed(),
  'aws-console-password': (made) => made.password(),
  'aws-root-password': (made) => made.password(14),
  'aws-db-password': (made) => made.password(16),
  'aws-account-id': (made) => made.account(),
  'aws-sso-access-token': (made) =>
    `aoaAAAAAG${made.chars(110, BASE64_URL)}:${made.chars(100, BASE64_URL)}`,
  'aws-sso-refresh-token': (made) =>
    `aorAAAAAG${made.chars(110, BASE64_URL)}:${made.chars(100, BASE64_URL)}`,
  'aws-login-refresh-token': (made) => made.chars(300, BASE64_URL),
  'aws-signin-oauth-token': (made) => `ASOA${made.chars(300, BASE64_URL)}`,
  'aws-federation-signin-token': (made) => made.chars(500, BASE64_URL),
  'aws-appsync-api-key': (made) => `da2-${made.chars(26, LOWER_ALPHANUMERIC)}`,
  'aws-cognito-client-secret': (made) => made.chars(51, LOWER_ALPHANUMERIC),
  'aws-ivs-stream-key': (made) =>
    `sk_eu-west-1_${made.chars(12, ALPHANUMERIC)}_${made.chars(22, ALPHANUMERIC)}`,
  'amazon-lwa-client-secret': (made) => `amzn1.oa2-cs.v1.${made.chars(64, HEX)}`,
  'amazon-lwa-refresh-token': (made) => `Atzr|IwEB${made.chars(300, BASE64_URL)}`,
  'amazon-lwa-access-token': (made) => `Atza|IwEB${made.chars(300, BASE64_URL)}`,
  'generic-password': (made) => made.password(),
  'generic-secret': (made) => made.chars(32, ALPHANUMERIC),
  'generic-url-password': (made) => made.chars(14, ALPHANUMERIC),
  'generic-command-password': (made) => made.chars(14, ALPHANUMERIC),
  'generic-argument-password': (made) => made.password(),
  'generic-credential-file': (made) => made.chars(14, ALPHANUMERIC),
  'generic-authorization-header': (made) => made.chars(40, ALPHANUMERIC),
  hex16: (made) => made.chars(16, HEX),
  hex32: (made) => made.chars(32, HEX),
  alnum24: (made) => made.chars(24, ALPHANUMERIC),
  hex40: (made) => made.chars(40, HEX),
  hex64: (made) => made.chars(64, HEX),
  alnum40: (made) => made.chars(40, ALPHANUMERIC),
  base64: (made) => made.chars(120, BASE64),
  base64url: (made) => made.chars(120, BASE64_URL),
  'base64-lines': (made) => Array.from({ length: 6 }, () => made.chars(64, BASE64)).join('\n'),
  'base64-lines40': (made) => Array.from({ length: 6 }, () => made.chars(40, BASE64)).join('\n'),
  'pem-body': (made) => made.pem('X').split('\n').slice(1, -1).join('\n'),
  'user-id': (made) => `AIDA${made.accessKeyId().slice(4)}Q`,
  'role-id': (made) => `AROA${made.accessKeyId().slice(4)}Q`,
  'key-pair-id': (made) => `APKA${made.accessKeyId().slice(4)}`,
};

function generate(kind: string, seed: string): string {
  const make = GENERATORS[kind];
  if (make === undefined) throw new Error(`nothing generates '${kind}'`);
  return make(createCredentials(`${seed} ${kind}`));
}
