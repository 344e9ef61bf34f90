/** A value for each row of the tables of tokens, made when asked for. */

import { MAJOR_ISSUERS } from '../../rules/issuers/index.ts';
import {
  crcOfAllInBase36,
  crcOfAllInBase62,
  crcOfAllInHex,
  crcOfBody,
  crcOfLastPart,
  crcOfLastPartInHex,
} from '../../rules/tokens/checksums.ts';
import { ISSUERS } from '../../rules/tokens/index.ts';
import type { Issuer, Token } from '../../rules/tokens/issuer.ts';
import { fixedStart } from '../../rules/tokens/shape.ts';
import {
  BASE36,
  BASE62,
  BASE62_LOWER_FIRST,
  crc32Hex,
  crc32InBase,
} from '../../src/text/checksums/crc32.ts';
import { readExample } from '../support/corpus.ts';
import { sample } from '../support/sample.ts';
import type { Kind } from './cases.ts';

export interface Row {
  readonly issuer: Issuer;
  readonly token: Token;
  readonly kind: Kind;
}

export const ROWS: readonly Row[] = [...MAJOR_ISSUERS, ...ISSUERS].flatMap((issuer) =>
  issuer.tokens.map((token) => ({ issuer, token, kind: kindOf(token) })),
);

function kindOf({ shape, keywords, inContext }: Token): Kind {
  if (inContext === true) return 'context';
  const tellsItself = keywords === undefined ? fixedStart(shape).length >= 3 : keywords.length > 0;
  return tellsItself ? 'self-identifying' : 'context';
}

const inLastPart = (value: string, change: (part: string) => string): string => {
  const at = value.lastIndexOf('_') + 1;
  return value.slice(0, at) + change(value.slice(at));
};
const crcOf = (alphabet: string, digits: number): ((text: string) => string) => {
  return (text) => text.slice(0, -digits) + crc32InBase(text.slice(0, -digits), alphabet, digits);
};

/** What puts the right checksum where the check looks for it. */
const REPAIRS: readonly [NonNullable<Token['checksum']>, (value: string) => string][] = [
  [
    crcOfBody,
    (value) => value.replace(/_(.{6,})$/s, (_, body: string) => `_${crcOf(BASE62, 6)(body)}`),
  ],
  [crcOfLastPart, (value) => inLastPart(value, crcOf(BASE62, 6))],
  [crcOfAllInBase62, crcOf(BASE62_LOWER_FIRST, 6)],
  [crcOfAllInBase36, crcOf(BASE36, 7)],
  [crcOfLastPartInHex, (value) => inLastPart(value, withHex)],
  [crcOfAllInHex, withHex],
];

function withHex(text: string): string {
  const sum = crc32Hex(text.slice(0, -8));
  return text.slice(0, -8) + (/[A-F]/.test(text.slice(-8)) ? sum.toUpperCase() : sum);
}

/**
 * A value of the row, with its checksum. Undefined if neither its shape nor an example tells one
 * that stands on a line, or if what its checksum demands is not known here.
 */
export function valueOf({ token }: Row, seed: number): string | undefined {
  if (token.matches !== undefined) return exampleOf(token, seed);
  // Values that read like fillers by chance are no fault of the scanner's.
  const value = sample(token.shape, `score ${seed}`);
  if (token.checksum === undefined) return value;
  const repair = REPAIRS.find(([check]) => check === token.checksum)?.[1];
  const repaired = repair?.(value);
  return repaired !== undefined && token.checksum(repaired) ? repaired : undefined;
}

function exampleOf(token: Token, seed: number): string | undefined {
  const values = (token.matches ?? []).flatMap((match) => {
    const { text, marks } = readExample(typeof match === 'string' ? match : match.text);
    const bytes = Buffer.from(text);
    return marks.map(({ start, end }) => bytes.subarray(start, end).toString());
  });
  const value = values[seed % Math.max(1, values.length)];
  return value === undefined || /[\r\n"'\\]/.test(value) ? undefined : value;
}

/** Names and host names that have all that the row's context demands. */
export function contextOf({ issuer, token }: Row, seed: number): { name: string; lead: string } {
  const words = token.words ?? issuer.words ?? issuer.names ?? ['some'];
  const word = words[seed % words.length] ?? 'some';
  const what = token.besides === undefined ? 'api key' : `${sample(token.besides, seed)} key`;
  // No name can hold a full stop: then the word stands before it.
  const isName = !word.includes('.');
  return { name: `${isName ? word : 'the'} ${what}`, lead: isName ? '' : word };
}
