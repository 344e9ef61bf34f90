/**
 * Text that compresses and changes about as source code does. Every file has a vocabulary of its own
 * (most names recur in a file, few between files) and a language that lays its lines out.
 */

import { capital, WORDS } from './words.js';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const HEX = '0123456789abcdef';

/** The names a file uses. Large files know more of them. */
export function vocabularyOf(random, lines) {
  const count = Math.min(400, 12 + Math.floor(Math.sqrt(lines) * 5));
  const words = Array.from({ length: count }, () => random.common(WORDS));
  const names = Array.from({ length: count }, () => {
    const [a, b, c] = [random.common(words), random.common(words), random.common(words)];
    switch (random.below(7)) {
      case 0:
      case 1:
        return a;
      case 2:
        return `${a}_${b}`;
      case 3:
        return `${a}${capital(b)}${capital(c)}`;
      case 4:
        return `${capital(a)}${capital(b)}`;
      case 5:
        return `${a}${capital(b)}`;
      default:
        return `${a.toUpperCase()}_${b.toUpperCase()}`;
    }
  });
  return { words, names };
}

function noise(random, length, alphabet) {
  let text = '';
  for (let index = 0; index < length; index++) text += alphabet[random.below(alphabet.length)];
  return text;
}

function phrase(random, { words }, length) {
  return Array.from({ length }, () => random.common(words)).join(' ');
}

function number(random) {
  return random.chance(0.6) ? random.below(10) : random.below(10 ** random.below(7));
}

/** An expression as a call or an access, at most two levels deep. */
function expression(random, vocabulary, depth = 0) {
  const name = random.common(vocabulary.names);
  switch (random.below(depth > 1 ? 4 : 9)) {
    case 0:
      return name;
    case 1:
      return `${name}.${random.common(vocabulary.names)}`;
    case 2:
      return String(number(random));
    case 3:
      return `'${random.common(vocabulary.words)}-${random.common(vocabulary.words)}'`;
    case 4:
    case 5:
      return `${name}(${expression(random, vocabulary, depth + 1)})`;
    case 6:
      return `${name}[${expression(random, vocabulary, depth + 1)}]`;
    case 7:
      return `${name}(${expression(random, vocabulary, depth + 1)}, ${expression(random, vocabulary, depth + 1)})`;
    default:
      return `${expression(random, vocabulary, depth + 1)} ${random.pick(['+', '-', '==', '&&', '<', '%'])} ${name}`;
  }
}

function script(random, vocabulary) {
  const name = () => random.common(vocabulary.names);
  const value = () => expression(random, vocabulary);
  const indent = '  '.repeat(1 + random.below(4));
  switch (random.below(12)) {
    case 0:
      return `${indent}const ${name()} = ${value()};`;
    case 1:
      return `${indent}if (${value()}) {`;
    case 2:
    case 3:
      return `${indent}}`;
    case 4:
      return `${indent}return ${value()};`;
    case 5:
      return `${indent}// ${phrase(random, vocabulary, 4 + random.below(9))}`;
    case 6:
      return '';
    case 7:
      return `\n/** ${phrase(random, vocabulary, 6 + random.below(8))}. */\nexport function ${name()}(${name()}, ${name()}) {`;
    case 8:
      return `import { ${name()}, ${name()} } from './${random.common(vocabulary.words)}/${random.common(vocabulary.words)}.js';`;
    case 9:
      return `${indent}${name()}: ${value()},`;
    case 10:
      return `${indent}expect(${value()}).toBe(${value()});`;
    default:
      return `${indent}${name()}.${name()}(${value()});`;
  }
}

function compiled(random, vocabulary) {
  const name = () => random.common(vocabulary.names);
  const indent = '\t'.repeat(1 + random.below(3));
  switch (random.below(9)) {
    case 0:
      return `${indent}struct ${name()} *${name()} = ${expression(random, vocabulary)};`;
    case 1:
      return `${indent}if (!${expression(random, vocabulary)})\n${indent}\tgoto ${name()};`;
    case 2:
      return `#define ${name().toUpperCase()} 0x${noise(random, 4, HEX)}`;
    case 3:
      return `\nstatic int ${name()}(const char *${name()}, size_t ${name()})\n{`;
    case 4:
      return `${indent}/* ${phrase(random, vocabulary, 5 + random.below(8))} */`;
    case 5:
      return '}';
    case 6:
      return `#include "${random.common(vocabulary.words)}.h"`;
    default:
      return `${indent}${name()}->${name()} = ${expression(random, vocabulary)};`;
  }
}

