import { fc, it } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { createPathFilter } from '../../src/filter/paths.ts';

describe('default exclusions', () => {
  it.each([
    ['package-lock.json', 'lock-file'],
    ['apps/web/pnpm-lock.yaml', 'lock-file'],
    ['go.sum', 'lock-file'],
    ['static/jquery.min.js', 'minified'],
    ['static/site-min.css', 'minified'],
    ['dist/app.bundle.js', 'minified'],
    ['dist/app.js.map', 'minified'],
    ['dist/app.min.mjs.map', 'minified'],
    ['node_modules/x/index.js', 'vendored'],
    ['apps/web/node_modules/x/.npmrc', 'vendored'],
    ['vendor/github.com/x/y.go', 'vendored'],
    ['ios/Pods/AWS/x.m', 'vendored'],
    ['third_party/x', 'vendored'],
    ['venv/lib/python3.12/site-packages/x.py', 'vendored'],
  ])('%s is left out as %s', async (path, expected) => {
    const filter = await createPathFilter({ defaults: true, exclude: [] });
    expect(filter.excluded(path)).toEqual({ class: expected });
    const off = await createPathFilter({ defaults: false, exclude: [] });
    expect(off.excluded(path)).toBeUndefined();
  });

  it.each([
    'package.json',
    'src/admin.js',
    'src/vendor.ts',
    'src/vendors/x',
    'docs/node_modules.md',
    'my-vendor/x',
    'go.mod',
    'locks/yarn.lock.example',
    'map.js',
    '.bundle/config',
    '.terraform/terraform.tfstate',
    '.m2/settings.xml',
    'Vendor',
    'vendor',
  ])('%s is scanned', async (path) => {
    const filter = await createPathFilter({ defaults: true, exclude: ['docs/*.txt'] });
    expect(filter.excluded(path)).toBeUndefined();
  });

  it('never leave out a content without a path', async () => {
    const filter = await createPathFilter({ defaults: true, exclude: ['**'] });
    expect(filter.excluded(undefined)).toBeUndefined();
    const plain = await createPathFilter({ defaults: true, exclude: [] });
    expect(plain.excluded(undefined)).toBeUndefined();
  });

  it('take time linear in the path', async () => {
    const filter = await createPathFilter({ defaults: true, exclude: [] });
    const start = performance.now();
    filter.excluded('vendo/'.repeat(200_000));
    filter.excluded('.min'.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('configured exclusions', () => {
  it('name the glob, and come after the defaults', async () => {
    const filter = await createPathFilter({ defaults: true, exclude: ['docs/**', '**/*.snap'] });
    expect(filter.excluded('docs/a.md')).toEqual({ class: 'configured', glob: 'docs/**' });
    expect(filter.excluded('docs/yarn.lock')).toEqual({ class: 'lock-file' });
    expect(filter.excluded('src/a.ts')).toBeUndefined();
  });

  it('work without the defaults', async () => {
    const filter = await createPathFilter({ defaults: false, exclude: ['docs/**'] });
    expect(filter.excluded('docs/yarn.lock')).toEqual({ class: 'configured', glob: 'docs/**' });
    expect(filter.excluded('yarn.lock')).toBeUndefined();
  });
});

describe('skipDirectory', () => {
  it('skips folders of which everything is left out, and no other', async () => {
    const filter = await createPathFilter({
      defaults: true,
      exclude: ['docs/**', 'tmp*', '*.min.js', 'a/*'],
    });
    const skipped = ['node_modules', 'x/vendor', 'docs', 'docs/deep'];
    for (const path of skipped) expect([path, filter.skipDirectory(path)]).toEqual([path, true]);
    const walked = ['src', 'tmp', 'x.min.js', 'a', 'a/b', 'yarn.lock', 'vendored', 'old/docs'];
    for (const path of walked) expect([path, filter.skipDirectory(path)]).toEqual([path, false]);
  });

  const part = fc.constantFrom('a', 'b', 'vendor', 'docs', 'node_modules', 'x.min.js', 'go.sum');
  it.prop([fc.array(part, { minLength: 1, maxLength: 3 }), fc.array(part, { minLength: 1 })])(
    'everything below a skipped folder is excluded',
    async (folder, inner) => {
      const exclude = ['docs/**', '**/b/a/**', 'a/*'];
      const filter = await createPathFilter({ defaults: true, exclude });
      if (!filter.skipDirectory(folder.join('/'))) return;
      expect(filter.excluded([...folder, ...inner].join('/'))).toBeDefined();
    },
  );
});
