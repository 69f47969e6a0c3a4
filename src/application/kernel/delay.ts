/** Time that passes, as a port: tests need not wait. */
export interface Delay {
  pause(milliseconds: number): Promise<void>;
}
