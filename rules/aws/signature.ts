/** The dates in a signed request: when it was made and until when it is good. */

const MILLISECONDS = 1000;

/**
 * When a request signed with signature version 4 ends, in milliseconds since the epoch: its date
 * plus the seconds it is good for. Undefined if `query` does not say. Percent-encoding does not
 * matter: neither value needs any.
 */
export function endOfSignature(query: string): number | undefined {
  const date = /X-Amz-Date(?:=|%3D)(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/i.exec(query);
  const seconds = /X-Amz-Expires(?:=|%3D)(\d{1,7})(?!\d)/i.exec(query)?.[1];
  if (date === null || seconds === undefined) return undefined;
  const [year, month, day, hour, minute, second] = date.slice(1).map(Number);
  const made = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  return made + Number(seconds) * MILLISECONDS;
}

/** When a link with an `Expires` parameter (seconds since the epoch) ends, in milliseconds. */
export function endOfExpires(query: string): number | undefined {
  const seconds = /(?:^|[?&;]|%26)Expires(?:=|%3D)(\d{9,11})(?!\d)/i.exec(query)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * MILLISECONDS;
}
