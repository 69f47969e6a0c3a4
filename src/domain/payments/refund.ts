import type { Instant } from '../kernel/instant.ts';
import type { MinorUnits } from './money.ts';
import type { RefundStatus } from './refund-status.ts';

export const reasonBounds = { max: 255 } as const;

export interface RefundFacts {
  readonly id: string;
  readonly amount: MinorUnits;
  readonly status: RefundStatus;
  readonly reason: string | null;
  readonly gatewayId: string | null;
  readonly failureCode: string | null;
  /** Until then the process that asks the gateway has it to itself. */
  readonly leasedUntil: Instant | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface RefundOrder {
  readonly id: string;
  /** Absent: all that is left. */
  readonly amount: number | undefined;
  readonly reason: string | null;
  readonly leasedUntil: Instant;
}
