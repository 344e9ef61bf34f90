/**
 * Reads objects through `git cat-file --batch`: the bulk path of every scan. Requests go in as raw
 * lines, answers come out in the same order, in batches of as many as one read from the pipe held,
 * so that the cost per object is the parsing of its header and no promise.
 */

import { PassThrough } from 'node:stream';
import {
  AnswerParser,
  type LostObject,
  type ObjectHeader,
  type ObjectType,
  type WholeObject,
} from './answer-parser.ts';
import { OutputQueue } from './output-queue.ts';
import { RequestQueue, type Requests } from './request-queue.ts';
import { type Git, GitError, type GitProcess } from './run.ts';

/**
 * An object larger than `WHOLE_CONTENT_LIMIT`. Its body is read before the next object is asked for:
 * what is left of it then is skipped. If it breaks off it ends early, and the same object comes once
 * more, as `corrupt`.
 */
export interface StreamedObject extends ObjectHeader {
  readonly body: AsyncIterable<Uint8Array>;
}

export type StoredObject = WholeObject | StreamedObject;
export type Answer = StoredObject | LostObject;

export type { LostObject, ObjectType, Requests };

const NEWLINE = 0x0a;
const FORMAT = '%(objectname) %(objecttype) %(objectsize) %(rest)';

/**
 * The objects that `requests` ask for, in their order, in batches. A stream as body is always the
 * last of its batch. Of an object that git cannot read the answer says so, and the rest follows.
 * Throws what `requests` throws, after everything asked for until then is answered.
 */
export function readObjects(
  git: Git,
  requests: Requests,
): AsyncGenerator<readonly Answer[], void, undefined> {
  return answer(git, requests, ['--buffer', `--batch=${FORMAT}`]);
}

/**
 * Single objects, one after the other, from one long-lived process. Ask for the next one when the
 * body of the last one is read.
 */
export class ObjectLookup {
  readonly #requests: PassThrough = new PassThrough();
  readonly #answers: AsyncGenerator<readonly Answer[], void, undefined>;

  constructor(git: Git) {
    // Without a name behind the id, so that spaces belong to the expression.
    this.#answers = answer(git, this.#requests, ['--batch']);
  }

  /** @param expression an id or `<revision>:<path>`; exact bytes for a path that is not UTF-8 */
  async get(expression: string | Uint8Array): Promise<Answer> {
    const line = Buffer.from(expression as string);
    if (line.includes(NEWLINE)) throw new TypeError('a request to cat-file is one line');
    this.#requests.write(Buffer.concat([line, Buffer.of(NEWLINE)]));
    const next = await this.#answers.next();
    const found = next.done === true ? undefined : next.value[0];
    return found ?? { type: 'missing', request: line.toString('utf8') };
  }

  /** Ends the process. */
  async close(): Promise<void> {
    this.#requests.end();
    await this.#answers.return();
  }
}

async function* answer(
  git: Git,
  requests: Requests,
  options: readonly string[],
): AsyncGenerator<readonly Answer[], void, undefined> {
  const queue = new RequestQueue(requests);
  // Answers in git's buffer may be lost when it dies, so that the first request without an answer
  // can only be blamed in a run without a buffer; that is slower and used only from then on.
  let buffered = options.includes('--buffer');
  try {
    for (;;) {
      const run = new Run(git, queue, buffered ? options : options.filter((o) => o !== '--buffer'));
      try {
        yield* run.batches();
        return;
      } catch (error) {
        const request = queue.first();
        if (!(error instanceof GitError) || error.status !== 3 || request === undefined) {
          throw error;
        }
        if (run.isWithinObject || (!buffered && run.answered === 0)) {
          queue.acknowledge(1);
          yield [{ type: 'corrupt', request }];
        } else {
          buffered = false;
        }
      } finally {
        run.stop();
      }
    }
  } finally {
    queue.close();
  }
}

/** One `git cat-file --batch`, from its start to its end or death. */
class Run {
  /** How many requests this run has answered. */
  answered = 0;
  readonly #git: GitProcess;
  readonly #queue: RequestQueue;
  readonly #output: OutputQueue;
  readonly #parser = new AnswerParser();
  readonly #feeding: Promise<void>;
  #isStreaming = false;
  #stopped = false;

  constructor(git: Git, queue: RequestQueue, options: readonly string[]) {
    this.#git = git.start(['cat-file', ...options]);
    this.#queue = queue;
    this.#output = new OutputQueue(this.#git);
    this.#feeding = queue.feed(this.#git, () => this.#stopped);
    // What is asked for is answered first; `batches` throws the error after it.
    this.#feeding.catch(() => this.#git.stdin.end());
  }

  /** Whether the answer under way has begun: if git dies now, it dies of that object. */
  get isWithinObject(): boolean {
    return this.#isStreaming || this.#parser.isWithinAnswer;
  }

  stop(): void {
    this.#stopped = true;
    this.#git.kill();
  }

  async *batches(): AsyncGenerator<readonly Answer[], void, undefined> {
    for (;;) {
      const chunk = await this.#output.next();
      if (chunk === undefined) break;
      this.#parser.push(chunk);
      for (;;) {
        const { batch, large } = this.#parse();
        if (batch.length > 0) yield batch;
        if (large === undefined) break;
        const stream = this.#stream(large.size);
        yield [{ ...large, body: stream }];
        await stream.drain();
        this.#acknowledge(1);
      }
    }
    await this.#git.exit;
    if (this.isWithinObject) throw truncated();
    await this.#feeding;
  }

  /** All answers that are complete, up to the first large one. */
  #parse(): { readonly batch: readonly Answer[]; readonly large: ObjectHeader | undefined } {
    const batch: Answer[] = [];
    let large: ObjectHeader | undefined;
    for (let next = this.#parser.next(); next !== undefined; next = this.#parser.next()) {
      if (next.type === 'large') {
        large = next.header;
        break;
      }
      batch.push(next);
    }
    this.#acknowledge(batch.length);
    return { batch, large };
  }

  #acknowledge(count: number): void {
    this.answered += count;
    this.#queue.acknowledge(count);
  }

  /** A body as it comes. Only `drain` tells that it broke off. */
  #stream(size: number): AsyncIterable<Uint8Array> & { drain(): Promise<void> } {
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

  async *#parts(size: number): AsyncGenerator<Uint8Array, void, undefined> {
    this.#isStreaming = true;
    for (let missing = size; ;) {
      const part = this.#parser.take(missing);
      missing -= part.length;
      if (part.length > 0) yield part;
      if (missing === 0 && this.#parser.skipLineEnd()) break;
      const chunk = await this.#output.next();
      if (chunk === undefined) throw truncated();
      this.#parser.push(chunk);
    }
    this.#isStreaming = false;
  }
}

function truncated(): GitError {
  return new GitError('git cat-file ended within an object');
}
