/**
 * Runs of the characters that tokens are made of. A pattern for 32 of them in a row cannot match
 * where the text has no such run, and that is seen from every 32nd byte.
 */

/** Letters, digits, and what base64, addresses and escapes have between them. */
const IN_RUNS = /[A-Za-z0-9+/=_.:~%\\@-]/;

const RUN_BYTES: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) =>
  IN_RUNS.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Whether the character is one of those. */
export function isOfRuns(code: number): boolean {
  return RUN_BYTES[code] === 1;
}

/** Whether `bytes` have such a run of `length` or more that lies between `from` and `to`. */
export function hasRun(bytes: Uint8Array, from: number, to: number, length: number): boolean {
  const end = Math.min(to, bytes.length);
  for (let start = Math.max(0, from); start + length <= end;) {
    let at = start + length - 1;
    while (at >= start && RUN_BYTES[bytes[at] as number] === 1) at--;
    if (at < start) return true;
    start = at + 1;
  }
  return false;
}
