import type { AuditLog } from '../../../application/audit/ports.ts';
import { token } from '../binding.ts';

export const audit = {
  log: token<AuditLog>('AuditLog'),
};
