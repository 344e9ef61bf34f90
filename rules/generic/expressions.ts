/**
 * Literals that a name does not get directly but by an expression: as the value that is taken when
 * another is missing, wrapped in calls, in a list, or as what a function returns.
 *
 *     password = os.getenv("PW", "literal")     const key = Buffer.from('literal', 'hex')
 *     token = argv.token || isCi ? '' : 'literal'     passwords = ["literal", …]
 *
 * The grammar is that of no language: it says what may stand between the operator and the literal,
 * and `wayOf` tells from it whether the literal is the value.
 */

import { wordsOf } from './names.ts';

/** A function up to its opening parenthesis; macros of Rust, pointers and generics included. */
const CALL = String.raw`(?:(?:new|await|return|try)\s)?[A-Za-z_$&*][\w$.:<>!?-]{0,60}\(\s{0,40}`;

/** An argument in front of the literal: the name of what is looked up. */
const FIRST = String.raw`(?:["'][^"'\n]{1,60}["']|[\w$.&]{1,60})\s{0,4},\s{0,40}`;

const KEYWORD = String.raw`(?:default\w{0,8}|fallback|value|initial|plaintext)\s?[=:]\s?`;

/** The end of a look-up, and the method that says what to take if there is nothing. */
const CHAINED =
  String.raw`[^()\n"'\x60]{0,40}(?:["'][^"'\n]{1,60}["'])?\){1,2}[?.]{1,2}` +
  String.raw`\w{2,20}\((?:(?:\|_?\||\(\)|_)\s?(?:->|=>)?\s?)?`;

/** Anything of one line, up to an operator that gives another value. */
const FALLBACK =
  String.raw`[^"'\x60\n;{},()]{1,60}?(?:(?:\([^()\n]{0,60}\)|["'][^"'\n]{0,40}["'])[^"'\x60\n;{},()]{0,40}?){0,3}` +
  String.raw`(?:\|\||\?\?|\?:|\/\/|(?:\?(?![:.?])|(?<![:\w]):(?!:))(?!\s{0,4}["'][^"'\n]{0,60}["']\s{0,4}:\s)|\bor\b|\belse\b)\s{0,24}`;

const OPENING = String.raw`[[(]\s{0,40}(?:\[\s{0,4})?|\{\s{0,4}["']?[\w.@-]{1,32}["']?\s?(?::|=>)\s?|<\w{1,16}>\s?|\(\)\s?=>\s?`;

/** Behind a name that is looked up where there is no other name: `env("PASSWORD").or("literal")`. */
const OTHERWISE_GLUE =
  String.raw`\){0,2}\??\.(?:or|orElse|or_else|unwrap_or|unwrap_or_else|getOrElse|get_or|otherwise|orDefault)\((?:\|_?\||\(\))?\s?(?:->|=>)?\s?` +
  // And what is typed into a field that was found by it.
  String.raw`|\)\.(?:send_?keys|sendKeys|type|fill|set_?value|val)\(` +
  String.raw`|\}\s{0,4}(?:\|\||\/\/|\?\?)\s{0,4}`;

const VIA =
  `(?:(?:${FALLBACK})(?:${CALL})?|(?:${OPENING})(?:${CALL})?|` +
  `(?:${CALL}){1,2}(?:${CHAINED}|(?:${FIRST})?(?:${KEYWORD})?(?:${CALL})?))`;

/** A function without parameters that does nothing but return the literal. */
const RETURNS =
  String.raw`\(\)\s{0,4}(?:(?::|->)\s?[&'\w?]{1,20}\s{0,4})?(?:\{|=>|:|=)\s{0,40}(?:return\s{1,4})?` +
  // A block of Ruby, a property of Swift, Kotlin and C#.
  String.raw`|\s?\{\s{0,40}(?:get\s?(?:=>|\{)\s?|return\s)`;

const TYPE = String.raw`(?::\s?[&\w][\w<>[\]&?.|]{0,30}|\s[Aa]s\s\w{1,24})?`;
const OPERATOR = String.raw`(?:(?:\|\||\?\?)?=(?![=~])|:=?|=>|<-|\()[ \t]{0,8}`;
const PREFIX = '[brRuULfF@]{0,2}';

/** Between a name and a literal that it gets by an expression: groups `op` and `via`. */
export const EXPRESSION_GLUE: string = String.raw`["'\])]{0,3}${TYPE}\s{0,8}(?:(?<op>${OPERATOR})(?<via>${VIA})|${RETURNS}|${OTHERWISE_GLUE})${PREFIX}`;

