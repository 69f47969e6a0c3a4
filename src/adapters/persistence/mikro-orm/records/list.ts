import type { InferKyselyDB } from '@mikro-orm/sql';
import { MailedLinkRecord, PasswordRecord, SessionRecord, SignInGuessRecord } from './account.ts';
import { AuditRecord } from './audit.ts';
import { KeptAnswerRecord } from './kept-answer.ts';
import { GatewayEventRecord, PaymentKeyRecord, PaymentRecord, RefundRecord } from './payment.ts';
import { ProjectRecord } from './project.ts';
import { SandboxIntentRecord, SandboxKeyRecord, SandboxRefundRecord } from './sandbox.ts';
import { TaskRecord } from './task.ts';
import { UserRecord } from './user.ts';

/** Every table: MikroORM and the typed queries both know it from here. Properties are named as their columns. */
export const records = [
  UserRecord,
  PasswordRecord,
  SessionRecord,
  MailedLinkRecord,
  SignInGuessRecord,
  ProjectRecord,
  TaskRecord,
  KeptAnswerRecord,
  AuditRecord,
  PaymentRecord,
  RefundRecord,
  PaymentKeyRecord,
  GatewayEventRecord,
  SandboxIntentRecord,
  SandboxRefundRecord,
  SandboxKeyRecord,
] as const;

export type Tables = InferKyselyDB<(typeof records)[number], { columnNamingStrategy: 'property' }>;
