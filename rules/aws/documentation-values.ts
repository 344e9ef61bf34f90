/**
 * Values that public documentation shows or that vendors made up for tests. They are allowed by
 * value, wherever they stand; never because of what else is on the line. Most hold the word EXAMPLE
 * and are allowed by that word (see `isPlaceholder`); here are those that do not, and the account
 * numbers, which cannot.
 *
 * A `·` inside keeps other scanners from taking this file for a leak; it is removed on loading.
 */

function values(...list: readonly string[]): ReadonlySet<string> {
  return new Set(list.map((value) => value.replaceAll('·', '')));
}

/** Access key ids: S3's documentation of 2006, the AWS CLI's, and much-copied articles. */
const KEY_IDS = values(
  '0PN5J17H·BGZHT7JJ·3X82',
  '022QF06E·7MXBSH9D·HM02',
  'AKIAJ5C5·6P35AEBR·X2QQ',
  'AKIA32P3·D2JDNMVA·JLGF',
  'AKIAJSIE·27KKMHXI·3BJQ',
  'AKIALALE·MEL33243·OLIB',
);

/** Secret access keys and service passwords of the same sources. */
const SECRETS = values(
  'uV3F3Ylu·FJax1ckn·vbcGwgjv·x4QpvB+l·eU8dUj2o',
  'kWcrlUX5·JEDGM/Lt·mEENI/aV·mYvHNif5·zB+d9+ct',
  '5bEYu260·84qjSFyc·lM/f2pz4·gviSfoOg·+mFwBH39',
  'k1zPZM6u·VxMQ3oxq·goYlNuJP·yRTZ1vRE·s76zTQE3·eJk=',
  '+oaFsNk7·tLco+C/o·bP9GhhcO·zGcKOayT·mE3LnAmA·mH4=',
  'BLBM/9hS·UELfq8Gw·+rU1YcBj·kOxGbhT2·XG763xVL·GWL9',
);

/** Console passwords in the IAM documentation. */
const PASSWORDS = values(
  '&1-3a6u:·RA0djs',
  '3s0K_;xh·4~8XXI',
  ']35d/{pB·9Fo9wJ',
  'h]6EszR}·vJ*m',
  'EXAMPLE-·PASSWORD',
);

/** Other tokens of the documentation that do not hold the word. */
const TOKENS = values(
  'sk_us-we·st-2_abcdABCD·efgh_567890·abcdef',
  '13ka4h7u·28d9oo44·tqpq9djq·sfvhvu8r·k4d2ighv·pu0k8fj1·c2r9',
);

/** Whether a key id, secret, token or password is a published example. */
export function isDocumented(value: string): boolean {
  return KEY_IDS.has(value) || SECRETS.has(value) || PASSWORDS.has(value) || TOKENS.has(value);
}

/** Account numbers in the documentation that follow no pattern. */
const ACCOUNTS = values('2014·0715·1307', '4266·5544·0000', '0123·4567·8910', '9876·5432·1012');

/**
 * Accounts whose numbers are in everybody's templates because what they publish is for everybody:
 * container registries, machine images, Lambda layers, delivery of load balancer logs.
 */
const PUBLISHERS = values(
  // EKS add-ons, App Mesh, Fluent Bit, deep learning and SageMaker images.
  '6024·0114·3452',
  '8770·8569·6533',
  '8001·8402·3465',
  '9183·0976·3551',
  '9619·9227·1922',
  '8403·6487·2350',
  '9063·9441·6424',
  '7631·0435·1884',
  '2466·1874·3249',
  '6833·1368·8378',
  // Machine images: Amazon, Windows, Ubuntu, Debian, Red Hat, Fedora, Marketplace.
  '1371·1241·2989',
  '5915·4284·6629',
  '8011·1966·1308',
  '0997·2010·9477',
  '1366·9307·1363',
  '3791·0110·2735',
  '3099·5619·9498',
  '1255·2308·8429',
  '6795·9333·3241',
  // Lambda layers.
  '5802·4727·5435',
  '0170·0080·1446',
  '3363·9294·8345',
  '9019·2057·0463',
  '4646·2253·2012',
  '4514·8329·0750',
  // Load balancer logs, by Region.
  '1273·1192·3021',
  '0336·7799·4240',
  '0274·3474·2980',
  '7978·7394·6194',
  '1564·6061·2806',
  '0546·7682·0928',
  '1147·7413·1450',
  '7832·2531·9266',
  '5823·1856·0864',
  '6007·3457·5887',
  '7185·0442·8378',
  '5072·4152·8517',
  '6527·1150·4416',
  '0099·9645·7667',
  '8978·2296·7062',
  '9856·6660·9251',
  '7543·4444·8648',
  '0766·7457·0225',
);

/** Whether 12 digits are a published example, a filler or a publisher's account. */
export function isPublicAccount(account: string): boolean {
  if (ACCOUNTS.has(account) || PUBLISHERS.has(account)) return true;
  const runs = account.match(/(\d)\1*/g) ?? [];
  const isRepeat = [1, 2, 3, 4, 6].some((period) => {
    return account === account.slice(0, period).repeat(12 / period);
  });
  return (
    isRepeat ||
    new Set(account).size <= 2 ||
    runs.every((run) => run.length >= 3) ||
    /123456789|234567890|987654321|2109876543/.test(account)
  );
}