function indented(random, vocabulary) {
  const name = () => random.common(vocabulary.names);
  const indent = '    '.repeat(1 + random.below(3));
  switch (random.below(8)) {
    case 0:
      return `\ndef ${name()}(self, ${name()}=None):`;
    case 1:
      return `${indent}for ${name()} in ${expression(random, vocabulary)}:`;
    case 2:
      return `${indent}"""${capital(phrase(random, vocabulary, 5 + random.below(9)))}."""`;
    case 3:
      return `${indent}return ${expression(random, vocabulary)}`;
    case 4:
      return `from ${random.common(vocabulary.words)}.${random.common(vocabulary.words)} import ${name()}`;
    case 5:
      return `${indent}# ${phrase(random, vocabulary, 4 + random.below(8))}`;
    default:
      return `${indent}self.${name()} = ${expression(random, vocabulary)}`;
  }
}

function prose(random, vocabulary) {
  switch (random.below(10)) {
    case 0:
      return `\n## ${capital(phrase(random, vocabulary, 2 + random.below(3)))}\n`;
    case 1:
      return `- \`${random.common(vocabulary.names)}\`: ${phrase(random, vocabulary, 7)}`;
    case 2:
      return `See [${phrase(random, vocabulary, 2)}](https://example.org/${random.common(vocabulary.words)}/${random.below(5000)}).`;
    case 3:
      return '';
    default:
      return `${capital(phrase(random, vocabulary, 11 + random.below(5)))},`;
  }
}

function settings(random, vocabulary) {
  const indent = '  '.repeat(random.below(4));
  return random.chance(0.4)
    ? `${indent}${random.common(vocabulary.words)}: ${number(random)}`
    : `${indent}${random.common(vocabulary.names)}: "${phrase(random, vocabulary, 1 + random.below(3))}"`;
}

/** A list of packages with checksums: high entropy that no scanner should report. */
function lock(random, vocabulary) {
  const name = `${random.common(WORDS)}-${random.common(vocabulary.words)}`;
  const version = `${random.below(9)}.${random.below(20)}.${random.below(30)}`;
  return (
    `"${name}@^${version}":\n  version "${version}"\n` +
    `  integrity sha512-${noise(random, 86, BASE64)}==\n  dependencies:\n    ${random.common(WORDS)} "^${version}"`
  );
}

/** One line (now and then a few) of JSON data: ids, names, numbers, dates. */
export function dataRecord(random, vocabulary) {
  return (
    `  {"id": ${random.below(1e7)}, "name": "${phrase(random, vocabulary, 2)}", ` +
    `"${random.common(vocabulary.names)}": ${random.next().toFixed(6)}, "updated": "20${10 + random.below(16)}-0${1 + random.below(9)}-1${random.below(10)}", ` +
    `"ref": "${noise(random, 12, HEX)}", "active": ${random.chance(0.5)}},`
  );
}

/** What files are made of; `share` in a project adds up to 1. */
export const LANGUAGES = [
  { extension: 'ts', share: 0.42, line: script, comment: '//' },
  { extension: 'c', share: 0.2, line: compiled, comment: '//' },
  { extension: 'py', share: 0.18, line: indented, comment: '#' },
  { extension: 'md', share: 0.1, line: prose, comment: '' },
  { extension: 'yml', share: 0.06, line: settings, comment: '#' },
  { extension: 'lock', share: 0.01, line: lock, comment: '#' },
  { extension: 'json', share: 0.03, line: dataRecord, comment: '' },
];

/** A language by its share. */
export function languageOf(random) {
  let left = random.next();
  for (const language of LANGUAGES) {
    left -= language.share;
    if (left < 0) return language;
  }
  return LANGUAGES[0];
}

/** `count` lines with their line ends. */
export function linesOf(random, language, vocabulary, count) {
  let text = '';
  for (let line = 0; line < count; line++) text += `${language.line(random, vocabulary)}\n`;
  return text;
}

/**
 * The next version of a text: a few places where lines go and others come.
 *
 * @param {Buffer} text whole lines
 * @param size median of the lines that one place gains
 * @param loss median of those it loses, in parts of `size`: 0.85 makes a text grow a little
 */
export function edited(text, random, language, vocabulary, size = 3, loss = 0.85) {
  const places = 1 + Math.floor(-Math.log(1 - random.next()) * 1.6);
  for (let place = 0; place < places; place++) {
    const start = text.indexOf(10, random.below(text.length)) + 1;
    let end = start;
    for (let gone = Math.ceil(random.around(size * loss)); gone > 0 && end < text.length; gone--) {
      end = text.indexOf(10, end) + 1;
    }
    const added = linesOf(random, language, vocabulary, Math.ceil(random.around(size)));
    text = Buffer.concat([text.subarray(0, start), Buffer.from(added), text.subarray(end)]);
  }
  return text;
}