/** The same without the grammar: there is a literal, and it does not stand behind the operator. */
export const NEAR_EXPRESSION_GLUE: string =
  String.raw`["'\])]{0,3}${TYPE}\s{0,8}(?:${OPERATOR}(?![\d"'\x60])` +
  String.raw`[^"'\x60\n;]{1,100}(?:["'][^"'\n]{1,60}["'][^"'\x60\n;]{1,40}){0,2}(?:(?<=[([])\s{1,40})?` +
  `|${RETURNS}|${OTHERWISE_GLUE})${PREFIX}`;

/** Calls that change how a value is held, not the value. Last words of their names. */
const WRAPPERS = new Set(
  (
    'string str text bytes byte bytearray buffer from of value freeze ref state signal some just ok utf8 utf16 ascii ' +
    'encode decode parse quote plus urlencode component plaintext plain secret secretstr credential password token key ' +
    'sensitive tobytes getbytes b64decode atob unhexlify fromhex hex base64 hmac hmac256 hmac384 hmac512 spec raw final ' +
    'wrap ptr pointer array field trim strip lazy observable atom box rc arc cow literal const utf utf-8 new chars data ' +
    'usestate wrapped constant embedded xor obfuscated'
  ).split(' '),
);

/** First words of calls that find something by the text they get, or make something else of it. */
const LOOKUPS = new Set(
  (
    'get find load read fetch lookup search query select resolve require import request prompt ask input env getenv open ' +
    'is has check validate verify match test hash sha md bcrypt scrypt digest encrypt decrypt sign compare replace split join format sprintf ' +
    'printf concat translate gettext trans t group message label create generate make random use expect assert describe it log ' +
    'print error throw raise parse create define declare inject register render show write append add remove delete ' +
    'equal equals starts ends contains include includes index slice substring post put patch call exec run option'
  ).split(' '),
);

/** Words of calls whose further argument is taken when what they look up is missing. */
const DEFAULTING =
  /(?:^|\.|_|\b)(?:get|env|fetch|config|setting|conf|option|opt|field|property|prop|param|flag|arg|str|string|default|variable|or_?else|or_?default|unwrap_or)/i;

/** Methods that say what to take if there is nothing. */
const OTHERWISE = /(?:or_?else|unwrap_or|or_?default|if_?(?:none|null|empty|absent)|default)/i;

/** Calls whose further arguments are texts to work on. */
const WORKING =
  /secrets?\.get|get_?secret|lookup|hash|hmac|digest|crypt|sign|verify|compare|replace|split|join|format|printf|concat|translate|match|test|search|equal|assert|expect|check|\blog\b|error|label|message|query|sql|regex|create_?element|render/i;

/**
 * How a literal reaches its name: `value` if it is the value, `argument` if it goes into some call of
 * which it is not known what that makes of it; undefined if it only serves to find or make one.
 */
export function wayOf(via: string): 'value' | 'argument' | undefined {
  let rest = via.replace(/["'][^"'\n]*["']/g, 's');
  for (let depth = 0; depth < 3; depth++) rest = rest.replace(/\([^()]*\)/g, '');
  if (isMap(rest)) return 'argument';
  const callee = /([\w$.:<>!?&*-]+)\(\s*([^()]*)$/.exec(rest);
  if (callee === null) return isTernaryOrDefault(rest) ? 'value' : undefined;
  const [, path = '', before = ''] = callee;
  const name = path.replace(/[<!].*$/, '').replace(/^.*(?:\.|::|->|\?\.)/, '');
  if (before.includes(',')) {
    if (WORKING.test(path)) return undefined;
    return DEFAULTING.test(path) ? 'value' : 'argument';
  }
  if (OTHERWISE.test(name) || before !== '') return 'value';
  if (WRAPPERS.has(name.toLowerCase())) return 'value';
  const words = wordsOf(name);
  if (LOOKUPS.has(words[0] ?? '')) return undefined;
  return WRAPPERS.has(words.at(-1) ?? '') ? 'value' : 'argument';
}

function isMap(text: string): boolean {
  return text.trimStart().startsWith('{');
}

/** A colon gives another value only behind a question mark. */
function isTernaryOrDefault(text: string): boolean {
  return !/:\s*$/.test(text) || text.includes('?');
}
