/** What the score is made of: texts with the secrets in them, and the ways a name is written. */

/**
 * How a secret is told: by a part of its own, by what stands around it, or by its name alone. Rules
 * are sorted into the same three.
 */
export type Kind = 'self-identifying' | 'context' | 'generic';
export const KINDS: readonly Kind[] = ['self-identifying', 'context', 'generic'];

/** A secret in a text. */
export interface Planted {
  readonly kind: Kind;
  /** Without the encodings it has in the text. */
  readonly secret: string;
  /** As it is written: a report of the encoded value is right as well. */
  readonly written?: string;
  /** The rule that knows it best, if it must be found by that. */
  readonly ruleId?: string;
  /** Whose secret it is, or what a generic one looks like: `GitHub`, `hex32`. */
  readonly from: string;
}

export interface ScoreCase {
  /** Says which one it is, to repeat a failure: `python github-oauth-access-token`. */
  readonly name: string;
  readonly path: string;
  /** The language or format. */
  readonly format: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since the epoch at which it is scanned. */
  readonly now: number;
  /** Empty for a harmless text. */
  readonly planted: readonly Planted[];
}

export const NOW: number = Date.parse('2026-11-22T00:00:00Z');

/** One name in the ways that languages write it. */
export interface Name {
  /** `ACME_API_KEY` */
  readonly upper: string;
  /** `acme_api_key` */
  readonly snake: string;
  /** `acme-api-key` */
  readonly kebab: string;
  /** `acme.api.key` */
  readonly dotted: string;
  /** `acmeApiKey` */
  readonly camel: string;
  /** `AcmeApiKey` */
  readonly pascal: string;
}

/** From words that anything but letters and digits separates. */
export function nameOf(text: string): Name {
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return {
    upper: words.join('_').toUpperCase(),
    snake: words.join('_'),
    kebab: words.join('-'),
    dotted: words.join('.'),
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
  };
}
