/**
 * Trains the model of what words and names are made of: `npm run ngrams` writes `table.ts`, which
 * is committed. The text is what `npm ci` installs (sources, types and documentation of the
 * development tools), so that anybody can do it again, without a network.
 *
 * Each name or word counts once, however often it is used: what matters is how names are built.
 */

import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

const TEXT = /\.(?:[cm]?[jt]s|md)$/;
/** Larger files are bundles and tables. In bytes. */
const MAX_FILE_SIZE = 300_000;
/** Weight of the shorter sequence where the longer one is rare (Dirichlet prior, in counts). */
const PRIOR = 5;

/** Bundled first, because Node 20 does not read TypeScript. */
async function importBundled(file) {
  const bundle = await rolldown({ input: join(HERE, file) });
  const { output } = await bundle.generate({ format: 'esm' });
  return await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}

function filesBelow(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() && TEXT.test(path) && statSync(path).size <= MAX_FILE_SIZE ? [path] : [];
  });
}

/** Words, names and paths, without what may be random: ids, hashes and encoded bytes. */
function namesIn(files) {
  const names = new Set();
  for (const file of files) {
    for (const [name] of readFileSync(file, 'latin1').matchAll(/[A-Za-z0-9_$./-]{3,64}/g)) {
      if ((name.match(/\d/g) ?? []).length <= 4 && !/[A-Za-z0-9]{30}/.test(name)) names.add(name);
    }
  }
  return names;
}

const sum = (counts) => counts.reduce((total, count) => total + count, 0);

/** Levels for each three symbols, from interpolated counts of one, two and three. */
function train(names, { SYMBOLS, LEVELS, LEAST_BITS, GREATEST_BITS, symbolsOf }) {
  const threes = new Float64Array(SYMBOLS ** 3);
  const twos = new Float64Array(SYMBOLS ** 2);
  const ones = new Float64Array(SYMBOLS);
  for (const name of names) {
    let [a, b] = [0, 0];
    for (const c of symbolsOf(name).slice(1)) {
      threes[(a * SYMBOLS + b) * SYMBOLS + c]++;
      twos[b * SYMBOLS + c]++;
      ones[c]++;
      [a, b] = [b, c];
    }
  }
  const total = sum(ones);
  return Uint8Array.from(threes, (count, index) => {
    const [pair, c] = [Math.floor(index / SYMBOLS), index % SYMBOLS];
    const b = pair % SYMBOLS;
    const one = (ones[c] + 1) / (total + SYMBOLS);
    const afterB = sum(twos.subarray(b * SYMBOLS, (b + 1) * SYMBOLS));
    const two = (twos[b * SYMBOLS + c] + PRIOR * one) / (afterB + PRIOR);
    const afterPair = sum(threes.subarray(pair * SYMBOLS, (pair + 1) * SYMBOLS));
    const bits = Math.log2((count + PRIOR * two) / (afterPair + PRIOR));
    const share = (bits - LEAST_BITS) / (GREATEST_BITS - LEAST_BITS);
    return Math.round(Math.min(1, Math.max(0, share)) * (LEVELS - 1));
  });
}

const symbols = await importBundled('symbols.ts');
const names = namesIn(filesBelow(MODULES).toSorted());
const table = symbols.writeTable(train(names, symbols));
const lines = table.match(/.{1,84}/g).map((line) => `  '${line}'`);
writeFileSync(
  join(HERE, 'table.ts'),
  '/** Made by `train.js`; see `symbols.ts` for how to read it. */\n\n' +
    `export const TABLE: string =\n${lines.join(' +\n')};\n`,
);
process.stdout.write(`${names.size} names, ${table.length} characters\n`);
