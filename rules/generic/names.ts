/**
 * What the name of a value promises. A name is read as words, and the last that carries meaning
 * decides: `db_password` is a password, `password_field` a field, `token_url` an address.
 */

import { bytesAsLatin1 } from '../../src/text/latin1.ts';

/**
 * `password`: chosen by people, any word may be one. `secret`: a secret, token or key that programs
 * make, so it is random.
 */
export type NameKind = 'password' | 'secret';

const PASSWORDS = new Set(
  (
    'password passwords passwd passwrd passw pass passphrase passcode pwd pw pswd psw pword passwort kennwort ' +
    'passe contrasena contrasenia contrasenya senha wachtwoord haslo motdepasse mdp sifre parola parolachiave parol clave ' +
    'palavrapasse losenord adgangskode salasana passord heslo jelszo katasandi matkhau requirepass masterauth psk'
  ).split(' '),
);

/** Words for a password that are not written in ASCII, as settings and documents of people have them. */
export const NATIVE_PASSWORDS: readonly string[] = [
  'contraseña',
  'Contraseña',
  'CONTRASEÑA',
  'пароль',
  'Пароль',
  'ПАРОЛЬ',
  '密码',
  '密碼',
  '口令',
  'パスワード',
  '비밀번호',
  'hasło',
  'Hasło',
  'şifre',
  'Şifre',
  'lösenord',
  'Lösenord',
  'mật khẩu',
  'Mật khẩu',
  'סיסמה',
  'κωδικός',
].map(bytesAsLatin1);

const NATIVE = new RegExp(NATIVE_PASSWORDS.join('|'));

const SECRETS = new Set(
  (
    'secret secrets token tokens apikey apikeys credential credentials creds secretkey privatekey accesskey authkey ' +
    'appkey encryptionkey signingkey masterkey sharedkey accountkey apisecret appsecret clientsecret authtoken ' +
    'nwkskey appskey nwkkey accesstoken refreshtoken bearertoken apitoken jwtsecret sessionsecret auth bearer authtoken pat'
  ).split(' '),
);

/** Words that make a `key` a secret when they stand before it. */
const KEY_OWNERS = new Set(
  (
    'api secret private access auth app application encryption encrypt encode decrypt decryption validation preshared psk crypt crypto cipher ' +
    'signing sign signature master shared account storage consumer service server session client cookie webhook ' +
    'integration gossip admin root deploy deployment subscription hmac aes des jwt jwe jws ssh rsa license licence cdn ' +
    'function host security base64 logged nonce write ingest ingestion maps google stripe twilio sendgrid mailgun ' +
    'mailchimp github gitlab slack openai anthropic algolia datadog sentry newrelic cloudflare heroku bot vault ' +
    'cosmos azure aws gcp db database redis rails laravel django flask symfony wordpress pusher push fcm gcm vapid ' +
    'firebase supabase airtable notion linear segment amplitude mixpanel mapbox here weather tmdb omdb nasa news ' +
    'yandex telegram discord facebook twitter linkedin paypal square braintree plaid coinbase binance kraken ' +
    'infura alchemy etherscan moralis wallet deployer signer owner mnemonic seed user'
  ).split(' '),
);

/** Words before a `key` that finds something: in tables, stores, files and user interfaces. */
const NO_OWNERS = new Set(
  (
    'object bucket sort item row map dict group route event state entity record node tree index unique natural composite ' +
    'tab hot config setting settings preference locale lang i18n issue project lookup kms track trace dedup dedupe room ' +
    'instance product asset image photo video blob document doc folder message job task queue topic order version ' +
    'compose modifier arrow shift control escape enter delete space meta site website measurement tracking analytics known registry etag checksum commit'
  ).split(' '),
);

/**
 * Whether the name is that of a key of which nothing is known, `key` or `upgrade_key`: it may as well
 * be one to look something up by.
 */
export function isVagueKey(name: string): boolean {
  const words = tellingWords(name);
  const word = words.at(-1) ?? '';
  return (word === 'key' || word === 'keys') && !KEY_OWNERS.has(words.at(-2) ?? '');
}

/** Behind the word that decides: which one it is, not what it is. */
const NEUTRAL = new Set(
  (
    'prod production dev development test testing stage staging live sandbox local default value val str string plain ' +
    'plaintext raw literal text b64 base64 hex primary secondary old new current previous eu us uk de main backup ' +
    'internal external v1 v2 v3 one two a b temp tmp override fallback bytes s env const here'
  ).split(' '),
);

/** Anywhere in a name: the value is public, made of words, or no secret at all. */
const HARMLESS = new Set(
  (
    'csrf xsrf csrfmiddlewaretoken authenticity public pub publishable publickey next page continuation cursor pad eos bos unk cls sep mask ' +
    'hash hashed digest checksum encrypted sealed primary foreign partition sort cache idempotency translation label ' +
    'placeholder hint regex pattern regexp wrong invalid incorrect bad fake mock dummy forgot field column param ' +
    'parameter header attribute attr prop path file filename dir url uri endpoint keyword keyboard hotkey ' +
    'thumbprint fingerprint captcha sitekey verification widget selector class css style icon title message msg ' +
    'mechanism mechanisms dont require requires required without error description desc policy type format length count size limit max min expiry expires ttl'
  ).split(' '),
);

