/** What users get from the registry: the packed tarball of the built project. */

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from './support/keyscan.ts';
import { packProject, shell, type PackedPackage } from './support/package.ts';
import { codeBlock, README } from './support/readme.ts';

/** Compressed; 10 % above the size when it was chosen. */
const SIZE_BUDGET_BYTES = 736_000;

const consumer = realpathSync(mkdtempSync(join(tmpdir(), 'keyscan-package-')));
/** As npm would unpack it. */
const installed = join(consumer, 'node_modules/@keyscan/cli');
let packed: PackedPackage;

beforeAll(() => {
  packed = packProject(consumer);
  mkdirSync(installed, { recursive: true });
  const name = packed.tarball.slice(consumer.length + 1);
  const result = shell(
    `tar -xzf ${name} --strip-components=1 -C node_modules/@keyscan/cli`,
    consumer,
    process.env,
  );
  expect(result).toMatchObject({ status: 0 });
});

afterAll(() => {
  rmSync(consumer, { recursive: true, force: true, maxRetries: 3 });
});

function read(path: string): string {
  return readFileSync(join(installed, path), 'utf8');
}

/** What a bundled module imports, statically or not. */
function importsOf(path: string): string[] {
  const imports =
    /^(?:import|export)\b[^"'`;]*["']([^"']+)["'];$|\b(?:import|require)\(["']([^"'\n]+)["']\)/gm;
  // Comments of bundled packages show how they are used.
  const code = read(path).replaceAll(/^\s*\*.*$/gm, '');
  return [...code.matchAll(imports)].map(([, fixed, lazy]) => fixed ?? lazy ?? '');
}

describe('files', () => {
  it('are the program, its types and what people read', () => {
    const outside = packed.files.filter((path) => !path.startsWith('dist/'));
    expect(outside).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin/keyscan.js',
      'bin/package.json',
      'package.json',
    ]);
    const built = packed.files.filter((path) => path.startsWith('dist/'));
    expect(built).toEqual(expect.arrayContaining(['dist/cli/main.cjs', 'dist/api/index.js']));
    const odd = built.filter(
      (path) =>
        !/^dist\/(?:cli\/[\w-]+\.cjs|api\/[\w-]+\.js|types\/(?:src|rules)\/[\w/-]+\.d\.ts)$/.test(
          path,
        ),
    );
    expect(odd).toEqual(['dist/THIRD-PARTY-LICENSES.txt', 'dist/cli/rules.bin']);
  });

  it('have no types of modules that are gone', () => {
    const types = packed.files.filter((path) => path.endsWith('.d.ts'));
    expect(types).toContain('dist/types/src/index.d.ts');
    const sources = types.map((path) => path.slice('dist/types/'.length, -'.d.ts'.length));
    expect(sources.filter((path) => !existsSync(join(PROJECT, `${path}.ts`)))).toEqual([]);
  });

  it('are all loaded by something, and load nothing that is not there', () => {
    const reached = new Set<string>();
    const foreign = new Set<string>();
    const visit = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const specifier of importsOf(path)) {
        if (specifier.startsWith('.')) visit(posix.join(posix.dirname(path), specifier));
        else if (!isBuiltin(specifier)) foreign.add(specifier);
      }
    };
    visit('dist/cli/main.cjs');
    // A thread is started with its file's path.
    visit('dist/cli/worker.cjs');
    visit('dist/api/index.js');
    // Started as a thread, by its name.
    visit('dist/cli/worker.cjs');
    // `debug`, which simple-git uses, does without it when it is missing.
    expect(foreign).toEqual(new Set(['supports-color']));
    const scripts = packed.files.filter((path) => /^dist\/\w+\/[^/]+\.c?js$/.test(path));
    expect([...reached].toSorted()).toEqual(scripts);
  });

  it('are small', () => {
    expect(packed.size).toBeLessThan(SIZE_BUDGET_BYTES);
  });
});

