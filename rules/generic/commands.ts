/** Passwords on command lines, where the option alone says what follows: `curl -u user:…`, `mysql -p…`. */

import { defineRule, type Capture, type Form, type Rule, type Verdict } from '../../src/rule.ts';
import { verdictByName } from './verdict.ts';
import { SAMPLE_PATHS } from './paths.ts';
import { judgePassword } from './values.ts';

/** The rest of a command up to an option; it may go on behind a backslash. */
const ARGUMENTS = String.raw`(?:[^\n|;&]|\\\r?\n){0,240}?\s`;

const VALUE = /[^\s"'`$<>{}()|;&\\-][^\s"'`<>{}()|;\\]{3,127}/;
const END = /(?=[>"'\s`);|&,\]\\]|$)/;

function judge(capture: Capture): Verdict {
  const { secret, groups } = capture;
  if (/^[$%{<[*]|^(?:-|\/)/.test(secret)) return false;
  const user = groups['user'] ?? '';
  if (user !== '' && user.toLowerCase() === secret.toLowerCase()) return false;
  return verdictByName(judgePassword(secret, 'password', true), secret, capture);
}

/** Any option or word behind a command; one expression for all of them is tried once. */
const NEAR = /[\w.:*"-]{1,24}[^\n]{0,240}(?:[-:/]|\w ["'\w])/;

/** A command, and the pattern from its name up to the password. */
function command(keywords: readonly string[], before: string): Form {
  return {
    keywords,
    near: NEAR,
    atKeyword: true,
    before: new RegExp(before),
    secret: VALUE,
    after: END,
    check: judge,
  };
}

/** What is printed into a command that reads a password. */
function piped(keywords: readonly string[], reader: string): Form {
  return {
    keywords,
    before: /(?:echo|printf)\s{1,4}(?:-\w{1,3}\s)?["']?/,
    secret: VALUE,
    after: new RegExp(`(?:\\\\n)?["']?\\s{0,4}\\|\\s{0,4}${reader}`),
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
      `(?<![\\w.-])(?:mysql|mariadb)(?:dump|admin|import|check|show|slap)?${ARGUMENTS}-p["']?`,
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
    // Windows: shares, accounts, tasks, remote shells.
    command(['net use '], `net use${ARGUMENTS}/(?:user|USER|User|u|U):[^\\s"']{1,64}["']? ["']?`),
    command(
      ['net use '],
      `net use (?:[A-Za-z*]:? )?["']?\\\\{2,4}[^\\s"']{1,120}["']? ["']?(?=[^\\s]{4,128} {1,4}/[uU])`,
    ),
    command(['net user '], `net user ["']?[\\w.\\\\-]{1,64}["']? ["']?`),
    command(['schtasks'], `schtasks(?:\\.exe)?${ARGUMENTS}/rp ["']?`),
    command(
      ['psexec', 'evil-winrm', 'crackmapexec', 'netexec ', 'rdesktop ', 'wmiexec', 'smbexec'],
      `(?:psexec(?:\\.exe)?|evil-winrm|crackmapexec|netexec|rdesktop|wmiexec|smbexec)${ARGUMENTS}-p ["']?`,
    ),
    command(['xfreerdp', 'mstsc '], `(?:xfreerdp\\d?|mstsc)${ARGUMENTS}/p:["']?`),
    command(
      ['plink', 'pscp', 'psftp', 'putty'],
      `(?:plink|pscp|psftp|putty)(?:\\.exe)?${ARGUMENTS}-pw ["']?`,
    ),
    // Databases and queues.
    command(
      ['osql ', 'isql ', 'mosquitto_'],
      `(?:osql|isql|mosquitto_(?:pub|sub|rr))${ARGUMENTS}-P[ ]{0,2}["']?`,
    ),
    command(
      ['mycli ', 'pgcli ', 'cqlsh ', 'twine ', 'ncftp', 'docker-registry '],
      `(?:mycli|pgcli|cqlsh|twine|ncftp(?:put|get|ls)?)${ARGUMENTS}-(?:p|W)[ ]["']?`,
    ),
    command(['mysqladmin'], `mysqladmin${ARGUMENTS}password ["']?`),
    command(
      ['rabbitmqctl', 'mosquitto_passwd', 'sp_addlogin'],
      `(?:rabbitmqctl (?:add_user|change_password)|mosquitto_passwd -b [\\w./-]{1,80}|sp_addlogin) ["']?[\\w.-]{1,64}["']?,? ["']?`,
    ),
    command(['redis-cli', 'valkey-cli'], `(?:redis|valkey)-cli${ARGUMENTS}auth ["']?`),
    // Archives and keys.
    command(['zip -', 'zip.exe -'], `zip(?:\\.exe)?${ARGUMENTS}(?:-P|--password) {0,2}["']?`),
    command(
      ['7z x', '7z a', '7z e', '7z t', '7z l', '7za ', '7zr ', '7z.exe', ' rar ', 'unrar '],
      `(?:7z[ar]?| rar|unrar)(?:\\.exe)? [a-z]{1,2}${ARGUMENTS}-(?:p|hp)["']?`,
    ),
    command(['openssl enc'], `openssl enc${ARGUMENTS}-k ["']?`),
    command(['wpa_passphrase'], `wpa_passphrase [^\\s]{1,40} ["']?`),
    command(['nmcli '], `nmcli${ARGUMENTS}password ["']?`),
    // Servers and services.
    command(['lftp ', 'lftp -'], `lftp${ARGUMENTS}-u ["']?[\\w.@-]{1,64},`),
    // A script for ftp that a batch file writes.
    command(['echo user '], `echo user [\\w.@-]{1,64} ["']?`),
    command(['ipmitool'], `ipmitool${ARGUMENTS}-P ["']?`),
    command(['sendemail', 'sendEmail'], `send[eE]mail${ARGUMENTS}-xp ["']?`),
    command(['nuget push'], `nuget push${ARGUMENTS}-k ["']?`),
    command(
      ['etcdctl', 'xh -', 'xh --'],
      `(?:etcdctl|xh)${ARGUMENTS}--(?:user|auth)[ =]["']?(?<user>[\\w.-]{1,64}):`,
    ),
    command(
      ['put-parameter', 'keyvault secret set', 'gh secret set'],
      `(?:put-parameter|keyvault secret set|gh secret set)${ARGUMENTS}--(?:value|body)[ =]["']?`,
    ),
    {
      // A variable of Robot Framework.
      keywords: ['password}  ', 'passwd}  ', 'pwd}  '],
      near: /(?:password|passwd|pwd)\} {2,40}[^\s$%@&]/i,
      atKeyword: true,
      ignoreCase: true,
      before: /(?:password|passwd|pwd)\} {2,40}/,
      secret: VALUE,
      after: /(?=[\r\n]|$)/,
      check: judge,
    },
    command(['_authToken '], `_authToken ["']?`),
    command(['sonar.login='], `sonar\\.login=["']?`),
    // Answers given in advance: debconf, kickstart, expect.
    command(
      ['password password ', '_again password ', '-again password '],
      `(?:password|again) password ["']?`,
    ),
    command(['rootpw --'], `rootpw --plaintext ["']?`),
    command(
      ['assword:', 'assword*', 'assword"', 'assword?'],
      `assword[:?*]{0,3}\\s?["'\\s{}]{1,16}send(?: --)? ["']?`,
    ),
    piped(
      ['sudo -S', 'password-stdin', 'passwd --stdin', 'passphrase-fd 0'],
      `(?:sudo -S|[\\w ./-]{1,80}password-stdin|(?:sudo )?passwd --stdin|gpg[\\w ./-]{1,80}passphrase-fd 0)`,
    ),
    command(['-passin pass:', '-passout pass:', '-pass pass:'], `-pass(?:in|out)? pass:["']?`),
  ],
  matches: [
    'net use \\\\\\\\srv01\\\\share /user:ops «k1_Vb·cYphHI»',
    'zip -P «p8!EP·OV8te!» a.zip report.csv',
    "echo '«w8-Hv·njAiRG»' | sudo -S apt-get update",
    'plink -ssh ops@srv01 -pw «r2~VJ·pOnb2L» uptime',
    'd-i passwd/root-password password «s8_No·HDPUp70»',
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
    'net user kim /add',
    'unzip -P "$ZIP_PASSWORD" a.zip',
    'echo "$PASSWORD" | sudo -S apt-get update',
    'echo password | docker login --password-stdin',
    'dh_installdocs -proundcube-mysql -proundcube-pgsql -proundcube-plugins',
  ],
});
