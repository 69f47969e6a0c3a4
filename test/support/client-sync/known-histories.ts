import type { Step } from './store-histories.ts';

const step =
  (does: Step['does'], fate: Step['fate'] = 'arrives', choice = 1) =>
  (device: number): Step => ({ device, does, fate, choice });
const [flush, change, tick, remove] = [step('flush'), step('change'), step('tick'), step('delete')];
/** A task of no project. */
const create = step('create task', 'arrives', 0);
/** The browser is killed after the first write that an answer leads to. */
const crashInside = step('crash', 'arrives', 1);
const everywhere = [create(0), flush(0), flush(1), flush(2)];

/** Histories in which one thing alone has to be right. */
export const knownHistories: Readonly<Record<string, readonly Step[]>> = {
  'changes are done in the order in which they were made': [create(0), change(0), tick(0), change(0), flush(0)],
  'what comes once more as it was does not come back': [
    ...everywhere,
    change(0),
    flush(0),
    step('flush', 'old news')(0),
  ],
  'an answer that comes too late is not taken': [
    ...[...everywhere, create(0), flush(0), step('flush', 'answer late')(3), step('delete', 'arrives', 2)(0), flush(0)],
    ...[flush(2), step('let go')(3)],
  ],
  'nothing is lost with the browser while an answer is waited for': [
    ...[create(0), change(0), step('crash', 'answer late')(0), flush(0)],
  ],
  'nothing is lost with the browser after the request was': [create(0), step('crash', 'request lost')(0), flush(0)],
  'an answer is taken whole or not at all': [create(0), crashInside(0), change(0), flush(0)],
  'what was carried out is not sent under another name after a reload': [
    ...[create(0), change(0), step('flush', 'answer lost')(0), step('restart')(0), flush(0)],
  ],
  'both changes stand where others were made of other fields': [...everywhere, change(0), tick(1), flush(0), flush(1)],
  'somebody is asked where the same field was changed': [...everywhere, change(0), change(1), flush(0), flush(1)],
  'somebody is asked where it was changed between two changes that wait': [
    ...[...everywhere, change(0), change(0), step('flush', 'first alone')(0), flush(1), change(1), flush(1), flush(0)],
  ],
  'what waits is shown over what comes': [
    ...[...everywhere, tick(1), flush(1), step('flush', 'answer late')(0), change(0)],
    ...[step('let go', 'request lost')(0), flush(0)],
  ],
  'what was deleted elsewhere does not come back by a change': [
    ...[...everywhere, remove(0), flush(0), change(1), change(1), crashInside(1), flush(1)],
  ],
  'what waits behind a refused change is not written over what its author has not seen': [
    ...[...everywhere, change(1), tick(1), change(0), tick(0), change(0), flush(1), crashInside(0), flush(0)],
  ],
};
