import type { Mailer, MailTemplates, Outbox } from '../../../application/mail/ports.ts';
import { token } from '../binding.ts';

export const mail = {
  outbox: token<Outbox>('Outbox'),
  templates: token<MailTemplates>('MailTemplates'),
  mailer: token<Mailer>('Mailer'),
};
