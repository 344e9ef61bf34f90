/** `bench hook`: what a commit of one file waits for. */

import { appendFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { git } from './environment.js';
import { startImport } from './generate/fast-import.js';
import { randomFrom } from './generate/random.js';
import { LANGUAGES, linesOf, vocabularyOf } from './generate/text.js';
import { WORDS } from './generate/words.js';
import { spread, takeTurns } from './measure.js';
import { keptAt } from './repositories.js';
import { KEYSCAN } from './tools.js';

const FILES = 10_000;

/** A repository with one of its files changed and staged. */
async function stagedRepository(directory) {
  if (existsSync(directory)) return;
  const unfinished = `${directory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const random = randomFrom('hook');
  const [language] = LANGUAGES;
  const text = (lines) => linesOf(random, language, vocabularyOf(random, lines), lines);
  const stream = startImport(unfinished);
  const changes = [];
  for (let file = 0; file < FILES; file++) {
    const mark = await stream.blob(Buffer.from(text(20)));
    changes.push(`M 100644 :${mark} src/${WORDS[file % 97]}/file-${file}.ts`);
  }
  await stream.commit({ number: 0, changes });
  await stream.end();
  git(unfinished, 'reset', '--quiet', '--hard');
  const file = join(unfinished, 'src', WORDS[0], 'file-0.ts');
  appendFileSync(file, text(10));
  git(unfinished, 'add', '--all');
  renameSync(unfinished, directory);
}

export async function hook({ folder, rounds, bin = KEYSCAN }) {
  const cwd = keptAt(folder, 'staged');
  await stagedRepository(cwd);
  const node = process.execPath;
  const tools = [
    { name: 'node -e 0', command: [node, '-e', '0'] },
    { name: 'git diff --cached --quiet', command: ['git', 'diff', '--cached', '--quiet'] },
    { name: 'keyscan staged', command: [node, bin, 'staged'] },
  ].map((tool) => ({ ...tool, cwd, silent: true, accepts: [0] }));
  const runs = await takeTurns(tools, { rounds });
  const medians = runs.map((all) => ({
    wall: spread(all.map(({ wall }) => wall)).median,
    cpu: spread(all.map(({ user, system }) => user + system)).median,
    peak: spread(all.map(({ peak }) => peak)).median,
  }));
  console.log('\nHook: one file of 10,000 changed\n');
  console.log('| command | wall ms | CPU ms | peak MB |\n|---|---|---|---|');
  for (const [index, { wall, cpu, peak }] of medians.entries()) {
    const numbers = [(1000 * wall).toFixed(1), (1000 * cpu).toFixed(0), peak.toFixed(0)];
    console.log(`| ${tools[index].name} | ${numbers.join(' | ')} |`);
  }
  const [bare, diff, staged] = medians.map(({ wall }) => wall);
  console.log(`\nkeyscan staged / (node + git diff) = ${(staged / (bare + diff)).toFixed(2)}`);
}
