/**
 * The README's quick start, done by a newcomer: its own lines in a new project, with the packed
 * package in the place of the one in the registry. Everything else comes from the registry.
 */

import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCredentials } from '../support/credentials.ts';
import { PROJECT } from '../support/keyscan.ts';
import { packProject, shell, type ShellResult } from '../support/package.ts';
import { codeBlock, codeBlocks, README } from '../support/readme.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const text = readFileSync(README, 'utf8');
const { devDependencies, scripts } = JSON.parse(
  readFileSync(join(PROJECT, 'package.json'), 'utf8'),
) as { devDependencies: Record<string, string>; scripts: Record<string, string> };

const credentials = createCredentials('quick-start');

/** Downloads from the registry, when its files are not in npm's cache yet. */
const INSTALL_TIMEOUT_MS = 300_000;

let project: TestRepository;
let folder: string;
let tarball: string;

/** Another one each time: what is in the history already is not new. */
function leak(): { text: string; secret: string } {
  const secret = credentials.secretAccessKey();
  const id = credentials.accessKeyId();
  return { text: `AWS_ACCESS_KEY_ID=${id}\nAWS_SECRET_ACCESS_KEY=${secret}\n`, secret };
}

/** As typed into a shell, in a folder of the project. */
function type(line: string): ShellResult & { output: string } {
  const result = shell(line, project.dir, {
    ...withoutNpm(project.env),
    // Where npm has its cache and its settings; git's are switched off by themselves.
    HOME: process.env['HOME'],
    XDG_CONFIG_HOME: undefined,
    // As on a developer's machine.
    CI: undefined,
    GITHUB_ACTIONS: undefined,
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  });
  return { ...result, output: result.stdout + result.stderr };
}

/** Without what npm tells the scripts of the project that these tests belong to. */
function withoutNpm(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/^npm_(?:package_|lifecycle_|config_local_prefix$|command$)|^INIT_CWD$/.test(name),
    ),
  );
}

/** The lines of the only shell block with `part` in it, with packages that are pinned or packed. */
function linesOf(part: string): string[] {
  return codeBlock(text, 'sh', part)
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.startsWith('npm install')
        ? line
            .replace('@keyscan/cli', `"${tarball.replaceAll('\\', '/')}"`)
            .replace(/ husky$/, ` husky@${devDependencies['husky']}`)
        : line,
    );
}

function follow(part: string): void {
  for (const line of linesOf(part)) expect(type(line), line).toMatchObject({ status: 0 });
}

function subjects(): string[] {
  return project.git('log', '--format=%s').split('\n');
}

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyscan-quick-start-')));
  ({ tarball } = packProject(folder));
  project = createRepository();
  project.write('package.json', '{ "name": "shop", "version": "1.0.0", "private": true }\n');
  project.write('.gitignore', 'node_modules/\n');
  project.write('README.md', '# shop\n');
  project.commit('first');
  follow('husky init');
}, INSTALL_TIMEOUT_MS);

