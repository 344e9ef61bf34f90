import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, PreRenderedChunk, RolldownOptions } from 'rolldown';
import { RULES } from './rules/index.ts';
import { storeRules } from './src/match/store-rules.ts';
import { STORED_RULES_FILE } from './src/match/stored-rules.ts';

// Greedy up to the last node_modules, so that a nested dependency counts as itself.
const PACKAGE_DIRECTORY = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;

/**
 * Everything that a clean commit needs, in one file: each further module costs a millisecond to find
 * and load, which is a sixtieth of what the hook may take.
 */
const HOOK_MODULES = [
  'src/(?:cli|conceal|config|content|error|finding|gather|newness|rule|scan|settings-file|version)\\.ts$',
  'src/command/(?:built-in|io|reports|root|scan|settings|staged|target|timings)\\.ts$',
  'src/filter/(?:baseline|decisions|file-names|fingerprint|inline|paths)\\.ts$',
  'src/options/(?:commands|declared|parse|values)\\.ts$',
  'src/git/(?:loose|repository|run)\\.ts$',
  'src/match/(?:binary|entry-scan|guard|lazy-detector|literals|prefilter|prefilter-tables|rule-source|slice|stored-rules|streams|utf16)\\.ts$',
  'src/(?:source/staged|report/formats|text/(?:nearest|quote|size))',
  'package\\.json$',
].join('|');

/** What scans need of the rules' forms once a keyword is seen, in one file as well. */
const FORM_MODULES = [
  'src/match/(?:assignment|compiled-rules|form|limited-regex|link-rules)\\.ts$',
  'src/pattern/fold\\.ts$',
].join('|');

/**
 * All code is CommonJS: Node loads it without its loader of ECMAScript modules, which would cost a
 * sixth of what the hook may take. Programs that import the API get a module in front of it.
 */
const config: RolldownOptions = {
  input: { main: 'src/cli.ts', api: 'src/index.ts', worker: 'src/worker.ts' },
  platform: 'node',
  transform: { target: 'node20.19' },
  // `debug` (used by simple-git) tries this optional package and does without when it is missing.
  external: ['supports-color'],
  plugins: [storedRules(), apiModule(), thirdPartyLicenses()],
  output: {
    dir: 'dist',
    format: 'cjs',
    cleanDir: true,
    // No comments and no white space, which are half of it; names stay, for stack traces.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    entryFileNames: 'cli/[name].cjs',
    chunkFileNames: (chunk) => `cli/${chunkName(chunk)}.cjs`,
    codeSplitting: {
      groups: [
        { name: 'hook', test: pathPattern(HOOK_MODULES) },
        { name: 'forms', test: pathPattern(FORM_MODULES) },
      ],
    },
  },
};

export default config;

/** A pattern of paths, with either slash. */
function pathPattern(source: string): RegExp {
  return new RegExp(source.replaceAll('/', '[\\\\/]'));
}

/** The API as a module: the names that the bundle exports, each by name. */
function apiModule(): Plugin {
  return {
    name: 'api-module',
    generateBundle(_options, bundle) {
      const entry = Object.values(bundle).find(({ fileName }) => fileName === 'cli/api.cjs');
      if (entry?.type !== 'chunk') throw new Error('the API is not in the bundle');
      const source = `import api from '../cli/api.cjs';\nexport const { ${entry.exports.join(', ')} } = api;\n`;
      this.emitFile({ type: 'asset', fileName: 'api/index.js', source });
    },
  };
}

/** No content hashes: a stack trace or a packed file list should name what it came from. */
function chunkName(chunk: PreRenderedChunk): string {
  const packageName = PACKAGE_DIRECTORY.exec(chunk.facadeModuleId ?? '')?.[1];
  return packageName === undefined ? '[name]' : packageName.replaceAll(/[\\/]/g, '-');
}

/** What the program knows of the rules before it loads them (src/match/stored-rules.ts). */
function storedRules(): Plugin {
  return {
    name: 'stored-rules',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: `cli/${STORED_RULES_FILE}`,
        source: storeRules(RULES),
      });
    },
  };
}

/** The bundle contains other people's code, and their licences ask for their text beside it. */
function thirdPartyLicenses(): Plugin {
  return {
    name: 'third-party-licenses',
    generateBundle(_options, bundle) {
      const directories = new Set<string>();
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const id of output.moduleIds) {
          const directory = PACKAGE_DIRECTORY.exec(id)?.[0];
          if (directory !== undefined) directories.add(directory);
        }
      }
      const sections = [...directories].map(licenseSection).toSorted();
      this.emitFile({
        type: 'asset',
        fileName: 'THIRD-PARTY-LICENSES.txt',
        source: sections.join(`\n${'-'.repeat(80)}\n\n`),
      });
    },
  };
}

function licenseSection(directory: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(directory, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license: string };
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} is bundled but has no licence text`);
  const text = readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}
