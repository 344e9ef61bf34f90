/** The issuers that a row or two tell everything about, from the tables in this folder. */

import type { Issuer } from './issuer.ts';
import { AI_A_M } from './ai-a-m.ts';
import { AI_M_Z } from './ai-m-z.ts';
import { ANALYTICS } from './analytics.ts';
import { AUTOMATION_A_M } from './automation-a-m.ts';
import { AUTOMATION_N_Z } from './automation-n-z.ts';
import { CI_A_G } from './ci-a-g.ts';
import { CI_G_V } from './ci-g-v.ts';
import { CLOUD_A_G } from './cloud-a-g.ts';
import { CLOUD_H_R } from './cloud-h-r.ts';
import { CLOUD_R_Z } from './cloud-r-z.ts';
import { COMMUNICATION_8_M } from './communication-8-m.ts';
import { COMMUNICATION_M_Z } from './communication-m-z.ts';
import { CRM_A_L } from './crm-a-l.ts';
import { CRM_L_Z } from './crm-l-z.ts';
import { CRYPTO } from './crypto.ts';
import { DATA_A_N } from './data-a-n.ts';
import { DATA_N_Z } from './data-n-z.ts';
import { FINANCE } from './finance.ts';
import { IDENTITY } from './identity.ts';
import { MAPS } from './maps.ts';
import { MARKETING } from './marketing.ts';
import { MEDIA } from './media.ts';
import { MONITORING } from './monitoring.ts';
import { PACKAGES } from './packages.ts';
import { PAYMENTS_A_M } from './payments-a-m.ts';
import { PAYMENTS_O_X } from './payments-o-x.ts';
import { PRODUCTIVITY_A_L } from './productivity-a-l.ts';
import { PRODUCTIVITY_M_Z } from './productivity-m-z.ts';
import { SECURITY } from './security.ts';
import { SOCIAL } from './social.ts';

export const ISSUERS: readonly Issuer[] = [
  ...AI_A_M,
  ...AI_M_Z,
  ...ANALYTICS,
  ...AUTOMATION_A_M,
  ...AUTOMATION_N_Z,
  ...CI_A_G,
  ...CI_G_V,
  ...CLOUD_A_G,
  ...CLOUD_H_R,
  ...CLOUD_R_Z,
  ...COMMUNICATION_8_M,
  ...COMMUNICATION_M_Z,
  ...CRM_A_L,
  ...CRM_L_Z,
  ...CRYPTO,
  ...DATA_A_N,
  ...DATA_N_Z,
  ...FINANCE,
  ...IDENTITY,
  ...MAPS,
  ...MARKETING,
  ...MEDIA,
  ...MONITORING,
  ...PACKAGES,
  ...PAYMENTS_A_M,
  ...PAYMENTS_O_X,
  ...PRODUCTIVITY_A_L,
  ...PRODUCTIVITY_M_Z,
  ...SECURITY,
  ...SOCIAL,
];
