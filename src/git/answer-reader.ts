/** Reads the output of `git cat-file --batch`: lines, and counted bytes behind them. */

import { GitError, type GitProcess } from './run.ts';

const NEWLINE = 0x0a;

/**
 * git writes headers and bodies one by one, and a read for each of them costs more than all the
 * rest. So when git is the slower one and a read brought little, this thread sleeps until the pipe
 * is fuller. Measured on 100,000 blobs of 1.6 kB: 0.8 s of CPU in this process instead of 2.6 s, at
 * equal elapsed time; 0.1 ms saves less, 1 ms slows git down.
 */
const PIPE_FILL_MS = 0.2;
const LITTLE = 32 * 1024;
const SLEEPER = new Int32Array(new SharedArrayBuffer(4));

/** Output waiting to be read above this many bytes makes git wait. */
const QUEUE_LIMIT = 1024 * 1024;

/** The output of git as lines and counted bytes, with as little copying as its chunks allow. */
export class AnswerReader {
  readonly #git: GitProcess;
  readonly #chunks: Buffer[] = [];
  #queued = 0;
  #ended = false;
  #wake: (() => void) | undefined;
  /** The chunk being read, and where. */
  #chunk: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(git: GitProcess) {
    this.#git = git;
    const { stdout } = git;
    stdout.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#queued += chunk.length;
      if (this.#queued > QUEUE_LIMIT) stdout.pause();
      if (this.#wake === undefined) return;
      if (chunk.length < LITTLE) Atomics.wait(SLEEPER, 0, 0, PIPE_FILL_MS);
      this.#wake();
    });
    stdout.on('close', () => {
      this.#ended = true;
      this.#wake?.();
    });
  }

  /** Waits for bytes behind those that the current chunk still has; false at the end of all. */
  async more(): Promise<boolean> {
    const next = await this.#next();
    if (next === undefined) {
      if (this.#at < this.#chunk.length) throw truncated();
      return false;
    }
    // What is left of a chunk is the beginning of a line.
    const rest = this.#chunk.subarray(this.#at);
    this.#chunk = rest.length === 0 ? next : Buffer.concat([rest, next]);
    this.#at = 0;
    return true;
  }

  /** The next line as Latin-1 without its end, if all of it is there. */
  line(): string | undefined {
    const end = this.#chunk.indexOf(NEWLINE, this.#at);
    if (end < 0) return undefined;
    const line = this.#chunk.toString('latin1', this.#at, end);
    this.#at = end + 1;
    return line;
  }

  /** `size` bytes and the newline behind them, if all of it is in the current chunk: a view. */
  take(size: number): Uint8Array | undefined {
    const end = this.#at + size;
    if (end >= this.#chunk.length) return undefined;
    const bytes = this.#chunk.subarray(this.#at, end);
    this.#at = end + 1;
    return bytes;
  }

  /** `size` bytes and the newline behind them, from as many chunks as it takes: a copy. */
  async collect(size: number): Promise<Uint8Array> {
    const bytes = Buffer.allocUnsafeSlow(size);
    let filled = 0;
    for await (const part of this.#parts(size)) {
      part.copy(bytes, filled);
      filled += part.length;
    }
    return bytes;
  }

  /** `size` bytes and the newline behind them, as they come. Only `drain` says that they broke off. */
  stream(size: number): AsyncIterable<Uint8Array> & { drain(): Promise<void> } {
    const parts = this.#parts(size);
    let failure: unknown;
    const next = async (): Promise<IteratorResult<Uint8Array, void>> => {
      try {
        return await parts.next();
      } catch (error) {
        failure = error;
        return { done: true, value: undefined };
      }
    };
    return {
      // Without `return`, so that a loop that is left early leaves the rest to `drain`.
      [Symbol.asyncIterator]: () => ({ next }),
      async drain() {
        while ((await next()).done !== true);
        if (failure !== undefined) throw failure;
      },
    };
  }

  async *#parts(size: number): AsyncGenerator<Buffer, void, undefined> {
    let left = size;
    for (;;) {
      const end = Math.min(this.#at + left, this.#chunk.length);
      const part = this.#chunk.subarray(this.#at, end);
      left -= part.length;
      this.#at = end;
      if (part.length > 0) yield part;
      if (left === 0 && this.#at < this.#chunk.length) break;
      if (!(await this.more())) throw truncated();
    }
    this.#at += 1;
  }

  async #next(): Promise<Buffer | undefined> {
    while (this.#chunks.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
    const chunk = this.#chunks.shift();
    this.#queued -= chunk?.length ?? 0;
    if (this.#git.stdout.isPaused() && this.#queued <= QUEUE_LIMIT / 2) this.#git.stdout.resume();
    return chunk;
  }
}

function truncated(): GitError {
  return new GitError('git cat-file ended within an object');
}
