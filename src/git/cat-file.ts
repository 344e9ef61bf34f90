/**
 * Reads objects through `git cat-file --batch`: the bulk path of every scan. Requests go in as raw
 * lines, answers come out in the same order, in batches of as many as one read from the pipe held,
 * so that the cost per object is the parsing of its header and no promise.
 */

import { PassThrough } from 'node:stream';
import type { Oid } from '../content.ts';
import { WHOLE_CONTENT_LIMIT } from '../content.ts';
import { AnswerReader } from './answer-reader.ts';
import { RequestQueue, type Requests } from './request-queue.ts';
import { type Git, GitError, type GitProcess } from './run.ts';

export type ObjectType = 'blob' | 'commit' | 'tag' | 'tree';

export interface StoredObject {
  readonly type: ObjectType;
  readonly oid: Oid;
  /** Bytes. */
  readonly size: number;
  /**
   * What stood behind the id in the request, such as a path. Blanks at its beginning are lost, bytes
   * that are not UTF-8 are U+FFFD.
   */
  readonly name: string;
  /**
   * Whole up to `WHOLE_CONTENT_LIMIT` bytes; the bytes may be kept. Larger ones as a stream, which
   * is read before the next object is asked for: what is left of it then is skipped. A stream that
   * breaks off ends early, and the same object comes once more, as `corrupt`.
   */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>;
}

/** An object that git does not have, or has and cannot read. */
export interface LostObject {
  readonly type: 'missing' | 'corrupt';
  /** What was asked for: an id. */
  readonly request: string;
}

export type Answer = StoredObject | LostObject;

export type { Requests };

const NEWLINE = 0x0a;
const FORMAT = '%(objectname) %(objecttype) %(objectsize) %(rest)';
const OBJECT_TYPES: ReadonlyMap<string, ObjectType> = new Map(
  (['blob', 'commit', 'tag', 'tree'] as const).map((type) => [type, type]),
);
const NON_ASCII = /[\x80-\xff]/;

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
  /** Whether the answer under way has begun: if git dies now, it dies of that object. */
  isWithinObject = false;
  readonly #git: GitProcess;
  readonly #queue: RequestQueue;
  readonly #output: AnswerReader;
  readonly #feeding: Promise<void>;
  #stopped = false;

  constructor(git: Git, queue: RequestQueue, options: readonly string[]) {
    this.#git = git.start(['cat-file', ...options]);
    this.#queue = queue;
    this.#output = new AnswerReader(this.#git);
    this.#feeding = queue.feed(this.#git, () => this.#stopped);
    // What is asked for is answered first; `batches` throws the error after it.
    this.#feeding.catch(() => this.#git.stdin.end());
  }

  stop(): void {
    this.#stopped = true;
    this.#git.kill();
  }

  async *batches(): AsyncGenerator<readonly Answer[], void, undefined> {
    const output = this.#output;
    while (await output.more()) {
      let batch: Answer[] = [];
      for (let line = output.line(); line !== undefined; line = output.line()) {
        const header = parseHeader(line);
        if (header === undefined) {
          batch.push({ type: 'missing', request: missing(line) });
          this.#acknowledge();
          continue;
        }
        this.isWithinObject = true;
        const { type, oid, size, name } = header;
        let body: StoredObject['body'] | undefined = output.take(size);
        if (body === undefined) {
          // What is complete goes out before the wait, so that a death of git cannot take it along.
          if (batch.length > 0) yield batch;
          batch = [];
          if (size <= WHOLE_CONTENT_LIMIT) {
            body = await output.collect(size);
          } else {
            const stream = output.stream(size);
            yield [{ type, oid, size, name, body: stream }];
            await stream.drain();
          }
        }
        if (body !== undefined) batch.push({ type, oid, size, name, body });
        this.#acknowledge();
      }
      if (batch.length > 0) yield batch;
    }
    await this.#git.exit;
    await this.#feeding;
  }

  #acknowledge(): void {
    this.isWithinObject = false;
    this.answered += 1;
    this.#queue.acknowledge(1);
  }
}

/** `<oid> <type> <size>[ <name>]`; undefined for any other line. */
function parseHeader(line: string): Omit<StoredObject, 'body'> | undefined {
  const oidEnd = line.indexOf(' ');
  const typeEnd = line.indexOf(' ', oidEnd + 1);
  if (oidEnd < 40 || typeEnd < 0) return undefined;
  const type = OBJECT_TYPES.get(line.slice(oidEnd + 1, typeEnd));
  if (type === undefined) return undefined;
  const sizeEnd = line.indexOf(' ', typeEnd + 1);
  const digits = sizeEnd < 0 ? line.slice(typeEnd + 1) : line.slice(typeEnd + 1, sizeEnd);
  const name = sizeEnd < 0 ? '' : utf8(line.slice(sizeEnd + 1));
  return { type, oid: line.slice(0, oidEnd) as Oid, size: Number(digits), name };
}

/** The id that git says it does not have: the line is `<id> missing`. */
function missing(line: string): string {
  return line.replace(/ missing$/, '');
}

function utf8(latin1: string): string {
  return NON_ASCII.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}
