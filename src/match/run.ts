/**
 * Runs of the characters that tokens are made of. A pattern for 32 of them in a row cannot match
 * where the text has no such run, and that is seen from every 32nd byte.
 */

/** So many characters of one kind in a row. */
export interface Run {
  /** 0 if none is certain. */
  readonly length: number;
  /** Index in `KINDS_OF_RUNS`. */
  readonly kind: number;
}

export const NO_RUN: Run = { length: 0, kind: 0 };

/**
 * For each kind of characters and each byte, 1 if it is one of them; rarer kinds first. The last has
 * letters, digits, and what base64, addresses and escapes have between them.
 */
export const KINDS_OF_RUNS: readonly Uint8Array[] = [
  /[0-9]/,
  /[0-9a-f]/,
  /[0-9a-fA-F]/,
  /[A-Z0-9]/,
  /[a-z0-9]/,
  /[A-Za-z0-9]/,
  /[A-Za-z0-9_-]/,
  /[A-Za-z0-9+/=_-]/,
  /[A-Za-z0-9+/=_.:~%\\@-]/,
].map((kind) =>
  Uint8Array.from({ length: 256 }, (_, code) => (kind.test(String.fromCharCode(code)) ? 1 : 0)),
);

/** Whether `bytes` have such a run or a longer one that lies between `from` and `to`. */
export function hasRun(
  bytes: Uint8Array,
  from: number,
  to: number,
  { length, kind }: Run,
): boolean {
  const members = KINDS_OF_RUNS[kind];
  if (members === undefined) return true;
  const end = Math.min(to, bytes.length);
  for (let start = Math.max(0, from); start + length <= end;) {
    let at = start + length - 1;
    while (at >= start && members[bytes[at] as number] === 1) at--;
    if (at < start) return true;
    start = at + 1;
  }
  return false;
}
