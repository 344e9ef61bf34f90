/** The output of a running git in chunks, at as little cost for each as can be. */

import type { GitProcess } from './run.ts';

/**
 * git writes a few kilobytes at a time, and a turn of the event loop for each of them costs more
 * than all the rest. So when git is the slower one and a read brought little, this thread sleeps
 * until the pipe is fuller. Measured on 100,000 blobs of 1.6 kB: 0.8 s of CPU in this process
 * instead of 2.6 s, at equal elapsed time; 0.1 ms saves less, 1 ms slows git down.
 */
const PIPE_FILL_MS = 0.2;
const LITTLE = 32 * 1024;
const SLEEPER = new Int32Array(new SharedArrayBuffer(4));

/** Output waiting to be taken above this many bytes makes git wait. */
const QUEUE_LIMIT = 1024 * 1024;

export class OutputQueue {
  readonly #git: GitProcess;
  readonly #chunks: Buffer[] = [];
  #queued = 0;
  #ended = false;
  #wake: (() => void) | undefined;

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

  /** The next chunk; undefined at the end. How git ended, its `exit` says. */
  async next(): Promise<Buffer | undefined> {
    while (this.#chunks.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
    const chunk = this.#chunks.shift();
    this.#queued -= chunk?.length ?? 0;
    const { stdout } = this.#git;
    if (stdout.isPaused() && this.#queued <= QUEUE_LIMIT / 2) stdout.resume();
    return chunk;
  }
}
