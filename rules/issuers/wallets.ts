/** Keys of cryptocurrencies: they cannot be revoked, only emptied. Most carry a checksum. */

import type { Capture, Verdict } from '../../src/rule.ts';
import { decodeBase58, isBase58Check, RIPPLE } from '../../src/text/checksums/base58.ts';
import { isBech32 } from '../../src/text/checksums/bech32.ts';
import { isBase32WithCrc16 } from '../../src/text/checksums/crc16.ts';
import { isEd25519Pair } from '../../src/text/checksums/ed25519.ts';
import { token, type Issuer } from '../tokens/issuer.ts';
import { isPublished } from '../tokens/published.ts';

const FUNDS = 'the funds, which nobody can bring back';

/** Keys are numbers below the order of the curve, which begins with 31 ones. */
/** A file and its digest, as in a list of checksums. */
const FILE_BEFORE = /\.[a-z]\w{0,5}\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?$/;
/** A method of a wallet that gets something else than a key: a transaction, an address. */
const METHOD_BEFORE =
  /wallet\.(?!\w*(?:key|private|import|from|load|connect|recover|restore|new|create))\w{2,40}\(\s{0,8}["'`]?$/i;

function judgeHexKey({ secret, text, start }: Capture): Verdict {
  const key = secret.replace(/^0x/, '').toLowerCase();
  const before = text.slice(Math.max(0, start - 80), start);
  if (FILE_BEFORE.test(before) || METHOD_BEFORE.test(before)) return false;
  return key < 'fffffffffffffffffffffffffffffffebaaedce6' && !isPublished(key);
}

function isKeyPair(base58: string): boolean {
  const bytes = decodeBase58(base58);
  return bytes !== undefined && isEd25519Pair(bytes);
}

const HEX_KEY = /(?:0x)?[0-9a-fA-F]{64}/;

export const WALLETS: readonly Issuer[] = [
  {
    name: 'Bitcoin',
    site: 'bitcoin.org',
    words: ['bitcoin', 'btc', 'wif', 'bip38', 'privkey'],
    revoke: 'move the funds to a new wallet',
    tokens: [
      token(
        'bitcoin-wif-private-key',
        'private key',
        /(?:[59][1-9A-HJ-NP-Za-km-z]{50}|[KLc][1-9A-HJ-NP-Za-km-z]{51})/,
        'critical',
        {
          opens: FUNDS,
          words: [
            'bitcoin',
            'btc',
            'wif',
            'privkey',
            'private key',
            'wallet',
            'litecoin',
            'importprivkey',
          ],
          check: ({ secret }) => isBase58Check(secret),
          matches: [
            'bitcoin wallet key: «L5mkH8rp·Ep81HCS3·HqsoLEfz·zP6itokV·rBWCzZrA·T7KmpTwd·Fjod»',
          ],
          rejects: [
            'bitcoin wallet key: L5mkH8rp·Ep81HCS3·HqsoLEfz·zP6itokV·rBWCzZrA·T7KmpTwd·FjQQ',
          ],
        },
      ),
      token(
        'bitcoin-bip32-extended-private-key',
        'extended private key',
        /[xtyzuv]prv[1-9A-HJ-NP-Za-km-z]{107}/,
        'critical',
        {
          opens: FUNDS,
          keywords: ['xprv', 'tprv', 'yprv', 'zprv', 'uprv', 'vprv'],
          checksum: (key) => isBase58Check(key),
        },
      ),
      token(
        'bitcoin-bip38-encrypted-key',
        'encrypted private key',
        /6P[1-9A-HJ-NP-Za-km-z]{56}/,
        'medium',
        { opens: 'funds, together with the passphrase' },
      ),
    ],
  },
  {
    name: 'Ethereum',
    site: 'ethereum.org',
    words: [
      'ethereum',
      'hardhat',
      'metamask',
      'deployer',
      'private key',
      'privatekey',
      'wallet',
      'polymarket',
      'web3',
      // A network in a configuration of Hardhat: accounts: ['0x…'].
      'accounts: [',
    ],
    revoke: 'move the funds to a new wallet',
    tokens: [
      token('ethereum-private-key-hex', 'private key', HEX_KEY, 'critical', {
        opens: FUNDS,
        besides: /private|secret|deployer|wallet|signer|accounts["']?\s?:\s?\[/i,
        check: judgeHexKey,
        rejects: [
          '"tests/data/app_private_key.pem":"a16890ed·87750016·ea315954·ecbf0188·7fab0d30·04e41784·df64744d·845974cf"',
          "wallet.details('e5334601·b9dc2a24·e031ffee·c2fce37b·b6a8b4b5·1fc711d1·6dec04d3·e64976c4')",
        ],
      }),
    ],
  },
  {
    name: 'Solana',
    site: 'solana.com',
    words: ['solana', 'phantom', 'private key', 'wallet'],
    revoke: 'move the funds to a new wallet',
    tokens: [
      token('solana-private-key-base58', 'private key', /[1-9A-HJ-NP-Za-km-z]{86,88}/, 'critical', {
        opens: FUNDS,
        // Signatures of transactions look the same.
        check: ({ secret }) => isKeyPair(secret),
        matches: [
          'SOLANA_PRIVATE_KEY=«2ErBF6uWtpP·Aa2ebeQqpPs·sn4td1L28zH·JHiYTdAEdPj·BVrRB15c3tC·PTRRdf5FoMD·CKNKQkaAkvp·exYcBNfgckA»',
        ],
        rejects: [
          'SOLANA_PRIVATE_KEY_SIGNATURE=2ErBF6uWtpP·Aa2ebeQqpPs·sn4td1L28zH·JHiYTdAEdPj·BVrRB15c3tC·PTRRdf5FoMD·CKNKQkaAkvp·exYcBNfgck2',
        ],
      }),
    ],
  },
  {
    name: 'Other chains',
    site: 'bitcoin.org',
    words: ['xrp', 'ripple', 'stellar', 'near'],
    revoke: 'move the funds to a new wallet',
    tokens: [
      token(
        'sui-private-key',
        'Sui private key',
        /suiprivkey1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{59}/,
        'critical',
        { opens: FUNDS, checksum: isBech32 },
      ),
      token(
        'nostr-secret-key',
        'Nostr secret key',
        /nsec1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{58}/,
        'high',
        { opens: 'the identity of its owner', checksum: isBech32 },
      ),
      token('aptos-private-key', 'Aptos private key', /ed25519-priv-0x[0-9a-f]{64}/, 'critical', {
        opens: FUNDS,
      }),
      token(
        'zcash-spending-key',
        'Zcash spending key',
        /secret-extended-key-main1[qpzry9x8gf2tvdw0s3jn54khce6mua7l]{200,300}/,
        'critical',
        { opens: FUNDS },
      ),
      token(
        'tezos-secret-key',
        'Tezos secret key',
        /(?:edsk(?:[1-9A-HJ-NP-Za-km-z]{94}|[1-9A-HJ-NP-Za-km-z]{50})|(?:spsk|p2sk)[1-9A-HJ-NP-Za-km-z]{50})/,
        'critical',
        {
          opens: FUNDS,
          keywords: ['edsk', 'spsk', 'p2sk'],
          checksum: (key) => isBase58Check(key),
        },
      ),
      token(
        'near-secret-key',
        'NEAR secret key',
        /ed25519:[1-9A-HJ-NP-Za-km-z]{86,88}/,
        'critical',
        { opens: FUNDS, checksum: (key) => isKeyPair(key.slice('ed25519:'.length)) },
      ),
      token('stellar-secret-seed', 'Stellar secret seed', /S[A-Z2-7]{55}/, 'critical', {
        opens: FUNDS,
        words: ['stellar', 'horizon', 'secret', 'seed'],
        check: ({ secret }) => isBase32WithCrc16(secret),
        matches: [
          'STELLAR_SECRET=«SB4MJHHR·KCZLPLKO·7T4YOXXJ·FB7SA4NG·VAUIEC5D·XVVQZLI6·WUNLWHWZ»',
        ],
        rejects: ['STELLAR_SECRET=SB4MJHHR·KCZLPLKO·7T4YOXXJ·FB7SA4NG·VAUIEC5D·XVVQZLI6·WUNLWHQQ'],
      }),
      token(
        'ripple-family-seed',
        'XRP family seed',
        /s[rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz]{28}/,
        'critical',
        {
          opens: FUNDS,
          words: ['xrp', 'ripple', 'seed', 'secret'],
          check: ({ secret }) => isBase58Check(secret, RIPPLE),
          matches: ['XRP_SEED=«sh27qxPt·PiycEJuP·24E8mShU·tEh2F»'],
          rejects: ['XRP_SEED=sdRxSctn·kLNycE1m·Zi3e6rEg·MTeF1'],
        },
      ),
    ],
  },
];
