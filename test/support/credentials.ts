/**
 * Made-up credentials with the structure of real ones, for tests. The same seed gives the same
 * values on every machine, so a failure can be repeated; none was ever issued by anybody.
 */

/** A source of credentials; each call gives another value. */
export interface TestCredentials {
  /** `count` characters of `alphabet`. */
  chars(count: number, alphabet: string): string;
  /** Id of a long-term AWS access key whose embedded account is `account` (12 digits). */
  accessKeyId(account?: string): string;
  /** The id form used until 2019, which names no account. */
  oldAccessKeyId(): string;
  /** Id of a temporary AWS access key. */
  temporaryKeyId(account?: string): string;
  secretAccessKey(): string;
  /** @param length characters, 100 or more */
  sessionToken(length?: number): string;
  /** @param version 4 for passwords made since 2019, 2 for older ones */
  sesSmtpPassword(version?: 2 | 4): string;
  /** Long-term Amazon Bedrock key of an IAM user. */
  bedrockKey(user?: string): string;
  cloudWatchLogsKey(user?: string): string;
  /** Password of CodeCommit or Keyspaces: 32 bytes in base64. */
  servicePassword(): string;
  /** Seed of a virtual MFA device: 64 characters of base32. */
  mfaSeed(): string;
  /** A console password with all four classes of characters and nothing a shell or CSV must quote. */
  password(length?: number): string;
  /** A PEM block of that label. The body is random and no key. */
  pem(label: string, lines?: number): string;
  /** 12 digits that no documentation uses. */
  account(): string;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
export const ALPHANUMERIC: string = LOWER.toUpperCase() + LOWER + DIGITS;
export const BASE64: string = `${ALPHANUMERIC}+/`;
export const BASE64_URL: string = `${ALPHANUMERIC}-_`;

/** How the tokens of the security token service begin. */
const SESSION_TOKEN_START = ['IQoJb3Jp', 'Z2luX2Vj'].join('');

export function createCredentials(seed: number | string): TestCredentials {
  const random = generator(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const bytes = (count: number): Buffer =>
    Buffer.from(Array.from({ length: count }, () => below(256)));
  const chars = (count: number, alphabet: string): string =>
    Array.from({ length: count }, () => alphabet[below(alphabet.length)]).join('');
  const account = (): string => `4${chars(5, DIGITS)}7${chars(4, DIGITS)}3`;

  function keyId(prefix: string, owner: string): string {
    // 16 characters are 80 bits: a one, 40 bits of account, the rest unknown.
    const rest = BigInt(`0x${bytes(5).toString('hex')}`) & ((1n << 39n) - 1n);
    const bits = (1n << 79n) | (BigInt(owner) << 39n) | rest;
    let body = '';
    for (let shift = 75n; shift >= 0n; shift -= 5n) body += BASE32[Number((bits >> shift) & 31n)];
    return prefix + body;
  }

  function serviceKey(prefix: string, user: string, secretBytes: number): string {
    const secret = bytes(secretBytes).toString('base64');
    return prefix + Buffer.from(`${user}-at-${account()}:${secret}`).toString('base64');
  }

  return {
    chars,
    account,
    accessKeyId: (owner = account()) => keyId('AKIA', owner),
    temporaryKeyId: (owner = account()) => keyId('ASIA', owner),
    oldAccessKeyId: () => `AKIA${chars(1, 'IJ')}${chars(14, BASE32)}${chars(1, 'AQ')}`,
    secretAccessKey: () => bytes(30).toString('base64'),
    sessionToken: (length = 400) =>
      `${SESSION_TOKEN_START}E${chars(length - SESSION_TOKEN_START.length - 3, BASE64)}==`,
    sesSmtpPassword: (version = 4) =>
      Buffer.concat([Buffer.from([version]), bytes(32)]).toString('base64'),
    bedrockKey: (user = `BedrockAPIKey-${chars(4, LOWER + DIGITS)}`) =>
      serviceKey('ABSK', user, 44),
    cloudWatchLogsKey: (user = 'logs-api-key-user') => serviceKey('ACWL', user, 44),
    servicePassword: () => bytes(32).toString('base64'),
    mfaSeed: () => chars(64, BASE32),
    password: (length = 12) =>
      `${chars(1, LOWER)}${chars(1, DIGITS)}${chars(1, '!^~_-')}${chars(1, LOWER.toUpperCase())}` +
      chars(length - 4, `${ALPHANUMERIC}!^~_-`),
    pem: (label, lines = 12) => {
      const body = Array.from({ length: lines }, (_, line) =>
        line === 0 ? `MII${chars(61, BASE64)}` : chars(64, BASE64),
      );
      return [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`].join('\n');
    },
  };
}

/** Mulberry32 over a hash of the seed: small, fast and the same everywhere; not for secrets. */
function generator(seed: number | string): () => number {
  let state = 0x811c9dc5;
  for (const char of String(seed)) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
