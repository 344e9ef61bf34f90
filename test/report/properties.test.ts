/** What holds for every format, whatever a scan comes across. */

import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScanEvent } from '../../src/finding.ts';
import {
  FORMAT_NAMES,
  isFormatName,
  loadReporter,
  type FormatName,
} from '../../src/report/formats.ts';
import schema from '../../src/report/json.schema.json' with { type: 'json' };
import type { ReportContext } from '../../src/report/reporter.ts';
import { validateSarif } from '../support/sarif.ts';
import { anyRun, type Run } from './arbitraries.ts';
import { render } from './events.ts';
import {
  elements,
  markdownText,
  nodes,
  parseCsv,
  parseMarkdown,
  parseWorkflowCommands,
  parseXml,
} from './parsers.ts';

const RUNS = { numRuns: 60 };
const MODES = ['history', 'staged', 'range', 'push', 'files'];

function eventsOf({ findings, problems, receipt }: Run): ScanEvent[] {
  return [...findings, ...problems, receipt];
}

const anyContext: fc.Arbitrary<Partial<ReportContext>> = fc.record({
  colour: fc.boolean(),
  verbose: fc.boolean(),
  quiet: fc.boolean(),
  unbornHead: fc.boolean(),
  width: fc.integer({ min: 1, max: 200 }),
  mode: fc.constantFrom(...MODES),
});

/** The ways in which a value could be written and still be read. */
function spellings(value: string): string[] {
  const xml = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    value,
    JSON.stringify(value).slice(1, -1),
    xml,
    xml.replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
    value.replaceAll('"', '""'),
    value.replaceAll('%', '%25'),
    value.replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C'),
    encodeURIComponent(value),
    Buffer.from(value).toString('base64'),
  ];
}

/** What a consumer of the format gets out of it, as one text. */
async function decoded(format: FormatName, output: string): Promise<string> {
  if (format === 'markdown') return markdownText(await parseMarkdown(output));
  if (format === 'junit' || format === 'html') return JSON.stringify(parseXml(output));
  return output;
}

test('the registry knows its formats, and each loads', async () => {
  expect(isFormatName('sarif')).toBe(true);
  expect(isFormatName('xml')).toBe(false);
  expect(isFormatName('toString')).toBe(false);
  for (const format of FORMAT_NAMES) expect(typeof (await loadReporter(format))).toBe('function');
});

describe.each(FORMAT_NAMES)('%s', (format) => {
  test('never holds a secret', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, anyContext, async (run, context) => {
        const output = await render(format, eventsOf(run), context);
        const texts = [output, await decoded(format, output)];
        const seen = run.secrets.filter((secret) =>
          spellings(secret).some((spelling) => texts.some((text) => text.includes(spelling))),
        );
        expect(seen).toEqual([]);
      }),
      RUNS,
    );
  });

  test('is the same for the same run, and for another order of events where it is sorted', async () => {
    const streamed = ['human', 'jsonl', 'github'].includes(format);
    const shuffled = anyRun.chain((run) =>
      fc.tuple(
        fc.constant(eventsOf(run)),
        streamed
          ? fc.constant(eventsOf(run))
          : fc.shuffledSubarray(eventsOf(run), { minLength: eventsOf(run).length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([events, others]) => {
        expect(await render(format, others)).toBe(await render(format, events));
      }),
      RUNS,
    );
  });

  test('says "no secrets" only of a complete run without findings', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, fc.nat({ max: 2 }), anyContext, async (run, kept, context) => {
        const findings = run.findings.slice(0, kept);
        const output = await render(format, [...findings, ...run.problems, run.receipt], context);
        if (findings.length > 0 || run.problems.length > 0 || !run.receipt.complete) {
          expect(output).not.toContain('No secrets found');
        }
      }),
      RUNS,
    );
  });
});

async function forAnyRun(
  format: FormatName,
  check: (output: string, run: Run) => unknown,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(anyRun, fc.constantFrom(...MODES), async (run, mode) => {
      await check(await render(format, eventsOf(run), { mode }), run);
    }),
    RUNS,
  );
}

