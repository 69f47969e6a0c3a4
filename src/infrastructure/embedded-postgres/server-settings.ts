/** For a small server beside the product; what is acknowledged is on the disk. */
const small = {
  max_connections: '200',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  jit: 'off',
  io_method: 'sync',
  timezone: 'UTC',
};

/** Messages about statements would carry what users wrote; what went wrong there is in the product's own log. */
const quiet = { log_min_messages: 'log', log_checkpoints: 'off', log_timezone: 'UTC' };

/**
 * How a thousand files get to the disk together, at the first start and after a crash. One call for all of them takes a
 * second on a disk that others keep busy; one for each file has been seen to take a minute.
 */
export const syncMethod = process.platform === 'linux' ? 'syncfs' : 'fsync';

const durableOnes = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  recovery_init_sync_method: syncMethod,
};

/** For databases of tests, which nobody misses. */
const throwaway = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '100' };

export const serverSettings = (durable: boolean): readonly string[] =>
  Object.entries({ ...small, ...quiet, ...(durable ? durableOnes : throwaway) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
