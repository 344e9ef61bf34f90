/** What a shape tells about its tokens. */

/** Characters that would make the token a part of something longer. */
export function neighbours(shape: RegExp): RegExp {
  if (/\+\\?\/|\/\\?\+/.test(shape.source)) return /[A-Za-z0-9+/]/;
  return /\[(?:[^\]]*[^\\\]])?-\]|\\w-|_-|-_/.test(shape.source) ? /[A-Za-z0-9_-]/ : /[A-Za-z0-9_]/;
}

/** Words that stand at the beginning of tokens and say what they are for. */
const MARK =
  /^(?:[A-Za-z][A-Za-z0-9]{0,15}[-_.:])??(?:(?:live|test|prod|production|sandbox|dev|secret|key|private|sk|pk|v\d)[-_.:]+){1,3}/;
const PREFIX = /^[A-Za-z][A-Za-z0-9]{1,9}[-_.:]/;

/** The token without its fixed beginning, which may hold words such as `test` itself. */
export function randomPart(secret: string, shape: RegExp): string {
  const start = fixedStart(shape);
  const rest = secret.startsWith(start) ? secret.slice(start.length) : secret;
  // Padding that the shape itself has.
  const marked = rest
    .replace(MARK, '')
    .replace(shape.source.includes('AAAAAAAA') ? /A{6,}/g : '', '');
  return marked === rest && start === '' ? rest.replace(PREFIX, '') : marked;
}

/** Characters of a pattern that stand for something else, and those that say how often. */
const SYNTAX = '[](){}.*+?^$|';
const REPEATS = '{?*+';

/** The characters that every match of `shape` begins with. */
export function fixedStart(shape: RegExp): string {
  const { source } = shape;
  let start = '';
  for (let at = 0; at < source.length; at++) {
    let char = source.charAt(at);
    if (char === '\\') {
      char = source.charAt(++at);
      if (/[A-Za-z0-9]/.test(char)) break;
    } else if (SYNTAX.includes(char)) break;
    const next = source.charAt(at + 1);
    if (next !== '' && REPEATS.includes(next)) break;
    start += char;
  }
  return start === '' || hasAlternatives(source) ? '' : start;
}

/** Whether a `|` stands outside of all brackets. */
function hasAlternatives(source: string): boolean {
  return (
    source.includes('|') &&
    source
      .replace(/\\./g, '')
      .replace(/\[[^\]]*\]/g, '')
      .replace(/\((?:[^()]|\([^()]*\))*\)/g, '')
      .includes('|')
  );
}
