import { checkInvariants } from './check-invariants.ts';
import { History } from './history.ts';

/** Runs so many histories from the seed on; the message of a failure names the seed that runs it again. */
export async function runHistories(first: number, count: number): Promise<{ payments: number; crashes: number }> {
  const totals = { payments: 0, crashes: 0 };
  for (let seed = first; seed < first + count; seed += 1) {
    const history = new History(seed);
    try {
      await history.run(40);
      totals.payments += await checkInvariants(history);
      totals.crashes += history.crashes;
    } catch (error) {
      throw new Error(`history ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return totals;
}
