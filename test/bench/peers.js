/**
 * Other scanners, as far as they are on PATH. Each runs with its own rules and defaults but for this:
 * nothing is verified over the network, no update is looked for, and a report goes to a file.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ENV } from './environment.js';

function onPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

/** A command line: words parted by blanks, and further ones that may hold blanks themselves. */
function line(words, ...further) {
  return [...words.split(' '), ...further];
}

function fromJson(text, count) {
  try {
    return count(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function countLines(pattern, stream = 'stdout') {
  return (run) => run[stream].split('\n').filter((row) => pattern.test(row)).length;
}

function noseyparker({ directory, scratch }, options) {
  const common = 'noseyparker scan --progress never --color never --datastore';
  return line(common, join(scratch, 'noseyparker'), ...options, directory);
}

/** gitleaks and betterleaks have the same command line. Status 0 also with findings. */
function leaks(program) {
  const flags = '--no-banner --log-level error --exit-code 0 --report-format json --report-path -';
  return {
    history: ({ directory }) => line(`${program} git ${flags}`, directory),
    files: ({ directory }) => line(`${program} dir ${flags}`, directory),
    accepts: [0],
    findings: ({ stdout }) => fromJson(stdout, (report) => report.length),
  };
}

const KINGFISHER = 'kingfisher scan --no-validate --no-update-check --format jsonl --git-history';
const TRUFFLEHOG = '--no-verification --no-update --json';

/**
 * `history` and `files` give the command line; `prepare` makes or clears what a run needs, unmeasured;
 * `scratch` is a folder for that.
 */
const PEERS = {
  gitleaks: leaks('gitleaks'),
  betterleaks: leaks('betterleaks'),
  trufflehog: {
    history: ({ directory }) => line(`trufflehog git file://${directory} ${TRUFFLEHOG}`),
    files: ({ directory }) => line(`trufflehog filesystem ${TRUFFLEHOG}`, directory),
    accepts: [0],
    findings: countLines(/^\{"SourceMetadata"/),
  },
  kingfisher: {
    history: ({ directory }) => line(`${KINGFISHER} full`, directory),
    files: ({ directory }) => line(`${KINGFISHER} none`, directory),
    // 200: findings.
    accepts: [0, 200],
    findings: countLines(/^\{"rule"/),
  },
  noseyparker: {
    history: (place) => noseyparker(place, []),
    files: (place) => noseyparker(place, ['--git-history', 'none']),
    // A datastore that is there already makes it skip what it has seen.
    prepare: ({ scratch }) =>
      rmSync(join(scratch, 'noseyparker'), { recursive: true, force: true }),
    accepts: [0],
    findings: ({ stdout, stderr }) => {
      const [, number] = /([\d,]+)\/[\d,]+ new matches/.exec(stdout + stderr) ?? [];
      return number === undefined ? undefined : Number(number.replaceAll(',', ''));
    },
  },
  'git-secrets': {
    history: () => line('git secrets --scan-history'),
    prepare: registerAwsPatterns,
    env: ({ scratch }) => ({ GIT_CONFIG_GLOBAL: join(scratch, 'git-secrets.config') }),
    version: () => '',
    accepts: [0, 1],
    findings: countLines(/^[0-9a-f]{40}:/, 'stderr'),
  },
  ripsecrets: {
    files: ({ directory }) => line('ripsecrets', directory),
    accepts: [0, 1],
    findings: countLines(/./),
  },
  'detect-secrets': {
    files: ({ directory }) => line('detect-secrets scan --all-files', directory),
    accepts: [0],
    findings: ({ stdout }) =>
      fromJson(stdout, ({ results }) => Object.values(results).flat().length),
  },
  secretlint: {
    files: ({ scratch }) =>
      line('secretlint --format unix --secretlintrc', join(scratch, 'secretlint.json'), '**/*'),
    prepare: ({ scratch }) => {
      const rules = [{ id: '@secretlint/secretlint-rule-preset-recommend' }];
      writeFileSync(join(scratch, 'secretlint.json'), JSON.stringify({ rules }));
    },
    accepts: [0, 1],
    findings: countLines(/:\d+:\d+: /),
  },
};

/** git-secrets finds nothing until patterns are in git's settings; they go to a file of their own. */
function registerAwsPatterns({ scratch, directory }) {
  const file = join(scratch, 'git-secrets.config');
  if (existsSync(file)) return;
  writeFileSync(file, '');
  const env = { ...ENV, GIT_CONFIG_GLOBAL: file };
  spawnSync('git', ['secrets', '--register-aws', '--global'], { cwd: directory, env });
}

/**
 * @param what history or files
 * @param place { directory, scratch }
 * @returns tools as in tools.js
 */
export function peersFor(what, place) {
  return Object.entries(PEERS)
    .filter(([name, peer]) => peer[what] !== undefined && onPath(name))
    .map(([name, peer]) => ({
      name,
      command: peer[what](place),
      cwd: place.directory,
      env: peer.env?.(place),
      accepts: peer.accepts,
      findings: peer.findings,
      prepare: () => peer.prepare?.(place),
    }));
}

/** What each peer that is there says of its version. */
export function peerVersions() {
  const versions = {};
  for (const [name, { version = askVersion }] of Object.entries(PEERS)) {
    if (!onPath(name)) continue;
    const number = /\d+\.\d+[\w.+-]*/;
    const [found] = number.exec(version(name)) ?? number.exec(goVersion(name)) ?? ['unknown'];
    versions[name] = found;
  }
  return versions;
}

function askVersion(program) {
  const { stdout, stderr } = spawnSync(program, ['--version'], { env: ENV, encoding: 'utf8' });
  return `${stdout}${stderr}`.trim().split('\n')[0];
}

/** A binary of `go install` has its module's version in it, also when the program does not tell. */
function goVersion(program) {
  const { stdout } = spawnSync('sh', ['-c', 'go version -m "$(command -v "$0")"', program], {
    encoding: 'utf8',
  });
  return /^\s*mod\s+\S+\s+(\S+)/m.exec(stdout)?.[1] ?? '';
}
