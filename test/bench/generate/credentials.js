/**
 * Made-up credentials to plant: they have the form and the checksums of real ones, and come into
 * being at run time from a seed, so that no file of this project holds anything like a secret.
 */

import { crc32 } from './crc32.js';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function chars(random, count, alphabet) {
  return Array.from({ length: count }, () => random.pick(alphabet)).join('');
}

/** An access key id and its secret, as an SDK's settings file has them. */
function awsPair(random) {
  const id = `AKIA${chars(random, 1, 'QRSTUVWXYZ')}${chars(random, 15, BASE32)}`;
  return `aws_access_key_id = ${id}\naws_secret_access_key = ${chars(random, 40, BASE64)}\n`;
}

/** GitHub's tokens end in a CRC-32 of their random part, in base 62, six digits. */
function githubToken(random) {
  const body = chars(random, 30, BASE62);
  let sum = crc32(Buffer.from(body));
  let check = '';
  for (let digit = 0; digit < 6; digit++) {
    check = BASE62[sum % 62] + check;
    sum = Math.floor(sum / 62);
  }
  return `const githubToken = '${['gh', 'p_'].join('')}${body}${check}';\n`;
}

function slackWebhook(random) {
  const path = `T0${chars(random, 8, BASE32)}/B0${chars(random, 8, BASE32)}/${chars(random, 24, BASE62)}`;
  return `webhook: https://${['hooks', 'slack', 'com'].join('.')}/services/${path}\n`;
}

/**
 * @returns whole lines of text with one credential. Half of them are AWS key pairs.
 */
export function credential(random) {
  const make = random.pick([awsPair, awsPair, githubToken, slackWebhook]);
  return make(random);
}
