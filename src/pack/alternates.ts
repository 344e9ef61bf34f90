/**
 * Reads lists of directories that a repository borrows objects from, as git does: one in
 * `info/alternates`, and one in the environment.
 *
 * Formats: https://git-scm.com/docs/gitrepository-layout, `objects/info/alternates`, and
 * https://git-scm.com/docs/git#Documentation/git.txt-GITALTERNATEOBJECTDIRECTORIES.
 */

/** An entry in quotes, with what C escapes in strings, so that it may hold separators. */
const QUOTED = /^"((?:[^"\\]|\\(?:[abfnrtv"\\]|[0-3][0-7]{2}))*)"/;
const ESCAPE = /\\([0-3][0-7]{2}|.)/g;
const CONTROLS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The paths in a list; those that begin with `#` are remarks. */
export function parseAlternates(list: Uint8Array, separator: string): string[] {
  const paths: string[] = [];
  let rest = Buffer.from(list).toString('latin1');
  while (rest !== '') {
    const quoted = QUOTED.exec(rest);
    const end = rest.indexOf(separator);
    const plain = end < 0 ? rest : rest.slice(0, end);
    const length = quoted?.[0].length ?? plain.length;
    const path = quoted === null ? plain : unescape(quoted[1] ?? '');
    if (path !== '' && !plain.startsWith('#')) {
      paths.push(Buffer.from(path, 'latin1').toString('utf8'));
    }
    rest = rest.slice(length);
    if (rest.startsWith(separator)) rest = rest.slice(separator.length);
  }
  return paths;
}

function unescape(text: string): string {
  return text.replaceAll(ESCAPE, (_, escape: string) =>
    escape.length === 3
      ? String.fromCharCode(Number.parseInt(escape, 8))
      : (CONTROLS[escape] ?? escape),
  );
}
