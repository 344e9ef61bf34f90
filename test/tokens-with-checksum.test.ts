import { describe, expect, it } from 'vitest';
import { token, type Issuer } from '../rules/tokens/issuer.ts';
import { rulesOf } from '../rules/tokens/table.ts';
import { createDetector } from '../src/match/detector.ts';
import { rulesInMemory } from '../src/match/prepare-rules.ts';
import { ALPHANUMERIC, createCredentials } from './support/credentials.ts';

/** The last digit is the number of capitals, modulo ten. */
function fits(value: string): boolean {
  return value.endsWith(String(value.replace(/[^A-Z]/g, '').length % 10));
}

const ACME: Issuer = {
  name: 'Acme',
  site: 'acme.example',
  tokens: [
    token('acme-key', 'key', /acme_[A-Za-z0-9]{30}[0-9]/, 'high', { checksum: fits }),
    token('acme-old-key', 'old key', /ak_[A-Za-z0-9]{30}[0-9]/, 'high', { checksum: fits }),
  ],
};
const detector = createDetector({ rules: rulesInMemory(rulesOf([ACME])), now: 0 });
const random = createCredentials('checksum').chars(30, ALPHANUMERIC);

function found(start: string, right: boolean): (string | undefined)[] {
  const digits = Array.from('0123456789', (digit) => start + random + digit);
  const value = digits.find((candidate) => fits(candidate) === right) ?? '';
  return detector
    .detect(Buffer.from(`const x = "${value}";`))
    .map(({ confidence, notes }) => [confidence, ...notes].join(': '));
}

describe('a token with a checksum', () => {
  it.each(['acme_', 'ak_'])('is certain if it fits (%s)', (start) => {
    expect(found(start, true)).toEqual(['high']);
  });

  it('is shown with doubt if it does not, and the rest tells it', () => {
    expect(found('acme_', false)).toEqual([expect.stringMatching(/^medium: .*checksum/)]);
  });

  it('is not shown if it does not, and the rest is short', () => {
    expect(found('ak_', false)).toEqual([expect.stringMatching(/^low: .*checksum/)]);
  });
});
