/** Kubernetes: what lets a node into a cluster. Tokens of service accounts are JSON Web Tokens. */

import { token, type Issuer } from '../tokens/issuer.ts';

export const KUBERNETES: Issuer = {
  name: 'Kubernetes',
  site: 'kubernetes.io',
  words: ['kubeadm', 'bootstrap token', 'tls bootstrap'],
  revoke: '`kubeadm token delete`, or delete its secret in kube-system',
  tokens: [
    token('kubernetes-bootstrap-token', 'bootstrap token', /[a-z0-9]{6}\.[a-z0-9]{16}/, 'high', {
      opens: 'the cluster, to join as a node; for a day, if nobody said otherwise',
    }),
    token('kubernetes-kubeadm-certificate-key', 'certificate key', /[0-9a-f]{64}/, 'medium', {
      opens: 'the certificates of the control plane, for two hours',
      words: ['certificate key'],
    }),
  ],
};
