import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES } from '../rules/index.ts';
import { reveal, type Detection } from '../src/finding.ts';
import { createDetector } from '../src/match/detector.ts';
import { SEVERITIES, type Example, type Rule } from '../src/rule.ts';
import { readExample } from './support/corpus.ts';
import { createCredentials } from './support/credentials.ts';
import { asLines, detect, partsOf } from './support/detect.ts';

const EXAMPLE_TIME = '2026-01-01T00:00:00Z';
const NOW = Date.parse(EXAMPLE_TIME);

function run(example: string | Example): {
  detections: Detection[];
  marked: ReturnType<typeof readExample>;
  path: string | undefined;
} {
  const { text, path, at } = typeof example === 'string' ? { text: example } : example;
  const marked = readExample(text);
  const detections = detect(Buffer.from(marked.text), {
    now: Date.parse(at ?? EXAMPLE_TIME),
    ...(path === undefined ? {} : { path }),
  });
  return { detections, marked, path };
}

/** Spans of the values that are reported under this rule's id in this path. */
function spansOf(rule: Rule, detections: readonly Detection[], path: string | undefined): object[] {
  return detections.flatMap((detection) =>
    detection.parts
      .filter((_, index) => partsOf([detection], path)[index]?.ruleId === rule.id)
      .map((part) => part.span),
  );
}

describe('every rule', () => {
  it('has an id of its own, in lower case, issuer first', () => {
    for (const { id } of RULES) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/);
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });

  it.each(RULES)('$id says what it is, why it matters and what to do', (rule) => {
    expect(rule.title.length).toBeGreaterThan(5);
    expect(rule.title).not.toMatch(/\.$/);
    expect(rule.description).toMatch(/^[A-Z].{40,}\.$/);
    expect(SEVERITIES).toContain(rule.severity);
    expect(rule.advice.leaked.length).toBeGreaterThan(0);
    for (const step of rule.advice.leaked) expect(step).toMatch(/^[A-Z“`].*[.)`]$/s);
    expect(rule.references.length).toBeGreaterThan(0);
    for (const reference of rule.references) expect(new URL(reference).protocol).toBe('https:');
    expect(rule.matches.length).toBeGreaterThan(0);
    expect(rule.rejects.length).toBeGreaterThan(0);
  });

  it.each(RULES)('$id finds its examples, and exactly what is marked in them', (rule) => {
    for (const example of rule.matches) {
      const { detections, marked, path } = run(example);
      expect(marked.marks.length, marked.text).toBe(1);
      expect(spansOf(rule, detections, path), marked.text).toEqual(marked.marks);
    }
  });

  it.each(RULES)('$id leaves its counter-examples alone', (rule) => {
    for (const example of rule.rejects) {
      const { detections, marked, path } = run(example);
      expect(spansOf(rule, detections, path), marked.text).toEqual([]);
    }
  });
});

