/**
 * Tells stand-ins from secrets: examples, fillers, masks and references to a value kept elsewhere.
 * Two kinds of text are judged differently: *tokens* are drawn at random, so any pattern in them is
 * suspicious; *passwords* are chosen by people, so only whole dummy words are.
 */

import { countClasses } from './shape.ts';
import { looksTyped } from './typed.ts';
import { whollyOne } from './wholly.ts';

/** Words of five letters or more: no random token of ordinary length holds one by chance. */
const LONG_WORDS =
  /secret|example|sample|dummy|changeme|redact|placeholder|replace|insert|foobar|lorem|deadbeef|cafebabe|notreal|notareal|qwerty|abcdef|123456|654321|987654/i;

/** Short words turn up by chance: they count where a value begins or ends with one, or holds two. */
const SHORT_WORD = '(?:fake|FAKE|Fake|test|TEST|Test|your|YOUR|Your|todo|TODO|Todo|xxxx|XXXX)';
const SHORT_WORDS = new RegExp(`^${SHORT_WORD}|${SHORT_WORD}$|${SHORT_WORD}.*${SHORT_WORD}|XMPL`);

/** In longer values words turn up by chance, and a long filler is told by its repeats. */
const LONGEST_FOR_WORDS = 160;

/**
 * Whether a token-like value (key id, key, random token) is an example or a filler. `value` is the
 * random part alone, without a fixed prefix that may itself be a word.
 */
export function isPlaceholder(value: string): boolean {
  if (value.includes('EXAMPLE')) return true;
  if (value.length <= LONGEST_FOR_WORDS && (LONG_WORDS.test(value) || SHORT_WORDS.test(value))) {
    return true;
  }
  const longestRepeat = value.length <= 200 ? 4 : 5;
  if (longestRun(value, (a, b) => a === b) > longestRepeat) return true;
  if (longestRun(value.toLowerCase(), follows) >= (value.length <= 24 ? 8 : 10)) return true;
  return (value.length >= 12 && new Set(value).size <= 6) || looksTyped(value);
}

/** Length of the longest stretch in which each character goes with the next. */
function longestRun(text: string, go: (a: string, b: string) => boolean): number {
  let longest = 0;
  let run = 1;
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && go(text.charAt(i - 1), text.charAt(i))) run++;
    else {
      longest = Math.max(longest, run);
      run = 1;
    }
  }
  return longest;
}

/** The next letter or digit up or down, 9 and 0 being neighbours. */
function follows(a: string, b: string): boolean {
  const step = b.charCodeAt(0) - a.charCodeAt(0);
  if (!/[a-z0-9]/.test(a) || !/[a-z0-9]/.test(b)) return false;
  return Math.abs(step) === 1 || (a === '9' && b === '0') || (a === '0' && b === '9');
}

