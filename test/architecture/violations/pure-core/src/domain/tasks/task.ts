const now = Date.now(); // refused: uses Date.now
const today = new Date(); // refused: reads the clock
const text = Date(); // refused: reads the clock
const then = new Date(0).toISOString();
const id = crypto.randomUUID(); // refused: uses crypto
const luck = Math.random(); // refused: uses Math.random
const most = Math.max(1, 2);
const settings = process.env; // refused: uses process
const surroundings = { process }; // refused: uses process
const order = { process: 'throw new Date()', crypto: most }; // Date.now() in words is no call
const read = order.process + order['crypto'];
interface Gateway {
  fetch(crypto: string): void;
}
export const task = (gateway: Gateway) => {
  gateway.fetch(read);
  console.log(settings); // refused: uses console
  if (luck > 1) throw new Error(text); // refused: throws
  return [now, today, then, id, surroundings, import.meta.url]; // refused: reads import.meta
};
