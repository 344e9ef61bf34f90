/**
 * Whether a value that a name calls secret can be one. Structure decides first (references, types,
 * labels, paths, hashes), randomness last.
 */

import type { Confidence } from '../../src/rule.ts';
import { isDummyPassword, isPlaceholder, isReference } from '../../src/text/placeholder.ts';
import { isDocumented } from '../aws/documentation-values.ts';
import type { NameKind } from './names.ts';
import { isPublished } from './published-values.ts';
import { isPublished as isPublishedToken } from '../tokens/published.ts';
import { countClasses } from '../../src/text/shape.ts';
import { looksTyped } from '../../src/text/typed.ts';
import { whollyOne } from '../../src/text/wholly.ts';
import { looksRandom, wordiness } from '../../src/text/wordiness.ts';

/** Types, states and algorithms: what a secret is, not the secret. Without case. */
const TYPE_WORDS = new Set(
  (
    'string str text bytes byte char varchar nvarchar blob integer int number float double bool boolean object any ' +
    'array list map dict void null nil none undefined unknown never self this true false yes no on off optional ' +
    'required required? disabled enabled default auto manual basic bearer digest plain md5 sha1 sha256 sha512 rsa aes ' +
    'hmac oauth oauth2 jwt ssl tls public private internal external hidden visible input password secret token key ' +
    'username user email login header query body cookie session form json xml yaml file env vault keychain prompt ask ' +
    'stdin interactive inherit initial unset auto-generated generated dynamic static binary base64 hex ascii utf8 utf-8 ' +
    'latin1 current-password new-password one-time-code secretref configmap valuefrom cleartext plaintext unencrypted'
  ).split(' '),
);

/** Whole values of a harmless structure, if they are made of words. */
const HARMLESS = whollyOne([
  String.raw`[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,8}`, // the name of a variable
  String.raw`(?:\.{0,2}|~|[A-Za-z]:)[/\\][^\s]*`, // a path
  String.raw`[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}`, // an address
  String.raw`(?:[~^]|[<>=]{1,2} ?)?v?\d{1,4}(?:\.\d{1,6}){1,4}(?:[-+][\w.]{1,24})?`, // a version, an IP address
  String.raw`\d{1,4}[-/:.]\d{1,2}[-/:.]\d{1,4}(?:[T ][\d:.Z+-]{1,20})?`, // a date, a time
  String.raw`#[0-9a-fA-F]{3,8}`, // a colour
  String.raw`[a-z]{2,12}\/[a-z0-9.+-]{2,60}`, // a media type
  String.raw`(?:[\w.@-]{1,40}\/){1,8}[\w.@-]{1,60}\.[a-z]{1,5}`, // a path
  String.raw`[@?]\+?[\w:.]{1,24}\/[\w.]{1,60}`, // a resource of Android
  String.raw`\d{1,3}(?:\.\d{1,3})?(?:px|em|rem|ms|s|%)`, // a measure
  String.raw`(?:[^\w\s]|_){1,40}`, // punctuation alone
  String.raw`(?:[\w$]{1,40}(?:\.|::|->)){1,8}[A-Za-z_$][\w$]{0,40}(?:\(\))?[;,]?`, // a member
  String.raw`[A-Za-z_$][\w$.]{0,60}\(.*`, // a call
  String.raw`[A-Za-z_$][\w$.]{0,60}\[.*\]?`, // an element
  String.raw`[a-z]+(?:-[a-z]+)*[.:][a-z]+(?:[.:_-][a-z]+)*`, // a key of a translation
  String.raw`0x[0-9a-fA-F]{1,8}|0[0-7]{3}`, // a number
]);

