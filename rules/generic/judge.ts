/**
 * The judge of named values: what stands around a value must be a place where a value is given, the
 * name must promise a secret, and the value must be able to be one.
 */

import type { Capture, Confidence, Verdict } from '../../src/rule.ts';
import { countClasses } from '../../src/text/shape.ts';
import { looksRandom } from '../../src/text/wordiness.ts';
import { placeOf, type Place } from './assignment.ts';
import { wayOf } from './expressions.ts';
import { isIngredient, isVagueKey, kindOfName, wordsOf, type NameKind } from './names.ts';
import {
  encodedText,
  isFiller,
  isKeyMaterial,
  isWords,
  judgePassword,
  judgeSecret,
} from './values.ts';
import { standsOut, verdictByName } from './verdict.ts';

const HEX = /^[0-9a-fA-F]+$/;

/** Words before a name that make another thing of it: "next page token". */
const OTHER_THING = /\b(?:page|next|csrf|xsrf|continuation|cursor|public-)[ -]?$/i;
/** Before a key; elsewhere it says who may use a member of a class. */
const PUBLIC = /\bpublic $/i;

/** Parameters of pictures: a badge is shown to those who may see nothing else. */
const OF_PICTURE = /\.(?:svg|png)\?(?:[^\s"'<>]{0,60}&)?$/;

function judgeValue(kind: NameKind, value: string, place: Place): Confidence | undefined {
  if (OTHER_THING.test(place.before)) return undefined;
  if (OF_PICTURE.test(place.before)) return undefined;
  // The name of a variable of the environment.
  if (/[_.-]env$/i.test(place.name) && /^[A-Z][A-Z0-9_]{2,60}$/.test(value)) return undefined;
  if (PUBLIC.test(place.before) && /^key/i.test(place.name)) return undefined;
  if (place.isBinary && !standsOut(value)) return undefined;
  if (isIngredient(place.name) && place.isTest) return undefined;
  const confidence = judgeText(kind, value, place);
  // Two letters mean other things as well.
  if (/^pw$/i.test(place.name) && confidence === 'medium') return 'low';
  const encoded = confidence === undefined ? undefined : encodedText(value);
  // A filler in base64 looks random; documents in it are judged as they are written.
  if (encoded === undefined || /^[{[]/.test(encoded)) return confidence;
  return isFiller(encoded, place.name) ? undefined : confidence;
}

function judgeText(kind: NameKind, value: string, place: Place): Confidence | undefined {
  if (kind === 'secret') {
    if (isVagueKey(place.name)) {
      // Options take ids of keys; data have digests for keys, and tests the vectors of ciphers.
      if (/^--?\w/.test(place.name) || !isKeyMaterial(value)) return undefined;
      if (HEX.test(value) && (place.isQuotedName || place.isTest)) return undefined;
    }
    return judgeSecret(value, place.name);
  }
  return judgePassword(value, place.name, /config|shell/.test(place.syntax));
}

/** In such an escape another reading of the text shows the value itself. */
const ESCAPED =
  /\\(?:["'\\/nrt`$]|u[0-9a-fA-F{]|x[0-9a-fA-F]{2}|$)|&(?:quot|amp|lt|gt|apos|#\w{1,6});/;

/** Attributes whose value names or describes a thing. */
const LABELLING =
  /(?:^|[\s(,{])(?:for|id|class|className|type|placeholder|label|title|aria-[\w-]+|htmlFor|autocomplete|data-[\w-]+|rel|href|src|style|alt|role|testID|i18n|ng-\w+|v-\w+|:\w+)\s?=\s?["']$/;

/** First words of functions that take the name of a secret, or a secret to look at, and set none. */
const LOOKUPS = new Set(
  (
    'get is looks look seems contains has check validate verify hash encrypt decrypt compare generate create make find read load fetch lookup ' +
    'request reset parse encode decode test assert expect match log print escape mask resolve require need want try ' +
    'show t translate ask prompt input enter delete remove list forgot no invalid wrong missing use from to render pass'
  ).split(' '),
);

/** Lines longer than this are machine-made, in programs. */
const LONGEST_LINE = 500;

export function judgeQuoted(kind: NameKind): (capture: Capture) => Verdict {
  return (capture) => {
    const { secret } = capture;
    const place = placeOf(capture);
    if (kindOfName(place.name) !== kind || ESCAPED.test(secret)) return false;
    if (LABELLING.test(place.before) && !/value/i.test(place.operator)) return false;
    const confidence = judgeValue(kind, secret, place);
    if (confidence === undefined || !isGiven(place, secret, confidence)) return false;
    if (confidence !== 'high' && isOnLongLine(capture, place)) return false;
    return verdictByName(weighed(confidence, place), secret, capture);
  };
}

/** In a call of which nothing is known, only a value that cannot be anything else counts. */
function isOpaque(value: string): boolean {
  if (!looksRandom(value) || !/\d/.test(value)) return false;
  return value.length >= 16 || (value.length >= 9 && countClasses(value) >= 3);
}

export function judgeExpression(kind: NameKind): (capture: Capture) => Verdict {
  return (capture) => {
    const { secret, groups } = capture;
    const place = placeOf(capture);
    if (kindOfName(place.name) !== kind || ESCAPED.test(secret)) return false;
    const { via } = groups;
    const way = via === undefined ? 'value' : wayOf(via);
    if (place.operator.startsWith('(') && !isSetter(place)) return false;
    if (way === undefined || isPart(place) || /^(?:get|is|has)$/i.test(place.name)) return false;
    const confidence = judgeValue(kind, secret, place);
    if (confidence === undefined || (way === 'argument' && !isOpaque(secret))) return false;
    if (confidence !== 'high' && isOnLongLine(capture, place)) return false;
    return verdictByName(confidence, secret, capture);
  };
}

/** The name of a constant that holds a name: `Context.SECURITY_CREDENTIALS`. */
const CONSTANT = /^(?:[\w$]{1,40}\.)?[A-Z][A-Z0-9_]{2,60}$/;

/**
 * Calls whose arguments are a name and its value, or what to take if it has none:
 * `define('DB_PASSWORD', 'value')`, `os.getenv("DB_PASSWORD", "value")`.
 */
const SETTER =
  /\b(?:define|putenv|env|\w{0,24}(?:set|put|add|getenv|get|prop|fetch|conf|opt|flag\.|string)\w{0,24})\s?\(\s?(?:&[\w.]{1,40},\s?)?["'`]?$/i;

const SET_PASSWORD = /(?:^|[.>])(?:set|with)?_?pass(?:word|wd|phrase)?$/i;

function weighed(confidence: Confidence, { operator, before, name }: Place): Confidence {
  if (operator === ',' && (SETTER.test(before) || /^--?\w/.test(name))) return confidence;
  // Of Capistrano: set :password, '…'
  if (operator === ',' && /\bset :$/.test(before)) return confidence;
  // A further argument, or a further member, that is called value or default.
  if (/^,.*[=:]$/s.test(operator)) return confidence;
  if (operator === '(' && SET_PASSWORD.test(name)) return confidence;
  return /^(?:[!=]=|\.eq|,|\()/.test(operator) ? lowerUnlessHigh(confidence) : confidence;
}

function lowerUnlessHigh(confidence: Confidence): Confidence {
  return confidence === 'high' ? 'high' : 'low';
}

/** A value in parts: "Bearer " + token. */
function isPart({ after }: Place): boolean {
  return /^["'`]{0,3}\s{0,4}(?:(?:\+|%|\.\s|\.format|\.join|<>|\.\.)\s{0,4}[\w$([]|\+\s{0,4}$)/.test(
    after,
  );
}

/** Whether a function of that name gets a secret to keep, not the name of one, or one to look at. */
function isSetter({ name }: Place): boolean {
  const words = wordsOf(name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('>')) + 1));
  const first = words[0] ?? '';
  if (/^(?:split|get|check|parse|strip|quote|crypt|hash|verify|read)/.test(first)) return false;
  return words.length === 1 || !LOOKUPS.has(first);
}

/** What types into a field, which it selects by a name. */
const TYPING =
  /\b(?:fill|type|typeText|send_?keys|set_?value|input_text|enter)\s?\(\s?["'`][#.\w[= "'-]{0,32}$/i;

/** Before a password in a sentence: "user `kim` and password `…`". */
const LEADS_IN =
  /(?:\b(?:the|with|your|use|initial|temporary|and|und|mit|y|et|con|avec|default|start|its|is)|[,/+&])\s$/i;

/** Whether the operator gives this value to this name, in this language. */
function isGiven(place: Place, value: string, confidence: Confidence): boolean {
  const { operator, name, before, after, isQuotedName, isCalled } = place;
  const behind = after.replace(/^["'`]{1,3}/, '');
  if (isPart(place)) return false;
  switch (operator) {
    case ',':
      // Arguments, not a list of names.
      if (isWords(value)) return false;
      if (/^--?\w/.test(name)) return /^\s{0,4}[,)}\]]/.test(behind);
      if (TYPING.test(before)) return /^\s{0,4}[,)]/.test(behind);
      // An Erlang tuple, or arguments; not a list of names.
      if (!isQuotedName) {
        if (before.endsWith('{')) return behind.startsWith('}');
        if (/\bset :$/.test(before)) return /^\s{0,4}$/.test(behind);
        if (!SETTER.test(before) || !behind.startsWith(')')) return false;
        return CONSTANT.test(name) || isOpaque(value);
      }
      // A pair of a list of pairs.
      if (/\{\s{0,4}["'`]$/.test(before)) return /^\s{0,4}\}/.test(behind);
      return /\(\s{0,4}(?:&[\w.]{1,40},\s?)?["'`]$/.test(before) && /^\s{0,4}[),}\]]/.test(behind);
    case '(':
      return /^\s{0,4}(?:[),.;]|$)/.test(behind) && isSetter(place) && !isWords(value);
    case '-':
    case '|':
      return place.syntax === 'prose' && confidence !== 'low' && LAST_CELL.test(behind);
    case '{':
      return isQuotedName && /fetch\(?\s?["']$/.test(before);
    case '': {
      if (/^--?\w/.test(name)) return true;
      if (place.syntax === 'prose') {
        return confidence === 'high' && LEADS_IN.test(before);
      }
      if (/\bEnv:$/.test(before)) return true;
      // A keyword of Clojure.
      if (/[\s{]:$/.test(before)) return true;
      if (place.syntax === 'config' && confidence === 'high') return true;
      if (/(?:^[\s+]{0,40}|#\s?define\s{1,8})$/.test(before)) return confidence !== 'low';
      return (
        /\b(?:ENV|ARG|IDENTIFIED|WITH|USER|ROLE|LOGIN|SET|set|setx|export)\s[^\n]{0,60}$/.test(
          before,
        ) && confidence !== 'low'
      );
    }
    default:
      // What a call gives, in a sentence: `sign('secret') => '…'`.
      if (isCalled && /^[=-]>/.test(operator)) return false;
      if (operator.startsWith('is')) return place.syntax === 'prose' && confidence !== 'low';
      if (operator.startsWith('!=') || operator.startsWith('==') || operator.startsWith('.')) {
        return confidence !== 'low';
      }
      return true;
  }
}

function isOnLongLine({ text, start }: Capture, place: Place): boolean {
  const from = text.lastIndexOf('\n', start);
  const to = text.indexOf('\n', start);
  const isLong = (to < 0 ? text.length : to) - from > LONGEST_LINE;
  return isLong && (place.syntax === 'code' || place.syntax === 'unknown');
}

/** Characters that end or structure something in programs, and are rare in bare values. */
const CODE_MARKS = /[(){}[\]]|^[-+*/=!&|,.?:~%^@#]|[,;:&({[\\]$|::|->|=>|\/\/|:\/\//;

/** A key of 128 bits or more behind its name: `my-key:…`, as services with a key store take them. */
function isLabelledKey(value: string): boolean {
  const key = /^[a-z][\w.-]{0,38}:([A-Za-z0-9+/]{22,88}={0,2})$/i.exec(value)?.[1];
  return key !== undefined && /\d/.test(key) && countClasses(key) >= 2 && looksRandom(key);
}

export function judgeBare(kind: NameKind): (capture: Capture) => Verdict {
  return (capture) => {
    const { secret } = capture;
    const place = placeOf(capture);
    if (kindOfName(place.name) !== kind) return false;
    if (CODE_MARKS.test(secret) || ESCAPED.test(secret)) return false;
    // The first of several values, which the form for those finds alone.
    const next = /[;&,]\s?([\w .-]{1,40})=/.exec(secret);
    if (next !== null && (secret.length < 24 || !looksRandom(next[1] ?? ''))) return false;
    if (/^(?!base64:)[\w.-]{1,40}[=:][^=]/.test(secret) && !isLabelledKey(secret)) return false;
    if (secret.endsWith('=') && isWords(secret.slice(0, -1))) return false;
    const confidence = judgeValue(kind, secret, place);
    if (confidence === undefined || !standsBare(place, secret, confidence)) return false;
    if (capture.groups['default'] !== undefined && !place.after.startsWith('}')) return false;
    return verdictByName(confidence, secret, capture);
  };
}

/** What is behind the last cell of a row in Markdown. */
const LAST_CELL = /^\s{0,40}\|?\s{0,4}$/;

/** Words that a directive of a router or server begins with: `neighbor 10.0.0.1 password …`. */
const DIRECTIVE = /^[ \t+]{0,40}(?:[a-z][\w-]{1,24}[ \t]{1,4})(?:[\w.:/-]{1,40}[ \t]{1,4}){0,3}$/;

/** Whether a value may stand there without quotes. */
function standsBare(place: Place, value: string, confidence: Confidence): boolean {
  const { operator, name, before, after } = place;
  const isOption = /^--?[A-Za-z]/.test(name) || /(?:^|\s)-[A-Z]?$/.test(before);
  const isStrong = confidence === 'high' || (confidence === 'medium' && countClasses(value) >= 3);
  if (operator === '') {
    if (isOption) return confidence !== 'low' && place.syntax !== 'code';
    if (place.syntax === 'unknown') {
      return (
        confidence === 'high' && /^[ \t+]{0,40}$/.test(before) && /^[ \t]{0,8}\r?$/.test(after)
      );
    }
    if (place.syntax !== 'config' && place.syntax !== 'shell') return false;
    if (confidence === 'low' || !/^;?[ \t]{0,8}(?:\r?$|\\[nr])/.test(after)) return false;
    if (/(?:^|")[ \t+]{0,40}(?:ENV|ARG|set|setx|setenv)?[ \t]{0,8}$/i.test(before)) return true;
    return place.syntax === 'config' && isStrong && DIRECTIVE.test(before);
  }
  if (operator === '0') return place.syntax === 'config' && isStrong && DIRECTIVE.test(before);
  if (operator === '-') return place.syntax === 'prose' && isStrong;
  if (operator === '|') return place.syntax === 'prose' && isStrong && LAST_CELL.test(after);
  // The next of a list of arguments, or a block of one line.
  if (operator.endsWith('-')) return /^--?\w/.test(name) && confidence !== 'low';
  if (/[|>]/.test(operator) && operator.includes('\n')) {
    return place.syntax === 'config' && confidence !== 'low' && /^\s{0,8}$/.test(after);
  }
  // An entry of a list of names and values.
  if (operator.includes('\n') && !/\b(?:name|key)["']?\s?:\s?["']?$/i.test(before)) {
    // Or the default of a parameter of CloudFormation.
    return operator.endsWith('Default:') && confidence !== 'low' && place.syntax === 'config';
  }
  if (operator === ':-') return before.endsWith('${') && after.startsWith('}');
  if (operator === ':' && /\$\{[\w.-]{0,60}$/.test(before + name)) return after.startsWith('}');
  // "PASS: TestLogin/2" of a test run.
  if (operator === ':' && /^pass$/i.test(name) && !/config|shell/.test(place.syntax)) {
    return name !== 'PASS' && isStrong && !value.includes('/');
  }
  switch (place.syntax) {
    case 'config':
    case 'shell':
      return !/[.]{3}/.test(value);
    case 'code':
      // Inside of a string, or in a comment.
      if (place.inComment) return isStrong && operator !== '==';
      return isParameter(place) && confidence !== 'low';
    case 'markup':
      return isParameter(place) ? confidence !== 'low' : isStrong && !/[<>]/.test(before.slice(-1));
    case 'prose':
      if (confidence === 'medium' && /^[ \t]{0,8}(?:\r?$|\\[nr])/.test(after)) return true;
      return isStrong || (isParameter(place) && confidence === 'medium');
    case 'unknown':
      return (
        isStrong ||
        (confidence === 'medium' && /^[\s+>-]{0,40}(?:export\s)?["'{]{0,2}$/.test(before))
      );
  }
}

/** `…;Password=value;…`, `?token=value&…`, `"--password=value"` inside a string. */
function isParameter({ before, after, operator, name, isSpaced }: Place): boolean {
  if (operator !== '=') return false;
  // A statement of a program: `self.password = p4pw`.
  if (isSpaced && after === '' && before.trim() === '') return false;
  return /[;&?,"'`\s]$/.test(before) || /^--?\w/.test(name)
    ? /^[;&"'`]|^\s{1,3}[\w-]+=|^$/.test(after)
    : false;
}

export function judgeElement(kind: NameKind): (capture: Capture) => Verdict {
  return (capture) => {
    const secret = capture.secret;
    const place = placeOf(capture);
    if (kindOfName(place.name) !== kind || ESCAPED.test(secret)) return false;
    if (/[()\s]/.test(secret)) return false;
    // An opening tag of this name, or one with an attribute that names it.
    if (!/(?:<[\w:-]{0,40}|["']|>)$/.test(place.before)) return false;
    if (/\b(?:for|class|href|id|type)\s?=\s?["'][^"']*$/.test(place.before)) return false;
    const confidence = judgeValue(kind, secret, place);
    if (confidence === undefined || place.syntax === 'code') return false;
    const isCell = !/(?:<|["']|<(?:\w{1,24}:)?(?:name|key|param-name|entry)>)$/.test(place.before);
    return verdictByName(isCell && confidence !== 'high' ? undefined : confidence, secret, capture);
  };
}
