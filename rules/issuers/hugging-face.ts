/** Tokens of Hugging Face. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const HUGGING_FACE: Issuer = {
  name: 'Hugging Face',
  site: 'huggingface.co',
  revoke: 'https://huggingface.co/settings/tokens',
  tokens: [
    token('hugging-face-user-access-token', 'user access token', /hf_[A-Za-z]{34}/, 'high', {
      opens: 'private models, to read and perhaps to change',
    }),
    token(
      'hugging-face-organization-api-token-legacy',
      'legacy organisation API token',
      /api_org_[A-Za-z]{34}/,
      'high',
    ),
  ],
};
