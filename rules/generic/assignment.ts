/**
 * How names get values in programs, settings, command lines and markup, and what is read of such a
 * place once it has been found. Five shapes, each with a test that turns away most places where a
 * common word such as "token" stands before anything else is done:
 *
 *     quoted    name = "value", "name": 'value', set("name", "value"), name: string = `value`
 *     by way of name = other() || "value", name = bytes("value"), name = ["value"]
 *     bare      NAME=value, name: value, --name value, name=value;
 *     element   <name>value</name>, <key>name</key><string>value</string>
 */

import type { Capture, Form } from '../../src/rule.ts';
import { isAmongControls } from '../../src/text/controls.ts';
import { ESCAPE_MARK, TOKEN_ESCAPE_MARK } from '../../src/text/escapes.ts';
import { EXPRESSION_GLUE, NEAR_EXPRESSION_GLUE } from './expressions.ts';
import { NATIVE_PASSWORDS } from './names.ts';
import { traitsOf, type Syntax } from './paths.ts';

/** Rest of a name behind its telling word. */
const REST = String.raw`[\w.-]{0,32}(?!\w)`;

/** What closes a name that is quoted itself, an index or a call. */
const CLOSE = String.raw`(?:\[\d{0,5}\]|["'\x60\])]{0,3}|\*{2})`;

/** Type between name and value: `: string`, `: Option<&str>`. */
const TYPE = String.raw`(?:\s{0,8}:\s?[&\w][\w<>\[\]&?.|: ]{0,40}?|\sAs\s[\w.]{1,24})?`;

const QUOTED_OPERATOR =
  String.raw`(?:[,;]?[\s+]{0,24}(?:(?:type|required|action|dest|env|metavar)=[\w.'"]{1,16},\s)?["'\x60]?(?:[a-z]{1,12}:)?(?:value|defaultValue|default|val|content|Value|ParameterValue)["'\x60]?\s?[=:]` +
  String.raw`|=>|:=|\?=|\|\|=|\?\?=|={1,3}|!={1,2}|<-|->|:(?:\*{2})?|,|\(|\|\||\?\?|\?:|\bor\b|\bis:?|\|=` +
  // A default of a variable in HCL, of a property in C#; a type between name and value.
  String.raw`|\{[\s+]{1,40}(?:(?:description|type|sensitive|nullable)[^\n]{0,60}\n[\s+]{1,8}){0,3}default\s{0,12}=` +
  String.raw`|\{ get; (?:private |protected |internal )?(?:set; |init; )?\} =|\{` +
  String.raw`|(?<=\w[ \t]{1,4})(?:[A-Za-z][\w<>\[\].*()]{0,24}\s{0,8}=|(?:TYPE|PIC|type|pic)\s{1,4}[\w()]{1,24}\s{1,40}(?:VALUE|value)(?:\sIS)?(?=\s))|(?<=[ \t])(?:[-|](?=[ \t]))?)`;

/** Constructors and conversions around a literal, prefixes of string literals. */
const WRAP =
  String.raw`(?:(?:new\s)?(?:String|string|str|bytes|Some|Buffer\.from|String::from|String::new|String\.raw|\[\]byte|SecretStr|SecretString|Secret|` +
  String.raw`bytearray|std::string|QString|[NL]|_T|TEXT|Just|quote|q|base64_decode|b64decode|atob|SecureString|str\.encode|decode)\s?\(\s?)?` +
  // Three quotes hold a string of several lines, or of one; two accents are one in reStructuredText.
  String.raw`[bBrRuUfFlLN@$]{0,2}(?:""(?=")|''(?=')|\x60(?=\x60))?`;

const QUOTED_GLUE = `${CLOSE}${TYPE}\\s{0,24}(?<op>${QUOTED_OPERATOR})\\s{0,40}${WRAP}`;

/** A value on the next line: in a block of YAML, or the next of a list of arguments. */
const BLOCK = String.raw`:[ \t]{1,4}[|>][+-]?[ \t]{0,4}\r?\n[ \t+]{1,40}|\r?\n[ \t+]{1,40}-(?=[ \t])`;

/** Of a list of names and values in YAML: `- name: DB_PASSWORD`, and on the next line `value: …`. */
const YAML_VALUE = String.raw`\r?\n[ \t+]{1,40}value:|:[ \t]{0,8}(?:\r?\n[ \t+]{1,16}(?:Type|Description|NoEcho|MinLength|MaxLength):[^\n]{1,40}){1,3}\r?\n[ \t+]{1,16}Default:`;

/** As people write it who write Chinese or Japanese, in UTF-8. */
const WIDE_COLON = String.raw`\xef\xbc\x9a`;

