/** Rules of people's own, and `keyscan rules`, `explain` and `import`, through the built program. */

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCredentials } from '../support/credentials.ts';
import { keyscan, keyscanJson, type Result } from '../support/keyscan.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

const made = createCredentials('own rules');
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const TOKEN = made.chars(30, LOWER);
const LEAK = `key = acme_${TOKEN}\n`;
const SECRET = made.secretAccessKey();
const AWS_LEAK = `aws_secret_access_key = ${SECRET}\n`;

const CONFIG = `[[rules]]
id = "acme-token"
title = "ACME token"
severity = "critical"
regex = 'acme_([a-z0-9]{30})'
matches = ["x = acme_«abcdefghij·klmnopqrst·uvwxyz0123»"]
rejects = ["x = acme_abc"]
`;

let repository: TestRepository;

beforeEach(() => {
  repository = createRepository();
});

afterEach(() => {
  repository.cleanup();
});

function run(...args: string[]): Result {
  const result = keyscan(repository, args);
  // Whatever happens, nothing is shown that could be used.
  expect(result.stdout + result.stderr).not.toContain(TOKEN);
  expect(result.stdout + result.stderr).not.toContain(SECRET);
  return result;
}

function read(name: string): string {
  return readFileSync(join(repository.dir, name), 'utf8');
}

/** A thousand rules with their proofs take half a minute of work. */
const ALL_RULES_TIMEOUT_MS = 180_000;

