import { expect, it } from 'vitest';
import { ScanError } from '../../src/error.ts';
import { LimitedRegExp } from '../../src/match/limited-regex.ts';

it('finds what any expression finds', () => {
  const limited = new LimitedRegExp('b(?<secret>.)', 'dg', 'x');
  const plain = /b(?<secret>.)/dg;
  for (let count = 0; count < 3; count++) {
    const [found, expected] = [limited.exec('abcbd'), plain.exec('abcbd')];
    expect(found).toEqual(expected);
    expect(found?.indices?.groups).toEqual(expected?.indices?.groups);
    expect(limited.lastIndex).toBe(plain.lastIndex);
  }
});

it('stops with a message when all of them have taken too long', () => {
  const slow = new LimitedRegExp('(?:a{1,50}){1,50}!', 'dg', 'acme-token');
  const start = process.cpuUsage();
  expect(() => slow.exec('a'.repeat(2000))).toThrow(ScanError);
  expect(() => slow.exec('a'.repeat(2000))).toThrow('the rule acme-token takes too long');
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(15_000);
});
