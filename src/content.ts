/**
 * What is scanned: blobs and other contents as exact bytes, and the places they are found at.
 * This module imports nothing; every other one may import it.
 */

/** A git object id: 40 (SHA-1) or 64 (SHA-256) lowercase hex digits. */
export type Oid = string & { readonly brand: 'Oid' };

const OID_PATTERN = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Whether `text` is a full object id of either hash. */
export function isOid(text: string): text is Oid {
  return OID_PATTERN.test(text);
}

/** Whether `oid` is the all-zero id by which git says "no object" (a new or deleted ref). */
export function isZeroOid(oid: string): boolean {
  return /^0+$/.test(oid);
}

/** Half-open range of byte offsets from 0, counted in the content. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A point in a text as editors count it. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

export type ContentKind = 'blob' | 'commit-message' | 'tag-message' | 'file' | 'stdin';

/**
 * One content to scan. Small contents come whole; contents larger than `WHOLE_CONTENT_LIMIT` come
 * as a stream of chunks of any size, which may be iterated once.
 */
export interface Content {
  readonly kind: ContentKind;
  /** Set for everything that git stores. Commit and tag messages carry their object's id. */
  readonly oid?: Oid;
  /**
   * A path of this content, `/`-separated and relative to the repository's root where there is one.
   * In history it is one path among perhaps several; `Source.locate` knows them all.
   */
  readonly path?: string;
  /** Bytes; undefined where it is not known before the end (stdin). */
  readonly size?: number;
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
  /** Set if it was counted among contents that have passed, and is only looked at again. */
  readonly passed?: true;
  /** Set if it has been found out where in the body to look. */
  readonly keywords?: Keywords;
}

/**
 * The places in a content at which anything may be found: pairs of an offset in bytes, ascending, and
 * the number that a prefilter for all rules gives to the beginning of the keyword that stands there.
 */
export type Keywords = readonly number[];

/** Contents up to this many bytes are handed over whole. */
export const WHOLE_CONTENT_LIMIT: number = 4 * 1024 * 1024;

/** The commit that brought a content to a path. */
export interface CommitFacts {
  readonly oid: Oid;
  readonly author: string;
  readonly email: string;
  /** Author date, ISO 8601 with offset. */
  readonly date: string;
  readonly subject: string;
}

/** Where a content is: a path on disk, in the index, or in a commit. */
export interface Place {
  /** Display form, `/`-separated; bytes that are not UTF-8 appear as U+FFFD. Absent for messages. */
  readonly path?: string;
  readonly kind: ContentKind;
  readonly oid?: Oid;
  /** The introducing commit; for a commit message, that commit. Absent outside history. */
  readonly commit?: CommitFacts;
  /** Name of the tag for a tag message. */
  readonly tag?: string;
  /** Whether the place still exists in HEAD's tree; undefined outside history. */
  readonly atHead?: boolean;
}

/** Where one object is. `places[0]` is where it came in: earliest by topology, then by date. */
export interface Places {
  /** In order of introduction; at most `MAX_PLACES` of them. */
  readonly places: readonly Place[];
  /** How many places there are in all. */
  readonly count: number;
  /** Whether any of all its places is in HEAD's tree now; undefined outside history. */
  readonly atHead?: boolean;
  /** Order of introduction among all objects of the scan: lower came in earlier. */
  readonly order?: number;
}

/** Places kept of one object; the rest is only counted. */
export const MAX_PLACES = 21;
