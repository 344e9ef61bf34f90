/** Lists the whole object store, whatever reaches it. */

import type { Git } from './run.ts';

const LINE_END = 0x0a;

/** Lines `<oid>` of all blobs, commits and tags, in the order they are stored in. */
export async function* listUnreachable(git: Git): AsyncGenerator<Uint8Array> {
  const process = git.start([
    'cat-file',
    '--batch-all-objects',
    '--unordered',
    '--buffer',
    '--batch-check=%(objecttype) %(objectname)',
  ]);
  process.stdin.end();
  let rest = '';
  for await (const chunk of process.stdout as AsyncIterable<Buffer>) {
    const text = rest + chunk.toString('latin1');
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    const oids = text
      .slice(0, end)
      .split(String.fromCharCode(LINE_END))
      .filter((line) => /^(?:blob|commit|tag) /.test(line))
      .map((line) => line.slice(line.indexOf(' ') + 1));
    if (oids.length > 0) yield Buffer.from(`${oids.join('\n')}\n`, 'latin1');
  }
  await process.exit;
}
