import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detection } from '../../src/finding.ts';
import { identify, reveal } from '../../src/finding.ts';
import { createDetector, type Detector } from '../../src/match/detector.ts';
import { scanEntries } from '../../src/match/entry-scan.ts';
import { rulesInMemory } from '../../src/match/prepare-rules.ts';
import { MARGIN } from '../../src/match/windows.ts';
import { createCredentials, type TestCredentials } from '../support/credentials.ts';
import { ID, RULES } from './rules-for-tests.ts';

const detector = createDetector({ rules: rulesInMemory(RULES), now: 0 });

function idOf(credentials: TestCredentials): string {
  return `TKIA${credentials.accessKeyId().slice(4)}`;
}

/** `rule@line:column=value` for every part, joined by `+` for each detection. */
function summary(detections: readonly Detection[]): string[] {
  return detections.map(({ parts }) =>
    parts
      .map(
        (part) => `${part.ruleId}@${part.start.line}:${part.start.column}=${reveal(part.secret)}`,
      )
      .join('+'),
  );
}

function detect(text: string, by: Detector = detector): string[] {
  return summary(by.detect(Buffer.from(text)));
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

describe('the detector', () => {
  const credentials = createCredentials('detector');
  const id = idOf(credentials);
  const secret = credentials.secretAccessKey();
  const other = { id: idOf(credentials), secret: credentials.secretAccessKey() };

  it.each([
    ['assignments', `id = ${id}\nsecret_key = ${secret}\n`, 2, 14],
    ['a name that is weak alone', `id = ${id}\npass: '${secret}'\n`, 2, 8],
    ['no name at all', `${id},${secret}\n`, 1, 22],
    ['an object', `{"key":"${id}","secret_key":"${secret}"}`, 1, 45],
    ['XML', `<n>${id}</n>\n<name>secret_key</name>\n<value>${secret}</value>`, 3, 8],
    ['a folded YAML scalar', `id: ${id}\nsecret_key: >-\n    ${secret}\n`, 3, 5],
  ])('pairs id and secret in %s', (_, text, line, column) => {
    const [found, ...rest] = detector.detect(Buffer.from(text));
    expect(rest).toEqual([]);
    expect(found?.parts.map((part) => reveal(part.secret)).toSorted()).toEqual(
      [id, secret].toSorted(),
    );
    expect(found?.primary.ruleId).toBe('test-secret');
    expect(found?.primary.start).toEqual({ line, column });
    expect(found?.primary.end).toEqual({ line, column: column + 40 });
    expect(found?.severity).toBe('high');
  });

  it('makes two findings of two pairs, each id with its own secret', () => {
    const text = `[a]\nid=${id}\nsecret_key=${secret}\n\n[b]\nid=${other.id}\nsecret_key=${other.secret}\n`;
    expect(detect(text)).toEqual([
      `test-id@2:4=${id}+test-secret@3:12=${secret}`,
      `test-id@6:4=${other.id}+test-secret@7:12=${other.secret}`,
    ]);
  });

  it('prefers the secret of the same section to a nearer one', () => {
    const text = `pass=${other.secret}\n[b]\nid=${id}\n#\n#\nregion=x\nsecret_key=${secret}\n`;
    expect(detect(text)[0]).toBe(`test-id@3:4=${id}+test-secret@7:12=${secret}`);
  });

  it('reports an id and a named secret alone, and a nameless value never', () => {
    expect(detect(`see ${id}`)).toEqual([`test-id@1:5=${id}`]);
    expect(detect(`SECRET_KEY="${secret}"`)).toEqual([`test-secret@1:13=${secret}`]);
    expect(detect(`value = ${secret}`)).toEqual([]);
  });

  it('does not cut a secret out of something longer', () => {
    expect(detect(`secret_key=${secret}A`)).toEqual([]);
    expect(detect(`X${id}`)).toEqual([]);
  });

  it.each<[string, BufferEncoding, number[]]>([
    ['little endian with a mark', 'utf16le', [0xff, 0xfe]],
    ['little endian without', 'utf16le', []],
  ])('reads UTF-16, %s, and both byte orders alike', (_, encoding, mark) => {
    const text = `# größe 😀\nid = ${id}\nsecret_key = ${secret}\n`;
    const little = Buffer.concat([Buffer.from(mark), Buffer.from(text, encoding)]);
    const big = Buffer.from(little).swap16();
    expect(summary(detector.detect(little))).toEqual(detect(text));
    expect(summary(detector.detect(big))).toEqual(detect(text));
    expect(detect(text)).toHaveLength(1);
  });

  it('finds UTF-16 that was appended to other text', () => {
    const text = `plain = 1\nmore text here so that it is not taken for UTF-16 as a whole\n`;
    const tail = Buffer.from(`id = ${id}\r\nsecret_key = ${secret}\r\n`, 'utf16le');
    for (const tailBytes of [tail, Buffer.from(tail).swap16()]) {
      const found = detector.detect(Buffer.concat([Buffer.from(text), tailBytes]));
      expect(found.flatMap(({ parts }) => parts.map((part) => reveal(part.secret)))).toEqual([
        id,
        secret,
      ]);
    }
  });

  it('counts columns in UTF-16 units and does not count a byte-order mark', () => {
    expect(detect(`\u{feff}${id}`)).toEqual([`test-id@1:1=${id}`]);
    expect(detect(`ä😀 ${id}`)).toEqual([`test-id@1:5=${id}`]);
  });

  it('shows no secret in the frame, not even one that no rule knows', () => {
    const unknown = credentials.secretAccessKey();
    const [found] = detector.detect(
      Buffer.from(`zz = ${unknown}\nid=${id}\nsecret_key=${secret} # ${other.secret}\nnext\n`),
    );
    const shown = (found?.frame ?? []).map((line) => line.text).join('\n');
    expect(found?.frame.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(shown).toContain('secret_key=');
    for (const value of [secret, unknown, other.secret]) {
      expect(shown).not.toContain(value);
      expect(shown).not.toContain(value.slice(8, 20));
    }
    const mark = found?.frame.find((line) => line.mark !== undefined);
    expect(mark?.text.slice((mark.mark?.start ?? 0) - 1, (mark.mark?.end ?? 0) - 1)).toBe(
      found?.primary.secret.preview,
    );
  });
});

describe('scanning in windows', () => {
  /** Filler with pieces planted, so that some lie on every kind of window edge. */
  const planted = fc
    .tuple(
      fc.nat(),
      fc.array(fc.tuple(fc.nat(3 * MARGIN), fc.nat(7)), { minLength: 1, maxLength: 12 }),
      fc.constantFrom('\n', ' ', '\r\n', '.'),
    )
    .map(([seed, spots, filler]) => {
      const credentials = createCredentials(seed);
      const id = idOf(credentials);
      const secret = credentials.secretAccessKey();
      const pieces = [
        `id=${id}\nsecret_key=${secret}\n`,
        `{"id":"${id}","pass":"${secret.replaceAll('/', '\\/')}"}`,
        ` ${id} `,
        `\nSECRET_KEY=${secret}\n`,
        `${id},${secret}\n`,
        ` TOK_${'aB3/'.repeat(400)} `,
        ` ${Buffer.from(`id=${id}\nsecret_key=${secret}\n`).toString('base64')} `,
        `secret_key = `,
      ];
      const parts: string[] = [];
      let at = 0;
      for (const [spot, piece] of spots.toSorted((a, b) => a[0] - b[0])) {
        if (spot > at) {
          parts.push(filler.repeat(Math.floor((spot - at) / filler.length)));
          at = spot;
        }
        parts.push(pieces[piece] ?? '');
        at += pieces[piece]?.length ?? 0;
      }
      return Buffer.from(parts.join(''));
    });

  it('finds what scanning whole finds, wherever windows and chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        planted,
        fc.integer({ min: 1, max: MARGIN }),
        fc.integer({ min: 1, max: 100_000 }),
        async (bytes, windowLength, chunk) => {
          const windowed = createDetector({ rules: rulesInMemory(RULES), now: 0, windowLength });
          const streamed = await windowed.detectStream(inChunks(bytes, chunk));
          expect(summary(streamed)).toEqual(summary(detector.detect(bytes)));
          expect(streamed.map(({ frame }) => frame)).toEqual(
            detector.detect(bytes).map(({ frame }) => frame),
          );
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it('finds the same if it is told where keywords stand, whole and in windows', async () => {
    const rules = await rulesInMemory(RULES).whole();
    await fc.assert(
      fc.asyncProperty(
        planted,
        fc.integer({ min: 1, max: MARGIN }),
        fc.integer({ min: 1, max: 100_000 }),
        async (bytes, windowLength, chunk) => {
          const keywords: number[] = [];
          scanEntries(rules.tables, bytes, 0, bytes.length, (entry, at) =>
            keywords.push(at, entry),
          );
          const expected = summary(detector.detect(bytes));
          expect(summary(detector.detect(bytes, undefined, { rules, keywords }))).toEqual(expected);
          const windowed = createDetector({ rules: rulesInMemory(RULES), now: 0, windowLength });
          const chunks = inChunks(bytes, chunk);
          const streamed = await windowed.detectStream(chunks, undefined, { rules, keywords });
          expect(summary(streamed)).toEqual(expected);
          expect(detector.detect(bytes, undefined, { rules, keywords: [] })).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);

  it('recognises UTF-16 whose first chunk is a single byte', async () => {
    const id = idOf(createCredentials('utf16'));
    const bytes = Buffer.from(`\u{feff}id = ${id}\n`.repeat(3), 'utf16le');
    expect(summary(await detector.detectStream(inChunks(bytes, 1)))).toEqual(
      summary(detector.detect(bytes)),
    );
    expect(detector.detect(bytes)).toHaveLength(3);
  });
});

describe('what the secret is told by', () => {
  it('is more than its text where a rule says so', () => {
    const rule = {
      ...ID,
      id: 'test-block',
      forms: [
        {
          keywords: ['BEGIN-BLOCK'],
          secret: /BEGIN-BLOCK/,
          after: /\n(?<body>[a-z]{8})/,
          check: ({ groups }: { groups: Readonly<Record<string, string | undefined>> }) => ({
            identity: groups['body'] ?? '',
          }),
        },
      ],
    };
    const blocks = createDetector({ rules: rulesInMemory([rule]), now: 0 });
    const [first, second, third] = blocks.detect(
      Buffer.from('BEGIN-BLOCK\nabcdefgh\nBEGIN-BLOCK\nhgfedcba\nBEGIN-BLOCK\nabcdefgh\n'),
    );
    const told = [first, second, third].map((found) =>
      found === undefined ? undefined : identify(found.primary.secret),
    );
    expect(told[0]).not.toBe(told[1]);
    expect(told[0]).toBe(told[2]);
    expect(first?.primary.secret.preview).not.toContain('abcdefgh');
  });
});