/** Whole values that are no secret however random the names in them look. */
const STRUCTURED = whollyOne([
  String.raw`[a-z][a-z0-9+.-]{1,20}:\/\/\S*`, // an address: rules of their own look into it
  String.raw`(?:\w{1,40}\\){2,8}\w{1,60}`, // a class of PHP
  String.raw`[A-Z][A-Z0-9]{0,12}(?:_[A-Z][A-Z0-9]{0,12}){1,5}`, // the name of a variable
  String.raw`-?\d{1,15}\.\d{1,15}`, // a number, a time with fractions
  String.raw`0x[0-9a-fA-F]{1,8}(?:_[0-9a-fA-F]{1,8}){1,8}`, // a number of Rust
  String.raw`\w{2,40}=(?:True|False|None|true|false|null|\d{1,6})`, // an argument
  String.raw`ey[IJ][\w-]{8,}(?:\.[\w-]*){1,2}`, // a JSON Web Token: a rule of its own
  String.raw`(?:%[0-9A-Fa-f]{2}\w{0,2}){2,40}`, // nothing but escapes of addresses
  String.raw`\+\s?[\w$.]{1,60}\(|\+.*\+`, // what stands between two literals
]);

/** The name of a variable with more digits than this may be a key. */
const MAX_DIGITS_OF_NAME = 3;

function isStructured(text: string): boolean {
  if (!STRUCTURED.test(text)) return false;
  return !/^[A-Z0-9_]+$/.test(text) || text.replace(/\D/g, '').length <= MAX_DIGITS_OF_NAME;
}

/** A header of a JSON Web Token alone, which says how the rest is signed. */
function isTokenHeader(text: string): boolean {
  return (
    /^ey[IJ][\w-]{10,200}$/.test(text) &&
    /"alg"\s?:/.test(Buffer.from(text, 'base64url').toString('latin1'))
  );
}

/** By these, services know a request that is sent twice. */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Below this length the model does not tell an abbreviation with a word from random letters. */
const MIN_RANDOM_CAMEL = 16;

/** A key of a table or a sensor: `epv1Total`. */
function isShortCamel(value: string): boolean {
  const words = /^[a-z]{1,6}\d{0,2}((?:[A-Z][a-z]{3,12})+)\d{0,2}$/.exec(value)?.[1];
  return words !== undefined && wordiness(words) > 0;
}

/** The id of a key of OpenPGP: the last 32 or 64 bits of its fingerprint, or all of it. */
const PGP_KEY_ID = /^(?:0x)?(?:[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})$/;

/** Hashes of passwords: RFC-like crypt strings, LDAP schemes, Django. A rule of their own. */
export const PASSWORD_HASH: RegExp =
  /^(?:\$(?:2[abxy]?|1|5|6|7|y|gy|apr1|argon2(?:id?|d)|scrypt|pbkdf2(?:-sha\d{1,3})?|sha1|P|H|S)\$|\{(?:S?SHA(?:256|512)?|S?MD5|CRYPT|bcrypt|noop|PBKDF2[\w-]*)\}|(?:pbkdf2|scrypt|argon2|bcrypt|sha1|sha256|md5)(?:_sha\d{1,3})?(?:[$:]|\$\$)|scram-sha|SCRAM-SHA|HMACSHA[12](?:\+\d{3})?:)/i;

/** A hash alone, or a line of `.htpasswd`. */
function isHashed(text: string): boolean {
  return PASSWORD_HASH.test(text.replace(/^[\w.@-]{1,64}:(?=\$)/, ''));
}

