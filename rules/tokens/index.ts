/** The issuers that a row or two tell everything about, from the tables in this folder. */

import type { Issuer } from './issuer.ts';
import { AI_A_H } from './ai-a-h.ts';
import { AI_H_P } from './ai-h-p.ts';
import { AI_P_Z } from './ai-p-z.ts';
import { ANALYTICS_A_L } from './analytics-a-l.ts';
import { ANALYTICS_L_U } from './analytics-l-u.ts';
import { AUTOMATION_A_M } from './automation-a-m.ts';
import { AUTOMATION_N_Z } from './automation-n-z.ts';
import { CI_A_G } from './ci-a-g.ts';
import { CI_G_V } from './ci-g-v.ts';
import { CLOUD_A_E } from './cloud-a-e.ts';
import { CLOUD_E_N } from './cloud-e-n.ts';
import { CLOUD_N_S } from './cloud-n-s.ts';
import { CLOUD_T_Z } from './cloud-t-z.ts';
import { COMMUNICATION_8_L } from './communication-8-l.ts';
import { COMMUNICATION_L_P } from './communication-l-p.ts';
import { COMMUNICATION_R_Z } from './communication-r-z.ts';
import { CRM_A_L } from './crm-a-l.ts';
import { CRM_L_Z } from './crm-l-z.ts';
import { CRYPTO } from './crypto.ts';
import { DATA_A_N } from './data-a-n.ts';
import { DATA_N_Z } from './data-n-z.ts';
import { FINANCE_A_F } from './finance-a-f.ts';
import { FINANCE_H_Y } from './finance-h-y.ts';
import { IDENTITY } from './identity.ts';
import { MAPS } from './maps.ts';
import { MARKETING } from './marketing.ts';
import { MEDIA_A_F } from './media-a-f.ts';
import { MEDIA_G_Z } from './media-g-z.ts';
import { MONITORING } from './monitoring.ts';
import { PACKAGES } from './packages.ts';
import { PAYMENTS_A_F } from './payments-a-f.ts';
import { PAYMENTS_G_M } from './payments-g-m.ts';
import { PAYMENTS_O_X } from './payments-o-x.ts';
import { PRODUCTIVITY_A_L } from './productivity-a-l.ts';
import { PRODUCTIVITY_M_Z } from './productivity-m-z.ts';
import { SECURITY } from './security.ts';
import { SOCIAL } from './social.ts';

/** The tables by field, in the order of their titles. */
export const FIELDS: readonly { readonly title: string; readonly issuers: readonly Issuer[] }[] = [
  { title: 'AI', issuers: [...AI_A_H, ...AI_H_P, ...AI_P_Z] },
  { title: 'Analytics', issuers: [...ANALYTICS_A_L, ...ANALYTICS_L_U] },
  { title: 'Automation', issuers: [...AUTOMATION_A_M, ...AUTOMATION_N_Z] },
  { title: 'Build and deployment', issuers: [...CI_A_G, ...CI_G_V] },
  { title: 'Cloud and hosting', issuers: [...CLOUD_A_E, ...CLOUD_E_N, ...CLOUD_N_S, ...CLOUD_T_Z] },
  {
    title: 'Communication',
    issuers: [...COMMUNICATION_8_L, ...COMMUNICATION_L_P, ...COMMUNICATION_R_Z],
  },
  { title: 'Customers and sales', issuers: [...CRM_A_L, ...CRM_L_Z] },
  { title: 'Crypto currencies', issuers: [...CRYPTO] },
  { title: 'Data and databases', issuers: [...DATA_A_N, ...DATA_N_Z] },
  { title: 'Finance', issuers: [...FINANCE_A_F, ...FINANCE_H_Y] },
  { title: 'Identity', issuers: [...IDENTITY] },
  { title: 'Maps, travel and weather', issuers: [...MAPS] },
  { title: 'Marketing', issuers: [...MARKETING] },
  { title: 'Media', issuers: [...MEDIA_A_F, ...MEDIA_G_Z] },
  { title: 'Monitoring', issuers: [...MONITORING] },
  { title: 'Packages', issuers: [...PACKAGES] },
  { title: 'Payments and shops', issuers: [...PAYMENTS_A_F, ...PAYMENTS_G_M, ...PAYMENTS_O_X] },
  { title: 'Productivity', issuers: [...PRODUCTIVITY_A_L, ...PRODUCTIVITY_M_Z] },
  { title: 'Security', issuers: [...SECURITY] },
  { title: 'Social', issuers: [...SOCIAL] },
];

export const ISSUERS: readonly Issuer[] = FIELDS.flatMap(({ issuers }) => issuers);
