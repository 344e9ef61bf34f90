/** Passwords on command lines, where the option alone says what follows: `curl -u user:…`, `mysql -p…`. */

import { defineRule, type Capture, type Form, type Rule, type Verdict } from '../../src/rule.ts';
import { verdictOf } from './judge.ts';
import { SAMPLE_PATHS, traitsOf } from './paths.ts';
import { judgePassword } from './values.ts';

/** The rest of a command up to an option; it may go on behind a backslash. */
const ARGUMENTS = String.raw`(?:[^\n|;&]|\\\r?\n){0,240}?\s`;

const VALUE = /[^\s"'`$<>{}()|;&\\-][^\s"'`<>{}()|;\\]{3,127}/;
const END = /(?=["'\s`);|&,\]\\]|$)/;

function judge({ secret, path, groups }: Capture): Verdict {
  const traits = traitsOf(path);
  if (traits.isNoise || /^[$%{<[*]|^(?:-|\/)/.test(secret)) return false;
  const user = groups['user'] ?? '';
  if (user !== '' && user.toLowerCase() === secret.toLowerCase()) return false;
  return verdictOf(judgePassword(secret, 'password', true), secret, traits);
}

/** A command, and the pattern from its name up to the password. */
function command(keywords: readonly string[], before: string): Form {
  return {
    keywords,
    near: new RegExp(`(?:[\\w./-]{1,24}|[\\w-]{1,24} )[^\\n]{0,240}(?:-|:|\\/)`),
    atKeyword: true,
    before: new RegExp(before),
    secret: VALUE,
    after: END,
    check: judge,
  };
}

export const genericCommandPassword: Rule = defineRule({
  id: 'generic-command-password',
  title: 'Password on a command line',
  severity: 'medium',
  confidence: 'medium',
  fallback: true,
  samplePaths: SAMPLE_PATHS,
  description:
    'A password given to a command as an argument, in a script, a pipeline or a piece of documentation. ' +
    'Besides the repository, the list of processes and the history of the shell show it.',
  advice: {
    leaked: ['Change it where the command signs in, and everywhere else the same one is in use.'],
    instead:
      'Have the command read it from a file or the environment: most have an option for that.',
  },
  references: ['https://cwe.mitre.org/data/definitions/214.html'],
  forms: [
    command(
      ['curl ', 'curl.exe ', 'wget ', 'http -'],
      `(?:curl(?:\\.exe)?|wget|http)${ARGUMENTS}(?:-[a-zA-Z]{0,4}u|--user|--proxy-user|--auth|-a)[ =]{0,2}["']?(?<user>[^\\s:"'$<>{}]{1,64}):`,
    ),
    command(['sshpass'], `sshpass${ARGUMENTS}-p[ ]{0,2}["']?`),
    command(
      ['mysql', 'mariadb'],
      `(?:mysql|mariadb)(?:dump|admin|import|check|show|slap)?${ARGUMENTS}-p["']?`,
    ),
    command(['redis-cli', 'valkey-cli'], `(?:redis|valkey)-cli${ARGUMENTS}-a["' ]{1,2}`),
    command(
      ['docker login', 'podman login', 'helm registry login', 'az login', 'oc login'],
      `(?:docker|podman|helm registry|az|oc) login${ARGUMENTS}-p[ =]["']?`,
    ),
    command(
      ['mongo ', 'mongosh', 'mongodump', 'mongorestore'],
      `mongo(?:sh|dump|restore|export|import)?${ARGUMENTS}-p[ ]["']?`,
    ),
    command(['sqlcmd', 'bcp '], `(?:sqlcmd|bcp)${ARGUMENTS}-P[ ]{0,2}["']?`),
    command(
      ['ldapsearch', 'ldapadd', 'ldapmodify', 'ldappasswd'],
      `ldap(?:search|add|modify|passwd)${ARGUMENTS}-w[ ]["']?`,
    ),
    command(
      ['smbclient', 'mount.cifs', 'rpcclient'],
      `(?:smbclient|mount\\.cifs|rpcclient)${ARGUMENTS}-U[ ]["']?(?<user>[^\\s%"'$]{1,64})%`,
    ),
    command(
      ['htpasswd'],
      `htpasswd${ARGUMENTS}-[a-zA-Z]{0,4}b[a-zA-Z]{0,4} (?:[\\w./-]{1,100} ){1,2}["']?`,
    ),
    command(['-passin pass:', '-passout pass:', '-pass pass:'], `-pass(?:in|out)? pass:["']?`),
  ],
  matches: [
    'curl -s -u deploy:«k1_Vb·cYphHI» https://api.acme.io/v1/status',
    "sshpass -p '«p8!EP·OV8te!»' ssh root@10.0.0.5",
    'mysql -h db -u app -p«w8-Hv·njAiRG» app < dump.sql',
    'redis-cli -h cache -a «r2~VJ·pOnb2L» ping',
    'docker login -u ci -p «s8_No·HDPUp70» registry.acme.io',
    'openssl rsa -in k.pem -passin pass:«z4~Wi·VJC2Ur5»',
  ],
  rejects: [
    'curl -u $USER:$PASS https://api.acme.io',
    'curl -u user:password https://api.acme.io',
    'mysql -h db -u root -p app',
    'mysqldump -u root --port 3306 app',
    'docker login -u ci --password-stdin registry.acme.io',
    'sshpass -p "$PASSWORD" ssh root@host',
    'docker login -p <password>',
  ],
});
