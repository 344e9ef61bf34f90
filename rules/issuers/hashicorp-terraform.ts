/** Tokens of HCP Terraform. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const HASHICORP_TERRAFORM: Issuer = {
  name: 'HCP Terraform',
  site: 'terraform.io',
  words: ['hcp client', 'hcp'],
  revoke: 'https://app.terraform.io/app/settings/tokens',
  tokens: [
    token(
      'hashicorp-terraform-cloud-api-token',
      'cloud API token',
      /[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{67}/,
      'critical',
      { opens: 'state and runs', keywords: ['.atlasv1.'] },
    ),
    token(
      'hashicorp-terraform-hcp-client-secret',
      'hcp client secret',
      /[A-Za-z0-9._~-]{64}/,
      'critical',
    ),
  ],
};
