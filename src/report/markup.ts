/** Foreign text inside HTML, XML and Markdown, from which it must not break out. */

import { plain } from './text.ts';

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `text`, made `plain`, for element content and quoted attributes of HTML and XML. */
export function escapeMarkup(text: string): string {
  // These two are not control characters, but XML forbids them.
  return plain(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => REFERENCES[character] ?? '');
}

/**
 * `text` on one line of Markdown, also in a table's cell. Every ASCII sign that could mean something
 * to any flavour is a numeric reference: an escaping backslash would itself depend on what stands
 * before it.
 */
export function escapeMarkdown(text: string): string {
  return markdownText(text.trim());
}

function markdownText(text: string): string {
  return plain(text).replace(
    /^-|[!-&(-+./:<-@[-`{-~]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );
}

/** Like `escapeMarkdown`, in the font of code; a code span cannot hold every text. */
export function markdownCode(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}

/** A sentence of a rule for Markdown: its `code spans` stay, nothing else has meaning. */
export function escapeProse(text: string): string {
  return codeSpans(text.trim(), markdownText, (code) => `\`${plain(code)}\``);
}

/** A sentence of a rule for HTML. */
export function proseMarkup(text: string): string {
  return codeSpans(text, escapeMarkup, (code) => `<code>${escapeMarkup(code)}</code>`);
}

function codeSpans(
  text: string,
  prose: (text: string) => string,
  code: (text: string) => string,
): string {
  // Splitting at a captured group puts the captures at the odd indices.
  return text
    .split(/(`[^`]+`)/)
    .map((piece, index) => (index % 2 === 1 ? code(piece.slice(1, -1)) : prose(piece)))
    .join('');
}
