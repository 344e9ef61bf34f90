import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPublicAccount } from '../rules/aws/documentation-values.ts';
import { RULES } from '../rules/index.ts';
import { MAJOR_ISSUERS } from '../rules/issuers/index.ts';
import { ISSUERS } from '../rules/tokens/index.ts';
import { reveal, type Detection } from '../src/finding.ts';
import { createDetector } from '../src/match/detector.ts';
import { rulesInMemory } from '../src/match/prepare-rules.ts';
import { SEVERITIES, type Example, type Rule } from '../src/rule.ts';
import { readExample } from './support/corpus.ts';
import { ALPHANUMERIC, createCredentials } from './support/credentials.ts';
import { asLines, detect, partsOf } from './support/detect.ts';

const TABLED = new Set(
  [...MAJOR_ISSUERS, ...ISSUERS].flatMap(({ tokens }) => tokens.map(({ id }) => id)),
);

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

/** The one detection in a text, if there is any. */
function only(text: string, path?: string): Detection | undefined {
  const detections = detect(Buffer.from(text), {
    now: NOW,
    ...(path === undefined ? {} : { path }),
  });
  expect(detections.length).toBeLessThanOrEqual(1);
  return detections[0];
}

/** A token of EKS that was made at `date` (as in a signed URL) for a minute. */
function eksToken(date: string): string {
  const url = `https://sts.eu-west-1.amazonaws.com/?Action=GetCallerIdentity&X-Amz-Date=${date}&X-Amz-Expires=60&X-Amz-Signature=${'9f3c'.repeat(16)}`;
  return `token: k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
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
    // Those of the tables are tried on made-up tokens, in tokens.test.ts.
    expect(rule.matches.length > 0 || TABLED.has(rule.id), 'no example').toBe(true);
    expect(rule.rejects.length > 0 || TABLED.has(rule.id), 'no counter-example').toBe(true);
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

describe('what is found', () => {
  const made = createCredentials('judgement');
  it('is as bad as its worst part', () => {
    const id = made.accessKeyId();
    expect(only(`key: ${id}`)?.severity).toBe('medium');
    const pair = only(`${id}:${made.secretAccessKey()}`);
    expect(pair?.severity).toBe('high');
    expect(pair?.primary.ruleId).toBe('aws-secret-access-key');
    expect(only(`AWS MFA seed: ${made.mfaSeed()}`)?.severity).toBe('critical');
  });

  it('names the issuer of a canary token', () => {
    const detection = only(`key: ${made.accessKeyId('052310077262')}`);
    expect(detection?.account).toBe('052310077262');
    expect(detection?.notes.join()).toContain('canary');
    expect(only(`key: ${made.accessKeyId('410915700403')}`)?.notes).toEqual([]);
  });

  it('is less sure of an id of another structure, and drops it alone', () => {
    const odd = `AKIAB${made.accessKeyId().slice(5)}`;
    expect(only(`key: ${odd}`)).toBeUndefined();
    const pair = only(`${odd}:${made.secretAccessKey()}`);
    expect(pair?.parts.map((part) => part.ruleId)).toEqual([
      'aws-access-key-id',
      'aws-secret-access-key',
    ]);
  });

  it('matters less once it has expired', () => {
    expect(only(eksToken('20251231T235500Z'))?.severity).toBe('medium');
    const old = only(eksToken('20251201T000000Z'));
    expect(old?.severity).toBe('low');
    expect(old?.notes).toEqual(['It has expired by itself.']);
    const parts = [{ alg: 'HS256' }, { sub: 'kim@acme.io', exp: 1_700_000_000 }].map((part) =>
      Buffer.from(JSON.stringify(part)).toString('base64url'),
    );
    const webToken = only(`${parts.join('.')}.${made.chars(43, ALPHANUMERIC)}`);
    expect(webToken).toMatchObject({ severity: 'low', confidence: 'medium' });
  });

  it('stops at the minute a link expires', () => {
    const link = `https://x.s3.amazonaws.com/?X-Amz-Date=20251231T230000Z&X-Amz-Expires=EXPIRES&X-Amz-Signature=${made.chars(64, '0123456789abcdef')}`;
    expect(only(link.replace('EXPIRES', '3600'))).toBeUndefined();
    expect(only(link.replace('EXPIRES', '3601'))?.severity).toBe('low');
  });

  it('knows no account in documentation or of a publisher', () => {
    const accounts = [
      '123456789012',
      '111122223333',
      '444455556666',
      '123123123123',
      '602401143452',
      '137112412989',
    ];
    for (const account of accounts)
      expect(only(`x = arn:aws:iam::${account}:root`, '.aws/x')).toBeUndefined();
    expect(only('x = arn:aws:iam::482910573846:root', '.aws/x')?.severity).toBe('info');
  });
});

describe('with made-up credentials', () => {
  const detector = createDetector({ rules: rulesInMemory(RULES), now: NOW });
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
    [
      'a file in base64',
      (id, secret) =>
        `data:\n  cloud: ${base64(`[x]\naws_access_key_id=${id}\naws_secret_access_key=${secret}\n`)}\n`,
    ],
    [
      'wrapped base64',
      (id, secret) =>
        `cloud: |\n${base64(`# made by hand, for the backup job\naws_access_key_id=${id}\naws_secret_access_key=${secret}\n`).replace(/.{60}/g, '  $&\n')}\n`,
    ],
    [
      'a header',
      (id, secret) => `curl -H 'Authorization: Basic ${base64(`${id}:${secret}`)}' https://x`,
    ],
    ['CSV', (id, secret) => `Access key ID,Secret access key\r\n${id},${secret}\r\n`],
    ['arguments', (id, secret) => `new BasicAWSCredentials("${id}", "${secret}")`],
    [
      'XML',
      (id, secret) =>
        `<a>${id}</a><secretAccessKey>${secret.replaceAll('/', '&#47;')}</secretAccessKey>`,
    ],
    [
      'JSON in JSON',
      (id, secret) =>
        JSON.stringify({
          body: JSON.stringify({ key: id, secret: secret.replaceAll('/', '\\/') }),
        }),
    ],
    [
      'two literals',
      (id, secret) =>
        `id = "${id}"\nsecret = "${secret.slice(0, 17)}" \\\n  "${secret.slice(17)}"\n`,
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
          fc.pre(!isPublicAccount(account));
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
