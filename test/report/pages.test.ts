import { describe, expect, test } from 'vitest';
import {
  commit,
  finding,
  fingerprint,
  location,
  position,
  PREVIEW,
  problem,
  receipt,
  render,
} from './events.ts';
import { elements, parseXml, textOf } from './parsers.ts';

const IN_HISTORY = finding({ location: location({ commit: commit() }), atHead: false });

describe('junit', () => {
  test('makes each finding a failure and each problem an error', async () => {
    const root = parseXml(
      await render('junit', [
        IN_HISTORY,
        problem(),
        receipt({ complete: false, findings: 1, problems: 1 }),
      ]),
    );
    expect(root.name).toBe('testsuites');
    expect(root.attributes).toEqual({
      name: 'keyscan',
      tests: '3',
      failures: '1',
      errors: '2',
      time: '1.234',
    });
    const [suite] = elements(root, 'testsuite');
    expect(suite?.attributes['timestamp']).toBe('2026-01-02T03:04:05');
    const cases = elements(root, 'testcase');
    expect(cases.map(({ attributes }) => attributes)).toEqual([
      {
        name: 'AWS secret access key in src/config.ts:12:20',
        classname: 'keyscan.aws-secret-access-key',
        file: 'src/config.ts',
        line: '12',
      },
      { name: 'an object is missing', classname: 'keyscan' },
      { name: 'the scan is complete', classname: 'keyscan' },
    ]);
    const [failure] = elements(root, 'failure');
    expect(failure?.attributes).toEqual({
      type: 'critical',
      message: `AWS secret access key (${PREVIEW}) in src/config.ts:12:20`,
    });
    expect(failure === undefined ? '' : textOf(failure)).toContain('\n1. Create a second key with');
    expect(elements(root, 'error').map(({ attributes }) => attributes['type'])).toEqual([
      'missing-object',
      'incomplete',
    ]);
    expect(elements(root, 'property')[0]?.attributes).toEqual({
      name: 'scanned',
      value: 'all refs: 1,234 commits, 5,678 contents, 45.7 MB, 12 refs',
    });
  });

  test('a clean run is one test that passed; a broken-off one did not pass', async () => {
    const clean = parseXml(await render('junit', [receipt()]));
    expect(clean.attributes).toMatchObject({ tests: '1', failures: '0', errors: '0' });
    expect(elements(clean, 'testcase').map(({ attributes }) => attributes['name'])).toEqual([
      'No secrets found.',
    ]);
    const broken = parseXml(await render('junit', []));
    expect(broken.attributes).toMatchObject({ tests: '1', failures: '0', errors: '1' });
  });
});

describe('html', () => {
  test('allows no script, no request and no foreign markup', async () => {
    const evil = '</code><script>alert(1)</script><img src=x onerror=alert(1)>';
    const output = await render('html', [
      finding({
        title: evil,
        description: evil,
        location: location({ path: evil, commit: commit({ author: evil, subject: evil }) }),
        references: ['javascript:alert(1)', 'https://docs.example.org/"><b>'],
        frame: [{ line: 1, text: evil, mark: { start: 3, end: 9 } }],
      }),
      problem({ message: evil }),
    ]);
    const root = parseXml(output);
    const names = ['script', 'img', 'b', 'iframe', 'link', 'base', 'form'];
    expect(names.flatMap((name) => elements(root, name))).toEqual([]);
    expect(elements(root, 'a').map(({ attributes }) => attributes['href'])).toEqual([
      'https://docs.example.org/%22%3E%3Cb%3E',
    ]);
    expect(elements(root, 'meta')[1]?.attributes).toEqual({
      'http-equiv': 'Content-Security-Policy',
      content: "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    });
    expect(elements(root, 'h3').map(textOf)).toEqual([`critical ${evil}`]);
  });

  test('shows the finding, its frame with the mark, steps, places and receipt', async () => {
    const root = parseXml(
      await render('html', [
        {
          ...IN_HISTORY,
          otherLocations: [location({ path: 'b.ts', start: position(3, 4) })],
          otherLocationCount: 5,
        },
        receipt({ findings: 1 }),
      ]),
    );
    const [article] = elements(root, 'article');
    if (article === undefined) throw new Error('no article');
    const text = textOf(article);
    expect(text).toContain('src/config.ts:12:20');
    expect(text).toContain('commit 1a2b3c4d5e1a · Jo Doe · 2024-05-06 · add settings');
    expect(text).toContain('no longer in HEAD, but in the history');
    expect(text).toContain(`keyscan allow ${fingerprint(1)}`);
    expect(elements(article, 'mark').map(textOf)).toEqual([PREVIEW]);
    expect(elements(article, 'li').map(textOf)).toEqual([
      'Create a second key with aws iam create-access-key.',
      'Delete the old one.',
      'b.ts:3:4',
      'and 4 more',
    ]);
    const terms = elements(root, 'dt').map(textOf);
    expect(terms.slice(-4)).toEqual(['scanned', 'rules', 'time', 'started']);
  });

  test.each([
    ['clean', [receipt()], 'No secrets found.'],
    ['found', [finding(), receipt({ findings: 1 })], '1 finding: 1 critical.'],
    ['incomplete', [problem(), receipt({ complete: false })], 'INCOMPLETE: 1 problem'],
    ['incomplete', [], 'INCOMPLETE: the scan stopped'],
  ])('says that the run is %s', async (state, events, expected) => {
    const root = parseXml(await render('html', events));
    const [verdict] = elements(root, 'p');
    expect(verdict?.attributes['class']).toBe(`verdict ${state}`);
    expect(verdict === undefined ? '' : textOf(verdict)).toContain(expected);
  });
});