/** Ciphertext, digests, public keys, media: the first bytes or a scheme tell. */
const ENCODED =
  /^(?:ENC[[(]|\{cipher\}|vault:|AQICAH|AQECAH|U2FsdGVkX1|gAAAAA|encrypted[:_]|sha\d{1,3}[-:]|md5:|h1:|data:|blob:|ssh-(?:rsa|ed25519|dss) |ecdsa-|AAAA[BCE]3Nza|MII[BCD][A-Za-z0-9+/]{20}|LS0tLS1CRUdJTiB[DQ]|iVBORw0KGgo|\/9j\/|R0lGOD|JVBERi0|UEsDB|H4sI|AGFzb|AAABAAE|f0VMR|d09G|PHN2Z|PD94bW|01000000d08c9ddf|k8s:enc:|age1|xpub|Ag[A-Za-z0-9+/]{150}|secure:|BAh[7J]|A[KS]IA[A-Z0-9]{16}(?:\/|%2F))/;

/** Marks of templates and formats: the value is made elsewhere. */
const TEMPLATE =
  /\{\{?\s?[\w.|:$ -]{1,60}\}|<[/?%]?[A-Za-z][^<>]{0,80}>|\$\{|\$\(|%\([\w.]{1,60}\)|\(\?[=:!<]|\.\*|\{\d{1,4},\d{0,4}\}|\[\^?(?:a-z|A-Z|0-9)|\xc2[\xab\xbb\xb7]|\xe2\x80\xb9/;

/** Marks of formats, expressions and patterns, which random text may hold by chance. */
const EXPRESSION =
  /%\d{0,2}[sdvqr@](?![A-Za-z0-9])|\$[A-Za-z_]\w{2,40}|`|=>|&&|\|\||\(\?:|\[\^?[a-z0-9]-[a-z0-9]|\.\*|\\[wdsb][+*{\\]?|\)\s?\{|\w\(\)|\w\);?$|===?|!=|\?\s.{0,40}:/;

/** Addresses of accounts and contracts of Ethereum, which are called tokens as well. */
const CHAIN_ADDRESS = /^0x[0-9a-fA-F]{40}$/;

/** Words by which a value says that it is made up. */
const MADE_UP =
  /^my[-_]?(?:token|secret|key|pass\w*|api\w*|pw)\d{0,3}$|(?:^|[^a-z])(?:your|example|sample|dummy|placeholder|change|replace|insert|redacted|fake|mock|invalid|wrong|bogus|lorem|ipsum|foo|bar|baz|foobar|todo|fixme|secret|here|xxx+|enter|goes|some|none|masked|hidden|removed|censored|deadbeef|cafebabe|abcd|qwert\w*|asdf\w*|blah|test|not.?set|not.?(?:found|used|needed|available|required)|anonymous)(?:[^a-z]|$)/i;

/** Secrets that everybody knows from tutorials, without case. */
const FAMOUS = new Set(
  (
    'keyboard cat|keyboardcat|thistokenisnotsosecretchangeit|shhhhh|shhhh|s3cr3t|s3cret|sup3rs3cr3t|p4ssw0rd|pa55w0rd|pa$$word|pa$$w0rd|' +
    'passw0rd|correcthorsebatterystaple|correct horse battery staple|opensesame|open sesame|abc123|hunter2|trustno1|' +
    'iloveyou|monkey|dragon|guest|changeme|swordfish|toor|secr3t|s3cr3tpass|pass123|test123|password123|admin123|qwerty123'
  ).split('|'),
);

/** Folded for comparison: letters and digits in lower case. */
function folded(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** Whether the value repeats its own name, or is a name of the same kind of thing. */
function echoesName(value: string, name: string): boolean {
  const [a, b] = [folded(value), folded(name)];
  if (a === '' || b === '') return false;
  return a === b || (b.length >= 4 && a.includes(b)) || (a.length >= 4 && b.includes(a));
}

/** Whether a variable of the same name is handed on: `self.p4passwd = p4passwd`. */
function isHandedOn(value: string, name: string): boolean {
  return value.length >= 4 && name.toLowerCase().endsWith(value.toLowerCase());
}

/**
 * Long values of all printable characters, as generators of salts make them: marks of templates turn
 * up in them by chance.
 */
function isDrawn(text: string): boolean {
  const marks = text.replace(/[A-Za-z0-9\s]/g, '').length;
  return (
    text.length >= 48 &&
    marks >= 8 &&
    !/\s\s|\w{16}/.test(text) &&
    /^[^\s\\]{48}/.test(text) &&
    countClasses(text) >= 4 &&
    looksRandom(text)
  );
}

/** Values of which no name makes a secret, whatever its kind. */
export function isHarmless(value: string, name: string): boolean {
  const text = value.trim();
  if (text.length < 3 || TYPE_WORDS.has(text.toLowerCase()) || FAMOUS.has(text.toLowerCase())) {
    return true;
  }
  if (text.includes('EXAMPLE') || isDocumented(text) || isPublished(text)) return true;
  if (isDrawn(text)) return false;
  if (isPublishedToken(text) || isHandedOn(text, name)) return true;
  if (isReference(text) || isHashed(text) || ENCODED.test(text)) return true;
  if (isStructured(text) || isTokenHeader(text)) return true;
  if (TEMPLATE.test(text) || MADE_UP.test(text)) return true;
  if (EXPRESSION.test(text) && !(text.length >= 16 && looksRandom(text))) return true;
  if (echoesName(text, name) && !looksRandom(text)) return true;
  if (new Set(text).size < 4 || CHAIN_ADDRESS.test(text)) return true;
  return HARMLESS.test(text) && wordiness(text) > -1;
}

/**
 * The line of text that a value in base64 stands for, as in a Secret of Kubernetes; undefined for any
 * other value. Six random bytes are printable once in 400 times.
 */
export function encodedText(value: string): string | undefined {
  if (value.length % 4 !== 0 || !/^[A-Za-z0-9+/]{8,256}={0,2}$/.test(value)) return undefined;
  const text = Buffer.from(value, 'base64').toString('latin1').trimEnd();
  return /^[\x20-\x7e]{3,192}$/.test(text) ? text : undefined;
}

/** Whether a text stands where a secret belongs and is none, whatever kind of secret. */
export function isFiller(text: string, name: string): boolean {
  return isHarmless(text, name) || isPlaceholder(text) || isDummyPassword(text) || isWords(text);
}

/** What ciphers take: 16 bytes or more, as they are or in hexadecimal or base64. */
export function isKeyMaterial(value: string): boolean {
  if (/^(?:[0-9a-f]{32,}|[0-9A-F]{32,})$/.test(value)) {
    return [32, 48, 64, 96, 128].includes(value.length) && looksRandom(value);
  }
  if (value.length < 16 || !/^[A-Za-z0-9+/_-]{16,90}={0,2}$/.test(value)) return false;
  return /[A-Z]/.test(value) && /[a-z]/.test(value) && /\d/.test(value) && looksRandom(value);
}

/** Whether the value is made of words alone, in any of the ways programs and people write them. */
export function isWords(value: string): boolean {
  if (/[^A-Za-z_\-. ,:;!?'/]/.test(value)) return false;
  return wordiness(value) > -0.5;
}

/**
 * How sure one can be that a literal given to a password's name is a password in use; undefined if
 * it is none. People choose words, so there is no need for randomness, but words alone are labels,
 * types and names more often than passwords.
 */
export function judgePassword(
  value: string,
  name: string,
  lenient: boolean,
): Confidence | undefined {
  if (value.length < 4 || isHarmless(value, name)) return undefined;
  if (/^\d+$/.test(value)) return judgeNumber(value);
  if (isDummyPassword(value)) return undefined;
  // Every program in Go has the names of these variables side by side among its strings.
  if (value.startsWith('PATH') && name.endsWith('PWD')) return undefined;
  // An option of curl takes both.
  if (/userpwd$/i.test(name) && !value.includes(':')) return undefined;
  const classes = countClasses(value);
  if (/\s/.test(value)) {
    // A sentence, a label. Passphrases are too rare to tell from them.
    return undefined;
  }
  if (/[\x80-\xff]/.test(value) && (classes < 3 || !/\d/.test(value))) return undefined;
  if (isWords(value)) {
    const isPlainWord = /^[a-z]+$/.test(value) || /^[A-Z][a-z]+$/.test(value);
    return lenient && isPlainWord && value.length >= 6 ? 'low' : undefined;
  }
  const random = looksRandom(value);
  if (classes === 1) return wordiness(value) < -0.9 && value.length >= 6 ? 'medium' : 'low';
  if (value.length < 6) return classes >= 3 ? 'medium' : 'low';
  if (classes >= 3 && value.length >= 8) return 'high';
  return random && value.length >= 8 ? 'high' : 'medium';
}

/** Numbers are limits, ports, dates and times more often than passwords. */
function judgeNumber(value: string): Confidence | undefined {
  if (value.length < 5 || /^(?:19|20)\d\d|0{3}|^0|1234|2345|3456|4321|8765|(\d)\1\1/.test(value)) {
    return undefined;
  }
  return value.length >= 6 && new Set(value).size >= 4 ? 'medium' : 'low';
}

/** A secret of so many characters without any digit is rare: (52/62)^n. */
const LENGTH_WITHOUT_DIGITS = 20;

/**
 * How sure one can be that a literal given to the name of a secret, token or key is one in use;
 * undefined if it is none. Programs make these, so they look random.
 */
export function judgeSecret(value: string, name: string): Confidence | undefined {
  if (value.length < 8 || isHarmless(value, name)) return undefined;
  if (looksTyped(value)) return undefined;
  if (isPlaceholder(value) && !(value.length > 30 && looksRandom(value))) return undefined;
  if (/(?:sign|private|gpg|pgp)\w{0,4}[ _.-]?key$/i.test(name) && PGP_KEY_ID.test(value)) {
    return undefined;
  }
  if (/(?:client|request|action)[ _-]?token$/i.test(name) && UUID.test(value)) return undefined;
  if (value.length < MIN_RANDOM_CAMEL && isShortCamel(value)) return undefined;
  // Beside a secret key, an access key is its id.
  if (/access_?key$/i.test(name) && /^[A-Z0-9]{16,24}$/.test(value)) return undefined;
  const random = looksRandom(value);
  if (/\s/.test(value))
    return random && value.length >= 32 && !/\s{2}/.test(value) ? 'medium' : undefined;
  if (/[\x80-\xff]/.test(value)) return undefined;
  if (/^\d+$/.test(value)) return value.length >= 16 ? 'low' : undefined;
  if (!random) return humanSecret(value, name);
  // Names of things with words that the model does not know: `baidu-cloud-qianfan-key`.
  if (/^[a-z]+(?:[-_.][a-z]+){2,}$/.test(value)) return 'low';
  if (!/\d/.test(value) && value.length < LENGTH_WITHOUT_DIGITS) {
    // Words that the model does not know; without digits more than that is asked for.
    return wordiness(value) < -1.6 && countClasses(value) >= 1 ? 'medium' : 'low';
  }
  if (value.length < 12) return 'medium';
  return 'high';
}

/** Signing secrets are often made up by people: "mySecret2019!" for JSON web tokens. */
function humanSecret(value: string, name: string): Confidence | undefined {
  if (!/secret/i.test(name) || isWords(value)) return undefined;
  const classes = countClasses(value);
  if (!/\d/.test(value) || value.length < 10) return undefined;
  return classes >= 3 && !/[-_.:/]/.test(value) ? 'medium' : 'low';
}

/** By the kind of its name. */
export function judgeNamed(kind: NameKind, value: string, name: string): Confidence | undefined {
  return kind === 'password' ? judgePassword(value, name, false) : judgeSecret(value, name);
}

const LOWER: Readonly<Record<Confidence, Confidence>> = {
  high: 'medium',
  medium: 'low',
  low: 'low',
};

/** One step less sure. */
export function lower(confidence: Confidence): Confidence {
  return LOWER[confidence];
}
