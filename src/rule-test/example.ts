/**
 * Examples as rules have them: the secret between « and », and `·` anywhere in it, so that no
 * scanner takes the rule for a leak.
 */

import type { Span } from '../content.ts';
import type { Example } from '../rule.ts';

export interface ReadExample {
  readonly bytes: Buffer;
  /** Where the secret is expected, in bytes; undefined if nothing is marked. */
  readonly mark?: Span;
  readonly path?: string;
  /** Milliseconds since the epoch at which it is judged. */
  readonly now: number;
}

const DEFAULT_TIME = '2026-01-01T00:00:00Z';

export function readExample(example: string | Example): ReadExample {
  const {
    text,
    path,
    at = DEFAULT_TIME,
  } = typeof example === 'string' ? { text: example } : example;
  const [before = '', rest] = text.replaceAll('·', '').split('«');
  const [secret = '', after = ''] = rest?.split('»') ?? [];
  const start = Buffer.byteLength(before);
  return {
    bytes: Buffer.from(before + secret + after),
    now: Date.parse(at),
    ...(rest !== undefined && { mark: { start, end: start + Buffer.byteLength(secret) } }),
    ...(path !== undefined && { path }),
  };
}
