/**
 * What the name of a value promises. A name is read as words, and the last that carries meaning
 * decides: `db_password` is a password, `password_field` a field, `token_url` an address.
 */

/**
 * `password`: chosen by people, any word may be one. `secret`: a secret, token or key that programs
 * make, so it is random.
 */
export type NameKind = 'password' | 'secret';

const PASSWORDS = new Set(
  (
    'password passwords passwd passwrd passw pass passphrase passcode pwd pw pswd psw pword passwort kennwort ' +
    'contrasena contrasenia senha wachtwoord haslo motdepasse mdp sifre parola requirepass masterauth psk'
  ).split(' '),
);

const SECRETS = new Set(
  (
    'secret secrets token tokens apikey apikeys credential credentials creds secretkey privatekey accesskey authkey ' +
    'appkey encryptionkey signingkey masterkey sharedkey accountkey apisecret appsecret clientsecret authtoken ' +
    'accesstoken refreshtoken bearertoken apitoken jwtsecret sessionsecret auth bearer authtoken pat'
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
  /^(?:\w{0,20}(?:password|passwd|passphrase|passwort)|(?:db|my|user|usr|root|admin|smtp|ftp|sftp|mail|email|mysql|pg|sql|ssh|login|auth|http|proxy|svn|ldap|bind|key|store|keystore|truststore|rpc|mq|redis|mongo|wifi|account|master|sudo|db_?user|server|test)(?:pass|pwd|pw))$/;
const SECRET_COMPOUND =
  /^(?:\w{0,20}(?:secret|apikey)|(?:access|auth|bearer|api|bot|refresh|session|user|jwt|oauth|id|app|client|git|github|gitlab|slack|deploy|ci|npm|vault|service|admin|private|personal|security|secret)token|(?:api|secret|private|access|auth|app|encryption|encrypt|crypt|signing|sign|master|shared|account|storage|consumer|service|server|session|client|cookie|hmac|aes|des|jwt|license|security|subscription|integration|admin|deploy)keys?)$/;

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

/** What a name promises; undefined for anything that is no secret. */
export function kindOfName(name: string): NameKind | undefined {
  // A property of Java as an option: `-Dapi.key=`.
  const words = wordsOf(name.replace(/^-D(?=[a-z])/, ''));
  while (words.length > 1 && NEUTRAL.has(words[words.length - 1] ?? '')) words.pop();
  const word = words[words.length - 1] ?? '';
  const before = words[words.length - 2] ?? '';
  if (words.some((one) => HARMLESS.has(one))) return undefined;
  if (PASSWORDS.has(word) || COMPOUND.test(word)) return 'password';
  if (word === 'token' && OTHER_TOKENS.has(before)) return undefined;
  // By these, services of AWS know a request that is sent twice.
  if (word === 'token' && before === 'request' && words.includes('client')) return undefined;
  // What Postman sends with a request so that no cache answers it.
  if (word === 'token' && before === 'postman') return undefined;
  if (word === 'word' && before === 'pass') return 'password';
  // `auth` alone is also a scheme, a module, a flag.
  if (word === 'auth') return words.length === 1 || before === 'npm' ? 'secret' : undefined;
  if (SECRETS.has(word) || SECRET_COMPOUND.test(word)) return 'secret';
  if ((word === 'key' || word === 'keys') && KEY_OWNERS.has(before)) return 'secret';
  if (word === 'salt' && /^(?:auth|in|nonce|secure)$/.test(before)) return 'secret';
  return word === 'base' && before === 'key' ? 'secret' : undefined;
}