/** Openers of interpolation and templates that say, anywhere, that the value is made elsewhere. */
const INTERPOLATION = /\$\{|\$\(|\{\{|\}\}|<%|%>|#\{|%\([\w.]{1,64}\)s|@@|\$\[\[/;

/**
 * Whole values that name another value: variables, slots (also between guillemets, as UTF-8 bytes),
 * YAML tags, look-ups, printf verbs.
 */
const REFERENCE = whollyOne([
  String.raw`\$[A-Za-z_]\w*`,
  String.raw`\$(?:env|Env|ENV):\w+`,
  String.raw`%[A-Za-z_]\w*%|%[sdvq]`,
  String.raw`<.*>`,
  String.raw`\xc2\xab.*`,
  String.raw`\[.*\]`,
  String.raw`\{.*\}`,
  String.raw`\(.*\)`,
  String.raw`__.*__`,
  String.raw`@[\w.-]+@`,
  String.raw`:[a-z_]+`,
  // What Windows writes over passwords, and TeamCity's name of one that it keeps.
  String.raw`\*[A-Z*]{3,}\*`,
  String.raw`credentialsJSON:.*`,
  String.raw`![A-Za-z][\w:]*`,
  String.raw`[&*][a-z_]+`,
  String.raw`(?:process\.env|os\.environ|import\.meta|System\.|ENV|env|var|vars|local|locals|module|data|self|this|settings|config|params|props|secrets|args|opts|options)[.[(].*`,
  String.raw`(?:arn|op|vault|ssm|secretsmanager|resolve|ref\+\w+|sm|doppler|file|https?|s3):.*`,
  String.raw`\/(?:run|var|etc|opt|home|usr|tmp|mnt|secrets)\/.*`,
]);

/** Character references of HTML: the value is what they stand for, which another reading shows. */
const CHARACTER_REFERENCE = /&(?:quot|amp|lt|gt|apos|#x?[0-9a-fA-F]{1,5});/;

/** Values that are ciphertext; what opens them is elsewhere. */
const ENCRYPTED =
  /^(?:ENC[[(]|\{cipher\}|\$ANSIBLE_VAULT|vault:v\d|AQICAH|U2FsdGVkX1|gAAAAA|encrypted:|secure:|k8s:enc:)/;

/**
 * Values of which a part was blotted out. Nearly no keyboard has a middle dot (the bytes C2 B7): it
 * is a mask, or keeps an example from being taken for a secret, as in this repository.
 */
const MASKED =
  /\*{3}|\.{3}|x{4}|X{4}|#{4}|_{4}|-{4}|\xe2\x80\xa6|\xe2\x80\xa2|\xc2\xb7|\[REDACTED|<hidden/;

/** Whether `value` stands for a value that is kept, made or hidden elsewhere. */
export function isReference(value: string): boolean {
  return (
    CHARACTER_REFERENCE.test(value) ||
    INTERPOLATION.test(value) ||
    REFERENCE.test(value) ||
    ENCRYPTED.test(value) ||
    MASKED.test(value)
  );
}

/** What people write where a password belongs, without digits and punctuation around it. */
const DUMMY_PASSWORDS = new Set(
  (
    'password passwd pasword passwort passphrase pass pwd pw mypassword mypass newpassword oldpassword dbpassword dbpass ' +
    'secret mysecret secretpassword verysecret supersecret topsecret changeme changethis changeit ' +
    'admin administrator root user username master guest test testing tester dev development local localhost ' +
    'postgres postgresql mysql mariadb redis mongo mongodb oracle sa rabbitmq minio minioadmin rdsadmin ' +
    'string str text none null nil undefined true false empty default required optional unknown todo fixme tbd ' +
    'foo bar baz foobar letmein qwerty welcome hunter value token key temp tmp temppassword hidden masked ' +
    'removed abc abcd abcde xxx sensitive kennwort contrasena contrasenia clave motdepasse senha parola wachtwoord ' +
    'losenord adgangskode salasana haslo heslo jelszo sifre sandi'
  ).split(' '),
);

const DUMMY_PARTS =
  /your|example|placeholder|change.?me|replace|redact|dummy|sample|insert|fake|geheim|contrase.{1,2}a|enter.?(?:a|the)?.?pass|12345|abcdef|a1b2c3/i;

/** "mynewpassword", "some-secret", "testpass1": filler words before the word itself. */
const DUMMY_COMPOUND =
  /^(?:(?:my|new|old|some|kind|of|the|test|temp|db|app|user|admin|root|master|super|very|strong|secure|default|initial|plain|random|long|good|valid|invalid|wrong|mock|any)[_-]?){1,4}(?:password|passwd|passphrase|pass|pwd|secret|token|key)$/;

/** `Postgres@123` is weak, and still what somebody chose: with a mark and digits behind, these are in use. */
const CHOSEN =
  /^(?:admin(?:istrator)?|root|master|welcome|postgres(?:ql)?|mysql|mariadb|redis|mongo(?:db)?|oracle|rabbitmq|minio)(?:[@#!$&*]\d{3,}|\d{3,}[@#!$&*]{1,3})$/i;

/** `P@ssw0rd` is `password`. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '@': 'a', '0': 'o', $: 's' };

/** Whether a value given as a password is one that everybody writes there, or a reference. */
export function isDummyPassword(value: string): boolean {
  if (value.trim() === '' || isReference(value)) return true;
  if (CHOSEN.test(value) && !DUMMY_PARTS.test(value)) return false;
  const word = value
    .toLowerCase()
    .replace(/[^a-z]+$/, '')
    .replace(/[@0$]/g, (char) => LOOK_ALIKES[char] ?? char)
    .replace(/^[^a-z]+/, '');
  return (
    word === '' ||
    DUMMY_PASSWORDS.has(word) ||
    DUMMY_COMPOUND.test(word) ||
    DUMMY_PARTS.test(value) ||
    new Set(value).size < 4
  );
}

/**
 * Whether a value found in prose, where the word after "password" may be anything, looks like a
 * password: 8 characters or more of at least three classes, no address, no path, no sentence.
 */
export function looksLikePassword(value: string): boolean {
  if (value.length < 8 || countClasses(value) < 3 || isDummyPassword(value)) return false;
  return !/\s|\\[nrt]$|^[\w.+-]+@[\w-]+\.[\w.]+$|:\/\/|^[\w-]+(?:\/[\w.-]+)+$|\(\)|=>/.test(value);
}
