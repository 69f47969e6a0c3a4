import { setTimeout as pause } from 'node:timers/promises';
import { attacks } from './attacks.ts';
import { type Seen, watch } from './bystanders.ts';
import { type Product, startProduct } from './product.ts';

/**
 * Each attack on the running product, beside users who work normally. What they see is compared with what they saw undisturbed in
 * the same run, because machines differ; on a machine that has nothing else to do the ratios are much smaller.
 */
const bounds = { p50: 8, p99: 12, floor: 20, memory: 300 };

const shown = ({ p50, p99, requests, failures, notReady, memory }: Seen): string =>
  `p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${requests}, ${failures} failures, ${notReady} × not ready, ${memory.toFixed(0)} MB`;

function brokenOf(undisturbed: Seen, seen: Seen): readonly string[] {
  const slower = (quantile: 'p50' | 'p99'): boolean =>
    seen[quantile] > bounds[quantile] * Math.max(bounds.floor, undisturbed[quantile]);
  return [
    ...(slower('p50') ? ['others wait'] : []),
    ...(slower('p99') ? ['some others wait long'] : []),
    ...(seen.failures > 0 ? ['others fail'] : []),
    ...(seen.notReady > 0 ? ['readiness fails'] : []),
    ...(seen.memory > bounds.memory ? ['memory'] : []),
  ];
}

async function play(product: Product): Promise<number> {
  const long = `${'a'.repeat(998)}`;
  await product.fill('mallory', 10_000, long);
  await product.fill('mallory-2', 1000, '𝄞'.repeat(1000));
  await watch(product, () => pause(3000));
  const undisturbed = await watch(product, () => pause(8000));
  console.log(`  undisturbed: ${shown(undisturbed)}`);
  let broken = 0;
  for (const { promise, run } of attacks) {
    let got = '';
    let failure: string | undefined;
    const seen = await watch(product, async () => {
      got = await run(product).catch((error: Error) => {
        failure = error.message;
        return error.message;
      });
    });
    const found = [...brokenOf(undisturbed, seen), ...(failure === undefined ? [] : [failure])];
    broken += found.length;
    console.log(
      `  ${found.length === 0 ? 'kept  ' : 'BROKEN'} ${promise}: ${shown(seen)}; attacker: ${got}${found.map((what) => ` [${what}]`).join('')}`,
    );
  }
  return broken;
}

let broken = 0;
for (const [args, environment] of [
  [[], {}],
  [['--workers', '2'], { DATABASE_POOL_SIZE: '3' }],
] as const) {
  console.log(`serve ${args.join(' ')} ${JSON.stringify(environment)}`);
  const product = await startProduct(args, environment);
  broken += await play(product).finally(() => product.close());
}
console.log(broken === 0 ? 'all promises are kept' : `${broken} promises are broken`);
process.exit(broken === 0 ? 0 : 1);