/** Before `token`: where a list goes on, or which version of a thing is meant. */
const OTHER_TOKENS = new Set(
  'lock starting ending pagination paging sequence sync resume concurrency version unit position offset scroll'.split(
    ' ',
  ),
);

/** Compounds in one case: `dbpassword`, `clientsecret`; not `compass` and `bypass`. */
const COMPOUND =
  /^(?:\w{0,20}(?:password|passwd|passphrase|passwort)|(?:remote|local|imap|pop|irc|nick|sasl|srv|svc|web|nas|vpn|rdp|vnc|radius|snmp|ssl|jks|ks|rsync|cert|sys|dba|join|enable|console|guest|client|host|bot|app|default|base)(?:pass|pwd|pw)|(?:db|my|user|usr|root|admin|smtp|ftp|sftp|mail|email|mysql|pg|sql|ssh|login|auth|http|proxy|svn|ldap|bind|key|store|keystore|truststore|rpc|mq|redis|mongo|wifi|account|master|sudo|db_?user|server|test)(?:pass|pwd|pw))$/;
const SECRET_COMPOUND =
  /^(?:\w{0,20}(?:secret|apikey)|(?:access|auth|bearer|api|bot|refresh|session|user|jwt|oauth|id|app|client|git|github|gitlab|slack|deploy|ci|npm|vault|service|admin|private|personal|security|secret)token|(?:api|secret|private|access|auth|app|encryption|encrypt|crypt|signing|sign|master|shared|account|storage|consumer|service|server|session|client|cookie|hmac|aes|des|jwt|license|security|subscription|integration|admin|deploy)keys?)$/;

/** What is mixed into hashes before they are made. A nonce is sent along, so it is none of these. */
const INGREDIENTS = new Set(['salt', 'salts', 'pepper']);

/** Whether the name is that of a salt: part of a secret, and of every test vector. */
export function isIngredient(name: string): boolean {
  return INGREDIENTS.has(wordsOf(name).at(-1) ?? '');
}

/** The secret of what is harmless itself: `recaptcha_secret`, `hash_salt`. */
const OF_HARMLESS = /^(?:(?:re|h)?captcha(?: secret| private)+(?: key)?|hash salt)$/;

function isOfHarmless(words: readonly string[]): boolean {
  return OF_HARMLESS.test(words.slice(words.findIndex((one) => HARMLESS.has(one))).join(' '));
}

/** The words of a name, in lower case: `dbPassword`, `DB_PASSWORD` and `db-password` are alike. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/^\d+(?=[a-z])|(?<=[a-z])\d+$/g, ''))
    .filter((word) => word !== '' && !/^\d+$/.test(word));
}

/** The words of a name up to the one that decides. */
function tellingWords(name: string): string[] {
  // A property of Java as an option: `-Dapi.key=`.
  // Or in the settings of Gradle.
  const words = wordsOf(
    name.replace(/^(?:-D(?=[a-z])|systemProp\.)/, '').replace(NATIVE, 'password'),
  );
  while (words.length > 1 && NEUTRAL.has(words[words.length - 1] ?? '')) words.pop();
  return words;
}

/** What a name promises; undefined for anything that is no secret. */
export function kindOfName(name: string): NameKind | undefined {
  const words = tellingWords(name);
  const word = words[words.length - 1] ?? '';
  const before = words[words.length - 2] ?? '';
  if (words.some((one) => HARMLESS.has(one)) && !isOfHarmless(words)) return undefined;
  // What a page keeps at an element, for its scripts.
  if (/^data-/i.test(name)) return undefined;
  if (PASSWORDS.has(word) || COMPOUND.test(word)) return 'password';
  if (word === 'token' && OTHER_TOKENS.has(before)) return undefined;
  // By these, services of AWS know a request that is sent twice.
  if (word === 'token' && before === 'request' && words.includes('client')) return undefined;
  // What Postman sends with a request so that no cache answers it.
  if (word === 'token' && before === 'postman') return undefined;
  // Two words or three in other spellings: `pass_word`, `parola_chiave`, `mot_de_passe`.
  if (PASSWORDS.has(before + word) || words.slice(-3).join('') === 'motdepasse') return 'password';
  // `auth` alone is also a scheme, a module, a flag.
  if (word === 'auth') return words.length === 1 || before === 'npm' ? 'secret' : undefined;
  if (SECRETS.has(word) || SECRET_COMPOUND.test(word)) return 'secret';
  if (word === 'key' || word === 'keys') return NO_OWNERS.has(before) ? undefined : 'secret';
  if (INGREDIENTS.has(word)) return 'secret';
  return word === 'base' && before === 'key' ? 'secret' : undefined;
}