describe('what each format is read by accepts it', () => {
  test('json keeps to its schema', async () => {
    const validate = new Ajv({ allErrors: true }).compile(schema);
    await forAnyRun('json', (output, run) => {
      const report = JSON.parse(output);
      expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
      expect(report.findings).toHaveLength(run.findings.length);
      expect(report.problems).toHaveLength(run.problems.length);
      expect(output).not.toMatch(/[\u007f-\u009f\p{Cf}\u2028\u2029\p{Cs}]/u);
    });
  });

  test('jsonl has one object a line', async () => {
    await forAnyRun('jsonl', (output, run) => {
      const types = output
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).type);
      expect(types).toEqual(eventsOf(run).map(({ type }) => type));
    });
  });

  test('sarif keeps to the official schema', async () => {
    await forAnyRun('sarif', (output, run) => {
      const log = JSON.parse(output);
      expect(validateSarif(log), JSON.stringify(validateSarif.errors)).toBe(true);
      expect(log.runs[0].results).toHaveLength(run.findings.length);
    });
  });

  test('gitlab is JSON with every finding', async () => {
    await forAnyRun('gitlab', (output, run) => {
      expect(JSON.parse(output).vulnerabilities).toHaveLength(run.findings.length);
    });
  });

  test('csv has one record for each finding, problem and receipt', async () => {
    await forAnyRun('csv', (output, run) => {
      const records = parseCsv(output);
      expect(records).toHaveLength(run.findings.length + run.problems.length + 2);
      expect(new Set(records.map((record) => record.length)).size).toBe(1);
      expect(records.flat().filter((field) => /^\s*[=+\-@]/.test(field))).toEqual([]);
    });
  });

  test('junit is well-formed XML with every failure and error', async () => {
    await forAnyRun('junit', (output, run) => {
      const root = parseXml(output);
      expect(elements(root, 'failure')).toHaveLength(run.findings.length);
      const incomplete = run.problems.length > 0 || !run.receipt.complete ? 1 : 0;
      expect(elements(root, 'error')).toHaveLength(run.problems.length + incomplete);
      expect(Number(root.attributes['tests'])).toBe(elements(root, 'testcase').length);
    });
  });

  test('html is well-formed and holds no element but its own', async () => {
    await forAnyRun('html', (output, run) => {
      const root = parseXml(output);
      expect(elements(root, 'article')).toHaveLength(run.findings.length);
      for (const name of ['script', 'img', 'iframe']) expect(elements(root, name)).toEqual([]);
    });
  });

  test('github has one command for each finding and problem, and none from foreign text', async () => {
    await forAnyRun('github', (output, run) => {
      const incomplete = run.problems.length > 0 || !run.receipt.complete ? 1 : 0;
      expect(parseWorkflowCommands(output)).toHaveLength(
        run.findings.length + run.problems.length + incomplete,
      );
      for (const line of output.trimEnd().split('\n')) {
        expect(line).toMatch(/^(?:::(?:error|warning|notice) |keyscan: )/);
        expect(line).not.toContain('##[error]\n');
      }
    });
  });

  test('markdown keeps its structure', async () => {
    await forAnyRun('markdown', async (output, run) => {
      const tree = await parseMarkdown(output);
      const rows = nodes(tree, 'tableRow');
      expect(rows).toHaveLength(run.findings.length + 1);
      expect(new Set(rows.map((row) => row.children?.length))).toEqual(new Set([5]));
      const html = nodes(tree, 'html').map(({ value }) => value);
      expect(html.filter((value) => value !== '<code>' && value !== '</code>')).toEqual([]);
      const ours = run.findings.flatMap(({ references }) => references);
      const links = nodes(tree, 'link').filter(
        ({ url = '' }) => !ours.some((text) => URL.canParse(text) && url === new URL(text).href),
      );
      expect(links).toEqual([]);
      expect(nodes(tree, 'image')).toEqual([]);
    });
  });

  test('human holds nothing that acts on a terminal, save for its colours', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, anyContext, async (run, context) => {
        const output = await render('human', eventsOf(run), context);
        // oxlint-disable-next-line no-control-regex
        const text = context.colour === true ? output.replace(/\u001b\[[0-9;]*m/g, '') : output;
        expect(text).not.toMatch(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
      RUNS,
    );
  });
});
