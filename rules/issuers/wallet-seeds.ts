/** What a wallet is restored from: words of BIP-39, and key pairs of Solana as lists of bytes. */

import { defineRule, type Advice, type Capture, type Rule, type Verdict } from '../../src/rule.ts';
import { isEd25519Pair } from '../../src/text/checksums/ed25519.ts';
import { isPublished } from '../tokens/published.ts';

const MOVE_FUNDS: Advice = {
  leaked: [
    'Move the funds to a new wallet at once: keys cannot be revoked, and robots look for them.',
    'If contracts have the address as their owner, hand them over too.',
    'Only then remove it from history (`git filter-repo --replace-text`), force-push, and have the host drop cached views.',
  ],
  instead:
    'Keep it in a hardware wallet or a secret store; for tests, make one that holds nothing.',
};

const PHRASES: readonly string[] = ['seed', 'secret', 'recovery', 'backup', 'wallet'].flatMap(
  (kind) => ['', ' ', '_', '-'].flatMap((glue) => [`${kind}${glue}phrase`, `${kind}${glue}words`]),
);
const SEEDS: readonly string[] = ['wallet', 'deployer', 'account', 'hd', 'my'].flatMap((owner) =>
  ['', ' ', '_', '-'].map((glue) => `${owner}${glue}seed`),
);

/** BIP-39 has phrases of these lengths only. */
const LENGTHS: ReadonlySet<number> = new Set([12, 15, 18, 21, 24]);

/** The commonest words of English that are none of BIP-39's, those of placeholders, and numbers. */
const NO_SEED_WORD =
  /\b(?:the|and|for|not|but|with|your|from|are|was|were|has|had|been|its|his|her|our|which|would|could|should|these|those|their|into|here|using|used|please|words?|mnemonic|phrase|seed|lorem|ipsum|dolor|foo|bar|baz|two|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/;

/** In phrases drawn at random hardly any word comes twice; in examples one often fills the row. */
const MAX_REPEATED = 2;

function judgePhrase({ secret }: Capture): Verdict {
  const words = secret.split(' ');
  const repeated = words.length - new Set(words).size;
  if (!LENGTHS.has(words.length) || repeated > MAX_REPEATED) return false;
  return !NO_SEED_WORD.test(secret) && !isPublished(secret);
}

export const seedPhrase: Rule = defineRule({
  id: 'wallet-seed-phrase',
  title: 'Seed phrase of a wallet',
  severity: 'critical',
  confidence: 'high',
  description:
    'Words that every key of a wallet is made from (BIP-39). Whoever has them has all accounts of the wallet on all chains, and nobody can bring the funds back.',
  advice: MOVE_FUNDS,
  references: ['https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki'],
  forms: [
    {
      keywords: ['mnemonic', ...PHRASES, ...SEEDS],
      ignoreCase: true,
      plainOnly: true,
      requires: /[a-z]{3,8}(?: [a-z]{3,8}){11}/,
      name: /(?:mnemonic|(?:seed|secret|recovery|backup|wallet)[ _-]?(?:phrase|words)|(?:wallet|deployer|account|hd|my)[ _-]?seed)/,
      secret: /[a-z]{3,8}(?: [a-z]{3,8}){11,23}/,
      after: /(?=\s{0,2}(?:["'`<\\,;)\]}\r\n]|$))/,
      notBeside: /[A-Za-z0-9_-]/,
    },
  ],
  check: judgePhrase,
  matches: [
    'MNEMONIC="«lunar r·ocket sw·allow hi·dden puz·zle craf·t velvet· moment ·trigger ·banner o·live depa·rt»"\n',
    'const seedPhrase = `«lunar r·ocket sw·allow hi·dden puz·zle craf·t velvet· moment ·trigger ·banner o·live depa·rt»`;',
    'wallet_mnemonic: «lunar r·ocket sw·allow hi·dden puz·zle craf·t velvet· moment ·trigger ·banner o·live depa·rt»\n',
  ],
  rejects: [
    'MNEMONIC="lunar r·ocket sw·allow hi·dden puz·zle craf·t velvet· moment ·trigger ·banner o·live"\n',
    'mnemonic = "test te·st test ·test te·st test ·test te·st test ·test te·st junk"',
    'The recovery phrase is a list of words that your wallet shows when you make it and never again.',
    'mnemonic: word word word word word word word word word word word word\n',
  ],
});

/** 64 bytes, of which the last 32 are the public key of the first. */
function judgeBytes({ secret }: Capture): Verdict {
  const numbers = (secret.match(/\d{1,3}/g) ?? []).map(Number);
  if (numbers.some((number) => number > 255) || isPublished(numbers.join(','))) return false;
  return isEd25519Pair(Uint8Array.from(numbers));
}

export const solanaKeypair: Rule = defineRule({
  id: 'solana-keypair-json-array',
  title: 'Solana key pair',
  severity: 'critical',
  confidence: 'high',
  description:
    'The 64 bytes of a key pair as `solana-keygen` writes them. Whoever has them has the funds of the account, and may replace the programs that it deployed.',
  advice: MOVE_FUNDS,
  references: ['https://solana.com/docs/intro/installation#create-wallet'],
  forms: [
    {
      keywords: [
        'keypair',
        'secretkey',
        'secret_key',
        'privatekey',
        'private_key',
        'uint8array',
        'solana',
        'wallet',
        'payer',
      ],
      ignoreCase: true,
      plainOnly: true,
      requires: /\[\s{0,8}(?:\d{1,3},\s{0,8}){12}/,
      before:
        /(?:keypair|(?:secret|private)_?key|solana|wallet|uint8array|payer)[\w"'`\]) .:=<>,-]{0,60}?(?:\.from\(|\(){0,2}\s{0,4}/,
      secret: /\[\s{0,8}(?:\d{1,3},\s{0,8}){63}\d{1,3}\s{0,8}\]/,
    },
  ],
  check: judgeBytes,
  matches: [
    'const payer = Keypair.fromSecretKey(Uint8Array.from(«[61,245,1·21,7,36,5·3,97,67,1·10,51,239·,166,47,1·24,72,43,·66,171,23·7,217,132·,90,129,1·67,3,36,1·36,100,50·,88,110,7·8,46,216,·6,212,249·,124,12,1·94,44,170·,224,183,·111,164,1·20,60,160·,64,136,2·54,36,109·,251,68,1·83,247,62·,99,91,20·2,135,75]»));',
    'SOLANA_PRIVATE_KEY=«[61,245,1·21,7,36,5·3,97,67,1·10,51,239·,166,47,1·24,72,43,·66,171,23·7,217,132·,90,129,1·67,3,36,1·36,100,50·,88,110,7·8,46,216,·6,212,249·,124,12,1·94,44,170·,224,183,·111,164,1·20,60,160·,64,136,2·54,36,109·,251,68,1·83,247,62·,99,91,20·2,135,75]»\n',
  ],
  rejects: [
    'Keypair.fromSecretKey(new Uint8Array([61,245,1·21,7,36,5·3,97,67,1·10,51,239·,166,47,1·24,72,43,·66,171,23·7,217,132·,90,129,1·67,3,36,1·36,100,50·,88,110,7·8,46,216,·6,212,249·,124,12,1·94,44,170·,224,183,·111,164,1·20,60,160·,64,136,2·54,36,109·,251,68,1·83,247,62·,99,91,20·2,135,76]))',
  ],
});