describe('a rule in .keyscan.toml', () => {
  beforeEach(() => {
    repository.write('.keyscan.toml', CONFIG);
  });

  it('stops a commit, and is found in files and history beside built-in ones', () => {
    repository.write('a.txt', LEAK);
    repository.write('b.ini', AWS_LEAK);
    repository.git('add', '--all');
    const ids = (args: string[]): string[] =>
      keyscanJson(repository, args)
        .findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`)
        .toSorted();
    const expected = ['acme-token critical', 'aws-secret-access-key high'];
    expect(ids(['staged'])).toEqual(expected);
    expect(ids(['files', '.'])).toEqual(expected);
    repository.commit('leak');
    expect(ids(['history'])).toEqual(expected);
    expect(ids(['history', '--rule', 'acme-token'])).toEqual(['acme-token critical']);
    expect(ids(['history', '--skip-rule', 'acme-token'])).toEqual(['aws-secret-access-key high']);
    repository.write('.keyscan.toml', `disable = ["aws-*"]\n${CONFIG}`);
    expect(ids(['history'])).toEqual(['acme-token critical']);
  });

  it('is part of the digest', () => {
    repository.write('a.txt', 'nothing\n');
    const digest = (): unknown =>
      (keyscanJson(repository, ['files', '.']).receipt as { rulesDigest?: string }).rulesDigest;
    const before = digest();
    repository.write('.keyscan.toml', CONFIG.replace('30', '31'));
    expect(digest()).not.toBe(before);
  });

  it('can be allowed on its line', () => {
    repository.write('a.txt', `${LEAK.trim()} # keyscan:allow acme-token -- made up\n`);
    expect(run('files', 'a.txt').status).toBe(0);
  });

  it('that is wrong stops every command with one line', () => {
    repository.write('.keyscan.toml', CONFIG.replace('acme_(', '('));
    for (const args of [['files', '.'], ['rules'], ['rules', 'test'], ['explain', 'x']]) {
      const { status, stdout, stderr } = run(...args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(
        /^keyscan: \.keyscan\.toml:5: acme-token: no text of 4 .*\n {2}Put a fixed part.*\n$/,
      );
    }
  });
});

/** The files that a clean commit loads, as V8 counts them. */
const loaded = (): string[] => {
  const coverage = join(repository.dir, '../coverage');
  const { status, stderr } = keyscan(repository, ['staged'], {
    env: { NODE_V8_COVERAGE: coverage },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const [file = ''] = readdirSync(coverage);
  const { result } = JSON.parse(readFileSync(join(coverage, file), 'utf8')) as {
    result: { url: string }[];
  };
  return result.map(({ url }) => basename(url));
};

describe('a clean commit', () => {
  it('loads nothing of it without such rules', () => {
    repository.write('.keyscan.toml', 'fail-on = "low"\n');
    repository.write('a.txt', 'nothing\n');
    repository.git('add', '--all');
    const files = loaded();
    expect(files).toContain('toml.cjs');
    for (const part of [
      'settings.cjs',
      'join-rules.cjs',
      'explain.cjs',
      'import.cjs',
      'catalog.cjs',
    ]) {
      expect(files).not.toContain(part);
    }
  });
});

describe('keyscan rules', () => {
  it('lists all rules with where they come from, and those with words', () => {
    repository.write(
      '.keyscan.toml',
      `${CONFIG}[[rules]]\nid = "aws-account-id"\nenabled = false\n`,
    );
    const { status, stdout } = run('rules');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^acme-token +critical +\.keyscan\.toml +ACME token$/m);
    expect(stdout).toMatch(/^aws-secret-access-key +high +built-in +AWS secret access key$/m);
    expect(stdout).toMatch(/^aws-account-id +off +built-in/m);
    expect(run('rules', 'ACME', 'critical').stdout).toMatch(/^acme-token.*\n\n1 rule\.\n$/);
    expect(run('rules', 'no such words').stdout).toBe('No rule has these words.\n');
  });

  it('gives everything as JSON', () => {
    repository.write('.keyscan.toml', CONFIG);
    const { rules } = JSON.parse(run('rules', 'acme', '--format', 'json').stdout) as {
      rules: unknown[];
    };
    expect(rules).toEqual([
      {
        id: 'acme-token',
        title: 'ACME token',
        severity: 'critical',
        confidence: 'high',
        source: '.keyscan.toml',
        enabled: true,
        description: expect.any(String) as string,
        advice: { leaked: [expect.any(String)] },
        references: [],
        forms: [{ keywords: ['acme_'], before: '/acme_/', secret: '/[0-9a-z]{30}/' }],
        remarks: [],
      },
    ]);
    expect(run('rules', '--format', 'csv')).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('keyscan rules test', () => {
  it('passes for rules that do what their examples say', () => {
    repository.write('mine.toml', CONFIG);
    const { status, stdout } = run('rules', 'test', 'mine.toml');
    expect(stdout).toBe('1 rule, 2 examples: all pass.\n');
    expect(status).toBe(0);
  });

  it(
    'passes for all built-in rules',
    () => {
      expect(run('rules', 'test').stdout).toMatch(/^\d+ rules, \d+ examples: all pass\.$/m);
    },
    ALL_RULES_TIMEOUT_MS,
  );

  it('shows what fails, and quotes no example', () => {
    const wrong = CONFIG.replace('x = acme_abc"', `acme_${TOKEN}"`).replace('«abc', 'abc«');
    repository.write('mine.toml', wrong);
    const { status, stdout } = run('rules', 'test', 'mine.toml');
    expect(status).toBe(1);
    expect(stdout).toBe(
      'acme-token\n' +
        '  failed  example 1 of matches is not found as marked\n' +
        '  failed  example 1 of rejects is found\n\n' +
        '1 rule, 2 examples: 1 failed.\n',
    );
    const json = JSON.parse(run('rules', 'test', 'mine.toml', '--format', 'json').stdout) as object;
    expect(json).toMatchObject({
      rules: [
        {
          id: 'acme-token',
          examples: 2,
          failures: [{}, {}].map(() => expect.any(String) as string),
        },
      ],
    });
  });

  it('needs a file that is there', () => {
    expect(run('rules', 'test', 'none.toml')).toMatchObject({ status: 2, stdout: '' });
    expect(run('rules', 'test', 'a', 'b').stderr).toContain('takes one file');
  });
});

describe('keyscan explain', () => {
  it('explains a rule, and shows no secret', () => {
    repository.write('.keyscan.toml', CONFIG);
    const { status, stdout } = run('explain', 'acme-token');
    expect(status).toBe(0);
    expect(stdout).toContain('Looks like\n  x = acme_xxxxxxxxxxxxxxxxxxxxxxxxxx0000\n');
    expect(stdout).toContain('Looked for near\n  acme_\n');
    expect(run('explain', 'aws-mfa-seed').stdout).toContain('What to do when it has leaked');
  });

  it('knows values and their beginnings without showing them', () => {
    repository.write('.keyscan.toml', CONFIG);
    expect(run('explain', `acme_${TOKEN}`).stdout).toContain('one of the rule acme-token');
    expect(run('explain', 'AKIA…7Q').stdout).toContain('AWS access key id');
  });

  it.each(['aws-mfa-sed', 'nothing like it', TOKEN, SECRET])('does not know %s', (subject) => {
    const { status, stdout, stderr } = run('explain', subject);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(
      subject === 'aws-mfa-sed'
        ? 'Did you mean keyscan explain aws-mfa-seed?'
        : 'keyscan rules lists',
    );
  });

  it('says what is decided about a fingerprint', () => {
    repository.write('b.ini', AWS_LEAK);
    repository.commit('leak');
    const [finding] = keyscanJson(repository, ['history']).findings;
    const fingerprint = finding?.fingerprint ?? '';
    const unknown = run('explain', fingerprint);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('keyscan history shows each');
    expect(run('allow', fingerprint, '--reason', 'made up', '--owner', 'ana').status).toBe(0);
    expect(run('explain', fingerprint).stdout).toMatch(
      /^Allowed in \.keyscan-allow\.toml:\d+: "made up"\nby ana\n$/,
    );
    rmSync(join(repository.dir, '.keyscan-allow.toml'));
    expect(run('baseline').status).toBe(0);
    const accepted = run('explain', fingerprint).stdout;
    expect(accepted).toMatch(
      /^Accepted in \.keyscan-baseline\.json: aws-secret-access-key, in b\.ini\n\nAWS secret/,
    );
  });
});

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

describe('keyscan import', () => {
  it('takes over rules of gitleaks, as --dry-run shows them', () => {
    repository.write('a.txt', LEAK);
    repository.write(
      '.gitleaks.toml',
      "[extend]\nuseDefault = true\n[[rules]]\nid = \"acme\"\nregex = '''(?i)acme_([a-z0-9]{30})'''\n",
    );
    repository.commit('leak');
    const dry = run('import', 'gitleaks', '--dry-run');
    expect(dry.status).toBe(0);
    expect(existsSync(join(repository.dir, '.keyscan.toml'))).toBe(false);
    expect(run('import', 'gitleaks').status).toBe(0);
    expect(read('.keyscan.toml')).toBe(dry.stdout);
    expect(keyscanJson(repository, ['history']).findings).toMatchObject([
      { ruleId: 'acme', path: 'a.txt' },
    ]);
    const again = run('import', 'gitleaks');
    expect(again.status).toBe(0);
    expect(read('.keyscan.toml')).toBe(dry.stdout);
  });

  it('says by name what it refuses, with status 3, and takes over the rest', () => {
    repository.write(
      'team.toml',
      '[[rules]]\nid = "none"\nregex = "[0-9]{9}"\n[[rules]]\nid = "acme"\nregex = "acme_[a-z0-9]{30}"\n',
    );
    const { status, stdout } = run('import', 'gitleaks', 'team.toml');
    expect(status).toBe(3);
    expect(stdout).toMatch(/Taken over\n {2}rule acme\nNot taken over\n {2}none: no text of 4 /);
    expect(read('.keyscan.toml')).toContain('id = "acme"');
  });

  it('takes over .gitleaksignore and allowed commits', () => {
    repository.write('b.ini', `\n\n${AWS_LEAK}`);
    const first = repository.commit('leak');
    repository.write('c.ini', `aws_secret_access_key = ${made.secretAccessKey()}\n`);
    const second = repository.commit('another');
    repository.write(
      '.gitleaksignore',
      `# ours\n${first}:b.ini:aws-key:3\n${first}:zzz:aws-key:1\n`,
    );
    const { status, stdout } = run('import', 'gitleaks-ignore');
    expect(status).toBe(3);
    expect(stdout).toContain('b.ini:3 aws-secret-access-key: allowed in .keyscan-allow.toml');
    expect(stdout).toContain(`${first}:zzz:aws-key:1: keyscan reports nothing there`);
    expect(read('.keyscan-allow.toml')).toContain('reason = "imported from .gitleaksignore"');
    expect(keyscanJson(repository, ['history']).findings).toMatchObject([{ path: 'c.ini' }]);
    repository.write(
      '.gitleaks.toml',
      `[extend]\nuseDefault = true\n[allowlist]\ncommits = ["${second}"]\n`,
    );
    expect(run('import', 'gitleaks').status).toBe(0);
    expect(keyscanJson(repository, ['history'])).toMatchObject({ status: 0, findings: [] });
    const before = read('.keyscan-allow.toml');
    run('import', 'gitleaks-ignore');
    expect(read('.keyscan-allow.toml')).toBe(before);
  });

  it('takes over a baseline of detect-secrets by its hashes', () => {
    repository.write('b.ini', AWS_LEAK);
    repository.write('c.ini', LEAK);
    repository.write('.keyscan.toml', CONFIG);
    repository.commit('leak');
    const results = {
      'moved.ini': [{ type: 'x', hashed_secret: sha1(SECRET), line_number: 70 }],
      'c.ini': [{ type: 'x', hashed_secret: sha1(TOKEN), line_number: 70, is_secret: false }],
    };
    repository.write('.secrets.baseline', JSON.stringify({ results }));
    expect(run('import', 'detect-secrets').status).toBe(0);
    expect(read('.keyscan-baseline.json')).toContain('"path":"b.ini"');
    expect(read('.keyscan-allow.toml')).toContain('audited as no secret in .secrets.baseline');
    expect(keyscanJson(repository, ['history'])).toMatchObject({ status: 0, findings: [] });
    const before = read('.keyscan-baseline.json');
    expect(run('import', 'detect-secrets').status).toBe(0);
    expect(read('.keyscan-baseline.json')).toBe(before);
  });

  it('takes over patterns of git-secrets, and runs no provider', () => {
    const ran = join(repository.dir, 'RAN');
    repository.git('config', '--add', 'secrets.patterns', 'acme_[[:alnum:]]{30}');
    repository.git('config', '--add', 'secrets.providers', `touch '${ran}'`);
    repository.write('.gitallowed', '# comment\nacme_test\n');
    repository.write('a.txt', LEAK);
    repository.write('b.txt', `acme_test${TOKEN.slice(4)}\n`);
    const { status, stdout } = run('import', 'git-secrets');
    expect(status).toBe(3);
    expect(stdout).toContain('provider 1: it is a command, and keyscan runs none');
    expect(existsSync(ran)).toBe(false);
    expect(keyscanJson(repository, ['files', 'a.txt', 'b.txt']).findings).toMatchObject([
      { ruleId: 'git-secrets-1', path: 'a.txt' },
    ]);
  });

  it.each([
    [['import', 'gitleak'], 'Did you mean gitleaks?'],
    [['import', 'what'], 'Known: gitleaks, '],
    [['import'], 'import needs an argument'],
    [['import', 'gitleaks'], '.gitleaks.toml does not exist'],
    [['import', 'git-secrets', 'file'], 'without a file'],
    [['import', 'gitleaks', '--fail-on', 'low'], 'not an option of keyscan import'],
    [['staged', '--dry-run'], 'not an option of keyscan staged'],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
