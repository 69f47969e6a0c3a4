/** Waiting, as a port: tests do not wait. */
export interface Delay {
  pause(milliseconds: number): Promise<void>;
}
