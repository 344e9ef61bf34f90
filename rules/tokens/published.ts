/**
 * Values that vendors publish for tests and examples, by SHA-256 so that this repository holds none
 * of them. What ends in EXAMPLE is known by that word (src/text/placeholder.ts).
 */

import { sha256 } from '../../src/text/digest.ts';

const PUBLISHED: ReadonlySet<string> = new Set([
  // Azurite.
  '0011cc25eb4320717494d2703e8cba85743e71b500283c21c8b88147992f9059',
  // Cosmos DB emulator.
  'aa6547439583c3a275d4542a0df6c1ad6a863971be9f2a2220f027cc02aef615',
  // Stripe documentation.
  '2cafc0970149a84f3b9e62eaf169f36f59907a3b3e31f7b82e68c69cd27f7326',
  'f2d6ca16515033e5dce14eba840b979d27b5cbae24bb3e5bf484339667f86397',
  // reCAPTCHA for tests.
  'f5e95c9954635b65acab57e6d5ea663eb900f06dc8794a90358f5abb1c77d4e0',
  '03b970ed8171d73b58bbc9a5c72e3e4eec28503b56b3bb400a0801857dd45614',
  // Supabase on a developer's machine.
  'c85debb55f2f204d868cc1552c42faa143b4c675f61363ab040dd50b5b5304cd',
  // Hardhat and Anvil.
  'bc1a50966c9e6486bc4ebf880b51611a2a97fcb8e7a6976e9b81a9e3e8ca0e3c',
  '8335c55334821eefd4334369ff9c04a8594f161013cf9d87f58802d87297837e',
  'b26ab6529d20ebebb4192256f202984754f785481c64b1a1aed58cac93b3617e',
  '64034b44c579b335ab5e85debbfe72789e970138cc8d296799c3833a2a8525fb',
  '4d3e46eec8244d1d106f866ee48994f6176705298aee1b8426b2ad2529eb454b',
  '0aedba9d586f34f95cf1f0d54926f62e8a078ce2ca593be73ab27a87d3ff9c5d',
  '28e543d3753fc9d14c658ebef20b76a3b5f8e7d78667baf27832ceb3bea01bdf',
  'f070994a8599478580678f2b9482c5f02bb3de0647281e8efae183669425808a',
  '38e69fdd19aefeb4adf56312f10e62c30274997835173c7006308323ad7db506',
  '967f21586cdf1248a862f2cfb330099701c942c2c7a7537c54f7ec48f8556505',
  // Ganache.
  '9c5d0a6656e5d3f36601d0bf98762be09bad5d7b164382c1d6c826324d6d599a',
  '578592185588730b9d10b87e2274706a8301a179cdb60fb4263c788e7e679503',
  // Truffle.
  'b83e96417f61cb148d0dc8a89b839ee4956ad45b5e4b6a2a6cae048e48782157',
  // BIP-39 and books on Bitcoin.
  'ecb0e7ba498c5920991f0b3483e91f7abafa9ecc6bd82a9a51494589592b1a8f',
  '3a64bcd9cea43c0aba67ba0bf2ddff8137a492bccbc672107fcbf7381086f698',
  'c4546324c2acf02b957dc4e4b754eda6cd1b946447cbbb2c35ec968f851e27eb',
  // Solana documentation.
  '674667bea66ae9b4876e3fd01012d6540b7c1a67905ee7305250f0a1192a7083',
  // Bitcoin wiki.
  '5c84abeaac9db83e84bd6dfa0afcc6ea0799fc3c002d03bd1a135c6f249b500c',
  '9d6a2b9d1f01d4577cbdce4de6f0834ac6b21d675518ace150009338685b5276',
  '28981d08ecff66aa0dade4ac706c43cf25ba28282fadd5c44face4c17beba2af',
]);

/** Whether `value` stands in public documentation as an example. */
export function isPublished(value: string): boolean {
  return PUBLISHED.has(sha256(value));
}
