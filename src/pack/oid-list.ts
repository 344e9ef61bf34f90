/** A sorted list of object ids in binary, as an index of a pack has it; can be shared by threads. */

const FANOUT_ENTRIES = 256;

export class OidList {
  /** All ids, ascending, one after the other. */
  readonly bytes: Uint8Array;
  /** Bytes of an id: 20 or 32. */
  readonly oidBytes: number;
  /** How many ids begin with each byte or a lower one. */
  readonly fanout: Uint32Array;

  constructor(bytes: Uint8Array, oidBytes: number, fanout: Uint32Array) {
    this.bytes = bytes;
    this.oidBytes = oidBytes;
    this.fanout = fanout;
  }

  get count(): number {
    return this.fanout[FANOUT_ENTRIES - 1] ?? 0;
  }

  /** Position of the id that begins at `at` in `bytes`, or −1. */
  find(bytes: Uint8Array, at: number): number {
    const first = bytes[at] ?? 0;
    let low = first === 0 ? 0 : (this.fanout[first - 1] ?? 0);
    let high = this.fanout[first] ?? 0;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(middle * this.oidBytes, bytes, at);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return -1;
  }

  /** In hex. */
  at(position: number): string {
    const { buffer, byteOffset } = this.bytes;
    const start = byteOffset + position * this.oidBytes;
    return Buffer.from(buffer, start, this.oidBytes).toString('hex');
  }

  #compare(own: number, bytes: Uint8Array, at: number): number {
    for (let i = 0; i < this.oidBytes; i++) {
      const difference = (this.bytes[own + i] ?? 0) - (bytes[at + i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }
}
