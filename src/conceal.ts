/**
 * Secrets that are not reported still must not be shown. Reports redact the values of what they
 * report; a value that an allow-list or a path silences may stand in the path or the author of
 * another finding, and only the pipeline knows it.
 */

import type { Oid } from './content.ts';
import { reveal, type Detection, type Finding, type Location } from './finding.ts';
import { isPlainWord } from './text/word.ts';

/** Shorter values would take pieces out of ordinary words. */
const MIN_LENGTH = 8;

export class Concealment {
  readonly #commits: ReadonlySet<Oid>;
  readonly #previews = new Map<string, string>();

  /** @param leakyCommits commits whose message holds a secret: their subject is never shown */
  constructor(leakyCommits: ReadonlySet<Oid>) {
    this.#commits = leakyCommits;
  }

  /** Adds the values of what is not reported. */
  add({ parts }: Detection): void {
    for (const { secret } of parts) {
      const value = reveal(secret);
      if (value.length >= MIN_LENGTH && value !== secret.preview) {
        this.#previews.set(value, secret.preview);
      }
    }
  }

  apply(finding: Finding): Finding {
    if (this.#commits.size === 0 && this.#previews.size === 0) return finding;
    return {
      ...finding,
      location: this.#conceal(finding.location),
      otherLocations: finding.otherLocations.map((location) => this.#conceal(location)),
    };
  }

  #conceal(location: Location): Location {
    const { path, commit } = location;
    return {
      ...location,
      ...(path === undefined ? {} : { path: this.#redact(path, true) }),
      ...(commit === undefined
        ? {}
        : {
            commit: {
              ...commit,
              author: this.#redact(commit.author),
              email: this.#redact(commit.email),
              subject: this.#commits.has(commit.oid) ? '' : this.#redact(commit.subject),
            },
          }),
    };
  }

  #redact(text: string, isPath = false): string {
    let redacted = text;
    for (const [value, preview] of this.#previews) {
      if (redacted.length < value.length || (isPath && isPlainWord(value))) continue;
      redacted = redacted.replaceAll(value, preview);
    }
    return redacted;
  }
}
