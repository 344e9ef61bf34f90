import { describe, expect, it } from 'vitest';
import { Concealment } from '../src/conceal.ts';
import type { Oid } from '../src/content.ts';
import { Secret, type Finding } from '../src/finding.ts';
import { createCredentials } from './support/credentials.ts';
import { createRepository } from './support/repository.ts';
import { keyscan } from './support/keyscan.ts';

describe('a secret that is not reported', () => {
  it('is not shown in the path, author or subject of another finding', () => {
    const credentials = createCredentials('conceal');
    const hidden = credentials.secretAccessKey().replaceAll('/', 'x');
    const repository = createRepository();
    try {
      repository.write('vendor/keys.env', `AWS_SECRET_ACCESS_KEY=${hidden}\n`);
      repository.write(`${hidden}.env`, `AWS_SECRET_ACCESS_KEY=${credentials.secretAccessKey()}\n`);
      repository.git('add', '--all');
      repository.git('-c', `user.name=${hidden}`, 'commit', '-q', '-m', `about ${hidden}`);
      for (const format of ['human', 'json', 'sarif', 'csv', 'markdown']) {
        const { status, stdout, stderr } = keyscan(repository, ['history', '--format', format]);
        expect(status).toBe(1);
        expect(stdout + stderr).not.toContain(hidden);
      }
    } finally {
      repository.cleanup();
    }
  });

  it('leaves paths alone where it is a plain word', () => {
    const concealment = new Concealment(new Set<Oid>());
    const silenced = { parts: [{ secret: new Secret('jhipster') }] };
    concealment.add(silenced as unknown as Parameters<Concealment['add']>[0]);
    const commit = { author: 'jhipster', email: 'a@b.org', subject: 's', oid: 'c' as Oid };
    const finding = { location: { path: 'jhipster/a', commit }, otherLocations: [] };
    const { location } = concealment.apply(finding as unknown as Finding);
    expect(location.path).toBe('jhipster/a');
    expect(location.commit?.author).not.toContain('jhipster');
  });

  it('costs nothing where there is none', () => {
    const finding = { location: { path: 'a' } } as Parameters<Concealment['apply']>[0];
    expect(new Concealment(new Set<Oid>()).apply(finding)).toBe(finding);
  });
});
