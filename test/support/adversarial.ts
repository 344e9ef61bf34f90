/**
 * Histories whose edits are those that a scan of deltas could get wrong: keywords and secrets are
 * split, completed and joined, halves meet where something is deleted, blocks move, line ends and
 * encodings change. Seeded: the same seed gives the same history.
 */

import { createRandom, type Random } from '../kernel/random.ts';

const KEYWORDS = [
  'key=',
  'token',
  'TOKEN',
  'token-of-the-service',
  'near',
  'path=',
  'BEGIN',
  '\nstart-',
];
const PIECES = ['ke', 'y=', 'tok', 'en', '-of-the-service', 'ne', 'ar', 'pa', 'th=', 'BEG', 'IN'];
const SEPARATORS = ['=', ': ', ' = "', '"', "'", ' ', '\n', '" + "', '\\n', '\t', 'END', ''];
const WORDS = [
  'lorem',
  'ipsum',
  'dolor',
  'sit',
  'amet',
  'consectetur',
  'return',
  'const',
  '{',
  '}',
];
const HEX = '0123456789abcdef';

/** Few of the places where a keyword stands have a secret behind them. */
function fragment(random: Random): string {
  const digits = (count: number, alphabet: string): string =>
    Array.from({ length: count }, () => alphabet[random.below(alphabet.length)]).join('');
  switch (random.below(9)) {
    case 0:
      return `key=${digits(random.of([7, 8, 9]), HEX)}`;
    case 1:
      return `token${random.of(SEPARATORS)}${digits(random.of([5, 6, 7]), '0123456789')}`;
    case 2:
      return `${random.of(['path=', 'near='])}${digits(random.of([4, 5]), '0123456789')}`;
    case 3:
      return random.of(PIECES);
    case 4:
      return digits(1 + random.below(9), HEX);
    case 5:
      return random.of(['BEGIN', 'END', Buffer.from(`key=${digits(8, HEX)} `).toString('base64')]);
    case 6:
      return random.of(SEPARATORS);
    default:
      return random.of(KEYWORDS);
  }
}

function line(random: Random): string {
  const words = Array.from({ length: 2 + random.below(9) }, () => random.of(WORDS));
  if (random.below(12) === 0) words[random.below(words.length)] = fragment(random);
  return `${words.join(' ')}\n`;
}

function text(random: Random, lines: number): string {
  return Array.from({ length: lines }, () => line(random)).join('');
}

/** A place in a text: at a keyword, a little before or behind one, or anywhere. */
function placeIn(random: Random, content: string): number {
  const keyword = content.indexOf(random.of(KEYWORDS), random.below(content.length + 1));
  if (keyword < 0 || random.below(4) === 0) return random.below(content.length + 1);
  const distance = random.of([0, 1, 2, 3, 4, 5, 8, 12, 13, 40, 520, 2600]) * random.of([1, -1]);
  return Math.min(content.length, Math.max(0, keyword + distance));
}

const COMPRESSED = '\x1f\x8b\x08\0';
const UTF8_BOM = '\xef\xbb\xbf';

/** One edit. Texts are Latin-1, a character a byte. */
type Edit = (content: string, random: Random) => string;

const EDITS: readonly Edit[] = [
  function insert(content, random) {
    const at = placeIn(random, content);
    return content.slice(0, at) + fragment(random) + content.slice(at);
  },
  function remove(content, random) {
    const at = placeIn(random, content);
    return content.slice(0, at) + content.slice(at + random.of([1, 1, 2, 3, 5, 20, 300]));
  },
  function replace(content, random) {
    const at = placeIn(random, content);
    return content.slice(0, at) + fragment(random) + content.slice(at + random.below(8));
  },
  function move(content, random) {
    const at = placeIn(random, content);
    const block = content.slice(at, at + random.of([5, 60, 700, 4000]));
    const rest = content.slice(0, at) + content.slice(at + block.length);
    const to = placeIn(random, rest);
    return rest.slice(0, to) + block + rest.slice(to);
  },
  function repeat(content, random) {
    const at = placeIn(random, content);
    const block = content.slice(at, at + random.of([5, 60, 700, 4000]));
    const to = placeIn(random, content);
    return content.slice(0, to) + block.repeat(1 + random.below(3)) + content.slice(to);
  },
  function insertLines(content, random) {
    const at = content.indexOf('\n', random.below(content.length + 1)) + 1;
    return content.slice(0, at) + text(random, 1 + random.below(30)) + content.slice(at);
  },
  function prefix(content, random) {
    return fragment(random) + content;
  },
  function suffix(content, random) {
    return content + fragment(random);
  },
  function cutFront(content, random) {
    return content.slice(random.of([1, 2, 10, 100]));
  },
  function cutEnd(content, random) {
    return content.slice(0, -random.of([1, 2, 10, 100]));
  },
];

