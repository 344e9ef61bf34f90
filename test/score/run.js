/** Bundles the score, as Node 20 reads no TypeScript, and runs it. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const folder = mkdtempSync(join(tmpdir(), 'keyscan-score-'));
try {
  const file = join(folder, 'score.mjs');
  await build({
    input: fileURLToPath(import.meta.resolve('./main.ts')),
    platform: 'node',
    logLevel: 'silent',
    transform: { define: { 'import.meta.dirname': JSON.stringify(import.meta.dirname) } },
    output: { file, format: 'esm' },
  });
  await import(pathToFileURL(file).href);
} finally {
  rmSync(folder, { recursive: true });
}
