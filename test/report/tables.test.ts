import { describe, expect, test } from 'vitest';
import type { ScanEvent } from '../../src/finding.ts';
import {
  commit,
  finding,
  fingerprint,
  location,
  PREVIEW,
  problem,
  receipt,
  render,
} from './events.ts';
import { markdownText, nodes, parseCsv, parseMarkdown } from './parsers.ts';

async function records(events: readonly ScanEvent[]): Promise<Record<string, string>[]> {
  const [header = [], ...rows] = parseCsv(await render('csv', events));
  return rows.map((row) => {
    expect(row).toHaveLength(header.length);
    return Object.fromEntries(row.map((field, i) => [header[i] ?? '', field]));
  });
}

describe('csv', () => {
  test('has a row for each finding and problem, and one for the receipt', async () => {
    const inHistory = finding({
      location: location({ commit: commit(), atHead: false }),
      notes: ['One.', 'Two.'],
    });
    const rows = await records([inHistory, problem({ path: 'a' }), receipt({ complete: false })]);
    expect(rows[0]).toMatchObject({
      record: 'finding',
      severity: 'critical',
      rule: 'aws-secret-access-key',
      preview: PREVIEW,
      path: 'src/config.ts',
      line: '12',
      column: '20',
      commit: commit().oid,
      author: 'Jo Doe',
      at_head: 'false',
      other_locations: '0',
      fingerprint: fingerprint(1),
      message: 'One. Two.',
    });
    expect(rows[1]).toMatchObject({
      record: 'problem',
      title: 'missing-object',
      path: 'a',
      message: 'an object is missing Run `git fetch` and scan again.',
    });
    expect(rows[2]).toMatchObject({ record: 'receipt', title: 'incomplete' });
    expect(rows[2]?.['message']).toContain('scanned: all refs: 1,234 commits');
    expect(rows).toHaveLength(3);
  });

  test('ends every record with CRLF and quotes what needs it', async () => {
    const output = await render('csv', [
      finding({ location: location({ path: 'a,"b" ' }) }),
      receipt(),
    ]);
    expect(output).toContain(',"a,""b"" ",12,20,');
    expect(output.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(output.endsWith('\r\n')).toBe(true);
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1'])(
    'a spreadsheet takes %j for text',
    async (path) => {
      const [row] = await records([finding({ location: location({ path }) })]);
      expect(row?.['path']).toBe(`'${path.replace('\t', ' ')}`);
    },
  );

  test('no all-clear without a receipt', async () => {
    expect(await records([])).toMatchObject([{ record: 'receipt', title: 'incomplete' }]);
    expect(await records([receipt()])).toMatchObject([
      { title: 'complete', message: expect.stringMatching(/^No secrets found\./) },
    ]);
  });
});

describe('markdown', () => {
  test('has the verdict, a table, the steps once for each rule, and the receipt', async () => {
    const inHistory = finding({
      location: location({ commit: commit() }),
      atHead: true,
      otherLocationCount: 2,
    });
    const again = finding({
      location: location({ path: 'b.ts' }),
      severity: 'high',
      fingerprint: fingerprint(2),
    });
    const tree = await parseMarkdown(
      await render('markdown', [again, inHistory, receipt({ findings: 2 })]),
    );
    expect(markdownText(nodes(tree, 'paragraph')[0] ?? tree)).toBe(
      '❌ 2 findings: 1 critical, 1 high.',
    );
    const rows = nodes(tree, 'tableRow').map((row) => (row.children ?? []).map(markdownText));
    expect(rows).toEqual([
      ['severity', 'what', 'where', 'commit', 'preview'],
      [
        'critical',
        'AWS secret access key',
        'src/config.ts:12:20 and 2 other places',
        '1a2b3c4d5e1a Jo Doe, 2024-05-06, still in HEAD',
        PREVIEW,
      ],
      ['high', 'AWS secret access key', 'b.ts:12:20', '', PREVIEW],
    ]);
    expect(nodes(tree, 'heading').map(markdownText)).toEqual([
      'keyscan',
      'Findings',
      'What to do',
      'AWS secret access key',
      'Receipt',
    ]);
    const steps = nodes(tree, 'listItem').map(markdownText);
    expect(steps.slice(0, 2)).toEqual([
      'Create a second key with aws iam create-access-key.',
      'Delete the old one.',
    ]);
    expect(steps).toContain('scanned: all refs: 1,234 commits, 5,678 contents, 45.7 MB, 12 refs');
    expect(nodes(tree, 'link').map(({ url }) => url)).toEqual(['https://docs.example.org/keys']);
  });

  test('says that nothing was found, or that the scan is incomplete and why', async () => {
    expect(await render('markdown', [receipt()])).toContain('✅ **No secrets found');
    const incomplete = await render('markdown', [problem(), receipt({ complete: false })]);
    expect(incomplete).toContain('⚠️ **INCOMPLETE');
    expect(incomplete).toContain('- an object is missing Run `git fetch` and scan again');
    expect(incomplete).not.toContain('No secrets found');
  });

  test('stays below the size at which GitHub drops a summary, and says what is cut', async () => {
    const path = '|'.repeat(4000);
    const findings = Array.from({ length: 3000 }, (_, i) =>
      finding({
        ruleId: `rule-${i}`,
        title: `${path}${i}`,
        location: location({ path }),
        fingerprint: fingerprint(i),
      }),
    );
    const problems = Array.from({ length: 3000 }, (_, i) => problem({ path, message: `${i}` }));
    const output = await render('markdown', [...findings, ...problems, receipt({ scope: path })]);
    expect(Buffer.byteLength(output)).toBeLessThan(1024 * 1024);
    expect(output).toMatch(/\n[\d,]+ more findings; the json format lists all/);
    expect(output).toMatch(/\n[\d,]+ more problems; the json format lists all/);
    expect(output).toMatch(/\n[\d,]+ more rules; the json format lists all/);
    expect(output).toContain('### Receipt');
  });
});
