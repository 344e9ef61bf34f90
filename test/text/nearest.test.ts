import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { nearest } from '../../src/text/nearest.ts';

const COMMANDS = ['history', 'staged', 'range', 'push', 'files'];

describe('nearest', () => {
  it.each([
    ['histroy', 'history'],
    ['stagd', 'staged'],
    ['STAGED', 'staged'],
    ['rnage', 'range'],
    ['fiels', 'files'],
    ['pus', 'push'],
    ['banana', undefined],
    ['', undefined],
    ['x'.repeat(1_000_000), undefined],
  ])('of %.20s is %s', (name, expected) => {
    expect(nearest(name, COMMANDS)).toBe(expected);
  });

  it.prop([fc.constantFrom(...COMMANDS), fc.nat(6), fc.constantFrom('x', 'q')])(
    'finds the name with a letter changed',
    (command, at, letter) => {
      const index = at % command.length;
      const typo = command.slice(0, index) + letter + command.slice(index + 1);
      expect(nearest(typo, COMMANDS)).toBe(command);
    },
  );
});
