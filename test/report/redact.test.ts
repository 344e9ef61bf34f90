import { describe, expect, test } from 'vitest';
import { Secret } from '../../src/finding.ts';
import { createRedactor } from '../../src/report/redact.ts';
import { createCredentials } from '../support/credentials.ts';
import {
  commit,
  finding,
  location,
  part,
  PREVIEW,
  problem,
  receipt,
  SECRET_KEY,
} from './events.ts';

function learned(...findings: Parameters<ReturnType<typeof createRedactor>['learn']>[0][]) {
  const redactor = createRedactor();
  for (const one of findings) redactor.learn(one);
  return redactor;
}

/** A finding whose secret is a word that many things are called by. */
const wordy = finding({
  secret: new Secret('jhipster'),
  parts: [part({ secret: new Secret('jhipster') })],
});

describe('foreign text that holds a secret', () => {
  test('keeps paths, of which a secret is a plain word', () => {
    const path = 'generator-jhipster/src/jhipster.ts';
    const redactor = learned(wordy);
    expect(redactor.finding(finding({ location: location({ path }) })).location.path).toBe(path);
    expect(redactor.receipt(receipt({ scope: path })).scope).toBe(path);
    expect(redactor.problem(problem({ path, message: 'jhipster' }))).toMatchObject({
      path,
      message: expect.not.stringContaining('jhipster') as string,
    });
  });

  test('is redacted in every field that comes from what is scanned', () => {
    const place = location({
      path: `keys/${SECRET_KEY}/a`,
      tag: `v${SECRET_KEY}`,
      commit: commit({
        author: SECRET_KEY,
        email: `${SECRET_KEY}@x`,
        subject: `add ${SECRET_KEY}`,
      }),
    });
    const leaky = finding({
      location: place,
      otherLocations: [place],
      notes: [`note ${SECRET_KEY}`],
      account: SECRET_KEY,
      frame: [{ line: 1, text: `x = ${SECRET_KEY} ${SECRET_KEY}` }],
    });
    const redactor = learned(leaky);
    const clean = redactor.finding(leaky);
    expect(JSON.stringify(clean)).not.toContain(SECRET_KEY);
    expect(clean.location.path).toBe(`keys/${PREVIEW}/a`);
    expect(clean.location.commit?.subject).toBe(`add ${PREVIEW}`);
    expect(clean.frame[0]?.text).toBe(`x = ${PREVIEW} ${PREVIEW}`);
    const leakyProblem = problem({ message: SECRET_KEY, hint: SECRET_KEY, path: SECRET_KEY });
    expect(JSON.stringify(redactor.problem(leakyProblem))).not.toContain(SECRET_KEY);
    const leakyReceipt = receipt({ scope: SECRET_KEY, allowListRemarks: [SECRET_KEY] });
    expect(JSON.stringify(redactor.receipt(leakyReceipt))).not.toContain(SECRET_KEY);
  });

  test('is redacted when the secret was found elsewhere', () => {
    const other = finding({ location: location({ path: `a/${SECRET_KEY}` }), parts: [] });
    expect(learned(finding()).finding(other).location.path).toBe(`a/${PREVIEW}`);
  });

  test('loses each line of a private key', () => {
    const pem = createCredentials(7).pem('PRIVATE KEY', 3);
    const [, body = ''] = pem.split('\n');
    const key = finding({ secret: new Secret(pem), parts: [part({ secret: new Secret(pem) })] });
    const redacted = learned(key).problem(problem({ message: `bad line: ${body}` }));
    expect(redacted.message).toBe('bad line: ********');
  });

  test('loses the longer of two secrets that begin alike', () => {
    const long = `${SECRET_KEY}Tail`;
    const both = finding({
      parts: [part(), part({ secret: new Secret(long) })],
    });
    const redacted = learned(both).problem(problem({ message: long }));
    expect(redacted.message).toBe(new Secret(long).preview);
  });
});

describe('what stays', () => {
  test('a public value, which identifies only', () => {
    const [id] = finding().parts;
    const text = `see ${id?.secret.preview ?? ''}`;
    expect(learned(finding()).problem(problem({ message: text })).message).toBe(text);
  });

  test('text that merely holds a very short secret', () => {
    const short = finding({
      secret: new Secret('test'),
      parts: [part({ secret: new Secret('test') })],
    });
    expect(learned(short).problem(problem({ path: 'test/a.ts' })).path).toBe('test/a.ts');
  });
});

test('a commit whose message holds a secret is named without its subject everywhere', () => {
  const inMessage = finding({
    location: location({ kind: 'commit-message', path: 'unused', commit: commit() }),
  });
  const elsewhere = finding({ location: location({ commit: commit() }) });
  const redactor = learned(inMessage);
  expect(redactor.finding(inMessage).location.commit?.subject).toBe('');
  expect(redactor.finding(elsewhere).location.commit?.subject).toBe('');
});
