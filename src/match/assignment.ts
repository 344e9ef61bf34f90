/**
 * How a name gets a value, in any of the languages and formats in which credentials are written:
 *
 *     name = value      "name": "value"     name => 'value'      setx NAME value     -Name value
 *     <name>n</name>    <value>v</value>    set("name", "value") NAME: >-            ${NAME:-value}
 *     { name: NAME,     value: v }          env('NAME', 'v')     | name | value |    name ?= value
 *
 * One grammar instead of one a language: between the name and its value stand only punctuation,
 * white space and a few words that carry no content. It is safe because it is used with values
 * whose own shape is telling; rules for free-form passwords spell out their surroundings instead.
 */

/** Words that may stand between a name and its value. */
const FILLER_WORDS =
  'value|values|val|default|type|string|str|text|data|env|getenv|environ|get|aws|is|as|was|be|to|the|set|' +
  'some|from|into|new|name|key|sensitive|true|false|parametervalue|plaintext|content|const|final|static|of|b|u|r|f|l';

/** Line ends that may stand between a name and its value. */
const MAX_LINE_ENDS = 4;

/** Longest rest of a name behind its telling part: `…_SECRET_KEY` + `_PRODUCTION_EU`. */
const MAX_NAME_REST = 24;

/** Longest way from a name to its value. */
const MAX_GLUE = 160;

/** How much longer a match is than its name and its value. */
export const MAX_ASSIGNMENT: number = MAX_NAME_REST + MAX_GLUE;

// One character or one whole word a step, so that a text can be read in one way only: no
// backtracking over how to split it.
const GLUE =
  '(?<glue>(?:[\\s"\'`=:>,<()\\[\\]{}|\\\\@?!&;*~$#.-]' +
  // The end of a tag, what begins an added line in a patch, and the anchor of a YAML value.
  '|<\\/|(?<=\n)\\+|(?<=&)[A-Za-z][\\w-]{0,24}(?=[ \\t])' +
  `|(?<![A-Za-z0-9])(?:${anyCaseWords(FILLER_WORDS)})(?![A-Za-z0-9])){1,80}?)`;

/** Source of a pattern for a name and all that comes before its value. */
export function assignmentTo(name: string): string {
  return `(?:${name})[\\w.-]{0,${MAX_NAME_REST}}${GLUE}`;
}

/** Whether what stands between name and value (group `glue`) really connects the two. */
export function connects(glue: string): boolean {
  if (glue.length > MAX_GLUE) return false;
  let lineEnds = 0;
  for (let i = glue.indexOf('\n'); i >= 0; i = glue.indexOf('\n', i + 1)) lineEnds++;
  return lineEnds <= MAX_LINE_ENDS;
}

function anyCaseWords(words: string): string {
  return words.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}
