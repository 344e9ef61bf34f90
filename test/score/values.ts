/** Secrets that no format gives away: what people choose and what programs draw. */

import {
  ALPHANUMERIC,
  BASE64,
  BASE64_URL,
  createCredentials,
  type TestCredentials,
} from '../support/credentials.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const HEX = `${DIGITS}abcdef`;

/** Names of things, places and people, as they are found in passwords of several languages. */
const WORDS = (
  'winter berlin falcon orange coffee harry matrix silver banana liverpool purple tiger sommer ' +
  'hannover cheese rocket garden madrid pepper jordan soleil bonjour ferrari sakura amigo lisboa ' +
  'gandalf thunder blizzard marvin pumpkin juventus krakow maple phoenix kitten sunshine norway'
).split(' ');

/** What people call a password, and what they call a secret that programs made. */
export const PASSWORD_NAMES: readonly string[] = [
  'db password',
  'smtp password',
  'admin password',
  'mysql root password',
  'redis password',
  'keystore password',
  'ldap bind password',
  'password',
  'user passwd',
  'ftp pass',
];
export const SECRET_NAMES: readonly string[] = [
  'api key',
  'client secret',
  'jwt secret',
  'access token',
  'secret key',
  'auth token',
  'encryption key',
  'webhook secret',
  'app secret',
  'session secret',
];

export interface GenericValue {
  /** What it looks like: `word-digits`, `hex32`. */
  readonly look: string;
  readonly names: readonly string[];
  readonly make: (made: TestCredentials) => string;
}

function drawn(length: number, alphabet: string): (made: TestCredentials) => string {
  return (made) => {
    for (;;) {
      const value = made.chars(length, alphabet);
      // In a setting without quotes another first character would be syntax.
      if (/^[A-Za-z0-9]/.test(value) && /[A-Za-z0-9]$/.test(value)) return value;
    }
  };
}

function word(made: TestCredentials): string {
  return WORDS[Number.parseInt(made.chars(4, HEX), 16) % WORDS.length] ?? '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function leet(text: string): string {
  return text.replaceAll('a', '4').replaceAll('e', '3').replaceAll('i', '1').replaceAll('o', '0');
}

function generic(look: string, names: readonly string[], make: GenericValue['make']): GenericValue {
  return { look, names, make };
}

export const GENERIC_VALUES: readonly GenericValue[] = [
  generic('Word+digits', PASSWORD_NAMES, (m) => capital(word(m)) + m.chars(2, '456789')),
  generic('word+digits', PASSWORD_NAMES, (m) => word(m) + m.chars(3, '46789')),
  generic('Word+year+mark', PASSWORD_NAMES, (m) => `${capital(word(m))}20${m.chars(2, '12')}!`),
  generic('Word@digits', PASSWORD_NAMES, (m) => `${capital(word(m))}@${m.chars(3, '5679')}`),
  generic('leet', PASSWORD_NAMES, (m) => `${capital(leet(word(m)))}-${m.chars(2, '35679')}`),
  generic('two words', PASSWORD_NAMES, (m) => `${word(m)}_${capital(word(m))}${m.chars(1, '79')}`),
  generic('drawn8', PASSWORD_NAMES, drawn(8, ALPHANUMERIC)),
  generic('drawn12', PASSWORD_NAMES, drawn(12, `${ALPHANUMERIC}!^~_-`)),
  generic('drawn16', PASSWORD_NAMES, drawn(16, `${ALPHANUMERIC}!@%^*_+=.?-`)),
  generic('drawn24', PASSWORD_NAMES, drawn(24, ALPHANUMERIC)),
  generic('hex32', SECRET_NAMES, drawn(32, HEX)),
  generic('hex40', SECRET_NAMES, drawn(40, HEX)),
  generic('hex64', SECRET_NAMES, drawn(64, HEX)),
  generic('alnum16', SECRET_NAMES, drawn(16, ALPHANUMERIC)),
  generic('alnum20', SECRET_NAMES, drawn(20, ALPHANUMERIC)),
  generic('alnum32', SECRET_NAMES, drawn(32, ALPHANUMERIC)),
  generic('alnum40', SECRET_NAMES, drawn(40, ALPHANUMERIC)),
  generic('alnum64', SECRET_NAMES, drawn(64, ALPHANUMERIC)),
  generic('lower+digits24', SECRET_NAMES, drawn(24, LOWER + DIGITS)),
  generic('lower+digits32', SECRET_NAMES, drawn(32, LOWER + DIGITS)),
  generic('UPPER+digits26', SECRET_NAMES, drawn(26, LOWER.toUpperCase() + DIGITS)),
  generic('base64-32', SECRET_NAMES, drawn(32, BASE64)),
  generic('base64-padded', SECRET_NAMES, (m) => `${drawn(43, BASE64)(m)}=`),
  generic('base64url43', SECRET_NAMES, drawn(43, BASE64_URL)),
  generic('django50', SECRET_NAMES, drawn(50, `${LOWER}${DIGITS}!@%^&*-_=+`)),
  generic('prefixed', SECRET_NAMES, (m) => `acme_live_${m.chars(28, ALPHANUMERIC)}`),
];