it('asks nothing of users: no dependency, no script at installation', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, object | undefined>;
  for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies']) {
    expect(manifest).not.toHaveProperty(kind);
  }
  const scripts = Object.keys(manifest['scripts'] ?? {});
  expect(scripts).toContain('build');
  for (const script of ['preinstall', 'install', 'postinstall']) {
    expect(scripts).not.toContain(script);
  }
});

/** The licence texts by package. */
function licences(): Map<string, string> {
  const sections = read('dist/THIRD-PARTY-LICENSES.txt').split(/^-{80}$/m);
  return new Map(sections.map((section) => [/^\s*(\S+) \d/.exec(section)?.[1] ?? '', section]));
}

describe('licences of others', () => {
  it('are there for each package in the bundle', () => {
    const bundled = new Set<string>();
    const add = (name: string): void => {
      if (bundled.has(name)) return;
      bundled.add(name);
      const manifest = join(PROJECT, 'node_modules', name, 'package.json');
      const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as {
        dependencies?: Record<string, string>;
      };
      for (const dependency of Object.keys(dependencies)) add(dependency);
    };
    for (const name of packagesImportedBy(['src', 'rules'])) add(name);
    expect(bundled.size).toBeGreaterThan(4);
    expect([...licences().keys()].toSorted()).toEqual([...bundled].toSorted());
  });

  it('are whole', () => {
    for (const [name, section] of licences()) {
      expect(section, name).toMatch(/copyright/i);
      expect(section, name).toMatch(/WARRANT(?:Y|IES)/);
    }
  });
});

/** Packages that the sources in these folders import by name. */
function packagesImportedBy(folders: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const folder of folders) {
    for (const entry of readdirSync(join(PROJECT, folder), { recursive: true })) {
      const path = join(PROJECT, folder, String(entry));
      if (!path.endsWith('.ts')) continue;
      const imports = readFileSync(path, 'utf8').matchAll(
        /^import (?!type\b)[^;]*?from '([^']+)';$|^[^/*]*\bimport\('([^']+)'\)/gm,
      );
      for (const [, fixed, lazy] of imports) {
        const specifier = fixed ?? lazy ?? '';
        const name = /^(?:@[\w-]+\/)?[\w-]+/.exec(specifier)?.[0];
        if (name !== undefined && !isBuiltin(specifier)) names.add(name);
      }
    }
  }
  return names;
}

describe('public API', () => {
  it('exports these names, and adding or removing one is a decision', async () => {
    const api = (await import(pathToFileURL(join(installed, 'dist/api/index.js')).href)) as object;
    expect(Object.keys(api).toSorted()).toEqual(['RULES', 'ScanError', 'defineRule', 'scan']);
  });

  it('has types that a strict project can use, with the example of the README', () => {
    const example = codeBlock(readFileSync(README, 'utf8'), 'ts', 'import { scan }');
    const program = [
      example,
      "import { defineRule, RULES, ScanError, type Finding, type Receipt } from '@keyscan/cli';",
      'export const ids: string[] = RULES.map((rule) => defineRule(rule).id);',
      'export const pathOf = (finding: Finding): string | undefined => finding.location.path;',
      'export const isComplete = (receipt: Receipt): boolean => receipt.complete;',
      'export const statusOf = (error: ScanError): 2 | 3 => error.status;',
      '// @ts-expect-error there is no such command',
      "scan({ command: 'verify' });",
    ];
    writeFileSync(join(consumer, 'program.mts'), program.join('\n'));
    const options = {
      strict: true,
      noEmit: true,
      target: 'es2023',
      lib: ['es2023'],
      module: 'nodenext',
      // Declarations are checked as well.
      skipLibCheck: false,
      types: ['node'],
      typeRoots: [join(PROJECT, 'node_modules/@types')],
    };
    writeFileSync(
      join(consumer, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['program.mts'] }),
    );
    const tsc = join(PROJECT, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', consumer], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});
