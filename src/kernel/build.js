/**
 * Compiles the kernel and embeds it: `npm run kernel` writes `module.ts`, which is committed, so
 * that neither a build nor a user needs the compiler. A test compiles again and compares.
 */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const OPTIONS = `
  src/kernel/assembly/index.ts
  --optimizeLevel 3 --shrinkLevel 0 --converge --noAssert
  --runtime stub --enable simd --use abort=
  --memoryBase 1024 --outFile kernel.wasm
`;

/** The compiled kernel. Throws with the compiler's messages if it does not compile. */
export async function compileKernel() {
  let binary;
  let messages = '';
  const { error } = await asc.main(OPTIONS.trim().split(/\s+/), {
    writeFile(_name, contents) {
      binary = contents;
    },
    stderr: { write: (text) => (messages += text) },
  });
  if (error !== null || binary === undefined) throw new Error(messages, { cause: error });
  return Buffer.from(binary);
}

/** The text of `module.ts`. */
export function embed(/** @type {Buffer} */ binary) {
  const lines = binary.toString('base64').match(/.{1,96}/g) ?? [];
  return [
    '// Made by `npm run kernel` from src/kernel/assembly/: do not edit.',
    'export const KERNEL_BASE64: string =',
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('module.ts', import.meta.url), embed(await compileKernel()));
}
