/** Tokens of Grafana. */

import { crcBeforeUnderscore } from '../tokens/checksums.ts';
import { token, type Issuer } from '../tokens/issuer.ts';

export const GRAFANA: Issuer = {
  name: 'Grafana',
  site: 'grafana.com',
  words: ['grafana.com'],
  revoke: 'Administration > Service accounts; https://grafana.com/orgs/<org>/access-policies',
  tokens: [
    token(
      'grafana-service-account-token',
      'service account token',
      /glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}/,
      'high',
      { checksum: crcBeforeUnderscore, opens: 'dashboards and data sources' },
    ),
    token(
      'grafana-cloud-access-policy-token',
      'cloud access policy token',
      /glc_eyJ[A-Za-z0-9+/]{57,400}={0,2}/,
      'high',
      { opens: 'metrics and logs, or the administration' },
    ),
    token(
      'grafana-legacy-api-key',
      'legacy API key',
      /eyJrIjoi[A-Za-z0-9+/]{60,400}={0,2}/,
      'high',
    ),
  ],
};
