/** Secrets of switches, routers and what speaks with them: no name stands at them, but a directive. */

import { defineRule, type Capture, type Form, type Rule, type Verdict } from '../../src/rule.ts';
import { verdictByName } from './verdict.ts';
import { SAMPLE_PATHS } from './paths.ts';
import { isWords, judgePassword } from './values.ts';

const VALUE = /[^\s"'`$<>{}()|;&\\*-][^\s"'`<>{}()|;\\]{3,63}/;
const END = /(?=["'\s;\\]|$)/;

function judge(capture: Capture): Verdict {
  const { secret } = capture;
  if (isWords(secret)) return false;
  return verdictByName(judgePassword(secret, 'password', true), secret, capture);
}

/** A directive up to its secret; digits before one say how it is encoded, 0 that it is not. */
function directive(keywords: readonly string[], near: RegExp): Form {
  return {
    keywords,
    near: new RegExp(near.source, 'i'),
    atKeyword: true,
    ignoreCase: true,
    before: new RegExp(near.source),
    secret: VALUE,
    after: END,
    check: judge,
  };
}

/** The offset into the key that everybody knows is two digits, 00 to 15; then come bytes. */
const TYPE_7 = /(?:0\d|1[0-5])(?:[0-9A-F]{2}){4,40}/;

export const genericDeviceSecret: Rule = defineRule({
  id: 'generic-device-secret',
  title: 'Secret of a network device',
  severity: 'high',
  confidence: 'high',
  fallback: true,
  samplePaths: SAMPLE_PATHS,
  description:
    'A password, key or community of a switch, a router or a server of a network, as it stands in the ' +
    'configuration. Whoever has it can read or change how the network works.',
  advice: {
    leaked: [
      'Change it on the device, and on every other that has the same one.',
      'Look through the log of the device for sessions and changes that are not yours.',
    ],
    instead:
      'Keep configurations with secrets out of git, or take the secrets out when you save them.',
  },
  references: ['https://www.rfc-editor.org/rfc/rfc1157', 'https://www.rfc-editor.org/rfc/rfc8907'],
  forms: [
    directive(['snmp-server community '], /snmp-server community (?:[067] )?/),
    directive(['rocommunity', 'rwcommunity'], /r[ow]community6?[ \t]{1,8}["']?/),
    directive(
      ['snmp-server user '],
      /snmp-server user [\w.-]{1,40} [\w.-]{1,40} v3 (?:encrypted )?auth (?:md5|sha)(?:-\d{3})? /,
    ),
    directive(['createUser '], /createUser [\w.-]{1,40} (?:MD5|SHA)(?:-\d{3})? ["']?/),
    directive(
      ['tacacs-server key ', 'radius-server key '],
      /(?:tacacs|radius)-server key (?:[067] )?["']?/,
    ),
    directive(['wpa-psk '], /wpa-psk {1,4}(?:ascii [07] )?["']?/),
    directive(['= cleartext '], /= cleartext ["']?/),
    directive([': PSK ', ': EAP ', ': XAUTH '], /: (?:PSK|EAP|XAUTH) {1,4}["']/),
    directive(
      ['nickserv identify ', 'nickserv :identify '],
      /nickserv :?identify (?:[\w-]{1,24} )?/,
    ),
    {
      // Cisco's type 7, which hides a password from a glance and from nothing else.
      keywords: ['password 7 ', 'secret 7 ', 'key 7 ', 'key-string 7 '],
      near: /(?:password|secret|key|key-string) 7 [01]\d[0-9A-F]{8}/i,
      atKeyword: true,
      before: /(?:password|secret|key|key-string) 7 /,
      secret: TYPE_7,
      after: /(?![0-9A-Za-z])/,
    },
  ],
  matches: [
    { text: 'snmp-server community «k1_Vb·cYphHI» RO 10\n', path: 'core.cfg' },
    { text: 'rwcommunity «p8!EP·OV8te!» 10.0.0.5\n', path: 'snmpd.conf' },
    { text: 'snmp-server user mon ops v3 auth sha «w8-Hv·njAiRG» priv aes 128 x\n', path: 'a.cfg' },
    { text: 'createUser mon SHA "«w8-Hv·njAiRG»" AES\n', path: 'snmpd.conf' },
    { text: 'tacacs-server key «r2~VJ·pOnb2L»\n', path: 'core.cfg' },
    { text: '    login = cleartext «s8_No·HDPUp70»\n', path: 'tac_plus.conf' },
    { text: '    wpa-psk «p8!EP·OV8te!»\n', path: 'interfaces' },
    { text: '10.1.0.1 10.2.0.1 : PSK "«z4~Wi·VJC2Ur5»"\n', path: 'ipsec.secrets' },
    { text: '/msg NickServ IDENTIFY «k1_Vb·cYphHI»\n', path: 'irc.txt' },
    { text: 'username ops password 7 «0822455·D0A1648·5744»\n', path: 'core.cfg' },
  ],
  rejects: [
    'snmp-server community public RO',
    'rocommunity public default',
    'rocommunity <community> 10.0.0.0/8',
    'snmp-server user mon ops v3 priv',
    'tacacs-server key 7 $KEY',
    'login = cleartext password',
    ': PSK "secret"',
    '/msg NickServ IDENTIFY <password>',
    'the key 7 1 of the table',
    'username ops password 7 99224550',
  ],
});
