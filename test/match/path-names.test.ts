import { describe, expect, it } from 'vitest';
import { RULES as BUILT_IN } from '../../rules/index.ts';
import { pathNames } from '../../src/match/path-names.ts';
import { ID } from './rules-for-tests.ts';

function namesOf(...paths: RegExp[]): string[] | undefined {
  return pathNames(paths.map((pattern) => ({ ...ID, paths: pattern })))?.map(
    ({ text, ignoreCase }) => (ignoreCase ? `${text} in any case` : text),
  );
}

describe('names that paths ask for', () => {
  it.each<[RegExp, string[]]>([
    [/(?:^|\/)\.npmrc$/, ['.npmrc']],
    [/(?:^|\/)(?:\.npmrc|\.netrc)$/, ['.npmrc', '.netrc']],
    [/\.tfvars(?:\.json)?$/, ['.tfvars', '.tfvars.json']],
    [/(?:^|\/)\.docker\/cfg/, ['.docker']],
    [/(?<=\.config)\/abcd/, ['abcd']],
    [/Secrets[^/]{0,20}\.ya?ml$/i, ['secrets in any case']],
    [/[sS]ecrets\.txt/, ['secrets.txt in any case']],
  ])('%s', (paths, names) => {
    expect(namesOf(paths)).toEqual(names);
  });

  it('never go over a slash, because a tree holds the names one by one', () => {
    for (const name of namesOf(/a\/b\/abcd[/]efgh/) ?? []) expect(name).not.toContain('/');
    expect(namesOf(/abc\/def/)).toBeUndefined();
  });

  it.each([/\.rc$/, /(?:\.npmrc)?/, /\.npmrc|\.rc/, /[a-z]{4}/, /(?=\.npmrc)/, /é{4}/])(
    'there are none for %s on which one could rely',
    (paths) => {
      expect(namesOf(paths)).toBeUndefined();
    },
  );

  it('one rule without any makes all useless', () => {
    expect(namesOf(/\.npmrc/, /\.rc/)).toBeUndefined();
  });

  it('rules without paths ask for none', () => {
    expect(pathNames([ID])).toEqual([]);
  });

  it('a pattern too large to be read could ask for anything', () => {
    expect(namesOf(new RegExp('abcd|'.repeat(5000)))).toBeUndefined();
  });

  it('built-in rules can be relied on', () => {
    expect(pathNames(BUILT_IN)).not.toBeUndefined();
  });
});
