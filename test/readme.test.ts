/** Everything in the README that a machine can check; test/e2e/quick-start.test.ts runs its commands. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parseConfig } from '../src/config.ts';
import { parseAllowList } from '../src/filter/allow-list.ts';
import { inlineComments } from '../src/filter/inline.ts';
import { OPTIONS } from '../src/options/declared.ts';
import { parse } from '../src/options/parse.ts';
import { RULES } from '../rules/index.ts';
import { createCredentials } from './support/credentials.ts';
import { PROJECT } from './support/keyscan.ts';
import { codeBlock, codeBlocks, README, regenerate } from './support/readme.ts';
import { createRepository, type TestRepository } from './support/repository.ts';

// As it should be, so that one run brings a stale README up to date and checks it.
const text = await regenerate(readFileSync(README, 'utf8'));
const RULE_IDS = RULES.map(({ id }) => id);
const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
  version: string;
};

/** Code in the text: blocks and spans. */
const code: readonly string[] = [
  ...codeBlocks(text).map((block) => block.text),
  ...[...text.replaceAll(/^```[^]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)].map(
    ([, span = '']) => span,
  ),
];

/** Every way to call keyscan, with its arguments. */
const CALL =
  /(?:npx --yes @keyscan\/cli|npx keyscan|node_modules\/\.bin\/keyscan|node bin\/keyscan\.js|(?<![\w./@-])keyscan)(?![\w:./@-])((?:[ ]+(?:"[^"]*"|[^\s"'&|;]+))*)/g;

/** Gets the names of the files from lint-staged. */
const LINT_STAGED = 'keyscan files';

it('has the generated parts as they are made from the code (npm run docs)', async () => {
  await expect(text).toMatchFileSnapshot(README);
});

it('shows a preview and no secret in its example', () => {
  const example = codeBlock(text, 'console', 'git commit');
  expect(example).toMatch(/aws_secret_access_key = \w{4}…\w{2}$/m);
  expect(example).not.toContain(createCredentials('readme').secretAccessKey());
  expect(example.split('\n').length).toBeLessThan(30);
});

describe('commands and options', () => {
  const calls = code.flatMap((part) => [...part.matchAll(CALL)].map(([call]) => call));

  it('are found', () => {
    for (const [call, count] of [
      ['npx --yes @keyscan/cli', 1],
      ['node_modules/.bin/keyscan staged', 1],
      ['node_modules/.bin/keyscan push "$1" "$2"', 1],
      ['keyscan range <base>..<head>', 1],
    ] as const) {
      expect(calls.filter((found) => found === call)).toHaveLength(count);
    }
  });

  it.each([...new Set(calls)])('%s', async (call) => {
    const [uncommented = ''] = call.split(' #');
    const words = [...uncommented.matchAll(/"[^"]*"|\S+/g)].map(([word]) =>
      word.replaceAll('"', ''),
    );
    const program = words.findIndex((word) => /keyscan(?:\.js|\/cli)?$/.test(word));
    // In a synopsis, brackets are round what may be left out.
    const argv = words.slice(program + 1).filter((word) => !word.startsWith('['));
    if (call === LINT_STAGED) argv.push('file.txt');
    await expect(parse(argv)).resolves.toMatchObject({ type: 'run' });
  });

  it.each(code.filter((part) => part.startsWith('--')))('%s', (span) => {
    const name = /^--([\w-]+)/.exec(span)?.[1];
    expect(OPTIONS.map((option) => option.name)).toContain(name);
  });
});

describe('links', () => {
  const pages = ['README.md', 'src/README.md', 'rules/README.md', 'corpus/README.md'];
  it.each(pages)('in %s lead somewhere', (page) => {
    const path = join(PROJECT, page);
    const links = [...readFileSync(path, 'utf8').matchAll(/\]\(([^)#\s]+)[^)]*\)/g)];
    const missing = links
      .map(([, link = '']) => link)
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !existsSync(join(dirname(path), decodeURIComponent(link))));
    expect(missing).toEqual([]);
  });

  it('has some', () => {
    expect(text).toContain('](src/README.md)');
  });

  it('the map of the sources names what there is', () => {
    const map = readFileSync(join(PROJECT, 'src/README.md'), 'utf8');
    const firstCells = [...map.matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell = '']) => cell);
    const names = firstCells.flatMap((cell) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );
    expect(names).toContain('cli.ts');
    expect(names.filter((name) => !existsSync(join(PROJECT, 'src', name)))).toEqual([]);
  });
});

describe('settings', () => {
  it('configuration: every key and value is valid', async () => {
    const config = await parseConfig(codeBlock(text, 'toml', 'max-file-size'), RULE_IDS);
    expect(config).toMatchObject({
      minSeverity: 'low',
      failOn: 'medium',
      maxFileSize: 100 * 1024 ** 2,
    });
    expect(config.awsAccounts).toHaveLength(1);
    expect([...config.rules.keys()]).toEqual(
      expect.arrayContaining(['aws-account-id', 'aws-appsync-api-key']),
    );
    expect(config.minConfidence).toBe('medium');
    expect(config.exclude).toHaveLength(1);
  });

  it('allow-list: every entry is valid', async () => {
    const block = codeBlock(text, 'toml', 'salt = ')
      .replace('salt = "…"', `salt = "${'0123456789abcdef'.repeat(2)}"`)
      .replace('"v1-…"', `"v1-${'0123456789abcdef'.repeat(2)}"`);
    const { entries } = await parseAllowList(block, { now: Date.UTC(2026, 0, 1) });
    expect(entries).toMatchObject([
      { owner: 'ana@example.com', expires: '2027-06-30' },
      { rule: 'aws-account-id', paths: ['docs/**'] },
    ]);
    expect(RULE_IDS).toContain('aws-account-id');
  });

  it('rules of your own: every key and value is valid', async () => {
    const config = await parseConfig(codeBlock(text, 'toml', '[[rules]]'), RULE_IDS);
    expect(config.custom?.rules.map(({ rule }) => rule.id)).toEqual(['acme-token']);
  });

  it('there is no other toml', () => {
    expect(codeBlocks(text).filter(({ language }) => language === 'toml')).toHaveLength(3);
  });

  it('inline comment: counts, for a rule that exists', () => {
    const { allows, remarks } = inlineComments(codeBlock(text, 'js', 'keyscan:allow'), undefined);
    expect(remarks).toEqual([]);
    expect(allows).toHaveLength(1);
    expect(RULE_IDS).toContain(allows[0]?.ruleId);
  });
});

describe('snippets for other tools', () => {
  it('the configuration of lint-staged is for all files', () => {
    expect(JSON.parse(codeBlock(text, 'json', 'lint-staged'))).toEqual({
      'lint-staged': { '*': LINT_STAGED },
    });
  });

  it('the workflow of GitHub Actions has the whole history and runs the action of this version', () => {
    const workflow = parseYaml(codeBlock(text, 'yaml', 'runs-on')) as {
      jobs: { keyscan: { steps: { uses?: string; run?: string; with?: object }[] } };
    };
    const [checkout, scan, ...rest] = workflow.jobs.keyscan.steps;
    expect(checkout?.with).toEqual({ 'fetch-depth': 0 });
    expect(scan).toEqual({ uses: `keyscan/keyscan@v${version}` });
    expect(rest).toEqual([]);
  });

  it('the configuration of pre-commit names this version and a hook that there is', () => {
    const { repos } = parseYaml(codeBlock(text, 'yaml', 'hooks:')) as {
      repos: { rev: string; hooks: { id: string }[] }[];
    };
    const offered = parseYaml(
      readFileSync(join(PROJECT, '.pre-commit-hooks.yaml'), 'utf8'),
    ) as readonly { id: string }[];
    expect(repos).toHaveLength(1);
    expect(repos[0]?.rev).toBe(`v${version}`);
    expect(repos[0]?.hooks.map(({ id }) => id)).toEqual(offered.map(({ id }) => id));
  });

  it('there are no others', () => {
    const others = codeBlocks(text).filter(({ language }) => ['json', 'yaml'].includes(language));
    expect(others.map(({ language }) => language)).toEqual(['json', 'yaml', 'yaml']);
  });
});

describe('use from a program', () => {
  let repository: TestRepository | undefined;

  afterEach(() => {
    repository?.cleanup();
  });

  it('does what it looks like', () => {
    repository = createRepository();
    const secret = createCredentials('program').secretAccessKey();
    repository.write('src/app.ini', `aws_secret_access_key = ${secret}\n`);
    repository.write('program.mjs', codeBlock(text, 'ts', 'import { scan }'));
    mkdirSync(join(repository.dir, 'node_modules/@keyscan'), { recursive: true });
    symlinkSync(PROJECT, join(repository.dir, 'node_modules/@keyscan/cli'), 'junction');
    const { status, stdout, stderr } = spawnSync(process.execPath, ['program.mjs'], {
      cwd: repository.dir,
      env: repository.env,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toBe('AWS secret access key src/app.ini\n');
    expect(status).toBe(0);
  });
});