describe('with made-up credentials', () => {
  const detector = createDetector({ rules: RULES, now: NOW });
  const found = (text: string): string[] =>
    asLines(partsOf(detector.detect(Buffer.from(text)), undefined));
  // A few real secrets in 100,000 hold a word by chance; a fixed seed keeps them out of these runs.
  const fixed = { seed: 20260101 };
  const seeds = fc.integer();
  /** Structure, account and secret are real; how a pair is written down differs. */
  const shapes: readonly (readonly [string, (id: string, secret: string) => string])[] = [
    ['ini', (id, secret) => `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`],
    ['env', (id, secret) => `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}`],
    ['JSON', (id, secret) => JSON.stringify({ accessKeyId: id, secretAccessKey: secret })],
    [
      'JSON of PHP',
      (id, secret) => `{"key":"${id}",\n"secret":"${secret.replaceAll('/', '\\/')}"}`,
    ],
    ['a URL', (id, secret) => `x = 1\ns3://${id}:${encodeURIComponent(secret)}@bucket/x`],
  ];

  it.each(shapes)('finds every pair in %s, once', (_, write) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const made = createCredentials(seed);
        const id = made.accessKeyId();
        const secret = made.secretAccessKey();
        const values = found(write(id, secret)).map((line) => line.replace(/^\d+: /, ''));
        expect(values).toEqual([`aws-access-key-id ${id}`, `aws-secret-access-key ${secret}`]);
      }),
      { ...fixed, numRuns: 300 },
    );
  });

  it('makes one finding of each pair, whatever their number and order', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 6 }), (seed, count) => {
        const made = createCredentials(seed);
        const pairs = Array.from({ length: count }, () => [
          made.accessKeyId(),
          made.secretAccessKey(),
        ]);
        const text = pairs.map(
          ([id, secret], i) =>
            `[p${i}]\naws_access_key_id=${id}\naws_secret_access_key=${secret}\n`,
        );
        const detections = detector.detect(Buffer.from(text.join('\n')));
        expect(detections.map(({ parts }) => parts.map((part) => reveal(part.secret)))).toEqual(
          pairs,
        );
      }),
      { ...fixed, numRuns: 100 },
    );
  });

  it('reads the account out of every id', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 20_000_000_000, max: 999_999_999_999 }),
        (seed, number) => {
          const account = String(number).padStart(12, '0');
          const id = createCredentials(seed).accessKeyId(account);
          const [detection] = detector.detect(Buffer.from(`key: ${id}`));
          expect(detection?.account).toBe(account);
        },
      ),
    );
  });

  it('attaches session tokens of any length to their key', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 110, max: 3000 }), (seed, length) => {
        const made = createCredentials(seed);
        const [id, secret, token] = [
          made.temporaryKeyId(),
          made.secretAccessKey(),
          made.sessionToken(length),
        ];
        const text = JSON.stringify({
          AccessKeyId: id,
          SecretAccessKey: secret,
          SessionToken: token,
        });
        const detections = detector.detect(Buffer.from(text));
        expect(detections.map(({ parts }) => parts.map((part) => reveal(part.secret)))).toEqual([
          [id, secret, token],
        ]);
      }),
      { ...fixed, numRuns: 50 },
    );
  });

  it.each([
    [
      'aws-ses-smtp-password',
      'SMTP_PASSWORD=',
      (seed: number) => createCredentials(seed).sesSmtpPassword(),
    ],
    [
      'aws-ses-smtp-password',
      'SMTP_PASSWORD=',
      (seed: number) => createCredentials(seed).sesSmtpPassword(2),
    ],
    ['aws-bedrock-api-key', 'key: ', (seed: number) => createCredentials(seed).bedrockKey()],
    ['aws-bedrock-api-key', 'key: ', (seed: number) => createCredentials(seed).bedrockKey('a')],
    [
      'aws-cloudwatch-logs-api-key',
      'Bearer ',
      (seed: number) => createCredentials(seed).cloudWatchLogsKey(),
    ],
    [
      'aws-codecommit-git-password',
      'CODECOMMIT_PASSWORD=',
      (seed: number) => createCredentials(seed).servicePassword(),
    ],
    ['aws-mfa-seed', 'AWS MFA secret: ', (seed: number) => createCredentials(seed).mfaSeed()],
  ])('finds every %s behind %s', (ruleId, name, make) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const secret = make(seed);
        expect(found(`x\n${name}${secret}\n`)).toEqual([`2: ${ruleId} ${secret}`]);
      }),
      { ...fixed, numRuns: 100 },
    );
  });

  it('finds no key id in random capitals and digits more often than one in ten', () => {
    const made = createCredentials('noise');
    const count = 2000;
    let reported = 0;
    for (let i = 0; i < count; i++) {
      reported += found(`AKIA${made.chars(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')}`).length;
    }
    expect(reported / count).toBeLessThan(0.1);
  });

  it('reports nothing in text without names, however random', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const made = createCredentials(seed);
        const lines = [
          made.secretAccessKey(),
          made.chars(64, '0123456789abcdef'),
          made.servicePassword(),
          made.mfaSeed(),
        ];
        expect(found(lines.join('\n'))).toEqual([]);
      }),
      { ...fixed, numRuns: 200 },
    );
  });
});
