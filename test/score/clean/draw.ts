/** What harmless files are made of: ids, hashes, words and numbers, drawn with a seed. */

import { BASE64, BASE64_URL, createCredentials } from '../../support/credentials.ts';

export interface Draw {
  readonly int: (least: number, most: number) => number;
  readonly pick: (words: string) => string;
  readonly hex: (digits: number) => string;
  readonly base64: (chars: number) => string;
  readonly base64url: (chars: number) => string;
  readonly chars: (count: number, alphabet: string) => string;
  readonly uuid: () => string;
  /** A package, service or module. */
  readonly thing: () => string;
  readonly version: () => string;
  readonly date: () => string;
  /** One a line. */
  readonly lines: (count: number, write: (at: number) => string) => string;
}

const THINGS =
  'parser router ledger widget mailer scheduler gateway worker catalog search billing session ' +
  'profile upload thumbnail notifier importer exporter crawler indexer checkout inventory metrics';

/** A family of harmless files of one format; the same seed gives the same file. */
export interface Family {
  readonly format: string;
  readonly path: (draw: Draw) => string;
  readonly write: (draw: Draw) => string;
}

export function family(
  format: string,
  path: string | Family['path'],
  write: Family['write'],
): Family {
  return { format, path: typeof path === 'string' ? () => path : path, write };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

export function createDraw(seed: string): Draw {
  const made = createCredentials(seed);
  const hex = (digits: number): string => made.chars(digits, '0123456789abcdef');
  const int = (least: number, most: number): number =>
    least + (Number.parseInt(hex(7), 16) % (most - least + 1));
  const pick = (words: string): string => {
    const all = words.split(/\s+/);
    return all[int(0, all.length - 1)] ?? '';
  };
  return {
    int,
    pick,
    hex,
    chars: (count, alphabet) => made.chars(count, alphabet),
    base64: (chars) => made.chars(chars, BASE64),
    base64url: (chars) => made.chars(chars, BASE64_URL),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    thing: () => pick(THINGS),
    version: () => `${int(0, 19)}.${int(0, 30)}.${int(0, 12)}`,
    date: () =>
      `20${int(15, 26)}-${two(int(1, 12))}-${two(int(1, 28))}T${two(int(0, 23))}:${two(int(0, 59))}:${two(int(0, 59))}Z`,
    lines: (count, write) => Array.from({ length: count }, (_, at) => write(at)).join('\n'),
  };
}
