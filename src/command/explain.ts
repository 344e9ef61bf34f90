/**
 * `keyscan explain`: what a rule is about, where a fingerprint stands, or which rule knows a value.
 * What somebody gives as a value may be a secret, so it is looked at and never shown.
 */

import { ExitStatus, ScanError } from '../error.ts';
import { readDecisions } from '../filter/decisions.ts';
import { isFingerprint, keyed } from '../filter/fingerprint.ts';
import type { Fingerprint } from '../finding.ts';
import { createDetector } from '../match/detector.ts';
import type { Options } from '../options/values.ts';
import type { RuleId } from '../rule.ts';
import { shapeOf } from '../rule-test/shape.ts';
import { nearest } from '../text/nearest.ts';
import { quoteOdd } from '../text/quote.ts';
import { openCatalog, type Catalog, type CatalogEntry } from './catalog.ts';
import type { CommandIo } from './io.ts';
import { rootAbove } from './root.ts';
import { decisionFiles } from './settings.ts';

/** Rules named for the beginning of a value. */
const MAX_CANDIDATES = 20;

export async function explain(options: Options, io: CommandIo): Promise<ExitStatus> {
  const [subject = ''] = options.arguments;
  const catalog = await openCatalog(options, io);
  const text = isFingerprint(subject)
    ? await aboutFingerprint(subject, catalog, options, io)
    : aboutName(subject, catalog, io);
  io.stdout.write(text);
  return ExitStatus.Clean;
}

function aboutName(subject: string, catalog: Catalog, io: CommandIo): string {
  const entry = catalog.entries.find(({ rule }) => rule.id === subject);
  if (entry !== undefined) return aboutRule(entry);
  const preview = /^([\x20-\x7e]{3,4})…/.exec(subject)?.[1];
  const found =
    preview === undefined ? rulesFinding(subject, catalog, io) : rulesBeginning(preview, catalog);
  const [only] = found;
  if (only === undefined) throw unknown(subject, catalog);
  if (found.length === 1)
    return `This value is one of the rule ${only.rule.id}.\n\n${aboutRule(only)}`;
  const lines = found.slice(0, MAX_CANDIDATES).map(({ rule }) => `  ${rule.id}  ${rule.title}`);
  const more = found.length > MAX_CANDIDATES ? `  and ${found.length - MAX_CANDIDATES} more\n` : '';
  return `Rules that know such a value; keyscan explain <rule> says more:\n${lines.join('\n')}\n${more}`;
}

/** The rules under which the value, alone in a text, would be reported. */
function rulesFinding(value: string, { entries, rules }: Catalog, io: CommandIo): CatalogEntry[] {
  const detector = createDetector({ rules, now: io.now });
  const ids = new Set(
    detector.detect(Buffer.from(value)).flatMap(({ parts }) => parts.map(({ ruleId }) => ruleId)),
  );
  return entries.filter(({ rule }) => ids.has(rule.id));
}

/** The rules for values that begin so, as a report shows them: `AKIA…7Q`. */
function rulesBeginning(beginning: string, { entries }: Catalog): CatalogEntry[] {
  return entries.filter(({ rule }) =>
    rule.forms.some(({ keywords = [], secret }) =>
      keywords.some(
        (word) =>
          (word.startsWith(beginning) || beginning.startsWith(word)) &&
          secret.source.replaceAll('\\', '').includes(word.slice(0, beginning.length)),
      ),
    ),
  );
}

/** Says only what has the form of a rule's id: anything else may be a secret. */
function unknown(subject: string, { entries }: Catalog): ScanError {
  const near = /^[a-z0-9-]{1,60}$/.test(subject)
    ? nearest(
        subject,
        entries.map(({ rule }) => rule.id),
      )
    : undefined;
  return new ScanError('this is no rule, no fingerprint and no value that a rule knows', {
    hint:
      near === undefined
        ? 'keyscan rules lists all rules; a fingerprint is v1- and 32 hex digits.'
        : `Did you mean keyscan explain ${near}?`,
  });
}

function aboutRule({ rule, severity, source, enabled, remarks }: CatalogEntry): string {
  const shape = shapeOf(rule);
  const keywords = [...new Set(rule.forms.flatMap((form) => form.keywords ?? []))];
  const state = enabled ? '' : ', switched off';
  const sections = [
    `${rule.title}\n${rule.id}, ${severity}, ${source}${state}`,
    rule.description,
    shape === undefined ? '' : `Looks like\n${indent(shape)}`,
    keywords.length === 0 ? '' : `Looked for near\n${indent(listOf(keywords))}`,
    remarks.length === 0 ? '' : `Note\n${remarks.map(indent).join('\n')}`,
    `What to do when it has leaked, in this order\n${rule.advice.leaked
      .map((step, index) => `  ${index + 1}. ${step.replaceAll('\n', '\n     ')}`)
      .join('\n')}`,
    rule.advice.instead === undefined
      ? ''
      : `Where to put it instead\n${indent(rule.advice.instead)}`,
    `If one is meant to stay, as a comment on its line\n  keyscan:allow ${rule.id} -- why it is harmless`,
    rule.references.length === 0 ? '' : `More\n${rule.references.map(indent).join('\n')}`,
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function listOf(words: readonly string[]): string {
  const shown = words.slice(0, 8).join('   ');
  return words.length > 8 ? `${shown}   and ${words.length - 8} more` : shown;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** What the repository has decided about a finding, and what its rule is about. */
async function aboutFingerprint(
  fingerprint: Fingerprint,
  catalog: Catalog,
  options: Options,
  io: CommandIo,
): Promise<string> {
  const files = decisionFiles(options, io, rootAbove(io.cwd));
  const { salt, allowList, baseline } = await readDecisions(files, io.now);
  const own = keyed(salt, fingerprint);
  const index = allowList?.entries.findIndex((entry) => entry.fingerprint === own) ?? -1;
  const allowed = allowList?.entries[index];
  const accepted = baseline?.entries.find((entry) => entry.fingerprint === own);
  const lines: string[] = [];
  if (allowed !== undefined) {
    const { reason, owner, expires } = allowed;
    lines.push(
      `Allowed in ${quoteOdd(files.allowList.name)}:${allowList?.lineOf(index) ?? 1}: ${quoteOdd(reason)}`,
    );
    if (owner !== undefined) lines.push(`by ${quoteOdd(owner)}`);
    if (expires !== undefined) lines.push(`until ${expires}`);
  }
  if (accepted !== undefined) {
    const where = accepted.path === undefined ? 'in a message' : `in ${quoteOdd(accepted.path)}`;
    lines.push(`Accepted in ${quoteOdd(files.baseline.name)}: ${accepted.rule}, ${where}`);
  }
  if (lines.length === 0) {
    throw new ScanError(
      `${fingerprint} is neither in ${files.allowList.name} nor in ${files.baseline.name}`,
      {
        hint: 'A fingerprint does not tell what it is of: keyscan history shows each with its finding.',
      },
    );
  }
  const rule = ruleOf(catalog, accepted?.rule ?? allowed?.rule);
  return `${lines.join('\n')}\n${rule === undefined ? '' : `\n${aboutRule(rule)}`}`;
}

function ruleOf({ entries }: Catalog, id: RuleId | undefined): CatalogEntry | undefined {
  return entries.find(({ rule }) => rule.id === id);
}
