import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, PreRenderedChunk, RolldownOptions } from 'rolldown';

// Greedy up to the last node_modules, so that a nested dependency counts as itself.
const PACKAGE_DIRECTORY = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/;

const config: RolldownOptions = {
  input: { cli: 'src/cli.ts', index: 'src/index.ts' },
  platform: 'node',
  transform: { target: 'node20.19' },
  // `debug` (used by simple-git) tries this optional package and does without when it is missing.
  external: ['supports-color'],
  plugins: [thirdPartyLicenses()],
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    chunkFileNames: chunkFileName,
  },
};

export default config;

/** No content hashes: a stack trace or a packed file list should name what it came from. */
function chunkFileName(chunk: PreRenderedChunk): string {
  const packageName = PACKAGE_DIRECTORY.exec(chunk.facadeModuleId ?? '')?.[1];
  return packageName === undefined ? '[name].js' : `${packageName.replaceAll(/[\\/]/g, '-')}.js`;
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
