/** Docker Hub and Swarm. */

import { token, UUID, type Issuer } from '../tokens/issuer.ts';

export const DOCKER_HUB: Issuer = {
  name: 'Docker',
  site: 'docs.docker.com',
  words: ['docker token', 'dockerhub', 'docker hub', 'docker password', 'docker access'],
  revoke: 'app.docker.com/settings/personal-access-tokens',
  tokens: [
    token(
      'docker-hub-personal-access-token',
      'personal access token',
      /dckr_pat_[\w-]{27}/,
      'critical',
      { opens: 'container images, to read and to replace' },
    ),
    token(
      'docker-hub-organization-access-token',
      'organisation access token',
      /dckr_oat_[\w-]{32}/,
      'critical',
      { opens: 'container images, to read and to replace' },
    ),
    token('docker-hub-legacy-access-token', 'access token', UUID, 'critical', {
      opens: 'container images, to read and to replace',
    }),
    token(
      'docker-hub-swarm-join-token',
      'Swarm join token',
      /SWMTKN-1-[a-z0-9]{50}-[a-z0-9]{25}/,
      'high',
      { opens: 'the cluster, to join as a node' },
    ),
    token('docker-hub-swarm-unlock-key', 'Swarm unlock key', /SWMKEY-1-[A-Za-z0-9+/]{43}/, 'high', {
      opens: 'the keys of the cluster',
    }),
  ],
};
