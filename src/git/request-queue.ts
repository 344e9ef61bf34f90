/** What `git cat-file --batch` is asked for, kept in case that it dies before it has answered. */

import type { GitProcess } from './run.ts';

/** Chunks of lines `<oid>[ <name>]\n`, cut anywhere; the last one ends with a newline. */
export type Requests = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const NEWLINE = 0x0a;

/** Requests on their way to git, kept until they are answered so that they can be asked again. */
export class RequestQueue {
  readonly #source: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  readonly #sent: { readonly bytes: Uint8Array; readonly lines: number }[] = [];
  /** How many lines at the head of `#sent` are answered. */
  #answered = 0;
  /** The read of the source that is under way, by this run of git or the one before. */
  #reading: Promise<Uint8Array | undefined> | undefined;

  constructor(requests: Requests) {
    this.#source =
      Symbol.asyncIterator in requests
        ? requests[Symbol.asyncIterator]()
        : requests[Symbol.iterator]();
  }

  /** Sends everything that is not answered, then the rest of the source, and closes the input. */
  async feed(git: GitProcess, stopped: () => boolean): Promise<void> {
    const waiting = Buffer.concat(this.#sent.map((chunk) => chunk.bytes));
    git.stdin.write(waiting.subarray(lineStart(waiting, this.#answered)));
    while (!stopped()) {
      // A run that was stopped leaves its read of the source to the next one.
      this.#reading ??= Promise.resolve(this.#source.next()).then(chunkOf);
      const bytes = await this.#reading;
      if (stopped()) return;
      this.#reading = undefined;
      if (bytes === undefined) break;
      this.#sent.push({ bytes, lines: countLines(bytes) });
      if (!git.stdin.write(bytes)) await drained(git);
    }
    git.stdin.end();
  }

  /** Tells the source that no more will be asked for. */
  close(): void {
    // It may be waiting for something itself, and nobody waits for it here.
    void Promise.resolve(this.#source.return?.()).catch(() => undefined);
  }

  acknowledge(count: number): void {
    this.#answered += count;
    for (;;) {
      const head = this.#sent[0];
      if (head === undefined || head.lines > this.#answered) return;
      // The end of a chunk may be the beginning of a line that is not answered yet.
      if (head.lines === this.#answered && head.bytes.at(-1) !== NEWLINE) return;
      this.#answered -= head.lines;
      this.#sent.shift();
    }
  }

  /** The id in the oldest request that is not answered. */
  first(): string | undefined {
    const bytes = Buffer.concat(this.#sent.map((chunk) => chunk.bytes));
    const line = bytes.toString('latin1', lineStart(bytes, this.#answered)).split('\n', 1)[0];
    return line === undefined || line === '' ? undefined : line.split(' ', 1)[0];
  }
}

function chunkOf(next: IteratorResult<Uint8Array>): Uint8Array | undefined {
  return next.done === true ? undefined : next.value;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines += 1;
  return lines;
}

/** Where the line behind the first `lines` lines begins. */
function lineStart(bytes: Uint8Array, lines: number): number {
  let start = 0;
  for (let line = 0; line < lines; line += 1) start = bytes.indexOf(NEWLINE, start) + 1;
  return start;
}

/** Resolves when git has taken its input so far, or is gone and never will. */
function drained(git: GitProcess): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      git.stdin.off('drain', done).off('close', done);
      resolve();
    };
    git.stdin.on('drain', done).on('close', done);
  });
}
