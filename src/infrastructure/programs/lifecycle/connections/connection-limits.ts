/** What one connection, or one address, may have of the server. */
export interface ConnectionLimits {
  /** Requests of one connection that are worked on at a time. */
  readonly atWork: number;
  /** Further ones that wait there; beyond them the connection is cut off. */
  readonly held: number;
  /** Bytes of answers that wait for the client; from here on no further request of the connection is begun. */
  readonly pauseAt: number;
  /** Bytes of answers that wait for the client; beyond them the connection is cut off. */
  readonly cutOffAt: number;
  /** The same, of all connections together: those that have taken nothing for longest are cut off. */
  readonly cutOffAtInAll: number;
  /** Milliseconds in which a client that has bytes to take must take some. */
  readonly stalled: number;
  /** Connections of one address, of IPv6 of one network of 64 bits. Infinite where a proxy calls for everybody. */
  readonly perAddress: number;
  /** Milliseconds between looks at what waits. */
  readonly lookEvery: number;
}

const megabyte = 1024 * 1024;

export const usualLimits: ConnectionLimits = {
  atWork: 10,
  held: 100,
  pauseAt: megabyte,
  cutOffAt: 4 * megabyte,
  cutOffAtInAll: 64 * megabyte,
  stalled: 30_000,
  perAddress: 100,
  lookEvery: 250,
};

/** Why a connection was refused or cut off, for the people who run the product. */
export const cutOffReasons = ['too_many_connections', 'not_reading', 'too_much_unread', 'too_many_pipelined'] as const;
export type CutOffReason = (typeof cutOffReasons)[number];