const BARE_OPERATOR = String.raw`(?:${WIDE_COLON}|::(?=[ \t])|=>|:=|\?=|:-|={1,2}|${BLOCK}|:[ \t]{1,4}(?:!!str|&\w{1,24})(?=[ \t])|:\*{0,2}|\bis:?|${YAML_VALUE}|(?<=[ \t])(?:[-|](?=[ \t])|0(?=[ \t]))?)`;
/** Of a variable of a shell. */
const DEFAULT = String.raw`["']?\$\{\w{1,40}:?[-=]`;
const BARE_GLUE = `["'\\]*]{0,2}[ \\t]{0,24}(?<op>${BARE_OPERATOR})[ \\t]{0,24}(?<default>${DEFAULT})?`;

const ELEMENT_GLUE = String.raw`(?:["']?(?:\s[^<>\n]{0,80})?>|<\/[\w:-]{1,24}>[\s+]{0,40}<[\w:-]{1,24}>)\s{0,40}(?:<(?:value|Value|string)>\s{0,8})?(?:<!\[CDATA\[)?`;

/** In another reading of the text the glue may be written otherwise: `\"`, `&quot;`, `%3D`, `=3D`. */
const ENCODED_GLUE = String.raw`(?:<\/[\w:-]{1,24}>\\[nrt]|[^\w\n\\%&]{0,24}(?:${ESCAPE_MARK}|(?:[A-Za-z]{1,12}[^\w\n\\%&]{1,8}){1,4}${TOKEN_ESCAPE_MARK}))`;

