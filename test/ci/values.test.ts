import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { remoteBranch } from '../../src/ci/values.ts';

const ODD_PARTS = ['', '-', '.', '..', '/', '//', '@', '{', '@{', '.lock', '~', '^', ':', '?', '*'];
const MORE_PARTS = [
  '[',
  '\\',
  ' ',
  '\t',
  '\n',
  '\u007f',
  '\u0001',
  'é',
  '#',
  '$(x)',
  ';',
  '`',
  '"',
];
const AROUND = ['·', '·b', 'a·', 'a·b', 'a/·', 'a/·b', '·/b'];

it.each([...ODD_PARTS, ...MORE_PARTS])('takes %j where git takes it', (part) => {
  for (const around of AROUND) {
    const name = around.replace('·', () => part);
    // git allows a leading dash in the full name of a ref, but makes no such branch.
    const accepted =
      !name.startsWith('-') &&
      spawnSync('git', ['check-ref-format', `refs/remotes/origin/${name}`]).status === 0;
    if (accepted) expect(remoteBranch(name)).toBe(`refs/remotes/origin/${name}`);
    else expect(() => remoteBranch(name), name).toThrow(/^"[^\n]*" is not a well-formed name/);
  }
});
