import { describe, expect, it } from 'vitest';
import { TELEGRAM } from '../rules/issuers/telegram.ts';
import { rulesOf } from '../rules/tokens/table.ts';
import { token, UUID, type Issuer } from '../rules/tokens/issuer.ts';
import { reveal } from '../src/finding.ts';
import { createDetector } from '../src/match/detector.ts';
import { rulesInMemory } from '../src/match/prepare-rules.ts';
import { ALPHANUMERIC, createCredentials } from './support/credentials.ts';

const ACME: Issuer = {
  name: 'Acme',
  site: 'acmecloud.example',
  words: ['acmecloud'],
  tokens: [token('acme-hex', 'API key', /[0-9a-f]{32}/, 'high')],
};
const MIXED: Issuer = {
  name: 'Mixed',
  site: 'mixedcloud.example',
  words: ['mixedcloud'],
  tokens: [token('mixed-key', 'API key', /[A-Za-z0-9]{32}/, 'high')],
};
const COMMON: Issuer = {
  name: 'Front',
  site: 'frontapp.example',
  names: ['front'],
  tokens: [token('front-token', 'API token', UUID, 'high')],
};
const PAIR: Issuer = {
  name: 'Pair',
  site: 'paircloud.example',
  words: ['paircloud'],
  tokens: [
    token('pair-secret', 'client secret', /[0-9a-f]{32}/, 'high', { besides: /secret/i }),
    token('pair-key', 'API key', /[0-9a-f]{32}/, 'low'),
  ],
};
const SHORT: Issuer = {
  name: 'Qwix',
  site: 'qwix.example',
  words: ['qwix'],
  tokens: [token('qwix-hex', 'API key', /[0-9a-f]{32}/, 'high')],
};
const FLASH: Issuer = {
  name: 'ApiFlashy',
  site: 'apiflashy.example',
  words: ['apiflashy'],
  tokens: [token('apiflashy-hex', 'API key', /[0-9a-f]{32}/, 'high')],
};
const GITTY: Issuer = {
  name: 'Gitty',
  site: 'gitty.example',
  words: ['gitty'],
  tokens: [token('gitty-token', 'token', /[0-9a-f]{40}/, 'high')],
};
const BRIEF: Issuer = {
  name: 'Short',
  site: 'shortcloud.example',
  words: ['shortcloud'],
  tokens: [token('short-token', 'token', /[0-9a-f]{14}/, 'low')],
};
const rules = rulesInMemory(rulesOf([ACME, MIXED, COMMON, PAIR, SHORT, FLASH, GITTY, BRIEF]));
const detector = createDetector({ rules, now: 0 });
const made = createCredentials('context');
const hex = made.chars(32, '0123456789abcdef');
const revision = made.chars(40, '0123456789abcdef');
const short = made.chars(14, '0123456789abcdef');
const lower = made.chars(32, 'abcdefghijklmnopqrstuvwxyz');
const mixed = made.chars(32, ALPHANUMERIC);
const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;

function found(text: string): string[] {
  return detector
    .detect(Buffer.from(text))
    .flatMap(({ confidence, parts }) => parts.map(({ ruleId }) => `${ruleId} ${confidence}`));
}

