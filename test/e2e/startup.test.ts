/**
 * What the pre-commit hook loads and starts when there is nothing to report, which is what nearly
 * every commit waits for. Counted, not timed.
 */

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCredentials } from '../support/credentials.ts';
import { BIN, keyscan, PROJECT, type Result } from '../support/keyscan.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const DIST = join(PROJECT, 'dist/cli');

/** Files of dist/cli; rolldown.config.ts says what is in hook.cjs. One more takes a millisecond. */
const LOADED_BY_CLEAN_COMMIT = ['main.cjs', 'hook.cjs', 'rolldown-runtime.cjs'];

/** Their size together; 20 % above what it was when it was chosen. */
const LOADED_BYTES = 125_000;

let repository: TestRepository;
let folder: string;

beforeEach(() => {
  repository = createRepository();
  folder = mkdtempSync(join(tmpdir(), 'keyscan-startup-'));
  repository.write('main.ts', 'export {};\n');
  repository.commit('first');
});

afterEach(() => {
  repository.cleanup();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

function stageClean(): void {
  repository.write('main.ts', 'export const region = process.env.AWS_REGION;\n');
  repository.git('add', '--all');
}

function stageLeak(): void {
  const secret = createCredentials('startup').secretAccessKey();
  repository.write('.env', `AWS_SECRET_ACCESS_KEY=${secret}\n`);
  repository.git('add', '--all');
}

/** Runs keyscan and returns the files of the project that it loaded, as V8 counts them. */
function loaded(...args: string[]): Result & { files: string[] } {
  const coverage = join(folder, 'coverage');
  const result = keyscan(repository, args, { env: { NODE_V8_COVERAGE: coverage } });
  const urls = readdirSync(coverage).flatMap((name) => {
    const { result: scripts } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as {
      result: { url: string }[];
    };
    return scripts.map(({ url }) => url).filter((url) => url.startsWith('file:'));
  });
  return { ...result, files: urls.map((url) => fileURLToPath(url)).toSorted() };
}

/** Runs bin/keyscan.js beside a dist/cli/main.cjs with that text, or without one. */
function runBeside(program?: string): { status: number | null; stdout: string; stderr: string } {
  for (const name of ['bin', 'dist/cli']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['bin/keyscan.js', 'bin/package.json']) {
    copyFileSync(join(PROJECT, name), join(folder, name));
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  if (program !== undefined) writeFileSync(join(folder, 'dist/cli/main.cjs'), program);
  return spawnSync(process.execPath, [join(folder, 'bin/keyscan.js'), 'staged'], {
    encoding: 'utf8',
  });
}

/** The commands of git that a run starts, in that order. */
function commands(...args: string[]): string[] {
  const log = join(folder, 'git.log');
  const script = `#!/bin/sh\necho "$*" >> '${log}'\nexec '${repository.git('--exec-path')}/git' "$@"\n`;
  writeFileSync(join(folder, 'git'), script);
  chmodSync(join(folder, 'git'), 0o755);
  const { status } = keyscan(repository, args, {
    env: { PATH: folder + delimiter + (process.env['PATH'] ?? '') },
  });
  expect(status).toBeLessThan(2);
  const calls = readFileSync(log, 'utf8').trimEnd().split('\n');
  return calls.map((call) => call.replaceAll(/-c \S+/g, '').match(/(?<= )[a-z][a-z-]+/)?.[0] ?? '');
}

describe('a clean commit', () => {
  it('loads these files and no other', () => {
    stageClean();
    const { status, stdout, stderr, files } = loaded('staged');
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    const expected = [BIN, ...LOADED_BY_CLEAN_COMMIT.map((name) => join(DIST, name))];
    expect(files).toEqual(expected.toSorted());
    const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
    expect(bytes).toBeLessThan(LOADED_BYTES);
  });

  it.each([
    ['allow-list.cjs', '.keyscan-allow.toml', 'version = 1\n'],
    ['toml.cjs', '.keyscan.toml', 'fail-on = "medium"\n'],
    ['globs.cjs', '.keyscan.toml', 'exclude = ["x/**"]\n'],
  ])('loads %s if there is a %s', (chunk, name, text) => {
    repository.write(name, text);
    stageClean();
    const { status, files } = loaded('staged');
    expect(status).toBe(0);
    expect(files.map((path) => basename(path))).toContain(chunk);
  });
});

it('a refused commit loads one report', () => {
  stageLeak();
  const { status, files } = loaded('staged');
  expect(status).toBe(1);
  const names = files.map((path) => basename(path));
  expect(names).toContain('human.cjs');
  for (const name of [
    'sarif.cjs',
    'html.cjs',
    'json.cjs',
    'history.cjs',
    'ci.cjs',
    'simple-git.cjs',
  ]) {
    expect(names).not.toContain(name);
  }
});

it.each(['--version', '--help'])('%s loads no more than that', (option) => {
  const { status, files } = loaded(option);
  expect(status).toBe(0);
  const names = files.map((path) => basename(path));
  expect(names).toContain('main.cjs');
  const known = [basename(BIN), ...LOADED_BY_CLEAN_COMMIT, 'yargs-parser.cjs', 'help.cjs'];
  expect(known).toEqual(expect.arrayContaining(names));
});

describe('bin/keyscan.js', () => {
  it('in a checkout before its first build: one line, and status 2', () => {
    expect(runBeside()).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'keyscan is not built: run npm run build\n',
    });
  });

  it.each([
    ['an import that is missing', "require('./gone.cjs');"],
    ['a failure', "exports.main = async () => { throw new Error('gone wrong'); };"],
  ])('%s is a defect and is never taken for findings: status 3', (_, program) => {
    const { status, stdout, stderr } = runBeside(program);
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/gone/);
    expect(stderr).toMatch(/keyscan: this is a defect: https:\S+\n$/);
  });
});

// On Windows only an .exe can stand in for git, so there these are reported as skipped.
describe.skipIf(process.platform === 'win32')('git processes', () => {
  it('one for a clean commit', () => {
    stageClean();
    expect(commands('staged')).toEqual(['diff-index']);
  });

  it('one, however many files are staged', () => {
    for (let index = 0; index < 50; index++) repository.write(`${index}.txt`, `${index}\n`);
    repository.git('add', '--all');
    expect(commands('staged')).toEqual(['diff-index']);
  });

  it('one if nothing is staged', () => {
    expect(commands('staged')).toEqual(['diff-index']);
  });

  it('one more to read what is not a loose object', () => {
    stageClean();
    repository.git('repack', '--quiet', '-adk');
    repository.git('gc', '--quiet');
    expect(commands('staged')).toEqual(['diff-index', 'cat-file']);
  });

  it('two for a leak in a new file: a merge under way could have brought it', () => {
    stageLeak();
    expect(commands('staged')).toEqual(['diff-index', 'rev-parse']);
  });

  it('one more to see whether what is found was there before', () => {
    stageLeak();
    repository.git('commit', '--quiet', '--no-verify', '-m', 'leak');
    repository.write('.env', `# moved\n${readFileSync(join(repository.dir, '.env'), 'utf8')}`);
    repository.git('add', '--all');
    expect(commands('staged')).toEqual(['diff-index', 'rev-parse', 'cat-file']);
  });
});
