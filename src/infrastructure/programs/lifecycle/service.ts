import type { RequestListener } from 'node:http';
import type { Edge, HttpServer } from './http-server.ts';

/** What a process serves. */
export interface Service {
  readonly listener: RequestListener;
  /** What its connections may have. */
  readonly edge?: Edge;
  /** Told once it listens. */
  listening?(server: Pick<HttpServer, 'connections'>): void;
  /** From now on readiness tells balancers to send nobody here any more. */
  drain(): void;
  /** Ends jobs, then what they and the requests needed. */
  close(): Promise<void>;
}