describe('a token that its surroundings tell', () => {
  it('is left alone in a file of hashes', () => {
    const text = Buffer.from(`  AcmeCloudAuth: ${hex}\n`);
    expect(detector.detect(text, 'ios/Podfile.lock')).toEqual([]);
    expect(detector.detect(text, 'ios/Settings.yaml')).toHaveLength(1);
  });

  it.each([
    ['in a name that says key', `ACMECLOUD_API_KEY=${hex}`, ['acme-hex high']],
    [
      'under the name of its issuer',
      `acmecloud:\n  region: eu\n  token: ${hex}\n`,
      ['acme-hex medium'],
    ],
    ['in a call', `new AcmeCloud({ key: "${hex}" })`, ['acme-hex high']],
    [
      'in a header before its address',
      `-H "Authorization: Bearer ${hex}" https://api.acmecloud.example/v1`,
      ['acme-hex medium'],
    ],
    [
      'as a later argument',
      `AcmeCloudClient.init(this, "me@acme.example", "${hex}");`,
      ['acme-hex medium'],
    ],
    ['in a module call', `require('acmecloud')('${hex}')`, ['acme-hex medium']],
    [
      'as the whole header',
      `-H 'Authorization: ${hex}' https://acmecloud.example/v1`,
      ['acme-hex medium'],
    ],
    [
      'as the user of a request, behind the address',
      `curl https://acmecloud.example/v1 -u ${hex}:`,
      ['acme-hex medium'],
    ],
    [
      'short, in an address',
      `https://shortcloud.example/8.8.8.8?token=${short}`,
      ['short-token medium'],
    ],
    ['in an address', `https://api.acmecloud.example/v1?key=${hex}`, ['acme-hex medium']],
    [
      'as a login before its address',
      `curl -u ${hex}: https://api.acmecloud.example/v1`,
      ['acme-hex medium'],
    ],
    [
      'as a password before its address',
      `curl --user "bob:${hex}" https://api.acmecloud.example`,
      ['acme-hex medium'],
    ],
    ['where a client is made', `const c = new AcmeCloud('${hex}');`, ['acme-hex medium']],
    ['where a client is named so', `c = AcmeCloudClient("${hex}")`, ['acme-hex medium']],
    ['where a library makes a client', `c := acmecloud.NewClient("${hex}")`, ['acme-hex medium']],
    ['behind a verb before a short name', `client.setQwixKey("${hex}")`, ['qwix-hex high']],
    ['bare, but rare', `mixedcloud sent us this one: ${mixed}`, ['mixed-key low']],
    ['bare, but rare and a whole literal', `// mixedcloud\nopen("${mixed}")`, ['mixed-key medium']],
    [
      'bare, but rare and a whole setting',
      `# mixedcloud\nother = ${mixed}\n`,
      ['mixed-key medium'],
    ],
    ['under an issuer whose name says API', `APIFLASHY_KEY=${hex}`, ['apiflashy-hex high']],
    ['as a revision is, where it is none', `GITTY_TOKEN=${revision}`, ['gitty-token high']],
    ['in a sentence', `Our front api key is \`${id}\`.`, ['front-token high']],
    ['under a common word with token', `FRONT_API_TOKEN=${id}`, ['front-token high']],
    [
      'with the word that tells kinds apart',
      `paircloud_client_secret=${hex}`,
      ['pair-secret high'],
    ],
    ['without that word', `paircloud_api_key=${hex}`, ['pair-key high']],
  ])('is found %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['without any name', hex],
    ['far from the name', `acmecloud ${'lorem ipsum '.repeat(12)} key: ${hex}`],
    ['too many lines away', `acmecloud\n\n\n\nkey: ${hex}`],
    ['as a commit', `acmecloud key moved in commit ${hex}`],
    ['as a digest', `acmecloud_key: md5:${hex}`],
    ['as an argument of another function', `acmecloud.findProject('${hex}')`],
    ['short, near by', `shortcloud.example says that the token ${short} is gone`],
    ['as an id', `ACMECLOUD_PROJECT_ID=${hex}`],
    ['bare and common', `acmecloud ${hex}`],
    ['beside an issuer whose name says API', `- apiflashy (${hex})`],
    ['as a public key', `mixedcloudPublicKey = "${mixed}"`],
    ['as the revision of an action', `uses: gitty/make-gitty-token@${revision}`],
    ['as the revision of a repository', `git+https://gitty.example/acme/key.git#${revision}`],
    ['in a call that makes no client', `acmecloud.track("${hex}")`],
    ['as a variable in a call', `new AcmeCloud(${hex})`],
    ['where a short name is a part of another', `bobqwixKey = "${hex}"`],
    ['in lower case, where both cases are drawn from', `mixedcloud_key = "${lower}"`],
    ['as a public key', `acmecloudPublicKey = "${hex}"`],
    ['as the key of a cache', `acmecloud_cache_key: ${hex}`],
    ['in the name of a file', `"acmecloud-token.js": "js/acmecloud-token.${hex}.js"`],
    ['as a revision', `uses: acmecloud/token-action@${hex}`],
    ['behind the address in a lock file', `https://acmecloud.example/token-1.0.0.tgz#${hex}`],
    ['mixed, as an argument of a look-up', `mixedcloud.getProject('${mixed}')`],
    ['as a filler', `ACMECLOUD_API_KEY=${'0123456789abcdef'.repeat(2)}`],
    ['as a reference', 'ACMECLOUD_API_KEY=${ACMECLOUD_API_KEY_0123456789abcdef}'],
    ['a digit too long', `ACMECLOUD_API_KEY=${hex}0`],
    ['a digit too short', `ACMECLOUD_API_KEY=${hex.slice(1)}`],
    ['in capitals', `ACMECLOUD_API_KEY=${hex.toUpperCase()}`],
    [
      'where a common word is a part of another',
      `STOREFRONT_API_TOKEN=${id}\nfrontier_token=${id}`,
    ],
    ['where a common word stands alone', `the front door has key: ${id}`],
  ])('is left alone %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('a token with something before it that belongs to the address', () => {
  const bots = createDetector({ rules: rulesInMemory(rulesOf([TELEGRAM])), now: 0 });
  const bot = `${made.chars(1, '123456789')}${made.chars(9, '0123456789')}:AA${made.chars(33, ALPHANUMERIC)}`;

  it.each([
    ['in an address', `https://api.telegram.org/bot${bot}/getMe`, 1],
    ['alone', `x = "${bot}"`, 1],
    ['in a word', `x = "robot${bot}"`, 0],
    ['behind another digit', `x = "1${bot}"`, 0],
  ])('is found %s or left alone', (_, text, count) => {
    const secrets = bots.detect(Buffer.from(text)).map(({ parts }) => parts[0]?.secret);
    expect(secrets.map((secret) => secret && reveal(secret))).toEqual(Array(count).fill(bot));
  });
});
