import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileKernel, embed } from '../../src/kernel/build.js';
import { createKernel, supportsKernel } from '../../src/kernel/kernel.ts';

it('is what its source compiles to', async () => {
  const committed = readFileSync(new URL('../../src/kernel/module.ts', import.meta.url), 'utf8');
  expect(committed.replaceAll('\r\n', '\n')).toBe(embed(await compileKernel()));
});

it('gives each kernel a memory of its own', () => {
  expect(supportsKernel()).toBe(true);
  const [one, other] = [createKernel(), createKernel()];
  expect(one.memory.buffer).not.toBe(other.memory.buffer);
  expect(one.heapBase).toBe(other.heapBase);
});

it('grows its memory as far as asked, and keeps what is in it', () => {
  const kernel = createKernel();
  kernel.reserve(kernel.heapBase + 1)[kernel.heapBase] = 7;
  const memory = kernel.reserve(1_000_001);
  expect(memory.length).toBeGreaterThan(1_000_000);
  expect(memory.length).toBeLessThan(1_000_001 + 65_536);
  expect(memory[kernel.heapBase]).toBe(7);
  expect(kernel.reserve(1).length).toBe(memory.length);
  expect(() => kernel.reserve(2 ** 31 + 1)).toThrow(RangeError);
});
