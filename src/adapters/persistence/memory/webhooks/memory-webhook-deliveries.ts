import type {
  Claim,
  ClaimedDelivery,
  DeliveryFilter,
  WebhookDeliveries,
} from '../../../../application/webhooks/ports.ts';
import type { Instant } from '../../../../domain/kernel/instant.ts';
import { WebhookDelivery, type WebhookDeliveryFacts } from '../../../../domain/webhooks/webhook-delivery.ts';
import type { WebhookEndpointFacts } from '../../../../domain/webhooks/webhook-endpoint.ts';
import { kindOf, type WebhookEvent } from '../../../../domain/webhooks/webhook-event.ts';
import { announcedTable } from '../../tables/announced-tables.ts';
import { webhookDeliveriesTable } from '../../tables/webhook-deliveries-table.ts';
import { webhookEndpointsTable } from '../../tables/webhook-endpoints-table.ts';
import { type WebhookEventRow, webhookEventsTable } from '../../tables/webhook-events-table.ts';
import type { MemoryDatabase } from '../kernel/memory-database.ts';
import { MemoryRows } from '../kernel/memory-rows.ts';

export class MemoryWebhookDeliveries implements WebhookDeliveries {
  readonly #database: MemoryDatabase;
  readonly #rows: MemoryRows<WebhookDeliveryFacts>;
  readonly #endpoints: MemoryRows<WebhookEndpointFacts>;
  readonly #events: MemoryRows<WebhookEventRow>;

  constructor(database: MemoryDatabase) {
    this.#database = database;
    this.#rows = new MemoryRows(database, webhookDeliveriesTable);
    this.#endpoints = new MemoryRows(database, webhookEndpointsTable);
    this.#events = new MemoryRows(database, webhookEventsTable);
  }

  add({ facts }: WebhookDelivery): Promise<void> {
    return this.#database.write(() => this.#rows.set(facts));
  }

  withId(id: string): Promise<WebhookDelivery | undefined> {
    return this.#database.read(() => {
      const row = this.#rows.get(id);
      return row && WebhookDelivery.restore(row);
    });
  }

  save({ facts }: WebhookDelivery, seen: number): Promise<boolean> {
    return this.#database.write(() => {
      if (this.#rows.get(facts.id)?.attempts !== seen) return false;
      this.#rows.set(facts);
      return true;
    });
  }

  list({ endpointId, state }: DeliveryFilter, limit: number): Promise<readonly WebhookDelivery[]> {
    return this.#database.read(() =>
      this.#where(
        (row) =>
          (endpointId === undefined || row.endpointId === endpointId) && (state === undefined || row.state === state),
      )
        .sort(({ facts: one }, { facts: other }) => byText(other.createdAt, one.createdAt) || byText(other.id, one.id))
        .slice(0, limit),
    );
  }

  endpointsDue(now: Instant): Promise<readonly string[]> {
    return this.#database.read(() => {
      const due = new Set(this.#live().flatMap((one) => (one.isDue(now) ? [one.facts.endpointId] : [])));
      return [...due];
    });
  }

  claim({ endpointId, now, until, limit }: Claim): Promise<readonly ClaimedDelivery[]> {
    return this.#database.write(() =>
      this.#where((row) => row.endpointId === endpointId)
        .filter((one) => one.isDue(now))
        .sort(
          ({ facts: one }, { facts: other }) =>
            byText(one.nextAt ?? '', other.nextAt ?? '') || byText(one.id, other.id),
        )
        .slice(0, limit)
        .flatMap((one) => {
          const event = this.#events.get(one.facts.eventId);
          const delivery = one.lease(until);
          this.#rows.set(delivery.facts);
          return event === undefined ? [] : [{ delivery, event: eventOf(event) }];
        }),
    );
  }

  nextDue(now: Instant): Promise<Instant | undefined> {
    return this.#database.read(() => {
      const moments = this.#where(({ state }) => state === 'waiting').flatMap(({ facts: { nextAt, busyUntil } }) =>
        [nextAt, busyUntil].filter((moment) => moment !== null && moment > now),
      );
      return moments.filter((moment) => moment !== null).sort()[0];
    });
  }

  oldestWaiting(): Promise<Instant | undefined> {
    return this.#database.read(
      () =>
        this.#live()
          .map(({ facts }) => facts.createdAt)
          .sort()[0],
    );
  }

  forgetEnded(moment: Instant, limit: number): Promise<number> {
    return this.#database.write(() => {
      const isOver = ({ endedAt, createdAt, endpointId }: WebhookDeliveryFacts) =>
        endedAt === null ? createdAt < moment && this.#endpoints.get(endpointId) === undefined : endedAt < moment;
      const gone = this.#rows.deleteWhere(isOver, limit);
      const waitedFor = new Set(this.#rows.all().map(({ eventId }) => eventId));
      this.#events.deleteWhere(({ id, at }) => at < moment && !waitedFor.has(id));
      return gone;
    });
  }

  /** Those that wait for endpoints that are told events. */
  #live(): readonly WebhookDelivery[] {
    return this.#where(
      ({ state, endpointId }) => state === 'waiting' && this.#endpoints.get(endpointId)?.disabledAt === null,
    );
  }

  #where(fits: (row: WebhookDeliveryFacts) => boolean): WebhookDelivery[] {
    return this.#rows.all().filter(fits).map(WebhookDelivery.restore);
  }
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function eventOf({ subjectId, ...event }: WebhookEventRow): WebhookEvent {
  const isNumber = announcedTable(kindOf(event.type))?.columns['id']?.type === 'bigint';
  return { ...event, subjectId: isNumber ? Number(subjectId) : subjectId };
}
