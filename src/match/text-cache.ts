/**
 * Remembers what was found out about texts. Where keywords are dense many of them look at the same
 * slice, and the versions of a file have most slices in common, wherever in the file they stand.
 */

export class TextCache<Value> {
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();
  #length = 0;
  readonly #limit: number;

  /** @param limit characters of texts that are remembered */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What is known of the text, or else what `make` makes of it. */
  of(text: string, make: () => Value): Value {
    let value = this.#young.get(text);
    if (value !== undefined) return value;
    value = this.#old.get(text) ?? make();
    this.#young.set(text, value);
    this.#length += text.length;
    // What has not been asked for since half of the room was used goes.
    if (this.#length > this.#limit / 2) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#length = 0;
    }
    return value;
  }
}
