import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.ts';
import { type AuditActor, type AuditEntry, auditEntry } from '../audit/ports.ts';
import type { WebhookParts } from './webhook-parts.ts';

type Change = 'added' | 'removed' | 'rotated' | 'disabled' | 'enabled' | 'tested' | 'redelivered';

type Parts = Pick<WebhookParts, 'ids' | 'clock'>;

/** What a machine decided by itself. */
export const byItself: AuditActor = { type: 'system', id: null };

/** The path of a URL may be a secret; the host never is. */
export const hostOf = ({ facts: { url } }: WebhookEndpoint): string => /^https?:\/\/([^/?#]+)/.exec(url)?.[1] ?? '';

export const audited = (
  { ids, clock }: Parts,
  endpoint: WebhookEndpoint,
  change: Change,
  stated: { readonly actor: AuditActor } & Partial<Pick<AuditEntry, 'why' | 'details'>>,
): AuditEntry =>
  auditEntry({
    ...stated,
    id: ids.uuid(),
    at: clock.now(),
    action: `webhook.${change}`,
    subject: { type: 'webhook', id: endpoint.facts.id },
    details: { ...stated.details, host: hostOf(endpoint) },
  });