/** Places that only a password or token stands at: addresses, commands, files of clients. */
export const GENERIC_PLACES: readonly {
  readonly format: string;
  readonly path: string;
  readonly write: (value: string) => string;
}[] = [
  {
    format: 'postgres-url',
    path: 'config/app.env',
    write: (v) => `DATABASE_URL=postgres://app:${encodeURIComponent(v)}@10.2.0.4:5432/app\n`,
  },
  {
    format: 'mongodb-url',
    path: 'src/db.js',
    write: (v) =>
      `connect('mongodb+srv://app:${encodeURIComponent(v)}@c0.ab1cd.mongodb.net/app')\n`,
  },
  {
    format: 'redis-url',
    path: 'settings.py',
    write: (v) => `CELERY = 'redis://:${encodeURIComponent(v)}@cache.prod.acme.net:6379/0'\n`,
  },
  {
    format: 'amqp-url',
    path: 'config.yaml',
    write: (v) => `broker: amqp://worker:${encodeURIComponent(v)}@mq.prod.acme.net:5672/jobs\n`,
  },
  {
    format: 'git-url',
    path: 'clone.sh',
    write: (v) => `git clone https://kim:${encodeURIComponent(v)}@git.acme.net/ops/site.git\n`,
  },
  {
    format: 'jdbc',
    path: 'application.properties',
    write: (v) => `url=jdbc:mysql://db.acme.net/app?user=app&password=${encodeURIComponent(v)}\n`,
  },
  {
    format: 'ado',
    path: 'appsettings.json',
    write: (v) => `{"Db": "Server=db1;Database=app;User Id=app;Password=${v};Encrypt=true"}\n`,
  },
  {
    format: 'odbc',
    path: 'report.py',
    write: (v) => `connect('DRIVER={SQL Server};SERVER=db1;UID=app;PWD=${v}')\n`,
  },
  {
    format: 'curl-u',
    path: 'sync.sh',
    write: (v) => `curl -sf -u 'deploy:${v}' https://files.acme.net/release.tgz -o r.tgz\n`,
  },
  {
    format: 'mysql-p',
    path: 'backup.sh',
    write: (v) => `mysqldump -h db1 -u root -p'${v}' shop > shop.sql\n`,
  },
  {
    format: 'sshpass',
    path: 'push.sh',
    write: (v) => `sshpass -p '${v}' scp app.tgz deploy@10.0.4.2:/srv\n`,
  },
  {
    format: 'netrc',
    path: '.netrc',
    write: (v) => `machine files.acme.net login deploy password ${v}\n`,
  },
  { format: 'pgpass', path: '.pgpass', write: (v) => `db1:5432:app:app:${v}\n` },
  {
    format: 'bearer',
    path: 'probe.sh',
    write: (v) => `curl -H 'Authorization: Bearer ${v}' https://svc.acme.net/v2/me\n`,
  },
  {
    format: 'create-user',
    path: 'init.sql',
    write: (v) => `CREATE USER app IDENTIFIED BY '${v}';\n`,
  },
  {
    format: 'pg-role',
    path: 'roles.sql',
    write: (v) => `ALTER ROLE app WITH LOGIN PASSWORD '${v}';\n`,
  },
  { format: 'npmrc', path: '.npmrc', write: (v) => `//npm.acme.net/:_authToken=${v}\n` },
  {
    format: 'docker-login',
    path: 'ci.sh',
    write: (v) => `docker login -u ci -p '${v}' registry.acme.net\n`,
  },
  {
    format: 'docker-config',
    path: '.docker/config.json',
    write: (v) =>
      `{"auths": {"registry.acme.net": {"auth": "${Buffer.from(`ci:${v}`).toString('base64')}"}}}\n`,
  },
  {
    format: 'login-call',
    path: 'mail.py',
    write: (v) => `server.login('ops@acme.net', '${v}')\n`,
  },
  { format: 'option', path: 'run.sh', write: (v) => `./agent --user ci --password '${v}' -v\n` },
];

/** The values of a look, always the same for the same seed. */
export function genericValue({ look, make }: GenericValue, seed: number | string): string {
  return make(createCredentials(`${look} ${seed}`));
}