/** Edits after which nearly nothing is as it was. */
const UPHEAVALS: readonly Edit[] = [
  (content) =>
    content.includes('\r') ? content.replaceAll('\r', '') : content.replaceAll('\n', '\r\n'),
  (content) => content.replaceAll('\n', ' '),
  (content) => (content.startsWith(UTF8_BOM) ? content.slice(UTF8_BOM.length) : UTF8_BOM + content),
  (content) =>
    content.startsWith(COMPRESSED) ? content.slice(COMPRESSED.length) : COMPRESSED + content,
  (content) =>
    content.startsWith('\xff\xfe')
      ? content.replaceAll('\0', '').slice(2)
      : `\xff\xfe${content.replaceAll(/[^]/g, '$&\0')}`,
  (content, random) => content.slice(0, random.below(12)),
  (content, random) => content + text(random, 100),
  (content, random) =>
    content
      .split('\n')
      .toSorted(() => random.below(2) - 0.5)
      .join('\n'),
  () => '',
];

/** Beyond the length that edits keep a text below. */
const LARGE = 100_000;

/** The next version of a text. */
export function edited(content: string, random: Random): string {
  if (content.length < 100) return content + text(random, 60);
  if (random.below(14) === 0) return random.of(UPHEAVALS)(content, random);
  let next = content;
  for (let edits = random.of([1, 1, 1, 2, 5]); edits > 0; edits--) {
    next = random.of(EDITS)(next, random);
  }
  return next.slice(0, 60_000);
}

export interface HistoryOptions {
  readonly files: number;
  readonly versions: number;
  /** A file of 1 MB is among them, too. */
  readonly large?: boolean;
}

/**
 * What `git fast-import` takes: a commit a version, with all files, keywords in messages and in
 * names, and tags. In pieces, to be imported one after the other.
 */
export function historyStreams(
  seed: number,
  { files, versions, large = false }: HistoryOptions,
  pieces: number,
): Buffer[] {
  const random = createRandom(seed);
  const contents = Array.from({ length: files }, (_, i) => text(random, 20 << (i % 5)));
  if (large) contents.push(text(random, 16_000).repeat(2).slice(0, 1_000_000));
  const streams: Buffer[] = [];
  for (let piece = 0; piece < pieces; piece++) {
    const commands: string[] = [];
    for (let version = piece; version < versions; version += pieces) {
      const at = piece * versions + version;
      const message = random.below(3) === 0 ? `${fragment(random)} ${line(random)}` : line(random);
      commands.push(
        `commit refs/heads/main\ncommitter A <a@example.com> ${1_700_000_000 + at} +0000\n`,
        `data ${message.length}\n${message}\n`,
        piece > 0 && version === piece ? 'from refs/heads/main^0\n' : '',
      );
      contents.forEach((content, i) => {
        const body = content.length < LARGE ? edited(content, random) : nudged(content, random);
        contents[i] = body;
        const name = `${i % 3 === 0 ? 'd/' : ''}f${i}${i % 4 === 0 ? '.env' : ''}`;
        commands.push(`M 100644 inline ${name}\ndata ${body.length}\n${body}\n`);
      });
      if (random.below(10) === 0) {
        commands.push(
          `tag v${piece}.${version}\nfrom refs/heads/main\ntagger A <a@example.com> 1700000000 +0000\n`,
          `data ${message.length}\n${message}\n`,
        );
      }
    }
    streams.push(Buffer.from(`${commands.join('')}done\n`, 'latin1'));
  }
  return streams;
}

/** A large text changes seldom, and little. */
function nudged(content: string, random: Random): string {
  if (random.below(8) > 0) return content;
  const at = placeIn(random, content);
  return content.slice(0, at) + fragment(random) + content.slice(at);
}