function withoutGroups(pattern: string): string {
  return pattern.replace(/\(\?<\w+>/g, '(?:');
}

/** Whole, so that no shorter part of it is tried again. */
const NATIVE_NAME = NATIVE_PASSWORDS.join('|');
const NEAR_NAME = String.raw`[\s"']?(?:(?:[Aa][Pp][Ii] )?[\w.$-]{0,48}|(?:${NATIVE_NAME})[\w.$-]{0,32})(?![\w$])`;
/** Bare words that end as in a program, or are followed by something, are names and types. */
const NOT_A_NAME = String.raw`(?![A-Za-z_$][A-Za-z_$]{0,60}[;,.()[\]{}<> ]|[A-Za-z_$]{1,60}(?:[.([]|::|->))`;

const NEAR = new RegExp(
  `${NEAR_NAME}(?:${withoutGroups(QUOTED_GLUE)}["'\`][^\\s"'\`]{3}` +
    `|["'\\]*]{0,2}[ \\t]{0,24}(?:(?:${WIDE_COLON}|::(?=[ \\t])|=>|:=|\\?=|:-|={1,2}|${BLOCK}|:[ \\t]{1,4}(?:!!str|&\\w{1,24})(?=[ \\t])|:\\*{0,2}|\\bis:?|${YAML_VALUE})[ \\t]{0,24}(?:${DEFAULT})?|(?<=[ \\t])(?=[^\\s]{0,40}\\d))${NOT_A_NAME}[^\\s"'\`<>()[\\]{}$*][^\\s"'\`<>]{2}` +
    `|${ELEMENT_GLUE}[^<>\\s]|${ENCODED_GLUE})`,
);

export interface Names {
  readonly keywords: readonly string[];
  /** The telling part of the name, in any case. */
  readonly pattern: string;
}

/** A value in quotes of its own. */
export function quotedForm({ keywords, pattern }: Names, check: NonNullable<Form['check']>): Form {
  return {
    keywords,
    near: NEAR,
    atKeyword: true,
    ignoreCase: true,
    before: new RegExp(`(?<lead>(?:${pattern})${REST}${QUOTED_GLUE}(?<quote>["'\`]))`),
    secret: /(?:(?<=")[^"\r\n]{3,256}|(?<=')[^'\r\n]{3,256}|(?<=`)[^`\r\n]{3,256})/,
    after: /["'`]/,
    check,
  };
}

const NEAR_EXPRESSION = new RegExp(`${NEAR_NAME}${NEAR_EXPRESSION_GLUE}["'\`][^\\s"'\`]{3}`);

/** A value in quotes that the name gets by an expression. */
export function expressionForm(
  { keywords, pattern }: Names,
  check: NonNullable<Form['check']>,
): Form {
  return {
    keywords,
    near: NEAR_EXPRESSION,
    atKeyword: true,
    ignoreCase: true,
    before: new RegExp(`(?<lead>(?:${pattern})${REST}${EXPRESSION_GLUE}(?<quote>["'\`]))`),
    secret: /(?:(?<=")[^"\r\n]{3,256}|(?<=')[^'\r\n]{3,256}|(?<=`)[^`\r\n]{3,256})/,
    after: /["'`]/,
    check,
  };
}

/** Everything up to the line's end. */
export function bareLineForm(
  { keywords, pattern }: Names,
  check: NonNullable<Form['check']>,
): Form {
  return {
    keywords,
    near: NEAR,
    atKeyword: true,
    ignoreCase: true,
    before: new RegExp(`(?<lead>(?:${pattern})${REST}${BARE_GLUE})`),
    secret: /(?:(?!\\[nrt"']|\xef\xbc|\xe3\x80)[^\s"'`<>]){4,256}/,
    after: /(?=[ \t]{0,8}(?:[\r\n]|\\[nr]|$|[ \t]#|["']))/,
    check,
  };
}

/** One of several values on a line: connection strings, queries, options. */
export function bareForm({ keywords, pattern }: Names, check: NonNullable<Form['check']>): Form {
  return {
    keywords,
    near: NEAR,
    atKeyword: true,
    ignoreCase: true,
    before: new RegExp(`(?<lead>(?:${pattern})${REST}${BARE_GLUE})`),
    secret: /(?:(?!\\[nrt"']|\xef\xbc|\xe3\x80)[^\s"'`<>;&,|(){}[\]]){4,256}/,
    after: /(?=[\s"'`;&,|)}\]<>\\]|\xef\xbc|\xe3\x80|$)/,
    check,
  };
}

/** The text of an element. */
export function elementForm({ keywords, pattern }: Names, check: NonNullable<Form['check']>): Form {
  return {
    keywords,
    near: NEAR,
    atKeyword: true,
    ignoreCase: true,
    before: new RegExp(`(?<lead>(?:${pattern})${REST}${ELEMENT_GLUE})`),
    secret: /[^<>\s&"][^<>\s"]{2,255}/,
    after: /\s{0,40}(?:\]\]>)?<\//,
    check,
  };
}

/** A place where a value is given to a name. */
export interface Place {
  readonly name: string;
  /** What stands directly before the whole name, at most 64 characters of the same line. */
  readonly before: string;
  /** What stands behind the value, quotes included, at most 80 characters of the same line. */
  readonly after: string;
  readonly operator: string;
  /** Whether white space stands beside the operator. */
  readonly isSpaced: boolean;
  /** The quote around the value, or nothing. */
  readonly quote: string;
  /** Whether the name itself is a string. */
  readonly isQuotedName: boolean;
  /** Whether the name is a string that a call gets: `env("PASSWORD")`. */
  readonly isCalled: boolean;
  /** How the content at its path writes values. Whoever asks depends on the path. */
  readonly syntax: Syntax;
  /** Whether values at its path are often made up. Whoever asks depends on the path. */
  readonly isTest: boolean;
  /** Whether bytes around it are of no text: part of a program or a database. */
  readonly isBinary: boolean;
  /** Whether the line is a comment as most languages write it. */
  readonly inComment: boolean;
}

const LONGEST_PREFIX = 48;

const REST_OF_NAME = new RegExp(`^(?:api key|${NATIVE_NAME})?[\\w.-]*`, 'i');

/** A method that compares, which looks like the last part of a name. */
const COMPARISON = /\.(?:equals(?:IgnoreCase)?|compareTo|is|Equals|isEqualToString)$/;

/** Reads the surroundings of a match of one of the forms above. */
export function placeOf(capture: Capture): Place {
  const { text, start, end, groups } = capture;
  // A short name has what stands before it in its keyword.
  const lead = (groups['lead'] ?? '').replace(/^[\s"']/, '');
  const nameStart = start - lead.length;
  const head = text.slice(Math.max(0, nameStart - LONGEST_PREFIX), nameStart);
  const prefix = /[\w.$-]{0,48}$/.exec(head)?.[0] ?? '';
  const rest = REST_OF_NAME.exec(lead)?.[0] ?? '';
  const lineStart = text.lastIndexOf('\n', nameStart - 1) + 1;
  const before = text.slice(
    Math.max(lineStart, nameStart - prefix.length - 200),
    nameStart - prefix.length,
  );
  const behind = text.slice(end, end + 80).split('\n', 1)[0] ?? '';
  const name = prefix + rest;
  const compared = COMPARISON.exec(name);
  return {
    name: compared === null ? name : name.slice(0, compared.index),
    before: before.slice(-64),
    after: behind,
    operator: compared === null ? (groups['op'] ?? '>') : '==',
    quote: groups['quote'] ?? '',
    isSpaced: /[ \t]/.test(lead.slice(rest.length)),
    isQuotedName: /["'`]$/.test(before) && /^["'`]/.test(lead.slice(rest.length)),
    isCalled: /^["'`]\)/.test(lead.slice(rest.length)),
    get syntax() {
      return traitsOf(capture.path).syntax;
    },
    get isTest() {
      return traitsOf(capture.path).isTest;
    },
    get isBinary() {
      return isAmongControls(text, nameStart, end);
    },
    get inComment() {
      return /(?:^|")[\s+]{0,40}(?:\/\/|\/?\*|#|--\s|;|<!--|%)/.test(before);
    },
  };
}