afterAll(() => {
  project.cleanup();
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

it('runs every shell block of the README', () => {
  const blocks = codeBlocks(text).filter(({ language }) => language === 'sh');
  const here = [
    'npx --yes @keyscan/cli\n',
    'npm ci && node bin/keyscan.js',
    'npm ci && npm test',
    'husky init',
    '.husky/pre-push',
    'keyscan allow',
    'keyscan baseline',
    'keyscan explain',
    'keyscan import',
  ].map((part) => codeBlock(text, 'sh', part));
  expect(blocks.map((block) => block.text)).toEqual(here);
});

describe('husky', () => {
  it('a clean commit passes, with nothing said', () => {
    project.write('main.js', 'console.log(process.env.AWS_REGION);\n');
    project.git('add', '--all');
    expect(type('git commit --quiet -m clean')).toMatchObject({ status: 0, output: '' });
    expect(subjects()).toEqual(['clean', 'first']);
  });

  it('a commit with an AWS key is refused, with what to do about it', () => {
    const { text: content, secret } = leak();
    project.write('deploy/.env', content);
    project.git('add', '--all');
    const { status, output } = type('git commit -m leak');
    expect(status).toBe(1);
    expect(output).toContain('AWS secret access key');
    expect(output).toContain('deploy/.env:2:');
    expect(output).toContain('git restore --staged deploy/.env');
    expect(output).toMatch(/keyscan allow v1-[0-9a-f]{32} --reason/);
    expect(output).not.toContain(secret);
    expect(subjects()[0]).toBe('clean');
    project.git('reset', '--hard', '--quiet');
  });
});

describe('lint-staged', () => {
  beforeAll(() => {
    const install = `npm install --save-dev lint-staged@${devDependencies['lint-staged']}`;
    expect(type(install)).toMatchObject({ status: 0 });
    const path = join(project.dir, 'package.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as object;
    const configuration = JSON.parse(codeBlock(text, 'json', 'lint-staged')) as object;
    writeFileSync(path, JSON.stringify({ ...manifest, ...configuration }, null, 2));
    project.write('.husky/pre-commit', 'npx lint-staged\n');
    project.git('add', '--all');
    expect(type('git commit --quiet -m lint-staged')).toMatchObject({ status: 0 });
  }, INSTALL_TIMEOUT_MS);

  it('a commit with a leak is refused', () => {
    const { text: content, secret } = leak();
    project.write('.env', content);
    project.write('clean.js', 'export {};\n');
    project.git('add', '--all');
    const { status, output } = type('git commit -m leak');
    expect(status).toBe(1);
    expect(output).toContain('.env:2:');
    expect(output).not.toMatch(/clean\.js:\d/);
    expect(output).not.toContain(secret);
    expect(subjects()[0]).toBe('lint-staged');
    project.git('reset', '--hard', '--quiet');
  });

  it('a partly staged file too, by what is staged', () => {
    const { text: content } = leak();
    project.write('main.js', `/*\n${content}*/\n`);
    project.git('add', 'main.js');
    project.write('main.js', '// not staged: taken out again\n');
    const refused = type('git commit -m leak');
    expect(refused.status).toBe(1);
    expect(refused.output).toContain('main.js:3:');
    // The other way round: what stays behind is not part of the commit.
    project.git('reset', '--hard', '--quiet');
    project.write('main.js', '// staged\n');
    project.git('add', 'main.js');
    project.write('main.js', `// staged\n/*\n${content}*/\n`);
    expect(type('git commit --quiet -m partly')).toMatchObject({ status: 0 });
    expect(project.git('show', 'HEAD:main.js')).toBe('// staged');
    expect(readFileSync(join(project.dir, 'main.js'), 'utf8')).toContain(content);
    project.git('reset', '--hard', '--quiet');
  });
});

describe('rules', () => {
  beforeAll(() => {
    project.write('.keyscan.toml', codeBlock(text, 'toml', '[[rules]]'));
  });

  afterAll(() => {
    rmSync(join(project.dir, '.keyscan.toml'));
  });

  it.each(linesOfRules())(
    '%s',
    (line, said) => {
      const { status, output } = type(line);
      expect(status).toBe(0);
      expect(output).toContain(said);
    },
    INSTALL_TIMEOUT_MS,
  );
});

/** The lines about rules, and what each must say. */
function linesOfRules(): [string, string][] {
  const lines = codeBlock(text, 'sh', 'keyscan explain').trimEnd().split('\n');
  return lines.map((line, index) => [
    line,
    ['acme-token', 'all pass', 'second factor'][index] ?? 'not said in this test',
  ]);
}

describe('settings of other scanners', () => {
  it.each([
    ['gitleaks', '.gitleaks.toml', '[[rules]]\nid = "acme"\nregex = "acme_[a-z0-9]{32}"\n'],
    ['gitleaks-ignore', '.gitleaksignore', '# nothing yet\n'],
    [
      'detect-secrets',
      '.secrets.baseline',
      '{"version":"1.5.0","plugins_used":[],"filters_used":[],"results":{}}',
    ],
    ['git-secrets', '.git/config', undefined],
  ])('of %s', (name, file, content) => {
    const lines = linesOf('keyscan import').filter((line) => line.includes(`import ${name} `));
    expect(lines).toHaveLength(1);
    if (content !== undefined) project.write(file, content);
    else project.git('config', '--add', 'secrets.patterns', 'acme_[a-z0-9]{32}');
    expect(type(lines[0] ?? '')).toMatchObject({ status: 0 });
    project.git('reset', '--hard', '--quiet');
    project.git('clean', '--quiet', '-d', '--force', '-e', 'node_modules');
  });
});

describe('what is in the history', () => {
  const { text: content, secret } = leak();

  beforeAll(() => {
    follow('.husky/pre-push');
    const remote = join(folder, 'remote.git');
    project.git('init', '--quiet', '--bare', remote);
    project.git('remote', 'add', 'origin', remote);
    project.git('add', '--all');
    expect(type('git commit --quiet --no-verify -m pre-push')).toMatchObject({ status: 0 });
  });

  it('a push of clean commits passes', () => {
    expect(type('git push --quiet origin HEAD:main')).toMatchObject({ status: 0 });
    expect(project.git('ls-remote', '--heads', 'origin')).toContain('refs/heads/main');
  });

  it('a push of a commit that got past the other hook is refused', () => {
    project.write('.env', content);
    project.git('add', '--all');
    expect(type('git commit --quiet --no-verify -m leak')).toMatchObject({ status: 0 });
    const before = project.git('ls-remote', 'origin');
    const { status, output } = type('git push --quiet origin HEAD:main');
    expect(status).toBe(1);
    expect(output).toContain('.env:2:');
    expect(output).not.toContain(secret);
    expect(project.git('ls-remote', 'origin')).toBe(before);
  });

  it.each(['npx keyscan', 'npx --yes @keyscan/cli'])('%s finds it', (line) => {
    expect(text).toContain(line);
    const { status, output } = type(line);
    expect(status).toBe(1);
    expect(output).toContain('.env:2:');
    expect(output).toContain('1 finding: 1 high.');
    expect(output).not.toContain(secret);
  });

  it('keyscan allow lets it stay', () => {
    const [line = ''] = linesOf('keyscan allow');
    const placeholder = /v1-[0-9a-f]{32}/;
    const fingerprint = placeholder.exec(type('npx keyscan').output)?.[0] ?? '';
    expect(fingerprint).not.toBe('');
    const { status, output } = type(line.replace(placeholder, fingerprint));
    expect(output).toContain('.keyscan-allow.toml');
    expect(status).toBe(0);
    expect(type('npx keyscan').status).toBe(0);
    expect(type('git push --quiet origin HEAD:main').status).toBe(0);
  });

  it('keyscan baseline accepts all that is there, and no more', () => {
    const older = leak();
    project.write('old.env', older.text);
    project.git('add', '--all');
    expect(type('git commit --quiet --no-verify -m old')).toMatchObject({ status: 0 });
    expect(type('npx keyscan').status).toBe(1);
    follow('keyscan baseline');
    expect(readFileSync(join(project.dir, '.keyscan-baseline.json'), 'utf8')).not.toContain(
      older.secret,
    );
    expect(type('npx keyscan').status).toBe(0);
    project.write('new.env', leak().text);
    project.git('add', '--all');
    expect(type('git commit --quiet --no-verify -m new')).toMatchObject({ status: 0 });
    const { status, output } = type('npx keyscan');
    expect(status).toBe(1);
    expect(output).toContain('new.env:2:');
    expect(output).not.toContain('old.env:2:');
  });
});

/** CI runs these lines themselves (.ci/run): an installation within the tests would take minutes. */
describe('a clone of this repository', () => {
  it('has what the two lines call', () => {
    expect(linesOf('npm ci && node bin/keyscan.js')).toEqual(['npm ci && node bin/keyscan.js']);
    expect(linesOf('npm ci && npm test')).toEqual(['npm ci && npm test']);
    // `npm ci` builds, by way of the script that npm runs after an installation in a checkout.
    expect(scripts['prepare']).toBe('node .husky/prepare.js');
    expect(readFileSync(join(PROJECT, '.husky/prepare.js'), 'utf8')).toContain('npm run build');
    expect(scripts['build']).toContain('rolldown');
    expect(scripts['test']).toMatch(/^npm run build && vitest run$/);
  });

  it('CI runs them', () => {
    const script = readFileSync(join(PROJECT, '.ci/run'), 'utf8');
    const [install, scan] = ['npm ci', 'node bin/keyscan.js'].map((part) =>
      script.search(new RegExp(`^\\s*${part}\\b`, 'm')),
    );
    expect(install).toBeGreaterThan(0);
    expect(scan).toBeGreaterThan(install ?? 0);
    expect(script).toMatch(/^npm test\b/m);
  });
});
