/** Commits and tags as git stores them: headers, an empty line, and a message. */

/** Up to the empty line in front of the message; as Latin-1, so that a length is one in bytes. */
export function headersOf(body: Uint8Array): string {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  const end = bytes.indexOf('\n\n');
  return bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
}

/**
 * What people write of a commit or tag. A commit that has a whole tag in its headers (`mergetag`) is
 * looked at whole: the tag need not exist as an object.
 */
export function messageOf(body: Uint8Array): Uint8Array {
  const headers = headersOf(body);
  return headers.includes('\nmergetag ') ? body : body.subarray(headers.length + 2);
}
