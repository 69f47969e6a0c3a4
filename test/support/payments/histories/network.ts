import { err, ok, type Result, ResultAsync } from 'neverthrow';
import {
  type GatewayFailure,
  type IntentAnswer,
  type PaymentGateway,
  type RefundAnswer,
  type RefundList,
  unreachable,
} from '../../../../src/application/payments/payment-gateway.ts';
import { gatewayWith } from '../gateway-with.ts';
import type { Scheduler } from './scheduler.ts';

type Answer = IntentAnswer | RefundAnswer | RefundList;

/** Between us and the gateway: loses requests and answers, delays requests for long, spoils answers. */
export class Network {
  readonly #scheduler: Scheduler;
  readonly #isInTransaction: () => boolean;
  /** Requests whose sender has given up and that arrive all the same. */
  readonly late: (() => Promise<unknown>)[] = [];
  isQuiet = false;
  callsInTransactions = 0;

  constructor(scheduler: Scheduler, isInTransaction: () => boolean) {
    this.#scheduler = scheduler;
    this.#isInTransaction = isInTransaction;
  }

  /** `happened` is told of each intent that the gateway has worked on. */
  to(real: PaymentGateway, happened: (intentId: string) => Promise<void>): PaymentGateway {
    return gatewayWith(real, (name, call, about) => {
      const work = async () => {
        const answer = await call();
        await happened(name === 'createIntent' || answer.isErr() ? about : idIn(answer.value as Answer, about));
        return answer;
      };
      return new ResultAsync(this.#send(work));
    });
  }

  async #send<T>(work: () => Promise<Result<T, GatewayFailure>>): Promise<Result<T, GatewayFailure>> {
    const { life, random } = this.#scheduler;
    if (this.#isInTransaction()) this.callsInTransactions += 1;
    await this.#scheduler.gate(life);
    const fault = this.isQuiet ? 9 : random.below(14);
    if (fault === 0) return err(unreachable('503', true));
    if (fault === 1) return err(unreachable('connection reset before the work', true));
    if (fault === 2) {
      this.late.push(work);
      return err(unreachable('time-out, the request is still on its way', true));
    }
    const answer = await work();
    await this.#scheduler.gate(life);
    if (fault === 3) return err(unreachable('time-out after the work', true));
    if (fault === 4 && answer.isOk()) return ok(spoiled(answer.value as Answer, random.below(4)) as T);
    return answer;
  }
}

const idIn = (answer: Answer, about: string): string =>
  'state' in answer && 'paymentId' in answer ? answer.id : about;

const spoil = [
  { id: '' },
  { amount: 1_000_000_007 },
  { currency: 'xxx' },
  { paymentId: 'somebody', refundId: 'somebody', intentId: 'pi_other' },
];

function spoiled(answer: Answer, how: number): Answer {
  if ('state' in answer) return { ...answer, ...spoil[how] } as Answer;
  // Some of the list cannot be read, or is about something else.
  const [first, ...others] = answer.refunds;
  if (first === undefined) return answer;
  if (how === 0) return { refunds: others, unreadable: [first.id] };
  return { ...answer, refunds: [{ ...first, ...spoil[how % 3] }, ...others] };
}
