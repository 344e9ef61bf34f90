/**
 * Reads the index of a pack: which objects it has and where each begins. Version 2 only; version 1
 * and whatever looks damaged is refused, and the pack is left to git.
 *
 * Format: https://git-scm.com/docs/gitformat-pack, "Version 2 pack-*.idx files".
 */

import { readFileSync } from 'node:fs';
import { OidList } from './oid-list.ts';

/** A pack or an index that this reader does not understand, or that is damaged. */
export class PackError extends Error {}

const MAGIC = 0xff744f63;
const VERSION = 2;
const HEADER = 8;
const FANOUT_ENTRIES = 256;
const OBJECTS_AT: number = HEADER + 4 * FANOUT_ENTRIES;
const CRC = 4;
/** An offset with this bit stands for a place in the table of 64-bit offsets. */
const IS_LARGE = 0x8000_0000;

export interface PackIndex {
  /** The ids of its objects, in memory that can be shared. */
  readonly oids: OidList;
  /** Where the object with each id begins in the pack, in the order of ids. In bytes. */
  readonly offsets: Float64Array;
  /** The pack's checksum as hex, which names the set of bytes this index is about. */
  readonly packChecksum: string;
}

/**
 * Throws `PackError` if the file is no index of version 2, or its parts do not fit together.
 * @param oidBytes 20 for SHA-1, 32 for SHA-256
 */
export function readPackIndex(path: string, oidBytes: number): PackIndex {
  return parsePackIndex(readFileSync(path), oidBytes);
}

/** The same from the file's bytes. */
export function parsePackIndex(file: Uint8Array, oidBytes: number): PackIndex {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const trailer = 2 * oidBytes;
  if (file.length < OBJECTS_AT + trailer) throw new PackError('the index is too short');
  if (view.getUint32(0) !== MAGIC || view.getUint32(4) !== VERSION) {
    throw new PackError('the index is not of version 2');
  }
  const fanout = readFanout(view);
  const count = fanout[FANOUT_ENTRIES - 1] ?? 0;
  const offsetsAt = OBJECTS_AT + count * (oidBytes + CRC);
  const largeAt = offsetsAt + 4 * count;
  const largeBytes = file.length - trailer - largeAt;
  if (largeBytes < 0 || largeBytes % 8 !== 0) {
    throw new PackError('the index does not have the length that its count of objects asks for');
  }
  const offsets = new Float64Array(count);
  for (let position = 0; position < count; position++) {
    const offset = view.getUint32(offsetsAt + 4 * position);
    if (offset < IS_LARGE) {
      offsets[position] = offset;
      continue;
    }
    const at = 8 * (offset - IS_LARGE);
    if (at >= largeBytes) throw new PackError('the index points behind its large offsets');
    offsets[position] = view.getUint32(largeAt + at) * 2 ** 32 + view.getUint32(largeAt + at + 4);
  }
  const checksum = file.subarray(file.length - trailer, file.length - oidBytes);
  return {
    oids: shareOids(file.subarray(OBJECTS_AT, OBJECTS_AT + count * oidBytes), oidBytes, fanout),
    offsets,
    packChecksum: Buffer.from(checksum).toString('hex'),
  };
}

function shareOids(oids: Uint8Array, oidBytes: number, fanout: Uint32Array): OidList {
  const bytes = new Uint8Array(new SharedArrayBuffer(oids.length));
  bytes.set(oids);
  return new OidList(bytes, oidBytes, fanout);
}

/** How many ids begin with each byte or a lower one. */
function readFanout(view: DataView): Uint32Array {
  const fanout = new Uint32Array(FANOUT_ENTRIES);
  for (let byte = 0; byte < FANOUT_ENTRIES; byte++) {
    fanout[byte] = view.getUint32(HEADER + 4 * byte);
    if ((fanout[byte] ?? 0) < (fanout[byte - 1] ?? 0)) {
      throw new PackError('the index counts its objects wrongly');
    }
  }
  return fanout;
}
