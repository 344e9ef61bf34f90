/**
 * Writes a pattern so that it matches in any ASCII case: inline `(?i:…)` needs Node 23. It works on
 * the text and not on a tree, because a scan does it to each pattern that it uses, and needs nothing
 * else of what is known about patterns. That both mean the same is tested on all built-in rules.
 */

/** What holds letters that are no characters to match; a class; a letter. */
const PARTS =
  /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^])|\(\?<\w+>|\[(?:\\[^]|[^\]\\])*\]|[A-Za-z]/g;

const MEMBERS =
  /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^])|([a-z])-([a-z])|([A-Z])-([A-Z])|[A-Za-z]/g;

/** @param source of the notation `RULE`; letters that it gives by their code stay as they are */
export function inAnyCase(source: string): string {
  return source.replace(PARTS, (part) => {
    if (part.startsWith('[')) return classInAnyCase(part);
    return part.length > 1 ? part : `[${bothCases(part)}]`;
  });
}

/** A range gets its twin: `[a-f]` becomes `[a-fA-F]`. */
function classInAnyCase(text: string): string {
  return text.replace(MEMBERS, (part, a, b, c, d) => {
    if (a !== undefined) return `${part}${a.toUpperCase()}-${b.toUpperCase()}`;
    if (c !== undefined) return `${part}${c.toLowerCase()}-${d.toLowerCase()}`;
    return part.startsWith('\\') ? part : bothCases(part);
  });
}

function bothCases(letter: string): string {
  return letter.toLowerCase() + letter.toUpperCase();
}
